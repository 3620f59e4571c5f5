"""Where each node of a page stands, in each of its layouts."""

from __future__ import annotations

from vndx.draw import arrange, choose, memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from vndx.network import Network


def places(network: Network) -> dict[str, list[Any]]:
    """Return the place of each node in the overview, in all, in the hierarchy, in the timeline; or 0."""
    first = choose.overview(network)

    def stress() -> memory.Tables:
        whole = arrange.stress(network, network.nodes)
        return [arrange.stress(network, first) if len(first) < len(network.nodes) else whole, whole]

    tables = (
        *memory.places("network", _arranged(network, first), stress),
        arrange.hierarchy(network),
        arrange.timeline(network)[0],
    )
    found = {id: [list(table[id]) if id in table else 0 for table in tables] for id in network.nodes}
    for spots in found.values():
        while spots and spots[-1] == 0:  # what is missing at the end is 0 as well
            spots.pop()
    return found


def _arranged(network: Network, first: Collection[str]) -> Iterator[object]:
    """Give all that the arrangement of a network looks at: names too, for they are given room."""
    yield sorted(first)
    for node in network.nodes.values():
        yield node.id, node.labels, node.kind, node.group, node.everywhere
    for edge in network.edges:
        yield edge.source, edge.kind, edge.target
