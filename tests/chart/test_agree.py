"""What a line may join is decided once: charts, the page and the query of series agree on every pair."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from vndx.chart.facts import Point, gather
from vndx.chart.model import Chart
from vndx.claim.compare import ASPECTS, relation
from vndx.claim.lines import apart, disputed, lines
from vndx.draw.series import joined
from vndx.graph.engine import Engine
from vndx.network import Network, build
from vndx.ontology import shrink
from vndx.queries import load
from vndx.results.rows import Rows

Pairs = set[tuple[str, str]]


@pytest.fixture(scope="module")
def network() -> Network:
    return build()


@pytest.fixture(scope="module")
def points() -> dict[str, list[Point]]:
    """Return the figures of each indicator that has some, as a chart reads them."""
    with Engine() as engine:

        def ask(text: str, iri: str) -> list[dict[str, dict[str, str]]]:
            return Rows(engine.query(text, substitutions={"indicator": f"<{iri}>"}).data).rows

        asked = engine.query(
            "SELECT DISTINCT ?indicator { ?figure <https://w3id.org/vndx/ontology#indicator> ?indicator }"
        )
        return {iri: gather(ask, iri) for iri in sorted(Rows(asked.data).iris())}


@pytest.fixture(scope="module")
def told() -> list[dict[str, str]]:
    """Return what the query of series says."""
    with Engine() as engine:
        rows = Rows(engine.query(load()["series"].text).data).rows
    return [{name: term["value"] for name, term in row.items()} for row in rows]


def test_the_page_joins_what_a_chart_joins(network: Network, points: dict[str, list[Point]]) -> None:
    assert sum(map(len, points.values())) > 100
    drawn: Pairs = set()
    changes: Pairs = set()
    for iri, some in points.items():
        for line in Chart(iri, some, str).lines:
            drawn |= {(shrink(one.iri), shrink(other.iri)) for one, other in pairwise(line)}
        for line in lines([one for one in some if one.is_change]):
            changes |= {(shrink(one.iri), shrink(other.iri)) for one, other in pairwise(line)}
    assert len(drawn) > 4
    assert set(joined(network.statements)) == drawn | changes


def test_a_chart_joins_nothing_that_the_query_holds_apart(
    points: dict[str, list[Point]], told: list[dict[str, str]]
) -> None:
    by_iri = {one.iri: one for some in points.values() for one in some}
    assert {row["figure"] for row in told} == set(by_iri)
    pairs = {(row["before"], row["figure"]): row for row in told if "before" in row}
    assert len(pairs) > 20
    unclear = {iri for some in points.values() for iri in disputed(some)}
    joins = 0
    for (before, figure), row in pairs.items():
        one, other = by_iri[before], by_iri[figure]
        why = apart(one, other)
        # The query and the rule name the same aspects.
        assert row["why_not"].split() == [aspect for aspect in why if aspect in ASPECTS]
        assert (row["comparable"] == "true") == (relation(one.figure, other.figure) == "series")
        if row["same_reporter"] == "true":
            assert "source" not in why
        elif one.reporters and other.reporters and "derived" not in {one.figure.status, other.figure.status}:
            assert "source" in why
        line = not why and not {before, figure} & unclear
        assert not line or row["comparable"] == "true"
        joins += line
    assert joins > 3


def test_of_all_pairs_only_comparable_ones_are_on_a_line(points: dict[str, list[Point]]) -> None:
    seen = 0
    for some in points.values():
        together = [{one.iri for one in line} for line in lines(some)]
        for one, other in combinations(some, 2):
            seen += 1
            if any({one.iri, other.iri} <= line for line in together):
                assert relation(one.figure, other.figure) == "series"
                assert apart(one, other) == ()
    assert seen > 40
