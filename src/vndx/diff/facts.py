"""From statements that differ to facts that differ, article by article.

What is said of one thing stands together (see `vndx.diff.sorting`). A fact that one article no longer states
and another still does is not withdrawn: it lost a source. A figure that went and one that came in its place
are one figure that changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vndx.diff.compare import Difference
from vndx.diff.model import CHANGES, INDICATOR, TYPE, Fact, Row, Section
from vndx.diff.sorting import Sorted
from vndx.ontology import VNDX

#: What makes two figures statements of the same thing, so that one of them corrects the other.
_CELL = (
    TYPE,
    *(
        f"<{VNDX}{name}>"
        for name in (
            "indicator",
            "area",
            "population",
            "period",
            "basePeriod",
            "changeKind",
            "comparedWithin",
        )
    ),
)


def sections(difference: Difference) -> list[Section]:
    """Return what differs, articles first."""
    sorted_out = Sorted(difference)
    found = []
    for name in sorted(sorted_out.names, key=lambda name: (name not in sorted_out.articles, name)):
        facts = sorted(_corrections(sorted_out, list(sorted_out.facts(name))), key=_order)
        spans, claims = sorted_out.spans[name], sorted_out.claims[name]
        moved = len(sorted_out.moved[name])
        found.append(Section(name, name in sorted_out.articles, facts, spans, claims, moved))
    return found


def _order(fact: Fact) -> tuple[int, str]:
    return CHANGES.index(fact.change), fact.subject


def _corrections(found: Sorted, facts: list[Fact]) -> Iterator[Fact]:
    """Put a figure that went and the one that came in its place together."""
    cells: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.change in ("added", "withdrawn"):
            itself = (found.new if fact.change == "added" else found.old).get(fact.subject, {})
            if INDICATOR in itself:
                cells[tuple(frozenset(itself.get(name, ())) for name in _CELL)].append(fact)
    place: dict[str, Fact | None] = {}
    for pair in cells.values():
        if sorted(fact.change for fact in pair) == ["added", "withdrawn"]:
            came, went = sorted(pair, key=lambda fact: fact.change)
            place[went.subject] = None
            place[came.subject] = Fact(came.subject, went.subject, "changed", list(_between(came, went)))
    for fact in facts:
        if fact.subject not in place:
            yield fact
        elif (one := place[fact.subject]) is not None:
            yield one


def _between(came: Fact, went: Fact) -> Iterator[Row]:
    """Yield the properties in which two figures differ."""
    old = {row.key: row.old for row in went.rows}
    new = {row.key: row.new for row in came.rows}
    for key in sorted({*old, *new}):
        one, other = old.get(key, []), new.get(key, [])
        if one != other:
            change = "changed" if one and other else "withdrawn" if one else "added"
            yield Row(key, change, one, other)
