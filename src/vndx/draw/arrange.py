"""Where each node stands, worked out beforehand, in each of the layouts that a page offers.

The same network gives the same places. Units are those of the canvas at scale 1; y grows downward.
"""

from __future__ import annotations

from math import ceil, sqrt

from vndx.draw.ranks import ranks
from vndx.draw.style import group

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    from vndx.network import Network

    Places = dict[str, tuple[int, int]]
    Beside = dict[str, set[str]]

#: The groups of the timeline from top to bottom.
LANES = ("meetings", "documents", "initiatives", "reports")
_GAP = 190
_ROW = 120
_ALONE = (380, 190)  # room around what is tied to nothing, and its name
_ASPECT = 1.1  # width to height of the picture between legend and panel
_STRETCH = 1.4  # times at most: more would tell lies about distances


def stress(network: Network, ids: Collection[str]) -> Places:
    """Return places for *ids* at which distances are those of the network, as nearly as they can be.

    What hangs together with others only through something that is not shown, a system
    and who reports a figure of it, say, stands near those. What then still hangs
    together with nothing stands in rows below, with room for its name. The whole is
    stretched, by little, towards the shape of the window that it will be seen in.
    """
    from vndx.network.layout import layout

    shown = set(ids)
    beside: Beside = {id: set() for id in network.nodes}
    for edge in network.edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
    links = _links(network, shown, beside)
    alone = sorted(id for id in shown if not beside[id] & (shown | links))
    places = layout(network.part((shown | links) - set(alone)))
    return _framed({id: at for id, at in places.items() if id in shown}, alone)


def _links(network: Network, shown: set[str], beside: Beside) -> set[str]:
    """Return what is not shown and ties parts together: for each but the largest the best connected."""
    parts = _parts(shown, beside)
    main = parts[0] if parts else set()
    found = set()
    for part in parts[1:]:
        links = {id for one in part for id in beside[one] - shown if not network.nodes[id].everywhere}
        ties = {id: (len(beside[id] & main), len(beside[id] & shown - part)) for id in links}
        best = min(links, key=lambda id: (*(-count for count in ties[id]), id), default=None)
        if best is not None and any(ties[best]):
            found.add(best)
    return found


def _parts(ids: set[str], beside: Beside) -> list[set[str]]:
    """Return the parts of *ids* that hang together, the largest first."""
    found, left = [], set(ids)
    for start in sorted(ids):
        if start not in left:
            continue
        part = last = {start}
        while last:
            last = {other for id in last for other in beside[id] & ids} - part
            part = part | last
        found.append(part)
        left -= part
    return sorted(found, key=lambda part: (-len(part), min(part)))


def _framed(places: Places, alone: list[str]) -> Places:
    """Stretch places downwards, and put what stands alone in rows below them."""
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    across = max(round(width / _ALONE[0]), ceil(sqrt(len(alone) * _ASPECT * _ALONE[1] / _ALONE[0])), 1)
    rows = [alone[at : at + across] for at in range(0, len(alone), across)]
    below = _ALONE[1] * len(rows) if places else 0
    factor = min(max((width / _ASPECT - below) / max(height, 1), 1.0), _STRETCH)
    found = {id: (x, round(y * factor)) for id, (x, y) in places.items()}
    middle, bottom = (min(xs) + max(xs)) / 2, round(max(ys) * factor) + (_ALONE[1] if places else 0)
    for down, row in enumerate(rows):
        for place, id in enumerate(row):
            found[id] = (round(middle + (place - (len(row) - 1) / 2) * _ALONE[0]), bottom + down * _ALONE[1])
    return found


def hierarchy(network: Network) -> Places:
    """Return places for what has a rank (`vndx.draw.ranks`): across its place in it, down the rank."""
    return {
        id: (round((place - (len(row) - 1) / 2) * _GAP), down * _ROW)
        for down, row in enumerate(ranks(network))
        for place, id in enumerate(row)
    }


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
            x += min(max(_days(before, day), 60), 480)
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
