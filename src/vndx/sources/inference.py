"""Applying a rule of inference: does it lead to the thing that a claim says was inferred?

A claim whose object its spans name needs no more. For the others, naming a
rule of ``ontology/codes.ttl`` is not enough: each rule is applied to the spans
it is said to rest on. A rule that is not known here leads nowhere.
"""

from __future__ import annotations

import datetime

from vndx.ontology import VNDX
from vndx.sources.facts import Facts
from vndx.sources.naming import names
from vndx.sources.reading import Reading
from vndx.sources.records import SCHEMA, Fact, Iri, code
from vndx.text.keys import match_key

#: The first and the last day of a period.
_Days = tuple[datetime.date, datetime.date]


def follows(facts: Facts, fact: Fact, reading: Reading) -> bool:
    """Tell whether the rule of a claim leads to its object.

    Args:
        facts: the graph.
        fact: a claim of a triple whose object is a thing and no period.
        reading: the text of its article.
    """
    assert fact.triple is not None
    _, predicate, object_ = fact.triple
    assert isinstance(object_, Iri)
    rule = fact.rule.removeprefix("inference-")
    if rule == "national-scope":
        return predicate == VNDX + "area" and "Country" in facts.types(object_)
    if rule == "home-province":
        return _of_home(facts, fact, object_)
    if rule == "same-event":
        return "Meeting" in facts.types(object_) and _on_its_day(facts, fact, object_, reading)
    if rule == "carried-over" and predicate == VNDX + "status":
        read = reading.quantities_in(fact.inferred)
        return code(object_, "status") in {one.modality for one in read}
    return False


def same_period_last_year(facts: Facts, fact: Fact, reading: Reading) -> bool:
    """Tell whether a base period is the period of its figure, a year earlier, and the words say ``cùng kỳ``.

    Args:
        facts: the graph.
        fact: a claim on ``vndx:basePeriod`` under the rule ``inference-same-period-last-year``.
        reading: the text of its article.
    """
    assert fact.triple is not None
    figure, _, base = fact.triple
    assert isinstance(base, Iri)
    if not any(names("cùng kỳ", reading.cut(span)) for span in fact.spans + fact.inferred):
        return False
    then = facts.period(base)
    periods = (facts.period(period) for period in facts.nodes(figure, VNDX + "period"))
    return then is not None and any(a_year_later(then, now) for now in periods if now)


def a_year_later(then: _Days, now: _Days) -> bool:
    """Tell whether *now* is the same part of the year as *then*, one year on; February has one end."""

    def part(day: datetime.date) -> tuple[int, int]:
        return (2, 28) if (day.month, day.day) == (2, 29) else (day.month, day.day)

    return all(
        (last.year + 1, part(last)) == (this.year, part(this)) for last, this in zip(then, now, strict=True)
    )


def _of_home(facts: Facts, fact: Fact, thing: Iri) -> bool:
    """Tell whether a place or body is, by its name, of the province that the article covers."""
    for province in facts.nodes(facts.articles[fact.article].iri, SCHEMA + "spatialCoverage"):
        if thing == province:
            return True
        home = [match_key(label) for label in facts.labels(province)]
        if any(name in match_key(label) for label in facts.labels(thing) for name in home):
            return True
    return False


def _on_its_day(facts: Facts, fact: Fact, meeting: Iri, reading: Reading) -> bool:
    """Tell whether the spans hold the day on which the meeting began."""
    day = facts.value(meeting, SCHEMA + "startDate")
    read = [one for one in reading.mentions_in(fact.inferred) if one.kind == "date"]
    return any(
        one.get("day") == [getattr(day, "day", None)] and one.get("month") == [getattr(day, "month", None)]
        for one in read
    )
