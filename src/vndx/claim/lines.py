"""Which values one line may go through, and why others are left apart: one rule, for charts and pages alike.

The rules of `vndx.claim.compare` say what can be compared. A line says more:
that what lies between two values was on the way from one to the other. So it
also takes values that are a place on the axis and no bound, periods of one
length, and one source.
"""

from __future__ import annotations

from vndx.claim.compare import ASPECTS, differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any, Final, TypeVar

    from vndx.claim.compare import Figure

    V = TypeVar("V", bound="Value")

#: Why two values are not joined, in the order in which a reader is told.
REASONS: Final = (*ASPECTS, "source", "basis", "bound", "disputed", "same-period", "target")
#: What makes another series of it.
_CELL = frozenset({"unit", "area", "population", "compared-within"})
_PLACES = ("eq", "approx")


class Value:
    """A figure that may stand on a line.

    Attributes:
        iri: its name, which no other has.
        figure: what it states.
        begin, end: the first and the last day of its period, whichever way round they are given.
        is_target: whether it is to be reached.
        reporters: who an article says reported it; of a derived figure, those of what it came from.
        sources: where it, or what it came from, stands: each with an ``article``.
    """

    __slots__ = ("begin", "end", "figure", "iri", "is_target", "reporters", "sources")

    def __init__(self, iri: str, figure: Figure, begin: date, end: date, *, is_target: bool = False) -> None:
        self.iri = iri
        self.figure = figure
        self.begin, self.end = sorted((begin, end))
        self.is_target = is_target
        self.reporters: set[str] = set()
        self.sources: list[Any] = []


def apart(one: Value, other: Value) -> tuple[str, ...]:
    """Return why no line may join two values; nothing when one may.

    Returns:
        Some of `REASONS`: what the figures differ in; ``source``, when they are of other reporters, only
        one is attributed to somebody, or neither is and no article has both; ``basis``, when one is of a
        longer period, say a year and a half-year (a day may be joined to any: it is the state on it);
        ``bound``, when one is more or less than what is written; ``same-period``; ``target``, when one is
        to be reached.
    """
    found = list(differences(one.figure, other.figure))
    if not _of_one_source(one, other):
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


def _of_one_source(one: Value, other: Value) -> bool:
    """Tell whether somebody reported both; an article itself stands in where it names nobody."""
    if one.reporters or other.reporters:
        return not one.reporters.isdisjoint(other.reporters)
    there = {source.article for source in one.sources}
    return any(source.article in there for source in other.sources)


def _is_place(point: Value) -> bool:
    """Tell whether a value is a place on the axis, and not a bound of where it is."""
    return point.figure.comparator in _PLACES


def _alike(one: Value, other: Value) -> bool:
    """Tell whether two periods are of one length; a day goes with any."""
    days, others = _days(one), _days(other)
    if 1 in (days, others) or abs(days - others) <= 1:
        return True
    months = _months(one.begin, one.end)
    return months is not None and months == _months(other.begin, other.end)


def _days(point: Value) -> int:
    return (point.end - point.begin).days + 1


def _months(begin: date, end: date) -> int | None:
    """Return of how many whole months a period is; ``None`` when it is not of whole ones."""
    import datetime

    after = end + datetime.timedelta(days=1) if end < datetime.date.max else end
    if begin.day != 1 or after.day != 1:
        return None
    return (after.year - begin.year) * 12 + after.month - begin.month


def disputed(points: Sequence[V]) -> set[str]:
    """Return the IRIs of exact values that others of the same cell, source and period contradict."""
    return {
        one.iri
        for one in points
        for other in points
        if one.figure.comparator == other.figure.comparator == "eq"
        and one.figure.value != other.figure.value
        and apart(one, other) == ("same-period",)
    }


def lines(points: Sequence[V]) -> list[list[V]]:
    """Return the lines to draw: values of different periods, each comparable with each other one.

    Args:
        points: levels, in the order of their periods.

    Returns:
        Lines of two values or more. A value stands on one line at most. Of values that contradict each
        other none does, and a line ends before them.
    """
    unclear = disputed(points)
    found: list[list[V]] = []
    ended: list[list[V]] = []
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


def _place(point: Value) -> tuple[date, int, int, str]:
    # Of two that say the same of one period the exact one, then the measured one, goes first, and is joined.
    figure = point.figure
    return point.end, figure.comparator == "approx", figure.status == "derived", point.iri


def breaks(points: Sequence[V]) -> list[tuple[V, V, tuple[str, ...]]]:
    """Return for each value that no line reaches from before: which one before it is likest, and why not.

    Where a line begins among others, or in another place or unit, there is nothing to explain.

    Args:
        points: levels, in the order of their periods.

    Returns:
        Triples of the earlier value, the later one, and the reasons, some of `REASONS`.
    """
    drawn = [point for point in points if not point.is_target]
    all_lines = lines(points)
    joined = {later.iri for line in all_lines for later in line[1:]}
    begins = {line[0].iri for line in all_lines}
    unclear = disputed(points)
    found: list[tuple[V, V, tuple[str, ...]]] = []
    for place, point in enumerate(drawn):
        if point.iri in joined:
            continue
        before = [(other, _why(other, point, unclear)) for other in drawn[:place]]
        before = [(other, why) for other, why in before if why]
        if before:
            likest = min(len(why) for _, why in before)
            other, why = [pair for pair in before if len(pair[1]) == likest][-1]
            if point.iri not in begins or _CELL.isdisjoint(why):
                found.append((other, point, why))
    return found


def _why(one: Value, other: Value, unclear: set[str]) -> tuple[str, ...]:
    why = set(apart(one, other))
    if not why and (one.iri in unclear or other.iri in unclear):
        why.add("disputed")
    return tuple(reason for reason in REASONS if reason in why)
