"""The words around a number that say how it is meant. Closed lists, matched as whole words.

All functions read `match_key` spelling (lower case, NFC, one space, tone on
the first vowel) and take offsets into it. Vietnamese gives no word boundary
for free: ``ước đạt`` stands inside ``cả nước đạt``, ``tỉ`` inside ``tỉnh``;
so each pattern begins and ends where no letter stands.
"""

from __future__ import annotations

import re
from decimal import Decimal

_SCALES = {
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
_SCALE = re.compile(r" ?(trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w| (?:lệ|trọng|suất|số|giá)(?!\w))")
_UNIT = re.compile(r" ?(%|phần trăm(?!\w)|điểm (?:phần trăm(?!\w)|%)|(?:lần|bậc|tuổi|điểm)(?!\w))")

_COMPARATORS = {
    "không dưới": "ge", "không ít hơn": "ge", "không thấp hơn": "ge", "ít nhất": "ge", "ít nhất là": "ge",
    "tối thiểu": "ge", "tối thiểu là": "ge",
    "không quá": "le", "không vượt quá": "le", "không hơn": "le", "tối đa": "le", "tối đa là": "le",
    "nhiều nhất": "le", "nhiều nhất là": "le",
    "trên": "gt", "hơn": "gt", "quá": "gt", "vượt": "gt", "vượt quá": "gt",
    "gần": "lt", "dưới": "lt", "chưa đến": "lt", "chưa tới": "lt", "chưa đầy": "lt", "ngót": "lt",
    "khoảng": "approx", "chừng": "approx", "xấp xỉ": "approx", "tầm": "approx", "cỡ": "approx",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?<!\w)(" + "|".join(sorted(_COMPARATORS, key=len, reverse=True)) + r")(?: (?:đến|tới))? ?\Z"
)
_AFTER = re.compile(r"(?: [^\W\d]+){0,2} trở (lên|xuống)(?!\w)")
# "cao hơn 2 lần" compares two things; the 2 itself is not a bound.
_COMPARING = re.compile(r"(?<!\w)(?:cao|lớn|nhiều|nhanh|thấp|ít|chậm|tốt|mạnh|nhỏ|dài|rộng) hơn ?\Z")
# "trên 3 trụ cột" is on three pillars, "tính trên 1 triệu dân" per million.
_UPON = re.compile(r" (?:trụ cột|lĩnh vực|phương diện|khía cạnh|phương thức|mặt trận|địa bàn|kênh)(?!\w)")
_PER = re.compile(r"(?<!\w)(?:tính|dựa|căn cứ|thang điểm) trên ?\Z")

_BREAK = re.compile(r"[;:()]|[.,](?!\d)| [-–—] |(?<!\w)so (?:với|cùng)(?!\w)")
_ESTIMATE = re.compile(
    r"(?<!\w)(?<!công )(?<!hiệp )(?<!quy )(?<!giao )(?<!mong )(?<!mơ )ước(?! (?:mơ|mong|vọng|muốn))(?!\w)"
)
_FORECAST = re.compile(r"(?<!\w)dự (?:báo|kiến|tính|đoán)(?!\w)")
_ESTIMATE_AFTER = re.compile(r" ?\((?:số )?ước(?: tính)?\)")

_CHANGE = re.compile(
    r"(?<!\w)(tăng|giảm|gấp)(?: (?:trưởng|thêm|lên|xuống|đạt|ước đạt|ước|là|đến|tới|bình quân))*"
    r"(?: (?:" + "|".join(sorted(_COMPARATORS, key=len, reverse=True)) + r"))? ?\Z"
)
_FOLLOWS = re.compile(r"(?: [^\W\d]+){0,3},? (?:tăng|giảm)(?: [^\W\d]+){0,2} ")
_DIRECTIONS = {"tăng": "up", "giảm": "down", "gấp": "times"}

