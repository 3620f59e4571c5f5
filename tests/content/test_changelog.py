"""The numbers in the changelog are those of the graph."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vndx.graph.engine import Engine

FIGURE = "?x a/rdfs:subClassOf* vndx:Figure ; vndx:evidence/oa:hasSource ?article"
COUNTS = {
    r"(\d+) figures with their comparator": f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {FIGURE} }}",
    r"which of (\d+) posts": "SELECT (COUNT(?x) AS ?n) { ?x a vndx:Post }",
    r"(\d+) instructions, principles, assessments": (
        "SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x a/rdfs:subClassOf* vndx:Remark }"
    ),
    r"one of (\d+) named questions": "SELECT (COUNT(?x) AS ?n) { ?x a vndx:Question }",
}


@pytest.mark.parametrize("words", COUNTS)
def test_the_number_is_that_of_the_graph(words: str, root: Path) -> None:
    stated = re.search(words, " ".join((root / "CHANGELOG.md").read_text("utf-8").split()))
    assert stated, f"the changelog does not say: {words}"
    with Engine() as engine:
        counted = engine.query(COUNTS[words], fmt="csv").data.decode().split()[-1]
    assert stated[1] == counted
