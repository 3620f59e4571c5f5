"""All figures as a table: one row a figure and source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx.check.core import Data
from vndx.check.result import Node, Term
from vndx.claim.names import decimal, plain_decimal
from vndx.ontology import VNDX, shrink

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_RDF_TYPE = _RDF + "type"
_OA = "http://www.w3.org/ns/oa#"
_LABEL = "http://www.w3.org/2004/02/skos/core#prefLabel"
_PROV = "http://www.w3.org/ns/prov#"
_EVIDENCE = VNDX + "evidence"
_SCHEMA = "https://schema.org/"
_NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("decimal", "integer")}

#: Column and property, of things that have labels: three columns each, IRI, Vietnamese, English.
NAMED = {
    "indicator": VNDX + "indicator",
    "area": VNDX + "area",
    "population": VNDX + "population",
    "unit": VNDX + "unit",
    "said_by": VNDX + "saidBy",
    "set_by": VNDX + "setBy",
    "responsible": VNDX + "responsible",
    "about": _SCHEMA + "about",
    "report": _PROV + "hadPrimarySource",
    "compared_within": VNDX + "comparedWithin",
    "based_on": "http://data.europa.eu/eli/ontology#based_on",
}
#: Codes: they have labels too.
CODES = {
    "status": VNDX + "status",
    "comparator": VNDX + "comparator",
    "change_kind": VNDX + "changeKind",
}
#: Numbers and other figures: the name alone says it.
PLAIN = {
    "value": VNDX + "value",
    "numerator": VNDX + "numerator",
    "denominator": VNDX + "denominator",
    "stated_percent": VNDX + "statedPercent",
    "part_of_total": VNDX + "partOfTotal",
    "rate_part": VNDX + "ratePart",
    "rate_whole": VNDX + "rateWhole",
    "against_target": VNDX + "againstTarget",
    "baseline": VNDX + "baseline",
    "derived_from": _PROV + "wasDerivedFrom",
    "derived_by": _PROV + "wasGeneratedBy",
}
#: Text in both languages: a column for each.
TEXTS = {"note": "http://www.w3.org/2004/02/skos/core#note"}
PERIODS = {"period": VNDX + "period", "base_period": VNDX + "basePeriod"}

COLUMNS = (
    "figure",
    "type",
    *(f"{name}{end}" for name in NAMED for end in ("", "_vi", "_en")),
    *(f"{name}{end}" for name in PERIODS for end in ("", "_begin", "_end")),
    *(f"{name}{end}" for name in CODES for end in ("", "_vi", "_en")),
    *PLAIN,
    *(f"{name}{end}" for name in TEXTS for end in ("_vi", "_en")),
    "article",
    "article_vi",
    "article_en",
    "article_date",
    "start",
    "end",
    "quote",
    "inferred",
)


def table(quads: Iterable[ox.Quad]) -> bytes:
    """Return CSV (RFC 4180, UTF-8): a header, then one row a figure and evidence, sorted.

    A figure without evidence, being derived, has one row with no article. IRIs
    are prefixed names; numbers are plain decimals (``2500``, ``0.75``); several
    values of one property are joined by `` | ``. The date of an article is that
    of its publication, else that of the session it is about.
    The last column names the properties that this article does not state
    outright: their values were inferred.
    """
    data = Data(quads)
    inferred = _inferred(data)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for figure in sorted(data.instances(VNDX + "Figure"), key=str):
        row = _figure(data, figure)
        for source in _sources(data, figure):
            flags = inferred.get((_text(figure), source.get("article", "")), set())
            writer.writerow(row | source | {"inferred": " | ".join(sorted(flags))})
    return out.getvalue().encode()


def _inferred(data: Data) -> dict[tuple[str, str], set[str]]:
    """Return which properties were inferred, by subject and article."""
    found: dict[tuple[str, str], set[str]] = {}
    for claim in data.instances(VNDX + "Claim"):
        articles = {
            _text(article)
            for span in data.values(claim, (VNDX + "inferredFrom",))
            for article in data.values(span, (_OA + "hasSource",))
        }
        for subject in data.values(claim, (_RDF + "subject",)):
            for article in articles:
                properties = map(_text, data.values(claim, (_RDF + "predicate",)))
                found.setdefault((_text(subject), article), set()).update(properties)
    return found


def _figure(data: Data, figure: Node) -> dict[str, str]:
    row = {"figure": _text(figure), "type": _join(data.values(figure, (_RDF_TYPE,)))}
    for name, predicate in (NAMED | CODES).items():
        things = sorted(data.values(figure, (predicate,)), key=str)
        row |= _labelled(data, name, things)
    for name, predicate in PERIODS.items():
        periods = data.values(figure, (predicate,))
        row[name] = _join(periods)
        for end in ("begin", "end"):
            row[f"{name}_{end}"] = _join(
                [day for period in periods for day in data.values(period, (VNDX + end,))]
            )
    for name, predicate in PLAIN.items():
        row[name] = _join(data.values(figure, (predicate,)))
    for name, predicate in TEXTS.items():
        texts = [text for text in data.values(figure, (predicate,)) if isinstance(text, ox.Literal)]
        for tag in ("vi", "en"):
            row[f"{name}_{tag}"] = _join([text for text in texts if text.language == tag])
    return row


def _labelled(data: Data, name: str, things: list[Term]) -> dict[str, str]:
    labels = {
        f"{name}_{tag}": " | ".join(_label(data, thing, tag) for thing in things) for tag in ("vi", "en")
    }
    return {name: " | ".join(map(_text, things)), **labels}


def _sources(data: Data, figure: Node) -> Iterator[dict[str, str]]:
    spans = sorted(data.values(figure, (_EVIDENCE,)), key=lambda span: _place(data, span))
    for span in spans:
        selectors = data.values(span, (_OA + "hasSelector",))
        articles = sorted(data.values(span, (_OA + "hasSource",)), key=str)
        yield {
            **_labelled(data, "article", articles),
            "article_date": " | ".join(article_day(data, article) for article in articles),
            **{
                name: _join([v for s in selectors for v in data.values(s, (_OA + key,))])
                for name, key in (("start", "start"), ("end", "end"), ("quote", "exact"))
            },
        }
    if not spans:
        yield {}


def _place(data: Data, span: Term) -> tuple[str, int, str]:
    """Return a key that puts spans in the order of articles and of the words in them."""
    starts = [v for s in data.values(span, (_OA + "hasSelector",)) for v in data.values(s, (_OA + "start",))]
    start = starts[0].value if starts else ""
    article = _join(data.values(span, (_OA + "hasSource",)))
    return (article, int(start) if start.isdecimal() else 0, span.value)


def article_day(data: Data, article: Term) -> str:
    """Return the day of publication, else that of the session that the article is about."""
    days = data.values(article, (_SCHEMA + "datePublished",)) or [
        day
        for session in data.values(article, (_SCHEMA + "about",))
        for day in data.values(session, (_SCHEMA + "startDate",))
    ]
    return " | ".join(sorted({day.value[:10] for day in days}))  # of a time, the day


def _label(data: Data, thing: Term, tag: str) -> str:
    labels = data.values(thing, (_LABEL,))
    return next((v.value for v in labels if isinstance(v, ox.Literal) and v.language == tag), "")


def _join(values: Iterable[Term]) -> str:
    return " | ".join(sorted(map(_text, values)))


def _text(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return shrink(term.value)
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        number = decimal(term.value)
        return term.value if number is None else plain_decimal(number)
    return term.value
