"""What the queries must answer, what they must not, and how their answers agree with each other."""

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


def pairs(found: list[dict[str, Cell]], key: str, value: str) -> dict[object, object]:
    """Return one column of an answer by another in which no value comes twice."""
    cells = column(found, key, value)
    told = {row[0]: row[1] for row in cells}
    assert len(told) == len(cells)
    return told


def test_parts_make_their_total_and_rates_agree(ask: Ask) -> None:
    found = rows(ask, "parts")
    totals: dict[object, set[tuple[object, ...]]] = {}
    for relation, whole, part, agrees in column(found, "relation", "whole_value", "part_value", "agrees"):
        if relation == "sum" and agrees == "true":
            totals.setdefault(whole, set()).add((part,))
    assert {whole: {int(str(part)) for (part,) in parts} for whole, parts in totals.items()} == {
        Decimal(62): {18, 27, 17},
        Decimal(53): {25, 28},
        Decimal(35): {31, 4},
        Decimal(50): {18, 16},  # 16 for the economy, and 16 for society
    }
    assert ("rate", Decimal(102), Decimal(126), Decimal(81), Decimal("80.95"), "true") in column(
        found, "relation", "part_value", "whole_value", "stated", "computed", "agrees"
    )
    assert ("false",) not in column(found, "agrees")


def test_instructions_name_their_addressees_and_only_those_are_groups(ask: Ask) -> None:
    found = rows(ask, "instructions")
    assert column(found, "addressee", "is_group") >= {("dt-steering-boards", "true"), ("", "false")}
    assert ("", "true") not in column(found, "addressee", "is_group")
    assert column(found, "kind") == {("ontology#Instruction",), ("ontology#Principle",), ("ontology#Aim",)}


def test_those_who_were_told_something_are_those_whom_an_instruction_addresses(ask: Ask) -> None:
    one_by_one: dict[object, set[object]] = {}
    for who, remark in column(rows(ask, "instructions"), "addressee", "remark"):
        if who:
            one_by_one.setdefault(who, set()).add(remark)
    counted = pairs(rows(ask, "addressees"), "addressee", "instructions")
    assert counted == {who: len(remarks) for who, remarks in one_by_one.items()}
    assert len(counted) >= 10


def test_an_article_says_what_stands_in_it(ask: Ask) -> None:
    for article, figures in ((A000, {204, 9, 5, 6, 28, 19, 62}), (A004, {1500, 2500, 528, 62})):
        found = rows(ask, "article", {"article": article})
        values = {row["value"] for row in found}
        assert {Decimal(value) for value in figures} <= values
        starts = [row["start"] for row in found]
        assert starts == sorted(starts, key=lambda start: start if isinstance(start, Decimal) else 0)
    assert Decimal(528) not in {row["value"] for row in rows(ask, "article", {"article": A000})}


def test_a_figure_stands_in_one_article_or_in_several_and_not_in_both_lists(ask: Ask) -> None:
    single = column(rows(ask, "single-source"), "figure")
    several = column(rows(ask, "corroborated"), "figure")
    assert not single & several
    counted = pairs(rows(ask, "quality"), "measure", "count")
    assert counted["figures of several articles"] == len(several) >= 14
    assert counted["figures"] == len(single) + len(several) >= 100
    nobody = column(rows(ask, "unattributed"), "figure")
    assert counted["figures without reporter"] == len(nobody)
    assert nobody <= single | several


def test_what_articles_share_is_counted_from_both_sides(ask: Ask) -> None:
    found = column(rows(ask, "shared"), "article", "other_article", "kind", "facts")
    assert {(other, article, kind, facts) for article, other, kind, facts in found} == found
    assert (A000, A004, "ontology#Meeting", Decimal(1)) in found


def test_speakers_and_remarks_agree(ask: Ask) -> None:
    said: dict[tuple[object, ...], set[object]] = {}
    for speaker, event, kind, remark in column(rows(ask, "remarks"), "speaker", "event", "kind", "remark"):
        if speaker:
            said.setdefault((speaker, event, kind), set()).add(remark)
    counted = {
        (speaker, event, kind): remarks
        for speaker, event, kind, remarks in column(
            rows(ask, "speakers"), "speaker", "event", "kind", "remarks"
        )
    }
    assert counted == {key: len(remarks) for key, remarks in said.items()}
    assert ("pham-minh-chinh", "dt-day-2023", "ontology#Principle") in counted


