"""The fixtures have what the tests are about, and say nothing of real things that the graph does not."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.graph.engine import Engine
from vndx.links import read
from vndx.links.model import EXACT
from vndx.results.rows import Rows

_WD = "http://www.wikidata.org/entity/"


@pytest.fixture(scope="module")
def wikidata(root: Path) -> ox.Store:
    store = ox.Store()
    store.load(path=str(root / "tests/fixtures/wikidata_vn.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def _ask(store: ox.Store, names: str, pattern: str) -> list[tuple[str, ...]]:
    prefixes = (
        "PREFIX wd: <http://www.wikidata.org/entity/> PREFIX wdt: <http://www.wikidata.org/prop/direct/> "
        "PREFIX wikibase: <http://wikiba.se/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "PREFIX owl: <http://www.w3.org/2002/07/owl#> "
    )
    answer = store.query(f"{prefixes}SELECT DISTINCT {names} WHERE {{ {pattern} }}")
    return [tuple(term.value for term in row) for row in answer]  # type: ignore[union-attr]


def test_each_says_its_licence_and_day(root: Path) -> None:
    for name, licence in (("wikidata_vn", "CC0 1.0"), ("geonames_vn", "CC BY 4.0")):
        head = (root / "tests" / "fixtures" / f"{name}.ttl").read_text("utf-8").partition("@prefix")[0]
        assert licence in head
        assert "Written by hand, 2026-11-22" in head


def test_it_has_what_tests_ask_of_it(wikidata: ox.Store) -> None:
    items = {
        quad.subject.value
        for quad in wikidata
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(f"{_WD}Q")
    }
    assert len(items) == 118
    assert len(_ask(wikidata, "?s", "?s owl:sameAs ?o FILTER NOT EXISTS { ?s rdfs:label ?l }")) == 2
    assert len(_ask(wikidata, "?s", "?s wikibase:rank wikibase:DeprecatedRank")) == 4
    twins = _ask(wikidata, "?l", "?a rdfs:label ?l . ?b rdfs:label ?l FILTER(STR(?a) < STR(?b))")
    assert {name for (name,) in twins} >= {"Thanh Hóa", "Phạm Minh Chính"}


def test_its_provinces_bear_the_codes_that_the_graph_has(wikidata: ox.Store) -> None:
    links = {
        link.object: link.subject
        for link in read(target="wikidata")
        if link.asserted and link.predicate == EXACT and "/place/" in link.subject
    }
    with Engine() as engine:
        rows = Rows(
            engine.query(
                "SELECT ?place ?code { ?place skos:notation ?code "
                "FILTER(DATATYPE(?code) IN (code:codelist-iso-3166-2, code:codelist-geonames)) }"
            ).data
        ).rows
    ours = {(row["place"]["value"], row["code"]["value"]) for row in rows}
    items = " ".join(f"<{item}>" for item in links)
    theirs = _ask(wikidata, "?item ?code", f"VALUES ?item {{ {items} }} ?item wdt:P300|wdt:P1566 ?code")
    assert len(theirs) == 2 * 63
    assert {(links[item], code) for item, code in theirs} <= ours
