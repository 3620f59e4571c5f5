"""What is a difference, and to which fact it belongs."""

from __future__ import annotations

import random
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis.strategies import sampled_from, sets

from tests.graph.test_canonical import quads as any_quads
from vndx.content import graph_dir
from vndx.diff import Difference, Fact, Section, read, sections
from vndx.diff.blank import Statement
from vndx.diff.reading import statements
from vndx.diff.report import summary
from vndx.errors import Ambiguous, DataError, UnknownName
from vndx.export import export
from vndx.lang import t

MIRROR = {"added": "withdrawn", "gained a source": "lost a source"}
MIRROR |= {other: one for one, other in MIRROR.items()}
HEAD = """\
@prefix code: <https://w3id.org/vndx/code/> . @prefix ev: <https://w3id.org/vndx/id/evidence/000_a/> .
@prefix evb: <https://w3id.org/vndx/id/evidence/001_b/> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix figure: <https://w3id.org/vndx/id/figure/> .
@prefix indicator: <https://w3id.org/vndx/id/indicator/> .
@prefix place: <https://w3id.org/vndx/id/place/> . @prefix period: <https://w3id.org/vndx/id/period/> .
@prefix vndx: <https://w3id.org/vndx/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix a: <https://w3id.org/vndx/graph/000_a/> . @prefix b: <https://w3id.org/vndx/graph/001_b/> .
@prefix graph: <https://w3id.org/vndx/graph/> . @prefix : <http://e.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
CELL = "a vndx:Observation ; vndx:indicator indicator:x ; vndx:area place:y ; vndx:period period:2023"


def graph(text: str, name: str = "g.trig") -> set[Statement]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(HEAD + text, "utf-8")
        return read(path)


def lines(quads: Iterable[ox.Quad]) -> set[Statement]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.nq"
        ox.serialize(quads, path, format=ox.RdfFormat.N_QUADS)
        return statements(str(path))


def differs(old: str, new: str) -> dict[str, list[Fact]]:
    return {one.name: one.facts for one in sections(Difference(graph(old), graph(new)))}


def mirrored(found: list[Section]) -> list[object]:
    """Return what the same two graphs must give the other way round."""
    return [
        (
            section.name,
            sorted(
                (
                    fact.was or fact.subject,
                    fact.subject if fact.was else "",
                    MIRROR.get(fact.change, fact.change),
                    [(row.key, MIRROR.get(row.change, row.change), row.new, row.old) for row in fact.rows],
                )
                for fact in section.facts
            ),
            {MIRROR[change]: count for change, count in section.spans.items() if count},
            {MIRROR[change]: count for change, count in section.claims.items() if count},
            section.moved,
        )
        for section in found
    ]


def plain(found: list[Section]) -> list[object]:
    return [
        (
            section.name,
            sorted(
                (fact.subject, fact.was, fact.change, [tuple(row) for row in fact.rows])
                for fact in section.facts
            ),
            dict(section.spans),
            dict(section.claims),
            section.moved,
        )
        for section in found
    ]


def renamed(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return the same statements in another order and with other blank nodes."""
    names: dict[object, ox.BlankNode] = {}

    def other(term: object) -> object:
        return names.setdefault(term, ox.BlankNode()) if isinstance(term, ox.BlankNode) else term

    again = [
        ox.Quad(other(q.subject), q.predicate, other(q.object), other(q.graph_name))  # type: ignore[arg-type]
        for q in quads
    ]
    random.Random(len(again)).shuffle(again)
    return again


# ---- what is the same


@settings(max_examples=150)
@given(any_quads)
def test_order_and_names_of_blank_nodes_make_no_difference(quads: list[ox.Quad]) -> None:
    assert not Difference(lines(quads), lines(renamed(quads)))


@settings(max_examples=100)
@given(any_quads, any_quads)
def test_what_one_has_and_the_other_has_not_is_all_there_is(one: list[ox.Quad], two: list[ox.Quad]) -> None:
    old, new = lines(one), lines(two)
    difference = Difference(old, new)
    if not difference.nameless:
        assert (old - difference.withdrawn) | difference.added == new
    back = Difference(new, old)
    assert (back.added, back.withdrawn) == (difference.withdrawn, difference.added)
    assert not Difference(old, old)


@settings(max_examples=100)
@given(any_quads, any_quads)
def test_what_differs_is_told(one: list[ox.Quad], two: list[ox.Quad]) -> None:
    assert_told(Difference(lines(one), lines(two)))


