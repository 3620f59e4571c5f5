"""The statements of a graph in memory, with what shows each of them."""

from __future__ import annotations

import re

from vndx.errors import DataError
from vndx.network.asks import SPANS, STATEMENTS
from vndx.network.model import Evidence, Labels
from vndx.ontology import VNDX, shrink
from vndx.results.rows import Rows
from vndx.text.display import safe, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vndx.graph.engine import Engine
    from vndx.results.rows import Term

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
ORG = "http://www.w3.org/ns/org#"
ELI = "http://data.europa.eu/eli/ontology#"
TYPE = f"{RDF}type"
EVIDENCE = f"{VNDX}evidence"
_SOURCE = f"{DCTERMS}source"
_CLAIM = f"{VNDX}Claim"
_MOST_DIGITS = 40
_DEGREES = re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{0,40})?(?:[eE][-+]?[0-9])?")
_LANGUAGES = ("vi", "en")
#: Said of an edge for which the graph gives no source.
NO_SOURCE: Labels = {
    "vi": "dữ liệu tham chiếu của đồ thị, không nêu nguồn riêng",
    "en": "reference data of the graph, without a source of its own",
}


class Grounds:
    """What shows a statement.

    Attributes:
        evidence: spans, sorted, each once.
        sources: background sources, each once.
        inferred: it follows only by a rule: no span says it outright.
    """

    __slots__ = ("evidence", "inferred", "sources")

    def __init__(
        self, evidence: Iterable[Evidence] = (), sources: Iterable[Labels] = (), *, inferred: bool = False
    ) -> None:
        self.evidence = sorted(set(evidence), key=_place)
        self.sources: list[Labels] = []
        for source in sources:
            if source not in self.sources:
                self.sources.append(source)
        self.inferred = inferred

    def __bool__(self) -> bool:
        return bool(self.evidence or self.sources)

    def __add__(self, other: Grounds) -> Grounds:
        """Join what shows two statements: what needs both is inferred when one of them is."""
        return Grounds(
            [*self.evidence, *other.evidence],
            [*self.sources, *other.sources],
            inferred=self.inferred or other.inferred,
        )


