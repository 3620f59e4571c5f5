"""``vndx progress`` as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PLAN = str(Path(__file__).parent.parent / "cases/progress/plan.trig")
ON_THE_PLAN = ("--graph", PLAN)


def run(*words: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vndx", "progress", *words]
    return subprocess.run(command, capture_output=True, timeout=60, cwd=cwd, env=os.environ | env)


def answer(*words: str) -> bytes:
    done = run(*words)
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout


def targets(*words: str) -> dict[str, dict[str, Any]]:
    """Return the targets of the shipped graph by indicator, or by indicator and population."""
    found = json.loads(answer("--format", "json", *words))
    return {_key(row["target"]): row for row in found["targets"]}


def _key(target: dict[str, Any]) -> str:
    name: str = target["indicator"]["id"].removeprefix("indicator:")
    group = target["population"]
    return f"{name} {group['id'].removeprefix('group:')}" if group else name


def test_the_targets_of_the_five_articles_and_how_they_stand() -> None:
    found = targets()
    assert {key: row["outcome"] for key, row in found.items()} == {
        "digital-application-problems": "no-result",
        "digital-economy-foundation-tasks": "no-result",
        "digital-enterprises": "met",
        "digital-infrastructure-tasks": "no-result",
        "essential-services-deployed": "on-the-way",
        "essential-services-deployed essential-services-decision-422": "not-comparable",
        "essential-services-deployed essential-services-project-06": "not-comparable",
        "industrial-zone-platform-use-rate industrial-zone-enterprises": "no-result",
        "online-service-use-rate adults": "no-result",
        "procedure-systems-connected-rate procedure-systems": "no-result",
        "reporting-systems-connected-rate reporting-systems": "no-result",
        "security-level-platform-use-rate ministries-and-provincial-committees": "no-result",
        "signal-gap-villages-covered-rate signal-gap-villages-with-grid-power": "not-comparable",
    }
    firms = found["digital-enterprises"]
    assert firms["target"]["value"] == 48000
    assert firms["result"]["value"] == 50350
    assert (firms["result"]["quoted_percent"], firms["computed_percent"]) == ([104.9], 104.9)
    told = {place["article"][:3] for place in firms["target"]["sources"]}
    assert told == {"001", "002"}
    assert {place["article"][:3] for place in firms["result"]["sources"]} == {"001"}
    assert any("50.350" in place["quote"] for place in firms["result"]["sources"])
    services = found["essential-services-deployed"]
    assert (services["target"]["value"], services["result"]["value"]) == (53, 43)
    assert (services["result"]["quoted_percent"], services["computed_percent"]) == ([81.1], 81.13)
    assert services["remaining"] == 10
    assert "10 services to go; the period runs to 2024-12-31" in services["reason"]
    assert services["target"]["set_by"][0]["id"] == "initiative:plan-2024"
    villages = found["signal-gap-villages-covered-rate signal-gap-villages-with-grid-power"]
    assert villages["not_comparable"][0]["why"] == ["indicator", "unit", "population", "before"]


def test_what_was_known_by_a_day() -> None:
    assert set(targets("--as-of", "2023-12-28")) == {
        "digital-application-problems",
        "digital-economy-foundation-tasks",
        "digital-infrastructure-tasks",
    }
    april = targets("--as-of", "26/4/2024")
    assert len(april) == 13
    assert april["digital-enterprises"]["outcome"] == "no-result"
    assert {place["article"][:3] for place in april["digital-enterprises"]["target"]["sources"]} == {"002"}
    services = april["essential-services-deployed"]
    assert (services["outcome"], services["result"]["value"]) == ("on-the-way", 41)
    # the year is over, and nobody has told how it ended
    done = run("--format", "json", "--as-of", "2025-06-30")
    later = {_key(row["target"]): row for row in json.loads(done.stdout)["targets"]}
    services = later["essential-services-deployed"]
    assert services["outcome"] == "no-result"
    assert "no article in the graph gives one for 2024-12-31 (the latest: 2024-07-10)" in services["reason"]
    assert b"nothing of the time after 2024-07-10" in done.stderr
    assert later["digital-enterprises"]["outcome"] == "met"


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--year", "2024"], 13),
        (["--year", "2023"], 0),
        (["--area", "việt nam"], 13),
        (["--area", "place:binh-dinh"], 0),
        (["--body", "body:ncdt"], 13),
        (["--body", "initiative:plan-2024"], 10),
        (["--body", "group:telecom-digital-enterprises"], 1),
        (
            [
                "--year",
                "2024",
                "--area",
                "viet nam",
                "--body",
                "plan of activities of the national committee",
            ],
            10,
        ),
    ],
)
def test_options_narrow_it_down(words: list[str], count: int) -> None:
    done = run("--format", "csv", *words)
    assert done.returncode == 0
    assert done.stderr.startswith(b"vndx: no targets") != bool(count)
    assert len(list(csv.reader(io.StringIO(done.stdout.decode())))) == count + 1


WORDS = [
    (
        "en",
        "As of 2031-01-15, the latest day that an article tells of",
        "not comparable",
        "no result",
        "104.90%",
    ),
    (
        "vi",
        "Tính đến 15/01/2031, ngày mới nhất mà một bài báo nói tới",
        "không so được",
        "chưa có kết quả",
        "104,90%",
    ),
]


@pytest.mark.parametrize(("language", "caption", "unlike", "none", "share"), WORDS)
@pytest.mark.parametrize("form", ["table", "markdown"])
def test_a_table_is_in_the_language_of_its_reader(
    form: str, language: str, caption: str, unlike: str, none: str, share: str
) -> None:
    lines = answer(*ON_THE_PLAN, "--format", form, "--lang", language).decode().splitlines()
    assert (lines[0], lines[1]) == (caption, "")
    assert len(lines) == 2 + 2 + 13
    assert sum(line.lstrip("| ").startswith(unlike) for line in lines) == 5
    assert sum(line.lstrip("| ").startswith(none) for line in lines) == 3
    assert sum(share in line for line in lines) == 1
    text = "\n".join(lines)
    assert "code:" not in text
    assert "\x1b" not in text
    firms = next(line for line in lines if "50,350" in line or "50.350" in line)
    assert "100:10-17" in firms
    assert "200:20-27" in firms


def test_markdown_is_one_table_that_no_name_breaks(tmp_path: Path) -> None:
    text = Path(PLAN).read_text("utf-8").replace('"firms"@en', '"a|b *c* <d> `e` [f](g)\\nh"@en')
    graph = tmp_path / "names.trig"
    graph.write_text(text, "utf-8")
    lines = answer("--graph", str(graph), "--format", "markdown").decode().splitlines()[2:]
    row = next(line for line in lines if "50,350" in line)
    assert r"a\|b \*c\* \<d\> \`e\` \[f\](g)" in row
    assert "[f\\](g) h" in row.replace(r"\[f", "[f")
    cells = {line.replace(r"\|", "").count("|") for line in lines}
    assert cells == {12}


def test_csv_has_a_row_a_target_with_things_numbers_and_sources() -> None:
    rows = list(csv.DictReader(io.StringIO(answer(*ON_THE_PLAN, "--format", "csv").decode())))
    assert len(rows) == 13
    firms = next(row for row in rows if row["indicator_label"] == "firms")
    assert firms["outcome"] == "met"
    assert firms["indicator"] == "https://w3id.org/vndx/id/indicator/firms"
    assert (firms["comparator"], firms["value"], firms["result_value"]) == ("eq", "48000", "50350")
    assert (firms["quoted_percent"], firms["computed_percent"]) == ("104.9", "104.90")
    assert (firms["responsible_label"], firms["set_by_label"]) == ("Body Two", "Plan for 2030")
    assert (firms["target_sources"], firms["result_sources"]) == ("100_made:10-17", "200_made:20-27")
    assert firms["result_quotes"] == "50350 x"
    assert firms["as_of"] == "2031-01-15"
    users = next(row for row in rows if row["indicator_label"] == "share of users")
    assert (users["result"], users["why_not"]) == ("", "population")


def test_a_spreadsheet_runs_nothing_of_it(tmp_path: Path) -> None:
    graph = tmp_path / "names.trig"
    graph.write_text(Path(PLAN).read_text("utf-8").replace('"firms"@en', '"=1+1"@en'), "utf-8")
    plain = answer("--graph", str(graph), "--format", "csv")
    assert b",=1+1," in plain
    for words in (["--spreadsheet"], ["--spreadsheet", "--format", "csv"]):
        data = answer("--graph", str(graph), *words)
        assert data.startswith(b"\xef\xbb\xbfas_of,")
        assert b",'=1+1," in data
        assert data.count(b"\r\n") == plain.count(b"\r\n")
    wrong = run("--graph", str(graph), "--spreadsheet", "--format", "json")
    assert (wrong.returncode, wrong.stderr) == (2, b"vndx: --spreadsheet is for csv, not json\n")
    wrong = run("--lang", "vi", "--graph", str(graph), "--spreadsheet", "--format", "table")
    assert "--spreadsheet chỉ dùng cho csv" in wrong.stderr.decode()


def test_all_formats_say_the_same() -> None:
    found = json.loads(answer(*ON_THE_PLAN, "--format", "json"))
    assert (found["as_of"], found["latest"], len(found["targets"])) == ("2031-01-15", True, 13)
    rows = list(csv.DictReader(io.StringIO(answer(*ON_THE_PLAN, "--format", "csv").decode())))
    assert [row["outcome"] for row in rows] == [row["outcome"] for row in found["targets"]]
    assert [row["reason"] for row in rows] == [row["reason"] for row in found["targets"]]
    table = answer(*ON_THE_PLAN).decode()
    assert all(row["reason"] in table for row in rows)


@pytest.mark.parametrize(
    ("name", "start"),
    [("a.csv", b"as_of,"), ("a.json", b"{"), ("a.md", b"As of"), ("a.txt", b"As of")],
)
def test_an_output_is_written_in_the_format_of_its_name(tmp_path: Path, name: str, start: bytes) -> None:
    assert answer(*ON_THE_PLAN, "-o", str(tmp_path / name)) == b""
    data = (tmp_path / name).read_bytes()
    assert data.startswith(start)
    assert (b"\n| " in data) == (name == "a.md")


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--year", "x"], 2, "year=x is not a whole number, such as year=2024"),
        (["--as-of", "2024-02-30"], 2, "as_of=2024-02-30 is not a day"),
        (["--as-of", "July"], 2, "as_of=July is not a day"),
        (["--area", "place:binh-din"], 2, "did you mean place:binh-dinh?"),
        (["--area", ""], 2, "area="),
        (["--body", "nobody at all"], 2, "nobody at all"),
        (["--body", "tinh uy"], 2, "body:thanh-hoa-party-committee"),
        (["--format", "xml"], 2, "xml"),
        (["--nonsense"], 2, "no such option"),
        (["more"], 2, "more"),
        (["--graph", "missing"], 1, "no such file or folder: missing"),
        (["-o", "missing/x.csv"], 1, "cannot write missing/x.csv"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: list[str], code: int, sentence: str, tmp_path: Path) -> None:
    done = run(*words, cwd=tmp_path)
    text = done.stderr.decode()
    assert (done.stdout, done.returncode) == (b"", code)
    assert sentence in text
    assert text.startswith("vndx: ")
    assert text.count("\n") == 1


def test_a_mistake_is_said_in_vietnamese_too() -> None:
    done = run("--as-of", "30/02/2024", "--lang", "vi")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "as_of=30/02/2024 không phải là ngày" in done.stderr.decode()


def test_a_graph_without_targets_has_none(tmp_path: Path) -> None:
    graph = tmp_path / "a.ttl"
    graph.write_text("<urn:a> <urn:b> 1 .", "utf-8")
    done = run("--graph", str(graph))
    assert (done.returncode, done.stderr) == (0, b"vndx: no targets\n")
    assert done.stdout.startswith(b"As of no day: no article has one\n\noutcome  target")
    empty = json.loads(run("--graph", str(graph), "--format", "json").stdout)
    assert empty == {"as_of": None, "latest": True, "known_until": None, "targets": []}


def test_colours_or_not_the_bytes_are_the_same() -> None:
    plain = run(*ON_THE_PLAN, NO_COLOR="1").stdout
    assert plain == run(*ON_THE_PLAN, FORCE_COLOR="1", CLICOLOR_FORCE="1").stdout
    assert len(plain) > 1000


MODULES = """
import sys
from vndx.cli import main
assert main(sys.argv[1:]) == 0
print("\\nmodules:", *sys.modules)
"""


def test_nothing_heavy_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MODULES, "progress"], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("modules:")[2].split())
    assert "vndx.progress.board" in loaded
    assert not loaded & {"rdflib", "pyoxigraph", "pyshacl", "networkx", "vndx.search", "vndx.queries", "re2"}
