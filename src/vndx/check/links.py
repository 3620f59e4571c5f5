"""Links to other graphs: each recorded, grounded, of the right form, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx.check.finding import Finding
from vndx.check.graph import Checked
from vndx.check.link_words import RULES
from vndx.graph.document import Document
from vndx.links.model import LINKS, MATCHES, SKOS, Link
from vndx.links.reading import from_quads
from vndx.links.rules import problems
from vndx.links.targets import targets
from vndx.links.things import things
from vndx.ontology import CODE, ID

_PLACE = f"{ID}place/"
_CODELIST = f"{CODE}codelist-"
_Triple = tuple[str, str, str]


def check(checked: Checked) -> Iterator[Finding]:
    """Yield what is wrong with the links of the checked files, held against all links of the graph."""
    links = from_quads(checked.quads)
    known = targets(checked.quads)
    for problem in problems(links, known, things(checked.quads)):
        yield from _of_record(checked, problem.link, problem.rule, problem.value)
    spaces = tuple(target.space for target in known.values() if target.space)
    recorded = {(link.subject, link.predicate, link.object): link for link in links if link.asserted}
    stated = dict(_stated(checked.quads, spaces))
    for triple, link in recorded.items():
        if triple not in stated and link.predicate in MATCHES:
            yield from _of_record(checked, link, "link-unstated", link.object)
        elif stated.get(triple, "").startswith(LINKS) and stated[triple] != link.graph:
            yield from _of_record(checked, link, "link-graph", stated[triple])
    refused = {(link.subject, link.object) for link in links if link.rejected}
    for document in checked.documents:
        for triple in dict(_stated(document.quads, spaces)).keys() - recorded.keys():
            subject, _, there = triple
            rule = "link-rejected" if (subject, there) in refused else "link-unrecorded"
            yield checked.finding(document, ox.NamedNode(subject), rule, RULES[rule], ox.NamedNode(there))
        yield from _codes(checked, document)


def _stated(quads: Iterable[ox.Quad], spaces: tuple[str, ...]) -> Iterator[tuple[_Triple, str]]:
    """Yield the plain triples that link, of our things or to a graph that is known, each with its graph."""
    for quad in quads:
        subject, there = quad.subject, quad.object
        if quad.predicate.value not in MATCHES or not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(there, ox.NamedNode) and (
            subject.value.startswith(ID) or there.value.startswith(spaces)
        ):
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            yield (subject.value, quad.predicate.value, there.value), graph


def _codes(checked: Checked, document: Document) -> Iterator[Finding]:
    """Find codes of places without their list: the same digits stand for another unit since July 2025."""
    for quad in document.quads:
        value, subject = quad.object, quad.subject
        if quad.predicate.value != f"{SKOS}notation" or not isinstance(subject, ox.NamedNode):
            continue
        assert not isinstance(value, ox.Triple)
        listed = isinstance(value, ox.Literal) and value.datatype.value.startswith(_CODELIST)
        if subject.value.startswith(_PLACE) and not listed:
            yield checked.finding(document, subject, "code-list", RULES["code-list"], value)


def _of_record(checked: Checked, link: Link, rule: str, value: str) -> Iterator[Finding]:
    """Yield the finding about a record, if a checked file holds it."""
    node = ox.NamedNode(link.name)
    document = checked.place(node)
    if document is not None:
        shown = ox.NamedNode(value) if value.startswith(("http://", "https://")) else value
        yield checked.finding(document, node, rule, RULES[rule], shown)
