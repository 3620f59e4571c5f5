"""GraphML (graphml.graphdrawing.org): the edges carry their ids, so that parallel ones stay apart."""

from __future__ import annotations

from vndx.export.network import flat
from vndx.export.network.flat import xml
from vndx.network.model import Network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {str: "string", bool: "boolean", int: "int", float: "double"}
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">"""


def write(network: Network) -> bytes:
    """Return a network in GraphML, UTF-8."""
    return "".join(f"{line}\n" for line in _lines(network)).encode()


def _lines(network: Network) -> Iterator[str]:
    yield _HEAD
    for name, kind in flat.NODE.items():
        yield f'  <key id="n-{name}" for="node" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
    for name, kind in flat.EDGE.items():
        yield f'  <key id="e-{name}" for="edge" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'
    yield '  <graph id="vndx" edgedefault="directed">'
    for node, values in flat.nodes(network):
        yield f'    <node id="{xml(node.id)}">'
        for name, value in values.items():
            yield f'      <data key="n-{name}">{xml(value)}</data>'
        yield "    </node>"
    for edge in network.edges:
        yield f'    <edge id="{xml(edge.id)}" source="{xml(edge.source)}" target="{xml(edge.target)}">'
        for name, value in flat.edge(network, edge).items():
            yield f'      <data key="e-{name}">{xml(value)}</data>'
        yield "    </edge>"
    yield "  </graph>"
    yield "</graphml>"
