"""Numbers in the words of a source: which digits there are, and what quantity they state.

``digit_groups`` is the unit of the ledger. ``quantities`` reads what the words
state: ``hơn 324 nghìn thuê bao`` is more than 324 000, ``43/53 dịch vụ`` is 43
of 53, ``nhanh nhất`` is rank 1. Everything is exact (`decimal.Decimal`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from vndx.text import phrases
from vndx.text.dates import Mention, in_line
from vndx.text.keys import Folded

_GROUP = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2},\d{3}\.\d+")
_OVER = re.compile(r" ?/ ?(\d+(?:[.,]\d+)*)")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
# What stands after a number that names a document: 05-NQ/TU, 58/QĐ-UBQGCĐS, 06/CP, 202/2025/QH15.
_SYMBOL = re.compile(r"\s?/\s?(?P<first>[^\W\d_])|\s?-\s?[A-ZĐ]{1,5}\s?/|/\d{4}/[A-ZĐ]")
_NO_QUANTITY = ("date", "clock", "months", "quarter", "month", "range", "since", "year", "term")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of digits as it stands: its characters and its place (end exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity that the words state.

    Attributes:
        value: the number, scale multiplied out; the numerator of a fraction.
        start, end: the place of the number with its scale and percent sign.
        groups: the digit groups it is made of; none for a superlative.
        kind: ``number``, ``fraction`` or ``rank``.
        scale: the scale words (``nghìn``, ``triệu tỷ``), or nothing.
        unit: the word after it that says what kind of number it is: ``%``,
            ``điểm phần trăm``, ``lần``, ``bậc``, ``tuổi``; or nothing.
        comparator: ``eq``, ``gt``, ``ge``, ``lt``, ``le`` or ``approx``.
        modality: ``estimate``, ``forecast``, or nothing for what is plainly stated.
        change: ``up``, ``down``, ``times`` (``gấp``), or nothing.
        numerator, denominator: the parts of a fraction.
    """

    value: Decimal
    start: int
    end: int
    groups: tuple[Group, ...] = ()
    kind: str = "number"
    scale: str = ""
    unit: str = ""
    comparator: str = "eq"
    modality: str = ""
    change: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def percent(self) -> bool:
        """Whether it is per cent, and not percentage points."""
        return self.unit == "%"


def digit_groups(text: str) -> list[Group]:
    r"""Return each group of digits (``\d+(?:[.,]\d+)*``) of *text*, in order."""
    return [Group(found[0], found.start(), found.end()) for found in _GROUP.finditer(text)]


def parse_number(digits: str) -> Decimal | None:
    """Read a group of digits as Vietnamese writes numbers: ``1.500`` is 1500, ``46,2`` is 46.2.

    A dot that cannot part thousands is taken as an English decimal point
    (``0.75``, ``1.9``), two commas as English thousands.

    Returns:
        The number, or ``None`` where the group is none (``20.9.2021``).
    """
    if _THOUSANDS.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(digits.replace(",", ".")) if _PLAIN.fullmatch(digits) else None


def quantities(text: str) -> list[Quantity]:
    """Return the quantities that *text* states, in order.

    Left out are the numbers of dates and periods, of document numbers and of
    names (``5G``, ``Covid-19``); a duration (``2 năm``) is a quantity.

    Args:
        text: words of a source, NFC or NFD; offsets are code points into it.
    """
    found: list[Quantity] = []
    at = 0
    for line in text.split("\n"):  # words on another line say nothing of a number
        found += _Line(line).read(at)
        at += len(line) + 1
    return found


class _Line:
    """The reading of one line: offsets below are those of its key, until the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line = Folded(text)
        self.key = self.line.key
        self.times = in_line(self.line)

    def read(self, shift: int) -> list[Quantity]:
        found: list[Quantity] = []
        consumed = -1
        for match in _GROUP.finditer(self.key):
            if match.start() < consumed:
                continue
            quantity, consumed = self._number(match)
            if quantity is not None:
                found.append(quantity)
        found = [self._ranged(found, place) for place in range(len(found))]
        found = [self._following(found, place) for place in range(len(found))]
        found += [
            Quantity(Decimal(1), start, end, kind="rank") for start, end in phrases.superlatives(self.key)
        ]
        return [self._placed(quantity, shift) for quantity in sorted(found, key=lambda one: one.start)]

    def _number(self, match: re.Match[str]) -> tuple[Quantity | None, int]:
        start, end = match.span()
        value = parse_number(match[0])
        if value is None or self._in_time(start, end) or self._names(start, end):
            return None, end
        groups: tuple[Group, ...] = (Group(match[0], start, end),)
        denominator = None
        if (over := _OVER.match(self.key, end)) and (denominator := parse_number(over[1])):
            groups += (Group(over[1], over.start(1), over.end(1)),)
            end = over.end()
        scale, factor, end = phrases.scale(self.key, end)
        unit, end = phrases.unit(self.key, end)
        kind, comparator = phrases.rank(self.key, start, end)
        return Quantity(
            value=value * factor,
            start=start,
            end=end,
            groups=groups,
            kind="fraction" if denominator else kind,
            scale=scale,
            unit=unit,
            comparator=comparator or phrases.comparator(self.key, start, end),
            modality=phrases.modality(self.key, start, end),
            change=phrases.change(self.key, start),
            numerator=value if denominator else None,
            denominator=denominator or None,
        ), end

    def _in_time(self, start: int, end: int) -> bool:
        first, last = self.line.start(start), self.line.end(end)
        return any(_covers(mention, first, last) for mention in self.times)

    def _names(self, start: int, end: int) -> bool:
        """Tell whether the digits are part of a name or of a document's number."""
        first, last = self.line.start(start), self.line.end(end)
        symbol = _SYMBOL.match(self.text, last)
        if symbol and (symbol["first"] or "A").isupper():
            return True
        if phrases.names_document(self.key, start):
            return True
        before, after = self.text[max(0, first - 2) : first], self.text[last : last + 2]
        if before[-1:].isalpha() or (before[-1:] == "-" and before[:1].isalpha()):
            return True  # G20, Covid-19
        return after[:1].isupper() and not after[1:].isalpha()  # 5G

    def _ranged(self, found: list[Quantity], place: int) -> Quantity:
        """Give the first number of a range the scale and unit of the second: ``5 - 6 triệu``."""
        one = found[place]
        if one.scale or one.unit or place + 1 == len(found):
            return one
        other = found[place + 1]
        if not re.fullmatch(r" ?[-–] ?| đến ", self.key[one.end : other.start]):
            return one
        factor = phrases.factor(other.scale)
        return replace(one, value=one.value * factor, scale=other.scale, unit=other.unit)

    def _following(self, found: list[Quantity], place: int) -> Quantity:
        """Let a change be as uncertain as the number that it follows: ``ước đạt 7,5 tỷ USD, tăng 4%``."""
        one, before = found[place], found[place - 1]
        if not place or one.modality or not one.change:
            return one
        between = self.key[before.end : one.start]
        return replace(one, modality=before.modality) if phrases.follows(between) else one

    def _placed(self, one: Quantity, shift: int) -> Quantity:
        """Turn offsets into the key into offsets into the text."""
        line = self.line
        return replace(
            one,
            start=line.start(one.start) + shift,
            end=line.end(one.end) + shift,
            groups=tuple(
                Group(group.text, line.start(group.start) + shift, line.start(group.end - 1) + 1 + shift)
                for group in one.groups
            ),
        )


def _covers(mention: Mention, start: int, end: int) -> bool:
    return mention.kind in _NO_QUANTITY and any(
        part.start < end and start < part.end for part in mention.parts
    )
