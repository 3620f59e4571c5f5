"""Where each node stands, worked out beforehand, in each of the layouts that a page offers.

The same network gives the same places. Units are those of the canvas at scale 1; y grows downward.
"""

from __future__ import annotations

from vndx.draw.style import group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vndx.network import Network

    Places = dict[str, tuple[int, int]]

#: The groups of the timeline from top to bottom, and those of the hierarchy.
LANES = ("meetings", "documents", "initiatives", "reports")
_DOWN = ("bodies", "documents", "initiatives")
_GAP = 190
_ROW = 120
_WIDEST = 12  # nodes in a row of the hierarchy


def stress(network: Network, ids: Collection[str]) -> Places:
    """Return places for *ids* at which distances are those of the network, as nearly as they can be."""
    from vndx.network.layout import layout

    return layout(network.part(set(ids)))


def hierarchy(network: Network) -> Places:
    """Return places for bodies, documents and initiatives: each below what it belongs to or follows from."""
    ids = sorted(id for id, node in network.nodes.items() if group(node.group) in _DOWN)
    above = _parents(network, set(ids))
    tied = {id for id in ids if above[id]} | {up for ups in above.values() for up in ups}
    level = _levels(above, tied)
    rows: list[list[str]] = [[] for _ in range(max(level.values(), default=-1) + 1)]
    for id in sorted(tied):
        rows[level[id]].append(id)
    spot: dict[str, float] = {}
    for row in rows:
        row.sort(key=lambda id: (_mean(spot[up] for up in above[id] if up in spot), id))
        for place, id in enumerate(row):
            spot[id] = place - (len(row) - 1) / 2
    lines = [row[at : at + _WIDEST] for row in rows for at in range(0, len(row), _WIDEST)]
    return {
        id: (round((place - (len(line) - 1) / 2) * _GAP), number * _ROW)
        for number, line in enumerate(lines)
        for place, id in enumerate(line)
    }


#: Kinds of edges that lead from what is below to what is above, and those that lead the other way.
UP = frozenset(("part-of", "member-of", "implements", "proposed-to"))
DOWN = frozenset(("issues", "approves", "adopts", "decides", "proposes"))


def _parents(network: Network, ids: set[str]) -> dict[str, set[str]]:
    above: dict[str, set[str]] = {id: set() for id in ids}
    for edge in network.edges:
        if edge.source not in ids or edge.target not in ids or edge.source == edge.target:
            continue
        if edge.kind in UP:
            above[edge.source].add(edge.target)
        elif edge.kind in DOWN:
            above[edge.target].add(edge.source)
    return above


def _levels(above: dict[str, set[str]], ids: set[str]) -> dict[str, int]:
    """Return how far below the top each one is; what goes round in a circle is cut where it was entered."""
    level: dict[str, int] = {}

    def depth(id: str, path: frozenset[str]) -> int:
        if id in level:
            return level[id]
        ups = [up for up in sorted(above[id]) if up not in path]
        found = 1 + max((depth(up, path | {id}) for up in ups if len(path) < 200), default=-1)
        if not path & above[id]:  # what was cut short holds for this path only
            level[id] = found
        return found

    return {id: depth(id, frozenset({id})) for id in sorted(ids)}


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def timeline(network: Network) -> tuple[Places, list[tuple[int, str]]]:
    """Return places for what has a date, in lanes by group, and the ticks of the axis (x, year)."""
    dated = [
        (node.begin or node.end or "", id, LANES.index(group(node.group)))
        for id, node in network.nodes.items()
        if group(node.group) in LANES and (node.begin or node.end)
    ]
    dated.sort()
    across = _axis(sorted({day for day, _, _ in dated}))
    lanes: list[list[list[tuple[int, str]]]] = [[] for _ in LANES]
    for day, id, lane in dated:
        x = across[day]
        # In each lane as many lines as it takes for labels to have room beside each other.
        line = next((line for line in lanes[lane] if line[-1][0] + _GAP <= x), None)
        if line is None:
            lanes[lane].append([(x, id)])
        else:
            line.append((x, id))
    places: Places = {}
    y = 0
    for lane_lines in lanes:
        for line in lane_lines:
            places |= {id: (x, y) for x, id in line}
            y += 70
        y += 60 if lane_lines else 0
    ticks: dict[str, int] = {}
    for day, x in across.items():
        ticks.setdefault(day[:4], x)
    return places, [(x, year) for year, x in ticks.items()]


def _axis(days: list[str]) -> dict[str, int]:
    """Return how far to the right each day stands: time to scale, but gaps neither closed nor endless."""
    across: dict[str, int] = {}
    x, before = 0, None
    for day in days:
        if before is not None:
            x += min(max(_days(before, day) // 2, 36), 320)
        across[day] = x
        before = day
    return across


def _days(first: str, last: str) -> int:
    def count(day: str) -> int:
        year, month, rest = ([*day.split("-"), "1", "1"])[:3]
        return int(year) * 365 + int(month) * 30 + int(rest[:2])

    try:
        return count(last) - count(first)
    except ValueError:
        return 0
