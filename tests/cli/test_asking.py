"""``vndx queries``, ``search`` and ``show`` as somebody runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vndx import lang
from vndx.cli.queries import _type
from vndx.queries import Parameter, load
from vndx.queries.named import TYPES

MODULES = """
import sys
from vndx.cli import main
assert main(sys.argv[1:]) == 0
print("\\nmodules:", *sys.modules)
"""
HEAVY = {"rdflib", "networkx", "pyvis", "pyshacl", "pyoxigraph", "importlib.metadata", "rich"}


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "vndx", *words], capture_output=True, timeout=60, cwd=cwd)


def out(*words: str) -> str:
    done = run(*words)
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("language", "title"), [("en", "People, posts and bodies"), ("vi", "Người, chức vụ và cơ quan")]
)
def test_queries_are_listed_by_theme_in_the_language(language: str, title: str) -> None:
    listed = out("queries", "--lang", language)
    assert title in listed.splitlines()
    for query in load().values():
        asked = query.title_vi if language == "vi" else query.title_en
        assert f"  {query.name} " in listed
        assert asked.split()[0] in listed


def test_queries_as_json_hold_names_and_parameters() -> None:
    told = json.loads(out("queries", "--format", "json"))
    assert [query["name"] for query in told] == list(load())
    posts = next(query for query in told if query["name"] == "posts")
    assert posts["params"][0]["name"] == "person"
    assert posts["columns"][0] == "person"


def test_one_query_shows_its_parameters_the_values_they_have_and_its_text() -> None:
    page = out("queries", "themes")
    assert "year (integer): the year it is for\n    values: 2023, 2024\n" in page
    assert "values: adopted, proposed\n" in page
    assert load()["themes"].text.strip() in page
    told = json.loads(out("queries", "themes", "--format", "json"))
    assert told["values"] == {"year": ["2023", "2024"], "status": ["adopted", "proposed"]}
    # each value can be given back
    for value in told["values"]["status"]:
        assert out("query", "themes", "-p", f"status={value}", "--format", "csv").count("\r\n") > 1


def test_a_query_is_described_in_vietnamese_to_the_last_word() -> None:
    page = out("queries", "targets", "--lang", "vi")
    described = page.partition("\n# title@en")[0]
    assert "  year (số nguyên): năm phải đạt\n" in described
    assert "  area (đối tượng): nơi\n" in described
    assert "(entity)" not in described


def test_each_type_of_a_parameter_has_a_vietnamese_name() -> None:
    lang.use("vi")
    shown = {_type(Parameter("x", kind, "", "", "", "")) for kind in TYPES}
    assert len(shown) == len(TYPES)
    assert not shown & set(TYPES)


def test_the_page_of_a_query_fits_the_screen() -> None:
    shown = 0
    for name in load():
        described = out("queries", name).partition("\n# title@en")[0]
        assert max(map(len, described.splitlines())) <= 100, name
        shown += 1
        if shown == 6:
            break
    assert shown == 6


def test_each_example_of_the_pages_can_be_run() -> None:
    page = out("queries", "posts")
    (line,) = [line for line in page.splitlines() if line.startswith("Example: vndx ")]
    assert out(*line.removeprefix("Example: vndx ").split())


def test_search_in_three_formats() -> None:
    table = out("search", "bo", "tt&tt")
    assert table.splitlines()[2].split()[-1] == "body:mic"
    told = json.loads(out("search", "uỷ ban quốc gia về chuyển", "--format", "json"))
    assert told[0]["id"] == "body:ncdt"
    assert told[0]["name_vi"] == "Ủy ban Quốc gia về chuyển đổi số"
    assert told[0]["fit"] == "words-first"
    rows = list(csv.DictReader(io.StringIO(out("search", "05-nq/tu", "--format", "csv"))))
    assert rows[0]["iri"] == "https://w3id.org/vndx/id/doc/05-nq-tu-binh-dinh-2021-09-20"


def test_search_by_kind_and_limit() -> None:
    told = json.loads(out("search", "binh dinh", "--type", "PartyBody", "--format", "json"))
    assert {row["kind"] for row in told} == {"Party body"}
    assert len(json.loads(out("search", "binh dinh", "--limit", "2", "--format", "json"))) == 2
    done = run("search", "x", "--type", "unicorn")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no kind of thing is called unicorn" in done.stderr


def test_nothing_found_is_said_and_is_no_failure() -> None:
    done = run("search", "zzzz")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"nothing found\n")
    assert run("search", "zzzz", "--format", "json").stdout == b"[]\n"


def test_what_is_only_similar_is_marked_in_the_table() -> None:
    head, _, *rows = out("search", "GRDP", "--lang", "vi").splitlines()
    assert head.endswith("độ khớp")
    assert rows
    assert all(row.endswith("gần giống") for row in rows)
    assert "match" not in out("search", "GDP")


@pytest.mark.parametrize("command", ["search", "show"])
@pytest.mark.parametrize("words", [[""], ["  "], ["", ""]])
def test_no_words_are_a_mistake_of_the_call(command: str, words: list[str]) -> None:
    done = run(command, *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert re.fullmatch(rb"vndx: no (name to show was|words to search for were) given\n", done.stderr)


@pytest.mark.parametrize(
    "words",
    [
        ["đề án 06"],
        ["de", "an", "06"],
        ["initiative:project-06"],
        ["https://w3id.org/vndx/id/initiative/project-06"],
    ],
)
def test_show_takes_a_name_an_id_or_an_iri(words: list[str]) -> None:
    page = out("show", *words)
    assert page.startswith("Project 06\n  initiative:project-06 · initiative\n")
    assert max(map(len, page.splitlines())) <= 80


def test_show_of_an_article_says_how_to_read_all_of_it() -> None:
    page = out("show", "000")
    assert out("show", "article:000") == page
    last = page.splitlines()[-1]
    assert last == "All that it says: vndx query article --param article=000_56d11337c73524f5"
    assert out(*last.partition("vndx ")[2].split(), "--format", "csv").count("\r\n") > 50


def test_show_in_other_formats() -> None:
    told = json.loads(out("show", "google", "--format", "json"))
    assert told["name"] == {"vi": "Google", "en": "Google"}
    assert told["facts"]["figures"]
    turtle = out("show", "google", "--format", "turtle")
    assert "body:google a vndx:Enterprise" in turtle
    assert "vndx:saidBy body:google" in turtle
    assert "oa:exact" in turtle
    assert "body:mic" not in turtle, "what has nothing to do with it is left out"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["tinh uy"], "tinh uy may mean 2 things, say which: body:binh-dinh-party-committee ("),
        (["pham mih chinh"], "nothing is called pham mih chinh; did you mean person:pham-minh-chinh"),
        (["person:nobody"], "the graph says nothing of person:nobody"),
        (["https://example.org/\x1b[31m"], "nothing is called https://example.org/\\x1b[31m"),
    ],
)
def test_what_cannot_be_shown_is_one_sentence(words: list[str], sentence: str) -> None:
    done = run("show", *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(f"vndx: {sentence}".encode())
    assert done.stderr.count(b"\n") == 1


def test_show_asks_which_one_is_meant_when_somebody_is_there() -> None:
    """In a terminal of its own: the question comes, its answer is taken, and the page follows."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - another process
        os.execv(sys.executable, [sys.executable, "-m", "vndx", "show", "tinh uy"])
    seen = b""
    while b"Which one" not in seen:
        seen += os.read(terminal, 4096)
    assert b"may mean:" in seen
    os.write(terminal, b"x\n")
    while seen.count(b"Which one") < 2:
        seen += os.read(terminal, 4096)
    assert b"a number from 1 to 2, please" in seen
    assert b"Error" not in seen
    os.write(terminal, b"2\n")
    try:
        while piece := os.read(terminal, 4096):
            seen += piece
    except OSError:  # the other side has closed
        pass
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert b"body:thanh-hoa-party-committee \xc2\xb7 Party body" in seen
    assert b"\x1b" not in seen


@pytest.mark.parametrize(
    "words",
    [
        ["search", "mic"],
        ["show", "google"],
        ["show", "google", "--format", "turtle"],
        ["queries"],
        ["queries", "posts"],
    ],
)
def test_asking_loads_no_heavy_library(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", MODULES, *words], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.rpartition("modules:")[2].split())
    assert "vndx.cli" in loaded
    assert not loaded & HEAVY


def test_another_graph_can_be_asked(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(
        '<https://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Đồ thị riêng"@vi .', "utf-8"
    )
    assert "https://example.org/a" in out("search", "do thi", "--graph", str(path))
    assert out("show", "do thi rieng", "--graph", str(path)).startswith("Đồ thị riêng\n")
    assert run("show", "google", "--graph", str(path)).returncode == 2
