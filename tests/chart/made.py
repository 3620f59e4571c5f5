"""Figures made up for tests."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import strategies as st

from vndx.chart.facts import Point, Source
from vndx.chart.model import Chart
from vndx.claim.compare import Figure
from vndx.ontology import CODE, ID

SVG = "{http://www.w3.org/2000/svg}"
PERCENT = "http://qudt.org/vocab/unit/PERCENT"
RANK = f"{CODE}unit-rank"
YEAR_22 = ("2022-01-01", "2022-12-31")
YEAR_23 = ("2023-01-01", "2023-12-31")
HALF_24 = ("2024-01-01", "2024-06-30")


def point(
    value: str,
    begin: str,
    end: str = "",
    *,
    comparator: str = "eq",
    status: str = "actual",
    unit: str = PERCENT,
    area: str = "viet-nam",
    population: str = "",
    within: str = "",
    change: str = "",
    by: str = "",
    target: bool = False,
    name: str = "",
) -> Point:
    """Return a figure; a period of one day when no end is given."""
    figure = Figure(
        indicator=f"{ID}indicator/made",
        unit=unit,
        area=f"{ID}place/{area}",
        population=population and f"{ID}group/{population}",
        within=within,
        begin=begin,
        end=end or begin,
        value=Decimal(value),
        comparator=comparator,
        status="goal" if target else status,
        change_kind=change,
    )
    made = Point(
        f"{ID}figure/" + (name or f"{area}-{population}-{begin}-{end}-{status}-{comparator}-{value}"),
        figure,
        is_target=target,
    )
    if by:
        made.reporters = {f"{ID}body/{word}" for word in by.split()}
    made.sources = [Source(f"{ID}article/100_made", 10, 17, "17 x")]
    return made


def chart(*points: Point, labels: dict[str, str] | None = None) -> Chart:
    """Return a chart of figures, in whatever order they come."""
    names = labels or {}
    ordered = sorted(points, key=lambda one: (one.end, one.begin, one.iri))
    return Chart(f"{ID}indicator/made", ordered, lambda iri: names.get(iri, iri.rpartition("/")[2]))


def parsed(svg: str) -> ElementTree.Element:
    """Return an SVG as a tree; a name space on each name is taken away."""
    root = ElementTree.fromstring(svg)
    for element in root.iter():
        assert element.tag.startswith(SVG), element.tag
        element.tag = element.tag.removeprefix(SVG)
    return root


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Return the elements that have a class, in their order."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def drawing(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """Return the elements that have a class and are no part of the legend."""
    legend = {id(element) for group in of_class(root, "legend") for element in group.iter()}
    return [element for element in of_class(root, name) if id(element) not in legend]


def numbers(path: str) -> list[float]:
    """Return the numbers of a path."""
    return [float(number) for number in re.findall(r"-?[0-9.]+", path)]


DAYS = st.dates(datetime.date(2018, 1, 1), datetime.date(2026, 12, 31))
PERIODS = st.one_of(
    st.sampled_from([YEAR_22, YEAR_23, HALF_24, ("2023-12-31", "2023-12-31"), ("2021-01-01", "2021-12-31")]),
    st.tuples(DAYS, DAYS).map(lambda pair: (min(pair).isoformat(), max(pair).isoformat())),
)


@st.composite
def many(draw: st.DrawFn) -> list[Point]:
    """Draw figures that are often comparable."""
    found = [
        point(
            str(draw(st.integers(-3, 9))),
            *draw(PERIODS),
            comparator=draw(st.sampled_from(["eq", "eq", "eq", "approx", "gt", "le"])),
            status=draw(st.sampled_from(["actual", "actual", "derived", "estimate", "forecast"])),
            area=draw(st.sampled_from(["viet-nam", "viet-nam", "binh-dinh"])),
            population=draw(st.sampled_from(["", "", "adults"])),
            by=draw(st.sampled_from(["", "mic", "mic", "google"])),
            target=draw(st.sampled_from([False, False, False, True])),
            name=f"figure-{number}",
        )
        for number in range(draw(st.integers(0, 9)))
    ]
    return sorted(found, key=lambda one: (one.end, one.begin, one.iri))