_ORDINAL = re.compile(r"(?<!\w)(?:thứ|hạng|vị trí) ?\Z")
_TOP = re.compile(r"(?<!\w)(?:nhóm|top|tốp) ?\Z")
_AMONG = re.compile(r"(?<!\w)trong(?: số)? ?\Z")
_LEADING = re.compile(r" [^\W\d]+(?: [^\W\d]+)? (?:dẫn đầu|đứng đầu|hàng đầu)(?!\w)")
_SUPERLATIVE = re.compile(
    r"(?<!\w)(?:(?:nhanh|cao|lớn|mạnh|tốt|đông|sớm|rộng) nhất|(?<!người )(?:dẫn|đứng) đầu)(?!\w)"
)
_WITH_NUMBER = re.compile(r"(?<!\w)(?:trong(?: số)?|nhóm|top|tốp) \d+(?: [^\W\d]+){1,3} ?\Z")
_DOCUMENT = re.compile(
    r"(?<!\w)(?:nghị quyết|quyết định|chỉ thị|đề án|kế hoạch|công văn|thông báo|nghị định|thông tư|kết luận"
    r"|tờ trình|công điện|hướng dẫn)(?: số:?)? ?\Z"
)


def factor(words: str) -> Decimal:
    """Return what the scale *words* multiply by: ``triệu tỷ`` is 10 to the 15th."""
    product = Decimal(1)
    for word in words.split():
        product *= _SCALES[word]
    return product


def scale(key: str, end: int) -> tuple[str, Decimal, int]:
    """Return the scale words after a number, what they multiply by, and where they end."""
    words = []
    while found := _SCALE.match(key, end):
        words.append(found[1])
        end = found.end()
    return " ".join(words), factor(" ".join(words)), end


def unit(key: str, end: int) -> tuple[str, int]:
    """Return the unit that changes what a number means (``%``, ``lần``, …), and where it ends."""
    found = _UNIT.match(key, end)
    if found is None:
        return "", end
    word = found[1]
    if word == "phần trăm":
        word = "%"
    return ("điểm phần trăm" if word == "điểm %" else word), found.end()


def comparator(key: str, start: int, end: int) -> str:
    """Return how the number between *start* and *end* bounds the true one."""
    if after := _AFTER.match(key, end):
        return "ge" if after[1] == "lên" else "le"
    before = key[:start]
    found = _BEFORE.search(before)
    if found is None:
        return "eq"
    word = found[1]
    if word == "hơn" and _COMPARING.search(before):
        return "eq"
    if word == "trên" and (_UPON.match(key, end) or _PER.search(before)):
        return "eq"
    return _COMPARATORS[word]


def modality(key: str, start: int, end: int) -> str:
    """Return ``estimate`` or ``forecast`` when the clause before the number says so."""
    clause_start = 0
    for found in _BREAK.finditer(key, 0, start):
        clause_start = found.end()
    clause = key[clause_start:start]
    if _FORECAST.search(clause):
        return "forecast"
    return "estimate" if _ESTIMATE.search(clause) or _ESTIMATE_AFTER.match(key, end) else ""


def change(key: str, start: int) -> str:
    """Return ``up``, ``down`` or ``times`` when the number says by how much something changed."""
    found = _CHANGE.search(key, 0, start) if start else None
    return _DIRECTIONS[found[1]] if found else ""


def follows(between: str) -> bool:
    """Tell whether the words between two numbers make the second the change of the first."""
    return _FOLLOWS.fullmatch(between) is not None


def rank(key: str, start: int, end: int) -> tuple[str, str]:
    """Return the kind of a number and the comparator that its kind brings.

    ``thứ 46`` is a rank; ``trong nhóm 50 nước dẫn đầu`` a rank of at most 50.
    """
    before = key[:start]
    if _ORDINAL.search(before):
        return "rank", "eq"
    if _TOP.search(before) or (_AMONG.search(before) and _LEADING.match(key, end)):
        return "rank", "le"
    return "number", ""


def superlatives(key: str) -> list[tuple[int, int]]:
    """Return where the words alone say first rank: ``nhanh nhất``, ``dẫn đầu``."""
    return [
        found.span()
        for found in _SUPERLATIVE.finditer(key)
        # "trong nhóm 50 nước dẫn đầu": the rank is in the number
        if not _WITH_NUMBER.search(key[: found.start()])
    ]


def names_document(key: str, start: int) -> bool:
    """Tell whether the number that begins at *start* follows a word for a document: ``Đề án 06``."""
    return _DOCUMENT.search(key[:start]) is not None
