"""Where everything stands on one pair of axes."""

from __future__ import annotations

from itertools import pairwise

from vndx.chart import words
from vndx.chart.scale import TimeAxis, ValueAxis
from vndx.chart.texts import Boxes, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from vndx.chart.facts import Point
    from vndx.chart.model import Chart

LABEL = 12.0  # size of the words at a mark
RADIUS = 5.0
ARROW = 20.0  # how far the arrow of a bound reaches
_HEADROOM = 26.0  # above the highest value, for its words
_SHORTEST = 36.0  # a target of a single day is drawn so long


class Label:
    """Words at a mark: their anchor is the middle of their base line."""

    __slots__ = ("point", "text", "x", "y")

    def __init__(self, point: Point, text: str, x: float, y: float) -> None:
        self.point = point
        self.text = text
        self.x = x
        self.y = y


class Panel:
    """One pair of axes, and what stands on them.

    Attributes:
        left, right, top, bottom: where the axes are.
        unit: the IRI of the unit.
        points: the values and targets of that unit.
        values, times: the axes.
        labels: the words at the marks.
    """

    def __init__(
        self, chart: Chart, unit: str, times: TimeAxis, right: float, top: float, height: float
    ) -> None:
        self.unit = unit
        self.times = times
        self.points = [point for point in chart.levels if point.figure.unit == unit]
        self.values = ValueAxis(
            [point.figure.value for point in self.points],
            rank=unit == words.RANK,
            percent=unit == words.PERCENT,
        )
        written, self.counted = self.values.written()
        self.ticks = list(zip(self.values.ticks, written, strict=True))
        self.left = 24.0 + max(width(text, LABEL) for text in written) + 8
        self.right, self.top, self.bottom = right, top, top + height
        self.labels = self._labels(chart)

    def x(self, day: date, after: float = 0.5) -> float:
        """Return where a day stands."""
        return self.left + (self.right - self.left) * self.times.place(day, after=after)

    def y(self, value: Decimal) -> float:
        """Return where a value stands."""
        room = self.bottom - self.top - _HEADROOM
        return self.bottom - room * self.values.place(value)

    def at(self, point: Point) -> tuple[float, float]:
        """Return where the mark of a value stands: at the end of its period."""
        return self.x(point.end), self.y(point.figure.value)

    def span(self, point: Point) -> tuple[float, float]:
        """Return where a period begins and ends; a target of one day gets a length to be seen."""
        begin, end = self.x(point.begin, 0.0), self.x(point.end, 1.0)
        if point.is_target and end - begin < _SHORTEST:
            begin = max(self.left, end - _SHORTEST)
        return begin, end

    def up(self, point: Point) -> int:
        """Return where the true value of a bound lies: 1 above, -1 below, 0 of none."""
        return self.values.up(point.figure.comparator)

    def arrow(self, point: Point) -> tuple[float, float]:
        """Return where the arrow of a bound begins: at its mark, or on its band if another mark is there."""
        x, y = self.at(point)
        reach = self.up(point) * (ARROW + RADIUS)
        low, high = sorted((y, y - reach))
        for other in self.points:
            other_x, other_y = self.at(other)
            near = abs(other_x - x) < 2 * RADIUS and low - RADIUS < other_y < high + RADIUS
            if near and other is not point and not other.is_target:
                begin, end = self.span(point)
                return (begin + end) / 2, y
        return x, y

    def _labels(self, chart: Chart) -> list[Label]:
        """Put words at each mark, where they cover least."""
        boxes = Boxes()
        for point in self.points:
            x, y = self.at(point)
            begin, end = self.span(point)
            boxes.take(begin, y - 2, end, y + 2)
            if not point.is_target:
                boxes.take(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
                if up := self.up(point):
                    x, _ = self.arrow(point)
                    boxes.take(x - RADIUS, min(y, y - up * ARROW), x + RADIUS, max(y, y - up * ARROW))
        for line in chart.lines:
            if line[0].figure.unit == self.unit:
                for one, other in pairwise(line):
                    self._take_line(boxes, one, other)
        return [self._label(chart, point, boxes) for point in self.points]

    def _take_line(self, boxes: Boxes, one: Point, other: Point) -> None:
        (x, y), (to_x, to_y) = self.at(one), self.at(other)
        steps = 12
        for place in range(steps + 1):
            at_x, at_y = x + (to_x - x) * place / steps, y + (to_y - y) * place / steps
            boxes.take(at_x - 1.5, at_y - 1.5, at_x + 1.5, at_y + 1.5)

    def _label(self, chart: Chart, point: Point, boxes: Boxes) -> Label:
        text = words.mark(point)
        if point.is_target:
            text = f"{words.kind(point)} {text}"
        if letter := chart.letter(point):
            text = f"{letter} {text}"
        wide = width(text, LABEL)
        x, y = self.at(point)
        if point.is_target:
            begin, end = self.span(point)
            spots = [
                (place, y + lift) for lift in (-6.0, 15.0) for place in (end - wide / 2, begin + wide / 2)
            ]
        else:
            spots = [(x, y - 10), (x, y + 20), (x - wide / 2 - 9, y - 8), (x + wide / 2 + 9, y + 4)]
            spots += [(x - wide / 2 - 9, y + 18), (x + wide / 2 + 9, y + 18), (x, y - 26), (x, y + 34)]
        spots += [(x, y + lift) for lift in (-40.0, 48.0, -54.0, 62.0, -68.0, 76.0)]
        best: tuple[float, float, float] | None = None
        for middle, base in spots:
            middle = min(max(middle, self.left + wide / 2 + 2), self.right - wide / 2)
            base = min(max(base, self.top + LABEL), self.bottom - 4)
            cost = boxes.cost(*_box(middle, base, wide))
            if best is None or cost < best[0] - 0.01:
                best = (cost, middle, base)
                if cost == 0:
                    break
        assert best is not None
        boxes.take(*_box(best[1], best[2], wide))
        return Label(point, text, best[1], best[2])


def _box(middle: float, base: float, wide: float) -> tuple[float, float, float, float]:
    return middle - wide / 2, base - LABEL * 0.8, middle + wide / 2, base + LABEL * 0.25
