"""Targets and figures as the graph states them, with their sources and the day on which each was known."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from vndx.claim.compare import Figure
from vndx.errors import DataError
from vndx.ontology import CODE, VNDX, shrink
from vndx.progress.asks import DAYS, FIGURES, LINKS, SOURCES
from vndx.text.display import safe, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    #: A row of an answer: the terms in SPARQL JSON by variable.
    Answer: TypeAlias = dict[str, dict[str, str]]
    #: Asks the graph one question.
    Ask = Callable[[str], list[Answer]]

_PROV = "http://www.w3.org/ns/prov#wasDerivedFrom"
_RELATED = "http://www.w3.org/2004/02/skos/core#related"
_MOST_DIGITS = 40
_ISSUER = "http://data.europa.eu/eli/ontology#passed_by"


class Source:
    """A place where a figure stands: article (an IRI), code points, and the words if they are kept."""

    __slots__ = ("article", "end", "quote", "start")

    def __init__(self, article: str, start: int, end: int, quote: str) -> None:
        self.article = article
        self.start = start
        self.end = end
        self.quote = quote


class Stated:
    """A figure of the graph.

    Attributes:
        iri: its name.
        figure: what it states, for comparing; its parts are IRIs, status and comparator their codes.
        is_target: whether it is to be reached.
        quoted: the percentages that a source gives beside it.
        links: IRIs by property: setBy, responsible, saidBy, againstTarget.
        sources: where it stands, in order.
        day: the first day on which an article told it, ``YYYY-MM-DD``; empty when none has a day.
    """

    __slots__ = ("day", "figure", "iri", "is_target", "links", "quoted", "sources")

    def __init__(self, iri: str, figure: Figure, *, is_target: bool) -> None:
        self.iri = iri
        self.figure = figure
        self.is_target = is_target
        self.quoted: list[Decimal] = []
        self.links: dict[str, list[str]] = {}
        self.sources: list[Source] = []
        self.day = ""

    def told_in(self, articles: set[str]) -> Stated:
        """Return the same figure as far as only these articles tell it."""
        other = Stated(self.iri, self.figure, is_target=self.is_target)
        other.quoted, other.links, other.day = self.quoted, self.links, self.day
        other.sources = [source for source in self.sources if source.article in articles]
        return other


class Facts:
    """All that the scoreboard rests on.

    Attributes:
        figures: the figures by IRI.
        related: indicators by indicator.
        issuers: the bodies that passed the documents by which an initiative was approved.
        days: the day of each article that has one.
    """

    def __init__(self) -> None:
        self.figures: dict[str, Stated] = {}
        self.related: dict[str, set[str]] = {}
        self.issuers: dict[str, set[str]] = {}
        self.days: dict[str, str] = {}


def gather(ask: Ask) -> Facts:
    """Ask the graph.

    Raises:
        DataError: when a value of the graph is no number.
    """
    facts = Facts()
    for row in ask(DAYS):
        day = (row.get("published") or row.get("held") or {"value": ""})["value"][:10]
        article = row["article"]["value"]
        if day > facts.days.get(article, ""):
            facts.days[article] = day
    for row in ask(FIGURES):
        _add(facts, row)
    derived: dict[str, list[str]] = {}
    for row in ask(LINKS):
        subject, property, object = (row[name]["value"] for name in ("subject", "property", "object"))
        if property == _RELATED:
            facts.related.setdefault(subject, set()).add(object)
        elif property == _ISSUER:
            facts.issuers.setdefault(subject, set()).add(object)
        elif property == _PROV:
            derived.setdefault(subject, []).append(object)
        elif subject in facts.figures:
            found = facts.figures[subject].links.setdefault(property.removeprefix(VNDX), [])
            found.append(object)
    for row in ask(SOURCES):
        if (stated := facts.figures.get(row["figure"]["value"])) is None:
            continue
        start, end = (_place(stated.iri, row[name]["value"]) for name in ("start", "end"))
        words = row.get("quote", {}).get("value", "")
        stated.sources.append(Source(row["article"]["value"], start, end, words))
    _date(facts, derived)
    return facts


def _add(facts: Facts, row: Answer) -> None:
    """Add the figure of a row, or another percentage that is quoted for it."""
    iri = row["figure"]["value"]
    if iri not in facts.figures:

        def part(name: str) -> str:
            return row[name]["value"] if name in row else ""

        facts.figures[iri] = Stated(
            iri,
            Figure(
                indicator=part("indicator"),
                unit=part("unit"),
                area=part("area"),
                population=part("population"),
                begin=part("begin"),
                end=part("end"),
                status=part("status").removeprefix(f"{CODE}status-"),
                comparator=part("comparator").removeprefix(f"{CODE}comparator-"),
                value=_number(iri, part("value")),
                change_kind=part("change_kind"),
                base=part("base"),
                within=part("within"),
            ),
            is_target=part("target") == "true",
        )
    if "quoted" in row:
        quoted = _number(iri, row["quoted"]["value"])
        if quoted not in facts.figures[iri].quoted:
            facts.figures[iri].quoted.append(quoted)


def _number(iri: str, written: str) -> Decimal:
    """Read a value; what is not a number, or too large to be one of this world, is an error."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        raise _wrong(iri, written) from None
    if not value.is_finite() or abs(value.adjusted()) > _MOST_DIGITS:
        raise _wrong(iri, written)
    return value


def _place(iri: str, written: str) -> int:
    """Read an offset."""
    if not (written.isascii() and written.isdigit() and len(written) < _MOST_DIGITS):
        raise _wrong(iri, written)
    return int(written)


def _wrong(iri: str, written: str) -> DataError:
    written = safe(shortened(written))
    return DataError(
        f"{shrink(iri)}: {written} is no number; `vndx check` says more",
        f"{shrink(iri)}: {written} không phải là số; `vndx check` cho biết thêm",
    )


def _date(facts: Facts, derived: dict[str, list[str]]) -> None:
    """Find the day on which each figure was known: told first, or all that it is derived from told."""
    for stated in facts.figures.values():
        days = [day for source in stated.sources if (day := facts.days.get(source.article))]
        stated.day = min(days, default="")
    for iri, sources in derived.items():
        known = [facts.figures[source].day for source in sources if source in facts.figures]
        if iri in facts.figures and len(known) == len(sources) and all(known):
            facts.figures[iri].day = max(known)
