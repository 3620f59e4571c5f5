"""Where identifiers mislead, each trap by its name and number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.check.graph import Checked
from vndx.check.links import check
from vndx.content import graph_dir
from vndx.links import NO_TERM, Link
from vndx.links.model import EXACT, SKOS
from vndx.ontology import CODE, ID

Held = dict[tuple[str, str], list[Link]]

#: Codes that stand for another unit since 1 July 2025.
REUSED = {
    "15": ("yen-bai", "lao-cai-2025"),
    "24": ("bac-giang", "bac-ninh-2025"),
    "44": ("quang-binh", "quang-tri-2025"),
    "52": ("binh-dinh", "gia-lai-2025"),
    "80": ("long-an", "tay-ninh-2025"),
    "82": ("tien-giang", "dong-thap-2025"),
    "91": ("kien-giang", "an-giang-2025"),
}


def _codes(quads: list[ox.Quad], listed: str) -> dict[str, str]:
    kind = ox.NamedNode(f"{CODE}codelist-{listed}")
    return {
        quad.object.value: quad.subject.value.removeprefix(f"{ID}place/")
        for quad in quads
        if quad.predicate.value == f"{SKOS}notation"
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.datatype == kind
    }


def test_trap_01_a_code_that_was_given_to_another_unit_is_read_by_its_list(quads: list[ox.Quad]) -> None:
    before, since = _codes(quads, "gso-pre2025"), _codes(quads, "gso-2025")
    assert (len(before), len(since)) == (63, 34)
    assert {code: (before[code], since[code]) for code in REUSED} == REUSED
    coded = [quad for quad in quads if quad.predicate.value == f"{SKOS}notation"]
    of_places = [quad.object for quad in coded if str(quad.subject).startswith(f"<{ID}place/")]
    assert len(of_places) == 253
    for value in of_places:
        assert isinstance(value, ox.Literal)
        assert value.datatype.value.startswith(f"{CODE}codelist-")


@pytest.mark.parametrize("code", REUSED)
def test_trap_01_a_bare_code_is_refused(code: str, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(graph_dir() / "reference", folder)
    path = folder / "places.trig"
    unit = REUSED[code][0]
    line = f"place:{unit} a "
    path.write_text(
        path.read_text("utf-8").replace(line, f'{line[:-2]}skos:notation "{code}" ; a ', 1), "utf-8"
    )
    assert [found.rule for found in check(Checked([str(path)], [str(folder)]))] == ["code-list"]


def test_trap_02_a_merged_unit_has_a_geonames_id_of_its_own(held: Held, quads: list[ox.Quad]) -> None:
    merged = {place for place in _codes(quads, "gso-2025").values() if place.endswith("-2025")}
    assert len(merged) == 23
    new = {int(link.object.split("/")[-2]) for place in merged for link in held[place, "geonames"]}
    assert len(new) == 23
    assert min(new) >= 13494334
    assert max(new) <= 13494365
    for place in merged:
        old = held.get((place.removesuffix("-2025"), "geonames"), [])
        assert {link.object for link in old}.isdisjoint({link.object for link in held[place, "geonames"]})


def test_trap_02_a_unit_that_went_on_keeps_its_id(held: Held, quads: list[ox.Quad]) -> None:
    kept = [place for place in _codes(quads, "gso-2025").values() if not place.endswith("-2025")]
    assert len(kept) == 11
    for place in kept:
        (link,) = held[place, "geonames"]
        assert "since 1 July 2025" in link.evidence
        assert int(link.object.split("/")[-2]) < 13494334


def test_trap_03_no_merged_unit_has_an_iso_code(quads: list[ox.Quad]) -> None:
    codes = _codes(quads, "iso-3166-2")
    assert len(codes) == 63
    assert not [place for place in codes.values() if place.endswith("-2025")]


def test_trap_04_no_merged_unit_is_an_item_of_before(held: Held, links: list[Link]) -> None:
    """Whether it has an item of its own nobody has evidence of: that is recorded, and nothing asserted."""
    new = {link.subject for link in links if link.target == "geonames" and link.subject.endswith("-2025")}
    assert len(new) == 23
    on_wikidata = {link.subject: link for link in links if link.target == "wikidata" and link.subject in new}
    assert set(on_wikidata) == new
    assert {link.object for link in on_wikidata.values()} == {NO_TERM}
    for place in ("gia-lai", "binh-dinh", "lao-cai", "tuyen-quang"):
        (link,) = held[place, "wikidata"]
        assert link.predicate == EXACT
    assert held["binh-dinh", "wikidata"][0].object.endswith("/Q36693")


@pytest.mark.parametrize(
    ("place", "city", "unit"),
    [
        ("ha-noi", "1581130", "1581129"),
        ("ho-chi-minh", "1566083", "1580578"),
        ("thanh-hoa", "1566166", "1566165"),
    ],
)
def test_trap_05_a_town_is_not_the_province_of_its_name(
    place: str, city: str, unit: str, held: Held, links: list[Link]
) -> None:
    assert [link.object for link in held[place, "geonames"]] == [f"https://sws.geonames.org/{unit}/"]
    (refused,) = [link for link in links if link.object == f"https://sws.geonames.org/{city}/"]
    assert refused.rejected
    assert refused.subject == f"{ID}place/{place}"
    assert refused.comment_vi
    assert refused.comment_en


def test_trap_06_names_with_noise_were_not_taken_over(links: list[Link], quads: list[ox.Quad]) -> None:
    """The lists that say Kiến Giang, Đông Bắc for Bắc Kạn, or ?? for a letter gave identifiers, not names."""
    labels = [link.object_label for link in links if link.object_label]
    assert len(labels) > 90
    assert not [label for label in labels if "?" in label or "Kiến" in label]
    codes = _codes(quads, "iso-3166-2")
    assert codes["VN-47"] == "kien-giang"
    assert codes["VN-53"] == "bac-kan"
    names = {str(quad.object) for quad in quads if quad.predicate.value == f"{SKOS}prefLabel"}
    assert '"tỉnh Kiên Giang"@vi' in names
    assert '"tỉnh Kiến Giang"@vi' not in names


def test_trap_07_a_unit_that_changed_its_kind_is_one_node_and_nothing_more_is_claimed(held: Held) -> None:
    (hue,) = held["hue", "wikidata"]
    assert hue.object.endswith("/Q36399")
    assert hue.predicate == EXACT
    assert "was not looked into" in hue.comment_en  # whether the item was divided in 2025
    (dong_nai,) = held["dong-nai", "wikidata"]
    assert dong_nai.predicate == EXACT


def test_what_was_looked_for_and_not_found_is_recorded(links: list[Link]) -> None:
    none = {link.subject.removeprefix(ID): link for link in links if link.object == NO_TERM}
    assert len(none) == 46
    for thing in ("person/tran-luu-quang", "body/mic", "body/ncdt", "body/viettel", "system/ndxp"):
        assert "Wikidata itself was not asked" in none[thing].evidence


def test_a_brand_or_a_university_is_not_the_group_of_its_name(links: list[Link]) -> None:
    refused = {(link.subject.removeprefix(ID), link.object) for link in links if link.rejected}
    assert ("body/viettel", "http://www.wikidata.org/entity/Q123493815") in refused
    assert ("body/cmc", "https://ror.org/0473nd746") in refused
    assert len(refused) == 5
