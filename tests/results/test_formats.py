"""The name of an output says its format, by one rule for every command."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vndx.cli import main
from vndx.errors import UsageError
from vndx.results.formats import NAMES, by_name
from vndx.results.markdown import markdown


def test_a_name_without_an_ending_or_for_plain_text_is_for_people() -> None:
    for output in (None, "-", "out", "out.txt", "a.dir/out"):
        assert by_name(output, ["json"], "table") == "table"


@pytest.mark.parametrize(
    ("output", "formats", "en"),
    [
        ("x.xlsx", ["csv", "json"], "no format ends in .xlsx here; write one of .csv, .json, .txt, or say "),
        ("x.md", ["csv", "json"], "no format ends in .md here; write one of .csv, .json, .txt, or say "),
        ("x.HTML", NAMES, "no format ends in .html here; write one of .md, .csv, .tsv, .json, .xml, .ttl, "),
    ],
)
def test_an_ending_that_stands_for_nothing_is_refused(output: str, formats: list[str], en: str) -> None:
    with pytest.raises(UsageError) as error:
        by_name(output, formats, "table")
    assert error.value.en.startswith(en)
    assert output[1:].lower() in error.value.vi
    assert ("a spreadsheet opens .csv" in error.value.en) is output.endswith("xlsx")


CALLS = [
    ["search", "bình định"],
    ["show", "place:binh-dinh"],
    ["queries"],
    ["queries", "posts"],
    ["stats"],
    ["progress", "--year", "2024"],
    ["query", "posts", "-p", "person=person:do-minh-tuan"],
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_writes_what_the_name_says(call: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    assert main([*call, "-o", str(path)]) == 0
    assert json.loads(path.read_text("utf-8"))
    plain = tmp_path / "x"
    assert main([*call, "-o", str(plain)]) == 0
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(plain.read_text("utf-8"))


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_every_command_refuses_a_name_that_it_cannot_keep(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending in (".xlsx", ".html", ".pdf"):
        path = tmp_path / f"x{ending}"
        assert main(["--lang", "en", *call, "-o", str(path)]) == 2
        assert capsys.readouterr().err.startswith(f"vndx: no format ends in {ending} here; write one of .")
        assert not path.exists()
    path = tmp_path / "x.data"
    assert main([*call, "-o", str(path), "--format", "json"]) == 0  # said in words, any name will do
    assert json.loads(path.read_text("utf-8"))


def test_a_query_answers_in_markdown(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call = ["query", "SELECT ?s ?n { VALUES (?s ?n) { (body:ncdt 46) ('a|b' 3) } } ORDER BY ?n", "--labels"]
    told = "| s | n |\n| --- | ---: |\n| a\\|b | 3 |\n| Ủy ban Quốc gia về chuyển đổi số | 46 |\n"
    assert main(["--lang", "vi", *call, "--format", "markdown"]) == 0
    assert capfdbinary.readouterr().out.decode() == told
    path = tmp_path / "x.md"
    assert main(["--lang", "vi", *call, "-o", str(path), "--columns", "s,n"]) == 0
    assert path.read_text("utf-8") == told
    assert main(["--lang", "en", "query", "ASK {}", "--format", "markdown"]) == 0
    assert capfdbinary.readouterr().out == b"true\n"
    assert main(["--lang", "en", "query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "markdown"]) == 2
    assert b"markdown is no format for CONSTRUCT" in capfdbinary.readouterr().err
    assert main(["--lang", "en", *call, "--format", "markdown", "--width", "40"]) == 2
    assert b"--width is for tables, not markdown" in capfdbinary.readouterr().err


def test_an_answer_without_columns_is_nothing() -> None:
    assert markdown(b'{"head": {"vars": []}, "results": {"bindings": [{}]}}') == ""
