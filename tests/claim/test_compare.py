"""When figures may be compared, and what follows: the rules, and that the named query has the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from vndx.claim import compare
from vndx.claim.compare import ASPECTS, Figure, differences, meets, misfits, relation
from vndx.claim.rates import agrees, percent
from vndx.graph.engine import Engine
from vndx.queries import load

GOAL = {"begin": "2024-01-01", "end": "2024-12-31", "status": "goal"}
COMPARATORS = ("eq", "gt", "ge", "lt", "le", "approx")
GROWTH_2024 = {
    "change_kind": "percent",
    "begin": "2024-01-01",
    "end": "2024-12-31",
    "base": "2023",
    "base_begin": "2023-01-01",
    "base_end": "2023-12-31",
}
GROWTH_2023 = {
    "change_kind": "percent",
    "begin": "2023-01-01",
    "end": "2023-12-31",
    "base": "2022",
    "base_begin": "2022-01-01",
    "base_end": "2022-12-31",
}


def figure(value: float | str = 43, comparator: str = "eq", **other: Any) -> Figure:
    cell: dict[str, Any] = {
        "indicator": "services",
        "unit": "unit-service",
        "area": "viet-nam",
        "begin": "2024-01-01",
        "end": "2024-06-30",
    }
    return Figure(value=Decimal(str(value)), comparator=comparator, **cell | other)


@pytest.mark.parametrize(
    ("other", "aspects"),
    [
        ({}, ()),
        ({"indicator": "i"}, ("indicator",)),
        ({"unit": "PERCENT"}, ("unit",)),
        ({"area": "binh-thuan"}, ("area",)),
        ({"population": "adults"}, ("population",)),
        ({"change_kind": "percent"}, ("change-kind",)),
        ({"within": "asean"}, ("compared-within",)),
        ({"status": "forecast"}, ("status",)),
        ({"status": "derived"}, ()),
        ({"begin": "2023-01-01", "end": "2023-12-31"}, ()),
        ({"base": "2023"}, ("base",)),
        ({"change_kind": "percent", "base": "2023"}, ("change-kind",)),
        ({"area": "binh-thuan", "status": "goal", "unit": "x"}, ("unit", "area", "status")),
    ],
)
def test_figures_are_comparable_when_they_differ_in_nothing_but_time(
    other: dict[str, str], aspects: tuple[str, ...]
) -> None:
    assert differences(figure(), figure(**other)) == aspects
    assert differences(figure(**other), figure()) == aspects
    assert set(aspects) <= set(ASPECTS)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (figure(43), figure(43), "same"),
        (figure(43), figure("43.0"), "same"),
        (figure(43), figure(44), "contradict"),
        (figure(43), figure(41, begin="2024-04-26", end="2024-04-26"), "series"),
        (figure(43), figure(44, population="ministries"), "apart"),
        (figure(0.75, status="forecast"), figure(0.7, status="actual"), "apart"),
        (figure(36, status="derived"), figure(37), "contradict"),
        (figure(86, "gt"), figure(87), "agree"),
        (figure(86, "gt"), figure(86), "contradict"),
        (figure(86, "ge"), figure(86), "agree"),
        (figure(86, "gt"), figure(90, "gt"), "agree"),
        (figure(86, "gt"), figure(86, "lt"), "contradict"),
        (figure(86, "ge"), figure(86, "le"), "agree"),
        (figure(86, "ge"), figure(85, "le"), "contradict"),
        (figure(50, "approx"), figure(90), "agree"),
        (
            figure(2, change_kind="percent", base="2022"),
            figure(3, change_kind="percent", base="2021"),
            "apart",
        ),
        (figure(2, **GROWTH_2024), figure(3, **GROWTH_2023), "series"),  # each on the year before
        (figure(2, **GROWTH_2024), figure(3, **GROWTH_2024), "contradict"),
        (figure(2, **GROWTH_2024), figure(3, **GROWTH_2023 | {"base_begin": "2020-01-01"}), "apart"),
        (figure(2, **GROWTH_2024), figure(3, **GROWTH_2023 | {"base_end": "2022-06-30"}), "apart"),
        (figure(2, **GROWTH_2024), figure(3, **GROWTH_2023 | {"base": "2023"}), "series"),
    ],
)
def test_how_two_figures_stand_to_each_other(one: Figure, other: Figure, how: str) -> None:
    assert relation(one, other) == how
    assert relation(other, one) == how


@pytest.mark.parametrize(
    ("goal", "result", "met"),
    [
        (figure(48000), figure(50350), True),
        (figure(48000), figure(48000), True),
        (figure(48000), figure(47999), False),
        (figure(53), figure(43), False),
        (figure(80, "gt"), figure(80), False),
        (figure(80, "ge"), figure(80), True),
        (figure(80), figure(80, "gt"), True),
        (figure(80, "gt"), figure(80, "gt"), True),
        (figure(80, "gt"), figure(80, "ge"), None),
        (figure(80), figure(80, "lt"), False),
        (figure(80), figure(80, "le"), None),
        (figure(80), figure(90, "lt"), None),
        (figure(80), figure(70, "gt"), None),
        (figure(80), figure(85, "approx"), None),
        (figure(80, "approx"), figure(85), True),
        (figure(80, "approx"), figure(79), None),
        (figure(50, unit="unit-rank"), figure(46, unit="unit-rank"), True),
        (figure(50, unit="unit-rank"), figure(51, unit="unit-rank"), False),
        (figure(50, "le", unit="unit-rank"), figure(50, unit="unit-rank"), True),
        (figure(5, "le"), figure(4), True),
        (figure(5, "lt"), figure(5), False),
        (figure(5, "le"), figure(5, "lt"), True),
        (figure(5, "le"), figure(6, "gt"), False),
        (figure(5, "le"), figure(4, "gt"), None),
    ],
)
def test_whether_a_result_reaches_a_target(goal: Figure, result: Figure, met: bool | None) -> None:
    assert meets(goal, result) is met


def test_what_a_source_compares_may_count_among_others_but_not_in_another_unit() -> None:
    goal = figure(53, **GOAL)
    assert misfits(goal, figure(43, population="adults", within="asean")) == ("population", "compared-within")
    assert misfits(goal, figure(43, population="adults", within="asean"), compared=True) == ()
    assert misfits(goal, figure(43, unit="x", area="y", status="forecast"), compared=True) == (
        "unit",
        "area",
        "forecast",
    )


def _values(one: Figure) -> Iterator[Decimal]:
    """Yield values, among those around 0 to 20, that the figure leaves open."""
    fits = {
        "eq": lambda value: value == one.value,
        "gt": lambda value: value > one.value,
        "ge": lambda value: value >= one.value,
        "lt": lambda value: value < one.value,
        "le": lambda value: value <= one.value,
        "approx": lambda _: True,
    }[one.comparator]
    yield from filter(fits, (Decimal(half) / 2 for half in range(-20, 60)))


figures = st.builds(figure, st.integers(0, 20), st.sampled_from(COMPARATORS))


@given(figures, figures)
def test_figures_can_both_be_true_when_some_value_fits_both(one: Figure, other: Figure) -> None:
    assert compare.compatible(one, other) == bool(set(_values(one)) & set(_values(other)))


@given(figures.filter(lambda one: one.comparator != "approx"), figures)
def test_a_target_is_met_when_every_value_left_open_meets_it_and_missed_when_none_does(
    goal: Figure, result: Figure
) -> None:
    fits = {"gt": "gt", "ge": "ge", "eq": "ge", "lt": "lt", "le": "le"}[goal.comparator]
    good = set(_values(figure(str(goal.value), fits)))
    found = [value in good for value in _values(result)]
    assert meets(goal, result) is (True if all(found) else None if any(found) else False)


@pytest.mark.parametrize(
    ("result", "reasons"),
    [
        ({}, ()),
        ({"status": "estimate"}, ()),
        ({"status": "derived"}, ()),
        ({"status": "forecast"}, ("forecast",)),
        ({"status": "goal"}, ("goal",)),
        ({"begin": "2023-12-31", "end": "2023-12-31"}, ("before",)),
        ({"begin": "2023-07-01", "end": "2024-01-01"}, ()),
        ({"begin": "2024-01-01", "end": "2024-12-31"}, ()),
        ({"begin": "2024-01-01", "end": "2025-01-01"}, ("after",)),
        ({"population": "adults-15", "begin": "2022-01-01", "end": "2022-06-30"}, ("population", "before")),
        ({"change_kind": "percent", "unit": "PERCENT"}, ("unit", "change-kind")),
    ],
)
def test_why_a_figure_is_no_result_for_a_target(result: dict[str, str], reasons: tuple[str, ...]) -> None:
    assert misfits(figure(53, **GOAL), figure(43, **result)) == reasons


@pytest.mark.parametrize(
    ("quoted", "part", "whole", "good"),
    [
        ("81.1", 43, 53, True),
        ("81.2", 43, 53, False),
        ("81", 43, 53, True),
        ("81", 102, 126, True),
        ("80", 102, 126, False),
        ("104.9", 50350, 48000, True),
        ("104.90", 50350, 48000, True),
        ("104.8", 50350, 48000, False),
        ("104.91", 50350, 48000, False),
        ("50", 1, 2, True),
        ("1", 1, 0, False),
    ],
)
def test_a_quoted_rate_is_held_to_the_digits_it_has(quoted: str, part: int, whole: int, good: bool) -> None:
    assert agrees(Decimal(quoted), Decimal(part), Decimal(whole)) is good


def test_a_rate_worked_out_has_two_places() -> None:
    assert percent(Decimal(50350), Decimal(48000)) == Decimal("104.90")
    assert percent(Decimal(43), Decimal(53)) == Decimal("81.13")
    assert percent(Decimal(1), Decimal(0)) is None


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        ("1", "800", "0.13"),
        ("3", "800", "0.38"),
        ("-1", "800", "-0.12"),
        ("-3", "800", "-0.37"),
        ("99.985", "100", "99.99"),
        ("8e35", "7e-5", "1142857142857142857142857142857142857142857.14"),
    ],
)
def test_what_lies_in_the_middle_is_rounded_up(part: str, whole: str, written: str) -> None:
    assert str(percent(Decimal(part), Decimal(whole))) == written


HEAD = """
@prefix vndx: <https://w3id.org/vndx/ontology#> . @prefix code: <https://w3id.org/vndx/code/> .
@prefix : <https://example.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:y vndx:begin "2024-01-01"^^xsd:date ; vndx:end "2024-06-30"^^xsd:date .
:z vndx:begin "2023-01-01"^^xsd:date ; vndx:end "2023-12-31"^^xsd:date .
:x vndx:begin "2022-01-01"^^xsd:date ; vndx:end "2022-12-31"^^xsd:date .
:h vndx:begin "2023-01-01"^^xsd:date ; vndx:end "2023-06-30"^^xsd:date .
"""
PERIODS = {"2024-06-30": ":y", "2023-12-31": ":z"}
YEARS = {
    "z": ("2023-01-01", "2023-12-31"),
    "x": ("2022-01-01", "2022-12-31"),
    "h": ("2023-01-01", "2023-06-30"),
}
EARLIER = {"begin": "2023-01-01", "end": "2023-12-31"}
OTHERS: list[dict[str, str]] = [
    {},
    EARLIER,
    {"unit": "PERCENT"},
    {"area": "binh-thuan"},
    {"population": "adults"},
    {"change_kind": "percent", "base": "z", **dict(zip(("base_begin", "base_end"), YEARS["z"], strict=True))},
    {"within": "asean"},
    {"status": "forecast"},
    {"status": "estimate"},
    {"status": "derived"},
]


def turtle(name: str, one: Figure) -> str:
    """Write a figure as the graph has it."""
    terms = {
        "indicator": f":{one.indicator}",
        "unit": f":{one.unit}",
        "area": f":{one.area}",
        "period": PERIODS[one.end],
        "status": f"code:status-{one.status}",
        "comparator": f"code:comparator-{one.comparator}",
        "value": f"{one.value:f}" if one.value % 1 else f"{one.value:f}.0",
    }
    optional = {
        "population": one.population,
        "changeKind": one.change_kind,
        "basePeriod": one.base,
        "comparedWithin": one.within,
    }
    terms |= {key: f":{term}" for key, term in optional.items() if term}
    return f":{name} a vndx:Observation ; " + " ; ".join(f"vndx:{k} {v}" for k, v in terms.items()) + " .\n"


def made_up_pairs() -> list[tuple[Figure, Figure]]:
    """Return pairs of figures, each with an indicator of its own, so that all can stand in one graph."""
    pairs = []
    for one, two, value in product(COMPARATORS, COMPARATORS, (9, 10, 11)):
        name = f"i{one}{two}{value}"
        pairs.append((figure(10, one, indicator=name), figure(value, two, indicator=name)))
    for number, other in enumerate(OTHERS):
        for value in (10, 11):
            name = f"o{number}-{value}"
            pairs.append((figure(10, indicator=name), figure(value, indicator=name, **other)))
    times: list[dict[str, str]] = [{}, EARLIER]
    for one, two, time in product(YEARS, YEARS, times):
        name = f"c{one}{two}{len(time)}"
        pairs.append((change(10, one, indicator=name), change(11, two, indicator=name, **time)))
    pairs.append((change(10, "z", indicator="k"), change(11, "z", indicator="k", change_kind="absolute")))
    return pairs


def change(value: int, base: str, **other: str) -> Figure:
    """Return a change from one of the years."""
    begin, end = YEARS[base]
    given = {"change_kind": "percent", "base": base, "base_begin": begin, "base_end": end}
    return figure(value, **given | other)


PAIRS = made_up_pairs()
TEXT = HEAD + "".join(turtle(f"f{n}a", one) + turtle(f"f{n}b", other) for n, (one, other) in enumerate(PAIRS))


def told(tmp_path: Path, root: Path, engine_name: str, name: str) -> list[dict[str, str]]:
    """Ask a named query of all pairs, in one engine or the other."""
    query = load()[name]
    if engine_name == "rdflib":
        store = rdflib.Graph()
        store.parse(data=TEXT, format="turtle")
        store.parse(root / "ontology/codes.ttl")
        answer: Any = store.query(query.text)
        return [
            {str(key): "" if row[key] is None else str(row[key]) for key in answer.vars} for row in answer
        ]
    path = tmp_path / "pairs.ttl"
    path.write_text(TEXT, "utf-8")
    with Engine([str(path)]) as engine:
        rows = json.loads(engine.query(query.text).data)["results"]["bindings"]
    return [{key: row[key]["value"] if key in row else "" for key in query.columns} for row in rows]


@pytest.mark.parametrize("engine_name", ["pyoxigraph", "rdflib"])
def test_the_query_of_contradictions_finds_the_pairs_that_contradict(
    tmp_path: Path, root: Path, engine_name: str
) -> None:
    expected = {n for n, pair in enumerate(PAIRS) if relation(*pair) == "contradict"}
    assert len(PAIRS) == 147
    assert 20 < len(expected) < 60
    rows = told(tmp_path, root, engine_name, "contradictions")
    names = [(row["figure"], row["other_figure"]) for row in rows]
    found = [int(one.rpartition("/f")[2][:-1]) for one, _ in names]
    assert all(one[:-1] == other[:-1] for one, other in names)
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("engine_name", ["pyoxigraph", "rdflib"])
def test_the_query_of_series_breaks_where_figures_differ(
    tmp_path: Path, root: Path, engine_name: str
) -> None:
    """What says the same of the same time is no step, whether it agrees or contradicts."""
    found = {
        row["figure"].rpartition("/f")[2][:-1]: (row["comparable"], row["why_not"])
        for row in told(tmp_path, root, engine_name, "series")
        if row["before"]
    }
    expected = {
        str(n): ("false" if differences(*pair) else "true", " ".join(differences(*pair)))
        for n, pair in enumerate(PAIRS)
        if relation(*pair) in ("series", "apart")
    }
    assert found == expected
    assert len({why for _, why in found.values()}) == 8
    assert sum(how == "true" for how, _ in found.values()) > 5
