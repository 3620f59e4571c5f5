"""The scoreboard: each target beside its latest result that can be compared with it, and how it stands.

The named query ``scoreboard`` gives the same outcomes for all that is known;
tests compare the two.
"""

from __future__ import annotations

from vndx.claim.compare import meets, misfits, percent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from vndx.progress.facts import Facts, Stated

#: How a target can stand.
OUTCOMES = ("met", "on-the-way", "missed", "no-result", "not-comparable")


class Row:
    """One target and how it stands.

    Attributes:
        target: the target.
        outcome: one of `OUTCOMES`.
        result: the latest result that can be compared with it, if there is any.
        computed: how much percent of the target the result is; of an exact result, unless it is a rank.
        remaining: how much is missing from an exact result to the target that it does not reach.
        near: figures that look like a result, each with what they differ in (`vndx.claim.compare.misfits`),
            the likest first.
    """

    __slots__ = ("computed", "near", "outcome", "remaining", "result", "target")

    def __init__(
        self, target: Stated, outcome: str, result: Stated | None, near: list[tuple[Stated, tuple[str, ...]]]
    ) -> None:
        self.target = target
        self.outcome = outcome
        self.result = result
        self.near = near
        self.computed = _share(target, result)
        self.remaining = _remaining(target, result)


class Board:
    """The scoreboard of a day.

    Attributes:
        day: the day, ``YYYY-MM-DD``; empty when no article has one.
        latest: whether it is the latest that an article tells of, and not one that was asked for.
        rows: the targets, in the order of their periods, indicators and names.
    """

    __slots__ = ("day", "latest", "rows")

    def __init__(self, day: str, latest: bool, rows: list[Row]) -> None:
        self.day = day
        self.latest = latest
        self.rows = rows


def scoreboard(
    facts: Facts, *, as_of: str = "", area: str = "", body: str = "", year: int | None = None
) -> Board:
    """Judge the targets.

    Args:
        facts: what the graph holds.
        as_of: use only what an article had told by this day, ``YYYY-MM-DD``; left out, all is used
            and the day is the latest that an article tells of: what today's graph knows, not what
            the clock says.
        area: only targets of this place (an IRI).
        body: only targets that this body set, approved by a document, or is responsible for (an IRI).
        year: only targets whose period ends in this year.
    """
    day = as_of or max(facts.days.values(), default="")
    known = list(facts.figures.values())
    if as_of:
        told = {article for article, day in facts.days.items() if day <= as_of}
        known = [stated.told_in(told) for stated in known if stated.day and stated.day <= as_of]
    targets = [
        stated
        for stated in known
        if stated.is_target
        and area in ("", stated.figure.area)
        and (not body or body in _bodies(stated, facts))
        and (year is None or stated.figure.end.startswith(f"{year:04}-"))
    ]
    others = [stated for stated in known if not stated.is_target]
    rows = [_judge(target, others, facts, day) for target in targets]
    rows.sort(key=lambda row: _place(row.target))
    return Board(day, not as_of, rows)


def _place(target: Stated) -> tuple[str, ...]:
    figure = target.figure
    return figure.end, figure.indicator, figure.area, figure.population, target.iri


def _bodies(target: Stated, facts: Facts) -> set[str]:
    """Return who set a target, also by way of an initiative, or has to reach it."""
    setters = target.links.get("setBy", [])
    issuers = [body for setter in setters for body in facts.issuers.get(setter, ())]
    return {*setters, *issuers, *target.links.get("responsible", [])}


def _judge(target: Stated, others: list[Stated], facts: Facts, day: str) -> Row:
    indicator = target.figure.indicator
    alike = {indicator, *facts.related.get(indicator, ())}
    results: list[Stated] = []
    near: list[tuple[Stated, tuple[str, ...]]] = []
    for other in others:
        if other.figure.indicator in alike:
            found = misfits(target.figure, other.figure, compared=_linked(target, other))
            if found:
                near.append((other, found))
            else:
                results.append(other)
    near.sort(key=lambda pair: pair[0].figure.end, reverse=True)
    near.sort(key=lambda pair: len(pair[1]))
    # By its last day, then the shorter period, then what a source itself sets against the target.
    result = max(
        results,
        key=lambda one: (one.figure.end, one.figure.begin, _linked(target, one), one.iri),
        default=None,
    )
    return Row(target, _outcome(target, result, bool(near), day), result, near)


def _linked(target: Stated, other: Stated) -> bool:
    return target.iri in other.links.get("againstTarget", ())


def _outcome(target: Stated, result: Stated | None, candidates: bool, day: str) -> str:
    if result is None:
        return "not-comparable" if candidates else "no-result"
    reached = meets(target.figure, result.figure)
    if reached:
        return "met"
    if not target.figure.end < day:
        return "on-the-way"
    if result.figure.end < target.figure.end:
        return "no-result"  # what became of it by the end nobody has said
    return "not-comparable" if reached is None else "missed"


def _share(target: Stated, result: Stated | None) -> Decimal | None:
    if result is None or result.figure.comparator != "eq" or target.figure.comparator == "approx":
        return None
    if target.figure.unit.endswith("unit-rank"):
        return None
    return percent(result.figure.value, target.figure.value)


def _remaining(target: Stated, result: Stated | None) -> Decimal | None:
    if result is None or result.figure.comparator != "eq" or meets(target.figure, result.figure) is not False:
        return None
    return abs(target.figure.value - result.figure.value)
