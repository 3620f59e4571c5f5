"""The sign before the wall: what it refuses, what it lets pass, and that nothing hides from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx import lang
from vndx.errors import QueryRefused
from vndx.graph.glance import harmless, has_variable
from vndx.graph.guard import MOST_BYTES, check, dataset, facts
from vndx.graph.tokens import tokens

KNOWN = {"graph": "https://w3id.org/vndx/graph/", "service": "urn:service:"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a schema:Service ; schema:name 'SERVICE <urn:x> {}' }",
        "SELECT * { ?s indicator:online-public-services ?o }  # SERVICE <http://x.example/>",
        "SELECT * { <http://x.example/SERVICE#FROM> ?p '''FROM ' SERVICE''' }",
        "ASK { ?s ?p ?o FILTER(?o < 3 && ?o > 1 || ?o = 'LOAD') }",
        "SELECT * { VALUES ?x { " + " ".join(f"<urn:{n}>" for n in range(900)) + " } ?x ?p ?o }",
        "SELECT * { " + " ".join(f"?s vndx:p{n} ?o{n} ." for n in range(60)) + " }",
        "CONSTRUCT { " + "?s ?p ?o . " * 60 + "} WHERE { " + "?s ?p ?o . " * 60 + "}",
        "SELECT * { " + " ".join(f"OPTIONAL {{ ?s ?p{n} ?o{n} }}" for n in range(35)) + " }",
        "SELECT * { ?s ?p ?o FILTER(COALESCE(IF(REGEX(STR(?o), '^(a+)+$'), 1, (2 + 3) * 4), 5) = ?o) }",
        "PREFIX insert: <urn:insert> SELECT * { insert:data ?delete ?load }",
    ],
)
def test_a_reasonable_query_passes(query: str) -> None:
    check(query, KNOWN)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT * {" + " " * MOST_BYTES + "}", "bytes long"),
        ("ASK " + "{" * 33 + "}" * 33, "33 brackets deep"),
        ("ASK { FILTER" + "(" * 40 + "1" + ")" * 40 + "}", "brackets deep"),
        ("SELECT * { " + "?s ?p ?o . " * 120 + "}", "patterns in one group"),
        ("SELECT * { ?s ?p ?o " + "; ?p ?o " * 120 + "}", "patterns in one group"),
        ("SELECT * { {} " + "UNION {} " * 70 + "}", "branches"),
        ("ASK { FILTER(" + "!" * 501 + "1) }", "operators"),
        ("ASK { FILTER(1" + " && 1" * 501 + ") }", "operators"),
        ("SELECT * { serVICE <urn:x> { ?s ?p ?o } }", "SERVICE urn:x is refused"),
        ("SELECT * { SERVICE ?x { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * { ?s ?p trueSERVICEservice:x { ?s ?p ?o } }", "SERVICE is refused"),
        ("LOAD <urn:x>", "LOAD is an update"),
        ("PREFIX a: <urn:a> BASE <urn:b> insert data {}", "INSERT is an update"),
    ],
)
def test_a_hopeless_query_is_refused(query: str, sentence: str) -> None:
    with pytest.raises(QueryRefused, match=sentence) as raised:
        check(query, KNOWN)
    lang.use("vi")
    assert str(raised.value) == raised.value.vi != raised.value.en


def test_a_variable_is_found_as_a_whole() -> None:
    assert has_variable("SELECT ?years ?year { }", "year")
    assert has_variable("SELECT * { $year ?p ?o }", "year")
    assert not has_variable("SELECT ?years ?year_end ?yearë { }", "year")
    assert not has_variable("SELECT ?s { ?s ?p 'year' }", "year")


def test_an_endpoint_is_allowed_by_its_whole_address() -> None:
    allowed = frozenset(["https://a.example/sparql"])
    check("SELECT * { SERVICE <https://a.example/sparql> { ?s ?p ?o } }", {}, allowed)
    check("SELECT * { service silent<https://a.example/sparql> { ?s ?p ?o } }", {}, allowed)
    check("SELECT * { SERVICE x:sparql { ?s ?p ?o } }", {"x": "https://a.example/"}, allowed)
    for other in ("<https://a.example/sparql2>", "?x", "x:sparqls", "<HTTPS://a.example/sparql>", "<sparql>"):
        with pytest.raises(QueryRefused):
            check(f"SELECT * {{ SERVICE {other} {{ ?s ?p ?o }} }}", {"x": "https://a.example/"}, allowed)


@pytest.mark.parametrize(
    "word",
    [
        "indicator:online-public-services ?o",
        "schema:Service .",
        "?p 'a service' .",
        "?p <https://a.example/services/> .",
        "SERVICE <https://b.example/service?service=service:x> { ?a ?b ?c }",
        "?p 1 # SERVICE <https://c.example/> {}\n",
        "?p 'SERVICE <https://c.example/> {}'",
        "?p '''SERVICE <https://a.example/sparql> {}\n<https://c.example/> {}'''",
    ],
)
def test_a_word_that_can_name_no_server_may_stand_beside_an_endpoint(word: str) -> None:
    allowed = frozenset(["https://a.example/sparql", "https://b.example/service?service=service:x"])
    check(f"SELECT * {{ SERVICE <https://a.example/sparql> {{ ?s ?p ?o }} ?s {word} }}", {}, allowed)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('FILTER(?a<?b#>"""\n) SERVICE', "FILTER ( ?a < ?b ) SERVICE"),
        ("FILTER(1<2#>'''\n) SERVICE", "FILTER ( 1 < 2 ) SERVICE"),
        ("FILTER(EXISTS{?s ?p <u>}<b:c#>'\n) FROM", "FILTER ( EXISTS { ?s ?p <u> } < b:c ) FROM"),
        ("SELECT ?x (?a<?b#>\nAS ?c){?s<p>?o}", "SELECT ?x ( ?a < ?b AS ?c ) { ?s <p> ?o }"),
        ("{?s(<p>|<q>)/<r>(1<x>)}", "{ ?s ( <p> | <q> ) / <r> ( 1 <x> ) }"),
        ("{VALUES(?x){(1<x>)}}ORDER BY(?a<?b#>\n)", "{ VALUES ( ?x ) { ( 1 <x> ) } } ORDER BY ( ?a < ?b )"),
        (
            "FILTER(?a IN(<a>,<b>)&&<f>(?x)<<u:v>)?a<p>?b",
            "FILTER ( ?a IN ( <a> , <b> ) && <f> ( ?x ) < <u:v> ) ?a <p> ?b",
        ),
        ("FILTER regex(?a,'b') ?s <p> (?a<q>)", "FILTER regex ( ?a , 'b' ) ?s <p> ( ?a <q> )"),
        ("BIND(<<( ?s<p>?o )>><=?b AS ?c)", "BIND ( << ( ?s <p> ?o ) >> <= ?b AS ?c )"),
    ],
)
def test_an_operator_is_told_from_an_iri(text: str, words: str) -> None:
    assert " ".join(word.text for word in tokens(text)) == words


