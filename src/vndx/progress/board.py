"""The scoreboard: each target beside its latest result that can be compared with it, and how it stands.

The named query ``scoreboard`` gives the same outcomes for all that is known;
tests compare the two.
"""

from __future__ import annotations

from vndx.claim.compare import compatible, meets, misfits, weight
from vndx.claim.rates import percent

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
        rival: another as late and as good a result, which excludes that one.
        quoted: the percentages that sources give beside the result, unless against another target.
        computed: how much percent of the target the result is; of an exact result, unless it is a rank.
        remaining: how much is missing from an exact result to the target that it does not reach.
        near: figures that look like a result, each with what they differ in (`vndx.claim.compare.misfits`),
            the likest first.
    """

    __slots__ = ("computed", "near", "outcome", "quoted", "remaining", "result", "rival", "target")

    def __init__(
        self,
        target: Stated,
        outcome: str,
        result: Stated | None,
        rival: Stated | None,
        near: list[tuple[Stated, tuple[str, ...]]],
    ) -> None:
        self.target = target
        self.outcome = outcome
        self.result = result
        self.rival = rival
        self.near = near
        self.quoted = _quoted(target, result)
        self.computed = None if rival else _share(target, result)
        self.remaining = None if rival else _remaining(target, result)


class Board:
    """The scoreboard of a day.

    Attributes:
        day: the day, ``YYYY-MM-DD``; empty when no article has one.
        latest: whether it is the latest that an article tells of, and not one that was asked for.
        rows: the targets, in the order of their periods, indicators and names.
        known: the latest day that an article tells of, whatever was asked for; empty when no article has one.
    """

    __slots__ = ("day", "known", "latest", "rows")

    def __init__(self, day: str, latest: bool, rows: list[Row], known: str = "") -> None:
        self.day = day
        self.latest = latest
        self.rows = rows
        self.known = known

    @property
    def beyond(self) -> bool:
        """Whether the day lies after all that an article tells of: of the time between nothing is known."""
        return bool(self.known) and self.day > self.known


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
    latest = max(facts.days.values(), default="")
    day = as_of or latest
    known = list(facts.figures.values())
    if as_of:
        told = {article for article, day in facts.days.items() if day <= as_of}
        known = [stated.told_in(told) for stated in known if stated.day and stated.day <= as_of]
    targets = [
        stated
        for stated in known
        if stated.is_target
        and area in ("", stated.figure.area)
        and (not body or body in bodies(stated, facts))
        and (year is None or stated.figure.end.startswith(f"{year:04}-"))
    ]
    others: dict[str, list[Stated]] = {}
    for stated in known:
        if not stated.is_target:
            others.setdefault(stated.figure.indicator, []).append(stated)
    rows = [_judge(target, others, facts, day) for target in targets]
    rows.sort(key=lambda row: _place(row.target))
    return Board(day, not as_of, rows, latest)


def _place(target: Stated) -> tuple[str, ...]:
    figure = target.figure
    return figure.end, figure.indicator, figure.area, figure.population, target.iri


def bodies(target: Stated, facts: Facts) -> set[str]:
    """Return who set a target, also by way of an initiative, or has to reach it."""
    setters = target.links.get("setBy", [])
    issuers = [body for setter in setters for body in facts.issuers.get(setter, ())]
    return {*setters, *issuers, *target.links.get("responsible", [])}


def _judge(target: Stated, others: dict[str, list[Stated]], facts: Facts, day: str) -> Row:
    """Judge a target, given all other figures by indicator."""
    indicator = target.figure.indicator
    results: list[Stated] = []
    near: list[tuple[Stated, tuple[str, ...]]] = []
    for alike in sorted({indicator, *facts.related.get(indicator, ())}):
        for other in others.get(alike, ()):
            found = misfits(target.figure, other.figure, compared=_linked(target, other))
            if found:
                near.append((other, found))
            else:
                results.append(other)
    near.sort(key=lambda pair: pair[0].iri)
    near.sort(key=lambda pair: pair[0].figure.end, reverse=True)
    near.sort(key=lambda pair: len(pair[1]))
    result, rival = _best(target, results)
    return Row(target, _outcome(target, result, rival, bool(near), day), result, rival, near)


def _best(target: Stated, results: list[Stated]) -> tuple[Stated | None, Stated | None]:
    """Return the result that counts, and another as late and as good that excludes it, if there is any.

    By its last day, then the shorter period, then what a source itself sets against the target, then
    `weight`. Names decide only between results that say the same.
    """

    def standing(one: Stated) -> tuple[str, str, bool, int]:
        weighed = weight(target.figure, one.figure)
        return one.figure.end, one.figure.begin, _linked(target, one), weighed[0]

    if not results:
        return None, None
    foremost = max(map(standing, results))
    first = [one for one in results if standing(one) == foremost]
    best = max(first, key=lambda one: (weight(target.figure, one.figure), one.iri))
    rivals = [one for one in first if not compatible(best.figure, one.figure)]
    return best, max(rivals, key=lambda one: (weight(target.figure, one.figure), one.iri), default=None)


def _linked(target: Stated, other: Stated) -> bool:
    return target.iri in other.links.get("againstTarget", ())


def _quoted(target: Stated, result: Stated | None) -> list[Decimal]:
    if result is None or (result.links.get("againstTarget") and not _linked(target, result)):
        return []
    return result.quoted


def _outcome(target: Stated, result: Stated | None, rival: Stated | None, candidates: bool, day: str) -> str:
    if result is None:
        return "not-comparable" if candidates else "no-result"
    if rival is not None:
        return "not-comparable"
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
