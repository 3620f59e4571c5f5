"""GEXF 1.3 (gexf.net), as Gephi reads it: with days for its time line, and the kind of each edge.

Gephi keeps parallel edges apart by ``kind`` alone, and makes one of those that share it. So the second of a
kind between two nodes is "measured-in 2" there; the attribute ``kind`` has "measured-in".
"""

from __future__ import annotations

from collections import Counter

from vndx.export.network import flat
from vndx.export.network.flat import Attributes, xml
from vndx.network.model import Edge, Network, Node

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES = {str: "string", bool: "boolean", int: "integer", float: "double"}
#: Said by the elements themselves.
_OWN = ("label", "begin", "end")


def write(network: Network) -> bytes:
    """Return a network in GEXF, UTF-8."""
    return "".join(f"{line}\n" for line in _lines(network)).encode()


def _lines(network: Network) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield "  <meta><creator>vndx</creator></meta>"
    yield '  <graph defaultedgetype="directed" mode="dynamic" timeformat="date">'
    for place, attributes in (("node", flat.NODE), ("edge", flat.EDGE)):
        yield f'    <attributes class="{place}" mode="static">'
        for name, kind in attributes.items():
            if name not in _OWN:
                yield f'      <attribute id="{place}-{name}" title="{name}" type="{_TYPES[kind]}"/>'
        yield "    </attributes>"
    yield "    <nodes>"
    for node, values in flat.nodes(network):
        yield f'      <node id="{xml(node.id)}" label="{xml(node.name("vi"))}"{_days(node)}>'
        yield from _values("node", values)
        yield "      </node>"
    yield "    </nodes>"
    yield "    <edges>"
    told: Counter[tuple[str, str, str]] = Counter()
    for edge in network.edges:
        same = (edge.source, edge.target, edge.kind)
        told[same] += 1
        own = edge.kind if told[same] == 1 else f"{edge.kind} {told[same]}"
        ends = f'source="{xml(edge.source)}" target="{xml(edge.target)}"'
        named = f'kind="{xml(own)}" label="{xml(edge.labels["vi"])}"'
        yield f'      <edge id="{xml(edge.id)}" {ends} {named}{_days(edge)}>'
        yield from _values("edge", flat.edge(network, edge))
        yield "      </edge>"
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _days(found: Node | Edge) -> str:
    """Return when a node or an edge is there, as far as known; what ends before it begins is not dated."""
    begin, end = flat.day(found.begin), flat.day(found.end)
    if begin and end and end < begin:
        return ""
    return "".join(f' {name}="{day}"' for name, day in (("start", begin), ("end", end)) if day)


def _values(place: str, attributes: Attributes) -> Iterator[str]:
    yield "        <attvalues>"
    for name, value in attributes.items():
        if name not in _OWN:
            yield f'          <attvalue for="{place}-{name}" value="{xml(value)}"/>'
    yield "        </attvalues>"