class Reading:
    """A graph, read.

    Attributes:
        said: objects by subject and property, in the order of their terms.
        spans: evidence by IRI.
    """

    def __init__(self, engine: Engine) -> None:
        self.said: dict[str, dict[str, list[Term]]] = {}
        self.spans = dict(_spans(Rows(engine.query(SPANS, trusted=True).data).rows))
        for row in Rows(engine.query(STATEMENTS, trusted=True).data).rows:
            if row["subject"]["type"] == "uri" and row["object"]["type"] in ("uri", "literal"):
                properties = self.said.setdefault(row["subject"]["value"], {})
                properties.setdefault(row["property"]["value"], []).append(row["object"])
        for properties in self.said.values():
            for terms in properties.values():
                terms.sort(key=_order)
        self._fills: dict[str, list[str]] = {}
        for thing in self.said:
            for post in self.iris(thing, f"{VNDX}post"):
                self._fills.setdefault(post, []).append(thing)
        self._grounds: dict[tuple[str, str, str], Grounds] = {}
        self._claims: dict[tuple[str, str, str], list[str]] = {}
        for claim in self.said:
            if _CLAIM in self.iris(claim, TYPE):
                parts = [self.iris(claim, f"{RDF}{name}") for name in ("subject", "predicate", "object")]
                if all(parts):
                    self._claims.setdefault((parts[0][0], parts[1][0], parts[2][0]), []).append(claim)

    def terms(self, subject: str, property: str) -> list[Term]:
        """Return the objects of a subject and a property."""
        return self.said.get(subject, {}).get(property, [])

    def iris(self, subject: str, property: str) -> list[str]:
        """Return those that are things."""
        return [term["value"] for term in self.terms(subject, property) if term["type"] == "uri"]

    def texts(self, subject: str, property: str) -> list[str]:
        """Return those that are literals, as they are written."""
        return [term["value"] for term in self.terms(subject, property) if term["type"] == "literal"]

    def first(self, subject: str, property: str) -> str:
        """Return the first object as it is written; empty when there is none."""
        terms = self.terms(subject, property)
        return terms[0]["value"] if terms else ""

    def words(self, subject: str, *properties: str) -> Labels:
        """Return text by language, from the first property that has some."""
        found: Labels = {}
        for property in properties:
            for term in self.terms(subject, property):
                if term["type"] == "literal":
                    language = term.get("xml:lang", "").partition("-")[0].lower()
                    for tag in (language,) if language in _LANGUAGES else () if language else _LANGUAGES:
                        found.setdefault(tag, term["value"])
            if found:
                break
        return found

    def label(self, thing: str) -> Labels:
        """Return what a thing, a class or a code is called."""
        return self.words(
            thing, f"{SKOS}prefLabel", f"{RDFS}label", f"{SCHEMA}name", "http://xmlns.com/foaf/0.1/name"
        )

    def node_grounds(self, thing: str) -> Grounds:
        """Return what shows a thing as such."""
        return Grounds(self._evidence(thing, EVIDENCE), self._sources(thing))

    def grounds(self, subject: str, property: str, object: str) -> Grounds:
        """Return what shows one statement: its claims, else what shows its subject as such."""
        statement = (subject, property, object)
        if statement not in self._grounds:  # asked for again for each edge of a figure
            self._grounds[statement] = self._shown(subject, property, object)
        return self._grounds[statement]

    def _shown(self, subject: str, property: str, object: str) -> Grounds:
        claims = self._claims.get((subject, property, object), [])
        outright = [span for claim in claims for span in self._evidence(claim, EVIDENCE)]
        follows = [
            span for claim in claims for span in self._evidence(claim, f"{VNDX}inferredFrom", inferred=True)
        ]
        sources = [source for claim in claims for source in self._sources(claim)]
        return Grounds(
            [*outright, *follows], sources, inferred=bool(follows) and not outright
        ) or self.node_grounds(subject)

    def lean(self, subject: str, object: str) -> Grounds:
        """Return what shows a statement of the reference data that has no source of its own.

        What shows that a post is filled shows that it is there; a list of codes shows what it lists; and
        the source of the whole that of its parts.
        """
        found = Grounds()
        for membership in self._fills.get(subject, ()):
            found += self.node_grounds(membership)
        lists = [term.get("datatype", "") for term in self.terms(subject, f"{SKOS}notation")]
        sources = [source for code in lists for source in self._sources(code)]
        return found or Grounds(sources=self._sources(object) or sources or [NO_SOURCE])

    def _evidence(self, thing: str, property: str, *, inferred: bool = False) -> Iterator[Evidence]:
        for iri in self.iris(thing, property):
            if span := self.spans.get(iri):
                yield Evidence(span.article, span.start, span.end, span.quote, inferred=inferred)

    def _sources(self, thing: str) -> list[Labels]:
        """Return the background sources of a thing or a claim."""
        by_language: dict[str, list[str]] = {}
        for term in self.terms(thing, _SOURCE):
            by_language.setdefault(term.get("xml:lang", ""), []).append(term["value"])
        count = max(map(len, by_language.values()), default=0)
        found: list[Labels] = []
        for place in range(count):
            said = {tag: texts[place] for tag, texts in by_language.items() if place < len(texts)}
            anywhere = next(iter(said.values()))
            found.append({tag: said.get(tag) or said.get("") or anywhere for tag in _LANGUAGES})
        return found

    def number(self, subject: str, written: str) -> float:
        """Read a coordinate.

        Raises:
            DataError: when it is no number of degrees.
        """
        if not _DEGREES.fullmatch(written):
            raise _wrong(subject, written)
        return float(written)


def _spans(rows: Iterable[Mapping[str, Term]]) -> Iterator[tuple[str, Evidence]]:
    for row in rows:
        iri = row["span"]["value"]
        start, end = (_offset(iri, row[name]["value"]) for name in ("start", "end"))
        quote = row["quote"]["value"] if "quote" in row else None
        yield iri, Evidence(article_id(row["article"]["value"]), start, end, quote)


def article_id(iri: str) -> str:
    """Return the id of an article, given its IRI."""
    return iri.rpartition("/")[2]


def _offset(iri: str, written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < _MOST_DIGITS):
        raise _wrong(iri, written)
    return int(written)


def _wrong(iri: str, written: str) -> DataError:
    written = safe(shortened(written))
    return DataError(
        f"{shrink(iri)}: {written} is no number; `vndx check` says more",
        f"{shrink(iri)}: {written} không phải là số; `vndx check` cho biết thêm",
    )


def _order(term: Term) -> tuple[str, str, str]:
    return term["value"], term.get("xml:lang", ""), term.get("datatype", "")


def _place(span: Evidence) -> tuple[str, int, int, bool, str]:
    return span.article, span.start, span.end, span.inferred, span.quote or ""
