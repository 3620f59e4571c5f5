"""The two parsers of ``vndx query`` agree wherever the short one has an answer."""

from __future__ import annotations

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.cli.query import command
from vndx.cli.query_call import OPTIONS, Call, name_of, parse

_VALUES = st.sampled_from(
    [
        "ASK {}",
        "targets",
        "-",
        "a=b",
        "table",
        "csv",
        "turtle",
        "html",
        "0",
        "1",
        "30",
        "2.5",
        "1e3",
        "-1",
        "x",
        "",
        ".",
    ]
)
_FLAGS = [flag for flags, *_ in OPTIONS for flag in flags]
_OTHER = ["--", "--help", "-h", "--fil", "-fx", "-f=x", "--labels=1", "--no-labels", "-op", "--unknown", "-x"]
_WORD = st.one_of(
    st.sampled_from(_FLAGS),
    st.builds("{}={}".format, st.sampled_from(_FLAGS), _VALUES),
    _VALUES,
    st.sampled_from(_OTHER),
)


def _clicks(words: list[str]) -> Call:
    with command.make_context("query", list(words)) as context:
        return Call(context.params)


@given(st.lists(_WORD, max_size=7))
def test_the_short_parser_says_what_click_says_or_nothing(words: list[str]) -> None:
    call = parse(words)
    if call is not None:
        assert vars(call) == vars(_clicks(words))


@pytest.mark.parametrize(
    "words",
    [
        ["ASK {}"],
        ["ASK {}", "--format", "csv"],
        ["targets", "-p", "year=2024", "--param=area=place:viet-nam", "--labels", "--width", "80"],
        ["-f", "-", "-o", "out.csv", "--timeout", "2.5", "--memory", "256"],
        ["-", "--graph", "a", "--graph=b", "--allow-service", "https://a.example/", "--spreadsheet"],
    ],
)
def test_the_usual_calls_need_no_click(words: list[str]) -> None:
    call = parse(words)
    assert call is not None
    assert vars(call) == vars(_clicks(words))


@pytest.mark.parametrize(
    "words",
    [["--help"], ["ASK {}", "--format", "html"], ["a", "b"], ["--timeout", "0"], ["-f"], ["--labels=1"]],
)
def test_mistakes_and_help_are_clicks(words: list[str]) -> None:
    assert parse(words) is None


def test_every_option_is_in_both_languages_and_has_a_place() -> None:
    assert len(OPTIONS) == 16
    for flags, _, _, en, vi in OPTIONS:
        assert en.endswith(".")
        assert vi.endswith(".")
        assert en != vi
        assert hasattr(Call({}), name_of(flags))
    assert {param.name for param in command.params if isinstance(param, click.Option)} == {
        name_of(flags) for flags, *_ in OPTIONS
    }
