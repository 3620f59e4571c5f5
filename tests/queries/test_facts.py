"""What the queries must answer of the session of 28 December 2023, and what they must not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.queries.conftest import Ask, Cell, local, rows_of
from vndx.graph.engine import Engine
from vndx.queries import bind, load

QUERIES = load()
A000, A004 = "000_56d11337c73524f5", "004_20b3eeb9a07bd9da"


def rows(ask: Ask, name: str, params: Mapping[str, str] | None = None) -> list[dict[str, Cell]]:
    query = QUERIES[name]
    return rows_of(query, ask(query, params))


def column(found: list[dict[str, Cell]], *names: str) -> set[tuple[object, ...]]:
    """Return some columns of an answer: IRIs by their last part, numbers as numbers."""
    return {
        tuple(row[name] if isinstance(row[name], Decimal) else local(row[name]) for name in names)
        for row in found
    }


def test_cq02_bridge_points_of_the_session_and_who_was_there(ask: Ask) -> None:
    (session,) = {row["meeting"] for row in rows(ask, "sessions") if local(row["day"]) == "2023-12-28"}
    found = column(rows(ask, "session"), "meeting", "place", "participant", "role")
    assert {cells[1:] for cells in found if cells[0] == local(session) and cells[1]} >= {
        ("binh-dinh", "pham-anh-tuan", "role-chair"),
        ("thanh-hoa", "do-minh-tuan", "role-attendee"),
        ("thanh-hoa", "mai-xuan-liem", "role-attendee"),
    }


def test_cq09_innovation_index_rank_places_gained_and_who_ranks(ask: Ask) -> None:
    found = rows(ask, "indicator", {"indicator": "indicator:innovation-index-rank"})
    told = column(found, "period_end", "comparator", "value", "unit", "status", "reporter")
    assert told == {
        ("2022-12-31", "=", Decimal(48), "unit-rank", "status-derived", ""),
        ("2023-12-28", "≤", Decimal(50), "unit-rank", "status-actual", "wipo"),
        ("2023-12-31", "=", Decimal(46), "unit-rank", "status-actual", "wipo"),
        ("2023-12-31", "=", Decimal(2), "unit-rank-place", "status-actual", "wipo"),
    }
    assert (Decimal(2), "change-rank-places", "2022-12-31") in column(
        rows(ask, "changes"), "value", "change_kind", "base_end"
    )


def test_cq10_figures_of_both_articles(ask: Ask) -> None:
    found = rows(ask, "corroborated")
    told = column(found, "value", "comparator", "unit")
    assert told >= {
        (Decimal(62), "=", "unit-goal"),
        (Decimal(18), "=", "unit-goal"),
        (Decimal(27), "=", "unit-goal"),
        (Decimal(17), "=", "unit-goal"),
        (Decimal(126), "=", "unit-task"),
        (Decimal(102), "=", "unit-task"),
        (Decimal(81), "=", "PERCENT"),
        (Decimal(46), "=", "unit-rank"),
        (Decimal(50), "≤", "unit-rank"),
        (Decimal(2), "=", "unit-rank-place"),
        (Decimal("3.5"), "=", "unit-times"),
    }
    by_figure: dict[str, set[str]] = {}
    for row in found:
        by_figure.setdefault(local(row["figure"]), set()).add(local(row["article"]))
    assert all(articles == {A000, A004} for articles in by_figure.values())
    # what stands in one of them only is not corroborated
    alone = {(Decimal(28), "="), (Decimal(19), "="), (Decimal("0.75"), "="), (Decimal(528), "=")}
    assert not alone & {cells[:2] for cells in told}


def test_cq16_what_is_forecast_and_not_a_result(ask: Ask) -> None:
    found = rows(ask, "forecasts", {"status": "forecast"})
    assert column(found, "indicator", "period_end", "value") == {
        ("national-dti", "2023-12-31", Decimal("0.75"))
    }
    results = rows(ask, "figures", {"status": "actual"})
    assert Decimal("0.75") not in {row["value"] for row in results}
    estimates = rows(ask, "forecasts", {"status": "estimate"})
    assert column(estimates, "value", "unit") >= {(Decimal(7_500_000_000), "CCY_USD")}


def test_cq17_who_issued_resolution_05_when_in_which_term_on_what(ask: Ask) -> None:
    (row,) = {
        (
            local(row["issuer"]),
            local(row["date"]),
            row["term_number"],
            local(row["party_body"]),
            local(row["planned_to"]),
            local(row["outlook_to"]),
        )
        for row in rows(ask, "documents", {"number": "05-NQ/TU"})
    }
    assert row == (
        "binh-dinh-party-standing-committee",
        "2021-09-20",
        Decimal(20),
        "binh-dinh-party-committee",
        "2025-12-31",
        "2030-12-31",
    )
    titles = column(rows(ask, "documents", {"number": "05-NQ/TU"}), "title_vi")
    assert all("2025" in title and "2030" in title for (title,) in titles if isinstance(title, str))


def test_cq19_posts_of_do_minh_tuan_on_the_day(ask: Ask) -> None:
    found = rows(ask, "posts", {"person": "person:do-minh-tuan", "attested_on": "28/12/2023"})
    assert column(found, "post", "body") == {
        ("thanh-hoa-party-deputy-secretary", "thanh-hoa-party-committee"),
        ("thanh-hoa-peoples-committee-chair", "thanh-hoa-peoples-committee"),
        ("thanh-hoa-dt-steering-board-head", "thanh-hoa-dt-steering-board"),
    }
    assert rows(ask, "posts", {"person": "person:do-minh-tuan", "attested_on": "2023-12-29"}) == []


def test_cq22_the_theme_proposed_for_2024(ask: Ask) -> None:
    found = rows(ask, "themes", {"year": "2024", "status": "proposed"})
    assert column(found, "said_by", "proposed_to", "article") == {("mic", "ncdt", A004)}
    (theme,) = {local(row["theme_vi"]) for row in found}
    assert theme.startswith("Phổ cập hạ tầng số")
    assert rows(ask, "themes", {"year": "2024", "status": "adopted"}) == []


def test_the_competency_questions_above_are_those_that_two_articles_can_answer() -> None:
    here = Path(__file__).read_text("utf-8")
    assert [number for number in range(1, 23) if f"def test_cq{number:02}_" in here] == [
        2,
        9,
        10,
        16,
        17,
        19,
        22,
    ]


def test_parts_make_their_total_and_rates_agree(ask: Ask) -> None:
    found = rows(ask, "parts")
    assert column(found, "relation", "part_value", "whole_value", "stated", "computed", "agrees") == {
        ("sum", Decimal(18), Decimal(62), Decimal(62), Decimal(62), "true"),
        ("sum", Decimal(27), Decimal(62), Decimal(62), Decimal(62), "true"),
        ("sum", Decimal(17), Decimal(62), Decimal(62), Decimal(62), "true"),
        ("rate", Decimal(102), Decimal(126), Decimal(81), Decimal("80.95"), "true"),
    }


def test_instructions_name_their_addressees_and_only_those_are_groups(ask: Ask) -> None:
    found = rows(ask, "instructions")
    assert column(found, "addressee", "is_group") >= {("dt-steering-boards", "true"), ("", "false")}
    assert ("", "true") not in column(found, "addressee", "is_group")
    assert {row["kind"] for row in found} == {
        "https://w3id.org/vndx/ontology#Instruction",
        "https://w3id.org/vndx/ontology#Principle",
    }


def test_an_article_says_what_stands_in_it(ask: Ask) -> None:
    for article, figures in ((A000, {204, 9, 5, 6, 28, 19, 62}), (A004, {1500, 2500, 528, 62})):
        found = rows(ask, "article", {"article": article})
        values = {row["value"] for row in found}
        assert {Decimal(value) for value in figures} <= values
        starts = [row["start"] for row in found]
        assert starts == sorted(starts, key=lambda start: start if isinstance(start, Decimal) else 0)
    assert Decimal(528) not in {row["value"] for row in rows(ask, "article", {"article": A000})}


CONTRADICTING = """
@prefix vndx: <https://w3id.org/vndx/ontology#> . @prefix code: <https://w3id.org/vndx/code/> .
@prefix : <https://example.org/> . @prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:y vndx:begin "2023-01-01"^^xsd:date ; vndx:end "2023-12-31"^^xsd:date .
:z vndx:begin "2022-01-01"^^xsd:date ; vndx:end "2022-12-31"^^xsd:date .
"""


def figure(name: str, value: str, comparator: str = "eq", **other: str) -> str:
    cell = {"indicator": ":i", "area": ":a", "period": ":y", "status": "code:status-actual"} | other
    told = " ; ".join(f"vndx:{key} {thing}" for key, thing in cell.items())
    return (
        f":{name} a vndx:Observation ; vndx:value {value} ; vndx:unit unit:PERCENT ; "
        f"vndx:comparator code:comparator-{comparator} ; {told} .\n"
    )


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (figure("f", "10.0"), figure("g", "11.0"), True),
        (figure("f", "10.0"), figure("g", "10.00"), False),
        (figure("f", "10.0"), figure("g", "10.0", "gt"), True),
        (figure("f", "10.1"), figure("g", "10.0", "gt"), False),
        (figure("f", "10.0", "ge"), figure("g", "10.0"), False),
        (figure("f", "10.0", "ge"), figure("g", "9.0"), True),
        (figure("f", "10.0", "lt"), figure("g", "10.0"), True),
        (figure("f", "10.0", "le"), figure("g", "10.0"), False),
        (figure("f", "10.0", "le"), figure("g", "11.0"), True),
        (figure("f", "10.0", "gt"), figure("g", "9.0", "lt"), True),
        (figure("f", "9.0", "gt"), figure("g", "10.0", "lt"), False),
        (figure("f", "10.0", "ge"), figure("g", "10.0", "le"), False),
        (figure("f", "10.0", "gt"), figure("g", "10.0", "le"), True),
        (figure("f", "10.0", "approx"), figure("g", "99.0"), False),
        (figure("f", "10.0"), figure("g", "11.0", period=":z"), False),
        (figure("f", "10.0"), figure("g", "11.0", area=":b"), False),
        (figure("f", "10.0"), figure("g", "11.0", population=":p"), False),
        (figure("f", "10.0", population=":p"), figure("g", "11.0", population=":p"), True),
        (figure("f", "10.0"), figure("g", "11.0", status="code:status-forecast"), False),
        (figure("f", "10.0"), figure("g", "11.0", status="code:status-derived"), True),
    ],
)
def test_contradictions_are_found_and_only_those(
    tmp_path: Path, one: str, other: str, contradict: bool
) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(CONTRADICTING + one + other, "utf-8")
    query = QUERIES["contradictions"]
    with Engine([path]) as engine:
        for text in (query.text, query.text.replace("STR(?figure) <", "STR(?figure) >")):
            found = json.loads(engine.query(text, substitutions=bind(query, {})).data)["results"]["bindings"]
            assert len(found) == contradict
