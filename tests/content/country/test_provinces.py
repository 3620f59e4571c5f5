"""Provinces in time: what there was on a day, what became of what, and what is told of it."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.content.country.conftest import Query, column, name

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
    assert len(rows) == len(column(rows, "place")) == units
    assert Counter(row["kind"] for row in rows)["place-city"] == cities
    assert column(rows, "on") == {day}


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
    assert len(merged) == len(column(merged, "place")) == 52
    into = Counter(row["successor"] for row in merged)
    assert len(into) == 23
    assert Counter(into.values()) == {2: 17, 3: 6}
    assert column(merged, "number") == {"202/2025/QH15"}
    assert column(merged, "effective_on") == {"2025-07-01"}
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
    assert len(rows) == len(column(rows, "place")) == units
    assert column(rows, "region") == {region}
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


def test_facts_of_gia_lai_say_which_are_those_of_binh_dinh(ask: Query) -> None:
    rows = ask("province-facts", place="place:gia-lai-2025")
    assert rows
    assert {(row["relation"], row["area"]) for row in rows} == {("lineage-predecessor", "binh-dinh")}
    assert ask("province-facts", place="place:gia-lai-2025", relation="itself") == []
    figures = {row["fact"] for row in rows if row["indicator"]}
    assert "fibre-subscriptions_binh-dinh_2023-12-28_actual_gt324000" in figures


def test_facts_of_the_old_unit_are_its_own(ask: Query) -> None:
    own = ask("province-facts", place="place:binh-dinh")
    assert column(own, "relation") == {"lineage-itself"}
    before = ask("province-facts", place="place:gia-lai-2025")
    assert column(own, "fact") == column(before, "fact")
    assert {name(row["property"]) for row in own} == {"area", "inEvent", "location", "spatialCoverage"}
