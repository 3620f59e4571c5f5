"""Dates, periods and other uses of time in the words of a source.

``mentions`` finds them and says which part each number plays: the 20, the 9
and the 2021 of ``20.9.2021`` are day, month and year; the 6 of ``6 tháng đầu
năm 2024`` is a count of months. A day without its year (``Chiều 28.12``) stays
without: who wants the year must say where it comes from.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vndx.text.keys import Folded


@dataclass(frozen=True, slots=True)
class Part:
    """One number of a mention: its role, its value, where it stands (end exclusive).

    Roles: day, month, year, hour, minute, quarter, term (an ordinal), and the
    counts days, weeks, months, years.
    """

    role: str
    value: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of time: its kind, where it stands, its numbers.

    Kinds: date, clock, months, quarter, month, range, since, year, bare-year
    (four digits with no word that says so), duration, term.
    """

    kind: str
    start: int
    end: int
    parts: tuple[Part, ...]

    def get(self, role: str) -> list[int]:
        """Return the values of the parts with *role*, in order."""
        return [part.value for part in self.parts if part.role == role]

    def span(self) -> tuple[date, date] | None:
        """Return the first and the last day meant, or ``None`` when the words leave it open."""
        years = self.get("year")
        if not years or self.kind in ("since", "clock", "duration", "term"):
            return None
        first, last = years[0], years[-1]
        months, days = self.get("month"), self.get("day")
        if days:
            day = date(first, months[0], days[0])
            return day, day
        if months:
            return _months(first, months[0], months[0])
        if self.kind == "quarter":
            quarter = self.get("quarter")[0]
            return _months(first, 3 * quarter - 2, 3 * quarter)
        if self.kind == "months":
            return _months(first, 1, self.get("months")[0])
        return date(first, 1, 1), date(last, 12, 31)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


_FREE = r"(?<![\d.,/:-])"
_STOP = r"(?!\d|[.,/:-]\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR2 = r"(?P<year2>(?:19|20)\d\d)"
_DAY_WORD = r"(?<!\w)(?:ngày|sáng|trưa|chiều|tối|đêm|hôm)(?: ngày)?(?: nay)?,? ?"
_OF_YEAR = r"(?: ?[/.-] ?| năm | )"
_DASH = r" ?[-–—] ?"
_ROMAN = r"(?P<{}>[ivxlc]+)(?!\w)"

