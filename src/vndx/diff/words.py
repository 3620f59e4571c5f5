"""Names for what differs: things, kinds, properties and values, in the language in force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.diff.compare import About, Difference
from vndx.diff.model import EVIDENCE, INDICATOR, TYPE, Fact, Key, Row, Section
from vndx.diff.reading import read
from vndx.graph.files import find
from vndx.lang import order, t
from vndx.ontology import ID, VNDX, shrink
from vndx.show.card import Fact as Node
from vndx.show.card import Statement, Term
from vndx.show.say import Speaker

_OA = "http://www.w3.org/ns/oa#"
_LABELS = (
    "<http://www.w3.org/2004/02/skos/core#prefLabel>",
    "<http://www.w3.org/2000/01/rdf-schema#label>",
    "<http://purl.org/dc/terms/title>",
)
_MEMBER = "<http://www.w3.org/ns/org#member>"
_PARTICIPANT = f"<{VNDX}participant>"
_SPAN = f"{ID}evidence/"


class Words:
    """Puts what differs into words.

    Args:
        difference: where names are looked up: in the new graph, then in the old, then in the shipped one.
        sections: what will have to be named.
    """

    def __init__(self, difference: Difference, sections: Iterable[Section]) -> None:
        wanted = {term for section in sections for fact in section.facts for term in _terms(fact)}
        wanted |= {f"<{ID}article/{section.name}>" for section in sections if section.article}
        self._old: About = {}
        self._new: About = {}
        for _ in range(
            4
        ):  # a figure, its indicator; a membership, its post, that one's body; a span, its words
            self._old |= difference.old(wanted)
            self._new |= difference.new(wanted)
            known = {*self._old, *self._new}
            wanted = {
                term
                for side in (self._old, self._new)
                for found in side.values()
                for terms in found.values()
                for term in terms
                if term.startswith("<")
            } - known
        self._shipped: About | None = None
        self._names: dict[str, str] = {}
        self._speaker = Speaker(self._iri, "")

    def thing(self, term: str, *, old: bool = False) -> str:
        """Return the name of a thing, or what a node that has none says; else its id.

        Args:
            term: the node, as N-Triples writes it.
            old: as the old graph has it.
        """
        if not term.startswith("<"):
            return term
        iri = term[1:-1]
        if iri.startswith(_SPAN):
            return self._span(iri)
        itself = self._itself(term, old)
        section = "figures" if INDICATOR in itself else "posts" if _MEMBER in itself else ""
        if section or _PARTICIPANT in itself:
            return self._speaker.line(_node(iri, itself), section)
        return self._iri(iri) or shrink(iri)

    def kind(self, term: str) -> str:
        """Return what sort of thing it is."""
        return ", ".join(self._iri(one[1:-1]) or shrink(one[1:-1]) for one in self.types(term))

    def types(self, term: str) -> list[str]:
        """Return the classes of a thing, as N-Triples writes them, sorted."""
        return sorted(self._itself(term, False).get(TYPE, ()))

    def property(self, key: Key) -> str:
        """Return the name of a property; where it is about the grounds of one value, with that value."""
        name = self._property(key.predicate)
        if key.ground:
            ground = self._property(key.ground)
            return f"{name} {self.value(key.value)}: {ground}"
        return f"{name} ({key.language})" if key.language else name

    def value(self, term: str) -> str:
        """Return a value as a reader writes it."""
        if not term.startswith('"'):
            return self.thing(term)
        return self._speaker.value(_literal(term))

    def sides(self, row: Row) -> tuple[list[str], list[str]]:
        """Return the old and the new values; those that read alike with what tells them apart."""
        said = {term: self.value(term) for term in (*row.old, *row.new)}
        for tell in (_apart, str):
            count = Counter(said.values())
            said = {
                term: f"{text} ({tell(term)})" if count[text] > 1 else text for term, text in said.items()
            }
        return [said[term] for term in row.old], [said[term] for term in row.new]

    def title(self, section: Section) -> str:
        """Return the heading of a section."""
        if not section.article:
            known = {
                "": t("default graph", "đồ thị mặc định"),
                "reference": t("reference", "tham chiếu"),
                "background": t("background", "bối cảnh"),
                "derived": t("derived", "suy ra"),
                "dataset": t("the dataset itself", "chính bộ dữ liệu"),
                "ontology": t("ontology", "bản thể học"),
            }
            return known.get(section.name, section.name)
        itself = self._itself(f"<{ID}article/{section.name}>", False)
        about = [
            self.thing(term)
            for name in ("publisher", "spatialCoverage")
            for term in sorted(itself.get(f"<https://schema.org/{name}>", ()))
        ]
        return t("article ", "bài báo ") + ", ".join([section.name, *about])

    def _property(self, term: str) -> str:
        own = {EVIDENCE: ("evidence", "dẫn chứng"), TYPE: ("kind", "loại")}
        if term in own:
            return t(*own[term])
        return self._iri(term[1:-1]) or shrink(term[1:-1])

    def _itself(self, term: str, old: bool) -> dict[str, set[str]]:
        sides = (self._old, self._new) if old else (self._new, self._old)
        return next((side[term] for side in sides if term in side), {})

    def _iri(self, iri: str) -> str:
        if iri not in self._names:
            term = f"<{iri}>"
            name = _label(self._new.get(term, {})) or _label(self._old.get(term, {}))
            if not name:
                if self._shipped is None:
                    self._shipped = _labels()
                name = _label(self._shipped.get(term, {}))
            self._names[iri] = name
        return self._names[iri]

    def _span(self, iri: str) -> str:
        """Return an article, the place in it, and the words that stand there."""
        article, _, place = iri.removeprefix(_SPAN).partition("/")
        words = ""
        for side in (self._new, self._old):
            for selector in side.get(f"<{iri}>", {}).get(f"<{_OA}hasSelector>", ()):
                for quote in side.get(selector, {}).get(f"<{_OA}exact>", ()):
                    words = words or f" “{_literal(quote)['value']}”"
        return f"{article.partition('_')[0]}, {place.replace('-', '–')}{words}"


def plain(term: str) -> str:
    """Return a term as a program reads it: an id, a number with a point and no grouping, text as it is."""
    if term.startswith("<"):
        return shrink(term[1:-1])
    literal = _literal(term)
    value = literal["value"]
    if literal.get("datatype", "").endswith("#decimal") and "." in value:
        return value.rstrip("0").rstrip(".")
    return value


def _terms(fact: Fact) -> Iterable[str]:
    yield from (fact.subject, fact.was)
    for row in fact.rows:
        yield from (row.key.value, *row.old, *row.new)


def _labels() -> About:
    """Return the names that the shipped graph and the ontology give."""
    found: About = {}
    for path in find():
        for _, subject, predicate, value in read(path):
            if predicate in _LABELS:
                found.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    return found


def _label(itself: dict[str, set[str]]) -> str:
    names = [_literal(value) for label in _LABELS for value in sorted(itself.get(label, ()))]
    for language in order():
        for name in names:
            if name.get("xml:lang") == language:
                return name["value"]
    return names[0]["value"] if names else ""


def _literal(term: str) -> Term:
    """Return a term as SPARQL JSON has it."""
    if term.startswith("<"):
        return {"type": "uri", "value": term[1:-1]}
    if not term.startswith('"'):
        return {"type": "literal", "value": term}
    (quad,) = ox.parse(f"<urn:s> <urn:p> {term} .".encode(), ox.RdfFormat.N_TRIPLES)
    literal = quad.object
    assert isinstance(literal, ox.Literal)
    found = {"type": "literal", "value": literal.value}
    if literal.language:
        return found | {"xml:lang": literal.language}
    return found | {"datatype": literal.datatype.value}


def _apart(term: str) -> str:
    """Return what a value is besides its words: the datatype of a literal, the id of a thing."""
    literal = _literal(term)
    if literal["type"] == "uri":
        return shrink(literal["value"])
    return shrink(literal["datatype"]) if "datatype" in literal else literal.get("xml:lang", term)


def _node(iri: str, itself: dict[str, set[str]]) -> Node:
    node = Node(iri)
    for predicate, terms in itself.items():
        node.statements += [Statement(predicate[1:-1], _literal(term)) for term in sorted(terms)]
    return node


def told(fact: Fact) -> list[Row]:
    """Return the properties worth telling of a fact that changed.

    Not the grounds of a value that itself came or went: they go with it.
    """
    moved = {(row.key.predicate, value) for row in fact.rows for value in (*row.old, *row.new)}
    return [row for row in fact.rows if not row.key.ground or (row.key.predicate, row.key.value) not in moved]
