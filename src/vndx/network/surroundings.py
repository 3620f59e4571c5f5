"""What is around a thing, some steps far."""

from __future__ import annotations

from vndx.network.model import Edge, Network, Node
from vndx.network.ways import Ways, telling

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


class Neighbour:
    """A node near another one.

    Attributes:
        node: the node.
        hops: how many steps away.
        edges: the edges that tie it to those one step nearer, the most telling first.
    """

    __slots__ = ("edges", "hops", "node")

    def __init__(self, node: Node, hops: int, edges: list[Edge]) -> None:
        self.node = node
        self.hops = hops
        self.edges = edges


def around(network: Network, centre: str, hops: int) -> set[str]:
    """Return the ids of the `neighbours` of a node, and its own: what a picture around it shows."""
    return set(Ways(network).lengths(centre, most=hops))


def neighbours(ways: Ways, start: str, hops: int = 1, kinds: Collection[str] = ()) -> list[Neighbour]:
    """Return the nodes at most *hops* steps away, the nearest first, then by id.

    Nothing is gone on to from the country, unless *ways* counts it or it is the start.

    Args:
        ways: the network.
        start: id of a node; not among those returned.
        hops: how far.
        kinds: kinds of edges to go along; all when there are none.
    """
    found: dict[str, int] = {start: 0}
    ties: dict[str, list[Edge]] = {}
    edge = [start]
    for far in range(1, hops + 1):
        reached: set[str] = set()
        for id in edge:
            if id != start and ways.everywhere(id):
                continue
            for other, some in ways.neighbours(id).items():
                along = [one for one in some if not kinds or one.kind in kinds]
                if along and found.get(other, far) == far:
                    ties.setdefault(other, []).extend(along)
                    found[other] = far
                    reached.add(other)
        edge = sorted(reached)
    nodes = ways.network.nodes
    return [
        Neighbour(nodes[id], found[id], sorted(ties[id], key=telling))
        for id in sorted(ties, key=lambda id: (found[id], id))
    ]
