"""The codes of an answer in Vietnamese, and one column where two languages stand side by side."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from vndx import lang
from vndx.queries import load
from vndx.results.readable import SEVERAL, WORDS, readable

GOLDEN = Path(__file__).resolve().parent.parent / "cases" / "queries"


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    lang.use("vi")
    yield
    lang.use(None)


def test_each_choice_of_a_parameter_has_a_word_and_each_word_is_of_a_column() -> None:
    choices = [
        (param.name, choice)
        for query in load().values()
        for param in query.params
        if param.type == "string" and param.scheme
        for choice in param.scheme.split("|")
    ]
    assert len(choices) >= 30
    assert [pair for pair in choices if pair[1] not in WORDS.get(pair[0], {})] == []
    columns = {column for query in load().values() for column in query.columns}
    assert set(WORDS) <= columns


def test_every_code_of_the_answers_has_a_word() -> None:
    seen: dict[str, set[str]] = {name: set() for name in WORDS}
    for path in GOLDEN.glob("*.json"):
        golden = json.loads(path.read_text("utf-8"))
        for row in golden["rows"]:
            for column, cell in zip(golden["columns"], row, strict=True):
                if column in WORDS and isinstance(cell, str) and ":" not in cell:
                    seen[column] |= set(cell.split()) if column in SEVERAL else {cell}
    assert all(seen.values())
    assert [
        (name, words - set(WORDS[name])) for name, words in seen.items() if words - set(WORDS[name])
    ] == []


def answer(columns: list[str], *rows: dict[str, dict[str, str]]) -> bytes:
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": list(rows)}}).encode()


def said(value: str, **more: str) -> dict[str, str]:
    return {"type": "literal", "value": value, **more}


TRUE = said("true", datatype="http://www.w3.org/2001/XMLSchema#boolean")


def test_codes_and_truth_are_said_and_all_else_stays() -> None:
    row = {"outcome": said("met"), "why_not": said("unit area"), "same": TRUE, "quote": said("met")}
    (found,) = json.loads(readable(answer(list(row), row), {}, merge=False))["results"]["bindings"]
    assert {name: term["value"] for name, term in found.items()} == {
        "outcome": "đạt",
        "why_not": "đơn vị, nơi",
        "same": "có",
        "quote": "met",
    }
    lang.use("en")
    assert json.loads(readable(answer(list(row), row), {}, merge=False))["results"]["bindings"] == [row]


@pytest.mark.parametrize(("language", "first"), [("vi", "một"), ("en", "one")])
def test_of_two_languages_one_is_shown_and_the_other_where_there_is_none(language: str, first: str) -> None:
    lang.use(language)
    both = {"note_vi": said("một"), "note_en": said("one")}
    data = answer(["x", "note_vi", "note_en", "y"], both, {"note_en": said("only")}, {})
    found = json.loads(readable(data, {}, merge=True))
    assert found["head"]["vars"] == ["x", "note", "y"]
    assert [row.get("note", {}).get("value") for row in found["results"]["bindings"]] == [first, "only", None]
    assert json.loads(readable(data, {}, merge=False))["head"]["vars"] == ["x", "note_vi", "note_en", "y"]


def test_a_title_does_not_stand_beside_the_name_of_the_same_thing() -> None:
    row = {"theme": {"type": "uri", "value": "urn:t"}, "theme_vi": said("a"), "theme_en": said("b")}
    data = answer(["theme_vi", "theme_en", "theme"], row)
    assert json.loads(readable(data, {"urn:t": "a"}, merge=True))["head"]["vars"] == ["theme"]
    assert json.loads(readable(data, {}, merge=True))["head"]["vars"] == ["theme_vi", "theme_en", "theme"]
