"""Cytoscape JSON: elements with ``data``, as cytoscape.js, Cytoscape (.cyjs) and networkx read it."""

from __future__ import annotations

import json

from vndx.export.network import flat
from vndx.network.model import Network


def write(network: Network) -> bytes:
    """Return a network in Cytoscape JSON, UTF-8, one line a node or an edge."""
    nodes = [
        {"data": {"id": node.id, "value": node.id, "name": node.name("vi"), **values}}
        for node, values in flat.nodes(network)
    ]
    edges = [
        {
            "data": {
                "id": edge.id,
                "key": edge.id,
                "source": edge.source,
                "target": edge.target,
                "interaction": edge.kind,
                **flat.edge(network, edge),
            }
        }
        for edge in network.edges
    ]
    head = '{"data": {"name": "vndx"}, "directed": true, "multigraph": true, "elements": {'
    body = f'{head}\n"nodes": [\n{_rows(nodes)}\n],\n"edges": [\n{_rows(edges)}\n]}}}}\n'
    return body.encode("utf-8", "backslashreplace")


def _rows(elements: list[dict[str, dict[str, flat.Value]]]) -> str:
    return ",\n".join(json.dumps(element, ensure_ascii=False, allow_nan=False) for element in elements)
