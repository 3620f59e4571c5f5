"""``vndx stats`` counts what is there: compared with a count of the files themselves."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from vndx.cli import main
from vndx.graph.files import find
from vndx.ontology import ID, VNDX
from vndx.results.wrap import width
from vndx.stats import HEADS

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@pytest.fixture(scope="module")
def shipped() -> list[Any]:
    return [quad for path in find().files for quad in ox.parse(path=path)]


@pytest.fixture
def counted(capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, str | int]]]:
    assert main(["stats", "--format", "json"]) == 0
    found: dict[str, list[dict[str, str | int]]] = json.loads(capsys.readouterr().out)
    return found


def test_graphs_and_quads(shipped: list[Any], counted: dict[str, list[dict[str, str | int]]]) -> None:
    assert len(counted["graphs"]) >= 10
    for row in counted["graphs"]:
        if not str(row["graph"]).endswith("/ontology"):
            graph = ox.NamedNode(str(row["graph"]))
            assert row["triples"] == len({q for q in shipped if q.graph_name == graph})


def test_things_by_class(shipped: list[Any], counted: dict[str, list[dict[str, str | int]]]) -> None:
    assert len(counted["classes"]) > 30
    for row in counted["classes"]:
        things = {q.subject for q in shipped if q.predicate.value == TYPE and q.object.value == row["class"]}
        assert row["things"] == len({thing for thing in things if thing.value.startswith(ID)})


def test_figures_by_status(shipped: list[Any], counted: dict[str, list[dict[str, str | int]]]) -> None:
    status = ox.NamedNode(VNDX + "status")
    for row in counted["figures"]:
        figures = {
            q.subject
            for q in shipped
            if q.predicate == status and q.object.value == row["status"] and "/figure/" in q.subject.value
        }
        assert row["figures"] == len(figures)
    assert sum(int(row["figures"]) for row in counted["figures"]) > 25


def test_what_each_article_gives(shipped: list[Any], counted: dict[str, list[dict[str, str | int]]]) -> None:
    assert len(counted["articles"]) >= 5
    grounds: dict[Any, set[str]] = {}
    for quad in shipped:
        if quad.predicate.value == VNDX + "evidence":
            grounds.setdefault(quad.subject, set()).add(quad.object.value)
    for row in counted["articles"]:
        stem = str(row["article"]).rpartition("/")[2]
        triples = {q for q in shipped if q.graph_name.value == f"https://w3id.org/vndx/graph/{stem}/curated"}
        claims = {q.subject for q in shipped if f"/id/claim/{stem}/" in q.subject.value}
        spans = {
            q.subject
            for q in shipped
            if q.predicate.value == TYPE and q.object.value == VNDX + "Evidence" and stem in q.subject.value
        }
        assert (row["triples"], row["claims"], row["spans"]) == (len(triples), len(claims), len(spans))
        told = {
            q.subject
            for q in shipped
            if q.predicate.value == TYPE
            and q.object.value == VNDX + "Instruction"
            and any(f"/{stem}/" in o for o in grounds.get(q.subject, ()))
        }
        assert row["instructions"] == len(told) > 0
        assert int(row["figures"]) > 10


def test_labels_cover_both_languages(counted: dict[str, list[dict[str, str | int]]]) -> None:
    assert [row["language"] for row in counted["labels"]] == ["en", "vi"]
    assert all(row["things"] == row["of"] for row in counted["labels"])


def test_table_and_csv_say_the_same(
    counted: dict[str, list[dict[str, str | int]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["stats", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    total = sum(len(row) - 1 for section in counted.values() for row in section)
    assert len(rows) == total
    assert main(["--lang", "vi", "stats"]) == 0
    shown = capsys.readouterr().out
    assert "Số liệu theo tình trạng" in shown
    assert "thực tế" in shown
    heads = {line.split("  ")[0] for line in shown.splitlines()}
    assert {"đồ thị", "loại", "tình trạng", "bài báo", "ngôn ngữ"} <= heads


def test_every_column_has_a_vietnamese_name(counted: dict[str, list[dict[str, str | int]]]) -> None:
    assert {name for section in counted.values() for name in section[0]} == set(HEADS)


def test_what_is_in_no_named_graph_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, named = tmp_path / "my.ttl", tmp_path / "named.trig"
    mine.write_text("<http://u.org/a> <http://u.org/p> 1 , 2 , 3 .")
    named.write_text("<http://u.org/g> { <http://u.org/a> <http://u.org/p> 3 , 4 }")
    call = ["stats", "--graph", str(mine)]
    assert main([*call, "--graph", str(named), "--format", "json"]) == 0
    graphs = {row["graph"]: row["triples"] for row in json.loads(capsys.readouterr().out)["graphs"]}
    assert graphs.pop("https://w3id.org/vndx/graph/ontology") > 1000
    assert graphs == {"http://u.org/g": 2, "default graph": 2}  # the 3 is in the named one
    assert main(["--lang", "vi", *call]) == 0
    assert re.search(r"^đồ thị mặc định +3$", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_it_fits_a_terminal_of_80_columns(lang: str) -> None:
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    call = [sys.executable, "-m", "vndx", "--lang", lang, "stats"]
    with subprocess.Popen(call, stdout=theirs, env={**os.environ, "COLUMNS": "80"}) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
        assert process.wait() == 0
    os.close(ours)
    lines = shown.decode().replace("\r\n", "\n").split("\n")
    assert len(lines) > 60
    assert max(map(width, lines)) <= 80
    counts = [re.findall(r"(?<= )\d+(?= |$)", line) for line in lines]
    assert sum(len(found) >= 7 for found in counts) >= 5, "the articles are still a table"


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 1 << 16)
    except OSError:  # Linux: nobody writes there any more
        return b""
