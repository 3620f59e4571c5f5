"""When two figures may be compared, and what comes of it: pure rules, each in one place.

A *cell* is what a figure is about: indicator, unit, area, population, kind of
change and what it is a change from, the region that a rank or comparison is
within, and the standing of its status (a result, a forecast, a goal). Figures that agree in all of it are
*comparable*: in different periods they form a series, in the same period they
say the same, agree, or contradict each other. A derived value stands as a
result does, since it was worked out of results.

Named queries have to carry these rules in SPARQL; tests hold both to the same
answers, pair by pair (see docs/decisions/0010).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal
    from typing import Final, Literal

    Relation = Literal["same", "agree", "contradict", "series", "apart"]

#: What two figures may differ in, in the order in which a reader is told.
ASPECTS: Final = (
    *("indicator", "unit", "area", "population", "change-kind", "base", "compared-within", "status"),
)
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
        base_begin, base_end: the first and the last day of the base period.
    """

    __slots__ = (
        "area",
        "base",
        "base_begin",
        "base_end",
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
        base_begin: str = "",
        base_end: str = "",
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
        self.base_begin = base_begin
        self.base_end = base_end
        self.within = within


def differences(one: Figure, other: Figure) -> tuple[str, ...]:
    """Return the `ASPECTS` in which two figures differ; none when they are comparable.

    The period is no such aspect: other times are what a series is made of. Nor is
    the base of a level, which has none: that it is no change says enough.
    """
    return tuple(aspect for aspect in ASPECTS if _differ(one, other, aspect))


def _differ(one: Figure, other: Figure, aspect: str) -> bool:
    if aspect == "base":
        both_yearly = _on_the_year_before(one) and _on_the_year_before(other)
        return one.change_kind == other.change_kind and one.base != other.base and not both_yearly
    return _aspect(one, aspect) != _aspect(other, aspect)


def _aspect(figure: Figure, aspect: str) -> str:
    if aspect == "status":
        return _DERIVED_STANDS_AS.get(figure.status, figure.status)
    if aspect == "compared-within":
        return figure.within
    value: str = getattr(figure, aspect.replace("-", "_"))
    return value


def _on_the_year_before(figure: Figure) -> bool:
    """Tell whether a change is from the same days of the year before: growth year on year is one series."""
    return all(
        then[4:] == now[4:] and then[:4].isdecimal() and int(then[:4]) + 1 == int(now[:4])
        for then, now in ((figure.base_begin, figure.begin), (figure.base_end, figure.end))
    )


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
    if (one.begin, one.end) != (other.begin, other.end):
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


#: What is taken first of several results of one period: what was reported before what was worked out.
_FIRST: Final = {"actual": 2, "derived": 1}


def weight(target: Figure, result: Figure) -> tuple[int, bool, int, int, Decimal, bool]:
    """Return what decides between results of one period: the greatest says most about the target.

    A reported one comes before a derived one and that before an estimate. Of these an exact one says all;
    of bounds, first one that decides whether the target is reached, then one on the side from which it is
    to be reached, then the tightest. So if any two of one standing exclude each other, one of them
    excludes the greatest.
    """
    reached, span = meets(target, result), _span(result)
    exact, lower = result.comparator == "eq", span.low is not None
    decides = 0 if reached is None else 1 + reached
    side = 0 if result.comparator == "approx" else 1 + (lower == is_floor(target))
    tight = -result.value if result.comparator in ("lt", "le") else result.value
    return _FIRST.get(result.status, 0), exact, decides, side, tight, span.low_open or span.high_open


def misfits(target: Figure, result: Figure, *, compared: bool = False) -> tuple[str, ...]:
    """Return why a figure is no result for a target; empty when it is one.

    Args:
        target, result: the two.
        compared: a source itself sets the result against the target; then it may count among others.

    Returns:
        The `ASPECTS` in which they differ; ``forecast`` when it was only expected, ``goal`` when it is
        one itself; ``before`` and ``after`` when its period does not end within that of the target.
    """
    spared = {"status", "population", "compared-within"} if compared else {"status"}
    found = [aspect for aspect in differences(target, result) if aspect not in spared]
    if result.status not in RESULTS:
        found.append("goal" if result.status == "goal" else "forecast")
    if result.end < target.begin:
        found.append("before")
    elif result.end > target.end:
        found.append("after")
    return tuple(found)
