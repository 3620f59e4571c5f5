"""Provinces as tiles: a map without borders, one square a unit, of the units that are valid on a day.

Each unit gets the free cell next to where its coordinates put it. So neighbours stay near each other, all
units are equally large, and no line on the picture says where a border runs.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Network, Node

    Point = tuple[float, float]

#: How far apart 63 units are put at most; the stage is wider than the country, so it is less tall than that.
_COLUMNS = 8
_ROWS = 14


class Era:
    """A time in which the same units are valid.

    Attributes:
        begin, end: its first and its last day; ``None`` where nothing bounds it.
        tiles: id of a unit to its column and row, from the north-west.
    """

    __slots__ = ("begin", "end", "tiles")

    def __init__(self, begin: str | None, end: str | None, tiles: dict[str, tuple[int, int]]) -> None:
        self.begin = begin
        self.end = end
        self.tiles = tiles


def eras(network: Network) -> list[Era]:
    """Return the times of the network's provinces, the earliest first; none when it has no coordinates."""
    points = _points(network)
    provinces = [network.nodes[id] for id in points]
    starts = {node.begin for node in provinces if node.begin}
    starts |= {_after(node.end) for node in provinces if node.end}
    found: list[Era] = []
    for begin, following in pairwise(["", *sorted(starts), ""]):
        valid = [node for node in provinces if _holds(node, begin)]
        if valid:
            end = _before(following) if following else None
            found.append(Era(begin or None, end, place({node.id: points[node.id] for node in valid})))
    return found


def _points(network: Network) -> dict[str, Point]:
    """Return where each province lies.

    Where no source says it, one that was merged of others lies in the middle of them, and one that was merged
    into another lies where that is.
    """
    provinces = {id: node for id, node in network.nodes.items() if node.kind == "Province"}
    points = {id: node.point for id, node in provinces.items() if node.point}
    mergers = [(edge.source, edge.target) for edge in network.edges if edge.kind == "merged-into"]
    parts: dict[str, list[Point]] = {}
    for old, new in mergers:
        if old in points and new in provinces:
            parts.setdefault(new, []).append(points[old])
    for id, found in parts.items():
        points.setdefault(id, (fmean(p[0] for p in found), fmean(p[1] for p in found)))
    for old, new in mergers:
        if old in provinces and new in points:
            points.setdefault(old, points[new])
    return {id: points[id] for id in sorted(points)}


def _holds(node: Node, day: str) -> bool:
    return (node.begin or "") <= day and (node.end is None or day <= node.end)


def _after(day: str | None) -> str:
    return _shift(day or "", 1)


def _before(day: str) -> str:
    return _shift(day, -1)


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except ValueError:
        return day


def place(points: dict[str, Point]) -> dict[str, tuple[int, int]]:
    """Return a column and row for each unit, no two the same, near where its coordinates put it."""
    if not points:
        return {}
    south, north = min(p[0] for p in points.values()), max(p[0] for p in points.values())
    west, east = min(p[1] for p in points.values()), max(p[1] for p in points.values())
    rows = max(4, round(_ROWS * min(1.0, (len(points) / 63) ** 0.5)))
    columns = max(3, round(_COLUMNS * min(1.0, (len(points) / 63) ** 0.5)))

    def wanted(id: str) -> tuple[float, float]:
        latitude, longitude = points[id]
        return (
            (longitude - west) / ((east - west) or 1) * (columns - 1),
            (north - latitude) / ((north - south) or 1) * (rows - 1),
        )

    cells: dict[str, tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for id in sorted(points, key=lambda one: (-points[one][0], points[one][1], one)):
        x, y = wanted(id)
        cell = min(
            (
                (column, row)
                for column in range(-1, columns + 3)
                for row in range(-2, rows + 3)
                if (column, row) not in taken
            ),
            key=lambda spot: ((spot[0] - x) ** 2 + (spot[1] - y) ** 2, spot[1], spot[0]),
        )
        taken.add(cell)
        cells[id] = cell
    left, top = min(c for c, _ in cells.values()), min(r for _, r in cells.values())
    return {id: (column - left, row - top) for id, (column, row) in cells.items()}
