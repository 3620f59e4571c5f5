"""Which part a number of the text plays in a fact. A role is earned: the number must be in the fact."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from decimal import Decimal

from vndx.ontology import VNDX
from vndx.sources.facts import Facts
from vndx.sources.reading import Reading
from vndx.sources.records import ELI, Fact, Iri, Value, local
from vndx.text.dates import Part
from vndx.text.numbers import Group

_FIGURE = {"Observation", "Target", "Change", "Figure"}
_NUMBERS = {"value": "value", "numerator": "numerator", "denominator": "denominator"} | {
    "statedPercent": "percent",
    "ordinal": "ordinal",
}
#: Every role, the strongest first.
ROLES = (
    "value", "numerator", "denominator", "percent", "ordinal", "date", "time", "period", "base-period",
    "duration", "identifier", "name",
)  # fmt: skip
#: The roles in Vietnamese, in the same order.
IN_VIETNAMESE = dict(
    zip(
        ROLES,
        (
            "trị số", "tử số", "mẫu số", "tỷ lệ phần trăm", "số thứ tự", "ngày tháng", "giờ", "kỳ", "kỳ gốc",
            "khoảng thời gian", "số hiệu", "tên gọi",
        ),
        strict=True,
    )
)  # fmt: skip
Days = tuple[datetime.date, datetime.date]


@dataclass
class Parts:
    """What of a fact a number of the text can be.

    Attributes:
        numbers: a number to its role.
        days: dates, with their role.
        periods: first and last days, with their role.
        names: words that may hold the number, with their role.
        inferred: whether a rule combined the fact from several spans.
    """

    numbers: dict[Decimal, str] = field(default_factory=dict)
    days: list[tuple[datetime.date, str]] = field(default_factory=list)
    periods: list[tuple[Days, str]] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    inferred: bool = False


def parts_of(facts: Facts, fact: Fact) -> Parts:
    """Gather what the numbers in the spans of a fact can be."""
    parts = Parts(inferred=bool(fact.inferred))
    if fact.triple is None:
        figure = bool(facts.types(fact.iri) & _FIGURE)
        for predicate, value in facts.described(fact.iri):
            _add(facts, parts, local(predicate), value, deep=not figure)
        if not figure:
            _add_names(facts, parts, fact.iri)
        return parts
    subject, predicate, object_ = fact.triple
    _add(facts, parts, local(predicate), object_, deep=True)
    if not facts.types(subject) & _FIGURE:
        _add_names(facts, parts, subject)
    return parts


def _add(facts: Facts, parts: Parts, predicate: str, value: Value, *, deep: bool) -> None:
    if isinstance(value, Decimal):
        parts.numbers[value] = _NUMBERS.get(predicate, "value")
    elif isinstance(value, datetime.date):
        parts.days.append((value, "date"))
    elif isinstance(value, Iri):
        days = facts.period(value)
        if days is not None:
            parts.periods.append((days, "base-period" if predicate == "basePeriod" else "period"))
        elif not facts.types(value) & _FIGURE:
            _add_names(facts, parts, value)
            if deep:
                _add_own(facts, parts, value)
    elif predicate not in ("prefLabel", "altLabel", "hiddenLabel", "identifier", "sha256"):
        parts.names.append((str(value), "identifier" if predicate == "id_local" else "name"))


def _add_names(facts: Facts, parts: Parts, node: Iri) -> None:
    numbers = {str(value) for value in facts.values(node, ELI + "id_local")}
    for label in facts.labels(node):
        parts.names.append((label, "identifier" if label in numbers else "name"))


def _add_own(facts: Facts, parts: Parts, node: Iri) -> None:
    """Add what tells a node from others of its kind: its ordinal, its date, its period."""
    for value in facts.values(node, VNDX + "ordinal"):
        if isinstance(value, Decimal):
            parts.numbers.setdefault(value, "ordinal")
    for value in facts.values(node, ELI + "date_document"):
        if isinstance(value, datetime.date):
            parts.days.append((value, "date"))
    for name in ("initiativePeriod", "forPeriod"):
        for period in facts.nodes(node, VNDX + name):
            if days := facts.period(period):
                parts.periods.append((days, "period"))


def role_of(group: Group, reading: Reading, parts: Parts) -> str:
    """Return the role that a digit group plays among *parts*, or nothing.

    Roles: value, numerator, denominator, percent, ordinal, date, time, period,
    base-period, duration, identifier, name.
    """
    return _number(group, reading, parts) or _time(group, reading, parts) or _name(group, parts)


def _number(group: Group, reading: Reading, parts: Parts) -> str:
    one = reading.quantity_of(group)
    if one is None:
        return ""
    if one.kind == "fraction" and one.groups[-1] == group:
        role = parts.numbers.get(one.denominator or Decimal(0), "")
        return "denominator" if role == "value" else role
    role = parts.numbers.get(one.value, "")
    return role or (parts.numbers.get(-one.value, "") if one.change == "down" else "")


def _time(group: Group, reading: Reading, parts: Parts) -> str:
    found = reading.parts_of(group)
    if found is None:
        return ""
    mention, inside = found
    # Words for a year alone (đến năm 2030) mean a day only where it ends the year, or was inferred.
    days_meant = [
        (day, role)
        for day, role in parts.days
        if mention.kind in ("date", "clock") or parts.inferred or (day.month, day.day) == (12, 31)
    ]
    for day, role in days_meant:
        if all(_is_part(part, day) for part in inside):
            return "time" if inside[0].role in ("hour", "minute") else role
    for days, role in parts.periods:
        # A whole mention is the period; else each number of the group must be one of its bounds.
        if mention.span() == days or all(any(_is_part(part, day) for day in days) for part in inside):
            return role
        if all(_lasts(part, days) for part in inside):
            return "duration"
    for part in inside:
        if part.role == "term" and parts.numbers.get(Decimal(part.value)) == "ordinal":
            return "ordinal"
    return ""


def _is_part(part: Part, day: datetime.date) -> bool:
    if part.role in ("hour", "minute"):
        return isinstance(day, datetime.datetime) and getattr(day, part.role) == part.value
    return part.role in ("day", "month", "year") and getattr(day, part.role) == part.value


def _lasts(part: Part, days: Days) -> bool:
    """Tell whether a count of years, months or days is the length of a period."""
    begin, end = days
    months = 12 * (end.year - begin.year) + end.month - begin.month + 1
    return {
        "years": months == 12 * part.value,
        "months": months == part.value,
        "days": (end - begin).days + 1 == part.value,
        "quarter": (begin.month, months) == (3 * part.value - 2, 3),
    }.get(part.role, False)


def _name(group: Group, parts: Parts) -> str:
    # Not a piece of another number, nor of a date: the 28 of "28/12/2023" names nothing.
    pattern = re.compile(rf"(?<![\d.,])(?<!\d[/-]){re.escape(group.text)}(?![.,/-]?\d)")
    roles = [role for words, role in parts.names if pattern.search(words)]
    return "identifier" if "identifier" in roles else (roles[0] if roles else "")
