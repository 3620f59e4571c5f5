"""The two axes: where a value and a day stand, and what is written beside them."""

from __future__ import annotations

import datetime
from decimal import Context, Decimal

from vndx.claim.names import plain_decimal
from vndx.lang import t
from vndx.text.written import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
#: Large numbers are written in these, if nothing is lost by it.
_SCALES = ((9, "billion", "tỷ"), (6, "million", "triệu"))


def compact(value: Decimal) -> str:
    """Write a number shortly without rounding it: 46.2 million, 50,350."""
    for exponent, en, vi in _SCALES:
        if value and value.adjusted() >= exponent:
            scaled = _scaled(value, exponent)
            if _places(scaled) <= 3:
                return f"{number(plain_decimal(scaled))} {t(en, vi)}"
    return number(plain_decimal(value))


def _scaled(value: Decimal, exponent: int) -> Decimal:
    """Count a value in units of ten to the *exponent*, keeping each digit."""
    return value.scaleb(-exponent, Context(prec=200))


def _places(value: Decimal) -> int:
    """Return how many digits stand behind the point."""
    return len(plain_decimal(value).partition(".")[2])


def _step(span: Decimal, most: int, *, whole: bool) -> Decimal:
    """Return the smallest handsome step that cuts *span* into at most *most* parts."""
    raw = span / most
    power = Decimal(1).scaleb(raw.adjusted())
    step = next(factor * power for factor in _STEPS if factor * power >= raw)
    return max(Decimal(1), step.to_integral_value(rounding="ROUND_CEILING")) if whole else step


class ValueAxis:
    """The axis of values, from nought, so that a small change does not look like a large one.

    A rank has its best, 1, on top. A share stays within 100 % unless a value is above it.

    Attributes:
        low, high: its ends, ``low`` at the bottom; for a rank it is the larger number.
        ticks: the values that are written.
    """

    def __init__(self, values: Sequence[Decimal], *, rank: bool, percent: bool, most: int = 5) -> None:
        first = Decimal(1) if rank else Decimal(0)
        least, largest = min(first, *values), max(first, *values)
        if least == largest:
            largest = first + 1
        whole = rank or all(value == value.to_integral_value() for value in values)
        step = _step(largest - least, most, whole=whole)
        low, high = least // step * step, -(-largest // step) * step
        if low > least:
            low -= step  # Decimal's // goes towards nought
        if high < largest:
            high += step
        if percent and largest <= 100:
            high = min(high, Decimal(100))
        count = int((high - low) / step)
        self.ticks = [low + step * place for place in range(count + 1)]
        if rank:
            low, high = (high if high > largest else high + step), least  # the last one is not on the edge
            self.ticks = [least, *(tick for tick in (*self.ticks, low) if tick > least)]
            self.ticks = list(dict.fromkeys(self.ticks))
        elif self.ticks[-1] < high:
            self.ticks.append(high)
        self.low, self.high = low, high

    def place(self, value: Decimal) -> float:
        """Return where a value stands: 0 at the bottom, 1 on top."""
        return float((value - self.low) / (self.high - self.low))

    def up(self, comparator: str) -> int:
        """Return where the true value lies of one that is a bound: 1 above, -1 below, 0 of none."""
        direction = {"gt": 1, "ge": 1, "lt": -1, "le": -1}.get(comparator, 0)
        return direction if self.high > self.low else -direction

    def written(self) -> tuple[list[str], tuple[str, str]]:
        """Return the ticks in words, and in what they are counted: ``(million, triệu)``, or nothing."""
        for exponent, en, vi in _SCALES:
            scaled = [_scaled(tick, exponent) for tick in self.ticks]
            if max(map(abs, self.ticks)).adjusted() >= exponent and max(map(_places, scaled)) <= 2:
                return [number(plain_decimal(one)) for one in scaled], (en, vi)
        return [number(plain_decimal(tick)) for tick in self.ticks], ("", "")


class TimeAxis:
    """The axis of time, in whole days.

    Attributes:
        first, last: the days at its ends.
        ticks: days that begin a year, a quarter or a month, each with what is written at it.
    """

    _MONTHS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12000)

    def __init__(self, begin: datetime.date, end: datetime.date, *, most: int = 8) -> None:
        margin = max(45, (end - begin).days // 16)
        self.first = max(begin.toordinal() - margin, datetime.date.min.toordinal())
        self.last = min(end.toordinal() + margin, datetime.date.max.toordinal())
        every = next((one for one in self._MONTHS if (self.last - self.first) / (one * 30) <= most), 12000)
        self.ticks = [
            (day, _month(day, every)) for day in _months(self.first, every) if day.toordinal() <= self.last
        ]

    def place(self, day: datetime.date, *, after: float = 0.5) -> float:
        """Return where a day stands, 0 on the left and 1 on the right.

        Args:
            day: the day.
            after: how far into it: 0 its beginning, 1 its end.
        """
        return (day.toordinal() + after - self.first) / (self.last + 1 - self.first)


def _months(first: int, every: int) -> list[datetime.date]:
    """Return the first days of months after the day *first*, every so many months."""
    begin = datetime.date.fromordinal(first)
    count = begin.year * 12 + begin.month - 1
    count = -(-count // every) * every
    found: list[datetime.date] = []
    while len(found) < 40 and count // 12 <= datetime.MAXYEAR:
        if count // 12 >= datetime.MINYEAR:
            day = datetime.date(count // 12, count % 12 + 1, 1)
            if day.toordinal() >= first:
                found.append(day)
        count += every
    return found


def _month(day: datetime.date, every: int) -> str:
    if every >= 12:
        return f"{day.year}"
    return t(f"{day.year}-{day.month:02}", f"{day.month}/{day.year}")
