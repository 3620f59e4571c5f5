"""The same rules run by plain pySHACL: the reference for what a shape means, and the peer in speed.

pySHACL works on rdflib graphs, filled here from pyoxigraph's parser. It must
never run over a graph whose store is Oxigraph: that one gives plain strings
another datatype, and ``sh:in`` fails without reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from vndx.check.result import SHACL, Result, Term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node as RdfNode


def validate(data: Iterable[ox.Quad], shapes: Iterable[ox.Quad]) -> set[Result]:
    """Run pySHACL over the union of all graphs.

    Args:
        data: the statements, named graphs and ontology together.
        shapes: the statements of the shapes; only those of this project.

    Returns:
        What does not conform.
    """
    from pyshacl import validate as run
    from rdflib import URIRef

    sh = {name: URIRef(SHACL + name) for name in _NAMES}
    _, report, _ = run(_graph(data), shacl_graph=_graph(shapes), inference="none", advanced=False)
    assert not isinstance(report, (bytes, str)), report
    found = set()
    for result in report.objects(None, sh["result"]):  # not what sh:node found further down: that is a detail
        shape = report.value(result, sh["sourceShape"])
        rule = report.value(result, sh["sourceConstraint"]) or shape
        focus = _term(report.value(result, sh["focusNode"]))
        value = report.value(result, sh["value"])
        component = str(report.value(result, sh["sourceConstraintComponent"]))
        found.add(
            Result(
                focus,
                _path(report, report.value(result, sh["resultPath"])),
                component.removeprefix(SHACL),
                str(shape),
                str(rule),
                None if value is None else _term(value),
            )
        )
    return found


_NAMES = (
    "result",
    "sourceShape",
    "sourceConstraint",
    "focusNode",
    "value",
    "sourceConstraintComponent",
    "resultPath",
)


def _graph(quads: Iterable[ox.Quad]) -> Graph:
    from rdflib import BNode, Graph, Literal, URIRef

    graph = Graph()

    def node(term: Term) -> RdfNode:
        if isinstance(term, ox.NamedNode):
            return URIRef(term.value)
        if isinstance(term, ox.BlankNode):
            return BNode(term.value)
        if term.language:
            return Literal(term.value, lang=term.language)
        kind = term.datatype.value
        plain = kind == "http://www.w3.org/2001/XMLSchema#string"
        return Literal(term.value, datatype=None if plain else URIRef(kind), normalize=False)

    for quad in quads:
        graph.add((node(quad.subject), URIRef(quad.predicate.value), node(quad.object)))  # type: ignore[arg-type]
    return graph


def _path(report: Graph, path: RdfNode | None) -> str:
    from rdflib import URIRef
    from rdflib.collection import Collection

    if path is None or isinstance(path, URIRef):
        return str(path or "")
    members = report.value(path, URIRef(SHACL + "alternativePath"))
    assert members is not None, f"a path of a kind that no shape here has: {path}"
    return "|".join(str(member) for member in Collection(report, members))


def _term(node: RdfNode | None) -> Term:
    from rdflib import BNode, Literal

    if isinstance(node, BNode):
        return ox.BlankNode(str(node))
    if not isinstance(node, Literal):
        return ox.NamedNode(str(node))
    if node.language:
        return ox.Literal(str(node), language=node.language)
    if node.datatype is None:
        return ox.Literal(str(node))
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)))
