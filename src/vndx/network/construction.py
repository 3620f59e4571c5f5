"""From the statements of a graph to its network."""

from __future__ import annotations

from vndx.network.edges import Edges
from vndx.network.model import Network, Statement
from vndx.network.nodes import Classes, articles, hidden, nodes
from vndx.network.reading import Reading
from vndx.network.ties import Ties


def construct(reading: Reading) -> Network:
    """Build the network of a graph that has been read; the same graph gives the same network."""
    classes = Classes(reading)
    by_iri = {node.iri: node for node in nodes(reading, classes)}
    edges = Edges(reading, by_iri)
    edges.add_direct()
    edges.add_terms()
    ties = Ties(reading, classes, by_iri, edges)
    statements: dict[str, Statement] = {}
    for iri in sorted(reading.said):
        if type := classes.tie(iri):
            statement = ties.add(iri, type)
            statements[statement.id] = statement
    found = edges.finish()
    shown = {node.id: node for node in by_iri.values() if node.degree or not hidden(node)}
    told = {article.id: article for article in articles(reading)}
    return Network(
        {id: shown[id] for id in sorted(shown)},
        found,
        {id: statements[id] for id in sorted(statements)},
        {id: told[id] for id in sorted(told)},
    )
