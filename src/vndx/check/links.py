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
from vndx.links.targets import Target, targets
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
    recorded = {
        (link.subject, link.predicate, link.object): link
        for link in links
        if link.asserted and not link.subject.startswith(spaces)
    }
    stated = dict(_stated(checked.quads, spaces))
    for triple, link in recorded.items():
        if triple not in stated and link.predicate in MATCHES:
            yield from _of_record(checked, link, "link-unstated", link.object)
        elif stated.get(triple, "").startswith(LINKS) and stated[triple] != link.graph:
            yield from _of_record(checked, link, "link-graph", stated[triple])
    refused = {frozenset((link.subject, link.object)) for link in links if link.rejected}
    for target in known.values():
        yield from _of_target(checked, target)
    for document in checked.documents:
        for triple in dict(_stated(document.quads, spaces)).keys() - recorded.keys():
            subject, _, there = triple
            rule = "link-rejected" if frozenset((subject, there)) in refused else "link-unrecorded"
            node = None if subject.startswith("_:") else ox.NamedNode(subject)
            yield checked.finding(document, node, rule, RULES[rule], ox.NamedNode(there))
        yield from _codes(checked, document)


def _stated(quads: Iterable[ox.Quad], spaces: tuple[str, ...]) -> Iterator[tuple[_Triple, str]]:
    """Yield the plain triples that link, each with its graph.

    What links holds from either side: one end is a thing of ours or of a graph that is known. A node
    without a name can tie two things as well as a name can.
    """
    ends = (ID, *spaces)
    for quad in quads:
        subject, there = quad.subject, quad.object
        if quad.predicate.value not in MATCHES or not isinstance(there, ox.NamedNode | ox.BlankNode):
            continue
        if isinstance(subject, ox.BlankNode) and isinstance(there, ox.NamedNode):
            pair = f"_:{subject.value}", there.value
        elif isinstance(there, ox.BlankNode) and isinstance(subject, ox.NamedNode):
            pair = f"_:{there.value}", subject.value
        elif isinstance(subject, ox.NamedNode) and isinstance(there, ox.NamedNode):
            pair = subject.value, there.value
        else:
            continue
        if pair[0].startswith(ends) or pair[1].startswith(ends):
            graph = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
            yield (pair[0], quad.predicate.value, pair[1]), graph


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


def _of_target(checked: Checked, target: Target) -> Iterator[Finding]:
    """Find a pattern that cannot be used, if a checked file holds it."""
    node = ox.NamedNode(target.iri)
    document = None if target.sound else checked.place(node)
    if document is not None:
        yield checked.finding(document, node, "link-pattern", RULES["link-pattern"], target.pattern)


def _of_record(checked: Checked, link: Link, rule: str, value: str) -> Iterator[Finding]:
    """Yield the finding about a record, if a checked file holds it."""
    node = ox.NamedNode(link.name)
    document = checked.place(node)
    if document is not None:
        shown = ox.NamedNode(value) if value.startswith(("http://", "https://")) else value
        yield checked.finding(document, node, rule, RULES[rule], shown)
