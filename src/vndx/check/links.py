"""Links to other graphs: each recorded, grounded, of the right form, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from vndx.check.finding import Finding
from vndx.check.graph import Checked
from vndx.check.link_words import RULES
from vndx.check.result import Node
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
        yield from _at(checked, ox.NamedNode(problem.link.name), problem.rule, problem.value)
    spaces = tuple(target.space for target in known.values() if target.space)
    stated: dict[_Triple, str] = {}
    for quad in checked.quads:
        if quad.predicate.value in MATCHES and isinstance(quad.object, ox.NamedNode):
            subject, there = quad.subject, quad.object.value
            if isinstance(subject, ox.NamedNode) and (
                subject.value.startswith(ID) or there.startswith(spaces)
            ):
                graph = quad.graph_name
                stated[subject.value, quad.predicate.value, there] = getattr(graph, "value", "")
    yield from _stated(checked, links, stated)
    yield from _codes(checked)


def _stated(checked: Checked, links: list[Link], stated: dict[_Triple, str]) -> Iterator[Finding]:
    """Hold the plain triples against the records."""
    refused = {(link.subject, link.object) for link in links if link.rejected}
    recorded = {}
    for link in links:
        if link.asserted:
            recorded[link.subject, link.predicate, link.object] = link
    for triple, link in recorded.items():
        node = ox.NamedNode(link.name)
        if triple not in stated:
            yield from _at(checked, node, "link-unstated", link.object)
        elif stated[triple].startswith(LINKS) and stated[triple] != link.graph:
            yield from _at(checked, node, "link-graph", stated[triple])
    for subject, predicate, there in stated.keys() - recorded.keys():
        rule = "link-rejected" if (subject, there) in refused else "link-unrecorded"
        yield from _at(checked, ox.NamedNode(subject), rule, there, predicate)


def _codes(checked: Checked) -> Iterator[Finding]:
    """Find codes of places without their list: the same digits stand for another unit since July 2025."""
    for document in checked.documents:
        for quad in document.quads:
            value, subject = quad.object, quad.subject
            if quad.predicate.value == f"{SKOS}notation" and isinstance(value, ox.Literal):
                place = isinstance(subject, ox.NamedNode) and subject.value.startswith(_PLACE)
                if place and not value.datatype.value.startswith(_CODELIST):
                    assert isinstance(subject, ox.NamedNode)
                    yield checked.finding(document, subject, "code-list", RULES["code-list"], value.value)


def _at(checked: Checked, node: Node, rule: str, value: str, predicate: str = "") -> Iterator[Finding]:
    document = checked.place(node, predicate)
    if document is not None:
        shown = ox.NamedNode(value) if value.startswith(("http://", "https://")) else value
        yield checked.finding(document, node, rule, RULES[rule], shown)
