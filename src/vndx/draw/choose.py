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
#: Groups of which the overview takes fewer: posts stand beside who holds them, groups of people beside whom
#: they are told of with. Of the others it takes equally many, as long as there are any.
SHARES = {"posts": 1 / 2, "groups": 1 / 3}


def overview(network: Network, most: int = MOST) -> set[str]:
    """Return the ids of what to show first: all, if there are at most so many; else a fair choice.

    Indicators are left out, as long as nobody asks for them. The other groups of the
    legend take turns, and each gives its foremost at its turn: so no kind of thing is
    crowded out by one that is better connected. Posts come at every second turn, groups
    of people at every third (`SHARES`). Foremost is what articles tell before what is
    background, then what is tied to more others. Background comes in only where articles
    do not fill the picture, and only if it is tied to something else in it.
    """
    candidates = {node.id for node in network.nodes.values() if not LOOKS[group(node.group)].asked}
    if len(candidates) <= most:
        return candidates
    degrees = _degrees(network, candidates)
    turns = _turns(network, sorted(candidates, key=lambda id: _rank(network.nodes[id], degrees[id])))
    ranked = sorted(candidates, key=lambda id: (_last(network.nodes[id]), turns[id], -degrees[id], id))
    chosen = set(ranked[:most])
    inner = _degrees(network, chosen)
    return {id for id in chosen if inner[id] or not network.nodes[id].background} or chosen


def _last(node: Node) -> tuple[bool, bool]:
    return node.everywhere, node.background


def _rank(node: Node, others: int) -> tuple[bool, bool, int, int, str]:
    return (*_last(node), -others, -node.degree, node.id)


def _turns(network: Network, ranked: Iterable[str]) -> dict[str, float]:
    """Return at which turn each comes, of those in front of it in its group."""
    before: Counter[str] = Counter()
    turns = {}
    for id in ranked:
        name = group(network.nodes[id].group)
        before[name] += 1
        turns[id] = before[name] / SHARES.get(name, 1)
    return turns


def _degrees(network: Network, ids: Collection[str]) -> Counter[str]:
    """Count to how many others of *ids* each is tied; what ties all to all counts for nothing."""
    pairs = {
        tuple(sorted((edge.source, edge.target)))
        for edge in network.edges
        if edge.source in ids and edge.target in ids and edge.source != edge.target
    }
    hubs = {node.id for node in network.nodes.values() if node.everywhere}
    return Counter(id for pair in pairs if not hubs & set(pair) for id in pair)


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
