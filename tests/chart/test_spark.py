"""The chart of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chart.made import RANK, chart, many, point
from tests.chart.test_svg import HOSTILE
from vndx import lang
from vndx.chart.facts import Point
from vndx.chart.spark import line, text
from vndx.ontology import ID
from vndx.results.wrap import width

YEAR_22 = ("2022-01-01", "2022-12-31")
YEAR_23 = ("2023-01-01", "2023-12-31")
BLOCKS = "▁▂▃▄▅▆▇█"


def blocks(*points: Point, room: int = 40) -> str:
    made = chart(*points)
    return line(made, [point for point in made.levels if not point.is_target], room)


def test_blocks_are_higher_the_larger_and_joined_where_comparable() -> None:
    drawn = blocks(point("10", *YEAR_22), point("50", *YEAR_23), point("90", "2024-06-30", status="estimate"))
    found = [char for char in drawn if char in BLOCKS]
    assert found == sorted(found)
    assert len(set(found)) == 3
    first, second, third = (drawn.index(char) for char in found)
    assert set(drawn[first + 1 : second]) == {"─"}
    assert set(drawn[second + 1 : third]) == {" "}


def test_the_best_rank_is_the_highest() -> None:
    drawn = blocks(point("48", *YEAR_22, unit=RANK), point("1", *YEAR_23, unit=RANK))
    assert drawn.strip().endswith("█")


def test_values_of_one_day_stand_beside_each_other() -> None:
    drawn = blocks(point("10", "2024-06-30"), point("90", "2024-06-30"))
    assert [char for char in drawn if char != " "] == ["▁", "█"] or len(drawn.split()) == 1
    assert sum(char in BLOCKS for char in drawn) == 2


@given(many(), st.integers(20, 140))
def test_no_line_is_wider_than_the_terminal(points: list[Point], columns: int) -> None:
    if not points:
        return
    made = chart(*points)
    lines = text(made, columns).splitlines()
    assert max(map(width, lines)) <= columns
    drawn = sum(char in BLOCKS for row in lines for char in row)
    assert drawn == sum(not point.is_target for point in points)


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_in_it_steers_a_terminal(words: str) -> None:
    named = dict.fromkeys([f"{ID}indicator/made", f"{ID}place/viet-nam", f"{ID}body/mic"], words)
    said = text(chart(point("1", *YEAR_22, by="mic"), point("2", *YEAR_23), labels=named), 80)
    assert not set(said) & set("\x1b\x00\u2028\u202e\r")


def test_it_says_values_kinds_periods_and_sources() -> None:
    made = chart(
        point("17.5", *YEAR_22, comparator="gt", status="estimate"),
        point("40", *YEAR_23, target=True),
        point("8", *YEAR_22, change="urn:percent", name="change"),
    )
    said = text(made, None)
    for words in ("more than 17.5%", "estimate", "2022-12-31", "100_made:10-17", "40%", "target", "+8%"):
        assert words in said, words
    lang.use("vi")
    assert "hơn 17,5%" in text(made, None)
    assert "31/12/2022" in text(made, None)
