"""A chart joins two points only when they are the same thing at two times."""

from __future__ import annotations

from datetime import date

import pytest

from tests.page.conftest import Open
from tests.page.figures import DIFFERENT, INDICATOR, figure, series
from vndx.draw.series import joined
from vndx.network import Network, Statement

pytestmark = pytest.mark.xdist_group("page-2")

TRIO = {("figure:year-2021", "figure:year-2022"), ("figure:year-2022", "figure:year-2023")}


def lines(*figures: Statement) -> set[tuple[str, str]]:
    return set(joined({one.id: one for one in figures}))


def test_what_is_the_same_at_two_times_is_joined_in_the_order_of_time() -> None:
    one, other = figure("a", 2021), figure("b", 2022)
    assert lines(one, other) == lines(other, one) == {("figure:a", "figure:b")}


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_differs_in_one_thing_is_not(name: str) -> None:
    assert not lines(figure("a", 2021), figure("b", 2024, **DIFFERENT[name]))


@pytest.mark.parametrize("name", sorted(set(DIFFERENT) - {"half"}))
def test_two_that_both_differ_in_the_same_way_are(name: str) -> None:
    assert lines(figure("a", 2021, **DIFFERENT[name]), figure("b", 2022, **DIFFERENT[name]))


def test_a_change_is_joined_only_with_one_from_the_year_before_as_well() -> None:
    over = [
        figure(
            str(year),
            year,
            change_kind="change-percent",
            base_period=f"period:{base}",
            base_begin=f"{base}-01-01",
            base_end=f"{base}-12-31",
        )
        for year, base in ((2022, 2021), (2023, 2022), (2024, 2020))
    ]
    assert lines(*over) == {("figure:2022", "figure:2023")}


def test_what_has_no_value_or_no_days_is_passed_over() -> None:
    told = [figure("a", 2021), figure("b", 2022), figure("c", 2023), figure("d", 2024)]
    told[1].figure["value"] = "many"
    told[2].begin = None
    assert lines(*told) == {("figure:a", "figure:d")}


def test_a_derived_figure_is_of_those_who_reported_what_it_came_from() -> None:
    one, other = figure("a", 2021, saidBy="body:other"), figure("b", 2022)
    derived = figure("c", 2021, status="derived")
    del derived.roles["saidBy"]
    assert not lines(one, other, derived)
    derived.links["wasDerivedFrom"] = ["figure:b"]
    assert lines(one, other, derived) == {("figure:c", "figure:b")}


def test_a_line_goes_to_the_next_point_only() -> None:
    assert set(joined(series().statements)) == TRIO


def test_the_chart_draws_those_lines_and_no_other(open_page: Open) -> None:
    with open_page("series", state=f"#scope=all&n={INDICATOR}") as page:
        assert page.attributes("series", ["indicator"]) == [(INDICATOR,)]
        assert set(page.attributes("series-line", ["from", "to"])) == TRIO
        points = {row[0] for row in page.attributes("series-point", ["figure"])}
        assert {f"figure:year-{year}" for year in (2021, 2022, 2023)} <= points
        # What is counted in another unit, or is a change, has no place on this axis; the table has it.
        others = {"unit", "change"}
        assert {f"figure:differs-{name}" for name in set(DIFFERENT) - others} <= points
        assert page.by("series-target").count() == 1
        assert page.by("figure-row").count() == len(series().statements)


def test_marks_stand_in_the_order_of_the_ends_of_their_periods_each_with_its_number(
    open_page: Open, network: Network
) -> None:
    with open_page(state="#n=indicator:essential-services-deployed") as page:
        points = page.by("series-point").all()
        places = {}
        for point in points:
            told = network.statements[point.get_attribute("data-figure") or ""]
            places[told.end or ""] = float(point.get_attribute("data-x") or "nan")
            number = point.locator("[data-testid='series-number']").text_content()
            assert number == told.figure["value"]
        assert sorted(places) == sorted(places, key=lambda end: places[end])
        assert len(set(places.values())) == len(places) == len(points) >= 3
        numbers = page.by("series-number").evaluate_all(
            "all => all.map(each => each.getBoundingClientRect()).map(({x, y, width, height}) => "
            "[x, y, x + width, y + height])"
        )
    assert len(numbers) > len(points)  # targets have theirs too
    for place, (left, top, right, bottom) in enumerate(numbers):
        for other in numbers[:place]:
            apart = (
                right <= other[0] + 1 or other[2] <= left + 1 or bottom <= other[1] + 4 or other[3] <= top + 4
            )
            assert apart, (numbers[place], other)


def test_each_value_of_the_shipped_graph_has_its_number(open_page: Open, network: Network) -> None:
    drawn = 0
    with open_page(state="#scope=all") as page:
        for id in sorted(id for id, node in network.nodes.items() if node.group == "indicators"):
            page.page.evaluate("id => { location.hash = '#scope=all&n=' + encodeURIComponent(id) }", id)
            page.page.wait_for_function("id => vndx.state().selected === id", arg=id)
            count = page.by("series-point").count()
            numbers = page.by("series-point").locator("[data-testid='series-number']").all_text_contents()
            assert len(numbers) == count
            assert all(any(char.isdigit() for char in number) for number in numbers)
            drawn += count
    assert drawn > 20


def length(told: Statement) -> int:
    assert told.begin
    assert told.end
    return (date.fromisoformat(told.end) - date.fromisoformat(told.begin)).days


def test_no_chart_of_the_shipped_graph_joins_what_differs(open_page: Open, network: Network) -> None:
    several = sorted(
        id
        for id, node in network.nodes.items()
        if node.group == "indicators"
        and sum(id in told.roles.get("indicator", ()) for told in network.statements.values()) > 1
    )
    assert len(several) > 10
    drawn, points = [], 0
    with open_page(state="#scope=all") as page:
        for id in several:
            page.page.evaluate("id => { location.hash = '#scope=all&n=' + encodeURIComponent(id) }", id)
            page.page.wait_for_function("id => vndx.state().selected === id", arg=id)
            drawn += page.attributes("series-line", ["from", "to"])
            points += page.by("series-point").count()
    assert points > 2 * len(several) - 10
    assert drawn
    assert set(drawn) == set(joined(network.statements))
    for pair in drawn:
        one, other = (network.statements[id] for id in pair)
        for role in ("indicator", "area", "population", "comparedWithin"):
            assert sorted(one.roles.get(role, [])) == sorted(other.roles.get(role, [])), (role, pair)
        assert (one.kind, other.kind) == ("Observation", "Observation") or one.kind == other.kind != "Target"
        assert one.figure["unit"] == other.figure["unit"], pair
        assert one.figure.get("change_kind") == other.figure.get("change_kind"), pair
        results = {"actual", "derived"}
        statuses = {one.figure["status"], other.figure["status"]}
        assert len(statuses) == 1 or statuses <= results, pair
        days = (length(one), length(other))
        assert 0 in days or abs(days[0] - days[1]) <= 3, pair
        assert (one.end or "") < (other.end or "")
