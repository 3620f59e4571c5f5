"""Numbers: what digits there are, and what the words around them make of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.text.numbers import Quantity, digit_groups, parse_number, quantities


def one(words: str) -> Quantity:
    found = quantities(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("article", "count"), [("000_", 47), ("001_", 56), ("002_", 114), ("003_", 29), ("004_", 146)]
)
def test_the_articles_hold_so_many_groups(texts_dir: Path, article: str, count: int) -> None:
    (path,) = texts_dir.glob(f"{article}*.txt")
    text = path.read_bytes().decode("utf-8")
    groups = digit_groups(text)
    assert len(groups) == count
    assert all(text[group.start : group.end] == group.text for group in groups)


@pytest.mark.parametrize(
    ("digits", "value"),
    [
        ("46", "46"), ("06", "6"), ("46,2", "46.2"), ("0,75", "0.75"), ("48.000", "48000"),
        ("12.900", "12900"), ("2.398", "2398"), ("1.500,75", "1500.75"), ("1.234.567", "1234567"),
        ("0.75", "0.75"), ("1.9", "1.9"), ("11.16", "11.16"), ("0.125", "0.125"), ("1,234,567", "1234567"),
        ("1,500.75", "1500.75"), ("20,800", "20.8"), ("20.9.2021", None), ("1,2,3", None), ("1.50.000", None),
    ],
)  # fmt: skip
def test_a_comma_is_decimal_and_a_dot_parts_thousands(digits: str, value: str | None) -> None:
    assert parse_number(digits) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("words", "value", "scale", "comparator"),
    [
        ("hơn 324 nghìn thuê bao", "324000", "nghìn", "gt"),
        ("324 ngàn thuê bao", "324000", "ngàn", "eq"),
        ("Hơn 1.500 doanh nghiệp", "1500", "", "gt"),
        ("gần 2.500 quy định", "2500", "", "lt"),
        ("trên 86 triệu thẻ", "86000000", "triệu", "gt"),
        ("khoảng 2,8 triệu giao dịch", "2800000", "triệu", "approx"),
        ("hơn 12.900 tỷ đồng", "12900000000000", "tỷ", "gt"),
        ("3,2 triệu tỷ đồng", "3200000000000000", "triệu tỷ", "eq"),
        ("7,5 tỉ USD", "7500000000", "tỉ", "eq"),
        ("ít nhất 40 dịch vụ", "40", "", "ge"),
        ("tối thiểu 80%", "80", "", "ge"),
        ("không dưới 5 lần", "5", "", "ge"),
        ("không quá 5 ngày", "5", "", "le"),
        ("tối đa 30 phút", "30", "", "le"),
        ("dưới 10%", "10", "", "lt"),
        ("chừng 60 tuyến", "60", "", "approx"),
        ("quá 20 thủ tục", "20", "", "gt"),
        ("từ 15 tuổi trở lên", "15", "", "ge"),
        ("triển khai đến 100% cơ quan", "100", "", "eq"),
        ("đạt 78,7%", "78.7", "", "eq"),
    ],
)
def test_a_quantity_is_its_number_its_scale_and_its_bound(
    words: str, value: str, scale: str, comparator: str
) -> None:
    for spelling in (words, normalize("NFD", words), words.upper(), words.replace(" ", "\u00a0")):
        found = one(spelling)
        assert found.value == Decimal(value)
        assert found.comparator == comparator
        assert found.scale == normalize("NFC", scale)


def test_offsets_speak_of_the_text_as_it_stands() -> None:
    words = normalize("NFD", "có\u00a0 hơn 324  nghìn thuê bao")
    found = one(words)
    assert words[found.start : found.end] == normalize("NFD", "324  nghìn")
    assert [words[group.start : group.end] for group in found.groups] == ["324"]


def test_a_fraction_has_both_parts() -> None:
    found = one("43/53 dịch vụ")
    assert found.kind == "fraction"
    assert [found.value, found.numerator, found.denominator] == [43, 43, 53]
    assert len(found.groups) == 2
    assert one("12.000/16.000 thôn").denominator == 16000


def test_percent_and_percentage_points_differ() -> None:
    assert one("tăng 4%").percent
    assert one("28,5 phần trăm").percent
    points = one("tăng 3 điểm phần trăm")
    assert not points.percent
    assert points.unit == one("tăng 3 điểm %").unit == "điểm phần trăm"


@pytest.mark.parametrize(
    ("words", "change", "unit"),
    [
        ("tăng 2 bậc so với năm 2022", "up", "bậc"),
        ("cao gấp 3,5 lần", "times", "lần"),
        ("tăng thêm 5 dịch vụ", "up", ""),
        ("giảm hơn 30%", "down", "%"),
        ("ước đạt tăng trưởng 22,4%", "up", "%"),
        ("đơn giản hóa 528 thủ tục", "", ""),
    ],
)
def test_words_of_change_are_kept(words: str, change: str, unit: str) -> None:
    assert (one(words).change, one(words).unit) == (change, unit)


def test_trap_14_tang_2_2_lan_keeps_its_wording() -> None:
    found = one("tăng 2,2 lần so với cùng kỳ năm 2023")
    assert (found.value, found.unit, found.change) == (Decimal("2.2"), "lần", "up")


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("giá trị ước đạt 7,5 tỷ USD", "estimate"),
        ("ước tính khoảng 5 triệu", "estimate"),
        ("Ước 18,3%", "estimate"),
        ("18,3% (ước)", "estimate"),
        ("năm 2023 dự báo đạt 0,75", "forecast"),
        ("dự kiến 40%", "forecast"),
        ("cả nước đạt 42%", ""),
        ("trong nước đạt 42%", ""),
        ("theo hiệp ước 5 bên", ""),
        ("mơ ước 5 năm", ""),
        ("dự báo trước đó, đạt 42%", ""),
        ("dự báo đạt so với 17%", ""),
    ],
)
def test_trap_13_estimates_and_forecasts_are_whole_words_of_the_clause(words: str, modality: str) -> None:
    for spelling in (words, normalize("NFD", words)):
        assert one(spelling).modality == modality


def test_a_change_is_as_uncertain_as_what_changes() -> None:
    first, second = quantities("ước đạt 7,5 tỷ USD, tăng 4% so với năm 2022")
    assert (first.modality, second.modality) == ("estimate", "estimate")
    first, second = quantities("đạt 7,5 tỷ USD, tăng 4%")
    assert (first.modality, second.modality) == ("", "")


def test_a_second_clause_is_not_estimated_with_the_first() -> None:
    first, second = quantities("ước đạt 7,5 tỷ USD, có 4% doanh nghiệp")
    assert (first.modality, second.modality) == ("estimate", "")
    first, second = quantities("ước đạt 7,5 tỷ USD; số doanh nghiệp tăng 4%")
    assert (first.modality, second.modality) == ("estimate", "")


@pytest.mark.parametrize(
    "words",
    [
        "trên 3 trụ cột",
        "cao hơn 3 lần",
        "nhiều hơn 5 điểm",
        "tính trên 100 dân",
        "chương trình trên 5 lĩnh vực",
    ],
)
def test_trap_13_words_that_look_like_bounds(words: str) -> None:
    assert one(words).comparator == "eq"


def test_ranks_and_superlatives() -> None:
    assert (one("đứng thứ 46").kind, one("đứng thứ 46").comparator) == ("rank", "eq")
    top = one("trong nhóm 50 nước dẫn đầu từ năm 2018 đến nay")
    assert (top.kind, top.value, top.comparator) == ("rank", Decimal(50), "le")
    assert one("trong 10 nước hàng đầu").comparator == "le"
    best = one("nhanh nhất Đông Nam Á")
    assert (best.kind, best.value, best.groups) == ("rank", Decimal(1), ())
    assert one("dẫn đầu khu vực").value == 1


@pytest.mark.parametrize(
    "words",
    ["lần thứ nhất", "thống nhất", "ít nhất", "người đứng đầu", "duy nhất", "nhất là", "quan trọng nhất"],
)
def test_words_that_look_like_superlatives(words: str) -> None:
    assert quantities(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Chiều 28.12", "ngày 28/12", "20.9.2021", "ngày 6-1-2022", "28/12/2023 20:02",
        "giai đoạn 2022 - 2025", "đến năm 2025", "6 tháng đầu năm 2024", "quý I/2024", "05-NQ/TU",
        "05 - NQ / TU", "58/QĐ-UBQGCĐS", "202/2025/QH15", "Đề án 06/CP", "Đề án 06", "Nghị quyết số 10",
        "quyết định 233", "Covid-19", "mạng 5G", "nhóm G20",
    ],
)  # fmt: skip
def test_trap_16_dates_and_names_are_no_quantities(words: str) -> None:
    assert quantities(words) == []
    assert quantities(normalize("NFD", words)) == []


def test_a_number_for_each_of_something_is_a_quantity() -> None:
    assert one("5/đơn vị").value == 5
    assert one("120km/giờ").value == 120
    assert quantities("5/Đơn vị") == []


def test_a_scale_is_a_whole_word() -> None:
    assert [q.value for q in quantities("11 tỉnh; đạt 5 tỷ lệ; 7 Tỷ")] == [11, 5, 7_000_000_000]


def test_a_range_shares_its_scale() -> None:
    assert [q.value for q in quantities("từ 5 đến 6 triệu")] == [5_000_000, 6_000_000]
    low, high = quantities("7,5 - 8,0%")
    assert (low.percent, high.percent) == (True, True)


def test_words_on_another_line_say_nothing() -> None:
    assert one("ước\n5 dịch vụ").modality == ""
    assert one("hơn\n5 dịch vụ").comparator == "eq"


@given(st.text(max_size=40) | st.text("0123456789.,/- %hơngầtrênướcnămtỷ\n\u0301", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    groups = {(group.start, group.end) for group in digit_groups(text)}
    for found in quantities(text):
        assert 0 <= found.start < found.end <= len(text)
        assert {(group.start, group.end) for group in found.groups} <= groups


@given(st.decimals(0, 10**9, places=2))
def test_a_number_written_in_vietnamese_reads_back(value: Decimal) -> None:
    whole, _, cents = f"{value:,.2f}".partition(".")
    assert parse_number(f"{whole.replace(',', '.')},{cents}") == value
