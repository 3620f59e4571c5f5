"""Candidates in the fixture of Wikidata, asked of a real server: the traps, each by name."""

from __future__ import annotations

import csv
import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.linking.conftest import Calls
from tests.servers import oxigraph

_TTL = """
@prefix place: <https://w3id.org/vndx/id/place/> .
@prefix person: <https://w3id.org/vndx/id/person/> .
@prefix post: <https://w3id.org/vndx/id/post/> .
@prefix system: <https://w3id.org/vndx/id/system/> .
@prefix vndx: <https://w3id.org/vndx/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

place:one a vndx:Province ; skos:prefLabel "Thanh Hóa"@vi .
place:any a vndx:Place ; skos:prefLabel "Thanh Hóa"@vi , "Thanh Hoa (the place)"@en .
place:toned a vndx:Province ; skos:prefLabel "Hòa Bình"@vi .
place:prefixed a vndx:Province ; skos:prefLabel "TP. Hà Nội"@vi .
place:gone a vndx:Province ; skos:prefLabel "Hà Tây"@vi ; schema:validFrom "2025-07-01"^^xsd:date .
place:ship a vndx:Province ; skos:prefLabel "Binh Dinh"@en .
person:two a foaf:Person ; skos:prefLabel "Phạm Minh Chính"@vi .
person:quote a foaf:Person ; skos:prefLabel "Nguyễn \\"Tư\\" \\\\ Hai\\nBa"@vi .
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    """Return a graph of things without codes, offices and links."""
    path = tmp_path / "small.ttl"
    path.write_text(_TTL, encoding="utf-8")
    return str(path)


def _ids(rows: list[dict[str, object]]) -> list[object]:
    return [row["id"] for row in rows]


def _rules(row: dict[str, object]) -> set[str]:
    reasons = row["reasons"]
    assert isinstance(reasons, list)
    return {reason["rule"] for reason in reasons}


def test_a_province_by_name_kind_place_and_codes(calls: Calls) -> None:
    best, other = calls.found("place:ha-giang")
    assert (best["id"], best["score"]) == ("Q36685", 100)
    assert _rules(best) == {"name", "sort", "country", "code"}
    said = [reason["en"] for reason in best["reasons"]]
    assert "the same code VN-03 (iso-3166-2)" in said
    assert "the same code 1581030 (geonames)" in said
    assert all(reason["vi"] != reason["en"] for reason in best["reasons"])
    assert (other["id"], other["verdict"]) == ("Q990000005", "possible")  # an album


def test_the_tone_on_the_other_vowel(calls: Calls, small: str) -> None:
    (row,) = calls.found("place:toned", "--graph", small)
    assert row["label"] == "Hoà Bình"
    assert "the tone on the other vowel" in row["reasons"][0]["en"]
    exact = calls.found("place:one", "--graph", small)[0]
    assert 0 < exact["reasons"][0]["points"] - row["reasons"][0]["points"] < 5


def test_a_name_with_its_prefix(calls: Calls, small: str) -> None:
    (row,) = calls.found("place:prefixed", "--graph", small)
    assert row["id"] == "Q1858"
    assert "but for the word for what it is" in row["reasons"][0]["en"]


def test_a_name_without_marks_scores_lower_and_is_never_enough(calls: Calls) -> None:
    marked, plain = calls.found("place:binh-duong")
    assert (marked["score"], plain["id"]) == (100, "Q990000007")
    assert plain["reasons"][0]["en"] == "the same name without marks: “Binh Duong”"
    assert _rules(plain) == {"name", "sort", "country"}  # all else agrees
    assert (plain["score"], plain["verdict"]) == (43, "weak")


def test_a_thing_of_another_kind_is_far_down(calls: Calls, small: str) -> None:
    rows = {row["id"]: row for row in calls.found("place:ship", "--graph", small)}
    ship, province = rows["Q990000004"], rows["Q36693"]
    assert ship["score"] <= 10
    assert _rules(ship) >= {"kind"}
    assert ship["reasons"][0]["points"] > province["reasons"][0]["points"]
    assert province["score"] > ship["score"]


def test_a_city_and_a_province_of_one_name(calls: Calls, small: str) -> None:
    province, city = calls.found("place:thanh-hoa")
    assert (province["id"], city["id"]) == ("Q36512", "Q990000002")
    assert "another code: 1566166, not 1566165 (geonames)" in [reason["en"] for reason in city["reasons"]]
    assert city["score"] < 45
    # Without codes and without knowing that it is a province, nothing tells them apart.
    rows = calls.found("place:any", "--graph", small)
    assert {row["id"] for row in rows} == {"Q36512", "Q990000002"}
    assert {row["verdict"] for row in rows} == {"ambiguous"}
    assert "ambiguous" in calls.link("place:any", "--graph", small).out


def test_people_of_one_name(calls: Calls, small: str) -> None:
    politician, footballer = calls.found("person:pham-minh-chinh")
    assert (politician["id"], footballer["id"]) == ("Q10806940", "Q990000001")
    assert "office" in _rules(politician)
    assert footballer["score"] < 75 < politician["score"]
    rows = calls.found("person:two", "--graph", small)
    assert [row["verdict"] for row in rows] == ["ambiguous", "ambiguous"]


def test_an_office_of_deprecated_rank_counts_for_nothing(calls: Calls) -> None:
    # The fixture has the presidency of the country for him, deprecated.
    from vndx.linking.find import facts
    from vndx.linking.profile import named
    from vndx.remote.client import Client
    from vndx.remote.settings import Settings

    profile = named("wikidata", Settings(), calls.endpoint)
    with Client() as client:
        item = facts(client, profile, ["http://www.wikidata.org/entity/Q10806940"])
    (office,) = item["http://www.wikidata.org/entity/Q10806940"].offices
    assert office == ("http://www.wikidata.org/entity/Q1043568", "2021-04-05", "2026-04-06")


def test_a_code_of_deprecated_rank_counts_for_nothing(calls: Calls) -> None:
    # Bình Định bears the codes of Gia Lai in statements of deprecated rank.
    assert "Q36693" not in _ids(calls.found("place:gia-lai"))
    (row,) = [row for row in calls.found("place:binh-dinh") if row["id"] == "Q36693"]
    assert row["score"] == 100
    assert "other code" not in _rules(row)


def test_a_merged_unit_is_at_most_close_to_the_item_of_the_old_one(calls: Calls) -> None:
    (row,) = calls.found("place:gia-lai-2025")
    assert (row["id"], row["suggestion"], row["verdict"]) == ("Q36662", "close", "weak")
    assert _rules(row) >= {"taken", "other code"}
    refused = calls.link(
        "accept", "place:gia-lai-2025", "Q36662", "--by", "me", "--evidence", "x", "--confidence", "1"
    )
    assert refused.code == 2
    assert "is the same as it already" in refused.err
    assert calls.judged() == ""
    close = calls.link(
        *("accept", "place:gia-lai-2025", "Q36662", "--as", "close", "--by", "me"),
        *("--evidence", "the surviving name", "--confidence", "0.5"),
    )
    assert close.code == 0
    assert "place:gia-lai-2025 skos:closeMatch wd:Q36662 ." in calls.judged()


def test_a_unit_that_ended_before_is_not_it(calls: Calls, small: str) -> None:
    (row,) = calls.found("place:gone", "--graph", small)
    assert row["id"] == "Q1077294"
    assert "other days" in _rules(row)
    assert row["score"] < 45


def test_a_brand_is_not_the_group_of_its_name(calls: Calls) -> None:
    # "Viettel Store" was judged before, and refused; no other has the name.
    assert calls.link("body:viettel", "--format", "json").rows() == []
    (row,) = calls.found("body:viettel")
    assert (row["label"], row["verdict"]) == ("Viettel Store", "rejected")
    assert calls.found("body:cmc") == []


def test_what_is_absent_is_said_and_is_no_error(calls: Calls) -> None:
    said = calls.link("system:ndxp")
    assert (said.code, said.out) == (0, "")
    assert "Wikidata has no candidate for" in said.err
    assert (
        "nor did the search of 2026-11-22 that is recorded find one" in said.err
    )  # it was searched for before
    assert calls.found("system:emc") == []


def test_nothing_is_accepted_by_itself_and_asking_twice_gives_the_same(calls: Calls) -> None:
    first = calls.link("--type", "Province", "--all", "--format", "json")
    again = calls.link("--type", "Province", "--all", "--format", "json")
    assert first == again
    assert calls.judged() == ""
    things = json.loads(first.out)
    assert len(things) == 86
    for thing in things:
        scores = [one["score"] for one in thing["candidates"]]
        assert all(one >= other for one, other in pairwise(scores))
    old = [thing for thing in things if not thing["thing"].endswith("-2025")]
    assert len(old) == 63
    assert all(thing["candidates"][0]["score"] >= 90 for thing in old)
    assert len({thing["candidates"][0]["id"] for thing in old}) == 63


def test_every_province_that_is_linked_is_found_where_the_link_leads(calls: Calls) -> None:
    from vndx.links import read
    from vndx.links.model import EXACT

    links = {
        link.subject.rpartition("/")[2]: link.object.rpartition("/")[2]
        for link in read(target="wikidata")
        if link.asserted and link.predicate == EXACT and "/place/" in link.subject
    }
    assert len(links) >= 63
    things = json.loads(calls.link("--type", "Province", "--all", "--format", "json").out)
    best = {thing["thing"][6:]: thing["candidates"][0]["id"] for thing in things if thing["candidates"]}
    assert {name: best[name] for name in links if name in best} == {
        name: item for name, item in links.items() if name in best
    }
    assert len(set(links) & set(best)) >= 63


def test_many_things_are_asked_for_in_few_requests(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    from vndx.remote.wire import Wire

    sent = []
    real = Wire.exchange

    def counted(self: Wire, *args: object) -> object:
        sent.append(args)
        return real(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Wire, "exchange", counted)
    assert calls.link("--type", "Province", "--all", "--format", "json").code == 0
    assert 0 < len(sent) < 60  # 86 units with some 3,000 spellings


def test_words_of_the_graph_stay_words(calls: Calls, small: str) -> None:
    said = calls.link("person:quote", "--graph", small)
    assert (said.code, said.out) == (0, "")
    assert said.err.count("\n") == 1


def test_what_is_linked_already_is_passed_over(calls: Calls) -> None:
    said = calls.link("--type", "Province", "--format", "json")
    assert "linked to Wikidata already: 63" in said.err
    names = {thing["thing"] for thing in json.loads(said.out)}
    assert "place:ha-giang" not in names
    assert names


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "name one thing, or all of a kind"),
        (["place:ha-giang", "--type", "place"], 2, "name one thing, or all of a kind"),
        (["place:nowhere"], 2, "nothing is called place:nowhere"),
        (["--type", "wizard"], 2, "no kind of thing is called wizard"),
        (["place:ha-giang", "--as", "exact"], 2, "--as does not go with this"),
        (["accept", "place:ha-giang", "Q1", "--type", "place"], 2, "--type does not go with this"),
    ],
)
def test_words_that_do_not_fit(calls: Calls, words: list[str], code: int, said: str) -> None:
    answer = calls.link(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err


def test_in_vietnamese(calls: Calls) -> None:
    said = calls.link("place:thanh-hoa", "--lang", "vi")
    assert said.code == 0
    for words in ("ứng viên", "cùng mã VN-21 (iso-3166-2)", "khác mã: 1566166", "tỉnh Thanh Hóa"):
        assert words in said.out


_HOSTILE = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix wd: <http://www.wikidata.org/entity/> .

wd:Q1 rdfs:label "Hà Giang"@vi ; schema:description "=cmd()\\u001B[31m\\u202Ered"@en .
wd:Q2 rdfs:label "Hà Giang"@vi , "=1+1"@en .
"""


def test_words_of_others_steer_no_terminal_and_no_spreadsheet(other_calls: Calls, tmp_path: Path) -> None:
    path, sheet = tmp_path / "hostile.ttl", tmp_path / "sheet.csv"
    path.write_text(_HOSTILE, encoding="utf-8")
    with oxigraph(path, read_only=True) as server:
        other_calls.endpoint = server.query
        said = other_calls.link("place:ha-giang")
        written = other_calls.link("place:ha-giang", "--spreadsheet", "-o", str(sheet))
    assert said.code == written.code == 0
    assert said.out.replace("\n", "").isprintable()
    assert r"\x1b[31m\u202ered" in said.out
    cells = [cell for row in csv.reader(sheet.read_text("utf-8-sig").splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith("=")]
    assert [cell for cell in cells if "=1+1" in cell]
