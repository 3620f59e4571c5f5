"""The scoreboard: how targets stand, as of a day, and that the named query says the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from vndx import lang
from vndx.claim.compare import ASPECTS
from vndx.errors import DataError
from vndx.graph.engine import Engine
from vndx.ontology import shrink
from vndx.progress import OUTCOMES, Board, Facts, gather, scoreboard
from vndx.progress.words import amount, misfit, reason
from vndx.queries import find

ID = "https://w3id.org/vndx/id/"
PLAN = Path(__file__).parent.parent / "cases/progress/plan.trig"


def rows_of(engine: Engine, text: str) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(engine.query(text).data)["results"]["bindings"]
    return found


@pytest.fixture(scope="module", params=["plan", "shipped"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with Engine([str(PLAN)] if request.param == "plan" else ()) as running:
        yield running


@pytest.fixture(scope="module")
def plan() -> Facts:
    with Engine([str(PLAN)]) as running:
        return gather(lambda text: rows_of(running, text))


def told(board: Board) -> dict[str, tuple[str, str]]:
    """Return outcome and result by target, without the beginnings of their names."""
    return {
        row.target.iri.removeprefix(f"{ID}figure/t-"): (
            row.outcome,
            row.result.iri.removeprefix(f"{ID}figure/r-") if row.result else "",
        )
        for row in board.rows
    }


def test_each_way_in_which_a_target_can_stand(plan: Facts) -> None:
    board = scoreboard(plan)
    assert (board.day, board.latest) == ("2031-01-15", True)
    assert told(board) == {
        "bridges": ("no-result", "bridges"),  # the year is over, and the last word is of its middle
        "firms": ("met", "firms"),
        "index": ("not-comparable", ""),
        "pumps": ("met", "pumps-a"),  # the one that the source itself sets against the target
        "rank": ("met", "rank"),
        "roads": ("no-result", ""),
        "schools": ("missed", "schools"),
        "services": ("no-result", "services-2"),
        "trees": ("not-comparable", "trees"),  # "about" leaves it open
        "users": ("not-comparable", ""),
        "villages": ("not-comparable", ""),
        "waste": ("met", "waste"),
        "wells": ("not-comparable", ""),
    }
    assert {row.outcome for row in board.rows} == set(OUTCOMES) - {"on-the-way"}


def test_only_what_was_told_by_the_day_is_used(plan: Facts) -> None:
    assert told(scoreboard(plan, as_of="2030-02-28")) == {}
    first = told(scoreboard(plan, as_of="2030-03-01"))
    assert len(first) == 12  # the target of the province is told later
    assert first["services"] == ("on-the-way", "services-1")
    assert first["firms"] == ("no-result", "")
    assert first["pumps"] == ("on-the-way", "pumps-b")
    middle = told(scoreboard(plan, as_of="2030-07-31"))
    assert middle["services"] == ("on-the-way", "services-2")
    assert middle["firms"] == ("met", "firms")
    assert middle["schools"] == ("no-result", "")
    assert middle["wells"] == ("no-result", "")
    # on its last day a period still runs, on the next it is over
    assert told(scoreboard(plan, as_of="2030-12-31"))["bridges"] == ("on-the-way", "bridges")
    assert told(scoreboard(plan, as_of="2031-01-01"))["bridges"] == ("no-result", "bridges")
    assert not scoreboard(plan, as_of="2031-01-15").latest
    assert told(scoreboard(plan, as_of="2031-01-15")) == told(scoreboard(plan))


def test_a_source_that_was_not_out_yet_is_not_named(engine: Engine) -> None:
    facts = gather(lambda text: rows_of(engine, text))
    days = sorted(set(facts.days.values()))
    assert len(days) >= 3
    seen = 0
    for day in days:
        for row in scoreboard(facts, as_of=day).rows:
            for stated in filter(None, (row.target, row.result)):
                assert stated.sources
                assert all(facts.days[source.article] <= day for source in stated.sources)
                seen += 1
    assert seen > 20


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"area": f"{ID}place/part"}, {"wells"}),
        ({"year": 2031}, {"wells"}),
        ({"year": 2029}, set()),
        ({"body": f"{ID}body/three"}, {"wells"}),
        ({"body": f"{ID}body/two"}, {"firms", "roads"}),
        ({"area": f"{ID}place/land", "body": f"{ID}body/three"}, set()),
    ],
)
def test_what_is_left_out_on_demand(plan: Facts, given: dict[str, Any], names: set[str]) -> None:
    assert set(told(scoreboard(plan, **given))) == names


def test_a_body_has_set_what_it_approved_by_a_document(plan: Facts) -> None:
    of_the_body = told(scoreboard(plan, body=f"{ID}body/one"))
    assert of_the_body == told(scoreboard(plan, body=f"{ID}initiative/plan"))
    assert len(of_the_body) == 12


def test_the_likest_figures_come_first_each_with_what_it_differs_in(plan: Facts) -> None:
    near = {
        row.target.iri.rpartition("/t-")[2]: [(one.iri.rpartition("/r-")[2], why) for one, why in row.near]
        for row in scoreboard(plan).rows
        if row.near
    }
    assert near == {
        "firms": [("firms-up", ("unit", "change-kind"))],
        "index": [("index", ("forecast",)), ("index-part", ("area",))],
        "services": [("services-0", ("before",))],
        "users": [("users", ("population",))],
        "villages": [("villages", ("indicator", "unit"))],
        "wells": [("wells", ("before",))],
    }


def test_rates_are_worked_out_of_exact_results(plan: Facts) -> None:
    shares = {row.target.iri.rpartition("/t-")[2]: row.computed for row in scoreboard(plan).rows}
    known = {name: str(share) for name, share in shares.items() if share is not None}
    missing = {row.target.iri.rpartition("/t-")[2]: row.remaining for row in scoreboard(plan).rows}
    assert {name: int(rest) for name, rest in missing.items() if rest is not None} == {
        "bridges": 3,
        "schools": 1,
        "services": 10,
    }
    assert known == {
        "bridges": "70.00",
        "firms": "104.90",
        "pumps": "100.00",
        "schools": "90.00",
        "services": "81.13",
    }


def test_the_named_query_gives_the_same(engine: Engine) -> None:
    """One rule in two languages: outcome, result, rate and what is near, for all that is known."""
    board = scoreboard(gather(lambda text: rows_of(engine, text)))
    ours = {
        shrink(row.target.iri): (
            row.outcome,
            shrink(row.result.iri) if row.result else "",
            float(row.computed) if row.computed is not None else None,
            float(row.remaining) if row.remaining is not None else None,
        )
        for row in board.rows
    }
    found = {
        shrink(row["figure"]["value"]): (
            row["outcome"]["value"],
            shrink(row["result"]["value"]) if "result" in row else "",
            float(row["computed_percent"]["value"]) if "computed_percent" in row else None,
            float(row["remaining"]["value"]) if "remaining" in row else None,
        )
        for row in rows_of(engine, find("scoreboard").text)
    }
    assert found == ours
    assert len(ours) >= 13
    near = {
        (shrink(row.target.iri), shrink(one.iri), " ".join(why))
        for row in board.rows
        for one, why in row.near
    }
    said = {
        (shrink(row["target"]["value"]), shrink(row["figure"]["value"]), row["why_not"]["value"])
        for row in rows_of(engine, find("near-results").text)
    }
    assert said == near
    assert len(near) >= 7


PREFIXES = """
PREFIX : <https://example.org/> PREFIX vndx: <https://w3id.org/vndx/ontology#> PREFIX code: <https://w3id.org/vndx/code/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
:y vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
:h vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-06-30"^^xsd:date .
:old a vndx:Article ; schema:datePublished "2029-01-01"^^xsd:date .
"""
COMPARATORS = ("eq", "gt", "ge", "lt", "le", "approx")


@pytest.mark.parametrize("day", ["2030-12-31", "2031-01-01"])
def test_the_named_query_judges_every_pair_of_comparators_alike(tmp_path: Path, day: str) -> None:
    """For each pair a value below, at and above the target, a count and a rank, half-way and at the end."""
    text, count = f':new a vndx:Article ; schema:datePublished "{day}"^^xsd:date .\n', 0
    for goal, said, value, unit, period in product(
        COMPARATORS, COMPARATORS, (9, 10, 11), ("unit-task", "unit-rank"), ("y", "h")
    ):
        shared = f"vndx:indicator :i{count} ; vndx:unit code:{unit} ; vndx:area :a"
        text += f":t{count} a vndx:Target ; {shared} ; vndx:period :y ; vndx:status code:status-goal ; "
        text += f"vndx:comparator code:comparator-{goal} ; vndx:value 10.0 .\n"
        text += f":r{count} a vndx:Observation ; {shared} ; vndx:period :{period} ; vndx:value {value}.0 ; "
        text += f"vndx:status code:status-actual ; vndx:comparator code:comparator-{said} .\n"
        count += 1
    path = tmp_path / "pairs.ttl"
    path.write_text(PREFIXES + text, "utf-8")
    with Engine([str(path)]) as running:
        board = scoreboard(gather(lambda text: rows_of(running, text)))
        found = {
            row["figure"]["value"]: row["outcome"]["value"]
            for row in rows_of(running, find("scoreboard").text)
        }
    assert count == len(found) == 432
    assert found == {row.target.iri: row.outcome for row in board.rows}
    assert set(found.values()) == (
        {"met", "on-the-way"} if day == "2030-12-31" else {"met", "missed", "no-result", "not-comparable"}
    )


@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_reason_is_one_short_sentence_without_ids(plan: Facts, language: str) -> None:
    lang.use(language)
    count = 0
    for day in ("", "2030-03-01", "2030-07-31"):
        board = scoreboard(plan, as_of=day)
        for row in board.rows:
            text = reason(row, board, lambda iri: "name")
            assert 10 < len(text) < 160, text
            assert ID not in text
            assert "\n" not in text
            count += 1
    assert count == 12 + 13 + 13
    target = next(iter(plan.figures.values())).figure
    kinds = {misfit(kind, target, target) for kind in (*ASPECTS[:-1], "forecast", "goal", "before", "after")}
    assert len(kinds) == 11


def test_without_a_dated_article_nothing_is_over() -> None:
    facts = _undated()
    board = scoreboard(facts)
    assert board.day == ""
    assert told(board)["bridges"] == ("on-the-way", "bridges")
    assert scoreboard(facts, as_of="2040-01-01").rows == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            {
                "rank": "rank 46 (2030-12-31) reaches the target",
                "waste": "nearly 5% (an estimate, 2030-06-30)",
            },
        ),
        ("vi", {"rank": "hạng 46 (31/12/2030) đã đạt mục tiêu", "waste": "gần 5% (ước tính, 30/06/2030)"}),
    ],
)
def test_amounts_are_written_as_the_sources_mean_them(
    plan: Facts, language: str, words: dict[str, str]
) -> None:
    lang.use(language)
    board = scoreboard(plan)
    said = {row.target.iri.rpartition("/t-")[2]: reason(row, board, lambda iri: "x") for row in board.rows}
    for name, text in words.items():
        assert said[name].startswith(text)
    rank = next(row.target.figure for row in board.rows if row.target.iri.endswith("/t-rank"))
    assert amount(rank, str) == {"en": "among the first 50", "vi": "trong nhóm 50"}[language]


def _undated() -> Facts:
    with Engine([str(PLAN)]) as running:
        return gather(lambda text: [] if "?published ?held" in text else rows_of(running, text))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("value", "many"),
        ("value", "NaN"),
        ("value", "INF"),
        ("value", "1e999999999"),
        ("value", "1_000"),
        ("value", "١٢"),
        ("quoted", "a\u202eb"),
        ("start", "-1"),
        ("end", "9" * 5000),
    ],
)
def test_a_value_that_is_no_number_is_said(name: str, written: str) -> None:
    with Engine([str(PLAN)]) as running:

        def ask(text: str) -> list[dict[str, dict[str, str]]]:
            rows = rows_of(running, text)
            for row in rows:
                if name in row:
                    row[name]["value"] = written
                elif name == "quoted" and row.get("property", {}).get("value", "").endswith("statedPercent"):
                    row["object"]["value"] = written
            return rows

        with pytest.raises(DataError, match="is no number") as caught:
            gather(ask)
    assert len(caught.value.en) < 200
    assert "\u202e" not in caught.value.vi
