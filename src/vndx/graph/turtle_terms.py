"""How one RDF term is written in canonical Turtle, and in which order terms stand.

The form of a literal in the file is kept: ``102.0`` stays ``102.0`` and
``"007"^^xsd:integer`` keeps its zeros, for the words of a source may hang on
them. Characters that nobody can see (no-break spaces, direction marks) are
written as escapes, so that a reader of a diff sees them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

#: A safe part of PN_LOCAL: what every Turtle and SPARQL parser takes without escapes.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_](?:[A-Za-z0-9_.:-]*[A-Za-z0-9_:-])?)?")
_PREFIX = re.compile(r"(?:[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?")
_BARE = {
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "double": re.compile(r"[+-]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)[eE][+-]?[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
#: A fixed list, not ``str.isprintable``, whose answer changes with the Unicode version of Python.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
#: What would end a text in three quotes: three quotes or more, and any at the end of the text.
_QUOTES = re.compile(r'"{3,}|"+\Z')
_DIGITS = re.compile(r"([0-9]+)")
_LANGUAGES = {"vi": "0", "en": "1"}


def natural(text: str) -> tuple[object, ...]:
    """Return a sort key by which ``ev:95-173`` stands before ``ev:628-653``."""
    parts: list[object] = list(_DIGITS.split(text))
    for at in range(1, len(parts), 2):
        digits = str(parts[at]).lstrip("0")
        parts[at] = (len(digits), digits)  # as int() orders them, without its limit on length
    return (tuple(parts), text)


class Names:
    """Writes IRIs as prefixed names and remembers which prefixes were needed.

    Args:
        own: prefixes that the file declares itself; they win.
        known: prefixes of the project, used where the file has none.
    """

    def __init__(self, own: Mapping[str, str], known: Mapping[str, str]) -> None:
        table = {prefix: ns for prefix, ns in known.items() if prefix not in own}
        # Of two prefixes for one namespace the file's own wins, then the first by name.
        ranked = sorted(((ns, 0, p) for p, ns in own.items()), key=lambda row: row[2])
        ranked += sorted(((ns, 1, p) for p, ns in table.items()), key=lambda row: row[2])
        ranked.sort(key=lambda row: (-len(row[0]), row[1]))
        self._ranked = [(ns, prefix) for ns, _, prefix in ranked if ns and _PREFIX.fullmatch(prefix)]
        self._written: dict[str, str] = {}
        self.used: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """Return the shortest legal way to write *iri*."""
        known = self._written.get(iri)
        if known is None:
            known = self._written[iri] = self._shorten(iri)
        return known

    def _shorten(self, iri: str) -> str:
        for namespace, prefix in self._ranked:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used[prefix] = namespace
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def literal(self, literal: ox.Literal) -> str:
        """Return *literal* in its shortest form that keeps its lexical form."""
        if literal.language:
            direction = f"--{literal.direction}" if literal.direction else ""
            return f"{quote(literal.value)}@{literal.language}{direction}"
        datatype = literal.datatype.value
        if datatype == XSD + "string":
            return quote(literal.value)
        bare = _BARE.get(datatype)
        if bare is not None and bare.fullmatch(literal.value):
            return literal.value
        return f"{quote(literal.value)}^^{self.iri(datatype)}"


def quote(text: str) -> str:
    """Return *text* as a Turtle string, in three quotes where it holds line breaks."""
    text = text.replace("\\", "\\\\")
    if "\n" in text:
        text = _QUOTES.sub(lambda run: '\\"' * len(run[0]), text)
        return f'"""{_UNSEEN.sub(_escape, text)}"""'
    text = text.replace('"', '\\"').replace("\t", "\\t")
    return f'"{_UNSEEN.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return {"\r": "\\r", "\b": "\\b", "\f": "\\f"}.get(char, f"\\u{ord(char):04X}")


def literal_key(literal: ox.Literal) -> tuple[object, ...]:
    """Return the place of a literal: Vietnamese, English, other languages, then by datatype and text."""
    if literal.language:
        rank = _LANGUAGES.get(literal.language, "2" + literal.language)
        return (0, rank, *natural(literal.value), str(literal.direction or ""))
    return (1, literal.datatype.value, *natural(literal.value))
