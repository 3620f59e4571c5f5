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
