"""A figure in words, in both languages: how much, of what, when, of what standing."""

from __future__ import annotations

from vndx.network.model import Labels, Statement
from vndx.network.nodes import local, period_days, short
from vndx.network.reading import Reading
from vndx.ontology import CODE, VNDX
from vndx.text.written import comparison, counted, number

_PERCENT = "http://qudt.org/vocab/unit/PERCENT"
_RANK = f"{CODE}unit-rank"
_LANGUAGES = ("vi", "en")
_PLAIN = {"value": "value", "numerator": "numerator", "denominator": "denominator"}
_QUOTED = "statedPercent"


def fill(reading: Reading, iri: str, statement: Statement) -> None:
    """Give a statement the quantity of the figure that it is, and its period."""
    figure = statement.figure
    for name, property in _PLAIN.items():
        if value := reading.first(iri, f"{VNDX}{property}"):
            figure[name] = _plain(value)
    if quoted := reading.texts(iri, f"{VNDX}{_QUOTED}"):
        figure["stated_percent"] = " ".join(map(_plain, quoted))
    codes = (("comparator", "comparator"), ("status", "status"), ("changeKind", "change_kind"))
    for property, name in codes:
        if code := reading.first(iri, f"{VNDX}{property}"):
            figure[name] = local(code).partition("-")[2] or local(code)
            _label(figure, name, reading.label(code))
    for property, name in (("unit", "unit"), ("period", "period"), ("basePeriod", "base_period")):
        if thing := reading.first(iri, f"{VNDX}{property}"):
            figure[name] = short(thing)
            _label(figure, name, reading.label(thing))
    period = reading.first(iri, f"{VNDX}period")
    if base := reading.first(iri, f"{VNDX}basePeriod"):
        days = zip(("base_begin", "base_end"), period_days(reading, base), strict=True)
        figure.update({name: day for name, day in days if day})
    statement.begin, statement.end = period_days(reading, period)
    statement.period = reading.label(period)
    unit = reading.first(iri, f"{VNDX}unit")
    for language in _LANGUAGES:
        figure[f"amount_{language}"] = _amount(figure, unit, language)
    statement.labels = {language: _words(figure, language) for language in _LANGUAGES}


def _label(figure: dict[str, str], name: str, words: Labels) -> None:
    for language, text in words.items():
        figure[f"{name}_{language}"] = text


def _plain(written: str) -> str:
    """Write a decimal without needless zeros; what is none, and an exponent, as it stands."""
    whole, point, rest = written.partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".") if point and rest.isdigit() else written


def _amount(figure: dict[str, str], unit: str, language: str) -> str:
    """Return how much a figure says, with its unit, as *more than 86,000,000 accounts*, *+8%*, *rank 46*."""
    english = language == "en"
    value, comparator = number(figure.get("value", ""), language), figure.get("comparator", "")
    multiple = figure.get("change_kind") == "multiple"
    if figure.get("base_period") and not multiple and not value.startswith("-"):
        value = f"+{value}"
    bound = comparison(comparator, language, goal=figure.get("status") == "goal")
    if unit == _RANK and comparator == "le":
        return ("among the first " if english else "trong nhóm ") + value
    if unit == _RANK:
        return f"{'rank' if english else 'hạng'} {bound}{value}"
    name = counted(figure.get(f"unit_{language}") or figure.get("unit", ""), value, language)
    amount = f"{bound}{value}" + ("%" if unit == _PERCENT else f" {name}" if unit else "")
    if multiple:  # to so many times, or by so many: the source leaves it open
        amount += ", as worded" if english else ", theo nguyên văn"
    return amount


def _words(figure: dict[str, str], language: str) -> str:
    def named(name: str) -> str:
        return figure.get(f"{name}_{language}") or figure.get(name, "")

    when = named("period")
    if base := named("base_period"):
        when = f"{when} {'against' if language == 'en' else 'so với'} {base}".lstrip()
    standing = "" if figure.get("status", "actual") == "actual" else named("status")
    return ", ".join(part for part in (figure[f"amount_{language}"], when, standing) if part)
