"""The network in the formats of programs for graphs: nothing of its nodes and edges is lost on the way.

``graphml`` and ``gexf`` (Gephi, yEd, networkx), ``cytoscape`` (Cytoscape and
cytoscape.js), ``neo4j-csv`` (neo4j-admin database import) and ``dot`` (Graphviz).
What does not fit into one cell, the spans of an edge for instance, stands as JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

FORMATS = ("graphml", "gexf", "cytoscape", "neo4j-csv", "dot")


def export_network(form: str, graph: Iterable[str | os.PathLike[str]] = ()) -> dict[str, bytes]:
    """Return the network of a graph in another format.

    Args:
        form: one of `FORMATS`.
        graph: folders and RDF files; the shipped graph when there are none.

    Returns:
        Name to bytes: one entry with an empty name, or several files that belong together.

    Raises:
        KeyError: for another format.
        vndx.errors.DataError: when the graph cannot be read.
    """
    from vndx.network import build

    network = build(list(graph))
    if form == "neo4j-csv":
        from vndx.export.network.neo4j import tables

        return tables(network)
    from importlib import import_module

    module = import_module(f"vndx.export.network.{form}")
    data: bytes = module.write(network)
    return {"": data}
