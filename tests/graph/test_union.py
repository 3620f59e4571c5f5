"""A query without GRAPH sees the union of all graphs, each triple once, in every engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vndx.graph.engine import Engine
from vndx.graph.rdflib_view import load

TWICE = """@prefix e: <http://e.example/> .
GRAPH e:one { e:a e:p e:b . e:a e:q e:c }
GRAPH e:two { e:a e:p e:b . e:b e:p e:c }
e:x e:p e:y .
"""
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s <http://e.example/p> ?o }"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "twice.trig").write_text(TWICE)
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path / "cache"))
    return tmp_path / "graph"


def count(engine: Engine) -> int:
    answer = json.loads(engine.query(COUNT, fmt="json").data)
    return int(answer["results"]["bindings"][0]["n"]["value"])


def test_a_triple_that_two_graphs_state_counts_once_in_memory(folder: Path) -> None:
    with Engine([folder]) as engine:
        assert count(engine) == 3


def test_a_triple_that_two_graphs_state_counts_once_in_a_snapshot(
    folder: Path,
) -> None:
    for _ in ("built", "opened"):
        with Engine([folder], snapshot=True) as engine:
            assert count(engine) == 3


def test_a_triple_that_two_graphs_state_counts_once_in_rdflib(folder: Path) -> None:
    (row,) = load(folder).query(COUNT).bindings
    assert [str(term) for term in row.values()] == ["3"]


@pytest.mark.parametrize("shared", ["e:a e:p e:b .", ""])
def test_a_triple_of_the_default_graph_and_a_named_one_counts_once_in_a_large_store(
    shared: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pyoxigraph import QuerySolutions, RdfFormat, Store

    from vndx.graph import reading

    monkeypatch.setattr(reading, "_LARGE", 1)
    store = Store()
    text = (
        f"@prefix e: <http://e.example/> . {shared} e:x e:p e:y . GRAPH e:one {{ e:a e:p e:b . e:a e:q e:c }}"
    )
    store.load(text, RdfFormat.TRIG)
    united = reading.unite(store)
    assert united is bool(shared)  # what no two graphs share is not copied
    rows = store.query(COUNT, use_default_graph_as_union=not united)
    assert isinstance(rows, QuerySolutions)
    assert [row["n"].value for row in rows] == ["2"]


def test_graph_still_tells_who_states_it(folder: Path) -> None:
    with Engine([folder]) as engine:
        answer = engine.query(
            "SELECT ?g WHERE { GRAPH ?g { <http://e.example/a> <http://e.example/p> ?o } } ORDER BY ?g",
            fmt="csv",
        )
        assert answer.data.decode().split() == ["g", "http://e.example/one", "http://e.example/two"]