def assert_told(difference: Difference) -> None:
    """Make sure that each section of a difference says something of it, and the summary too."""
    found = sections(difference)
    assert bool(found) == bool(difference)
    for section in found:
        assert section.facts or section.spans or section.claims or section.moved
    assert (summary(found) == t("no difference", "không có khác biệt")) == (not difference)


#: Statements of evidence in every combination, some of them broken.
EVIDENCE_PARTS = [
    "a:claims { :c a vndx:Claim }",
    "b:claims { :c a vndx:Claim , :Other }",
    "a:claims { :c rdf:subject :s }",
    "a:claims { :c rdf:predicate :p }",
    "a:evidence { :c rdf:object 1 }",
    "a:claims { :c rdf:object 2 }",
    "a:claims { :c vndx:evidence ev:1-2 }",
    "b:claims { :c vndx:evidence ev:1-2 }",
    "a:curated { :s :p 1 }",
    "a:evidence { ev:1-2 a vndx:Evidence }",
    "b:evidence { ev:1-2 a vndx:Evidence }",
    "a:evidence { ev:1-2 oa:hasSelector ev:1-2.p }",
    "a:evidence { ev:1-2.p a oa:TextPositionSelector }",
    "a:evidence { ev:1-2.p oa:start 1 }",
    "b:evidence { ev:1-2.p oa:start 1 }",
    "a:evidence { ev:3-4 oa:hasSelector ev:1-2.p }",
]


@settings(max_examples=300)
@given(*[sets(sampled_from(EVIDENCE_PARTS), max_size=len(EVIDENCE_PARTS))] * 2)
def test_of_evidence_too_all_that_differs_is_told(one: set[str], two: set[str]) -> None:
    old, new = (graph(" ".join(sorted(parts))) for parts in (one, two))
    assert_told(Difference(old, new))
    assert mirrored(sections(Difference(old, new))) == plain(sections(Difference(new, old)))


CIRCLE = "_:{0} :next _:{1} . _:{1} :next _:{2} . _:{2} :next _:{0} ."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (":s :p [ :q 1 ; :r ( 1 [ :q 2 ] ) ] .", "_:x :q 1 . :s :p _:x . _:x :r (1 _:y) . _:y :q 2 ."),
        (CIRCLE.format("a", "b", "c"), CIRCLE.format("z", "x", "y")),
        (CIRCLE.format("a", "b", "c") + " _:a :q 1 .", "_:y :q 1 ." + CIRCLE.format("x", "y", "z")),
        (":s :p 60.00 , 007 .", ":s :p 60.0 , 7 ."),
        (':s :p "+.50"^^xsd:decimal , "5."^^xsd:decimal .', ":s :p 0.5 , 5.0 ."),
        (":s :p [ :q 1 ] , [ :q 1 ] .", ":s :p [ :q 1 ] ."),
        (":s :p _:a . _:a :q 1 . :s :p _:a .", ":s :p [ :q 1 ] ."),
    ],
)
def test_the_same_content_is_no_difference(one: str, two: str) -> None:
    assert not Difference(graph(one), graph(two))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (":s :p [ :q 1 ] .", ":s :p [ :q 2 ] ."),
        (":s :p [ :q 1 ] .", ":s :p [ :q 1.0 ] ."),
        (":s :p ( 1 2 ) .", ":s :p ( 2 1 ) ."),
        (CIRCLE.format("a", "b", "c"), "_:a :next _:b . _:b :next _:a ."),
        (
            CIRCLE.format("a", "b", "c") + CIRCLE.format("x", "y", "z"),
            CIRCLE.format("a", "b", "c")[:-1] + "; :q 1 .",
        ),
        (':s :p "a"@vi .', ':s :p "a"@en .'),
        (":s :p 1 .", ":g { :s :p 1 } :h { :t :p 1 }"),
        # No numbers at all, though Python takes them for some.
        (':s :p "1_000"^^xsd:integer .', ":s :p 1000 ."),
        (':s :p "1e3"^^xsd:decimal .', ":s :p 1000.0 ."),
        (':s :p "\u0661\u0662"^^xsd:integer .', ":s :p 12 ."),
        (':s :p "1.0"^^xsd:integer .', ":s :p 1 ."),
        (':s :p "1e60000000"^^xsd:decimal .', ":s :p 1.0 ."),
    ],
)
def test_other_content_is_a_difference(one: str, two: str) -> None:
    assert Difference(graph(one), graph(two))


