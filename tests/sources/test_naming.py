"""Naming: in full, shortened as articles shorten, and not by mere likeness."""

from __future__ import annotations

import pytest

from vndx.sources.naming import begins, listed, names


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("Bộ Thông tin và Truyền thông", "theo Bộ TT&TT,"),
        ("Ủy ban nhân dân tỉnh Bình Định", "Chủ tịch UBND tỉnh Bình Định"),
        ("Ban Chỉ đạo chuyển đổi số", "Trưởng Ban Chỉ đạo CĐS tỉnh"),
        ("Uỷ ban", "của Ủy ban"),
        ("hệ thống văn phòng (Bình Định)", "sử dụng hệ thống văn phòng điện tử"),
        ("giai đoạn 2022–2025", "“giai đoạn 2022-2025”"),
    ],
)
def test_words_name_it(label: str, words: str) -> None:
    assert names(label, words)


@pytest.mark.parametrize(
    ("label", "words"), [("số", ""), ("", "số"), ("năm 202", "năm 2023"), ("Hòa", "Hỏa"), ("tỉ", "tỉnh")]
)
def test_words_do_not_name_it(label: str, words: str) -> None:
    assert not names(label, words)


def test_a_long_name_may_be_cut_short() -> None:
    title = "Về tăng cường lãnh đạo, chỉ đạo thực hiện Đề án trên địa bàn tỉnh"
    assert begins("về tăng cường lãnh đạo", title)
    assert begins("tăng cường lãnh đạo", title)
    assert begins("ban hành “Tăng cường lãnh đạo, chỉ đạo", title)
    assert not begins("tăng", title)
    assert not begins("thực hiện Đề án", title)
    assert not begins("ban hành tăng cường", title)


def test_a_group_is_named_by_its_list() -> None:
    assert listed("các bộ, ngành, địa phương", "từng bộ, ngành, địa phương")
    assert listed("các đại biểu tại điểm cầu", "các đại biểu dự hội nghị tại điểm cầu tỉnh")
    assert not listed("các bộ, ngành, địa phương", "các bộ, ngành")
    assert not listed("các", "các")
