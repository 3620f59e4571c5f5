"""Who stands above whom: bodies and posts, what they issued, what that approves, and what carries it out."""

from __future__ import annotations

from vndx.draw.style import group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from vndx.network import Network

    Above = dict[str, set[str]]

GROUPS = ("bodies", "posts", "documents", "initiatives")
#: Kinds of edges that lead from what is below to what is above ...
UP = frozenset(
    ("part-of", "member-of", "post-in", "ex-officio", "implements", "issued-in-term-of", "proposed-to")
)
#: ... and those that lead from what is above to what is below.
DOWN = frozenset(
    ("issues", "approves", "adopts", "decides", "proposes", "signs", "orders-change", "reorganised-into")
)


def ranks(network: Network) -> list[list[str]]:
    """Return the ranks from top to bottom, each from left to right; what is tied to nothing else is left out.

    Each stands below all that is above it, and what has nothing above it directly
    above what is below it. What goes round in a circle stands in one rank.
    """
    above = parents(network)
    level = levels(above)
    rows: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for id in sorted(level):
        rows[level[id]].append(id)
    return _untangled([row for row in rows if row], above)


def parents(network: Network) -> Above:
    """Return what stands directly above each, and nothing for what stands at the top."""
    above: Above = {}
    for edge in network.edges:
        pair = (edge.source, edge.target) if edge.kind in UP else (edge.target, edge.source)
        known = edge.kind in UP or edge.kind in DOWN
        if known and all(group(network.nodes[id].group) in GROUPS for id in pair):
            above.setdefault(pair[0], set()).add(pair[1])
            above.setdefault(pair[1], set())
    return above


def levels(above: Above) -> dict[str, int]:
    """Return how far below the top each one stands."""
    level: dict[str, int] = {}
    for circle in circles(above):  # those above come first
        found = 1 + max((level[up] for id in circle for up in above[id] if up not in circle), default=-1)
        level |= dict.fromkeys(circle, found)
    below: dict[str, int] = {}
    for id, ups in above.items():
        for up in ups:
            below[up] = min(below.get(up, level[id]), level[id])
    return {id: max(below.get(id, 1) - 1, 0) if not above[id] else at for id, at in level.items()}


def circles(above: Above) -> list[set[str]]:
    """Return the sets of those that stand above each other in a circle, mostly of one, those above first.

    Tarjan's way, without recursion: as long as it is told by how many there are.
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    open_: set[str] = set()
    found = []
    for start in sorted(above):
        walk = [(start, iter(sorted(above[start])))] if start not in number else []
        while walk:
            id, ups = walk[-1]
            if id not in number:
                number[id] = lowest[id] = len(number)
                path.append(id)
                open_.add(id)
            up = next(ups, None)
            if up is None:
                walk.pop()
                if walk:
                    lowest[walk[-1][0]] = min(lowest[walk[-1][0]], lowest[id])
                if lowest[id] == number[id]:
                    at = path.index(id)
                    found.append(set(path[at:]))
                    open_ -= found[-1]
                    del path[at:]
            elif up not in number:
                walk.append((up, iter(sorted(above[up]))))
            elif up in open_:
                lowest[id] = min(lowest[id], number[up])
    return found


def _untangled(rows: list[list[str]], above: Above) -> list[list[str]]:
    """Put each row in the order of what it is tied to, downwards, upwards and downwards again."""
    below: Above = {id: set() for id in above}
    for id, ups in above.items():
        for up in ups:
            below[up].add(id)
    spot: dict[str, float] = {}
    _place(rows, spot)
    for tied, order in ((above, rows), (below, rows[::-1]), (above, rows)):
        for row in order:
            middle = {id: _mean((spot[other] for other in tied[id]), spot[id]) for id in row}
            row.sort(key=lambda id: (middle[id], id))
            _place([row], spot)
    return rows


def _place(rows: list[list[str]], spot: dict[str, float]) -> None:
    for row in rows:
        spot |= {id: place - (len(row) - 1) / 2 for place, id in enumerate(row)}


def _mean(values: Iterable[float], otherwise: float) -> float:
    known = list(values)
    return sum(known) / len(known) if known else otherwise
