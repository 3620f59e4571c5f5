"""Provinces as tiles: a map without borders, one square a unit, of the units that are valid on a day.

Each unit gets the free cell next to where its coordinates put it. So neighbours stay near each other, all
units are equally large, and no line on the picture says where a border runs.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from statistics import fmean

from vndx.draw import memory

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Network, Node

    Point = tuple[float, float]

#: How far apart 63 units are put at most; the stage is wider than the country, so it is less tall than that.
_COLUMNS = 8
_ROWS = 14
#: How many neighbours of a unit count, from how many degrees apart, and what a wrong order of two weighs.
_NEAR = 6
_LEAST = 0.12
_WRONG = 3.0
#: How far from its place a tile may go, in cells, and how often each is looked at.
_REACH = 2
_ROUNDS = 6


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
    points = places(network)
    provinces = [network.nodes[id] for id in points]
    starts = {node.begin for node in provinces if node.begin}
    starts |= {_after(node.end) for node in provinces if node.end}
    found: list[Era] = []
    for begin, following in pairwise(["", *sorted(starts), ""]):
        valid = [node for node in provinces if _holds(node, begin)]
        if valid:
            end = _before(following) if following else None
            lie = {node.id: points[node.id] for node in valid}
            (tiles,) = memory.places("tiles", lie.items(), partial(_tables, lie))
            found.append(Era(begin or None, end, tiles))
    return found


def _tables(points: dict[str, Point]) -> memory.Tables:
    return [place(points)]


def places(network: Network) -> dict[str, Point]:
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
    _settle(cells, points, {id: wanted(id) for id in points})
    left, top = min(c for c, _ in cells.values()), min(r for _, r in cells.values())
    return {id: (column - left, row - top) for id, (column, row) in cells.items()}


def _settle(
    cells: dict[str, tuple[int, int]], points: dict[str, Point], wanted: dict[str, tuple[float, float]]
) -> None:
    """Move tiles, or change two of them, as long as neighbours come to stand more as they lie.

    What counts is how far a tile is from its place, and above all each pair of near neighbours of which the
    one that lies farther north, or west, stands below the other, or east of it.
    """
    board = _Board(cells, _neighbours(points), wanted)
    for _ in range(_ROUNDS):
        if not [id for id in sorted(cells) if board.improve(id)]:
            return


class _Board:
    """Tiles that are being moved; `cells` is changed in place."""

    def __init__(
        self,
        cells: dict[str, tuple[int, int]],
        lies: dict[str, list[tuple[str, int, int]]],
        wanted: dict[str, tuple[float, float]],
    ) -> None:
        self._cells, self._lies, self._wanted = cells, lies, wanted
        self._at = {cell: id for id, cell in cells.items()}
        self._costs = {id: self._cost(id, cells[id]) for id in cells}

    def _far(self, id: str, cell: tuple[int, int]) -> float:
        x, y = self._wanted[id]
        return (cell[0] - x) ** 2 + (cell[1] - y) ** 2

    def _cost(self, id: str, cell: tuple[int, int], moved: str = "", to: tuple[int, int] = (0, 0)) -> float:
        """Return how wrong a tile stands in a cell, while the one that is *moved* stands in another."""
        wrong = 0
        for other, north, west in self._lies[id]:
            column, row = to if other == moved else self._cells[other]
            wrong += max(0, north * (row - cell[1])) + max(0, west * (column - cell[0]))
        return self._far(id, cell) + _WRONG * wrong

    def improve(self, id: str) -> bool:
        """Move a tile to where that helps most, if it does; who stands there takes its cell."""
        cell = self._cells[id]
        best, chosen = 1e-9, None
        for spot in _around(self._wanted[id]):
            other = self._at.get(spot, "")
            now = self._costs[id] + (self._costs[other] if other else 0)
            if spot == cell or now - self._far(id, spot) <= best:
                continue
            then = self._cost(id, spot, other, cell) + (self._cost(other, cell, id, spot) if other else 0)
            if now - then > best:
                best, chosen = now - then, spot
        if chosen is not None:
            self._move(id, chosen)
        return chosen is not None

    def _move(self, id: str, spot: tuple[int, int]) -> None:
        cell = self._cells[id]
        other = self._at.pop(spot, "")
        del self._at[cell]
        if other:
            self._cells[other], self._at[cell] = cell, other
        self._cells[id], self._at[spot] = spot, id
        touched = {id, other, *(name for name, _, _ in self._lies[id] + self._lies.get(other, []))}
        for one in touched - {""}:
            self._costs[one] = self._cost(one, self._cells[one])


def _neighbours(points: dict[str, Point]) -> dict[str, list[tuple[str, int, int]]]:
    """Return the near neighbours of each unit: 1 where one lies farther north, farther west; -1, or 0."""
    order = sorted(points)
    near = {
        id: sorted(order, key=lambda other: (_apart(points[id], points[other]), other))[1 : _NEAR + 1]
        for id in order
    }
    return {
        id: [
            (other, _sign(points[other][0] - points[id][0]), _sign(points[id][1] - points[other][1]))
            for other in order
            if other in near[id] or id in near[other]
        ]
        for id in order
    }


def _around(spot: tuple[float, float]) -> list[tuple[int, int]]:
    """Return the cells near a place."""
    x, y = round(spot[0]), round(spot[1])
    reach = range(-_REACH, _REACH + 1)
    return [(x + right, y + down) for right in reach for down in reach]


def _sign(degrees: float) -> int:
    return 0 if abs(degrees) < _LEAST else 1 if degrees > 0 else -1


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
