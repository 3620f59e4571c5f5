"""What the shipped graph does not have, asked in both engines: bounds, reporters, times of day, ties."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

from vndx.graph.engine import Engine
from vndx.queries import load

HEAD = """
PREFIX : <https://example.org/> PREFIX vndx: <https://w3id.org/vndx/ontology#> PREFIX code: <https://w3id.org/vndx/code/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
PREFIX unit: <http://qudt.org/vocab/unit/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
:y vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
:h vndx:begin "2030-07-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
:one a vndx:Article ; schema:datePublished "2030-03-01T08:00:00+07:00"^^xsd:dateTime .
:two a vndx:Article ; schema:datePublished "2031-02-01"^^xsd:date .
:e1 oa:hasSource :one ; oa:hasSelector [ oa:start 1 ; oa:end 3 ] , [ oa:exact "qa" ] .
:e2 oa:hasSource :two ; oa:hasSelector [ oa:start 1 ; oa:end 3 ] , [ oa:exact "qb" ] .
"""
Told = Callable[[str, str], list[dict[str, str]]]


def figure(name: str, value: float, comparator: str = "eq", more: str = "", **other: str) -> str:
    """Write a figure of the indicator that its name begins with."""
    given = {"status": "code:status-actual", "unit": "code:unit-task", "period": ":y", "area": ":a"} | other
    terms = " ; ".join(f"vndx:{key} {term}" for key, term in given.items())
    return (
        f":{name} a vndx:Observation ; vndx:indicator :{name.partition('-')[0]} ; {terms} ; "
        f"vndx:evidence :e1 ; vndx:comparator code:comparator-{comparator} ; vndx:value {value} "
        f"{'; ' + more if more else ''} .\n"
    )


@pytest.fixture(params=["pyoxigraph", "rdflib"])
def told(request: pytest.FixtureRequest, tmp_path: Path, root: Path) -> Told:
    """Ask a query of a graph: IRIs by their last part."""
    path = tmp_path / "graph.ttl"

    def by_rdflib(name: str, text: str) -> list[dict[str, str]]:
        store = rdflib.Dataset(default_union=True)
        store.parse(data=HEAD + text, format="turtle")
        store.parse(root / "ontology/codes.ttl")
        answer: Any = store.query(load()[name].text)
        return [{str(key): _last(row[key]) for key in answer.vars} for row in answer]

    def by_pyoxigraph(name: str, text: str) -> list[dict[str, str]]:
        path.write_text(HEAD + text, "utf-8")
        query = load()[name]
        with Engine([str(path)]) as engine:
            rows = json.loads(engine.query(query.text).data)["results"]["bindings"]
        return [
            {key: _last(row[key]["value"] if key in row else None) for key in query.columns} for row in rows
        ]

    return by_rdflib if request.param == "rdflib" else by_pyoxigraph


def _last(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return text.rpartition("/")[2] if text.startswith("http") else text


@pytest.mark.parametrize(
    ("whole", "parts", "agrees"),
    [
        (("eq", 60), [("eq", 40), ("eq", 20)], "true"),
        (("eq", 61), [("eq", 40), ("eq", 20)], "false"),
        (("gt", 50), [("eq", 40), ("eq", 20)], ""),
        (("ge", 70), [("eq", 40), ("eq", 20)], ""),
        (("lt", 70), [("eq", 40), ("eq", 20)], ""),
        (("lt", 50), [("eq", 40), ("eq", 20)], "false"),
        (("approx", 50), [("eq", 40), ("eq", 20)], ""),
        (("eq", 50), [("eq", 40), ("gt", 20)], "false"),
        (("eq", 50), [("eq", 40), ("lt", 20)], ""),
        (("eq", 50), [("eq", 40), ("approx", 20)], ""),
        (("eq", 50), [("eq", 40)], ""),
        (("eq", 50), [("gt", 60)], "false"),
    ],
)
def test_sums_are_held_to_what_the_words_leave_open(
    told: Told, whole: tuple[str, int], parts: list[tuple[str, int]], agrees: str
) -> None:
    text = figure("k-whole", whole[1], whole[0])
    for number, (comparator, value) in enumerate(parts):
        text += figure(f"k-part{number}", value, comparator, "vndx:partOfTotal :k-whole")
    rows = told("parts", text)
    assert len(rows) == len(parts)
    assert {row["agrees"] for row in rows} == {agrees}


@pytest.mark.parametrize(
    ("rate", "part", "whole", "agrees"),
    [
        (("eq", 50.0), ("eq", 100), ("eq", 200), "true"),
        (("eq", 70.0), ("eq", 100), ("eq", 200), "false"),
        (("gt", 70.0), ("eq", 100), ("eq", 200), ""),
        (("eq", 70.0), ("gt", 100), ("eq", 200), ""),
        (("eq", 70.0), ("eq", 100), ("approx", 200), ""),
        (("eq", 81.1), ("eq", 810499), ("eq", 1000000), "false"),  # not rounded twice
        (("eq", 81.1), ("eq", 810500), ("eq", 1000000), "true"),
    ],
)
def test_rates_are_held_to_exact_parts_and_wholes_only(
    told: Told, rate: tuple[str, float], part: tuple[str, int], whole: tuple[str, int], agrees: str
) -> None:
    text = figure("k-part", part[1], part[0]) + figure("k-whole", whole[1], whole[0])
    more = "vndx:ratePart :k-part ; vndx:rateWhole :k-whole"
    (row,) = told("parts", text + figure("k-rate", rate[1], rate[0], more, unit="unit:PERCENT"))
    assert (row["agrees"], row["computed"] == "") == (agrees, agrees == "")


def test_a_contradiction_is_one_row_whoever_reports_it(told: Told) -> None:
    (row,) = told(
        "contradictions",
        figure("k-a", 9, more="vndx:saidBy :r1 , :r2")
        + figure("k-b", 10, more="vndx:saidBy :r3 , :r2 , :r4"),
    )
    assert (row["reporter"], row["reporters"], row["other_reporter"], row["other_reporters"]) == (
        *("r1", "2"),
        *("r2", "3"),
    )
    (row,) = told("contradictions", figure("k-a", 9) + figure("k-b", 10))
    assert (row["reporter"], row["reporters"], row["article"]) == ("", "0", "one")


def test_a_claim_beside_its_fact_is_no_other_fact(told: Told) -> None:
    text = figure("k-a", 9, more="vndx:saidBy :body")
    text += ":body a vndx:PublicBody . :x vndx:partOf :body .\n"
    claim = "a vndx:Claim ; rdf:object :body ; vndx:evidence :e1 ; rdf:predicate"
    text += f":c1 {claim} vndx:saidBy ; rdf:subject :k-a .\n"
    assert [(row["thing"], row["facts"]) for row in told("mentions", text)] == [("body", "1")]
    # what only claims show counts
    text += f":c2 {claim} vndx:partOf ; rdf:subject :x .\n"
    assert [(row["thing"], row["facts"]) for row in told("mentions", text)] == [("body", "2")]


def test_of_one_time_the_latest_is_what_was_reported_and_not_estimated(told: Told) -> None:
    text = figure("k-z", 9, status="code:status-estimate") + figure("k-a", 10)
    assert [row["figure"] for row in told("latest", text)] == ["k-a"]
    text += figure("k-later", 11, status="code:status-estimate", period=":h")  # as late, and shorter
    assert [row["figure"] for row in told("latest", text)] == ["k-later"]


def test_an_article_published_at_a_time_of_day_is_known_by_that_day(tmp_path: Path, root: Path) -> None:
    from vndx.queries import bind

    query = load()["known-by"]
    text = HEAD + figure("k-a", 9) + figure("k-b", 10).replace(":e1", ":e2")
    path = tmp_path / "graph.ttl"
    path.write_text(text, "utf-8")
    store = rdflib.Graph()
    store.parse(path)
    store.parse(root / "ontology/codes.ttl")
    days = {"2030-02-28": set(), "2030-03-01": {"k-a"}, "2031-02-01": {"k-a", "k-b"}}
    with Engine([str(path)]) as engine:
        for day, known in days.items():
            answer = engine.query(query.text, substitutions=bind(query, {"as_of": day})).data
            found = {_last(row["fact"]["value"]) for row in json.loads(answer)["results"]["bindings"]}
            date = rdflib.Literal(day, datatype=rdflib.XSD.date)
            other: Any = store.query(query.text, initBindings={"as_of": date})
            assert found == {_last(row.fact) for row in other} == known


@pytest.mark.parametrize(
    ("others", "between"),
    [
        ((), {("p", "2020-01-01", "2024-01-01")}),
        ((("q", "2022-01-01"),), set()),
        ((("q", "2025-01-01"),), {("p", "2020-01-01", "2024-01-01")}),
        # an office of several: that another held it says nothing
        ((("q", "2022-01-01"), ("r", "2022-01-01")), {("p", "2020-01-01", "2024-01-01")}),
    ],
)
def test_nobody_holds_an_office_on_days_between_which_another_did(
    told: Told, others: tuple[tuple[str, str], ...], between: set[tuple[str, str, str]]
) -> None:
    """In a file without named graphs too."""
    text = "PREFIX org: <http://www.w3.org/ns/org#>\n:post org:postIn :body .\n"
    for number, (person, day) in enumerate((("p", "2020-01-01"), ("p", "2024-01-01"), *others)):
        text += f":m{number} org:member :{person} ; vndx:post :post ; "
        text += f'vndx:attestedOn "{day}"^^xsd:date .\n'
    rows = told("office-holders", text)
    assert len([row for row in rows if row["basis"] == "basis-attested"]) == 2 + len(others)
    found = {
        (row["person"], row["first_day"], row["last_day"]) for row in rows if row["basis"] == "basis-between"
    }
    assert found == between
