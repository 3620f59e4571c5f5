"""Entities by what people call them: the right thing first, however it is typed."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.errors import Ambiguous, UnknownName
from vndx.graph.engine import Engine
from vndx.results.rows import Rows
from vndx.search import KINDS, LABELS, Catalogue, candidates, resolve, search

ID = "https://w3id.org/vndx/id/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    with Engine() as engine:
        return Catalogue(Rows(engine.query(LABELS).data).rows)


def first(catalogue: Catalogue, text: str) -> str:
    hits = search(catalogue, text)
    return hits[0].entity.iri.removeprefix(ID) if hits else ""


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("chuyen doi so", "topic/digital-transformation"),
        ("Chuyển đổi số", "topic/digital-transformation"),
        ("chương trình chuyển đổi số quốc gia", "initiative/national-dt-programme"),
        ("de an 06", "initiative/project-06"),
        ("Đề án 06", "initiative/project-06"),
        ("Đề án số 06", "initiative/project-06"),
        ("de an so 06", "initiative/project-06"),
        ("nghị quyết số 05", "doc/05-nq-tu-binh-dinh-2021-09-20"),
        ("ubnd binh dinh", "body/binh-dinh-peoples-committee"),
        ("ubnd thanh hoa", "body/thanh-hoa-peoples-committee"),
        ("chu tich ubnd binh dinh", "post/binh-dinh-peoples-committee-chair"),
        ("minh chính", "person/pham-minh-chinh"),
        ("project 06", "initiative/project-06"),
        ("uy ban quoc gia", "body/ncdt"),
        ("Uỷ ban Quốc gia", "body/ncdt"),
        ("Ủy ban Quốc gia về CĐS", "body/ncdt"),
        ("national committee", "body/ncdt"),
        ("bo tt&tt", "body/mic"),
        ("Bộ TT-TT", "body/mic"),
        ("mic", "body/mic"),
        ("bo thong tin", "body/mic"),
        ("05-nq/tu", "doc/05-nq-tu-binh-dinh-2021-09-20"),
        ("nghi quyet 05", "doc/05-nq-tu-binh-dinh-2021-09-20"),
        ("32-CT/TU", "doc/32-ct-tu-binh-dinh-2023-04-27"),
        ("do minh tuan", "person/do-minh-tuan"),
        ("tuấn đỗ", "person/do-minh-tuan"),
        ("person:do-minh-tuan", "person/do-minh-tuan"),
        ("pham mih chinh", "person/pham-minh-chinh"),
        ("thu tuong", "post/prime-minister"),
        ("binh dinh", "place/binh-dinh"),
        ("thanh hoa", "place/thanh-hoa"),
        ("Thanh Hoá", "place/thanh-hoa"),
        ("000", "article/000_56d11337c73524f5"),
    ],
)
def test_the_right_thing_comes_first(shipped: Catalogue, text: str, iri: str) -> None:
    assert first(shipped, text) == iri
    for form in ("NFC", "NFD"):
        assert first(shipped, normalize(form, text)) == iri


def test_facts_and_words_of_the_ontology_are_no_hits(shipped: Catalogue) -> None:
    assert len(shipped.entities) > 80
    kinds = {entity.kind for entity in shipped.entities.values()}
    assert kinds <= {*KINDS, ""}
    assert kinds >= {"person", "body", "place", "doc", "indicator", "remark"}
    others = [iri for iri, entity in shipped.entities.items() if not entity.kind]
    assert all("/code/pillar-" in iri for iri in others)
    assert not search(shipped, "comparator")
    assert shipped.name("https://w3id.org/vndx/ontology#Ministry", "en") == "ministry"


def test_a_remark_comes_after_things_unless_it_is_asked_for_word_by_word(shipped: Catalogue) -> None:
    hits = search(shipped, "kinh tế số")
    remarks = [hit.entity.kind == "remark" for hit in hits]
    assert any(remarks)
    assert remarks == sorted(remarks)
    remark = next(entity for entity in shipped.entities.values() if entity.kind == "remark")
    assert first(shipped, remark.name("vi")) == remark.iri.removeprefix(ID)


def test_types_and_limits_narrow_the_answer(shipped: Catalogue) -> None:
    bodies = search(shipped, "binh dinh", types=["body"])
    assert {hit.entity.kind for hit in bodies} == {"body"}
    party = search(shipped, "binh dinh", types=["https://w3id.org/vndx/ontology#PartyBody"])
    assert {hit.entity.iri for hit in party} < {hit.entity.iri for hit in bodies}
    everything = [hit.order for hit in search(shipped, "binh dinh")]
    assert [hit.order for hit in search(shipped, "binh dinh", limit=3)] == everything[:3]


def rows(*names: tuple[str, str, str]) -> list[dict[str, dict[str, str]]]:
    """Return the rows of `LABELS` for ``(iri, property, text)``."""
    return [
        {
            "entity": {"type": "uri", "value": ID + iri},
            "property": {"type": "uri", "value": SKOS + property},
            "label": {"type": "literal", "value": text, "xml:lang": "vi"},
        }
        for iri, property, text in names
    ]


def test_how_well_a_name_fits_decides_before_what_it_names() -> None:
    """Exact before plain before first words before beginning before phrase before words before part."""
    catalogue = Catalogue(
        rows(
            ("remark/part", "prefLabel", "xmã hồ"),
            ("person/words", "prefLabel", "hồ và mã"),
            ("body/phrase", "prefLabel", "ông mã hồ"),
            ("person/prefix", "prefLabel", "mã hồn"),
            ("person/first", "prefLabel", "mã hồ lan"),
            ("person/plain", "prefLabel", "ma hô"),
            ("period/exact", "altLabel", "Mã hồ"),
        )
    )
    hits = search(catalogue, "mã hồ")
    assert [hit.fit for hit in hits] == ["exact", "plain", "words-first", "prefix", "phrase", "words", "part"]


def test_marks_decide_between_names_that_fit_alike() -> None:
    catalogue = Catalogue(rows(("body/x", "prefLabel", "ma lực"), ("term/y", "prefLabel", "mã lực")))
    assert [hit.label.text for hit in search(catalogue, "mã")] == ["mã lực", "ma lực"]
    assert [hit.label.text for hit in search(catalogue, "ma")] == ["ma lực", "mã lực"]


def test_one_thing_is_meant_when_its_name_fits_better_than_any_other(shipped: Catalogue) -> None:
    assert resolve(shipped, "uy ban quoc gia") == f"{ID}body/ncdt"
    with pytest.raises(Ambiguous) as ambiguous:
        resolve(shipped, "tinh uy")
    assert ambiguous.value.exit_code == 2
    for sentence in (ambiguous.value.en, ambiguous.value.vi):
        assert "body:binh-dinh-party-committee" in sentence
        assert "body:thanh-hoa-party-committee" in sentence
    assert len(candidates(shipped, "tinh uy")) == 2


def test_a_given_name_is_a_name(shipped: Catalogue) -> None:
    assert f"{ID}person/pham-minh-chinh" in {hit.entity.iri for hit in candidates(shipped, "chinh")}
    found = [hit.entity.iri.removeprefix(ID) for hit in candidates(shipped, "tuấn")]
    assert sorted(found) == ["person/do-minh-tuan", "person/pham-anh-tuan"]


def test_the_word_for_number_is_left_out_only_after_the_kind_of_a_document() -> None:
    catalogue = Catalogue(
        rows(("doc/x", "prefLabel", "Chuyển đổi số 2025"), ("doc/y", "prefLabel", "đổi 2025"))
    )
    assert [hit.entity.iri for hit in search(catalogue, "đổi số 2025")] == [f"{ID}doc/x"]


def test_what_is_only_similar_is_found_only_when_nothing_fits(shipped: Catalogue) -> None:
    assert {hit.fit for hit in search(shipped, "GRDP")} == {"similar"}
    assert "similar" not in {hit.fit for hit in search(shipped, "GDP")}


def test_a_long_text_is_echoed_short(shipped: Catalogue) -> None:
    with pytest.raises(UnknownName) as unknown:
        resolve(shipped, "z" * 5000)
    assert unknown.value.en == f"nothing is called {'z' * 79}…; try `vndx search`"


@pytest.mark.parametrize(
    ("text", "near"), [("pham mih chinh", "person:pham-minh-chinh"), ("zzzz", "vndx search"), ("", "")]
)
def test_what_nothing_is_called_is_said_with_what_is_similar(
    shipped: Catalogue, text: str, near: str
) -> None:
    with pytest.raises(UnknownName) as unknown:
        resolve(shipped, text)
    assert near in unknown.value.en
    assert near in unknown.value.vi


@given(text=st.text() | st.text("aăâđdeêioôơuư 0123456789-/&\u0300\u0301\u0323<>\"'\\"))
def test_any_text_gives_each_thing_at_most_once_in_one_order(shipped: Catalogue, text: str) -> None:
    hits = search(shipped, text)
    iris = [hit.entity.iri for hit in hits]
    assert len(set(iris)) == len(iris)
    assert [hit.order for hit in hits] == sorted(hit.order for hit in hits)
    assert iris == [hit.entity.iri for hit in search(shipped, normalize("NFD", text))]


@pytest.mark.parametrize(
    ("text", "iris"),
    [
        # words for the kind of thing count as words of its name
        ("chủ đề năm 2024", ["theme/2024-adopted", "theme/2024-proposed"]),
        ("theme of 2024", ["theme/2024-adopted", "theme/2024-proposed"]),
        # most of the words, by how rare they are
        ("tỷ lệ người dân trưởng thành có tài khoản thanh toán", ["indicator/payment-account-rate"]),
        ("phien hop thu 8", ["meeting/ncdt-7", "meeting/ncdt-9"]),
        ("dti 2023", ["indicator/national-dti"]),
        # what people write for short
        ("CCCD", ["indicator/chip-id-cards"]),
        ("UBQG CĐS", ["body/ncdt"]),
        ("xếp hạng đổi mới sáng tạo", ["indicator/innovation-index-rank"]),
        ("GII", ["indicator/innovation-index-rank"]),
        ("PM", ["post/prime-minister"]),
        ("phiên họp ngày 10/7/2024", ["meeting/ncdt-9"]),
        ("kế hoạch năm 2024", ["initiative/plan-2024"]),
        # one-digit numbers with or without the zero that documents write
        ("de an 6", ["initiative/project-06"]),
        ("quyết định 6", ["doc/06-qd-ttg-2022-01-06"]),
        ("phiên họp lần thứ 09", ["meeting/ncdt-9"]),
        # the title of an article is a sentence: things come first
        ("phiên họp 6 tháng đầu năm 2022", ["meeting/ncdt-2022-h1"]),
    ],
)
def test_what_a_stranger_types_finds_what_is_meant(shipped: Catalogue, text: str, iris: list[str]) -> None:
    for form in ("NFC", "NFD"):
        found = [hit.entity.iri.removeprefix(ID) for hit in search(shipped, normalize(form, text))]
        assert found[: len(iris)] == iris


@pytest.mark.parametrize(
    "text", ["dti 2023", "tỷ lệ người dân trưởng thành có tài khoản thanh toán", "phien hop thu 8"]
)
def test_near_matches_are_few_and_none_of_them_may_be_meant(shipped: Catalogue, text: str) -> None:
    hits = search(shipped, text)
    assert 1 <= len(hits) <= 8
    assert {hit.fit for hit in hits} == {"similar"}
    assert candidates(shipped, text) == []


def test_few_letters_are_not_looked_for_inside_words(shipped: Catalogue) -> None:
    assert {hit.fit for hit in search(shipped, "PM")} == {"exact"}
    assert search(shipped, "rmi") == []
    assert {hit.fit for hit in search(shipped, "ransform")} == {"part"}


def test_a_title_is_meant_only_when_nothing_else_can_be(shipped: Catalogue) -> None:
    assert [hit.entity.kind for hit in candidates(shipped, "kế hoạch năm 2024")] == ["initiative"]
    assert resolve(shipped, "phiên họp 6 tháng đầu năm 2022") == f"{ID}meeting/ncdt-2022-h1"
    article = f"{ID}article/000_56d11337c73524f5"
    title = next(entity for entity in shipped.entities.values() if entity.iri == article).name("vi")
    assert resolve(shipped, title) == resolve(shipped, "000") == article


def test_a_number_that_is_the_code_of_one_thing_and_stands_in_the_names_of_others(shipped: Catalogue) -> None:
    found = {hit.entity.iri.removeprefix(ID) for hit in candidates(shipped, "06")}
    assert found == {"place/bac-kan", "place/yen-bai", "doc/06-qd-ttg-2022-01-06", "initiative/project-06"}
    assert {hit.entity.kind for hit in candidates(shipped, "56")} == {"place"}
