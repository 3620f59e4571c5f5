"""A chart before it is drawn: what stands on it, what is joined, and what is only listed."""

from __future__ import annotations

from vndx.claim.lines import breaks, lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

    from vndx.chart.facts import Point

    #: What values share a colour for: unit, area, population, region compared within.
    Cell: TypeAlias = tuple[str, str, str, str]


class Chart:
    """What a chart of an indicator shows.

    Attributes:
        indicator: its IRI.
        name: gives the name of a thing by its IRI.
        levels: values and targets that are drawn, in the order of their periods.
        changes: what compares two periods, and is only listed.
        lines: the values that a line joins, line by line.
        breaks: the pairs that none joins, with the reasons (`vndx.claim.lines.breaks`).
        cells: what the values are of, in the order in which they come; each has its colour and letter.
        units: the units of the levels; each has axes of its own.
    """

    __slots__ = ("breaks", "cells", "changes", "indicator", "levels", "lines", "name", "units")

    def __init__(self, indicator: str, points: Sequence[Point], name: Callable[[str], str]) -> None:
        self.indicator = indicator
        self.name = name
        self.levels = [point for point in points if not point.is_change]
        self.changes = [point for point in points if point.is_change]
        self.lines = lines(self.levels)
        self.breaks = breaks(self.levels)
        self.cells = list(dict.fromkeys(map(cell, self.levels)))
        self.units = list(dict.fromkeys(point.figure.unit for point in self.levels))

    @property
    def title(self) -> str:
        """The name of the indicator."""
        return self.name(self.indicator)

    def colour(self, point: Point) -> int:
        """Return the number of the colour of a value, from 0."""
        return self.cells.index(cell(point))

    def letter(self, point: Point) -> str:
        """Return what tells a value's cell without its colour: a letter, or nothing if there is but one."""
        return letter(self.colour(point)) if len(self.cells) > 1 else ""


def cell(point: Point) -> Cell:
    """Return what a value is of."""
    figure = point.figure
    return figure.unit, figure.area, figure.population, figure.within


def rough(one: Point, other: Point) -> bool:
    """Tell whether a line between two values is only about right: one is not exact, or was worked out."""
    return any(p.figure.comparator != "eq" or p.figure.status == "derived" for p in (one, other))


def letter(number: int) -> str:
    """Return A for 0, Z for 25, AA for 26."""
    before, this = divmod(number, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + this)
