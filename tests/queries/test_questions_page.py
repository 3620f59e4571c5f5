"""docs/questions.md: each command on it answers, and each named query is shown by one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.queries.asking import Asking
from vndx.graph.engine import Engine
from vndx.queries import load

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "questions.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| `vndx query ([^`]+)` \|$", re.MULTILINE)
ROWS = [(match[1], match[2], shlex.split(match[3])) for match in ROW.finditer(PAGE.read_text("utf-8"))]
#: A good graph has none of these.
EMPTY = {"contradictions"}


def test_each_named_query_is_on_the_page_and_each_line_of_a_table_is_read() -> None:
    assert {words[0] for _, _, words in ROWS} == {
        name for name, query in load().items() if not query.services
    }
    tables = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    heads = [line for line in tables if line.startswith(("| question |", "| --- |"))]
    assert len(ROWS) == len(tables) - len(heads) >= 75


def test_no_question_stands_twice() -> None:
    for asked in ([english for english, _, _ in ROWS], [vietnamese for _, vietnamese, _ in ROWS]):
        assert len(set(asked)) == len(asked)
        assert all(question.endswith("?") for question in asked)


@pytest.mark.parametrize(("question", "words"), [(english, words) for english, _, words in ROWS])
def test_the_command_answers(engine: Engine, question: str, words: list[str]) -> None:
    name, *options = words
    assert set(options[::2]) <= {"-p"}
    params = dict(option.split("=", 1) for option in options[1::2])
    assert len(params) * 2 == len(options)
    rows = Asking(engine)(name, **params)
    assert bool(rows) != (name in EMPTY), question
