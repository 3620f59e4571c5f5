"""Verifying a claim of one triple, and what a node says of itself: is the object in the words?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal

from vndx.ontology import VNDX
from vndx.sources.facts import Facts
from vndx.sources.findings import Finding, finding
from vndx.sources.inference import follows, same_period_last_year
from vndx.sources.naming import begins, named, names
from vndx.sources.reading import Reading, number_key
from vndx.sources.records import DCTERMS, ELI, ORG, SCHEMA, SKOS, Fact, Iri, Span, Triple, Value, name
from vndx.text.numbers import digit_groups

_PROV = "http://www.w3.org/ns/prov#"
#: Nodes that a property of a node must lead to by name, where no claim of its own says so.
_NAMED = (
    ORG + "member",
    VNDX + "post",
    VNDX + "participant",
    SCHEMA + "location",
    ELI + "passed_by",
    VNDX + "issuedInTerm",
)
#: Names and notes are ours; where an article names a node otherwise, its labels say so.
_OURS = (SKOS, "http://www.w3.org/2000/01/rdf-schema#", DCTERMS + "identifier")
_REMARKS = {"Remark", "Aim", "Instruction", "Principle", "Assessment", "Achievement"}
_SELF_NAMED = {
    "Initiative", "Theme", "DigitalSystem", "Platform", "InformationSystem", "Database", "BridgePoint",
}  # fmt: skip


def check_claim(facts: Facts, fact: Fact, reading: Reading) -> tuple[list[Finding], str]:
    """Verify a claim.

    Returns:
        The findings, and the kind of what holds: ``verified``, or ``inferred``
        for an object that its spans do not name and that the stated rule,
        applied to them, leads to.
    """
    assert fact.triple is not None
    subject, predicate, object_ = fact.triple
    spans = fact.spans + fact.inferred
    if object_ not in facts.values(subject, predicate):
        return [finding(fact, spans, "claim", name(object_), "")], ""
    if fact.inferred and not fact.rule:
        return [finding(fact, spans, "inference")], ""
    if isinstance(object_, Iri) and facts.period(object_) is None:
        if named(facts, fact, object_, reading, spans):
            return [], "verified"
        if fact.rule:
            if follows(facts, fact, reading):
                return [], "inferred"
            return [finding(fact, fact.inferred, "follows", facts.label(object_), fact.rule)], ""
        return [finding(fact, spans, "name", facts.label(object_), _words(reading, spans))], ""
    if fact.rule == "inference-same-period-last-year" and isinstance(object_, Iri):
        if same_period_last_year(facts, fact, reading):
            return [], "inferred"
        return [finding(fact, spans, "follows", facts.label(object_), fact.rule)], ""
    found = list(_literal(facts, fact, predicate, object_, reading, spans))
    return found, "verified"


def check_node(facts: Facts, fact: Fact, reading: Reading, claimed: set[Triple]) -> tuple[list[Finding], str]:
    """Verify what a node other than a figure says of itself in one article.

    Args:
        facts, fact, reading: the graph, the node with its spans, the article's text.
        claimed: the triples that have a claim of their own, and are verified with it.

    Returns:
        The findings, and the kind of what holds: ``verified``, or ``paraphrase``
        for a remark, whose wording is ours.
    """
    types = facts.types(fact.iri)
    found: list[Finding] = []
    for predicate, value in facts.described(fact.iri, fact.article):
        if predicate.startswith(_OURS) or (fact.iri, predicate, value) in claimed:
            continue
        if not isinstance(value, Iri):
            found += _literal(facts, fact, predicate, value, reading, fact.spans)
        elif predicate in _NAMED and not named(facts, fact, value, reading, fact.spans):
            found.append(finding(fact, fact.spans, "name", facts.label(value), _words(reading, fact.spans)))
    if types & _SELF_NAMED and not named(facts, fact, fact.iri, reading, fact.spans):
        found.append(finding(fact, fact.spans, "name", facts.label(fact.iri), _words(reading, fact.spans)))
    if "Report" in types:
        found += _report(facts, fact, reading)
    if types & _REMARKS:
        return found + list(_digits(facts, fact, reading)), "paraphrase"
    return found, "verified"


def _report(facts: Facts, fact: Fact, reading: Reading) -> Iterator[Finding]:
    for body in facts.nodes(fact.iri, _PROV + "wasAttributedTo"):
        if not named(facts, fact, body, reading, fact.spans):
            yield finding(fact, fact.spans, "name", facts.label(body), _words(reading, fact.spans))


def _digits(facts: Facts, fact: Fact, reading: Reading) -> Iterator[Finding]:
    """Check that a paraphrase brings in no number but those of its words and of what it is about."""
    spans, around = [*fact.spans], ""
    linked = {value for _, value in facts.described(fact.iri) if isinstance(value, Iri)}
    for other in facts.facts(facts.articles[fact.article]):
        if other.triple is not None and other.triple[0] == fact.iri:
            spans += [*other.spans, *other.inferred]
        elif other.iri in linked:
            around += " ".join(facts.labels(other.iri)) + " "
    said = {group.text for group in digit_groups(around + _words(reading, tuple(spans)))}
    for label in facts.labels(fact.iri):
        extra = {group.text for group in digit_groups(label)} - said
        if extra:
            yield finding(fact, fact.spans, "digits", ", ".join(sorted(extra)), ", ".join(sorted(said)))


def _words(reading: Reading, spans: tuple[Span, ...]) -> str:
    return " … ".join(reading.cut(span) for span in spans)


def _literal(
    facts: Facts, fact: Fact, predicate: Iri, value: Value, reading: Reading, spans: tuple[Span, ...]
) -> Iterator[Finding]:
    """Check a date, a period, an ordinal, a document's number, a title."""
    words = _words(reading, spans)
    if isinstance(value, Iri):
        rule, holds = "period", facts.period(value) is None or _in_period(facts, value, reading, spans)
    elif isinstance(value, datetime.date):
        rule, holds = "date", _dated(value, reading, spans)
    elif isinstance(value, Decimal):
        read = {one.value for one in reading.quantities_in(spans)} | reading.parts_in(spans, "term")
        rule, holds = "ordinal", value in read
    elif predicate == ELI + "id_local":
        rule, holds = "number", number_key(value) in number_key(words)
    else:
        rule, holds = "name", any(names(value, cut) or begins(cut, value) for cut in map(reading.cut, spans))
    if not holds:
        yield finding(fact, spans, rule, name(value), words)


def _dated(value: datetime.date, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Tell whether the spans hold a day: in full, in parts, or as the end of a year (``đến năm 2030``)."""
    if value.year not in reading.parts_in(spans, "year"):
        return False
    if isinstance(value, datetime.datetime) and not (
        value.hour in reading.parts_in(spans, "hour") and value.minute in reading.parts_in(spans, "minute")
    ):
        return False
    dates = [one for one in reading.mentions_in(spans) if one.kind == "date"]
    if any(one.get("day") == [value.day] and one.get("month") == [value.month] for one in dates):
        return all(one.get("year") in ([], [value.year]) for one in dates if one.get("day") == [value.day])
    return not dates and (value.month, value.day) == (12, 31)


def _in_period(facts: Facts, period: Iri, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Tell whether the spans hold the first and the last day of a period."""
    days = facts.period(period)
    assert days is not None
    begin, end = days
    if any(one.span() == days for one in reading.mentions_in(spans)):
        return True
    whole = (begin.month, begin.day) == (1, 1)
    years = reading.parts_in(spans, "year")
    first = begin.year in years if whole else _dated(begin, reading, spans)
    last = end.year in years if (end.month, end.day) == (12, 31) else _dated(end, reading, spans)
    return first and last
