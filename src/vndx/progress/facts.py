"""Targets and figures as the graph states them, with their sources and the day on which each was known."""

from __future__ import annotations

import re
from decimal import Decimal

from vndx.claim.compare import Figure
from vndx.errors import DataError
from vndx.ontology import CODE, VNDX, shrink
from vndx.progress.asks import DAYS, FIGURES, LINKS, SOURCES, TARGETS
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
_ARTICLE = "https://w3id.org/vndx/id/article/"
_GRAPH = "https://w3id.org/vndx/graph/"
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,4})?", re.ASCII | re.IGNORECASE)
_ISSUER = "http://data.europa.eu/eli/ontology#passed_by"
_QUOTED = "statedPercent"


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
        tellers: the articles that say a link or a percentage, by property and what it is; among them ``""``
            when the graph says it elsewhere than among the facts of an article.
        day: the first day on which an article told it, ``YYYY-MM-DD``; empty when none has a day.
    """

    __slots__ = ("day", "figure", "iri", "is_target", "links", "quoted", "sources", "tellers")

    def __init__(self, iri: str, figure: Figure, *, is_target: bool) -> None:
        self.iri = iri
        self.figure = figure
        self.is_target = is_target
        self.quoted: list[Decimal] = []
        self.links: dict[str, list[str]] = {}
        self.sources: list[Source] = []
        self.tellers: dict[tuple[str, str | Decimal], set[str]] = {}
        self.day = ""

    def told_in(self, articles: set[str]) -> Stated:
        """Return the same figure as far as only these articles tell it."""
        other = Stated(self.iri, self.figure, is_target=self.is_target)
        other.tellers, other.day = self.tellers, self.day

        def said(property: str, object: str | Decimal) -> bool:
            return not self.tellers[property, object].isdisjoint({"", *articles})

        other.quoted = [value for value in self.quoted if said(_QUOTED, value)]
        other.links = {
            property: [object for object in objects if said(property, object)]
            for property, objects in self.links.items()
        }
        other.sources = [source for source in self.sources if source.article in articles]
        return other


class Facts:
    """All that the scoreboard rests on.

    Attributes:
        figures: the figures by IRI.
        related: indicators by indicator.
        issuers: the bodies that passed the documents by which an initiative was approved.
        days: the day of each article that has one.
        left_out: targets that cannot be judged: they lack a value, unit, place, period or comparator,
            or have two of one.
    """

    def __init__(self) -> None:
        self.figures: dict[str, Stated] = {}
        self.related: dict[str, set[str]] = {}
        self.issuers: dict[str, set[str]] = {}
        self.days: dict[str, str] = {}
        self.left_out: set[str] = set()


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
    twofold = {iri for row in ask(FIGURES) if (iri := _add(facts, row))}
    for iri in twofold:
        del facts.figures[iri]
    facts.left_out = {row["goal"]["value"] for row in ask(TARGETS)} - facts.figures.keys()
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
            teller = row.get("graph", {"value": ""})["value"]
            _tie(facts.figures[subject], property.removeprefix(VNDX), object, teller)
    for row in ask(SOURCES):
        if (stated := facts.figures.get(row["figure"]["value"])) is None:
            continue
        start, end = (_place(stated.iri, row[name]["value"]) for name in ("start", "end"))
        words = row.get("quote", {}).get("value", "")
        stated.sources.append(Source(row["article"]["value"], start, end, words))
    _date(facts, derived)
    return facts


def _add(facts: Facts, row: Answer) -> str:
    """Add the figure of a row; return its name when it has been added already, as another one."""
    iri = row["figure"]["value"]

    def part(name: str) -> str:
        return row[name]["value"] if name in row else ""

    def day(name: str) -> str:
        return part(name)[:10]  # a time or its zone is no matter here

    figure = Figure(
        indicator=part("indicator"),
        unit=part("unit"),
        area=part("area"),
        population=part("population"),
        begin=day("begin"),
        end=day("end"),
        status=part("status").removeprefix(f"{CODE}status-"),
        comparator=part("comparator").removeprefix(f"{CODE}comparator-"),
        value=_number(iri, part("value")),
        change_kind=part("change_kind"),
        base=part("base"),
        base_begin=day("base_begin"),
        base_end=day("base_end"),
        within=part("within"),
    )
    if (known := facts.figures.get(iri)) is None:
        facts.figures[iri] = Stated(iri, figure, is_target=part("target") == "true")
        return ""
    alike = all(getattr(figure, name) == getattr(known.figure, name) for name in Figure.__slots__)
    return "" if alike else iri


def _tie(stated: Stated, property: str, object: str, graph: str) -> None:
    """Add a link of a figure or a percentage that is quoted for it, as a graph says it."""
    known: str | Decimal = object
    if property == _QUOTED:
        known = _number(stated.iri, object)
        if known not in stated.quoted:
            stated.quoted.append(known)
    elif object not in (found := stated.links.setdefault(property, [])):
        found.append(object)
    article, slash, _ = graph.removeprefix(_GRAPH).partition("/")
    of_an_article = slash and graph.startswith(_GRAPH)
    stated.tellers.setdefault((property, known), set()).add(_ARTICLE + article if of_an_article else "")


def _number(iri: str, written: str) -> Decimal:
    """Read a value; what is not a number, or too large to be one of this world, is an error."""
    if not _DECIMAL.fullmatch(written):
        raise _wrong(iri, written)
    value = Decimal(written)
    if abs(value.adjusted()) > _MOST_DIGITS:
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
