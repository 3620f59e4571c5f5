"""What one line may go through, and what it never does."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given

from tests.chart.made import HALF_24, YEAR_22, YEAR_23, many, point
from vndx.chart.facts import Point, Source
from vndx.claim.compare import ASPECTS, relation
from vndx.claim.lines import REASONS, apart, breaks, disputed, lines


def values(points: list[Point]) -> list[list[str]]:
    return [[str(one.figure.value) for one in line] for line in lines(points)]


def test_values_of_different_years_that_agree_in_all_else_are_one_line() -> None:
    points = [point("28", *YEAR_22, by="google"), point("19", *YEAR_23, by="google")]
    assert values(points) == [["28", "19"]]
    assert breaks(points) == []


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (point("66", *YEAR_22, population="adults"), point("77", *YEAR_23, population="all"), "population"),
        (point("66", *YEAR_22, area="binh-dinh"), point("77", *YEAR_23), "area"),
        (point("66", *YEAR_22, unit="urn:x"), point("77", *YEAR_23), "unit"),
        (point("66", *YEAR_22, within="urn:x"), point("77", *YEAR_23), "compared-within"),
        (point("66", *YEAR_22), point("77", *YEAR_23, status="estimate"), "status"),
        (point("66", *YEAR_22), point("77", *YEAR_23, status="forecast"), "status"),
        (point("66", *YEAR_22, by="google"), point("77", *YEAR_23, by="mic"), "source"),
        (point("66", *YEAR_22), point("77", *YEAR_23, by="mic"), "source"),
        (point("66", *YEAR_23), point("77", *HALF_24), "basis"),
        (point("66", "2023-01-01", "2023-03-31"), point("77", *HALF_24), "basis"),
        (point("66", *YEAR_22, comparator="gt"), point("77", *YEAR_23), "bound"),
        (point("66", *YEAR_22), point("77", *YEAR_23, comparator="le"), "bound"),
        (point("66", *YEAR_22), point("77", *YEAR_22), "same-period"),
    ],
)
def test_each_way_in_which_two_values_are_apart(one: Point, other: Point, why: str) -> None:
    assert apart(one, other) == apart(other, one) == (why,)
    assert lines([one, other]) == []
    expected = ("same-period", "disputed") if why == "same-period" else (why,)
    assert [(first, second, set(found)) for first, second, found in breaks([one, other])] == [
        (one, other, set(expected) - ({"disputed"} if why == "same-period" else set()))
    ]


def test_where_nobody_is_named_the_article_is_the_source() -> None:
    points = [point("1", *YEAR_22), point("2", *YEAR_23)]
    assert values(points) == [["1", "2"]]
    points[1].sources = [Source("urn:another-article", 1, 2, "")]
    assert apart(*points) == ("source",)
    for one in points:
        one.reporters = {"urn:mic"}
    assert apart(*points) == ()
    points[1].sources = points[0].sources
    points[1].reporters = set()  # said by the ministry here, by nobody there
    assert apart(*points) == ("source",)


def test_growth_on_the_year_before_is_one_line_and_on_a_fixed_year_another() -> None:
    years = [(f"{year}-01-01", f"{year}-12-31") for year in (2021, 2022, 2023)]
    points = [point(str(place), *year, change="urn:percent") for place, year in enumerate(years) if place]
    for one, base in zip(points, years, strict=False):
        one.figure.base, (one.figure.base_begin, one.figure.base_end) = str(base), base
    assert values(points) == [["1", "2"]]
    points[0].figure.base, points[0].figure.base_begin = "urn:2019", "2019-01-01"
    assert apart(*points) == ("base",)


def test_nothing_is_joined_to_a_target() -> None:
    points = [point("40", *YEAR_22), point("50", *YEAR_23, target=True)]
    assert "target" in apart(*points)
    assert lines(points) == []
    assert breaks(points) == []  # a target is no break of a line


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("2023-12-31", "2023-12-31"), HALF_24),  # the state on a day, and at the end of a half-year
        (("2023-01-01", "2023-12-31"), ("2024-01-01", "2024-12-31")),  # 365 and 366 days
        (("2023-01-01", "2023-06-30"), ("2023-07-01", "2023-12-31")),  # 181 and 184 days
        (("2023-02-01", "2023-02-28"), ("2023-03-01", "2023-03-31")),
        (("2023-01-01", "2023-04-26"), ("2024-01-01", "2024-04-26")),  # 116 and 117 days
        (("0001-01-01", "9999-12-31"), ("0001-01-01", "0001-01-01")),
    ],
)
def test_periods_of_one_length_are_joined_and_a_day_to_any(
    one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert apart(point("1", *one), point("2", *other)) == ()


def test_a_derived_value_stands_as_a_result_does() -> None:
    assert values([point("48", *YEAR_22, status="derived"), point("46", *YEAR_23)]) == [["48", "46"]]


def test_no_line_goes_through_values_that_contradict_each_other_or_over_them() -> None:
    points = [
        point("10", *YEAR_22),
        point("20", *YEAR_23),
        point("30", *YEAR_23),
        point("40", "2024-01-01", "2024-12-31"),
        point("50", "2025-01-01", "2025-12-31"),
    ]
    assert len(disputed(points)) == 2
    assert values(points) == [["40", "50"]]
    assert ("disputed",) in [why for _, _, why in breaks(points)]


def test_of_two_that_say_the_same_of_one_period_one_is_joined() -> None:
    points = [
        point("10", *YEAR_22),
        point("20", *YEAR_23, comparator="approx"),
        point("21", *YEAR_23),
        point("30", "2024-01-01", "2024-12-31"),
    ]
    assert values(points) == [["10", "21", "30"]]


def test_two_sources_are_two_lines() -> None:
    points = [
        point(value, *year, by=by) for year in (YEAR_22, YEAR_23) for value, by in (("1", "a"), ("2", "b"))
    ]
    assert sorted(values(points)) == [["1", "1"], ["2", "2"]]
    assert disputed(points) == set()


def test_all_on_a_line_are_comparable_not_only_neighbours() -> None:
    # A day goes with the year before it and the half-year after it, but these do not go together.
    points = [point("1", *YEAR_22), point("2", "2023-06-30"), point("3", *HALF_24)]
    assert values(points) == [["1", "2"]]


@given(many())
def test_a_line_never_joins_what_is_not_comparable(points: list[Point]) -> None:
    drawn = lines(points)
    for line in drawn:
        assert len(line) > 1
        assert all(one.end < other.end for one, other in pairwise(line))
        for one, other in combinations(line, 2):
            assert relation(one.figure, other.figure) == "series"
            assert one.reporters & other.reporters or not one.reporters | other.reporters
            assert not {one.is_target, other.is_target} - {False}
            assert {one.figure.comparator, other.figure.comparator} <= {"eq", "approx"}
    joined = [one.iri for line in drawn for one in line]
    assert len(joined) == len(set(joined))
    # the same whatever order the figures come in
    assert {tuple(one.iri for one in line) for line in lines(points[::-1])} == {
        tuple(one.iri for one in line) for line in drawn
    }


@given(many())
def test_each_value_is_joined_or_said_why_not(points: list[Point]) -> None:
    reached = {one.iri for line in lines(points) for one in line[1:]}
    said = {later.iri: why for _, later, why in breaks(points)}
    assert not reached & set(said)
    firsts = {line[0].iri for line in lines(points)}
    first_of_all = next((one.iri for one in points if not one.is_target), "")
    for one in points:
        if not one.is_target and one.iri not in reached | firsts | {first_of_all}:
            assert said[one.iri]
    for why in said.values():
        assert why == tuple(reason for reason in REASONS if reason in why)


def test_where_a_line_of_others_begins_there_is_nothing_to_explain() -> None:
    points = [
        point(value, *year, population=group)
        for year, values in ((YEAR_22, ("17", "38")), (YEAR_23, ("42", "61")))
        for value, group in zip(values, ("", "ministries"), strict=True)
    ]
    assert sorted(values(points)) == [["17", "42"], ["38", "61"]]
    assert breaks(points) == []
    alone = point("17", *YEAR_23, population="localities")
    assert [(str(b.figure.value), why) for _, b, why in breaks([*points, alone])] == [("17", ("population",))]


def test_reasons_have_all_aspects_of_comparing() -> None:
    assert set(ASPECTS) <= set(REASONS)


def test_why_not_is_said_of_the_likest_one_before() -> None:
    points = [
        point("1", *YEAR_22, population="adults", by="mic"),
        point("2", *YEAR_22, by="google", area="binh-dinh"),
        point("3", *YEAR_23, by="mic"),
    ]
    points.sort(key=lambda one: (one.end, one.begin, one.iri))
    assert [(str(a.figure.value), why) for a, b, why in breaks(points) if b.figure.value == 3] == [
        ("1", ("population",))
    ]
