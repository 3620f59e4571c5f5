"""Documents from outside the articles: known by number, issuer and date."""

from __future__ import annotations

from collections import Counter

from tests.content.country.conftest import Query


def test_trap_942_is_the_number_of_two_decisions(ask: Query) -> None:
    rows = ask(
        'SELECT ?doc ?date WHERE { ?doc eli:id_local "942/QĐ-TTg" ; eli:date_document ?date } ORDER BY ?date'
    )
    assert [tuple(row.values()) for row in rows] == [
        ("942-qd-ttg-2021-06-15", "2021-06-15"),
        ("942-qd-ttg-2022-08-05", "2022-08-05"),
    ]
    approved = ask("SELECT ?i WHERE { ?i vndx:approvedBy doc:942-qd-ttg-2022-08-05 }")
    assert approved == []


def test_what_the_decisions_approved_is_background(ask: Query) -> None:
    rows = ask(
        "SELECT ?i ?doc WHERE { GRAPH graph:background { ?i vndx:approvedBy ?doc } } ORDER BY ?i",
    )
    assert [tuple(row.values()) for row in rows] == [
        ("digital-economy-society-strategy", "411-qd-ttg-2022-03-31"),
        ("e-government-strategy", "942-qd-ttg-2021-06-15"),
        ("national-dt-programme", "749-qd-ttg-2020-06-03"),
    ]


def test_a_document_is_known_by_number_issuer_and_date(ask: Query) -> None:
    rows = ask(
        "SELECT ?d ?n ?by ?date WHERE { ?d eli:id_local ?n ; eli:passed_by ?by ; eli:date_document ?date }"
    )
    assert len(rows) >= 17
    keys = Counter((row["n"], row["by"], row["date"]) for row in rows)
    assert [key for key, count in keys.items() if count > 1] == []
