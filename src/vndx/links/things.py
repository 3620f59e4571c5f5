"""What the things are that links are about, by their classes and by what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.links.model import RDF, SKOS
from vndx.links.rules import Things
from vndx.ontology import CODE, VNDX

_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_ORG = "http://www.w3.org/ns/org#"
#: The class that says what a thing is, first of all.
_CLASSES = (
    ("http://xmlns.com/foaf/0.1/Person", "person"),
    (f"{VNDX}Place", "place"),
    (f"{VNDX}Post", "post"),
    (f"{VNDX}LegalDocument", "document"),
    (f"{_ORG}Organization", "body"),
)
#: That something merged, was merged, or was made from another.
_BEFORE = {f"{VNDX}mergedPlace", f"{_ORG}originalOrganization"}
_AFTER = {f"{VNDX}resultingPlace", f"{_ORG}resultingOrganization"}
_CHANGES = {*_BEFORE, *_AFTER, f"{VNDX}changedPlace"}


def things(quads: Iterable[ox.Quad]) -> Things:
    """Return what statements, those of the ontology among them, say of the things of a graph."""
    above: dict[str, set[str]] = defaultdict(set)
    types: dict[str, set[str]] = defaultdict(set)
    changing = set()
    units = set()
    changes: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for quad in quads:
        predicate, value = quad.predicate.value, quad.object
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(value, ox.NamedNode):
            if predicate == f"{SKOS}prefLabel" and isinstance(quad.subject, ox.NamedNode):
                units.add(quad.subject.value)
        elif predicate == f"{RDF}type":
            types[quad.subject.value].add(value.value)
        elif predicate == f"{_RDFS}subClassOf":
            above[quad.subject.value].add(value.value)
        elif predicate in _CHANGES:
            changing.add(value.value)
            if predicate != f"{VNDX}changedPlace":
                changes[quad.subject.value][predicate in _AFTER].add(value.value)
    kinds = {iri: _kind(found, above) for iri, found in types.items()}
    named = {iri for iri in units if iri.startswith(("http://qudt.org/vocab/unit/", f"{CODE}unit-"))}
    return Things({**kinds, **dict.fromkeys(named, "unit")}, frozenset(changing), _before(changes.values()))


def _before(changes: Iterable[tuple[set[str], set[str]]]) -> dict[str, frozenset[str]]:
    """Return what came out of changes, each with all that went into it, through one change or several."""
    made: dict[str, set[str]] = defaultdict(set)
    for old, new in changes:
        for one in new:
            made[one] |= old - new
    found = {}
    for one in made:
        seen: set[str] = set()
        waiting = list(made[one])
        while waiting:
            old_one = waiting.pop()
            if old_one not in seen:
                seen.add(old_one)
                waiting += made.get(old_one, ())
        found[one] = frozenset(seen - {one})
    return found


def _kind(types: set[str], above: dict[str, set[str]]) -> str:
    seen, waiting = set(types), list(types)
    while waiting:
        for name in above.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return next((kind for name, kind in _CLASSES if name in seen), "concept")