def test_a_blank_node_that_comes_anew_changes_no_other() -> None:
    old = graph(CIRCLE.format("a", "b", "c") + " _:a :q 1 .")
    new = graph("_:k :next _:l . _:l :next _:k ." + CIRCLE.format("a", "b", "c") + " _:a :q 1 .")
    difference = Difference(old, new)
    assert not difference.withdrawn
    assert len(difference.added) == 2


@pytest.mark.parametrize("fmt", ["turtle", "trig", "n-quads", "json-ld"])
def test_the_shipped_graph_in_any_format_is_the_same(fmt: str, tmp_path: Path) -> None:
    ending = {"turtle": "ttl", "trig": "trig", "n-quads": "nq", "json-ld": "jsonld"}[fmt]
    path = tmp_path / f"all.{ending}"
    path.write_bytes(export(fmt))
    difference = Difference(read(graph_dir()), read(path))
    assert not difference
    assert difference.nameless == (fmt == "turtle")


def test_rdf_xml_and_n_triples_are_read_too(tmp_path: Path) -> None:
    triples = [
        ox.Triple(q.subject, q.predicate, q.object)
        for q in ox.parse((HEAD + ":s :p 1 , [ :q 2 ] .").encode(), ox.RdfFormat.TURTLE)
    ]
    for name, form in (("g.rdf", ox.RdfFormat.RDF_XML), ("g.nt", ox.RdfFormat.N_TRIPLES)):
        ox.serialize(triples, tmp_path / name, format=form)
        assert not Difference(graph(":s :p 1 , [ :q 2 ] ."), read(tmp_path / name))


def test_a_deep_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        graph(":s :p " + "[ :q " * 70 + "1" + " ]" * 70 + " .")


# ---- to which fact it belongs


def test_the_other_way_round_is_the_mirror_image() -> None:
    whole = sorted(read(graph_dir()))
    assert len(whole) > 10_000
    for seed in range(5):
        chance = random.Random(seed)
        old, new = (set(whole) - set(chance.sample(whole, 300)) for _ in range(2))
        there, back = sections(Difference(old, new)), sections(Difference(new, old))
        assert sum(len(section.facts) for section in there) > 200
        assert plain(back) == mirrored(there)


def test_another_value_of_the_same_measure_is_a_change() -> None:
    old = f"a:curated {{ figure:x_1 {CELL} ; vndx:value 1.0 ; vndx:evidence ev:1-2 }}"
    (fact,) = differs(old, old.replace("x_1", "x_2").replace("1.0", "2.0"))["000_a"]
    assert (fact.change, fact.was[-5:], fact.subject[-5:]) == ("changed", "/x_1>", "/x_2>")
    (row,) = fact.rows
    assert (row.change, row.old, row.new) == (
        "changed",
        ['"1"^^<http://www.w3.org/2001/XMLSchema#decimal>'],
        ['"2"^^<http://www.w3.org/2001/XMLSchema#decimal>'],
    )
    two = old.replace("x_1", "x_2").replace("1.0", "2.0") + old.replace("x_1", "x_3").replace("1.0", "3.0")
    assert sorted(fact.change for fact in differs(old, two)["000_a"]) == ["added", "added", "withdrawn"]


def test_evidence_that_moves_is_a_change_of_evidence() -> None:
    old = f"a:curated {{ figure:x {CELL} ; vndx:evidence ev:1-2 }} a:evidence {{ ev:1-2 a vndx:Evidence }}"
    (section,) = sections(Difference(graph(old), graph(old.replace("1-2", "3-4"))))
    (fact,) = section.facts
    (row,) = fact.rows
    assert (fact.change, row.change, row.key.grounds) == ("evidence", "changed", True)
    assert [re.sub(".*/", "", value) for value in (*row.old, *row.new)] == ["1-2>", "3-4>"]
    assert section.spans == {"added": 1, "withdrawn": 1}


def test_a_span_whose_words_change_is_told() -> None:
    old = 'a:evidence { ev:1-2 a vndx:Evidence ; oa:hasSelector ev:1-2.quote . ev:1-2.quote oa:exact "a" }'
    (fact,) = differs(old, old.replace('"a"', '"b"'))["000_a"]
    assert fact.subject.endswith("/1-2>")
    assert [row.old + row.new for row in fact.rows] == [['"a"', '"b"']]


