"""Dates and periods: which number is the day, and which the year."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.text.dates import Mention, mentions, roman


def one(words: str) -> Mention:
    found = mentions(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "kind", "first", "last"),
    [
        ("ngày 20.9.2021", "date", date(2021, 9, 20), date(2021, 9, 20)),
        ("ngày 6-1-2022", "date", date(2022, 1, 6), date(2022, 1, 6)),
        ("Ngày 19/4/2024", "date", date(2024, 4, 19), date(2024, 4, 19)),
        ("2023-12-28", "date", date(2023, 12, 28), date(2023, 12, 28)),
        ("ngày 28 tháng 12 năm 2023", "date", date(2023, 12, 28), date(2023, 12, 28)),
        ("năm 2023", "year", date(2023, 1, 1), date(2023, 12, 31)),
        ("đến hết năm 2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("giai đoạn 2022 - 2025", "range", date(2022, 1, 1), date(2025, 12, 31)),
        ("2022 – 2023", "range", date(2022, 1, 1), date(2023, 12, 31)),
        ("từ năm 2020 đến năm 2022", "range", date(2020, 1, 1), date(2022, 12, 31)),
        ("06 tháng đầu năm 2024", "months", date(2024, 1, 1), date(2024, 6, 30)),
        ("quý I/2024", "quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("quý IV năm 2023", "quarter", date(2023, 10, 1), date(2023, 12, 31)),
        ("tháng 2/2024", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("tháng 12 năm 2023", "month", date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_words_of_time_have_a_span(words: str, kind: str, first: date, last: date) -> None:
    for spelling in (words, normalize("NFD", words), words.upper()):
        found = one(spelling)
        assert found.kind == kind
        assert found.span() == (first, last)


@pytest.mark.parametrize("words", ["Chiều 28.12", "Chiều ngày 28/12", "sáng nay, 28/12", "ngày 28 tháng 12"])
def test_trap_10_a_day_without_its_year_stays_without(words: str) -> None:
    found = one(words)
    assert (found.get("day"), found.get("month"), found.get("year")) == ([28], [12], [])
    assert found.span() is None


def test_parts_stand_at_their_offsets() -> None:
    words = normalize("NFD", "khóa họp ngày 20.9.2021")
    assert [(part.role, words[part.start : part.end]) for part in one(words).parts] == [
        ("day", "20"),
        ("month", "9"),
        ("year", "2021"),
    ]


def test_a_date_and_its_clock() -> None:
    day, clock = mentions("28/12/2023 20:02")
    assert (day.kind, clock.kind) == ("date", "clock")
    assert (clock.get("hour"), clock.get("minute")) == ([20], [2])


def test_until_now_is_open() -> None:
    found = one("từ năm 2018 đến nay")
    assert (found.kind, found.get("year"), found.span()) == ("since", [2018], None)


@pytest.mark.parametrize(
    ("words", "role", "count"),
    [
        ("trong 2 năm liên tiếp", "years", 2),
        ("hơn 20 năm", "years", 20),
        ("3 tháng", "months", 3),
        ("2 ngày", "days", 2),
    ],
)
def test_durations(words: str, role: str, count: int) -> None:
    found = one(words)
    assert (found.kind, found.get(role)) == ("duration", [count])


@pytest.mark.parametrize(("words", "number"), [("khóa XX", 20), ("(khoá XIV)", 14), ("khóa 16", 16)])
def test_terms_are_ordinals(words: str, number: int) -> None:
    assert one(words).get("term") == [number]


def test_a_year_in_a_list_needs_no_word() -> None:
    year, bare = mentions("năm 2022 đạt 28%, 2023 đạt 19%")
    assert (year.kind, bare.kind, bare.get("year")) == ("year", "bare-year", [2023])


@pytest.mark.parametrize(
    "words",
    ["43/53 dịch vụ", "35/35 nền tảng", "10/12 nhiệm vụ", "48.000", "31.6.2023", "2025 - 2022 triệu", "5,12"],
)
def test_fractions_and_numbers_are_no_dates(words: str) -> None:
    assert [found for found in mentions(words) if found.kind != "bare-year"] == []


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("I", 1), ("iv", 4), ("XIV", 14), ("xx", 20), ("XLII", 42), ("xc", 90), ("IIX", 0), ("", 0)],
)
def test_roman_numerals(numeral: str, value: int) -> None:
    assert roman(numeral) == value


@given(st.text(max_size=40) | st.text("0123456789./-: ngàythángămnquýikhóax\u0301", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    for found in mentions(text):
        found.span()
        assert all(text[part.start : part.end] for part in found.parts)