def test_people_are_counted_and_told_one_by_one(ask: Ask) -> None:
    found = column(rows(ask, "people"), "person", "posts", "sessions", "documents", "articles")
    assert ("do-minh-tuan", Decimal(3), Decimal(1), Decimal(0), Decimal(1)) in found
    (chinh,) = [row for row in rows(ask, "people") if local(row["person"]) == "pham-minh-chinh"]
    assert (chinh["documents"], chinh["articles"]) == (Decimal(1), Decimal(5))
    own = rows(ask, "person", {"person": "person:pham-minh-chinh"})
    remarks = {row["fact"] for row in own if local(row["aspect"]) == "remark"}
    assert chinh["remarks"] == len(remarks) > 50
    assert column(own, "aspect", "day") >= {
        ("signature", "2024-04-19"),
        ("role", "2024-07-10"),
        ("post", "2022-08-08"),
    }


def test_the_committee_answers_for_the_targets_of_its_plan(ask: Ask) -> None:
    found = rows(ask, "responsibilities", {"body": "body:ncdt", "duty": "set"})
    assert column(found, "indicator", "value") >= {
        ("digital-enterprises", Decimal(48000)),
        ("digital-infrastructure-tasks", Decimal(9)),
    }
    own = column(rows(ask, "targets", {"set_by": "initiative:plan-2024"}), "figure")
    assert own < column(found, "item")


def test_the_committee_in_its_relations(ask: Ask) -> None:
    found = column(rows(ask, "body-relations", {"body": "body:ncdt"}), "relation", "other", "background")
    assert found >= {
        ("organizer", "ncdt-7", "false"),
        ("organizer", "ncdt-9", "false"),
        ("ontology#passed_by", "58-qd-ubqgcds-2024-04-19", "false"),
        ("ontology#proposedTo", "2024-proposed", "false"),
        ("org#resultingOrganization", "ncdt-2021", "true"),
    }


def test_days_stand_in_order_and_say_what_is_background(ask: Ask) -> None:
    found = rows(ask, "timeline")
    days = [local(row["day"]) for row in found]
    assert days == sorted(days)
    assert column(found, "day", "thing", "background") >= {
        ("2021-09-20", "05-nq-tu-binh-dinh-2021-09-20", "false"),
        ("2021-09-24", "1619-qd-ttg-2021-09-24", "true"),
        ("2023-10-10", "dt-day-2023", "false"),
        ("2024-07-10", "ncdt-9", "false"),
    }


def test_statistics_count_what_is_there(ask: Ask) -> None:
    found = pairs(rows(ask, "statistics"), "kind", "things")
    assert found["ontology#Article"] == 5
    assert found["ontology#Meeting"] == len(column(rows(ask, "sessions"), "meeting")) == 4
    assert found["Person"] == len(rows(ask, "people"))
    assert found["ontology#Question"] == len(QUERIES)


def test_coverage_adds_up_to_what_the_articles_say(ask: Ask) -> None:
    for article in (A000, A004):
        counted = pairs(rows(ask, "coverage", {"article": article}), "kind", "facts")
        told = column(rows(ask, "article", {"article": article}), "kind", "fact")
        assert counted == {kind: len([1 for other, _ in told if other == kind]) for kind, _ in told}


def test_rules_of_inference_count_the_values_they_gave(ask: Ask) -> None:
    counted = column(rows(ask, "inference-rules"), "rule", "property", "values")
    one_by_one: dict[tuple[object, ...], set[object]] = {}
    for row in rows(ask, "inferred"):
        if row["article"] is not None:
            (key,) = column([row], "rule", "property")
            one_by_one.setdefault(key, set()).add((row["subject"], row["value"], local(row["article"])))
    assert {(rule, what) for rule, what, _ in counted} == set(one_by_one)
    assert all(int(str(values)) == len(one_by_one[rule, what]) for rule, what, values in counted)


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
