"""Rows of a server's answer as VALUES, and the other way round: terms checked, and escaped, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from vndx.errors import RemoteError
from vndx.remote.trouble import broken

_IRI = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r"[\\\"\x00-\x1f\x7f]")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
#: A node without a name gets this one: a name of a node that has none, as RDF 1.1 suggests.
GENID = "https://w3id.org/vndx/.well-known/genid/"

Term = dict[str, str]


def values(columns: list[str], rows: Iterable[dict[str, Term]], url: str, salt: str = "") -> str:
    """Write rows as a block of VALUES.

    Args:
        columns: the variables.
        rows: as SPARQL JSON has them.
        url: whose answer it is, for sentences.
        salt: tells the nameless nodes of one answer from those of another.

    Raises:
        RemoteError: when a term is none.
    """
    names = " ".join(f"?{name}" for name in columns)
    lines = [
        "(" + " ".join(term(row[name], url, salt) if name in row else "UNDEF" for name in columns) + ")\n"
        for row in rows
    ]
    return f"VALUES ({names}) {{\n{''.join(lines)}}}"


def term(given: Term, url: str, salt: str = "") -> str:
    """Write one term as SPARQL has it.

    Raises:
        RemoteError: when it is none.
    """
    kind, value = given.get("type"), given.get("value", "")
    if kind == "uri":
        return f"<{_fits(_IRI, value, url)}>"
    if kind == "bnode":
        return f"<{GENID}{sha256(f'{salt} {value}'.encode('utf-8', 'replace')).hexdigest()[:20]}>"
    if kind not in ("literal", "typed-literal"):
        raise broken(url, "JSON")
    words = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), value)
    if any("\ud800" <= letter <= "\udfff" for letter in words):
        raise broken(url, "JSON")
    if language := given.get("xml:lang"):
        return f'"{words}"@{_fits(_LANGUAGE, language, url)}'
    datatype = given.get("datatype", _XSD_STRING)
    return f'"{words}"' if datatype == _XSD_STRING else f'"{words}"^^<{_fits(_IRI, datatype, url)}>'


def is_iri(value: str) -> bool:
    """Tell whether a text may stand between ``<`` and ``>``, and ends there."""
    return bool(_IRI.fullmatch(value)) and not any("\ud800" <= letter <= "\udfff" for letter in value)


def _fits(form: re.Pattern[str], value: str, url: str) -> str:
    if not form.fullmatch(value) or any("\ud800" <= letter <= "\udfff" for letter in value):
        error: RemoteError = broken(url, "JSON")
        raise error
    return value
