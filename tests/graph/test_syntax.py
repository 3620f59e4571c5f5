"""A slip in a query is pointed at, with what was expected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from vndx import lang
from vndx.errors import QuerySyntaxError
from vndx.graph.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as shipped:
        yield shipped


SLIPS = {
    "SELECT * {\n  ?s ?p ?o": (1, 10, "this { is never closed: expected }"),
    "SELECT * { ?s ?p ?o } }": (1, 23, "this } closes nothing"),
    "SELECT * { FILTER(?x = 1 }": (1, 26, "expected ) before this }"),
    "SELECT * {\n  ?s fofa:name ?o\n}": (2, 6, "the prefix fofa: is not known; did you mean foaf:?"),
    "SELECT * { ?s zzz:name ?o }": (1, 15, "expected PREFIX zzz: <…> at the start"),
    "SELECT ?a, ?b { ?a ?p ?b }": (1, 10, "expected a space between the variables"),
    'SELECT * {\n ?s ?p "abc }': (2, 8, 'this string never ends: expected "'),
    "SELECT * { ?s ?p 'abc\n' }": (1, 18, "this string never ends: expected '"),
    "SELEC * { ?s ?p ?o }": (
        1,
        1,
        "expected SELECT, ASK, CONSTRUCT or DESCRIBE, not SELEC; did you mean SELECT?",
    ),
    "@prefix a: <urn:a> .\nSELECT * { ?s ?p ?o }": (1, 1, "@prefix is Turtle: expected PREFIX, without @"),
    "PREFIX a <urn:a> SELECT * { ?s ?p ?o }": (1, 8, "expected a: with a colon after PREFIX"),
    "SELECT * {\n ?s ?p ?o .\n FILTER ?o > 3\n}": (3, 9, "expected ( after FILTER"),
    "SELECT * { ?s ?p }": (1, 18, "expected subject, property and value before this }"),
    "SELECT * { ?s ?p . ?s ?p ?o }": (1, 18, "expected subject, property and value before this ."),
    "SELECT * { <a> ?p ?o }": (1, 12, "<a> is not a whole IRI"),
    "SELECT (COUNT(?x) ?n) { ?s ?p ?x }": (1, 19, "expected AS before ?n"),
    "SELECT * { ?s ?p ?o } LIMT 3": (1, 23, "LIMT is no word of SPARQL; did you mean LIMIT?"),
    "SELECT * { ?s type ?o }": (1, 15, "type is no word of SPARQL; expected ?name"),
    "SELECT ?x { ?s ?p ?x } GROUP BY ?s": (1, 8, "?x is not grouped"),
    "SELECT * { ?s ?p “a” }": (1, 18, "“ opens no string"),
    "": (1, 1, "there is no query: expected SELECT"),
    "# nothing": (1, 1, "there is no query"),
    "SELECT * { ?s ?p ?o } LIMIT ?x": (1, 29, "expected"),
    "SELECT * { ?s a vndx:Target ?s ?p ?o }": (1, 29, "the statement before ?s is complete: expected . or ;"),
    'SELECT * { ?s ?p "a"@vi , "1"^^xsd:int ; ?q true ?y }': (1, 50, "the statement before ?y is complete"),
    "SELECT * { ?s ?p ?o . ?y }": (1, 26, "expected subject, property and value before this }"),
    "SELECT ?s ?t (COUNT(?v) AS ?n) { ?s ?t ?v }": (
        1,
        8,
        "?s is neither grouped nor aggregated: expected GROUP BY ?s ?t after the last }",
    ),
    "SELECT * { ?s ?p ?o } LIMIT": (1, 28, "expected a whole number after LIMIT"),
    "SELECT * { ?s ?p ?o } LIMIT ten": (1, 29, "expected a whole number after LIMIT"),
    "SELECT * { ?s ?p ?o } OFFSET -1": (1, 30, "expected a whole number after OFFSET"),
    "SELECT ?s COUNT(?v) { ?s ?p ?v }": (1, 11, "expected parentheses and AS: (COUNT(…) AS ?name)"),
    "SELECT * { ?s ?p <http://a b> }": (1, 27, "an IRI has no space in it: expected > or %20"),
    "SELECT * { ?s ?p <http://a{b> }": (1, 27, "an IRI has no { in it: expected >"),
    "SELECT * { ?s ?p <http://a": (1, 27, "this IRI never ends: expected >"),
    "SELECT { ?s ?p ?o }": (1, 8, "expected * or variables between SELECT and {"),
    "SELECT * { ?s ?p ?o LIMIT 5 }": (1, 21, "expected } before LIMIT"),
    "SELECT * { ?s ?p ?o } ORDER ?s": (1, 29, "expected BY after ORDER"),
    "SELECT * { ?s ?p ?o FILTER(COUNT(?o) > 2) }": (1, 28, "COUNT cannot stand in FILTER"),
    "SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }": (
        1,
        36,
        "?x has a value already: expected a new name after AS",
    ),
}


def test_there_are_so_many_slips() -> None:
    assert len(SLIPS) == 39


@pytest.mark.parametrize(
    ("query", "en", "vi"),
    [
        (
            "SELECT * WHERE ?s ?p ?o",
            "the engine would take, for example, {",
            "bộ máy có thể nhận chẳng hạn {",
        ),
        (
            "SELECT ?s { ?s ?p ?o } HAVING (COUNT(?o) > 2)",
            "the engine says “The SELECT contains a variable that is unbound”",
            "bộ máy báo “The SELECT contains a variable that is unbound”",
        ),
    ],
)
def test_where_only_the_engine_knows_its_words_are_given_as_its_own(
    engine: Engine, query: str, en: str, vi: str
) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query(query)
    assert en in raised.value.en
    assert vi in raised.value.vi


@pytest.mark.parametrize("query", SLIPS)
def test_a_slip_is_pointed_at(engine: Engine, query: str) -> None:
    line, column, expected = SLIPS[query]
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query(query)
    error = raised.value
    assert expected in str(error)
    assert (error.line, error.column) == (line, column), str(error)
    assert str(error).startswith(f"this is not SPARQL 1.1: line {line}, column {column}: ")
    shown, caret = error.excerpt.split("\n")
    assert shown.strip() == query.split("\n")[line - 1].strip()
    assert len(caret) == column + 2
    lang.use("vi")
    assert f"dòng {line}, cột {column}" in str(error)


def test_no_slip_is_seen_in_a_query_that_the_engine_takes(engine: Engine) -> None:
    """The finders only look at what the engine refused; still they should not be far off."""
    from vndx.content import queries_dir
    from vndx.graph.guard import Facts
    from vndx.graph.slips import LOOKS
    from vndx.ontology import prefixes

    files = sorted(queries_dir().rglob("*.rq"))
    assert len(files) >= 12
    for file in files:
        told = Facts(file.read_text("utf-8"))
        assert [look.__name__ for look in LOOKS if look(told, prefixes())] == [], file.name


def test_a_long_line_is_shown_around_the_place(engine: Engine) -> None:
    query = "SELECT * { " + "?s ?p ?o . " * 30 + "?s fofa:b ?o }"
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query(query)
    shown, caret = raised.value.excerpt.split("\n")
    assert len(shown) <= 110
    assert shown[len(caret) - 1 :].startswith("fofa:b")


def test_the_caret_stands_under_the_letter_in_vietnamese_too(engine: Engine) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        engine.query("SELECT * { ?s ?p 'Chuyển đổi số', 'Chuyê\u0309n' . ?s fofa:x ?o }")
    shown, caret = raised.value.excerpt.split("\n")
    assert len(caret) - 1 == shown.replace("\u0309", "").index("fofa")
