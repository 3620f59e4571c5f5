"""Which values one line may go through, and why others are left apart.

The rules of `vndx.claim.compare` say what can be compared. A line says more:
that what lies between two values was on the way from one to the other. So it
also takes values that are a place on the axis and no bound, periods of one
length, and one kind of source.
"""

from __future__ import annotations

from vndx.claim.compare import ASPECTS, differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Final

    from vndx.chart.facts import Point

#: Why two values are not joined, in the order in which a reader is told.
REASONS: Final = (*ASPECTS, "source", "basis", "bound", "disputed", "same-period", "target")
_PLACES = ("eq", "approx")


def apart(one: Point, other: Point) -> tuple[str, ...]:
    """Return why no line may join two values; nothing when one may.

    Returns:
        Some of `REASONS`: what the figures differ in; ``source``, when they are of other reporters, or
        only one is attributed to somebody; ``basis``, when one is of a longer period, say a year and a
        half-year (a day may be joined to any: it is the state on it); ``bound``, when one is more or
        less than what is written; ``same-period``; ``target``, when one is to be reached.
    """
    found = list(differences(one.figure, other.figure))
    if not (one.reporters & other.reporters or not (one.reporters or other.reporters)):
        found.append("source")
    if not _alike(one, other):
        found.append("basis")
    if not (_is_place(one) and _is_place(other)):
        found.append("bound")
    if one.end == other.end:
        found.append("same-period")
    if one.is_target or other.is_target:
        found.append("target")
    return tuple(found)


def _is_place(point: Point) -> bool:
    """Tell whether a value is a place on the axis, and not a bound of where it is."""
    return point.figure.comparator in _PLACES


def _alike(one: Point, other: Point) -> bool:
    """Tell whether two periods are of one length; a day goes with any."""
    days, others = _days(one), _days(other)
    if 1 in (days, others) or abs(days - others) <= 1:
        return True
    months = _months(one.begin, one.end)
    return months is not None and months == _months(other.begin, other.end)


def _days(point: Point) -> int:
    return (point.end - point.begin).days + 1


def _months(begin: date, end: date) -> int | None:
    """Return of how many whole months a period is; ``None`` when it is not of whole ones."""
    import datetime

    after = end + datetime.timedelta(days=1) if end < datetime.date.max else end
    if begin.day != 1 or after.day != 1:
        return None
    return (after.year - begin.year) * 12 + after.month - begin.month


def disputed(points: Sequence[Point]) -> set[str]:
    """Return the IRIs of exact values that others of the same cell, source and period contradict."""
    return {
        one.iri
        for one in points
        for other in points
        if one.figure.comparator == other.figure.comparator == "eq"
        and one.figure.value != other.figure.value
        and apart(one, other) == ("same-period",)
    }


def lines(points: Sequence[Point]) -> list[list[Point]]:
    """Return the lines to draw: values of different periods, each comparable with each other one.

    Args:
        points: levels, in the order of their periods.

    Returns:
        Lines of two values or more. A value stands on one line at most. Of values that contradict each
        other none does, and a line ends before them.
    """
    unclear = disputed(points)
    found: list[list[Point]] = []
    ended: list[list[Point]] = []
    for point in sorted(points, key=_place):
        if point.is_target or not _is_place(point):
            continue
        if point.iri in unclear:
            ends = [line for line in found if all(apart(point, other) == () for other in line)]
            ended += ends
            found = [line for line in found if line not in ends]
            continue
        fitting = [line for line in found if all(apart(point, other) == () for other in line)]
        if fitting:
            max(fitting, key=lambda line: (line[-1].end, line[-1].iri)).append(point)
        else:
            found.append([point])
    return [line for line in (*ended, *found) if len(line) > 1]


def _place(point: Point) -> tuple[date, int, int, str]:
    # Of two that say the same of one period the exact one, then the measured one, goes first, and is joined.
    figure = point.figure
    return point.end, figure.comparator == "approx", figure.status == "derived", point.iri


def breaks(points: Sequence[Point]) -> list[tuple[Point, Point, tuple[str, ...]]]:
    """Return for each value that no line reaches from before: which one before it is likest, and why not.

    Args:
        points: levels, in the order of their periods.

    Returns:
        Triples of the earlier value, the later one, and the reasons, some of `REASONS`.
    """
    drawn = [point for point in points if not point.is_target]
    joined = {later.iri for line in lines(points) for later in line[1:]}
    unclear = disputed(points)
    found: list[tuple[Point, Point, tuple[str, ...]]] = []
    for place, point in enumerate(drawn):
        if point.iri in joined:
            continue
        before = [(other, _why(other, point, unclear)) for other in drawn[:place]]
        before = [(other, why) for other, why in before if why]
        if before:
            likest = min(len(why) for _, why in before)
            other, why = [pair for pair in before if len(pair[1]) == likest][-1]
            found.append((other, point, why))
    return found


def _why(one: Point, other: Point, unclear: set[str]) -> tuple[str, ...]:
    why = set(apart(one, other))
    if not why and (one.iri in unclear or other.iri in unclear):
        why.add("disputed")
    return tuple(reason for reason in REASONS if reason in why)
