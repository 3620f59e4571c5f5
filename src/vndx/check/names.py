"""Names that follow from content: of figures, of claims, of spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from vndx.check.core import Data
from vndx.check.finding import RULES, Finding
from vndx.check.graph import Checked
from vndx.check.result import Node, Term
from vndx.claim.names import claim_iri, evidence_iri, figure_slug
from vndx.ontology import CODE, ID, VNDX

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_OA = "http://www.w3.org/ns/oa#"
_CLAIM = re.compile(re.escape(ID) + r"claim/([^/]+)/[^/]+")


def check(checked: Checked, data: Data) -> Iterator[Finding]:
    """Yield each figure, claim and span whose name is not the one that its content gives."""
    kinds = (
        ("figure-name", (VNDX + "Figure",), _figure),
        ("claim-name", (VNDX + "Claim",), _claim),
        ("evidence-name", (VNDX + "Evidence", VNDX + "IgnoredSpan"), _evidence),
    )
    for rule, classes, name in kinds:
        for node in data.instances(*classes):
            right = name(data, node)
            document = checked.place(node)
            if right is not None and document is not None and node.value != right:
                yield checked.finding(document, node, rule, RULES[rule], ox.NamedNode(right))


def _one(data: Data, node: Term, predicate: str) -> Term | None:
    """Return the only value of a property; ``None`` when there is none or more than one."""
    values = data.values(node, (predicate,))
    return values[0] if len(values) == 1 else None


def _figure(data: Data, node: Node) -> str | None:
    """Return the name that a figure must have; ``None`` when the shapes have something to say first."""
    slugs = {
        part: _slug(_one(data, node, VNDX + part), f"{ID}{kind}")
        for part, kind in (
            ("indicator", "indicator/"),
            ("area", "place/"),
            ("period", "period/"),
            ("basePeriod", "period/"),
            ("population", ""),  # groups, and whatever else is counted among
        )
    }
    codes = {
        part: _slug(_one(data, node, VNDX + part), f"{CODE}{prefix}")
        for part, prefix in (("status", "status-"), ("comparator", "comparator-"), ("changeKind", "change-"))
    }
    value = _one(data, node, VNDX + "value")
    indicator, area, period = slugs["indicator"], slugs["area"], slugs["period"]
    status, comparator = codes["status"], codes["comparator"]
    if not (indicator and area and period and status and comparator and isinstance(value, ox.Literal)):
        return None
    try:
        slug = figure_slug(
            indicator=indicator,
            area=area,
            period=period,
            status=status,
            comparator=comparator,
            value=Decimal(value.value),
            population=slugs["population"],
            base_period=slugs["basePeriod"],
            change_kind=codes["changeKind"],
        )
    except (KeyError, InvalidOperation):
        return None
    return f"{ID}figure/{slug}"


def _slug(value: Term | None, start: str) -> str | None:
    """Return what names a thing among its kind, as ``viet-nam`` in ``…/id/place/viet-nam``."""
    if not isinstance(value, ox.NamedNode) or not value.value.startswith(start):
        return None
    return value.value.removeprefix(start).rpartition("/")[2]


def _claim(data: Data, node: Node) -> str | None:
    article = _CLAIM.fullmatch(node.value)
    parts = [_one(data, node, _RDF + part) for part in ("subject", "predicate", "object")]
    if article is None or None in parts:
        return None
    return claim_iri(article[1], *map(str, parts))


def _evidence(data: Data, node: Node) -> str | None:
    article = _one(data, node, _OA + "hasSource")
    for selector in data.values(node, (_OA + "hasSelector",)):
        start, end = (_one(data, selector, _OA + name) for name in ("start", "end"))
        if isinstance(article, ox.NamedNode) and start is not None and end is not None:
            try:
                return evidence_iri(article.value.rpartition("/")[2], int(start.value), int(end.value))
            except ValueError:
                return None
    return None
