"""No character that a terminal obeys is shown as it is; all others are."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.text.display import safe, shortened


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("a\r\nb\tc\x00", "a\\r\\nb\\tc\\x00"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("abc\u202egnp.exe\u2066", "abc\\u202egnp.exe\\u2066"),
        ("line\u2028line", "line\\u2028line"),
        ("\udcff\ud800", "\\udcff\\ud800"),
        ("Uỷ ban Quốc gia về chuyển đổi số – “Đề án 06”", "Uỷ ban Quốc gia về chuyển đổi số – “Đề án 06”"),
        ("U\u0309y\u0300 \U0001f600", "U\u0309y\u0300 \U0001f600"),
    ],
)
def test_examples(raw: str, shown: str) -> None:
    assert safe(raw) == shown


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_nothing_dangerous_is_left_and_a_second_time_changes_nothing(text: str) -> None:
    shown = safe(text)
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in shown)
    assert not any(unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF"} for c in shown)
    assert safe(shown) == shown


def test_a_long_text_is_shortened_to_its_beginning() -> None:
    assert shortened("x" * 80) == "x" * 80
    assert shortened("x" * 81) == "x" * 79 + "…"
    assert shortened("một hai", 5) == "một…"
