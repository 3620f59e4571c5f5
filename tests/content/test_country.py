"""The country in time: provinces, codes, bodies, offices and documents from outside the articles.

Each trap under the name by which we know it; the answers of the queries that ask for the state of a day.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.content import graph_dir
from vndx.graph.engine import Engine
from vndx.queries import bind, find

BACKGROUND = "https://w3id.org/vndx/graph/background"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"

Row = dict[str, str]
Query = Callable[..., list[Row]]

#: The seven statistical codes that stand for another unit since 1 July 2025.
REUSED = {
    "15": ("yen-bai", "lao-cai-2025"),
    "24": ("bac-giang", "bac-ninh-2025"),
    "44": ("quang-binh", "quang-tri-2025"),
    "52": ("binh-dinh", "gia-lai-2025"),
    "80": ("long-an", "tay-ninh-2025"),
    "82": ("tien-giang", "dong-thap-2025"),
    "91": ("kien-giang", "an-giang-2025"),
}
UNMERGED = {
    "cao-bang",
    "dien-bien",
    "ha-noi",
    "ha-tinh",
    "hue",
    "lai-chau",
    "lang-son",
    "nghe-an",
    "quang-ninh",
    "son-la",
    "thanh-hoa",
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Query:
    """Answer a named query or a text, IRIs by their last part."""

    def answer(name: str, **params: str) -> list[Row]:
        if " " in name:
            data = engine.query(name, fmt="csv").data
        else:
            query = find(name)
            data = engine.query(query.text, substitutions=bind(query, params), fmt="csv").data
        rows = csv.DictReader(io.StringIO(data.decode()))
        return [{key: _local(value) for key, value in row.items()} for row in rows]

    return answer


def _local(text: str) -> str:
    return text.rsplit("/", 1)[-1] if text.startswith("https://w3id.org/vndx/") else text


def _name(term: str) -> str:
    return term.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _column(rows: list[Row], name: str) -> set[str]:
    return {row[name] for row in rows}


# ---- provinces


@pytest.mark.parametrize(
    ("day", "units", "cities"),
    [
        ("2024-12-31", 63, 5),
        ("2025-01-01", 63, 6),  # Huế
        ("2025-06-30", 63, 6),
        ("2025-07-01", 34, 6),
        ("2026-04-29", 34, 6),
        ("2026-04-30", 34, 7),  # Đồng Nai
    ],
)
def test_63_units_until_june_2025_and_34_since(ask: Query, day: str, units: int, cities: int) -> None:
    rows = ask("provinces", on=day)
    assert len(rows) == len(_column(rows, "place")) == units
    assert Counter(row["kind"] for row in rows)["place-city"] == cities
    assert _column(rows, "on") == {day}


def test_86_units_in_all_of_which_52_ended_23_began_and_11_went_on(ask: Query) -> None:
    rows = ask("provinces")
    assert len(rows) == 86
    ended = {row["place"] for row in rows if row["valid_through"]}
    began = {row["place"] for row in rows if row["valid_from"]}
    assert len(ended) == 52
    assert len(began) == 23
    assert {row["place"] for row in rows} - ended - began == UNMERGED
    assert {row["valid_through"] for row in rows} == {"", "2025-06-30"}
    assert {row["valid_from"] for row in rows} == {"", "2025-07-01"}


def test_each_unit_that_ended_went_into_exactly_one_new_one(ask: Query) -> None:
    merged = [row for row in ask("province-succession") if row["what"] == "place-change-merged"]
    assert len(merged) == len(_column(merged, "place")) == 52
    into = Counter(row["successor"] for row in merged)
    assert len(into) == 23
    assert Counter(into.values()) == {2: 17, 3: 6}
    assert _column(merged, "number") == {"202/2025/QH15"}
    assert _column(merged, "effective_on") == {"2025-07-01"}
    assert all(row["source_vi"] and row["source_en"] for row in merged)
    # The resolution is in force nineteen days before the new authorities work; the rows say so.
    assert all("12/06/2025" in row["note_vi"] and "12 June 2025" in row["note_en"] for row in merged)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("binh-dinh", "gia-lai-2025"),
        ("gia-lai", "gia-lai-2025"),
        ("binh-thuan", "lam-dong-2025"),
        ("ha-giang", "tuyen-quang-2025"),
        ("bac-kan", "thai-nguyen-2025"),
        ("ba-ria-vung-tau", "ho-chi-minh-2025"),
    ],
)
def test_what_became_of_a_province(ask: Query, old: str, new: str) -> None:
    (row,) = ask("province-succession", place=f"place:{old}")
    assert (row["successor"], row["document"]) == (new, "202-2025-qh15-2025-06-12")


def test_thanh_hoa_went_on_unchanged(ask: Query) -> None:
    (row,) = ask("province-succession", place="place:thanh-hoa")
    assert (row["successor"], row["what"], row["document"]) == ("thanh-hoa", "place-change-none", "")


def test_what_went_on_unchanged_is_what_no_change_is_about(ask: Query) -> None:
    rows = ask("province-succession")
    unchanged = {row["place"] for row in rows if row["what"] == "place-change-none"}
    assert unchanged == UNMERGED - {"hue"}
    assert unchanged.isdisjoint(row["place"] for row in rows if row["what"] != "place-change-none")


def test_hue_and_dong_nai_change_kind_and_stay_one_unit(ask: Query) -> None:
    changed = [row for row in ask("province-succession") if row["what"] == "place-change-kind"]
    assert [(r["place"], r["successor"], r["effective_on"], r["number"]) for r in changed] == [
        ("hue", "hue", "2025-01-01", "175/2024/QH15"),
        ("dong-nai-2025", "dong-nai-2025", "2026-04-30", "30/2026/QH16"),
    ]
    kinds = {
        day: {row["place"]: row["kind"] for row in ask("provinces", on=day)}
        for day in ("2024-12-31", "2025-12-31", "2026-12-31")
    }
    assert [kinds[day]["hue"] for day in kinds] == ["place-province", "place-city", "place-city"]
    assert kinds["2025-12-31"]["dong-nai-2025"] == "place-province"
    assert kinds["2026-12-31"]["dong-nai-2025"] == "place-city"


def test_six_regions_before_and_six_since(ask: Query) -> None:
    before = Counter(row["region"] for row in ask("provinces", on="2025-06-30"))
    since = Counter(row["region"] for row in ask("provinces", on="2025-07-01"))
    assert sorted(before.values()) == [5, 6, 11, 13, 14, 14]
    assert sorted(since.values()) == [3, 5, 5, 6, 6, 9]
    assert not set(before) & set(since)
    assert "" not in {**before, **since}


@pytest.mark.parametrize(
    ("region", "units"),
    [
        ("northern-midlands-and-mountains", 14),
        ("red-river-delta", 11),
        ("north-central-and-central-coast", 14),
        ("central-highlands", 5),
        ("south-east", 6),
        ("mekong-delta", 13),
        ("northern-midlands-and-mountains-2025", 9),
        ("red-river-delta-2025", 6),
        ("north-central-2025", 5),
        ("south-central-coast-and-central-highlands-2025", 6),
        ("south-east-2025", 3),
        ("mekong-delta-2025", 5),
    ],
)
def test_a_region_has_all_its_units_also_those_that_lie_in_both_divisions(
    ask: Query, region: str, units: int
) -> None:
    rows = ask("provinces", region=f"place:{region}")
    assert len(rows) == len(_column(rows, "place")) == units
    assert _column(rows, "region") == {region}
    # On a day it has them only while its division is that of the day.
    day, other = ("2025-07-01", "2025-06-30") if region.endswith("-2025") else ("2025-06-30", "2025-07-01")
    assert ask("provinces", region=f"place:{region}", on=day) != []
    assert ask("provinces", region=f"place:{region}", on=other) == []


def test_before_ha_tay_went_into_ha_noi_nothing_is_known(ask: Query) -> None:
    assert len(ask("provinces", on="2008-08-01")) == 63
    assert ask("provinces", on="2008-07-31") == []
    assert ask("provinces", on="1990-01-01") == []


def test_merger_labels_read_as_places(ask: Query) -> None:
    rows = ask("SELECT ?label WHERE { change:ho-chi-minh-2025 skos:prefLabel ?label } ORDER BY ?label")
    into = "Thành phố Hồ Chí Minh"
    assert [row["label"] for row in rows] == [
        "Bình Dương, Bà Rịa - Vũng Tàu and Ho Chi Minh City merge into Ho Chi Minh City, 1 July 2025",
        f"Bình Dương, Bà Rịa - Vũng Tàu và {into} sáp nhập thành {into}, 01/07/2025",
    ]


# ---- codes


@pytest.mark.parametrize("code", REUSED)
def test_trap_a_statistical_code_was_reused_for_another_unit(ask: Query, code: str) -> None:
    rows = ask("province-codes", code=code)
    gso = {row["list"]: row["place"] for row in rows if "gso" in row["list"]}
    assert gso == dict(zip(("codelist-gso-pre2025", "codelist-gso-2025"), REUSED[code], strict=True))


def test_trap_exactly_seven_codes_were_reused(ask: Query) -> None:
    lists: dict[str, dict[str, str]] = {}
    for row in ask("province-codes"):
        lists.setdefault(row["list"], {})[row["code"]] = row["place"]
    old, new = lists["codelist-gso-pre2025"], lists["codelist-gso-2025"]
    succession = {row["place"]: row["successor"] for row in ask("province-succession")}
    names = {code: (old[code], new[code]) for code in old.keys() & new.keys()}
    same_name = {c for c, (a, b) in names.items() if b == a or b == f"{a}-2025"}
    assert {code: pair for code, pair in names.items() if code not in same_name} == REUSED
    assert all(succession.get(a, a) == b for a, b in names.values())


def test_trap_old_gia_lai_was_64_and_the_new_one_is_52(ask: Query) -> None:
    old = {row["list"]: row["code"] for row in ask("province-codes", place="place:gia-lai")}
    new = {row["list"]: row["code"] for row in ask("province-codes", place="place:gia-lai-2025")}
    assert old == {
        "codelist-gso-pre2025": "64",
        "codelist-iso-3166-2": "VN-30",
        "codelist-geonames": "1581088",
    }
    assert new == {"codelist-gso-2025": "52", "codelist-geonames": "13494353"}


def test_trap_merged_units_have_no_iso_code_of_their_own(ask: Query) -> None:
    rows = ask("provinces")
    assert sum(bool(row["iso_3166_2"]) for row in rows) == 63
    for row in rows:
        assert bool(row["iso_3166_2"]) == (not row["valid_from"]), row["place"]


def test_how_many_codes_each_list_has(ask: Query) -> None:
    assert Counter(row["list"] for row in ask("province-codes")) == {
        "codelist-gso-pre2025": 63,
        "codelist-gso-2025": 34,
        "codelist-iso-3166-2": 63,
        "codelist-geonames": 86,
    }


def test_a_code_is_text_and_keeps_its_zero(ask: Query) -> None:
    (row,) = ask("province-codes", place="place:ha-giang", list="gso-pre2025")
    assert row["code"] == "02"


def test_points_lie_in_the_country_and_none_is_made_up_for_a_new_unit(ask: Query) -> None:
    rows = ask("provinces")
    with_point = [row for row in rows if row["latitude"]]
    assert len(with_point) == 62
    # The point of Cần Thơ lies outside it in the source, so it is left out.
    assert {row["place"] for row in rows if not row["latitude"] and not row["valid_from"]} == {"can-tho"}
    for row in with_point:
        assert 8.5 < float(row["latitude"]) < 23.4
        assert 102.1 < float(row["longitude"]) < 109.5
        assert not row["valid_from"]


# ---- facts of a province and of those before it


def test_facts_of_gia_lai_say_which_are_those_of_binh_dinh(ask: Query) -> None:
    rows = ask("province-facts", place="place:gia-lai-2025")
    assert rows
    assert {(row["relation"], row["area"]) for row in rows} == {("lineage-predecessor", "binh-dinh")}
    assert ask("province-facts", place="place:gia-lai-2025", relation="itself") == []
    figures = {row["fact"] for row in rows if row["indicator"]}
    assert "fibre-subscriptions_binh-dinh_2023-12-28_actual_gt324000" in figures


def test_facts_of_the_old_unit_are_its_own(ask: Query) -> None:
    own = ask("province-facts", place="place:binh-dinh")
    assert _column(own, "relation") == {"lineage-itself"}
    before = ask("province-facts", place="place:gia-lai-2025")
    assert _column(own, "fact") == _column(before, "fact")
    assert {_name(row["property"]) for row in own} == {"area", "inEvent", "location", "spatialCoverage"}


# ---- bodies and offices


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
    assert _column(rows, "person") == {"pham-minh-chinh"}
    assert _column(rows, "basis") == {"basis-attested", "basis-ex-officio"}
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
        *_column(ask("office-holders"), "basis"),
        *_column(ask("province-succession"), "what"),
        *_column(ask("province-facts"), "relation"),
    }
    assert shown == set(languages)


def test_an_office_is_no_person_and_a_person_no_office(ask: Query) -> None:
    rows = ask("SELECT ?post WHERE { ?post a vndx:Post . FILTER(EXISTS { ?post a foaf:Person }) }")
    assert rows == []


# ---- documents


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


# ---- every fact from outside has its source


def _background() -> list[ox.Quad]:
    files = sorted((graph_dir() / "reference").glob("background*.trig"))
    assert [file.stem for file in files] == ["background-documents", "background-places", "background"]
    return [quad for file in files for quad in ox.parse(path=str(file))]


def test_every_fact_from_outside_has_its_source_in_both_languages() -> None:
    quads = _background()
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} == {
        BACKGROUND
    }
    languages: dict[str, list[str | None]] = {}
    claimed: dict[str, dict[str, str]] = {}
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.predicate.value == f"{DCTERMS}source":
            assert isinstance(quad.object, ox.Literal)
            languages.setdefault(quad.subject.value, []).append(quad.object.language)
        elif quad.predicate.value.startswith(RDF) and not quad.predicate.value.endswith("#type"):
            part = quad.predicate.value.removeprefix(RDF)
            claimed.setdefault(quad.subject.value, {})[part] = str(quad.object)
    assert all(sorted(map(str, tags)) == ["en", "vi"] for tags in languages.values())
    claims = {(c["subject"], c["predicate"], c["object"]) for c in claimed.values()}
    ways: Counter[str] = Counter()
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.subject.value in languages:
            ways["node"] += 1
        elif (str(quad.subject), str(quad.predicate), str(quad.object)) in claims:
            ways["claim"] += 1
        elif isinstance(quad.object, ox.Literal) and quad.object.datatype.value in languages:
            ways["list"] += 1
        elif quad.predicate.value == f"{SCHEMA}containedInPlace":
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value in languages
            ways["region"] += 1
        else:
            assert quad.predicate.value == f"{SCHEMA}geo", quad
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value in languages
            ways["point"] += 1
    assert ways["list"] == 253
    assert ways["region"] == 97
    assert ways["point"] == 62
    assert ways["claim"] >= 75


def test_no_article_is_the_source_of_what_is_background() -> None:
    assert not [
        quad for quad in _background() if "/evidence/" in str(quad.object) or "/article/" in str(quad.object)
    ]


def test_what_an_article_says_and_what_is_background_stand_in_different_files() -> None:
    files = list((graph_dir() / "articles").glob("*.trig"))
    assert len(files) >= 5
    for file in files:
        text = Path(file).read_text("utf-8")
        assert "graph/background" not in text
        assert "dcterms:source" not in text
