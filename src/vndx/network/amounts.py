"""A figure in words, in both languages: how much, of what, when, of what standing."""

from __future__ import annotations

from vndx.network.model import Labels, Statement
from vndx.network.nodes import local, period_days, short
from vndx.network.reading import Reading
from vndx.ontology import CODE, VNDX
from vndx.text.written import comparison, number, singular

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
    statement.labels = {language: _words(figure, unit, language) for language in _LANGUAGES}


def _label(figure: dict[str, str], name: str, words: Labels) -> None:
    for language, text in words.items():
        figure[f"{name}_{language}"] = text


def _plain(written: str) -> str:
    """Write a decimal without needless zeros; what is none, and an exponent, as it stands."""
    whole, point, rest = written.partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".") if point and rest.isdigit() else written


def _words(figure: dict[str, str], unit: str, language: str) -> str:
    def named(name: str) -> str:
        return figure.get(f"{name}_{language}") or figure.get(name, "")

    english = language == "en"
    value, base = number(figure.get("value", ""), language), named("base_period")
    if base and not value.startswith("-"):
        value = f"+{value}"
    comparator = figure.get("comparator", "")
    if unit == _RANK and comparator in ("eq", "le"):
        words = {"eq": ("rank ", "hạng "), "le": ("among the first ", "trong nhóm ")}[comparator]
        amount = (words[0] if english else words[1]) + value
    else:
        counted = named("unit")
        if english and figure.get("value") == "1":
            counted = singular(counted)
        measure = "%" if unit == _PERCENT else f" {counted}" if unit else ""
        amount = f"{comparison(comparator, language)}{value}{measure}"
    figure[f"amount_{language}"] = amount
    when = named("period")
    if base:
        when = f"{when} {'against' if english else 'so với'} {base}".lstrip()
    standing = "" if figure.get("status", "actual") == "actual" else named("status")
    return ", ".join(part for part in (amount, when, standing) if part)
