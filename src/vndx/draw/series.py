"""Which figures of an indicator a line may join: those that differ in nothing but time.

`vndx.claim.compare` says what is comparable. A line claims more than that: that somebody measured the same
thing again. So it also needs the same source, the same length of period (a year and its first half are two
things), and, for a change, a base as far back.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from vndx.claim.compare import Figure, differences

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from vndx.network import Statement

#: Days that a period of each usual length has at least; what is longer than a year counts its days.
_LENGTHS = ((1, "day"), (27, "month"), (89, "quarter"), (180, "half"), (364, "year"), (368, "longer"))


def joined(statements: Iterable[Statement]) -> list[tuple[str, str]]:
    """Return the pairs of figures that a line may join, each with the next one in time.

    Args:
        statements: figures; others are passed over.
    """
    figures = [one for one in statements if one.type == "figure" and one.kind != "Target" and _dated(one)]
    figures.sort(key=lambda one: (one.end or "", one.begin or "", one.id))
    pairs = []
    for place, one in enumerate(figures):
        for other in figures[place + 1 :]:
            if may_join(one, other):
                pairs.append((one.id, other.id))
                break
    return pairs


def may_join(one: Statement, other: Statement) -> bool:
    """Tell whether two figures are one and the same thing at two times."""
    if (one.begin or "") >= (other.begin or "") or (one.end or "") >= (other.end or ""):
        return False
    if _source(one) != _source(other) or not _source(one) or _basis(one) != _basis(other):
        return False
    return not differences(_figure(one), _figure(other))


def _dated(one: Statement) -> bool:
    return bool(one.begin and one.end and one.figure.get("value"))


def _source(one: Statement) -> tuple[str, ...]:
    """Return who says it: the agents to whom the article attributes it, else the articles."""
    said = one.roles.get("saidBy") or [evidence.article for evidence in one.evidence]
    return tuple(sorted(set(said)))


def _basis(one: Statement) -> tuple[str, ...]:
    figure = one.figure
    base = figure.get("base_period", "")
    # A base of a year that is as far back stands for the same basis; any other is one of its own.
    back = base.rpartition(":")[2]
    if back.isdigit() and (one.begin or "")[:4].isdigit():
        back = str(int((one.begin or "")[:4]) - int(back))
    return _length(one), figure.get("change_kind", ""), back


def _length(one: Statement) -> str:
    try:
        days = (date.fromisoformat(one.end or "") - date.fromisoformat(one.begin or "")).days + 1
    except ValueError:
        return f"{one.begin}/{one.end}"
    name = str(days)
    for least, called in _LENGTHS:
        if days >= least and days <= least * 1.05 + 3:
            name = called
    return name if days < 368 else str(days)


def _figure(one: Statement) -> Figure:
    def role(name: str) -> str:
        return " ".join(sorted(one.roles.get(name, ())))

    figure = one.figure
    base = figure.get("base_period", "")
    # Whole years compare by how far back they are; of another base only its name is known here.
    year = base.rpartition(":")[2]
    whole = year.isdigit() and len(year) == 4
    return Figure(
        indicator=role("indicator"),
        unit=figure.get("unit", ""),
        area=role("area"),
        population=role("population"),
        begin=one.begin or "",
        end=one.end or "",
        value=Decimal(figure["value"]),
        comparator=figure.get("comparator", "eq"),
        status=figure.get("status", "actual"),
        change_kind=figure.get("change_kind", ""),
        base=base,
        base_begin=f"{year}-01-01" if whole else "",
        base_end=f"{year}-12-31" if whole else "",
        within=role("comparedWithin"),
    )