#: In order of precedence: what an earlier pattern took, a later one leaves alone.
#: Patterns read `match_key` spelling: lower case, one space, the tone on the first vowel.
_PATTERNS = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("date", rf"{_FREE}{_DAY}(?P<sep> ?[./-] ?){_MONTH}(?P=sep){_YEAR}{_STOP}"),
        ("date", rf"{_FREE}{_YEAR}-{_MONTH}-{_DAY}{_STOP}"),
        ("date", rf"{_FREE}{_DAY} tháng {_MONTH}(?:{_OF_YEAR}{_YEAR})?{_STOP}(?! tháng)"),
        ("date", rf"{_DAY_WORD}{_DAY} ?[./-] ?{_MONTH}{_STOP}"),
        ("date", rf"(?<!\w)ngày [^\d()]{{1,40}}\({_DAY} ?[./-] ?{_MONTH}\)"),
        ("clock", rf"{_FREE}(?P<hour>[01]?\d|2[0-4])(?::|h| giờ )(?P<minute>[0-5]\d)(?!\d)"),
        ("months", rf"{_FREE}(?P<months>0?[1-9]|1[0-2]) tháng(?: (?:đầu|cuối))?(?: năm)? {_YEAR}{_STOP}"),
        ("months", rf"{_FREE}(?P<months>0?[1-9]|1[0-2]) tháng (?:đầu|cuối) (?:năm|của)"),
        ("quarter", rf"(?<!\w)quý (?P<quarter>iv|i{{1,3}}|[1-4]){_OF_YEAR}{_YEAR}{_STOP}"),
        ("month", rf"(?<!\w)tháng {_MONTH}{_OF_YEAR}{_YEAR}{_STOP}"),
        ("month", rf"(?<!\w)tháng {_MONTH}{_STOP}"),
        ("range", rf"{_FREE}{_YEAR}{_DASH}{_YEAR2}{_STOP}"),
        ("range", rf"(?<!\w)từ (?:đầu )?(?:năm )?{_YEAR} đến (?:hết |cuối )?(?:năm )?{_YEAR2}{_STOP}"),
        ("since", rf"(?<!\w)từ (?:đầu )?(?:năm )?{_YEAR} (?:đến|tới) nay"),
        ("duration", rf"{_FREE}(?P<years>\d{{1,3}}) (?:năm|năm liên tiếp)(?!\w| (?:19|20)\d\d)"),
        ("year", rf"(?<!\w)năm {_YEAR}{_STOP}"),
        ("duration", rf"{_FREE}(?P<months>\d{{1,3}}) tháng(?!\w)"),
        ("duration", rf"{_FREE}(?P<weeks>\d{{1,3}}) tuần(?!\w)"),
        ("duration", rf"{_FREE}(?P<days>\d{{1,3}}) ngày(?!\w)"),
        ("term", rf"(?<!\w)(?:khóa|nhiệm kỳ) (?:thứ )?{_ROMAN.format('term')}"),
        ("term", rf"(?<!\w)khóa (?:thứ )?(?P<term>\d{{1,2}}){_STOP}"),
        ("bare-year", rf"{_FREE}{_YEAR}{_STOP}(?! ?(?:%|nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))"),
    )
]


def mentions(text: str) -> list[Mention]:
    """Return each mention of time in *text*, in order, none overlapping another.

    Args:
        text: words of a source, NFC or NFD; offsets are code points into it.
    """
    found: list[Mention] = []
    at = 0
    for line in text.split("\n"):  # a period never runs over the end of a line
        found += in_line(Folded(line), at)
        at += len(line) + 1
    return found


def in_line(line: Folded, shift: int = 0) -> list[Mention]:
    """Return the mentions in one line; *shift* is added to their offsets."""
    found: list[Mention] = []
    taken: set[int] = set()
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(line.key):
            parts = _parts(match, line, shift)
            here = {place for part in parts for place in range(part.start, part.end)}
            if taken.isdisjoint(here) and _possible(parts):
                taken |= here
                start, end = line.start(match.start()) + shift, line.end(match.end()) + shift
                found.append(Mention(kind, start, end, parts))
    return sorted(found, key=lambda mention: mention.parts[0].start)


def _parts(match: re.Match[str], line: Folded, shift: int) -> tuple[Part, ...]:
    parts = [
        Part(
            name.rstrip("2"),
            int(words) if words.isdecimal() else roman(words),
            line.start(match.start(name)) + shift,
            line.start(match.end(name) - 1) + 1 + shift,
        )
        for name, words in match.groupdict().items()
        if words is not None and name != "sep"
    ]
    return tuple(sorted(parts, key=lambda part: part.start))


def _possible(parts: tuple[Part, ...]) -> bool:
    """Tell whether the parts make a day of the calendar, a range that runs forward, a number at all."""
    values = {part.role: part.value for part in parts}
    years = [part.value for part in parts if part.role == "year"]
    if len(years) == 2 and years[0] > years[1]:
        return False
    if "day" in values and values["day"] > monthrange(values.get("year", 2000), values["month"])[1]:
        return False
    return all(part.value or part.role in ("hour", "minute") for part in parts)


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral up to 399, in either case; 0 when it is none."""
    digits = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    word = numeral.lower()
    if not word or not re.fullmatch(r"c{0,3}(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", word):
        return 0
    values = [digits[char] for char in word]
    return sum(
        -value if any(later > value for later in values[place + 1 : place + 2]) else value
        for place, value in enumerate(values)
    )
