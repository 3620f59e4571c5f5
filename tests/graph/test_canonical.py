"""The canonical writer: nothing lost, one form, stable."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndx.errors import DataError
from vndx.graph import document
from vndx.graph.canonical import write
from vndx.graph.document import parse
from vndx.graph.turtle_bnodes import same as equal
from vndx.graph.turtle_terms import quote

RDFC = ox.CanonicalizationAlgorithm.RDFC_1_0
E = "http://e.org/"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def same(a: Iterable[ox.Quad], b: Iterable[ox.Quad]) -> bool:
    one, two = ox.Dataset(a), ox.Dataset(b)
    one.canonicalize(RDFC)
    two.canonicalize(RDFC)
    return one == two


def turtle(text: str, **own: str) -> str:
    head = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in {"": E, "xsd": XSD, "rdf": RDF, **own}.items())
    doc = parse((head + text).encode(), "turtle", "t.ttl")
    return write(doc.quads, doc.prefixes, "turtle").decode()


def body(text: str, **own: str) -> str:
    return turtle(text, **own).split("\n\n", 1)[1]


# ---- properties


local = st.text("abz019.-:_é/", min_size=0, max_size=6)
iris = st.builds(lambda ns, name: ox.NamedNode(ns + name), st.sampled_from([E, E + "x/", "urn:v:"]), local)
bnodes = st.sampled_from([ox.BlankNode(f"b{n}") for n in range(5)])
strings = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
strings |= st.text('"\\\n\r\t#\u00a0\u202ea', max_size=8)
numbers = st.sampled_from(
    ["1", "-007", "102.0", "+.5", "5.", "1e3", "1.E-3", "true", "TRUE", "48.000", "81,1", ""]
)
kinds = [XSD + kind for kind in ("integer", "decimal", "double", "boolean", "date", "string")] + [E + "kind"]
literals = (
    st.builds(ox.Literal, strings)
    | st.builds(lambda s, tag: ox.Literal(s, language=tag), strings, st.sampled_from(["vi", "en", "fr-be"]))
    | st.builds(
        lambda s, kind: ox.Literal(s, datatype=ox.NamedNode(kind)),
        numbers | strings,
        st.sampled_from(kinds),
    )
)
predicates = st.sampled_from(
    [RDF + "type", RDF + "first", RDF + "rest", E + "p", E + "x/p2", E + "x/p10"],
).map(ox.NamedNode)
objects = iris | bnodes | literals | st.just(ox.NamedNode(RDF + "nil"))
graphs = st.sampled_from(
    [ox.DefaultGraph(), ox.NamedNode(E + "g2"), ox.NamedNode(E + "g10"), ox.BlankNode("b0")]
)
quads = st.lists(st.builds(ox.Quad, iris | bnodes, predicates, objects, graphs), max_size=14)
tables = st.dictionaries(
    st.sampled_from(["", "e", "x", "u", "w"]), st.sampled_from([E, E + "x/", "urn:v:", "urn:"])
)


@settings(max_examples=600, deadline=None)
@given(quads, tables, tables, st.randoms())
def test_write_loses_nothing_and_is_stable(
    statements: list[ox.Quad], own: dict[str, str], known: dict[str, str], rand: random.Random
) -> None:
    out = write(statements, own, "trig", known=known)
    doc = parse(out, "trig", "t.trig")
    assert same(statements, doc.quads)
    assert write(doc.quads, doc.prefixes, "trig", known=known) == out
    renamed = {f"b{n}": ox.BlankNode(f"z{(n * 3 + 1) % 5}") for n in range(5)}

    def other(term: Any) -> Any:
        return renamed[term.value] if isinstance(term, ox.BlankNode) else term

    shuffled = [
        ox.Quad(other(q.subject), q.predicate, other(q.object), other(q.graph_name)) for q in statements
    ]
    rand.shuffle(shuffled)
    assert write(shuffled, own, "trig", known=known) == out, "order and names of blank nodes must not matter"


@settings(max_examples=200, deadline=None)
@given(quads)
def test_turtle_is_the_default_graph_of_trig(statements: list[ox.Quad]) -> None:
    triples = [ox.Triple(q.subject, q.predicate, q.object) for q in statements]
    out = write(triples, {}, "turtle")
    doc = parse(out, "turtle", "t.ttl")
    assert same([ox.Quad(*t) for t in triples], doc.quads)
    assert write(doc.quads, doc.prefixes, "turtle") == out


@settings(max_examples=150, deadline=None)
@given(st.recursive(objects, lambda inner: st.lists(inner, max_size=4), max_leaves=12), st.randoms())
def test_lists_come_back_as_lists(value: Any, rand: random.Random) -> None:
    statements: list[ox.Quad] = []

    def node(thing: Any) -> Any:
        if not isinstance(thing, list):
            return thing
        tail: ox.NamedNode | ox.BlankNode = ox.NamedNode(RDF + "nil")
        for member in reversed(thing):
            cell = ox.BlankNode()
            statements.append(ox.Quad(cell, ox.NamedNode(RDF + "first"), node(member)))
            statements.append(ox.Quad(cell, ox.NamedNode(RDF + "rest"), tail))
            tail = cell
        return tail

    statements.append(ox.Quad(ox.NamedNode(E + "s"), ox.NamedNode(E + "p"), node(value)))
    out = write(statements, {}, "turtle")
    assert same(statements, parse(out, "turtle", "t").quads)
    assert b"first" not in out
    assert b"rest" not in out
    rand.shuffle(statements)
    assert write(statements, {}, "turtle") == out


# ---- the form


def test_numbers_keep_the_form_of_the_file() -> None:
    assert body(':s :p 102.0, 0.75, 7, "007"^^xsd:integer, "48.000"^^xsd:decimal, 1e3, true .') == (
        ":s :p true , 0.75 , 48.000 , 102.0 , 1e3 , 007 , 7 .\n"
    )


def test_what_turtle_would_read_otherwise_keeps_its_datatype() -> None:
    assert body(':s :p "5"^^xsd:decimal .') == ':s :p "5"^^xsd:decimal .\n'
    assert body(':s :p "5."^^xsd:decimal .') == ':s :p "5."^^xsd:decimal .\n'
    assert body(':s :p "1.5"^^xsd:integer .') == ':s :p "1.5"^^xsd:integer .\n'
    assert body(':s :p "TRUE"^^xsd:boolean .') == ':s :p "TRUE"^^xsd:boolean .\n'


def test_order_of_predicates_and_objects() -> None:
    text = (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . "
        ':s :z 1 ; skos:definition "d"@en ; :b :x10, :x9 ; rdfs:label "b"@en, "a"@fr, "c"@vi ; a :C .'
    )
    assert body(text) == (
        ':s a :C ;\n  rdfs:label "c"@vi , "b"@en , "a"@fr ;\n  skos:definition "d"@en ;\n'
        "  :b :x9 , :x10 ;\n  :z 1 .\n"
    )


def test_local_names_that_turtle_allows_are_short() -> None:
    own = {
        "ev": "https://w3id.org/vndx/id/evidence/000/",
        "period": "https://w3id.org/vndx/id/period/",
        "figure": "https://w3id.org/vndx/id/figure/",
    }
    text = (
        "ev:628-653.quote :p ev:628-653 . ev:95-173 :p period:2022--2025 . "
        "figure:x_2023_actual_0.75 :p ev:1-2."
    )
    lines = body(text, **own).splitlines()
    assert lines[::2] == [
        "ev:95-173 :p period:2022--2025 .",
        "ev:628-653.quote :p ev:628-653 .",
        "figure:x_2023_actual_0.75 :p ev:1-2 .",
    ]


def test_illegal_local_names_stay_iris() -> None:
    assert body("<http://e.org/a/b> :p <http://e.org/-a> , <http://e.org/a.> .") == (
        "<http://e.org/a/b> :p <http://e.org/-a> , <http://e.org/a.> .\n"
    )


def test_a_prefix_of_the_project_is_added_and_an_unused_one_goes() -> None:
    out = turtle("<https://w3id.org/vndx/id/place/viet-nam> a <https://w3id.org/vndx/ontology#Country> .")
    assert out == (
        "@prefix place: <https://w3id.org/vndx/id/place/> .\n"
        "@prefix vndx: <https://w3id.org/vndx/ontology#> .\n\n"
        "place:viet-nam a vndx:Country .\n"
    )


def test_the_prefix_of_the_file_wins() -> None:
    out = turtle("v:Country :p 1 .", v="https://w3id.org/vndx/ontology#")
    assert "v:Country :p 1 ." in out
    assert "@prefix vndx:" not in out


def test_blank_nodes_in_place_and_labelled() -> None:
    assert body(":s :p [ :q 1 ; :r [ ] ] , ( 1 [ :q 2 ] ) , () . [] :q 3 . _:x :p _:x .") == (
        ":s :p\n    () ,\n    ( 1 [ :q 2 ] ) ,\n    [\n      :q 1 ;\n      :r [] ;\n    ] .\n\n"
        "_:b0 :p _:b0 .\n\n[] :q 3 .\n"
    )


def test_a_node_of_two_graphs_keeps_one_label() -> None:
    out = write(
        [
            ox.Quad(ox.NamedNode(E + "s"), ox.NamedNode(E + "p"), ox.BlankNode("x"), ox.NamedNode(E + "g1")),
            ox.Quad(ox.BlankNode("x"), ox.NamedNode(E + "p"), ox.Literal("1"), ox.NamedNode(E + "g2")),
        ],
        {"": E},
    ).decode()
    assert out.count("_:b0") == 2


def test_nesting_that_nobody_could_read_is_refused() -> None:
    deep = ":s :p " + "[ :p " * 64 + "1" + " ]" * 64 + " ."
    assert body(deep).count("[") == 64
    with pytest.raises(ValueError, match="nested"):
        body(":s :p " + "[ :p " * 5000 + "1" + " ]" * 5000 + " .")


def test_long_lists_are_lists() -> None:
    text = ":s :p ( " + " ".join(str(n) for n in range(20000)) + " ) ."
    assert body(text).count("\n") == 20002


def test_long_text_keeps_its_lines_and_hidden_characters_show() -> None:
    assert (
        body(':s :p "a\\"b\\n\\"" , "x\\u00A0y\\u202E" .')
        == ':s :p\n    """a"b\n\\"""" ,\n    "x\\u00A0y\\u202E" .\n'
    )


def test_every_short_text_of_quotes_backslashes_and_line_breaks_comes_back() -> None:
    texts = ["".join(chars) for size in range(7) for chars in itertools.product("a\"\\\n'", repeat=size)]
    assert len(texts) == 19531
    lines = "".join(f"<u:{number}> <u:p> {quote(text)} .\n" for number, text in enumerate(texts))
    read = {quad.subject.value: quad.object.value for quad in ox.parse(lines, ox.RdfFormat.TURTLE)}
    assert [text for number, text in enumerate(texts) if read[f"u:{number}"] != text] == []


@pytest.mark.parametrize("wrong", [b"<u:s> <u:p> 2 .\n", b"<u:s> <u:p> .\n", b""])
def test_a_form_that_would_change_the_statements_is_refused(
    wrong: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = parse(b"<u:s> <u:p> 1.", "turtle", "a.ttl")
    assert read.canonical() == b"<u:s> <u:p> 1 .\n"
    monkeypatch.setattr(document, "write", lambda *_: wrong)  # a writer with a fault, which no input shows
    with pytest.raises(DataError, match=r"a\.ttl: left as it is"):
        read.canonical()


@settings(max_examples=300, deadline=None)
@given(quads, quads)
def test_same_is_what_rdf_dataset_canonicalization_says(one: list[ox.Quad], other: list[ox.Quad]) -> None:
    renamed = list(ox.parse(write(one), ox.RdfFormat.TRIG))
    assert equal(one, renamed)
    for less in (renamed[1:], renamed[:-1], other, [*renamed, *other]):
        assert equal(one, less) == same(one, less)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("<u:s> <u:p> [ <u:q> 1 ] , [ <u:q> 2 ] .", "<u:s> <u:p> [ <u:q> 2 ] , [ <u:q> 1 ] .", True),
        ("<u:s> <u:p> [ <u:q> 1 ] , [ <u:q> 2 ] .", "<u:s> <u:p> [ <u:q> 1 , 2 ] , [] .", False),
        ("<u:s> <u:p> [] , [] .", "<u:s> <u:p> [] .", False),
        ("[] <u:p> ( 1 2 3 ) .", "[] <u:p> ( 1 3 2 ) .", False),
        ("_:a <u:p> _:b . _:b <u:p> _:a .", "_:c <u:p> _:c .", False),
        ("_:a <u:p> _:b . _:b <u:p> _:a .", "_:b <u:p> _:c . _:c <u:p> _:b .", True),
    ],
)
def test_same_but_for_the_names_of_blank_nodes(one: str, other: str, expected: bool) -> None:
    assert equal(*(ox.parse(text, ox.RdfFormat.TURTLE) for text in (one, other))) is expected


def test_many_brackets_that_are_alike_are_written() -> None:
    inner = f"[ :q {' , '.join(['[]'] * 40)} ]"
    assert body(f":s :p {inner} , {inner} .").count("[]") == 80


def test_graphs_by_iri_default_first() -> None:
    doc = parse(b"<u:g2> { <u:a> <u:p> 1 } <u:g10> { <u:a> <u:p> 1 } <u:a> <u:p> 2 .", "trig", "t")
    assert write(doc.quads).decode() == (
        "<u:a> <u:p> 2 .\n\nGRAPH <u:g2> {\n  <u:a> <u:p> 1 .\n}\n\nGRAPH <u:g10> {\n  <u:a> <u:p> 1 .\n}\n"
    )


def test_nothing_is_nothing_and_a_header_stays() -> None:
    assert write([]) == b""
    assert write([], header="# licence") == b"# licence\n"


N = ox.NamedNode(E)


@pytest.mark.parametrize(
    ("fmt", "header", "statements", "why"),
    [
        ("xml", "", [], "not a format"),
        ("turtle", "not a comment", [], "comment lines only"),
        ("turtle", "", [ox.Quad(N, N, N, N)], "no named graphs"),
        ("trig", "", [ox.Triple(N, N, ox.Triple(N, N, N))], "triple terms"),
    ],
)
def test_what_the_writer_refuses(fmt: str, header: str, statements: list[ox.Quad], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        write(statements, {}, fmt, header)
