"""When two figures may be compared, and what comes of it: pure rules, each in one place.

A *cell* is what a figure is about: indicator, unit, area, population, kind of
change, the region that a rank or comparison is within, and the standing of its
status (a result, a forecast, a goal). Figures that agree in all of it are
*comparable*: in different periods they form a series, in the same period they
say the same, agree, or contradict each other. A derived value stands as a
result does, since it was worked out of results.

Named queries have to carry these rules in SPARQL; tests hold both to the same
answers, pair by pair (see docs/decisions/0010).
"""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Relation = Literal["same", "agree", "contradict", "series", "apart"]

#: What two figures may differ in, in the order in which a reader is told.
ASPECTS: Final = ("indicator", "unit", "area", "population", "change-kind", "compared-within", "status")
#: Statuses that answer a target. A forecast never does, whatever its value.
RESULTS: Final = frozenset({"actual", "estimate", "derived"})
_DERIVED_STANDS_AS = {"derived": "actual"}
_RANK = "unit-rank"


class Figure:
    """What a figure states, as far as comparing it goes.

    Attributes:
        indicator, unit, area: what, counted how, where: any names, as long as they are equal when the
            things are. Only ``unit-rank`` as the end of a unit means something: 1 is the best there.
        begin, end: the first and the last day of its period, as ``YYYY-MM-DD``.
        value: the number, scale multiplied out.
        comparator: ``eq``, ``gt``, ``ge``, ``lt``, ``le`` or ``approx``.
        status: ``actual``, ``estimate``, ``forecast``, ``goal`` or ``derived``.
        population, change_kind, base, within: what is narrowed down, the kind of a change and its base
            period, the region compared within; empty when the figure has none.
    """

    __slots__ = (
        "area",
        "base",
        "begin",
        "change_kind",
        "comparator",
        "end",
        "indicator",
        "population",
        "status",
        "unit",
        "value",
        "within",
    )

    def __init__(
        self,
        *,
        indicator: str,
        unit: str,
        area: str,
        begin: str,
        end: str,
        value: Decimal,
        comparator: str = "eq",
        status: str = "actual",
        population: str = "",
        change_kind: str = "",
        base: str = "",
        within: str = "",
    ) -> None:
        self.indicator = indicator
        self.unit = unit
        self.area = area
        self.begin = begin
        self.end = end
        self.value = value
        self.comparator = comparator
        self.status = status
        self.population = population
        self.change_kind = change_kind
        self.base = base
        self.within = within


def differences(one: Figure, other: Figure) -> tuple[str, ...]:
    """Return the `ASPECTS` in which two figures differ; none when they are comparable.

    The period is no such aspect: other times are what a series is made of.
    """
    return tuple(aspect for aspect in ASPECTS if _aspect(one, aspect) != _aspect(other, aspect))


def _aspect(figure: Figure, aspect: str) -> str:
    if aspect == "status":
        return _DERIVED_STANDS_AS.get(figure.status, figure.status)
    if aspect == "compared-within":
        return figure.within
    value: str = getattr(figure, aspect.replace("-", "_"))
    return value


def relation(one: Figure, other: Figure) -> Relation:
    """Tell how two figures stand to each other.

    Returns:
        ``apart``: they differ in an aspect, so nothing follows from their values;
        ``series``: the same at another time; then, at the same time,
        ``same``: the same words and value;
        ``agree``: other words or values that can both be true;
        ``contradict``: they cannot both be true.
    """
    if differences(one, other):
        return "apart"
    if (one.begin, one.end, one.base) != (other.begin, other.end, other.base):
        return "series"
    if (one.comparator, one.value) == (other.comparator, other.value):
        return "same"
    return "agree" if compatible(one, other) else "contradict"


class _Span:
    """The values that a figure leaves open: from `low` to `high`, ``None`` where nothing bounds them."""

    __slots__ = ("high", "high_open", "low", "low_open")

    def __init__(self, low: Decimal | None, low_open: bool, high: Decimal | None, high_open: bool) -> None:
        self.low = low
        self.low_open = low_open
        self.high = high
        self.high_open = high_open


def _span(figure: Figure) -> _Span:
    """Return what the comparator leaves open. "About" (khoảng) is held to nothing."""
    value, comparator = figure.value, figure.comparator
    low = value if comparator in ("eq", "gt", "ge") else None
    high = value if comparator in ("eq", "lt", "le") else None
    return _Span(low, comparator == "gt", high, comparator == "lt")


def compatible(one: Figure, other: Figure) -> bool:
    """Tell whether some value fits both figures of one cell and period."""
    return _below(_span(one), _span(other)) and _below(_span(other), _span(one))


def _below(one: _Span, other: _Span) -> bool:
    """Tell whether the lower end of *one* leaves room under the upper end of *other*."""
    if one.low is None or other.high is None:
        return True
    if one.low_open or other.high_open:
        return one.low < other.high
    return one.low <= other.high


def is_floor(target: Figure) -> bool:
    """Tell whether a target is to be reached from below.

    The comparator says so. A plain number is a floor, save for a rank, where a
    smaller one is better: what shall come down is stated with ≤ or <.
    """
    if target.comparator in ("lt", "le"):
        return False
    return target.comparator in ("gt", "ge") or not target.unit.endswith(_RANK)


def meets(target: Figure, result: Figure) -> bool | None:
    """Tell whether a result reaches a target of the same cell.

    Returns:
        ``None`` when the words leave it open: a bound on the wrong side, or "about".
    """
    span, strict = _span(result), target.comparator in ("gt", "lt")
    if is_floor(target):
        near, near_open, far, far_open = span.low, span.low_open, span.high, span.high_open
        sign = 1
    else:
        near, near_open, far, far_open = span.high, span.high_open, span.low, span.low_open
        sign = -1
    goal = target.value * sign
    if near is not None and (near * sign > goal or (near * sign == goal and (near_open or not strict))):
        return True
    if target.comparator == "approx":
        return None  # who is to say how much below is still about it
    if far is not None and (far * sign < goal or (far * sign == goal and (far_open or strict))):
        return False
    return None


def misfits(target: Figure, result: Figure, *, compared: bool = False) -> tuple[str, ...]:
    """Return why a figure is no result for a target; empty when it is one.

    Args:
        target, result: the two.
        compared: a source itself sets the result against the target; then it may count among others.

    Returns:
        The `ASPECTS` in which they differ; ``forecast`` when it was only expected; ``before`` and
        ``after`` when its period does not end within that of the target.
    """
    spared = {"status", "population", "compared-within"} if compared else {"status"}
    found = [aspect for aspect in differences(target, result) if aspect not in spared]
    if result.status not in RESULTS:
        found.append("forecast")
    if result.end < target.begin:
        found.append("before")
    elif result.end > target.end:
        found.append("after")
    return tuple(found)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return how much percent *part* is of *whole*, to two places; ``None`` of nothing."""
    return None if whole == 0 else round(part * 100 / whole, 2)


def rounded_to(quoted: Decimal) -> Decimal:
    """Return how far a percentage may be from what it was rounded from: half of its last place.

    Places beyond the second do not count, nor do zeros at the end: engines do
    not keep them (81,0 comes back as 81).
    """
    for places in (0, 1):
        if quoted == round(quoted, places):
            return Decimal("0.5").scaleb(-places)
    return Decimal("0.005")


def agrees(quoted: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell whether a quoted percentage is what part and whole come to, as far as its digits go."""
    return whole != 0 and abs(part * 100 / whole - quoted) <= rounded_to(quoted)
