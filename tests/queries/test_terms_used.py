"""Every term of the ontology serves a question, and the query that answers the question uses it."""

from __future__ import annotations

import json
import re

import pytest

from vndx.graph.engine import Engine
from vndx.ontology import VNDX
from vndx.queries import load

SERVES = "SELECT DISTINCT ?term ?name WHERE { ?term vndx:serves/vndx:answeredBy ?name } ORDER BY ?term ?name"
QUESTIONS = """
SELECT ?name ?vi ?en WHERE {
  ?question vndx:answeredBy ?name ; skos:prefLabel ?vi , ?en . FILTER(LANG(?vi) = "vi" && LANG(?en) = "en")
} ORDER BY ?name
"""
#: Terms of rules, not of the graph: only `vndx check` reads them, out of the shapes.
OF_RULES = {"remedy"}


@pytest.fixture(scope="module")
def served(engine: Engine) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in json.loads(engine.query(SERVES).data)["results"]["bindings"]:
        if row["term"]["value"].startswith(VNDX):
            found.setdefault(row["term"]["value"].removeprefix(VNDX), set()).add(row["name"]["value"])
    return found


def test_each_question_of_the_ontology_is_a_named_query_with_the_same_title(engine: Engine) -> None:
    asked = {
        row["name"]["value"]: (row["vi"]["value"], row["en"]["value"])
        for row in json.loads(engine.query(QUESTIONS).data)["results"]["bindings"]
    }
    assert asked == {query.name: (query.title_vi, query.title_en) for query in load().values()}


def test_each_term_is_used_by_a_query_that_it_serves(served: dict[str, set[str]]) -> None:
    assert len(served) >= 90
    texts = {name: re.sub(r"(?m)^#.*$", "", query.text) for name, query in load().items()}
    unused = {
        term
        for term, names in served.items()
        if not any(re.search(rf"\bvndx:{term}\b", texts[name]) for name in names)
    }
    assert unused == OF_RULES
