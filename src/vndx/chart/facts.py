"""The figures of an indicator as the graph states them, each with who says so and where."""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation

from vndx.chart.asks import FIGURES, LINKS, SOURCES
from vndx.claim.compare import Figure
from vndx.claim.lines import Value
from vndx.errors import DataError
from vndx.ontology import CODE, VNDX, shrink
from vndx.text.display import safe, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias

    #: A row of an answer: the terms in SPARQL JSON by variable.
    Answer: TypeAlias = dict[str, dict[str, str]]
    #: Asks the graph one question about one indicator (an IRI).
    Ask = Callable[[str, str], list[Answer]]

_MOST_DIGITS = 40
_SAID, _SET = f"{VNDX}saidBy", f"{VNDX}setBy"


class Source:
    """A place where a figure stands: article (an IRI), code points, and the words if they are kept."""

    __slots__ = ("article", "end", "quote", "start")

    def __init__(self, article: str, start: int, end: int, quote: str) -> None:
        self.article = article
        self.start = start
        self.end = end
        self.quote = quote


class Point(Value):
    """A figure that can be drawn, or a change that is listed: a `vndx.claim.lines.Value` with more to say.

    Attributes:
        iri: the name of the figure.
        figure: what it states, for comparing; its parts are IRIs, status and comparator their codes.
        period: the IRI of its period.
        setters: who set a target.
        origins: the figures that a derived one was worked out of.
        sources: where it stands, in order.
    """

    __slots__ = ("origins", "period", "setters")

    sources: list[Source]

    def __init__(self, iri: str, figure: Figure, *, period: str = "", is_target: bool = False) -> None:
        super().__init__(
            iri, figure, *(_day(iri, day) for day in (figure.begin, figure.end)), is_target=is_target
        )
        self.period = period
        self.setters: list[str] = []
        self.origins: list[str] = []

    @property
    def is_change(self) -> bool:
        """Whether it compares two periods, and is no level."""
        return bool(self.figure.change_kind)

    def things(self) -> Iterator[str]:
        """Yield the IRIs of all that a reader is told the name of."""
        figure = self.figure
        yield from (figure.unit, figure.area, self.period, *sorted(self.reporters), *self.setters)
        yield from filter(None, (figure.population, figure.within, figure.base))
        yield from {source.article: None for source in self.sources}


def gather(ask: Ask, indicator: str) -> list[Point]:
    """Ask the graph for the figures of an indicator, in the order of their periods.

    Raises:
        DataError: when a value of the graph is no number, or a bound of a period no day.
    """
    points: dict[str, Point] = {}
    for row in ask(FIGURES, indicator):
        iri = row["figure"]["value"]
        if iri not in points:
            points[iri] = _point(iri, indicator, row)
    for row in ask(LINKS, indicator):
        point, object = points.get(row["figure"]["value"]), row["object"]["value"]
        if point is None:
            continue
        if row["property"]["value"] == _SAID:
            point.reporters.add(object)
        elif row["property"]["value"] == _SET:
            point.setters.append(object)
        else:
            point.origins.append(object)
    for point in points.values():
        for origin in point.origins:
            if origin in points:
                point.reporters |= points[origin].reporters
    for row in ask(SOURCES, indicator):
        point = points.get(row["figure"]["value"])
        if point is not None:
            start, end = (_offset(point.iri, row[name]["value"]) for name in ("start", "end"))
            words = row.get("quote", {}).get("value", "")
            point.sources.append(Source(row["article"]["value"], start, end, words))
    return sorted(points.values(), key=lambda point: (point.end, point.begin, point.iri))


def _point(iri: str, indicator: str, row: Answer) -> Point:
    def part(name: str) -> str:
        return row[name]["value"] if name in row else ""

    figure = Figure(
        indicator=indicator,
        unit=part("unit"),
        area=part("area"),
        population=part("population"),
        begin=part("begin"),
        end=part("end"),
        status=part("status").removeprefix(f"{CODE}status-"),
        comparator=part("comparator").removeprefix(f"{CODE}comparator-"),
        value=_number(iri, part("value")),
        change_kind=part("change_kind"),
        base=part("base"),
        base_begin=part("base_begin")[:10],
        base_end=part("base_end")[:10],
        within=part("within"),
    )
    return Point(iri, figure, period=part("period"), is_target=part("target") == "true")


def _number(iri: str, written: str) -> Decimal:
    """Read a value; what is not a number, or too large to be one of this world, is an error."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise _wrong(iri, written, "number", "số") from None
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise _wrong(iri, written, "number", "số")
    return value


def _offset(iri: str, written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < _MOST_DIGITS):
        raise _wrong(iri, written, "number", "số")
    return int(written)


def _day(iri: str, written: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(written[:10])
    except ValueError:
        raise _wrong(iri, written, "day", "ngày") from None


def _wrong(iri: str, written: str, en: str, vi: str) -> DataError:
    written = safe(shortened(written))
    return DataError(
        f"{shrink(iri)}: {written} is no {en} that can be drawn; `vndx check` says more",
        f"{shrink(iri)}: {written} không phải là {vi} vẽ được; `vndx check` cho biết thêm",
    )
