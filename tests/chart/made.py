"""Figures made up for tests."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree

from vndx.chart.facts import Point, Source
from vndx.chart.model import Chart
from vndx.claim.compare import Figure
from vndx.ontology import CODE, ID

SVG = "{http://www.w3.org/2000/svg}"
PERCENT = "http://qudt.org/vocab/unit/PERCENT"
RANK = f"{CODE}unit-rank"


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
