"""What a page is about, and what it shows first: a part of the network, and of it at most a hundred nodes."""

from __future__ import annotations

from collections import Counter

from vndx.draw.style import LOOKS, group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vndx.network import Edge, Network, Node

#: More than these nobody takes in at once.
MOST = 100


def overview(network: Network, most: int = MOST) -> set[str]:
    """Return the ids of what to show first.

    Groups that are hidden until asked for are left out. If the others are too many,
    what articles tell comes before background, what is well connected before what is
    not, and what then stands alone is left out.
    """
    candidates = {node.id for node in network.nodes.values() if not LOOKS[group(node.group)].asked}
    if len(candidates) <= most:
        return candidates
    degrees = _degrees(network, candidates)
    ranked = sorted(candidates, key=lambda id: _rank(network.nodes[id], degrees[id]))
    chosen = set(ranked[:most])
    inner = _degrees(network, chosen)
    return {id for id in chosen if inner[id]} or chosen


def _rank(node: Node, degree: int) -> tuple[bool, bool, int, str]:
    return node.everywhere, node.background, -degree, node.id


def _degrees(network: Network, ids: Collection[str]) -> Counter[str]:
    """Count to how many others of *ids* each is tied; what ties all to all counts for nothing."""
    pairs = {
        tuple(sorted((edge.source, edge.target)))
        for edge in network.edges
        if edge.source in ids and edge.target in ids and edge.source != edge.target
    }
    hubs = {node.id for node in network.nodes.values() if node.everywhere}
    return Counter(id for pair in pairs if not hubs & set(pair) for id in pair)


def around(network: Network, centre: str, hops: int) -> set[str]:
    """Return the ids of what is at most *hops* steps from *centre*, and it itself."""
    beside: dict[str, set[str]] = {}
    for edge in network.edges:
        beside.setdefault(edge.source, set()).add(edge.target)
        beside.setdefault(edge.target, set()).add(edge.source)
    found, last = {centre}, {centre}
    for _ in range(hops):
        last = {id for near in last for id in beside.get(near, ())} - found
        found |= last
    return found


def of_kinds(network: Network, words: Iterable[str]) -> set[str]:
    """Return the ids of the nodes whose group, class, or kind of name is one of *words*."""
    wanted = {word.casefold() for word in words}
    return {
        node.id
        for node in network.nodes.values()
        if not wanted.isdisjoint({node.group.casefold(), node.kind.casefold(), node.id.partition(":")[0]})
    }


def between(network: Network, first: str | None, last: str | None) -> set[str]:
    """Return the ids of the nodes that hold or happen between two days, and of those tied to them.

    Args:
        network: all.
        first, last: ``YYYY-MM-DD``, or the beginning of one; ``None`` leaves it open.
    """

    def within(thing: Node | Edge) -> bool:
        if thing.begin is None and thing.end is None:
            return False
        return not (
            (first is not None and thing.end is not None and thing.end < first)
            or (last is not None and thing.begin is not None and thing.begin[: len(last)] > last)
        )

    dated = {node.id for node in network.nodes.values() if within(node)}
    undated = {node.id for node in network.nodes.values() if node.begin is None and node.end is None}
    near = set()
    for edge in network.edges:
        pair = {edge.source, edge.target}
        if within(edge) or pair & dated:
            near |= pair & (dated | undated)
    return dated | near
