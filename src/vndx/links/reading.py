"""The links of a graph, read from its statements."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from vndx.graph.document import statements
from vndx.graph.files import find
from vndx.links.model import DCTERMS, LINK, RDF, SKOS, SSSOM, TARGET, Link
from vndx.ontology import VNDX

_Values = dict[str, list[ox.NamedNode | ox.Literal]]


def read(paths: Iterable[str | os.PathLike[str]] = (), target: str | None = None) -> list[Link]:
    """Read the links of a graph, sorted by subject, other graph and object.

    Each file is read by itself: two that judge the same pair are two judgements, and nobody's words get
    under the name of another.

    Args:
        paths: folders and RDF files; the shipped graph when there are none.
        target: only those to this other graph.

    Raises:
        DataError: when a file cannot be read.
    """
    found = [link for path in find(paths).files for link in from_quads(statements(path))]
    return sorted((link for link in found if target in (None, link.target)), key=_order)


def from_quads(quads: Iterable[ox.Quad]) -> list[Link]:
    """Return the links that are recorded in statements, sorted; what a record lacks is empty."""
    records: dict[str, _Values] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            records[quad.subject.value][quad.predicate.value].append(quad.object)
    kind = ox.NamedNode(LINK)
    links = [_link(name, slots) for name, slots in records.items() if kind in slots.get(f"{RDF}type", ())]
    return sorted(links, key=_order)


def _order(link: Link) -> tuple[str, str, str, str]:
    return link.subject, link.target, link.object, link.predicate


def _link(name: str, slots: _Values) -> Link:
    def text(predicate: str, language: str = "") -> str:
        for value in slots.get(predicate, ()):
            if not language or (isinstance(value, ox.Literal) and value.language == language):
                return value.value
        return ""

    label = slots.get(f"{SSSOM}object_label", [])
    language = label[0].language if label and isinstance(label[0], ox.Literal) else None
    return Link(
        subject=text(f"{RDF}subject"),
        predicate=text(f"{RDF}predicate"),
        object=text(f"{RDF}object"),
        target=text(f"{VNDX}linkTarget").removeprefix(TARGET),
        justification=text(f"{SSSOM}mapping_justification"),
        confidence=_number(text(f"{SSSOM}confidence")),
        rejected=bool(text(f"{SSSOM}predicate_modifier")),
        kind=text(f"{SSSOM}object_category"),
        author=text(f"{SSSOM}author_label"),
        reviewer=text(f"{SSSOM}reviewer_label"),
        date=text(f"{DCTERMS}created"),
        evidence=text(f"{DCTERMS}source"),
        object_label=text(f"{SSSOM}object_label"),
        object_language=language or "",
        comment_vi=text(f"{SKOS}note", "vi"),
        comment_en=text(f"{SKOS}note", "en"),
        name=name,
    )


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
