"""A misspelt term of the ontology is told; what only looks like one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from vndx.cli import main


def told(capsys: pytest.CaptureFixture[str], query: str, *words: str) -> str:
    """Return what is said on stderr of an answer in CSV."""
    assert main(["--lang", "en", "query", query, "--format", "csv", *words]) == 0
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("SELECT ?s { ?s a vndx:Targt }", "the ontology has no vndx:Targt; did you mean vndx:Target?"),
        ("SELECT ?v { ?s vndx:valeu ?v }", "the ontology has no vndx:valeu; did you mean vndx:value?"),
        ("ASK { ?s vndx:status code:status-goals }", "no code:status-goals; did you mean code:status-goal?"),
        ("SELECT ?s { ?s vndx:qqqqqqqq ?o }", "the ontology has no vndx:qqqqqqqq\n"),
    ],
)
def test_a_term_that_does_not_exist_is_told_with_the_nearest(
    capsys: pytest.CaptureFixture[str], query: str, said: str
) -> None:
    note = told(capsys, query)
    assert note.startswith("vndx: the ontology has no ")
    assert said in note
    assert note.count("\n") == 1
    assert main(["--lang", "vi", "query", query, "--format", "json"]) == 0
    assert capsys.readouterr().err.startswith("vndx: từ vựng không có ")


def test_each_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    note = told(capsys, "SELECT ?s { ?s a vndx:Targt ; vndx:valeu ?v . ?t vndx:valeu ?w }")
    assert [line.split()[5].rstrip(";") for line in note.splitlines()] == ["vndx:Targt", "vndx:valeu"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?s { ?s a vndx:Target ; vndx:value ?v ; vndx:status code:status-goal . }",
        "SELECT ?s { ?s vndx:changeKind/skos:inScheme code:scheme-change-kind.}",
        "SELECT ?s { ?s skos:note 'vndx:Targt' } # vndx:Targt",
        "PREFIX vndx: <https://example.org/> SELECT ?s { ?s a vndx:Targt }",
        "SELECT ?vndx { ?vndx a skos:Concept } LIMIT 1",
    ],
)
def test_nothing_is_said_of_what_is_right_or_is_no_term(
    capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert told(capsys, query) == ""


def test_a_graph_may_have_terms_of_its_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text("<urn:a> <https://w3id.org/vndx/ontology#mine> 1 .", "utf-8")
    assert told(capsys, "SELECT ?s { ?s vndx:mine ?o }", "--graph", str(path)) == ""


def test_named_queries_have_no_such_terms() -> None:
    from vndx.cli.unknown_terms import notes
    from vndx.graph.engine import Engine
    from vndx.queries import load

    with Engine() as engine:
        found = {name: notes(engine, query.text) for name, query in load().items()}
    assert len(found) > 70
    assert not any(found.values())
