"""Verifying facts against the texts: every span cut again, every value read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vndx.claim.names import sha256
from vndx.sources.claims import check_claim, check_node
from vndx.sources.facts import Facts
from vndx.sources.figures import check_figure
from vndx.sources.findings import Finding, finding
from vndx.sources.reading import Reading
from vndx.sources.records import Article, Fact, Span, Triple
from vndx.sources.texts import Texts

#: The kinds of facts in the count, in its order.
KINDS = ("verified", "inferred", "paraphrase", "unread", "failed")


@dataclass
class Report:
    """What verifying came to.

    Attributes:
        articles, spans: how many were looked at.
        facts: how many facts of each kind: ``verified`` (read again from the
            words), ``inferred`` (a stated rule leads there from the spans),
            ``paraphrase`` (a remark: the wording is ours, only its span can be
            checked), ``unread`` (no number can be read), ``failed``.
        findings: what does not hold.
    """

    articles: int = 0
    spans: int = 0
    facts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    findings: list[Finding] = field(default_factory=list)


def verify(facts: Facts, texts: Texts, articles: Iterable[Article]) -> Report:
    """Verify all that rests on *articles* against their texts.

    Args:
        facts: the graph.
        texts: the texts that were found, and why others were not.
        articles: of the graph; one without a text makes a finding, and so does each of its facts.
    """
    report = Report()
    for article in articles:
        report.articles += 1
        text = texts.found.get(article.id)
        if text is None:
            problem = str(texts.problems.get(article.id, ""))
            report.findings.append(Finding(article.id, "", "", "text", article.sha256[:12] + "…", problem))
            for fact in facts.facts(article):  # each by name: a total must not shrink unseen
                report.facts["failed"] += 1
                report.findings.append(finding(fact, fact.spans + fact.inferred, "text"))
            continue
        _verify_article(facts, article, Reading(text.text), report)
    return report


def _verify_article(facts: Facts, article: Article, reading: Reading, report: Report) -> None:
    if article.code_points is not None and article.code_points != len(reading.text):
        report.findings.append(
            Finding(article.id, "", "", "length", str(article.code_points), str(len(reading.text)))
        )
    spans, rest = facts.spans(article), facts.facts(article)
    resting = {span for fact in rest for span in (*fact.spans, *fact.inferred)}
    broken: set[Span] = set()
    for span in spans:
        report.spans += 1
        found = _span(span, reading)
        if found:
            broken.add(span)
        elif span not in resting and not span.ignored:
            found = [Finding(article.id, str(span), "", "unused", "vndx:evidence", "")]
        report.findings += found
    claimed = {fact.triple for fact in rest if fact.triple}
    for fact in rest:
        if broken.intersection((*fact.spans, *fact.inferred)):
            kind, found = "failed", []  # the finding of the span names the cause
        else:
            found, kind = _fact(facts, fact, reading, claimed)
        if found:
            kind = "unread" if all(one.rule == "unread" for one in found) else "failed"
        report.facts[kind] += 1
        report.findings += found


def _fact(facts: Facts, fact: Fact, reading: Reading, claimed: set[Triple]) -> tuple[list[Finding], str]:
    if fact.triple is not None:
        return check_claim(facts, fact, reading)
    if "Claim" in facts.types(fact.iri):
        return [finding(fact, fact.spans + fact.inferred, "claim")], ""
    if facts.types(fact.iri) & {"Observation", "Target", "Change", "Figure"}:
        return check_figure(facts, fact, reading), "verified"
    return check_node(facts, fact, reading, claimed)


def _span(span: Span, reading: Reading) -> list[Finding]:
    size = len(reading.text)
    if not 0 <= span.start < span.end <= size:
        return [Finding(span.article, str(span), "", "position", f"0-{size}", str(span))]
    cut = reading.cut(span)
    digest = sha256(cut.encode("utf-8"))
    if digest != span.sha256:
        return [Finding(span.article, str(span), "", "hash", span.sha256[:12] + "…", digest[:12] + "…")]
    if span.quote is not None and span.quote != cut:
        return [Finding(span.article, str(span), "", "quote", span.quote, cut)]
    return []


def as_json(report: Report) -> Mapping[str, object]:
    """Return the report as plain data for JSON."""
    return {
        "articles": report.articles,
        "spans": report.spans,
        "facts": report.facts,
        "findings": [
            {name: getattr(one, name) for name in ("article", "span", "fact", "rule", "expected", "found")}
            for one in report.findings
        ],
    }
