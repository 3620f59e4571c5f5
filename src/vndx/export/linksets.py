"""The links to each other graph as linksets of VoID, counted from the plain triples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx.links.model import LINKS, MATCHES, TARGET

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_VOID = "http://rdfs.org/ns/void#"
_DCTERMS = "http://purl.org/dc/terms/"

_Statement = tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]


def linksets(data: Iterable[ox.Quad], dataset: ox.NamedNode, part: str) -> Iterator[_Statement]:
    """Yield a linkset for each other graph and each way to match: where its links lead, how many there are.

    One for each property, as a count over several would not say how many of them are exact.

    Args:
        data: all statements of the graph; a link counts in the named graph of its target.
        dataset: the dataset that the links lead from.
        part: what the names of parts of the description begin with.
    """
    found: dict[tuple[str, str], set[ox.Triple]] = defaultdict(set)
    for quad in data:
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        if name.startswith(LINKS) and quad.predicate.value in MATCHES:
            links = found[name.removeprefix(LINKS), quad.predicate.value]
            links.add(ox.Triple(quad.subject, quad.predicate, quad.object))
    for (name, predicate), links in found.items():
        way = re.split("[/#]", predicate)[-1]
        node = ox.NamedNode(f"{part}links-{name}-{way}")
        yield dataset, _void("subset"), node
        yield node, ox.NamedNode(f"{_RDF}type"), _void("Linkset")
        for language, title in (("en", f"links to {name}: {way}"), ("vi", f"liên kết tới {name}: {way}")):
            yield node, ox.NamedNode(f"{_DCTERMS}title"), ox.Literal(title, language=language)
        yield node, _void("subjectsTarget"), dataset
        yield node, _void("objectsTarget"), ox.NamedNode(TARGET + name)
        yield node, _void("linkPredicate"), ox.NamedNode(predicate)
        count = ox.Literal(str(len(links)), datatype=ox.NamedNode(f"{_XSD}integer"))
        yield node, _void("triples"), count


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(_VOID + name)
