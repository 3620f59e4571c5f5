"""Keys: two spellings of one name are equal, two names are not."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vndx.text.keys import Folded, match_key, nfc, plain_d, search_key, unify_tones

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VIETNAMESE = st.text(
    "aăâeêioôơuưyqgđ ÀÁẢÃẠỳýỷỹỵoauyOAUYnht\u0300\u0301\u0309\u0303\u0323\u00a0-/&0", max_size=24
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "Ủy ban"),
        ("UỶ BAN", "ỦY BAN"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("số hoá, số hoá", "số hóa, số hóa"),
        ("Thanh Hoá", "Thanh Hóa"),
    ],
)
def test_both_places_of_the_tone_are_one_spelling(old: str, new: str) -> None:
    assert old != new
    assert unify_tones(old) == new
    assert unify_tones(new) == new
    assert match_key(old) == match_key(new)
    assert match_key(normalize("NFD", old)) == match_key(new)


def test_a_tone_with_one_place_stays() -> None:
    words = "quý quà quỳ Quý giá toàn hoàn ngoài khuỷu huỳnh loại tuyến của mùa"
    assert unify_tones(words) == words


def test_marks_still_tell_words_apart() -> None:
    assert match_key("mã") != match_key("ma")
    assert match_key("Hòa") != match_key("Hỏa")
    assert match_key("tỷ") != match_key("tỉ")


def test_match_key_squeezes_spaces_and_drops_what_cannot_be_seen() -> None:
    assert match_key("  Bộ\u00a0Thông\n tin\u200b ") == "bộ thông tin"


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("chuyen doi so", "Chuyển đổi số"),
        ("de an 06", "Đề án 06"),
        ("uy ban quoc gia", "Uỷ ban Quốc gia"),
        ("uy ban quoc gia", "ỦY BAN QUỐC GIA"),
        ("bo tt&tt", "Bộ TT&TT"),
        ("bo tt-tt", "Bộ TT & TT"),
        ("05-nq/tu", "05-NQ/TU"),
        ("05 nq tu", "05 - NQ / TU"),
        ("thanh hoa", "Thanh Hoá"),
        ("dak lak", "Ðắk Lắk"),
        ("58/qd-ubqgcds", "58/QĐ-UBQGCĐS"),
    ],
)
def test_search_key_meets_what_people_type(typed: str, label: str) -> None:
    assert search_key(typed) == search_key(label)
    assert search_key(typed) == search_key(normalize("NFD", label))


def test_search_key_is_words_of_letters_and_digits() -> None:
    assert search_key("Nghị quyết số 05-NQ/TU (khóa XX)") == "nghi quyet so 05 nq tu khoa xx"
    assert search_key("–&/ ") == ""


def test_d_with_its_stroke_is_d() -> None:
    assert plain_d("Đđ Ðð") == "Dd Dd"


def test_words_are_found_at_their_offsets_in_any_spelling() -> None:
    stored = normalize("NFD", "Theo  Uỷ\u00a0ban") + ", " + "hoà"
    text = Folded(stored)
    assert [stored[a:b] for a, b in text.find("Ủy ban")] == [normalize("NFD", "Uỷ\u00a0ban")]
    assert [stored[a:b] for a, b in text.find("hòa")] == ["hoà"]
    assert text.find("") == []
    assert text.find("Bộ") == []


@given(ANY | VIETNAMESE)
@example("ͅ")
@example("ẞ İ ǰ ᾳ")
@example("\u1100\u1161\u11a8 가")
@example("e\u200d\u0301")
@example("Hoà\u0301")
def test_keys_are_stable_for_every_text(text: str) -> None:
    for key in (match_key, search_key, unify_tones):
        once = key(text)
        assert key(once) == once
        assert key(nfc(text)) == once
        assert key(normalize("NFD", text)) == once


@given(ANY | VIETNAMESE)
@example("\u1100\u1161\u11a8")
@example("e\u200d\u0301 \u0301")
def test_the_key_with_offsets_is_the_key(text: str) -> None:
    folded = Folded(text)
    assert folded.key == match_key(text)
    for index in range(len(folded.key)):
        piece = text[folded.start(index) : folded.end(index + 1)]
        assert piece, (index, folded.key)


@given(VIETNAMESE)
def test_cutting_a_found_phrase_gives_it_back(text: str) -> None:
    for start, end in Folded(text).find(text):
        assert match_key(text[start:end]) == match_key(text)


def test_lone_surrogates_do_no_harm() -> None:
    assert match_key("a\ud800B") == "a\ud800b"
    assert search_key("a\ud800B") == "a b"
