"""No reasoning over the links makes one thing of two: not a province and its successor, not MIC and MOST."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, Graph, URIRef

from vndx.content import ontology_dir
from vndx.links.model import EXACT, MATCHES, SAME, SKOS
from vndx.ontology import ID, VNDX

ORG = "http://www.w3.org/ns/org#"
#: What SKOS says of its mapping properties, so that a reasoner may use them.
SKOS_AXIOMS = """
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
skos:exactMatch a owl:SymmetricProperty , owl:TransitiveProperty ; rdfs:subPropertyOf skos:closeMatch .
skos:closeMatch a owl:SymmetricProperty ; rdfs:subPropertyOf skos:mappingRelation .
skos:broadMatch owl:inverseOf skos:narrowMatch ; rdfs:subPropertyOf skos:mappingRelation .
skos:relatedMatch a owl:SymmetricProperty ; rdfs:subPropertyOf skos:mappingRelation .
"""
#: What some do who take an exact match for identity.
TAKEN_FOR_SAME = f"<{EXACT}> <http://www.w3.org/2000/01/rdf-schema#subPropertyOf> <{SAME}> ."
MIC, MOST = f"{ID}body/mic", f"{ID}body/most"
MERGED = "http://www.wikidata.org/entity/Q36592"  # of An Giang until 30 June 2025


def _closed(quads: list[ox.Quad], *more: str) -> Graph:
    """Return the OWL 2 RL closure of links, units, bodies, their changes and the ontology."""
    kept = {
        *MATCHES,
        *(VNDX + name for name in ("mergedPlace", "resultingPlace", "changedPlace")),
        *(ORG + name for name in ("originalOrganization", "resultingOrganization")),
        f"{SKOS}notation",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    }
    apart = (f"<{ID}evidence/", f"<{ID}claim/", f"<{ID}figure/")
    wanted = {
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if quad.predicate.value in kept and not str(quad.subject).startswith(apart)
    }
    for name in ("vndx", "alignments"):
        wanted |= {
            ox.Triple(quad.subject, quad.predicate, quad.object)
            for quad in ox.parse(path=ontology_dir() / f"{name}.ttl")
            if isinstance(quad.object, ox.NamedNode)
        }
    graph = Graph()
    graph.parse(data=ox.serialize(list(wanted), format=ox.RdfFormat.N_TRIPLES), format="nt")
    for text in (SKOS_AXIOMS, *more):
        graph.parse(data=text, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def _one(graph: Graph) -> set[frozenset[str]]:
    """Return the pairs of things of ours that are said to be one."""
    pairs = set()
    for predicate in (URIRef(SAME), URIRef(EXACT)):
        for subject, _, value in graph.triples((None, predicate, None)):
            if subject != value and str(subject).startswith(ID) and str(value).startswith(ID):
                pairs.add(frozenset((str(subject), str(value))))
    return pairs


def _successions(quads: list[ox.Quad]) -> set[frozenset[str]]:
    """Return each pair of a thing and what it became, by the changes that the graph tells."""
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if isinstance(quad.object, ox.NamedNode):
            if quad.predicate.value in (f"{VNDX}mergedPlace", f"{ORG}originalOrganization"):
                before[str(quad.subject)].add(quad.object.value)
            elif quad.predicate.value in (f"{VNDX}resultingPlace", f"{ORG}resultingOrganization"):
                after[str(quad.subject)].add(quad.object.value)
    found = {
        frozenset((old, new)) for change, olds in before.items() for old in olds for new in after[change]
    }
    both = {frozenset(pair) for olds in before.values() for pair in combinations(sorted(olds), 2)}
    return {pair for pair in found | both if len(pair) == 2}


@pytest.mark.parametrize(
    "more", [(), (TAKEN_FOR_SAME,)], ids=["as it stands", "exact match taken for identity"]
)
def test_nothing_of_ours_becomes_one(more: tuple[str, ...], quads: list[ox.Quad]) -> None:
    graph = _closed(quads, *more)
    successions = _successions(quads)
    assert len(successions) == 92
    assert frozenset((MIC, MOST)) in successions
    assert frozenset((f"{ID}place/gia-lai", f"{ID}place/gia-lai-2025")) in successions
    assert _one(graph) == set()
    viet_nam = URIRef(f"{ID}place/viet-nam")
    wikidata = URIRef("http://www.wikidata.org/entity/Q881")
    assert (wikidata, OWL.sameAs, viet_nam) in graph  # it did reason, and over the links


@pytest.mark.parametrize(
    ("wrong", "pair"),
    [
        (f"<{ID}place/an-giang-2025> <{SAME}> <{MERGED}> .", ("place/an-giang", "place/an-giang-2025")),
        (f"<{ID}place/an-giang-2025> <{EXACT}> <{MERGED}> .", ("place/an-giang", "place/an-giang-2025")),
        (f"<{MIC}> <{SAME}> <urn:x> . <{MOST}> <{SAME}> <urn:x> .", ("body/mic", "body/most")),
    ],
    ids=["sameAs", "exactMatch", "ministries"],
)
def test_a_wrong_link_would_be_seen_here(wrong: str, pair: tuple[str, str], quads: list[ox.Quad]) -> None:
    """The proof above can fail: with one wrong triple it does."""
    graph = _closed(quads, wrong, *([TAKEN_FOR_SAME] if SAME in wrong else []))
    assert frozenset(f"{ID}{one}" for one in pair) in _one(graph)


def test_mic_is_linked_to_nothing_that_most_is_linked_to(quads: list[ox.Quad]) -> None:
    linked = [quad for quad in quads if quad.predicate.value in MATCHES]
    there = {
        name: {quad.object for quad in linked if quad.subject == ox.NamedNode(name)} for name in (MIC, MOST)
    }
    assert len(there[MOST]) == 2
    assert there[MIC].isdisjoint(there[MOST])
