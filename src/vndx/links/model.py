"""One judgement on whether a thing here is one of another graph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from vndx.ontology import CODE, GRAPH, ID, VNDX, shrink

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWL = "http://www.w3.org/2002/07/owl#"
SSSOM = "https://w3id.org/sssom/"
SEMAPV = "https://w3id.org/semapv/vocab/"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

SAME, EXACT, CLOSE = f"{OWL}sameAs", f"{SKOS}exactMatch", f"{SKOS}closeMatch"
#: The properties by which a link may be stated, the strongest first.
MATCHES = (SAME, EXACT, CLOSE, f"{SKOS}narrowMatch", f"{SKOS}broadMatch", f"{SKOS}relatedMatch")
#: The object of a record that nothing was found.
NO_TERM = f"{SSSOM}NoTermFound"
LINK = f"{VNDX}Link"
#: The other graphs, as things of ours; links to one stand in a named graph and a file of its name.
TARGET = f"{ID}target/"
LINKS = f"{GRAPH}links/"

#: What a thing can be, as far as a link may not cross it.
KINDS = ("person", "place", "body", "post", "concept", "document", "unit")
#: The ways in which SSSOM lets a link be justified, as the local names of `semapv:`.
JUSTIFICATIONS = (
    "BackgroundKnowledgeBasedMatching",
    "CompositeMatching",
    "InstanceBasedMatching",
    "LexicalMatching",
    "LexicalSimilarityThresholdMatching",
    "LogicalReasoning",
    "ManualMappingCuration",
    "MappingChaining",
    "MappingInversion",
    "MappingReview",
    "SemanticSimilarityThresholdMatching",
    "StructuralMatching",
    "UnspecifiedMatching",
)

#: Those by which an identifier was looked up somewhere: the grounds quote it. In the others somebody judged.
LOOKED_UP = tuple(
    SEMAPV + name
    for name in JUSTIFICATIONS
    if name not in ("ManualMappingCuration", "MappingReview", "UnspecifiedMatching")
)

_SAFE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
_Slot = tuple[str, ox.NamedNode | ox.Literal]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A judgement, with the slots of SSSOM.

    Attributes:
        subject: IRI of the thing here.
        object: IRI of the thing there, or :data:`NO_TERM`.
        target: name of the other graph, as in ``wikidata``.
        evidence: on what grounds: what says so, where, for whoever wants to look.
        author: who found it.
        reviewer: who looked at it a second time; empty where nobody did.
        date: the day of the judgement, YYYY-MM-DD.
        predicate: IRI, one of :data:`MATCHES`; for a refusal, what it is not.
        justification: IRI of the way in which it was found, of `semapv:`.
        confidence: from 0 to 1; ``None`` for a search without result.
        kind: what the thing there is, one of :data:`KINDS`.
        rejected: looked into and found wrong.
        object_label: what it is called there, and in which language; empty where it was not seen.
        comment: what else a reader must know, in Vietnamese and in English; both empty or neither.
        name: IRI of the record as it was read, where it is another than :attr:`iri`.
    """

    subject: str
    object: str
    target: str
    evidence: str
    author: str
    date: str
    reviewer: str = ""
    predicate: str = EXACT
    justification: str = f"{SEMAPV}ManualMappingCuration"
    confidence: Decimal | None = None
    kind: str = ""
    rejected: bool = False
    object_label: str = ""
    object_language: str = ""
    comment_vi: str = ""
    comment_en: str = ""
    name: str = field(default="", compare=False)

    @property
    def asserted(self) -> bool:
        """Whether the graph states it: it was found and not refused."""
        return not self.rejected and self.object != NO_TERM

    @property
    def iri(self) -> str:
        """The name of the record: it follows from the pair, so one pair has one judgement."""
        local = "none"
        if self.object != NO_TERM:
            local = self.object.rstrip("/").rpartition("/")[2].rpartition("#")[2]
            local = local if _SAFE.fullmatch(local) else _hashed(self.object)
        return f"{ID}link/{self.target}_{_short(self.subject)}_{local}"

    @property
    def graph(self) -> str:
        """The named graph that holds it."""
        return LINKS + self.target

    def triple(self) -> ox.Triple:
        """Return the plain triple; only that of an asserted link may be stated."""
        return ox.Triple(ox.NamedNode(self.subject), ox.NamedNode(self.predicate), ox.NamedNode(self.object))

    def quads(self) -> Iterator[ox.Quad]:
        """Yield what the graph says of it: the record, and the plain triple if it holds."""
        graph = ox.NamedNode(self.graph)
        if self.asserted:
            triple = self.triple()
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)
        node = ox.NamedNode(self.name or self.iri)
        for predicate, value in self._slots():
            yield ox.Quad(node, ox.NamedNode(predicate), value, graph)

    def _slots(self) -> Iterator[_Slot]:
        yield f"{RDF}type", ox.NamedNode(LINK)
        for name in ("subject", "predicate", "object"):
            yield f"{RDF}{name}", ox.NamedNode(getattr(self, name))
        yield f"{VNDX}linkTarget", ox.NamedNode(TARGET + self.target)
        yield f"{SSSOM}mapping_justification", ox.NamedNode(self.justification)
        if self.rejected:
            yield f"{SSSOM}predicate_modifier", ox.Literal("Not")
        if self.confidence is not None:
            decimal = ox.NamedNode(f"{XSD}decimal")
            yield f"{SSSOM}confidence", ox.Literal(f"{self.confidence:f}", datatype=decimal)
        if self.date:
            yield f"{DCTERMS}created", ox.Literal(self.date, datatype=ox.NamedNode(f"{XSD}date"))
        for predicate, text in (
            (f"{SSSOM}author_label", self.author),
            (f"{SSSOM}reviewer_label", self.reviewer),
            (f"{SSSOM}object_category", self.kind),
            (f"{DCTERMS}source", self.evidence),
        ):
            if text:
                yield predicate, ox.Literal(text)
        if self.object_label:
            label = ox.Literal(self.object_label, language=self.object_language or None)
            yield f"{SSSOM}object_label", label
        for text, language in ((self.comment_vi, "vi"), (self.comment_en, "en")):
            if text:
                yield f"{SKOS}note", ox.Literal(text, language=language)


def _short(iri: str) -> str:
    """Return a name of a thing of ours that can be part of another name, as ``place.ha-giang``."""
    for space, prefix in ((ID, ""), (CODE, "code/"), (VNDX, "vndx/")):
        if iri.startswith(space):
            name = (prefix + iri.removeprefix(space)).replace("/", ".")
            return name if _SAFE.fullmatch(name) else _hashed(iri)
    name = shrink(iri).replace(":", ".", 1)
    return name if _SAFE.fullmatch(name) else _hashed(iri)


def _hashed(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:12]
