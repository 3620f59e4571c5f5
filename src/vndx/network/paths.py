"""Shortest ways between two things, each step with what it rests on."""

from __future__ import annotations

from itertools import pairwise

from vndx.network.model import Edge
from vndx.network.ways import Ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


class Path:
    """A way from one node to another.

    Attributes:
        nodes: ids, from the first to the last.
        steps: for each two that follow each other all edges between them, the most telling first.
        by_country: it goes through the country, since no other way is.
    """

    __slots__ = ("by_country", "nodes", "steps")

    def __init__(self, nodes: list[str], steps: list[list[Edge]], *, by_country: bool) -> None:
        self.nodes = nodes
        self.steps = steps
        self.by_country = by_country


def paths(ways: Ways, start: str, end: str, most: int = 3) -> list[Path]:
    """Return shortest paths: none when the two do not hang together.

    All have the same length. Of more than *most*, those come first that go
    through things with few ties, which say more than a thing that is tied to all.

    Args:
        ways: the network.
        start, end: ids of its nodes.
        most: how many at most.
    """
    if start == end:
        return [Path([start], [], by_country=False)]
    through = False
    left = ways.lengths(end)
    # The country may be an end: it is never between itself and others.
    if start not in left:
        through = True
        left = ways.lengths(end, through=True)
    if start not in left:
        return []
    found = []
    for nodes in _cheapest(ways, left, start, end, through=through):
        steps = [ways.between(one, other) for one, other in pairwise(nodes)]
        found.append(Path(nodes, steps, by_country=through))
        if len(found) == most:
            break
    return found


def _cheapest(
    ways: Ways, left: dict[str, int], start: str, end: str, *, through: bool
) -> Iterator[list[str]]:
    """Go through the shortest paths, those through the fewest ties first: best first, with the exact rest."""
    from heapq import heappop, heappush

    degree = {id: node.degree for id, node in ways.network.nodes.items()}

    def onward(id: str) -> list[str]:
        return [
            other
            for other in sorted(ways.neighbours(id))
            if left.get(other, -1) == left[id] - 1 and (other == end or through or not ways.everywhere(other))
        ]

    # What the rest costs at least, from the end backwards, only for nodes on a shortest path.
    layers: list[set[str]] = [{start}]
    for _ in range(left[start]):
        layers.append({other for id in layers[-1] for other in onward(id)})
    rest = {end: 0}
    for layer in layers[-2::-1]:
        for id in layer:
            rest[id] = min(rest[other] + (degree[other] if other != end else 0) for other in onward(id))
    heap: list[tuple[int, list[str], int]] = [(rest[start], [start], 0)]
    while heap:
        _, nodes, spent = heappop(heap)
        if nodes[-1] == end:
            yield nodes
            continue
        for other in onward(nodes[-1]):
            cost = spent + (degree[other] if other != end else 0)
            heappush(heap, (cost + rest[other], [*nodes, other], cost))
