"""A figure in words for the page: in full for tables, and as short as it fits on a mark."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from vndx.chart.scale import compact
from vndx.lang import LANGUAGES, speaking
from vndx.text.written import comparison, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Labels, Statement

_PERCENT = "unit:PERCENT"
_RANK = "code:unit-rank"


def quantity(one: Statement) -> Labels:
    """Return how much a figure says, with comparator and unit, as the sentences of its edges have it."""
    figure = one.figure
    return {
        language: figure.get(f"amount_{language}") or f"{_bound(figure, language)}{_number(figure, language)}"
        for language in LANGUAGES
    }


def mark(one: Statement) -> Labels:
    """Return the same without the unit, large numbers in millions and billions where nothing is lost."""
    return {language: _mark(one.figure, language) for language in LANGUAGES}


def _mark(figure: dict[str, str], language: str) -> str:
    try:
        with speaking(language):
            written = compact(Decimal(figure.get("value", "")))
    except InvalidOperation:
        written = _number(figure, language)
    if "+" in figure.get(f"amount_{language}", ""):
        written = f"+{written}"
    if figure.get("unit") == _RANK and figure.get("comparator") == "le":
        return ("nhóm " if language == "vi" else "first ") + written
    return f"{_bound(figure, language)}{written}" + ("%" if figure.get("unit") == _PERCENT else "")


def _bound(figure: dict[str, str], language: str) -> str:
    return comparison(figure.get("comparator", ""), language, goal=figure.get("status") == "goal")


def _number(figure: dict[str, str], language: str) -> str:
    unit = figure.get(f"unit_{language}", "") if "amount_en" not in figure else ""
    return f"{number(figure.get('value', ''), language)} {unit}".rstrip()
