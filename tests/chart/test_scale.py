"""The axes."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx import lang
from vndx.chart.scale import TimeAxis, ValueAxis, compact
from vndx.chart.texts import Boxes, width, wrapped

DECIMALS = st.decimals(-(10**12), 10**12, places=2)


@given(st.lists(DECIMALS, min_size=1, max_size=6), st.booleans(), st.booleans())
def test_the_axis_holds_all_values_and_nought(values: list[Decimal], rank: bool, percent: bool) -> None:
    axis = ValueAxis(values, rank=rank, percent=percent)
    places = [axis.place(value) for value in sorted(values)]
    assert all(-1e-9 <= place <= 1 + 1e-9 for place in places)
    assert places == sorted(places, reverse=rank)
    assert 0 <= axis.place(Decimal(1 if rank else 0)) <= 1
    assert 2 <= len(axis.ticks) <= 9
    assert len(set(axis.ticks)) == len(axis.ticks)
    assert all(-1e-9 <= axis.place(tick) <= 1 + 1e-9 for tick in axis.ticks)


def test_a_share_ends_at_a_hundred_and_a_rank_has_its_best_on_top() -> None:
    share = ValueAxis([Decimal(97)], rank=False, percent=True)
    assert [share.low, share.high] == [0, 100]
    rank = ValueAxis([Decimal(46), Decimal(50)], rank=True, percent=False)
    assert rank.place(Decimal(1)) == 1
    assert rank.place(Decimal(46)) > rank.place(Decimal(50)) > 0
    assert (rank.up("le"), rank.up("gt")) == (1, -1)
    assert (share.up("le"), share.up("ge"), share.up("eq"), share.up("approx")) == (-1, 1, 0, 0)


def test_values_that_are_whole_have_whole_ticks() -> None:
    assert ValueAxis([Decimal(1), Decimal(2)], rank=False, percent=False).ticks == [0, 1, 2]
    assert ValueAxis([Decimal("0.75")], rank=False, percent=False).ticks[1] == Decimal("0.2")


@pytest.mark.parametrize(
    ("value", "en", "vi"),
    [
        ("46200000", "46.2 million", "46,2 triệu"),
        ("1500000000", "1.5 billion", "1,5 tỷ"),
        ("50350", "50,350", "50.350"),
        ("1234567", "1,234,567", "1.234.567"),  # nothing is rounded away
        ("3500000000000", "3,500 billion", "3.500 tỷ"),
        ("-2000000", "-2 million", "-2 triệu"),
        ("0.75", "0.75", "0,75"),
        ("0", "0", "0"),
    ],
)
def test_a_number_is_short_in_both_languages_and_exact(value: str, en: str, vi: str) -> None:
    assert compact(Decimal(value)) == en
    lang.use("vi")
    assert compact(Decimal(value)) == vi


DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2200, 12, 31))


@given(DAYS, DAYS)
def test_days_stand_in_their_order_within_the_axis(one: datetime.date, other: datetime.date) -> None:
    begin, end = sorted((one, other))
    axis = TimeAxis(begin, end)
    assert 0 < axis.place(begin, after=0) < axis.place(end, after=1) < 1
    assert 2 <= len(axis.ticks) <= 12
    places = [axis.place(day, after=0) for day, _ in axis.ticks]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    assert len({written for _, written in axis.ticks}) == len(axis.ticks)
    assert all(day.day == 1 for day, _ in axis.ticks)


def test_the_ends_of_the_calendar_can_be_drawn() -> None:
    axis = TimeAxis(datetime.date.min, datetime.date.max)
    assert 0 <= axis.place(datetime.date.min) < axis.place(datetime.date.max) <= 1
    assert axis.ticks


def test_months_are_written_as_the_language_does() -> None:
    days = datetime.date(2024, 1, 1), datetime.date(2024, 6, 30)
    assert "2024-04" in [written for _, written in TimeAxis(*days).ticks]
    lang.use("vi")
    assert "4/2024" in [written for _, written in TimeAxis(*days).ticks]


@given(st.text(max_size=60), st.floats(20, 400))
def test_lines_are_no_wider_than_they_may_be_and_lose_nothing(text: str, room: float) -> None:
    lines = wrapped(text, room, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 12) <= room or len(line) == 1 or width(line[0], 12) <= room for line in lines)


def test_a_letter_takes_its_room_composed_or_not() -> None:
    assert width("Ủy ban", 12) == width("U\u0309y ban", 12) > width("ban", 12)
    assert width("ế" * 10, 12) == width("e" * 10, 12)


def test_boxes_tell_how_much_is_covered() -> None:
    boxes = Boxes()
    boxes.take(0, 0, 10, 10)
    assert boxes.cost(5, 5, 15, 15) == 25
    assert boxes.cost(10, 0, 20, 10) == 0
