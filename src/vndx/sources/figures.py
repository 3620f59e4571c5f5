"""Verifying a figure: its number read again from the words, with everything that the words make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vndx.claim.names import plain_decimal
from vndx.ontology import VNDX
from vndx.sources.facts import Facts
from vndx.sources.findings import Finding, finding
from vndx.sources.reading import Reading
from vndx.sources.records import Fact, Iri, Span, code, local
from vndx.text.numbers import Quantity

#: Local name of the unit -> what stands after the number, or what kind of number it is.
_WORDED = {
    "PERCENT": "%",
    "unit-percentage-point": "điểm phần trăm",
    "unit-times": "lần",
    "unit-rank-place": "bậc",
    "unit-rank": "rank",
}
#: Local name of a currency -> the words that name it right after the number.
_CURRENCY = {"CCY_USD": ("USD", "đô la"), "CCY_VND": ("đồng", "VND", "VNĐ")}
_DONE = re.compile(r"(?<!\w)đã(?!\w)")
_RULE = {"numerator": "numerator", "denominator": "denominator", "statedPercent": "percent"}
_LINKED = ("setBy", "baseline", "againstTarget", "partOfTotal", "ratePart", "rateWhole")


def check_figure(facts: Facts, fact: Fact, reading: Reading) -> list[Finding]:
    """Return where a figure says something else than the words of its spans in one article."""
    value = facts.value(fact.iri, VNDX + "value")
    if not isinstance(value, Decimal):
        return [finding(fact, fact.spans, "value", "xsd:decimal", value or "")]
    found = [*_parts(facts, fact, reading), *_years(facts, fact, reading)]
    types = facts.types(fact.iri)
    for span in fact.spans:
        read = reading.quantities_in((span,))
        if not read and len(fact.spans) > 1 and reading.parts_in((span,), "year"):
            continue  # this span gives the period, another one the number
        if not read:
            found.append(finding(fact, [span], "unread", plain_decimal(value), reading.cut(span)))
            continue
        equal = [one for one in read if _equals(one, value, types)]
        if equal:
            found += _meant(facts, fact, span, equal, reading.cut(span))
            found += _currency(facts, fact, span, equal, reading)
        elif not any(_plays_a_part(facts, fact, one) for one in read):
            said = ", ".join(plain_decimal(one.value) for one in read)
            found.append(finding(fact, [span], "value", plain_decimal(value), said))
    read = reading.quantities_in(fact.spans)
    if not found and not any(_equals(one, value, types) for one in read):
        found.append(finding(fact, fact.spans, "value", plain_decimal(value)))
    return found


def _equals(one: Quantity, value: Decimal, types: set[str]) -> bool:
    """Compare a number with a figure's value.

    A change for the worse, "giảm", is negative. In a fraction, "43/53 dịch vụ",
    the whole is what a target asks for.
    """
    if "Target" in types and one.denominator == value:
        return True
    return (-one.value if "Change" in types and one.change == "down" else one.value) == value


def _currency(
    facts: Facts, fact: Fact, span: Span, equal: list[Quantity], reading: Reading
) -> Iterator[Finding]:
    """Check that money is in the currency of the words, and that what is in a currency is money."""
    unit = local(facts.value(fact.iri, VNDX + "unit") or "")
    named = {
        currency
        for one in equal
        for currency, names in _CURRENCY.items()
        if reading.text[one.end : one.end + 12].lstrip().startswith(names)
    }
    if (unit in _CURRENCY or named) and unit not in named:
        yield finding(fact, [span], "unit", unit, ", ".join(sorted(named)) or "—")


def _parts(facts: Facts, fact: Fact, reading: Reading) -> Iterator[Finding]:
    """Check the parts of a rate that this article's graph states."""
    read = reading.quantities_in(fact.spans)
    for name, rule in (
        ("numerator", "numerator"),
        ("denominator", "denominator"),
        ("statedPercent", "percent"),
    ):
        for value in facts.values(fact.iri, VNDX + name, fact.article):
            said = [part for one in read if (part := _part(one, name)) is not None]
            # The whole may stand apart from the part: 50.350 …/mục tiêu 48.000 …
            if value not in said and not (
                name == "denominator" and value in [one.value for one in read if one.kind != "fraction"]
            ):
                yield finding(fact, fact.spans, rule, value, ", ".join(map(plain_decimal, said)))


def _part(one: Quantity, name: str) -> Decimal | None:
    if name == "statedPercent":
        return one.value if one.percent else None
    return one.numerator if name == "numerator" else one.denominator


def _plays_a_part(facts: Facts, fact: Fact, one: Quantity) -> bool:
    stated = {value for name in _RULE for value in facts.values(fact.iri, VNDX + name)}
    return one.value in stated or one.denominator in stated


def _meant(facts: Facts, fact: Fact, span: Span, equal: list[Quantity], words: str) -> Iterator[Finding]:
    """Check what the words make of the number: bound, kind, change, certainty.

    Where the number stands several times in the span, one of them must fit each rule.
    """
    wanted = code(facts.value(fact.iri, VNDX + "comparator"), "comparator")
    if all(one.comparator != wanted for one in equal):
        yield finding(fact, [span], "comparator", wanted, equal[0].comparator)
    unit = local(facts.value(fact.iri, VNDX + "unit") or "")
    if all(_kind(one) != _WORDED.get(unit, "") for one in equal):
        yield finding(fact, [span], "unit", unit, _kind(equal[0]) or "—")
    if "Change" in facts.types(fact.iri) and not any(one.change for one in equal):
        yield finding(fact, [span], "change", "tăng, giảm, gấp")
    status = code(facts.value(fact.iri, VNDX + "status"), "status")
    modalities = {one.modality or "actual" for one in equal}
    if status == "goal" and _DONE.search(words):  # said to be done: no longer something to reach
        yield finding(fact, [span], "status", status, words)
    if status not in modalities and not (status == "goal" and "estimate" not in modalities):
        yield finding(fact, [span], "status", status, ", ".join(sorted(modalities)))


def _kind(one: Quantity) -> str:
    if one.kind == "rank":
        return "rank"
    return "" if one.unit in ("tuổi", "điểm") else one.unit


def _years(facts: Facts, fact: Fact, reading: Reading) -> Iterator[Finding]:
    """Check that the words name no year that is none of the figure's."""
    named = reading.parts_in(fact.spans, "year")
    allowed = years_of(facts, fact.iri)
    value = facts.value(fact.iri, VNDX + "value")
    if isinstance(value, Decimal) and value in named:  # 2000 doanh nghiệp: the number only looks like a year
        named.remove(int(value))
    if not named <= allowed:
        spans = [span for span in fact.spans if reading.parts_in((span,), "year") - allowed]
        yield finding(fact, spans, "year", _list(allowed), _list(named - allowed))


def years_of(facts: Facts, figure: Iri) -> set[int]:
    """Return the first and last years of a figure's periods, and of the figures and plans it names."""
    found: set[int] = set()
    for name in ("period", "basePeriod", "initiativePeriod"):
        for period in facts.nodes(figure, VNDX + name):
            found |= {day.year for day in facts.period(period) or ()}
    for name in _LINKED:
        for other in facts.nodes(figure, VNDX + name):
            for inner in ("period", "basePeriod", "initiativePeriod"):
                for period in facts.nodes(other, VNDX + inner):
                    found |= {day.year for day in facts.period(period) or ()}
    return found


def _list(years: set[int]) -> str:
    return ", ".join(map(str, sorted(years)))