def test_what_another_article_still_states_only_lost_a_source() -> None:
    one = f"a:curated {{ figure:x {CELL} ; vndx:evidence ev:1-2 }}"
    both = one + f" b:curated {{ figure:x {CELL} ; vndx:evidence evb:1-2 }}"
    assert [(name, [fact.change for fact in facts]) for name, facts in differs(both, one).items()] == [
        ("001_b", ["lost a source"])
    ]
    assert [fact.change for fact in differs(one, both)["001_b"]] == ["gained a source"]
    assert [fact.change for fact in differs(both, "a:x { :a :b :c }")["000_a"]] == ["withdrawn"]


def test_a_claim_belongs_to_what_it_is_about() -> None:
    old = (
        f"a:curated {{ figure:x {CELL} }} a:claims {{ :c a vndx:Claim ; rdf:subject figure:x ; "
        "rdf:predicate vndx:period ; rdf:object period:2023 ; vndx:evidence ev:1-2 }"
    )
    (fact,) = differs(old, old.replace("ev:1-2", "ev:3-4"))["000_a"]
    assert fact.change == "evidence"
    assert fact.subject.endswith("figure/x>")
    assert [row.key.predicate for row in fact.rows] == ["<https://w3id.org/vndx/ontology#period>"]


CLAIM = """a:claims { :c a vndx:Claim ; rdf:subject :s ; rdf:predicate :p ; rdf:object :o ;
    vndx:evidence ev:1-2 }"""
SPAN = "a:evidence { ev:1-2 a vndx:Evidence ; oa:hasSelector :q . :q a oa:TextQuoteSelector ; oa:start 1 }"


def test_a_claim_on_another_triple_is_told_of_the_claim() -> None:
    (fact,) = differs(CLAIM, CLAIM.replace(":o ;", ":o2 ;"))["000_a"]
    assert (fact.change, fact.subject) == ("changed", "<http://e.org/c>")
    assert [(row.old, row.new) for row in fact.rows] == [(["<http://e.org/o>"], ["<http://e.org/o2>"])]
    (fact,) = differs(CLAIM, CLAIM.replace("a vndx:Claim ;", ""))["000_a"]
    assert [(row.key.predicate[-5:], row.change) for row in fact.rows] == [("type>", "withdrawn")]


def test_a_selector_of_another_kind_is_told_of_its_span() -> None:
    (fact,) = differs(SPAN, SPAN.replace("a oa:TextQuoteSelector ; ", ""))["000_a"]
    assert fact.subject.endswith("/1-2>")
    assert [(row.change, row.old, row.new) for row in fact.rows] == [
        ("withdrawn", ["<http://www.w3.org/ns/oa#TextQuoteSelector>"], [])
    ]


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        (CLAIM, CLAIM.replace("a:claims", "a:evidence"), 5),
        ("a:curated { :s :p 1 ; :q 2 }", "a:curated { :s :q 2 } a:claims { :s :p 1 }", 1),
        ("a:curated { :s vndx:evidence ev:1-2 }", "a:evidence { :s vndx:evidence ev:1-2 }", 1),
        ("a:curated { :s :p 1 }", "a:curated { :s :p 1 } a:evidence { :s :p 1 }", 1),
    ],
)
def test_what_moves_within_an_article_is_only_counted(old: str, new: str, count: int) -> None:
    for there in (Difference(graph(old), graph(new)), Difference(graph(new), graph(old))):
        (section,) = sections(there)
        assert (section.facts, dict(section.claims), section.moved) == ([], {}, count)
        assert str(count) in summary([section])


def test_a_name_in_one_language_is_a_property_of_its_own() -> None:
    old = 'graph:reference { :s skos:prefLabel "tên"@vi , "name"@en }'
    (fact,) = differs(old, old.replace("name", "title"))["reference"]
    assert [(row.key.language, row.old, row.new) for row in fact.rows] == [
        ("en", ['"name"@en'], ['"title"@en'])
    ]


def test_an_article_is_chosen_by_its_beginning() -> None:
    old, new = (
        graph("a:curated { :s :p 1 } b:curated { :s :p 1 }"),
        graph("a:curated { :s :p 2 } b:curated { :s :p 2 }"),
    )
    difference = Difference(old, new)
    assert [section.name for section in sections(difference.within(["000"]))] == ["000_a"]
    assert [section.name for section in sections(difference.within([]))] == ["000_a", "001_b"]
    with pytest.raises(Ambiguous):
        difference.within(["00"])
    with pytest.raises(UnknownName):
        difference.within(["7"])
