"""What is read from the graph, as plain records: articles, spans, facts."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from vndx.ontology import CODE, shrink

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
ELI = "http://data.europa.eu/eli/ontology#"
SCHEMA = "https://schema.org/"
ORG = "http://www.w3.org/ns/org#"
FOAF = "http://xmlns.com/foaf/0.1/"

#: A term as plain Python: an IRI (`Iri`), a number, a date, or words.
Value = str | Decimal | datetime.date | datetime.datetime


class Iri(str):
    """The IRI of a node; any other string is words."""

    __slots__ = ()


#: Subject, predicate and object of a claim.
Triple = tuple["Iri", "Iri", Value]


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the graph: its id, and the SHA-256 and length of its text."""

    iri: Iri
    id: str
    sha256: str
    code_points: int | None


@dataclass(frozen=True, slots=True)
class Span:
    """A span of an article: code points from *start* to *end*, end exclusive.

    ``ignored`` is the reason (a local name) why its numbers are no facts, or nothing.
    """

    iri: Iri
    article: str
    start: int
    end: int
    sha256: str
    quote: str | None
    ignored: str

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Fact:
    """What rests on spans of one article: a node, or the claim of one triple.

    Attributes:
        iri: the node, or the claim.
        article: id of the article.
        spans: where it stands.
        inferred: spans it was inferred from.
        triple: subject, predicate and object of a claim.
        rule: local name of the inference rule, for an inferred claim.
    """

    iri: Iri
    article: str
    spans: tuple[Span, ...]
    inferred: tuple[Span, ...] = ()
    triple: Triple | None = None
    rule: str = ""

    def __str__(self) -> str:
        if self.triple is None:
            return name(self.iri)
        subject, predicate, object_ = self.triple
        return f"{name(subject)} {name(predicate)} {name(object_)}"


def name(value: Value) -> str:
    """Return how a message calls a term."""
    return shrink(value) if isinstance(value, Iri) else str(value)


def local(iri: Value) -> str:
    """Return what stands after the last slash or hash."""
    return str(iri).rstrip("/").replace("#", "/").rsplit("/", 1)[-1]


def code(value: Value | None, prefix: str) -> str:
    """Return the code of a code list's term without its prefix: ``code:status-goal`` is ``goal``."""
    return str(value or "").removeprefix(CODE).removeprefix(f"{prefix}-")