def test_the_dataset_of_a_query_is_seen() -> None:
    clauses = "FROM <urn:a> from NAMED graph:b FROM ?c"
    told = facts(f"SELECT * {clauses} {{ ?s ?p ?o . FILTER(?from = 'FROM <urn:d>') }}")
    assert [told.iri(word, KNOWN) for word in told.sources] == ["urn:a", None]
    assert [told.iri(word, KNOWN) for word in told.named] == ["https://w3id.org/vndx/graph/b"]


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX fromage: <http://a/> ASK { ?s fromage:x ?o }",
        "PREFIX fromage: <http://a/> DESCRIBE fromage:x fromage:y { ?s ?p ?o }",
        "PREFIX fromage: <http://a/> SELECT (fromage:f(?s) AS ?x) { ?s ?p ?o } ORDER BY fromage:f(?s)",
    ],
)
def test_a_name_is_not_taken_for_a_dataset(query: str) -> None:
    assert dataset(query, {}) == ([], [])


@pytest.mark.parametrize(
    "clause",
    ["BASE <http://a/> SELECT * FROM <g>", "SELECT * FROM x:y", "SELECT * FROM NAMED ?g", "ASK FROMa:b"],
)
def test_a_graph_has_to_be_written_out(clause: str) -> None:
    with pytest.raises(QueryRefused, match=r"^FROM.* is refused: write the IRI of the graph out"):
        dataset(f"PREFIX a: <http://a/> {clause} {{ ?s ?p ?o }}", {})


_PARTS = (
    "SERVICE SILENT FROM NAMED SELECT ASK WHERE { } ( ) [ ] << >> < > <urn:a> <urn:a#b> a:b :c _:d ?e $f",
    "'g' \"h\" '''i''' \"\"\"j\"\"\" ' \" \\ # #k \n \t @en 1 2.5 .5e3 && || ! = != + - * / ^ | . ; , %",
    "\u00a0 ă ₫ SERVICEa:b",
)
_WORDS = st.lists(st.sampled_from(" ".join(_PARTS).split(" ")), max_size=60)


@given(st.one_of(st.text(max_size=200), _WORDS.map(" ".join), _WORDS.map("".join)))
def test_every_character_is_in_a_word_a_space_or_a_comment(text: str) -> None:
    end = 0
    for word in tokens(text):
        between = text[end : word.start]
        assert all(line.strip(" \t\r\n")[:1] in ("", "#") for line in between.split("\n")), between
        assert text[word.start : word.start + len(word.text)] == word.text
        end = word.start + len(word.text)


@given(st.one_of(st.text(max_size=300), _WORDS.map(" ".join), _WORDS.map("".join)))
def test_what_is_harmless_at_a_glance_passes_the_guard(text: str) -> None:
    for query in (text, f"SELECT * {text}", f"PREFIX a: <urn:a> {text}"):
        if harmless(query):
            check(query, KNOWN)
            assert not facts(query).sources
            assert not facts(query).named


def test_the_usual_query_is_harmless_at_a_glance() -> None:
    assert harmless("SELECT ?s WHERE { ?s a vndx:Target } LIMIT 5")
    assert harmless("# which?\nPREFIX a: <urn:a> ASK { ?s a:b 'x' }")
    assert not harmless("PREFIX a: <urn:a> INSERT DATA { a:b a:c a:d }")


@pytest.mark.parametrize("part", ["a.", "<a", "'", '"""', "a:.", "%4", "((", "\\", "_:a.", "@a-", "x.x"])
def test_a_long_text_is_read_in_a_moment(part: str) -> None:
    """Linear: a quadratic reader would need minutes for this, and the test would not end."""
    text = part * (200_000 // len(part))
    assert len(tokens(text)) <= len(text)
