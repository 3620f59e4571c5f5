"""The figures of an indicator, read from a graph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vndx.chart.facts import Point, gather
from vndx.claim.lines import apart, lines
from vndx.errors import DataError
from vndx.graph.engine import Engine
from vndx.ontology import ID
from vndx.results.rows import Rows

if TYPE_CHECKING:
    from vndx.chart.facts import Ask


def asker(engine: Engine) -> Ask:
    return lambda text, iri: Rows(engine.query(text, substitutions={"indicator": f"<{iri}>"}).data).rows


@pytest.fixture(scope="module")
def shipped() -> Iterator[Engine]:
    with Engine() as engine:
        yield engine


def points(engine: Engine, indicator: str) -> dict[str, Point]:
    """Return the figures of an indicator by the rest of their names."""
    found = gather(asker(engine), f"{ID}indicator/{indicator}")
    return {point.iri.removeprefix(f"{ID}figure/{indicator}_"): point for point in found}


def joined(found: dict[str, Point]) -> list[list[str]]:
    names = {point.iri: name for name, point in found.items()}
    levels = [point for point in found.values() if not point.is_change]
    return sorted([names[point.iri] for point in line] for line in lines(levels))


def test_people_of_fifteen_and_over_are_not_joined_to_adults(shipped: Engine) -> None:
    found = points(shipped, "payment-account-rate")
    assert set(found) == {
        "viet-nam_people-15-and-over_2022-h1_actual_66",
        "viet-nam_adults_2024-04-26_actual_77",
    }
    assert apart(*found.values()) == ("population", "source")
    assert joined(found) == []


def test_seventeen_percent_of_the_country_is_not_that_of_localities(shipped: Engine) -> None:
    found = points(shipped, "online-dossier-rate")
    country, localities = (
        found["viet-nam_2023-12-31_actual_17"],
        found["viet-nam_localities_2024-h1_actual_17"],
    )
    assert country.figure.value == localities.figure.value
    assert "population" in apart(country, localities)
    assert joined(found) == [
        ["viet-nam_2023-12-31_actual_17", "viet-nam_2024-h1_actual_42"],
        ["viet-nam_ministries-sectors_2023-12-31_actual_38", "viet-nam_ministries-sectors_2024-h1_actual_61"],
    ]


def test_an_estimate_of_a_ministry_for_a_half_year_is_not_joined_to_years_of_a_report(
    shipped: Engine,
) -> None:
    found = points(shipped, "digital-economy-growth")
    why = apart(found["viet-nam_2023_actual_19"], found["viet-nam_2024-h1_estimate_22.4"])
    assert set(why) == {"status", "source", "basis"}
    assert joined(found) == [["viet-nam_2022_actual_28", "viet-nam_2023_actual_19"]]


def test_targets_changes_bounds_and_derived_values(shipped: Engine) -> None:
    found = points(shipped, "essential-services-deployed")
    assert [name for name, point in found.items() if point.is_change] == [
        "viet-nam_2024-04-26_vs-2023-12-31-absolute_actual_5"
    ]
    assert sum(point.is_target for point in found.values()) == 3
    derived = found["viet-nam_2023-12-31_derived_36"]
    assert len(derived.origins) == 2
    assert {(source.start, source.end) for source in derived.sources} == {(6968, 7010), (7012, 7041)}
    change = found["viet-nam_2024-04-26_vs-2023-12-31-absolute_actual_5"]
    assert (change.figure.base_begin, change.figure.base_end) == ("2023-12-31", "2023-12-31")
    target = found["viet-nam_2024_goal_53"]
    assert target.setters == [f"{ID}initiative/plan-2024"]
    assert len(target.sources) == 2
    assert joined(found) == [["viet-nam_2023-12-31_derived_36", "viet-nam_2024-04-26_actual_41"]]
    ranks = points(shipped, "innovation-index-rank")
    assert ranks["viet-nam_2022_derived_48"].reporters == {f"{ID}body/wipo"}
    assert joined(ranks) == [["viet-nam_2022_derived_48", "viet-nam_2023_actual_46"]]


def test_what_no_indicator_has_is_nothing(shipped: Engine) -> None:
    assert points(shipped, "nothing-of-the-kind") == {}


FIGURE = """
@prefix vndx: <https://w3id.org/vndx/ontology#> .
@prefix code: <https://w3id.org/vndx/code/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/vndx/id/figure/a> vndx:indicator <https://w3id.org/vndx/id/indicator/made> ;
  vndx:unit code:unit-x ; vndx:area <urn:area> ; vndx:period <urn:p> ; vndx:status code:status-actual ;
  vndx:comparator code:comparator-eq ; vndx:value VALUE ; vndx:evidence <urn:e> .
<urn:p> vndx:begin "BEGIN"^^xsd:date ; vndx:end "2024-06-30"^^xsd:date .
<urn:e> oa:hasSource <urn:article> ; oa:hasSelector [ oa:start START ; oa:end 7 ] .
"""


@pytest.mark.parametrize(
    ("begin", "value", "start", "words"),
    [
        ("2024-02-30", "1.5", "3", "2024-02-30 is no day"),
        ("-0044-03-15", "1.5", "3", "is no day"),
        ("2024-01-01", '"many"', "3", "many is no number"),
        ("2024-01-01", '"NaN"', "3", "NaN is no number"),
        ("2024-01-01", "1e400", "3", "is no number"),
        ("2024-01-01", "1.5", '"x"', "x is no number"),
    ],
)
def test_what_cannot_be_drawn_is_said(tmp_path: Path, begin: str, value: str, start: str, words: str) -> None:
    graph = tmp_path / "a.ttl"
    graph.write_text(FIGURE.replace("BEGIN", begin).replace("VALUE", value).replace("START", start), "utf-8")
    with Engine([str(graph)]) as engine, pytest.raises(DataError) as error:
        gather(asker(engine), f"{ID}indicator/made")
    assert words in error.value.en
    assert "figure:a" in error.value.vi


def test_a_period_that_ends_before_it_begins_is_turned(tmp_path: Path) -> None:
    graph = tmp_path / "a.ttl"
    graph.write_text(
        FIGURE.replace("BEGIN", "2025-01-01").replace("VALUE", "1.5").replace("START", "3"), "utf-8"
    )
    with Engine([str(graph)]) as engine:
        (point,) = gather(asker(engine), f"{ID}indicator/made")
    assert point.begin < point.end
