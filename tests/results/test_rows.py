"""Choosing columns of an answer."""

from __future__ import annotations

import json

import pytest

from vndx.errors import UnknownName
from vndx.results.rows import Rows, choose


def term(value: str) -> dict[str, str]:
    return {"type": "literal", "value": value}


ANSWER = json.dumps(
    {
        "head": {"vars": ["a", "b", "c"]},
        "results": {
            "bindings": [
                {"a": term("1"), "b": term("x"), "c": term("p")},
                {"a": term("1"), "b": term("x"), "c": term("q")},
                {"a": term("2"), "c": term("r")},
            ]
        },
    }
).encode()


def test_columns_stand_in_the_order_asked_for() -> None:
    rows = Rows(choose(ANSWER, ["c", "a"]))
    assert rows.columns == ["c", "a"]
    assert [row["c"]["value"] + row["a"]["value"] for row in rows.rows] == ["p1", "q1", "r2"]


def test_rows_that_are_then_alike_stand_once_in_their_first_place() -> None:
    assert [row.get("b", term("-"))["value"] for row in Rows(choose(ANSWER, ["a", "b"])).rows] == ["x", "-"]


def test_an_unknown_column_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownName, match="no column d; it has: a, b, c"):
        choose(ANSWER, ["a", "d"])
