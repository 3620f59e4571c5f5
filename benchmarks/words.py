"""The words that generated data are made of: places, indicators, bodies, phrases, in both languages."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

_Item = TypeVar("_Item")


class Literal(NamedTuple):
    """A literal: its words, and its language tag or the prefixed name of its datatype."""

    text: str
    language: str = ""
    datatype: str = ""


#: A prefixed name, or a literal.
Term = str | Literal


class Dice:
    """Random choices that are the same for one seed in every version of Python.

    Only ``random()`` itself is promised to stay as it is; ``choice`` and ``randrange`` are not.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, end: int) -> int:
        return int(self._random() * end)

    def between(self, first: int, last: int) -> int:
        return first + self.below(last - first + 1)

    def one_in(self, count: int) -> bool:
        return self.below(count) == 0

    def pick(self, items: Sequence[_Item]) -> _Item:
        return items[self.below(len(items))]


class Indicator(NamedTuple):
    """What is measured."""

    name: str
    vi: str
    en: str
    unit: str


def slug(words: str) -> str:
    """Return Vietnamese words as a local name: ``Bình Định`` is ``binh-dinh``."""
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d"))
    return "".join(letter for letter in plain if letter.isascii()).replace(" ", "-")


_PROVINCES = """
An Giang, Bạc Liêu, Bắc Giang, Bắc Kạn, Bắc Ninh, Bến Tre, Bình Dương, Bình Định, Bình Phước, Bình Thuận,
Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, Hà Giang,
Hà Nam, Hà Nội, Hà Tĩnh, Hải Dương, Hải Phòng, Hậu Giang, Hoà Bình, Hưng Yên, Khánh Hoà, Kiên Giang,
Kon Tum, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận,
Phú Thọ, Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh,
Thái Bình, Thái Nguyên, Thanh Hoá, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, Vĩnh Phúc, Yên Bái
"""
PROVINCES = tuple(name.strip() for name in _PROVINCES.split(","))

SECTORS = (
    ("health", "y tế"),
    ("education", "giáo dục"),
    ("agriculture", "nông nghiệp"),
    ("transport", "giao thông"),
    ("tourism", "du lịch"),
    ("finance", "tài chính"),
    ("justice", "tư pháp"),
    ("labour", "lao động"),
    ("culture", "văn hoá"),
    ("environment", "môi trường"),
    ("trade", "công thương"),
    ("construction", "xây dựng"),
)

_MEASURES = (
    ("online-service-rate", "tỷ lệ hồ sơ trực tuyến", "share of online applications", "unit:PERCENT"),
    ("digital-signature-rate", "tỷ lệ có chữ ký số", "share with a digital signature", "unit:PERCENT"),
    ("cashless-rate", "tỷ lệ thanh toán không tiền mặt", "share of cashless payments", "unit:PERCENT"),
    ("subscriptions", "số thuê bao", "subscriptions", "code:unit-subscription"),
    ("enterprises", "số doanh nghiệp số", "digital enterprises", "code:unit-enterprise"),
    ("tasks-done", "số nhiệm vụ đã hoàn thành", "tasks completed", "code:unit-task"),
    ("tasks-set", "số nhiệm vụ được giao", "tasks set", "code:unit-task"),
    ("online-procedures", "số thủ tục trực tuyến", "procedures online", "code:unit-procedure"),
    ("regulations-cut", "số quy định đã cắt giảm", "regulations cut", "code:unit-regulation"),
    ("problems-solved", "số bài toán đã giải", "problems solved", "code:unit-problem"),
    ("digital-index", "chỉ số chuyển đổi số", "digital index", "code:unit-index"),
    ("rank", "thứ hạng", "rank", "code:unit-rank"),
)

INDICATORS = tuple(
    Indicator(f"{sector}-{name}", f"{vi} ngành {sector_vi}", f"{en}, {sector}", unit)
    for sector, sector_vi in SECTORS
    for name, vi, en, unit in _MEASURES
)

UNITS = {
    "unit:PERCENT": "%",
    "code:unit-subscription": " thuê bao",
    "code:unit-enterprise": " doanh nghiệp",
    "code:unit-task": " nhiệm vụ",
    "code:unit-procedure": " thủ tục",
    "code:unit-regulation": " quy định",
    "code:unit-problem": " bài toán",
    "code:unit-index": " điểm",
    "code:unit-rank": " (thứ hạng)",
}

POPULATIONS = (
    ("adults", "người trưởng thành", "adults"),
    ("children", "trẻ em", "children"),
    ("communes", "cấp xã", "communes"),
    ("departments", "các sở", "departments"),
    ("districts", "cấp huyện", "districts"),
    ("hospitals", "bệnh viện", "hospitals"),
    ("schools", "trường học", "schools"),
    ("state-bodies", "cơ quan nhà nước", "state bodies"),
)

#: Comparator, and the words before the number that say it.
COMPARATORS = (("eq", ""),) * 7 + (("gt", "hơn "), ("ge", "ít nhất "), ("approx", "khoảng "))

SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLES = ("Văn", "Thị", "Minh", "Đức", "Thanh", "Hữu", "Quang", "Ngọc", "Anh", "Xuân")
GIVEN = (
    "An",
    "Bình",
    "Chính",
    "Dũng",
    "Hà",
    "Hải",
    "Hoa",
    "Hùng",
    "Hương",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Phong",
    "Quân",
    "Sơn",
    "Tuấn",
    "Yến",
)

#: Kind of remark, and its paraphrase in both languages, about one sector.
REMARKS = (
    ("vndx:Instruction", "đẩy nhanh chuyển đổi số ngành {}", "speed up the digital transformation of {}"),
    ("vndx:Instruction", "kết nối dữ liệu ngành {}", "connect the data of {}"),
    ("vndx:Instruction", "bố trí nguồn lực cho ngành {}", "provide resources for {}"),
    ("vndx:Principle", "người dân là trung tâm trong ngành {}", "people are at the centre of {}"),
    ("vndx:Assessment", "ngành {} còn chậm", "{} is still slow"),
    ("vndx:Achievement", "ngành {} đã có nền tảng dùng chung", "{} has a shared platform"),
)

IGNORED = ("hotline", "page-furniture", "picture-number", "render-clock", "teaser", "view-counter")
