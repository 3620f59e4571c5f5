from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.linking.names import FITS, agree, bare, forms
from vndx.text.keys import other_tones, unify_tones


@pytest.mark.parametrize(
    ("ours", "theirs", "fit"),
    [
        ("Hà Giang", "Hà Giang", "exact"),
        ("hà giang", "Hà  Giang", "exact"),
        ("Hà Giang", "Ha\u0300 Giang", "exact"),
        ("Thanh Hóa", "Thanh Hoá", "tone"),
        ("Ủy ban", "Uỷ ban", "tone"),
        ("tỉnh Thanh Hóa", "Thanh Hóa", "prefix"),
        ("Thanh Hóa", "tỉnh Thanh Hoá", "prefix"),
        ("TP. Huế", "Huế", "prefix"),
        ("TP.Huế", "Huế", "prefix"),
        ("TP.HCM", "HCM", "prefix"),
        ("Tp. Huế", "thành phố Huế", "prefix"),
        ("TPHCM", "HCM", ""),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa – Vũng Tàu", "exact"),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa-Vũng Tàu", "exact"),
        ("tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu", "prefix"),
        ("Bà Rịa - Vũng Tàu", "Ba Ria–Vung Tau Province", "plain"),
        ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh", "prefix"),
        ("Hà Giang Province", "Hà Giang", "prefix"),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Kế hoạch và Đầu tư (Việt Nam)", "prefix"),
        ("tỉnh An Giang (từ 01/07/2025)", "An Giang", "prefix"),
        ("Bình Định", "Binh Dinh", "plain"),
        ("Bình Định", "Binh Dinh Province", "plain"),
        ("Đắk Lắk", "Dak Lak", "plain"),
        ("Bình Định", "Bình Dương", ""),
        ("Quý", "Quỷ", "plain"),
        ("Hòa Bình", "Hóa Bình", "plain"),
        ("Tỉnh", "Thành phố", ""),
        ("", "tỉnh", ""),
    ],
)
def test_how_two_names_agree(ours: str, theirs: str, fit: str) -> None:
    assert agree(ours, theirs) == fit
    assert agree(theirs, ours) == fit


def test_the_names_to_ask_for() -> None:
    asked = forms("tỉnh Hòa Bình", place=True)
    for form in ("tỉnh Hòa Bình", "Tỉnh Hoà Bình", "Hoà Bình", "Hòa Bình", "Hoa Binh Province", "Hoa Binh"):
        assert form in asked
    assert len(asked) == len(set(asked)) < 40
    asked = forms("tỉnh Bà Rịa - Vũng Tàu", place=True)
    for form in (
        "Bà Rịa – Vũng Tàu",
        "Bà Rịa-Vũng Tàu",
        "Ba Ria–Vung Tau Province",
        "tỉnh Bà Rịa – Vũng Tàu",
    ):
        assert form in asked
    assert len(asked) == len(set(asked)) < 100
    assert "Bộ Công an (Việt Nam)" in forms("Bộ Công an")
    assert "tỉnh Bộ Công an" not in forms("Bộ Công an")
    assert "bộ Công an" in forms("Bộ Công an")


def test_the_tone_moves_there_and_back() -> None:
    for new, old in (("hòa", "hoà"), ("Thủy", "Thuỷ"), ("khỏe", "khoẻ"), ("HÓA", "HOÁ")):
        assert other_tones(new) == old
        assert unify_tones(old) == new
    for word in ("quý", "toàn", "của", "mùa", "Huế", "hoa"):
        assert other_tones(word) == word


@given(st.text(alphabet="hoàaáòóuyỳùqgnt Hội Bìủỷ", max_size=12))
def test_each_form_agrees_with_the_name(name: str) -> None:
    for form in forms(name):
        assert agree(name, form) in (*FITS, "") if not bare(name).strip() else agree(name, form) in FITS
