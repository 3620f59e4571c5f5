"""``vndx stats`` counts what is there: compared with a count of the files themselves."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pyoxigraph as ox
import pytest

from vndx.cli import main
from vndx.graph.files import find
from vndx.ontology import ID, VNDX

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
            assert row["quads"] == len({q for q in shipped if q.graph_name == graph})


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
    assert len(counted["articles"]) >= 2
    for row in counted["articles"]:
        stem = str(row["article"]).rpartition("/")[2]
        facts = {q for q in shipped if q.graph_name.value == f"https://w3id.org/vndx/graph/{stem}/curated"}
        claims = {q.subject for q in shipped if f"/id/claim/{stem}/" in q.subject.value}
        spans = {
            q.subject
            for q in shipped
            if q.predicate.value == TYPE and q.object.value == VNDX + "Evidence" and stem in q.subject.value
        }
        assert (row["facts"], row["claims"], row["evidence"]) == (len(facts), len(claims), len(spans))
        assert int(row["figures"]) > 10
        assert int(row["instructions"]) > 5


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
