"""A chart joins two points only when they are the same thing at two times."""

from __future__ import annotations

from datetime import date

import pytest

from tests.page.conftest import Open
from tests.page.figures import DIFFERENT, INDICATOR, figure, series
from vndx.draw.series import joined, may_join
from vndx.network import Network, Statement

pytestmark = pytest.mark.xdist_group("page")

TRIO = {("figure:year-2021", "figure:year-2022"), ("figure:year-2022", "figure:year-2023")}


def test_what_is_the_same_at_two_times_may_be_joined_forward_only() -> None:
    one, other = figure("a", 2021), figure("b", 2022)
    assert may_join(one, other)
    assert not may_join(other, one)
    assert not may_join(one, one)


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_differs_in_one_thing_may_not(name: str) -> None:
    assert not may_join(figure("a", 2021), figure("b", 2024, **DIFFERENT[name]))


@pytest.mark.parametrize("name", sorted(set(DIFFERENT) - {"half", "change"}))
def test_two_that_both_differ_in_the_same_way_may(name: str) -> None:
    assert may_join(figure("a", 2021, **DIFFERENT[name]), figure("b", 2022, **DIFFERENT[name]))


def test_a_change_is_joined_only_with_one_over_as_long_a_time() -> None:
    over = [
        figure(str(year), year, change_kind="change-percent", base_period=f"period:{base}")
        for year, base in ((2022, 2021), (2023, 2022), (2024, 2020))
    ]
    assert may_join(over[0], over[1])
    assert not may_join(over[1], over[2])


def test_without_a_named_speaker_the_article_is_the_source() -> None:
    one, other = figure("a", 2021), figure("b", 2022)
    for each in (one, other):
        del each.roles["saidBy"]
    assert may_join(one, other)
    other.evidence = []
    assert not may_join(one, other)


def test_a_line_goes_to_the_next_point_only() -> None:
    assert set(joined(series().statements.values())) == TRIO


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
    lines, points = [], 0
    with open_page(state="#scope=all") as page:
        for id in several:
            page.page.evaluate("id => { location.hash = '#scope=all&n=' + encodeURIComponent(id) }", id)
            page.page.wait_for_function("id => vndx.state().selected === id", arg=id)
            lines += page.attributes("series-line", ["from", "to"])
            points += page.by("series-point").count()
    assert points > 2 * len(several) - 10
    assert lines
    for pair in lines:
        one, other = (network.statements[id] for id in pair)
        for role in ("indicator", "area", "population", "saidBy", "comparedWithin"):
            assert sorted(one.roles.get(role, [])) == sorted(other.roles.get(role, [])), (role, pair)
        assert (one.kind, other.kind) == ("Observation", "Observation") or one.kind == other.kind != "Target"
        assert one.figure["unit"] == other.figure["unit"], pair
        assert one.figure.get("change_kind") == other.figure.get("change_kind"), pair
        results = {"actual", "derived"}
        statuses = {one.figure["status"], other.figure["status"]}
        assert len(statuses) == 1 or statuses <= results, pair
        assert abs(length(one) - length(other)) <= 3, pair
        assert (one.end or "") < (other.end or "")
