"""The shipped facts against the texts: they hold, and would not hold if they said anything else."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.graph import files
from vndx.ontology import CODE, VNDX
from vndx.sources.facts import Facts
from vndx.sources.figures import check_figure
from vndx.sources.reading import Reading
from vndx.sources.texts import find_texts
from vndx.sources.verify import verify

Change = Callable[[ox.Literal | ox.NamedNode], ox.Literal | ox.NamedNode]


def decimal(change: Callable[[Decimal], Decimal]) -> Change:
    kind = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    return lambda term: ox.Literal(str(change(Decimal(term.value))), datatype=kind)


def other(first: str, second: str) -> Change:
    one, two = ox.NamedNode(CODE + first), ox.NamedNode(CODE + second)
    return lambda term: two if term == one else one


def test_the_shipped_graph_is_true_to_the_articles(texts_dir: Path) -> None:
    facts = Facts.load()
    texts = find_texts(texts_dir, {one.id: one.sha256 for one in facts.articles.values()})
    report = verify(facts, texts, facts.articles.values())
    assert [str(one) for one in report.findings] == []
    assert report.articles == len(facts.articles) >= 2
    assert report.spans >= 100 * report.articles
    assert report.facts["verified"] >= 100 * report.articles
    assert report.facts["unread"] == 0


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("value", decimal(lambda value: value + 1)),
        ("value", decimal(lambda value: value * 1000)),
        ("value", decimal(lambda value: value / 1000)),
        ("comparator", other("comparator-approx", "comparator-ge")),
        ("status", other("status-forecast", "status-estimate")),
    ],
)
def test_no_shipped_figure_could_say_anything_else(texts_dir: Path, name: str, change: Change) -> None:
    store = ox.Store()
    for path in files.find():
        store.bulk_load(path=path)
    before = Facts(store)
    texts = find_texts(texts_dir, {one.id: one.sha256 for one in before.articles.values()})
    readings = {article: Reading(text.text) for article, text in texts.found.items()}
    figures = [
        fact
        for article in before.articles.values()
        for fact in before.facts(article)
        if fact.triple is None and before.values(fact.iri, VNDX + "value")
    ]
    assert len(figures) >= 40
    for iri in {fact.iri for fact in figures}:
        for quad in list(store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(VNDX + name), None, None)):
            assert isinstance(quad.object, ox.Literal | ox.NamedNode)
            store.remove(quad)
            store.add(ox.Quad(quad.subject, quad.predicate, change(quad.object), quad.graph_name))
    after = Facts(store)
    missed = [str(fact) for fact in figures if not check_figure(after, fact, readings[fact.article])]
    assert missed == []


def _mutated(store: ox.Store, subject: str, name: str, value: ox.NamedNode | ox.Literal) -> None:
    """Let a thing say something else, in every graph and in the claim of it."""
    thing, predicate = ox.NamedNode(subject), ox.NamedNode(VNDX + name)
    old = list(store.quads_for_pattern(thing, predicate, None, None))
    assert old
    for quad in old:
        store.remove(quad)
        store.add(ox.Quad(thing, predicate, value, quad.graph_name))
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    for claim in list(store.quads_for_pattern(None, ox.NamedNode(rdf + "subject"), thing, None)):
        for stated in list(store.quads_for_pattern(claim.subject, None, old[0].object, None)):
            if stated.predicate.value == rdf + "object":
                store.remove(stated)
                store.add(ox.Quad(stated.subject, stated.predicate, value, stated.graph_name))


ID = "https://w3id.org/vndx/id/"
REVENUE = ID + "figure/digital-enterprise-foreign-revenue_viet-nam_2023_estimate_7500000000"
DONE = ID + "figure/plan-tasks-done_viet-nam_2023_actual_102"
DATA = ID + "remark/ncdt-7_coordinate-and-share"


@pytest.mark.parametrize(
    ("subject", "name", "value", "rule"),
    [
        (REVENUE, "unit", "http://qudt.org/vocab/unit/CCY_VND", "unit"),
        (DONE, "status", CODE + "status-goal", "status"),
        (DONE, "area", ID + "place/binh-dinh", "follows"),
        (DONE, "area", ID + "place/south-east-asia", "follows"),
        (DONE, "saidBy", ID + "body/google", "follows"),
        (DATA, "saidBy", ID + "person/do-minh-tuan", "follows"),
    ],
)
def test_a_fact_made_wrong_is_noticed(
    texts_dir: Path, subject: str, name: str, value: str, rule: str
) -> None:
    store = ox.Store()
    for path in files.find():
        store.bulk_load(path=path)
    _mutated(store, subject, name, ox.NamedNode(value))
    facts = Facts(store)
    texts = find_texts(texts_dir, {one.id: one.sha256 for one in facts.articles.values()})
    found = verify(facts, texts, facts.articles.values()).findings
    assert rule in {one.rule for one in found}
