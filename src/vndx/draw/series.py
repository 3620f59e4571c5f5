"""Which figures of an indicator the page's charts join: `vndx.claim.lines` says it, as for `vndx chart`."""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from vndx.claim.compare import Figure
from vndx.claim.lines import Value, lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from vndx.network import Statement


def joined(statements: Mapping[str, Statement]) -> list[tuple[str, str]]:
    """Return the pairs of figures that a line joins, each with the next one on its line, sorted.

    Args:
        statements: those of a network, by id; what is no figure, or has no value or days, is passed over.
    """
    values = {id: value for id, one in statements.items() if (value := _value(one))}
    for id, value in values.items():
        for origin in statements[id].links.get("wasDerivedFrom", ()):
            if origin in values and values[origin].figure.indicator == value.figure.indicator:
                value.reporters |= values[origin].reporters
    by_indicator: dict[str, list[Value]] = {}
    for value in values.values():
        by_indicator.setdefault(value.figure.indicator, []).append(value)
    return sorted(
        (one.iri, other.iri)
        for some in by_indicator.values()
        for line in lines(some)
        for one, other in pairwise(line)
    )


def _value(one: Statement) -> Value | None:
    """Return a figure as a value; ``None`` for what can stand on no line."""
    try:
        begin, end = (datetime.date.fromisoformat(day or "") for day in (one.begin, one.end))
        number = Decimal(one.figure.get("value", ""))
    except (ValueError, InvalidOperation):
        return None
    if one.type != "figure" or not number.is_finite():
        return None
    value = Value(one.id, _figure(one, number), begin, end, is_target=one.kind == "Target")
    value.reporters.update(one.roles.get("saidBy", ()))
    value.sources.extend(one.evidence)
    return value


def _figure(one: Statement, number: Decimal) -> Figure:
    def role(name: str) -> str:
        return " ".join(sorted(one.roles.get(name, ())))

    figure = one.figure
    return Figure(
        indicator=role("indicator"),
        unit=figure.get("unit", ""),
        area=role("area"),
        population=role("population"),
        begin=one.begin or "",
        end=one.end or "",
        value=number,
        comparator=figure.get("comparator", "eq"),
        status=figure.get("status", "actual"),
        change_kind=figure.get("change_kind", ""),
        base=figure.get("base_period", ""),
        base_begin=figure.get("base_begin", ""),
        base_end=figure.get("base_end", ""),
        within=role("comparedWithin"),
    )
