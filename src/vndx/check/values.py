"""Literals as SHACL sees them: is one well-formed, is one at most another."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal

import pyoxigraph as ox

XSD = "http://www.w3.org/2001/XMLSchema#"

_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})" + _ZONE)
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?" + _ZONE
)


def _date(text: str) -> bool:
    match = _DAY.fullmatch(text)
    if not match:
        return False
    try:
        datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return False
    return True


def _moment(text: str) -> bool:
    match = _TIME.fullmatch(text)
    return bool(match) and _date(match[1] if match else "")


def _like(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


_FORMS: dict[str, Callable[[str], bool]] = {
    XSD + "integer": _like(r"[+-]?[0-9]+"),
    XSD + "nonNegativeInteger": _like(r"\+?[0-9]+|-0+"),
    XSD + "positiveInteger": _like(r"\+?0*[1-9][0-9]*"),
    XSD + "decimal": _like(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    XSD + "double": _like(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN"),
    XSD + "boolean": _like(r"true|false|1|0"),
    XSD + "date": _date,
    XSD + "dateTime": _moment,
    XSD + "gYear": _like(r"-?[0-9]{4,}" + _ZONE),
    XSD + "gYearMonth": _like(r"-?[0-9]{4,}-(?:0[1-9]|1[0-2])" + _ZONE),
    XSD + "anyURI": _like(r"[^\s<>\"{}|\\^`]*"),
}
_FORMS[XSD + "float"] = _FORMS[XSD + "double"]


def well_formed(literal: ox.Literal) -> bool:
    """Say whether the text of *literal* is one that its datatype allows; unknown datatypes allow all."""
    form = _FORMS.get(literal.datatype.value)
    return form is None or form(literal.value)


def at_most(one: ox.Literal, other: ox.Literal) -> bool:
    """Say whether *one* is known to be at most *other*; ``False`` unless both are numbers."""
    numbers = {XSD + "integer", XSD + "decimal"}
    if not all(term.datatype.value in numbers and well_formed(term) for term in (one, other)):
        return False
    return Decimal(one.value) <= Decimal(other.value)
