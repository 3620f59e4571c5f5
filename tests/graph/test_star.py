"""``SELECT *`` gives its columns in the order of the query; everything else stays as it is written."""

from __future__ import annotations

import json

import pytest

from vndx.errors import QuerySyntaxError
from vndx.graph.engine import Engine
from vndx.graph.star import has_star, star, written_out


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT * { ?zeta a vndx:Meeting . OPTIONAL { ?zeta vndx:ordinal ?alpha } }", ["zeta", "alpha"]),
        ("select distinct*{ $s ?p ?o } LIMIT 1", ["s", "p", "o"]),
        ("SELECT REDUCED * { ?s ?p ?o } ORDER BY STR(?o) LIMIT 1", ["s", "p", "o"]),
        ("SELECT *\n# SELECT ?a {\nFROM graph:background { ?s ?p ?o } LIMIT 1", ["s", "p", "o"]),
        ("SELECT # what stands behind a comment goes by the alphabet\n* { ?s a ?o } LIMIT 1", ["o", "s"]),
        # what a subquery keeps to itself, and what only a condition names, is no column
        (
            "SELECT * { { SELECT ?z (1 * 2 AS ?a) { ?z a vndx:Meeting } } FILTER EXISTS { ?z ?hidden ?b } }",
            ["z", "a"],
        ),
        ("SELECT * { FILTER(true) }", []),
        ("SELECT ?b ?a { ?a ?p ?b FILTER(?b * 2 > 3) } LIMIT 1", ["b", "a"]),
        ("SELECT (COUNT(*) AS ?n) { ?s a vndx:Meeting }", ["n"]),
        ("SELECT ?b ?a { { SELECT * { ?a a ?b } LIMIT 1 } }", ["b", "a"]),
        ("SELECT * { VALUES ?x { '* { SELECT' } BIND(?x AS ?a) }", ["x", "a"]),
    ],
)
def test_columns_come_in_the_order_of_the_query(query: str, columns: list[str]) -> None:
    with Engine(timeout=20) as engine:
        assert json.loads(engine.query(query).data)["head"]["vars"] == columns
        head = engine.query(query, fmt="csv").data.split(b"\r\n")[0].decode()
        assert head == ",".join(columns)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://a.example/> { ?z ?b ?a } }",  # another server is not asked twice
        "ASK { ?z ?b ?a . FILTER(?a * 2 > ?b) }",
        "SELECT ?z { { SELECT * { ?z ?b ?a } } }",
        "SELECT (COUNT(*) AS ?n) { ?z ?b ?a }",
        "SELECT",
        "SELECT * ",
        "",
    ],
)
def test_other_queries_have_no_star(query: str) -> None:
    assert not has_star(query) or star(query) is None


def test_a_star_is_found_behind_declarations() -> None:
    query = "PREFIX s: <urn:*>\nSELECT DISTINCT * { ?b s:x ?a , ?b }"
    assert has_star(query)
    assert star(query) == (query.rindex("*"), ["b", "a"])


def test_names_that_are_no_columns_are_left_out_and_a_name_too_few_leaves_the_star() -> None:
    assert written_out("SELECT * {}", 7, ["b", "x", "a"], {"a", "b"}) == "SELECT  ?b ?a  {}"
    assert written_out("SELECT * {}", 7, ["b"], {"a", "b"}) == "SELECT * {}"


@pytest.mark.parametrize("query", ["SELECT * { ?z ?b ?a", "SELECT * { ?z none:such ?a }"])
def test_what_is_wrong_is_said_of_the_query_as_written(query: str) -> None:
    with Engine() as engine, pytest.raises(QuerySyntaxError) as error:
        engine.query(query)
    assert "SELECT  ?" not in str(error.value)
