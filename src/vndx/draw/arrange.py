"""Where each node stands, worked out beforehand, in each of the layouts that a page offers.

The same network gives the same places. Units are those of the canvas at scale 1; y grows downward.
"""

from __future__ import annotations

from datetime import date
from math import ceil, sqrt

from vndx.draw.choose import MOST
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
_ENDS = ("meetings", "reports")
_GAP = 190
_ROW = 120
_ALONE = (380, 190)  # room around what is tied to nothing, and its name
_ASPECT = 1.1  # width to height of the picture between legend and panel
_WIDEN = 1.2  # before names are given room, for they are wider than high
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
    places = {id: at for id, at in places.items() if id in shown}
    if len(shown) <= MOST:  # of more than these few are named at a time
        from vndx.draw.room import make

        places = make(network.part(shown), {id: (round(x * _WIDEN), y) for id, (x, y) in places.items()})
    return _framed(places, alone)


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
    """Stretch places one way, and put what stands alone in rows below them."""
    xs, ys = [x for x, _ in places.values()] or [0], [y for _, y in places.values()] or [0]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    across = max(round(width / _ALONE[0]), ceil(sqrt(len(alone) * _ASPECT * _ALONE[1] / _ALONE[0])), 1)
    rows = [alone[at : at + across] for at in range(0, len(alone), across)]
    below = _ALONE[1] * len(rows) if places else 0
    down = min(max((width / _ASPECT - below) / max(height, 1), 1.0), _STRETCH)
    right = min(max((height + below) * _ASPECT / max(width, 1), 1.0), _STRETCH)
    found = {id: (round(x * right), round(y * down)) for id, (x, y) in places.items()}
    middle, bottom = (min(xs) + max(xs)) * right / 2, round(max(ys) * down) + (_ALONE[1] if places else 0)
    for line, row in enumerate(rows):
        for place, id in enumerate(row):
            found[id] = (round(middle + (place - (len(row) - 1) / 2) * _ALONE[0]), bottom + line * _ALONE[1])
    return found


def hierarchy(network: Network) -> Places:
    """Return places for what has a rank (`vndx.draw.ranks`): across its place in it, down the rank."""
    return {
        id: (round((place - (len(row) - 1) / 2) * _GAP), down * _ROW)
        for down, row in enumerate(ranks(network))
        for place, id in enumerate(row)
    }


def timeline(network: Network) -> tuple[Places, list[tuple[int, str]]]:
    """Return places for what has a date, and the ticks of the axis (x, year).

    Across, a unit is a day; what was told or held stands where its period ends, a document
    or a plan where it begins to hold. Down, a lane is one of `LANES`; the page gives each
    as many lines as names need, and makes the days as wide as there is room.
    """
    places: Places = {}
    for id, node in network.nodes.items():
        name = group(node.group)
        if name not in LANES:
            continue
        day = node.end or node.begin if name in _ENDS else node.begin or node.end
        if day and (across := _day(day)) is not None:
            places[id] = (across, LANES.index(name) * _ROW)
    if not places:
        return {}, []
    first, last = (date.fromordinal(edge(x for x, _ in places.values())).year for edge in (min, max))
    return places, [(date(year, 1, 1).toordinal(), str(year)) for year in range(first, min(last + 2, 10_000))]


def _day(text: str) -> int | None:
    """Return the number of a day, of the first one of a month or a year; ``None`` for what is none."""
    try:
        return date.fromisoformat((text + "-01-01")[:10]).toordinal()
    except ValueError:
        return None
