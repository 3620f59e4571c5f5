"""From what a user writes for a parameter to the RDF term that the engine binds.

A value becomes a typed term or an error; it is never put into the text of a
query, so no value can change what is asked.
"""

from __future__ import annotations

import re

from vndx.errors import UnknownName, UsageError
from vndx.lang import LANGUAGES, t
from vndx.ontology import CODE, ID, expand, shrink
from vndx.queries.named import NamedQuery, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

#: Finds the IRI for a name that is no IRI: ``(parameter, name) -> IRI``, or raises; for a code
#: that its list does not name so, it returns an empty string.
Resolve: TypeAlias = "Callable[[Parameter, str], str]"

_XSD = "http://www.w3.org/2001/XMLSchema#"
# What N-Triples allows between < and >, with a scheme that names things.
_IRI = re.compile(r"(?:https?://|urn:)[^\x00-\x20<>\"{}|^`\\\x7f-\x9f\ud800-\udfff]+")
_INTEGER = re.compile(r"([+-]?)0*([0-9]{1,18})")
_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARTICLE = re.compile(r"[A-Za-z0-9_-]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_ARTICLES = f"{ID}article/"


def bind(query: NamedQuery, values: Mapping[str, str], resolve: Resolve | None = None) -> dict[str, str]:
    """Turn the values given for a query's parameters into terms.

    Args:
        query: the query.
        values: parameter name to what the user wrote. One that is left out means all.
        resolve: finds entities and codes by name and articles by the beginning of
            their id; without it only IRIs, prefixed names and whole ids are taken.

    Returns:
        Variable name to term, as N-Triples writes it.

    Raises:
        UnknownName: for a parameter that the query does not have, or a name that nothing bears.
        Ambiguous: when several things bear the name.
        UsageError: when a value is not of its parameter's type.
    """
    known = {param.name: param for param in query.params}
    terms: dict[str, str] = {}
    for name, value in values.items():
        param = known.get(name)
        if param is None:
            raise _unknown(query, name)
        terms[name] = _MAKERS[param.type](param, value.strip(), resolve)
    return terms


def bound_example(param: Parameter) -> str:
    """Return the example of a parameter as the term that `bind` makes of it."""
    return _MAKERS[param.type](param, param.example, None)


def shorten(param: Parameter, term: str) -> str:
    """Write the value of a term (an IRI or a lexical form) as a user may give it for *param*."""
    if param.type == "article" and term.startswith(_ARTICLES):
        return term[len(_ARTICLES) :]
    if param.scheme and term.startswith(f"{CODE}{param.scheme}-"):
        return term[len(CODE) + len(param.scheme) + 1 :]
    return shrink(term) if param.type in ("entity", "code") else term


def _unknown(query: NamedQuery, name: str) -> UnknownName:
    from difflib import get_close_matches

    names = [param.name for param in query.params]
    near = get_close_matches(name, names, 1)
    has = ", ".join(names) or t("none", "không có")
    return UnknownName(
        f"{query.name} has no parameter {name}; "
        + (f"did you mean {near[0]}?" if near else f"it has: {has}"),
        f"{query.name} không có tham số {name}; " + (f"có phải là {near[0]}?" if near else f"chỉ có: {has}"),
    )


def _wrong(param: Parameter, value: str, en: str, vi: str) -> UsageError:
    return UsageError(
        f"{param.name}={value} is not {en}, such as {param.name}={param.example}",
        f"{param.name}={value} không phải là {vi}, ví dụ {param.name}={param.example}",
    )


def not_listed(param: Parameter, value: str, values: Iterable[str]) -> UsageError:
    """Return the error for a *value* that is none of the *values* that *param* can have."""
    there = ", ".join(values)
    return UsageError(
        f"{param.name} cannot be {value}; it is one of: {there}",
        f"{param.name} không thể là {value}; phải là một trong: {there}",
    )


def is_iri(text: str) -> bool:
    """Tell whether *text* is an absolute IRI that may stand in a query."""
    return _IRI.fullmatch(text) is not None


def _iri(iri: str) -> str | None:
    return f"<{iri}>" if is_iri(iri) else None


def _entity(param: Parameter, value: str, resolve: Resolve | None) -> str:
    given = expand(value)
    term = _iri(given) if given is not None else None
    if term is None and given is None and value and resolve is not None:
        term = _iri(resolve(param, value))
    if term is None:
        raise _wrong(param, value, "a name, an IRI or a prefixed name", "tên, IRI hoặc tên có tiền tố")
    return term


def _code(param: Parameter, value: str, resolve: Resolve | None) -> str:
    given = expand(value)
    if given is None and value and resolve is not None:
        given = resolve(param, value) or None  # by its name in the list, in either language
    if given is None and _CODE.fullmatch(value):
        start = f"{param.scheme}-" if param.scheme else ""
        given = CODE + (value if value.startswith(start) else start + value)
    term = _iri(given) if given is not None else None
    if term is None:
        raise _wrong(param, value, "a code", "mã")
    return term


def _article(param: Parameter, value: str, resolve: Resolve | None) -> str:
    given = expand(value)
    if given is None and _ARTICLE.fullmatch(value):
        given = resolve(param, value) if resolve is not None else _ARTICLES + value
    term = _iri(given) if given is not None else None
    if term is None:
        raise _wrong(
            param, value, "an article's id or the beginning of one", "mã bài báo hoặc phần đầu của mã"
        )
    return term


def _integer(param: Parameter, value: str, _resolve: Resolve | None) -> str:
    found = _INTEGER.fullmatch(value)
    if found is None:
        raise _wrong(param, value, "a whole number", "số nguyên")
    sign = "-" if found[1] == "-" and found[2] != "0" else ""
    return f'"{sign}{found[2]}"^^<{_XSD}integer>'


def _date(param: Parameter, value: str, _resolve: Resolve | None) -> str:
    from datetime import date

    local = _DAY.fullmatch(value)
    iso = f"{local[4]}-{int(local[3]):02}-{int(local[1]):02}" if local else value
    try:
        if not _ISO.fullmatch(iso):
            raise ValueError(iso)
        day = date.fromisoformat(iso)
    except ValueError:
        raise _wrong(
            param,
            value,
            "a day written YYYY-MM-DD, D/M/YYYY, D.M.YYYY or D-M-YYYY",
            "ngày viết YYYY-MM-DD, D/M/YYYY, D.M.YYYY hoặc D-M-YYYY",
        ) from None
    return f'"{day.isoformat()}"^^<{_XSD}date>'


def _string(param: Parameter, value: str, _resolve: Resolve | None) -> str:
    if _CONTROL.search(value):
        raise _wrong(param, value, "text without control characters", "chữ không có ký tự điều khiển")
    if param.scheme and value not in param.scheme.split("|"):
        raise not_listed(param, value, param.scheme.split("|"))
    from unicodedata import normalize

    text = normalize("NFC", value)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _language(param: Parameter, value: str, _resolve: Resolve | None) -> str:
    if value not in LANGUAGES:
        raise _wrong(param, value, "vi or en", "vi hoặc en")
    return f'"{value}"'


_MAKERS: dict[str, Callable[[Parameter, str, Resolve | None], str]] = {
    "entity": _entity,
    "integer": _integer,
    "date": _date,
    "string": _string,
    "language": _language,
    "code": _code,
    "article": _article,
}
