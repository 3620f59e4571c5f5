"""The graph in rdflib: the same statements, each literal as its file spells it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

import vndx
from vndx.errors import DataError
from vndx.graph.engine import Engine

FILE = """
PREFIX ex: <urn:ex:>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
GRAPH <urn:g1> { ex:a ex:n 60.00 , "007"^^xsd:integer , "x" , "x"@vi , "1" . _:b ex:n ex:a }
GRAPH <urn:g2> { ex:a ex:n 60.00 . _:b ex:n ex:b }
ex:d ex:n true .
"""


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "a.trig"
    path.write_text(FILE, encoding="utf-8")
    return path


def test_literals_keep_their_spelling(graph: Path) -> None:
    said = {
        (str(o), o.datatype, o.language)
        for o in vndx.load(graph).objects(URIRef("urn:ex:a"), URIRef("urn:ex:n"))
        if isinstance(o, Literal)
    }
    assert said == {
        ("60.00", XSD.decimal, None),
        ("007", XSD.integer, None),
        ("x", None, None),
        ("x", None, "vi"),
        ("1", None, None),
    }


def test_graphs_are_kept_and_their_union_is_the_default(graph: Path) -> None:
    dataset = vndx.load(graph)
    names = {str(part.identifier) for part in dataset.graphs()}
    assert {"urn:g1", "urn:g2", "https://w3id.org/vndx/graph/ontology"} <= names
    assert (URIRef("urn:ex:d"), URIRef("urn:ex:n"), Literal(True)) in dataset
    assert len(list(dataset.triples((URIRef("urn:ex:a"), URIRef("urn:ex:n"), None)))) == 5
    blank = {s for s, _, _ in dataset.triples((None, URIRef("urn:ex:n"), None)) if not isinstance(s, URIRef)}
    assert len(blank) == 1  # one file, one node


def test_the_prefixes_are_bound(graph: Path) -> None:
    bound = {prefix: str(namespace) for prefix, namespace in vndx.load(graph).namespaces()}
    assert bound["vndx"] == "https://w3id.org/vndx/ontology#"
    assert bound["schema"] == "https://schema.org/"


def test_it_has_as_many_statements_as_the_engine() -> None:
    dataset = vndx.load()
    with Engine() as engine:
        answer = engine.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    counts = {
        row["g"]["value"]: int(row["n"]["value"]) for row in json.loads(answer.data)["results"]["bindings"]
    }
    assert len(counts) >= 3
    assert {str(g.identifier): len(g) for g in dataset.graphs() if len(g)} == counts


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<urn:a> <urn:b> .", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.ttl, line 1, column"):
        vndx.load(path)
    with pytest.raises(DataError, match="no such file"):
        vndx.load(tmp_path / "b.ttl")
