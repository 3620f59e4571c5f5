"""Several results a target, targets that are changes, ties: one outcome in Python and in both engines."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import rdflib

from vndx import lang
from vndx.graph.engine import Engine
from vndx.progress import Board, gather, scoreboard
from vndx.progress.words import amount, misfit, reason
from vndx.queries import load

HEAD = """
PREFIX : <https://example.org/> PREFIX vndx: <https://w3id.org/vndx/ontology#> PREFIX code: <https://w3id.org/vndx/code/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
PREFIX unit: <http://qudt.org/vocab/unit/>
:y vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
:h vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-06-30"^^xsd:date .
:old vndx:begin "2029-01-01"^^xsd:date ; vndx:end "2029-12-31"^^xsd:date .
:oldh vndx:begin "2029-01-01"^^xsd:date ; vndx:end "2029-06-30"^^xsd:date .
:older vndx:begin "2028-01-01"^^xsd:date ; vndx:end "2028-12-31"^^xsd:date .
:new a vndx:Article ; schema:datePublished "2031-01-15"^^xsd:date .
"""
GROWTH = "vndx:changeKind code:change-percent ; vndx:basePeriod :old"


def stated(
    name: str, text: str, value: float, comparator: str = "eq", period: str = "y", more: str = ""
) -> str:
    """Write a figure; *text* gives its class and status."""
    kind, _, status = text.partition(" ")
    return (
        f":{name} a vndx:{kind} ; vndx:indicator :{name.partition('_')[0]} ; vndx:area :a ; "
        f"vndx:period :{period} ; vndx:status code:status-{status} ; "
        f"vndx:comparator code:comparator-{comparator} ; vndx:value {value:.1f} ; "
        f"vndx:unit code:unit-task {'; ' + more if more else ''} .\n"
    )


def goal(name: str, value: float, comparator: str = "eq", more: str = "") -> str:
    return stated(f"{name}_t", "Target goal", value, comparator, "y", more)


def judged(path: Path, text: str) -> tuple[Board, list[dict[str, Any]]]:
    """Judge in Python and in pyoxigraph."""
    path.write_text(HEAD + text, "utf-8")
    with Engine([str(path)]) as running:

        def ask(query: str) -> list[dict[str, dict[str, str]]]:
            found: list[dict[str, dict[str, str]]] = json.loads(running.query(query).data)["results"][
                "bindings"
            ]
            return found

        board = scoreboard(gather(ask))
        rows = ask(load()["scoreboard"].text)
    return board, [{name: cell["value"] for name, cell in row.items()} for row in rows]


def by_rdflib(path: Path, root: Path, name: str) -> list[dict[str, str]]:
    store = rdflib.Graph()
    store.parse(path, format="turtle")
    store.parse(root / "ontology/codes.ttl")
    answer: Any = store.query(load()[name].text)
    return [{str(key): str(row[key]) for key in answer.vars if row[key] is not None} for row in answer]


def ours(board: Board) -> dict[str, tuple[object, ...]]:
    """Return by target the outcome, result, quoted and computed rate, and what remains."""
    return {
        row.target.iri: (
            row.outcome,
            row.result.iri if row.result else "",
            *(float(rate) for rate in row.quoted[:1]),
            float(row.computed) if row.computed is not None else None,
            float(row.remaining) if row.remaining is not None else None,
        )
        for row in board.rows
    }


def theirs(rows: list[dict[str, str]]) -> dict[str, tuple[object, ...]]:
    return {
        row["figure"]: (
            row["outcome"],
            row.get("result", ""),
            *([float(row["quoted_percent"])] if "quoted_percent" in row else []),
            float(row["computed_percent"]) if "computed_percent" in row else None,
            float(row["remaining"]) if "remaining" in row else None,
        )
        for row in rows
    }


CASES = {
    # an actual before an estimate and a derived one, whatever they are called
    "first": (
        goal("first", 50)
        + stated("first_z", "Observation estimate", 60)
        + stated("first_y", "Observation derived", 70)
        + stated("first_a", "Observation actual", 40),
        ("missed", "first_a"),
    ),
    # two that exclude each other: neither counts, though one would reach the target
    "two": (
        goal("two", 50)
        + stated("two_a", "Observation actual", 40)
        + stated("two_b", "Observation actual", 60),
        ("not-comparable", "two_b"),
    ),
    "bounds": (
        goal("bounds", 50)
        + stated("bounds_a", "Observation actual", 60, "gt")
        + stated("bounds_b", "Observation actual", 60, "le"),
        ("not-comparable", "bounds_a"),
    ),
    # of what agrees the tightest
    "tight": (
        goal("tight", 50)
        + stated("tight_z", "Observation actual", 9, "gt")
        + stated("tight_a", "Observation actual", 30, "gt")
        + stated("tight_b", "Observation actual", 10, "approx"),
        ("not-comparable", "tight_a"),
    ),
    "exact": (
        goal("exact", 50)
        + stated("exact_z", "Observation actual", 45, "gt")
        + stated("exact_a", "Observation actual", 49),
        ("missed", "exact_a"),
    ),
    # the later one counts, also if a source compares the earlier one; contradictions of before are past
    "late": (
        goal("late", 50)
        + stated("late_a", "Observation actual", 50)
        + stated("late_b", "Observation actual", 10, "eq", "h", "vndx:againstTarget :late_t")
        + stated("late_c", "Observation actual", 20, "eq", "h"),
        ("met", "late_a"),
    ),
    # changes: held against those of one kind, from the same time
    "grow": (
        goal("grow", 20, more=GROWTH) + stated("grow_a", "Change actual", 25, more=GROWTH),
        ("met", "grow_a"),
    ),
    "half": (
        goal("half", 20, more=GROWTH)
        + stated("half_a", "Change actual", 15, "eq", "h", GROWTH.replace(":old", ":oldh")),
        ("no-result", "half_a"),  # on the first half of the year before: the same kind
    ),
    "base": (
        goal("base", 20, more=GROWTH)
        + stated("base_a", "Change actual", 25, more=GROWTH.replace(":old", ":older")),
        ("not-comparable", ""),
    ),
    "kind": (
        goal("kind", 20, more=GROWTH)
        + stated("kind_a", "Change actual", 25, more=GROWTH.replace("percent", "absolute")),
        ("not-comparable", ""),
    ),
    "level": (
        goal("level", 20) + stated("level_a", "Change actual", 25, more=GROWTH),
        ("not-comparable", ""),
    ),
    "raise": (
        goal("raise", 20, more=GROWTH) + stated("raise_a", "Observation actual", 25),
        ("not-comparable", ""),
    ),
    # an observation that is itself a goal
    "aim": (goal("aim", 20) + stated("aim_a", "Observation goal", 25), ("not-comparable", "")),
    "tie": (goal("tie", 800) + stated("tie_a", "Observation actual", 1), ("missed", "tie_a")),
    "ceil": (goal("ceil", 5, "lt") + stated("ceil_a", "Observation actual", 6), ("missed", "ceil_a")),
}
WHY = {
    "base_a": "base",
    "kind_a": "change-kind",
    "level_a": "change-kind",
    "raise_a": "change-kind",
    "aim_a": "goal",
}


def test_which_result_counts_and_what_becomes_of_the_target(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "several.ttl"
    board, rows = judged(path, "".join(text for text, _ in CASES.values()))
    found = ours(board)
    assert {
        iri.rpartition("/")[2].partition("_")[0]: (row[0], str(row[1]).rpartition("/")[2])
        for iri, row in found.items()
    } == {name: told for name, (_, told) in CASES.items()}
    assert theirs(rows) == found
    assert theirs(by_rdflib(path, root, "scoreboard")) == found
    assert found["https://example.org/tie_t"][2] == 0.13  # 0.125, rounded up
    near = {
        one.iri.rpartition("/")[2]: " ".join(why)
        for row in board.rows
        if not row.result
        for one, why in row.near
    }
    assert near == WHY
    near_results = by_rdflib(path, root, "near-results")
    told = {row["figure"].rpartition("/")[2]: row["why_not"] for row in near_results}
    assert {name: told[name] for name in WHY} == WHY
    with Engine([str(path)]) as running:
        answer = json.loads(running.query(load()["near-results"].text).data)["results"]["bindings"]
    assert {row["figure"]["value"].rpartition("/")[2]: row["why_not"]["value"] for row in answer} == told


@pytest.mark.parametrize(
    ("language", "two", "ceil", "base", "raised"),
    [
        (
            "en",
            "the results contradict each other: 60 x (2030-12-31) and 40 x",
            "under 5 x",
            "+25 x (2030-12-31) is no result: a change from another time",
            "25 x (2030-12-31) is no result: a level, not a change",
        ),
        (
            "vi",
            "các kết quả mâu thuẫn nhau: 60 x (31/12/2030) và 40 x",
            "dưới 5 x",
            "+25 x (31/12/2030) không phải kết quả: tăng giảm so với kỳ khác",
            "25 x (31/12/2030) không phải kết quả: là mức, không phải mức tăng giảm",
        ),
    ],
)
def test_the_reasons_say_so(
    tmp_path: Path, language: str, two: str, ceil: str, base: str, raised: str
) -> None:
    board, _ = judged(tmp_path / "several.ttl", "".join(text for text, _ in CASES.values()))
    lang.use(language)
    said = {row.target.iri.rpartition("/")[2]: reason(row, board, lambda _: "x") for row in board.rows}
    assert (said["two_t"], said["base_t"], said["raise_t"]) == (two, base, raised)
    rows = {row.target.iri.rpartition("/")[2]: row for row in board.rows}
    assert amount(rows["ceil_t"].target.figure, lambda _: "x") == ceil
    grown = rows["grow_t"].target.figure
    assert misfit("change-kind", grown, grown) in ("a change of another kind", "tăng giảm theo cách khác")


def test_a_rate_that_is_quoted_against_another_target_is_not_shown(tmp_path: Path, root: Path) -> None:
    path = tmp_path / "rates.ttl"
    board, rows = judged(
        path,
        stated("k_t1", "Target goal", 80)
        + stated("k_t2", "Target goal", 90)
        + stated("k_r", "Observation actual", 85, more="vndx:againstTarget :k_t1 ; vndx:statedPercent 106.3")
        + goal("free", 40)
        + stated("free_r", "Observation actual", 20, more="vndx:statedPercent 50.0"),
    )
    quoted = {row.target.iri.rpartition("/")[2]: [float(rate) for rate in row.quoted] for row in board.rows}
    assert quoted == {"k_t1": [106.3], "k_t2": [], "free_t": [50.0]}
    assert theirs(rows) == theirs(by_rdflib(path, root, "scoreboard")) == ours(board)


def test_made_up_results_of_one_target_are_weighed_alike(tmp_path: Path, root: Path) -> None:
    """Two to five results of any words, standing and time, some compared by a source, some among others."""
    chance = random.Random(20300101)
    text, count = "", 0
    comparators = ("eq", "eq", "gt", "ge", "lt", "le", "approx")
    statuses = ("actual", "actual", "actual", "estimate", "derived", "forecast")
    for said, unit in product(comparators[1:], ("task", "rank")):
        for _ in range(12):
            name = f"i{count}"
            lines = goal(name, 10, said)
            for number in range(chance.choice((2, 3, 4, 5))):
                more = chance.choice(("", "", "", "", f"vndx:againstTarget :{name}_t"))
                if chance.random() < 0.2:
                    more = f"{more} ; vndx:population :p".removeprefix(" ; ")
                lines += stated(
                    f"{name}_{chance.choice('abcxyz')}{number}",
                    f"Observation {chance.choice(statuses)}",
                    chance.choice((8, 9, 10, 11, 12)),
                    chance.choice(comparators),
                    chance.choice(("y", "y", "y", "h")),
                    more,
                )
            text += lines.replace("unit-task", f"unit-{unit}")
            count += 1
    path = tmp_path / "made-up.ttl"
    board, rows = judged(path, text)
    found = ours(board)
    assert len(found) == count == 144
    assert theirs(rows) == found
    assert theirs(by_rdflib(path, root, "scoreboard")) == found
    assert sum(row.rival is not None for row in board.rows) > 10
    assert {row.outcome for row in board.rows} == {"met", "missed", "no-result", "not-comparable"}


@pytest.mark.parametrize("engine_name", ["pyoxigraph", "rdflib"])
def test_what_became_of_a_forecast(tmp_path: Path, root: Path, engine_name: str) -> None:
    """ "About 20" decides nothing: it is neither confirmed by 5 nor reported when nothing is."""
    path = tmp_path / "forecasts.ttl"
    path.write_text(
        HEAD
        + stated("none_f", "Observation forecast", 20, "approx")
        + stated("sharp_f", "Observation forecast", 20)
        + stated("open_f", "Observation forecast", 20, "approx")
        + stated("open_r", "Observation actual", 5)
        + stated("good_f", "Observation forecast", 20, "gt")
        + stated("good_r", "Observation actual", 21)
        + stated("bad_f", "Observation forecast", 20, "gt")
        + stated("bad_r", "Observation actual", 20),
        "utf-8",
    )
    if engine_name == "rdflib":
        rows = by_rdflib(path, root, "outcomes")
    else:
        with Engine([str(path)]) as running:
            answer = json.loads(running.query(load()["outcomes"].text).data)["results"]["bindings"]
        rows = [{name: cell["value"] for name, cell in row.items()} for row in answer]
    assert {row["figure"].rpartition("/")[2]: row["outcome"] for row in rows} == {
        "none_f": "not-reported",
        "sharp_f": "not-reported",
        "open_f": "open",
        "good_f": "confirmed",
        "bad_f": "differs",
    }
