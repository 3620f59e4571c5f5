"""Bodies and offices in time: what became of what, and who held an office on a day."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.content.country.conftest import Query, column


def test_trap_mic_was_split_and_is_neither_of_its_successors(ask: Query) -> None:
    rows = ask("body-succession", body="body:mic")
    assert [(r["successor"], r["effective_on"], r["number"], r["body_through"]) for r in rows] == [
        ("most", "2025-03-01", "55/2025/NĐ-CP", "2025-02-28"),
        ("mcst", "2025-03-01", "43/2025/NĐ-CP", "2025-02-28"),
    ]
    assert {row["successor_from"] for row in rows} == {""}  # both existed before
    same = ask(
        "SELECT ?a ?b WHERE { ?a owl:sameAs|skos:exactMatch ?b . FILTER(?a = body:mic || ?b = body:mic) }"
    )
    assert same == []


def test_the_committee_its_forerunner_and_its_successor(ask: Query) -> None:
    (first,) = ask("body-succession", successor="body:e-government-committee")
    assert (first["body"], first["number"]) == ("it-application-committee", "1072/QĐ-TTg")
    assert (first["body_from"], first["body_through"]) == ("2014-01-15", "")
    (before,) = ask("body-succession", successor="body:ncdt")
    assert (before["body"], before["number"]) == ("e-government-committee", "1619/QĐ-TTg")
    assert (before["body_from"], before["body_through"]) == ("2018-08-28", "2021-09-23")
    (after,) = ask("body-succession", body="body:ncdt")
    assert (after["successor"], after["number"]) == ("government-steering-committee", "598/QĐ-TTg")
    assert (after["successor_from"], after["body_from"]) == ("2025-03-13", "2021-09-24")
    # No text says that the decision on the Committee is repealed.
    assert after["body_through"] == ""
    assert "1619/QĐ-TTg" in after["note_en"]
    # That it takes over the work is inferred; the renaming is stated.
    assert (first["inferred"], before["inferred"], after["inferred"]) == ("false", "false", "true")


@pytest.mark.parametrize(
    ("day", "post", "holders"),
    [
        ("2021-04-04", "prime-minister", set()),
        ("2022-05-01", "prime-minister", {("pham-minh-chinh", "basis-term")}),
        ("2026-04-06", "prime-minister", {("pham-minh-chinh", "basis-term")}),
        ("2026-04-07", "prime-minister", {("le-minh-hung", "basis-open-term")}),
        ("2022-05-01", "ncdt-chair", {("pham-minh-chinh", "basis-ex-officio")}),
        ("2021-09-23", "ncdt-chair", set()),
        ("2026-05-01", "ncdt-chair", set()),
        ("2025-02-06", "ncdt-standing-vice-chair", {("nguyen-hoa-binh", "basis-attested")}),
        ("2024-09-30", "ncdt-standing-vice-chair", set()),
        ("2024-12-01", "ncdt-standing-vice-chair", {("nguyen-hoa-binh", "basis-between")}),
        ("2023-01-05", "deputy-prime-minister", set()),
        ("2023-01-06", "deputy-prime-minister", {("tran-luu-quang", "basis-attested")}),
        ("2025-02-06", "deputy-prime-minister", {("nguyen-hoa-binh", "basis-attested")}),
        ("2025-03-13", "deputy-prime-minister", {("nguyen-hoa-binh", "basis-attested")}),
        ("2025-06-01", "government-steering-committee-head", {("pham-minh-chinh", "basis-between")}),
        ("2026-05-01", "government-steering-committee-head", set()),
    ],
)
def test_who_held_an_office_on_a_day(ask: Query, day: str, post: str, holders: set[tuple[str, str]]) -> None:
    rows = ask("office-holders", on=day, post=f"post:{post}")
    assert {(row["person"], row["basis"]) for row in rows} >= holders
    assert {row["person"] for row in rows} == {person for person, _ in holders}


def test_who_was_chairman_on_the_day_of_the_session(ask: Query) -> None:
    rows = ask("office-holders", on="2023-12-28", post="post:ncdt-chair")
    assert column(rows, "person") == {"pham-minh-chinh"}
    assert column(rows, "basis") == {"basis-attested", "basis-ex-officio"}
    by_article = {row["basis"] for row in rows if row["article"]}
    assert by_article == {"basis-attested"}
    assert all(row["source_en"] for row in rows if row["basis"] == "basis-ex-officio")


def test_no_row_of_an_office_is_without_a_source_or_the_words_of_an_article(ask: Query) -> None:
    rows = ask("office-holders")
    assert len(rows) > 50
    assert all(row["article"] or (row["source_vi"] and row["source_en"]) for row in rows)
    between = [row for row in rows if row["basis"] == "basis-between"]
    assert {row["inferred"] for row in between} == {"true"}
    # Between two days only where no term, and no office that this one goes with, says all.
    assert not {row["post"] for row in between} & {"prime-minister", "ncdt-chair"}


def test_a_last_day_that_nobody_states_is_marked_or_left_empty(ask: Query) -> None:
    (term,) = ask("office-holders", on="2026-04-06", post="post:prime-minister")
    assert (term["last_day"], term["inferred"]) == ("2026-04-06", "true")
    assert term["note_vi"]
    assert term["note_en"]
    (chair,) = ask("office-holders", on="2025-03-13", post="post:ncdt-chair")
    assert (chair["basis"], chair["last_day"]) == ("basis-ex-officio", "")
    assert "2025-03-13" in chair["note_vi"]
    assert "2025-03-13" in chair["note_en"]
    (heir,) = ask("office-holders", on="2026-05-01", post="post:prime-minister")
    assert (heir["inferred"], heir["note_en"]) == ("false", "")


def test_the_words_for_why_a_row_holds_are_there_in_both_languages(ask: Query) -> None:
    rows = ask(
        "SELECT ?code (LANG(?label) AS ?lang) WHERE { ?code skos:inScheme ?scheme ; skos:prefLabel ?label "
        "VALUES ?scheme { code:scheme-basis code:scheme-place-change code:scheme-lineage } }"
    )
    languages = Counter(row["code"] for row in rows)
    assert len(languages) == 10
    assert set(languages.values()) == {2}
    shown = {
        *column(ask("office-holders"), "basis"),
        *column(ask("province-succession"), "what"),
        *column(ask("province-facts"), "relation"),
    }
    assert shown == set(languages)


def test_an_office_is_no_person_and_a_person_no_office(ask: Query) -> None:
    rows = ask("SELECT ?post WHERE { ?post a vndx:Post . FILTER(EXISTS { ?post a foaf:Person }) }")
    assert rows == []
