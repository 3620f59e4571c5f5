"""Each rule of ontology/shapes.ttl: a graph that keeps it, and one that breaks it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from tests.check.cases import CASES, SHAPES, broken, case, expected, good, ours, shapes
from vndx.check.peer import validate
from vndx.check.shapes import Rules, load
from vndx.errors import DataError

#: The errors that the design names, and the case that shows each.
TYPICAL = {
    "wrong percent": "figure-percent",
    "parts over total": "figure-parts",
    "no base period": "change-base",
    "trên as exact": "figure-bound",
    "gần as more-than": "figure-bound-nearly",
    "no unit": "figure-unit",
    "reversed period": "period-order",
    "no evidence": "figure-evidence",
    "48.000 read as 48": "figure-thousand",
    "percent against a wrong target": "figure-against-percent",
    "unit clash": "figure-unit-clash",
    "bridge point without meeting": "bridge-meeting",
    "term lost": "document-term",
    "broken number": "document-number",
    "approved by a body": "initiative-approved-by",
    "claim without triple": "claim-triple",
    "two posts in one membership": "membership-post",
    "post of another body": "membership-post-body",
    "forecast as actual": "figure-forecast",
    "rank 4.6": "figure-rank",
    "reorganisation without result": "reorganisation-to",
    "span one short": "span-length",
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load(shapes())


@pytest.fixture(scope="module")
def base() -> list[ox.Quad]:
    return good()


def test_there_is_a_case_for_each_typical_error() -> None:
    assert len(TYPICAL) == 22
    assert set(TYPICAL.values()) <= set(CASES)
    assert len(CASES) >= 90


def test_every_rule_is_broken_by_some_case(rules: Rules) -> None:
    shown = {rule for name in CASES for rule in expected(name)}
    assert shown == {iri.removeprefix(SHAPES) for iri in rules.words}


def test_the_good_graph_breaks_nothing(rules: Rules, base: list[ox.Quad]) -> None:
    assert ours(base, rules) == set()


@pytest.mark.parametrize("name", CASES)
def test_a_case_breaks_what_it_says_and_nothing_else(name: str, rules: Rules, base: list[ox.Quad]) -> None:
    results = ours([*base, *case(name)], rules)
    assert broken(results) == expected(name)


def test_every_rule_says_in_both_languages_what_is_wrong_and_what_to_do(rules: Rules) -> None:
    assert len(rules.words) >= 80
    for iri, words in rules.words.items():
        assert set(words.message) == {"vi", "en"}, iri
        assert set(words.remedy) == {"vi", "en"}, iri


def _constraints(rules: Rules) -> Iterator[str]:
    for shape in rules.shapes:
        yield from (query.iri for query in shape.queries)
        yield from (inner.iri for inner in shape.properties)
        if shape.alternatives or shape.constraints:
            yield shape.iri


def test_every_constraint_has_a_name_and_words(rules: Rules) -> None:
    names = list(_constraints(rules))
    assert len(names) >= 80
    assert set(names) == set(rules.words)


QUERY = '[ sh:select "SELECT $this WHERE { $this a <u:x> }" ]'
WORDS = 'sh:message "m"@en , "m"@vi ; <https://w3id.org/vndx/ontology#remedy> "r"@en , "r"@vi'


def _turtle(text: str) -> list[ox.Quad]:
    head = """@prefix sh: <http://www.w3.org/ns/shacl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"""
    return list(ox.parse(head + text, ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("<u:s> sh:targetClass <u:C> ; sh:closed true .", "sh:closed"),
        ("<u:s> sh:targetNode <u:n> ; sh:class <u:C> .", "sh:targetNode"),
        ("<u:s> sh:target [ sh:select 'x' ] .", "sh:target"),
        ("<u:s> a rdfs:Class , sh:NodeShape ; sh:class <u:C> .", "implicit class"),
        ("<u:s> a owl:Class , sh:NodeShape ; sh:class <u:C> .", "implicit class"),
        ("<u:s> a sh:NodeShape ; sh:xone ( [] ) .", "sh:xone"),
        (f"<u:s> sh:targetClass <u:C> ; sh:path <u:p> ; sh:sparql {QUERY} .", "sh:sparql in"),
        (f"<u:s> sh:targetClass <u:C> ; sh:property [ sh:path <u:p> ; sh:sparql {QUERY} ] .", "sh:sparql in"),
        (f"<u:s> sh:targetClass <u:C> ; sh:node [ sh:sparql {QUERY} ] .", "sh:sparql in"),
        (f"<u:s> sh:targetClass <u:C> ; sh:or ( [ sh:sparql {QUERY} ] ) .", "sh:sparql in"),
        ("<u:s> sh:targetClass <u:C> ; sh:sparql [ sh:ask 'ASK {}' ] .", "sh:ask"),
        ("<u:s> sh:targetClass <u:C> ; sh:sparql [ sh:prefixes <u:none> ] .", "sh:sparql"),
        (f"<u:s> sh:targetClass <u:C> ; sh:sparql {QUERY.replace('a <', '$PATH <')} .", "PATH"),
        (
            "<u:s> sh:targetClass <u:C> ; sh:property [ sh:path <u:p> ; sh:uniqueLang false ] .",
            "sh:uniqueLang",
        ),
        ("<u:s> sh:targetClass <u:C> ; sh:nodeKind sh:Triple .", "sh:nodeKind"),
        ("<u:s> sh:targetClass <u:C> ; sh:minInclusive '2023-01-01'^^xsd:date .", "sh:minInclusive"),
        ("<u:s> sh:targetClass <u:C> ; sh:path [ sh:inversePath <u:p> ] .", "sh:path"),
        ("<u:s> sh:targetClass <u:C> ; sh:path [ sh:alternativePath ( <u:p> 1 ) ] .", "sh:alternativePath"),
    ],
)
def test_what_is_not_known_is_an_error_and_not_passed_over(text: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        load(_turtle(text))


@pytest.mark.parametrize(
    "words",
    [
        "",
        'sh:message "m"@en , "m"@vi ;',
        f"{WORDS} ;".replace('"m"@vi', '"m"@fr'),
        f"{WORDS} ;".replace('"r"@en', "1"),
    ],
)
def test_a_rule_without_its_words_in_both_languages_is_an_error(words: str) -> None:
    text = "<u:s> sh:targetClass <u:C> ; sh:property <u:rule> . <u:rule> %s sh:path <u:p> ; sh:minCount 1 ."
    assert list(load(_turtle(text % f"{WORDS} ;")).words) == ["u:rule"]
    with pytest.raises(DataError, match="the rule u:rule needs sh:message and vndx:remedy"):
        load(_turtle(text % words))


#: Literals where a node is expected: each is looked at as a node without properties.
LITERALS = f"""
<u:targets> sh:targetObjectsOf <u:p> ; sh:nodeKind sh:IRI ; {WORDS} ;
  sh:sparql <u:sparql> ; sh:property <u:min> .
<u:sparql> {WORDS} ; sh:select "SELECT $this WHERE {{ FILTER NOT EXISTS {{ $this <u:q> ?x }} }}" .
<u:min> {WORDS} ; sh:path <u:q> ; sh:minCount 1 .
<u:subjects> sh:targetSubjectsOf <u:p> ; sh:property <u:or> , <u:node> , <u:deep> .
<u:or> {WORDS} ; sh:path <u:p> ;
  sh:or ( [ sh:datatype xsd:integer ] [ sh:nodeKind sh:IRI ] [ sh:languageIn ( "vi" ) ] ) .
<u:node> {WORDS} ; sh:path <u:p> ; sh:node <u:inner> .
<u:inner> a sh:NodeShape ; sh:nodeKind sh:Literal ; sh:property [ sh:path <u:q> ; sh:maxCount 0 ] .
<u:deep> sh:path <u:p> ; sh:property <u:min> .
"""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_literal_where_a_node_is_expected_breaks_what_pyshacl_says_it_breaks() -> None:
    data = _turtle("<u:a> <u:p> 'x' , 7 , 48.0 , 'vi'@vi-VN , 'en'@en , <u:b> , <u:a> . <u:b> <u:q> 1 .")
    results = ours(data, load(_turtle(LITERALS)))
    assert {result.rule for result in results} == {"u:targets", "u:sparql", "u:min", "u:or", "u:node"}
    decimal = ox.Literal("48.0", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
    assert decimal in {result.focus for result in results if result.rule == "u:sparql"}
    assert results == validate(data, _turtle(LITERALS))
