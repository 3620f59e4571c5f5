"""Terms, references and texts: known, described, well-formed, told apart."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from vndx.check.core import Data
from vndx.check.finding import RULES, Finding
from vndx.check.graph import Checked
from vndx.check.result import Node
from vndx.check.values import well_formed
from vndx.content import folder
from vndx.graph.document import Document
from vndx.ontology import CODE, GRAPH, ID, VNDX

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = _RDF + "type"
_LABELS = {_SKOS + "prefLabel", _SKOS + "altLabel", _SKOS + "hiddenLabel"}
#: C1 controls and marks that change the direction of text.
_UNSEEN = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def check(checked: Checked, data: Data) -> Iterator[Finding]:
    """Yield what is wrong with the terms and texts of the checked files, each once a file and record."""
    ontology = os.path.join(os.path.realpath(folder("ontology")), "")
    defined = {quad.subject.value for quad in checked.ontology if not isinstance(quad.subject, ox.Triple)}
    for document in checked.documents:
        seen = set()
        free = os.path.realpath(document.name).startswith(ontology)
        yield from _graphs(checked, document)
        for quad in document.quads:
            assert not isinstance(quad.subject, ox.Triple)
            for rule, value in _quad(data, quad, defined, free):
                if (rule, quad.subject, value) not in seen:
                    seen.add((rule, quad.subject, value))
                    yield checked.finding(document, quad.subject, rule, RULES[rule], value)
    yield from _twins(checked, data)


def _quad(
    data: Data, quad: ox.Quad, defined: set[str], free: bool
) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    """Yield the rules that one statement breaks, with the term that breaks them."""
    target = quad.object
    for term in (quad.subject, quad.predicate, target, quad.graph_name):
        if isinstance(term, ox.NamedNode):
            yield from ((rule, term) for rule in _iri(data, term, defined))
    if not free:  # the ontology may speak of all other vocabularies
        used = (quad.predicate, target) if quad.predicate.value == _TYPE else (quad.predicate,)
        for term in used:
            if isinstance(term, ox.NamedNode) and _foreign(term.value) and term.value not in defined:
                yield "foreign-term", term
    if isinstance(target, ox.Literal):
        yield from ((rule, target) for rule in _text(target, quad.predicate.value))


def _iri(data: Data, term: ox.NamedNode, defined: set[str]) -> Iterator[str]:
    iri = term.value
    if not iri.startswith(("http://", "https://")):
        yield "iri"
    elif iri.startswith((VNDX, CODE)) and iri not in defined:
        yield "unknown-term"
    elif iri.startswith(ID) and not data.values(term, (_TYPE,)):
        yield "dangling"


def _foreign(iri: str) -> bool:
    return iri != _TYPE and not iri.startswith((VNDX, CODE))


def _text(literal: ox.Literal, predicate: str) -> Iterator[str]:
    if not well_formed(literal):
        yield "ill-typed"
    if _UNSEEN.search(literal.value):
        yield "control-character"
    if predicate in _LABELS and _tidy(literal.value) != literal.value:
        yield "label-form"


def _tidy(label: str) -> str:
    return " ".join(unicodedata.normalize("NFC", label).split())


def _graphs(checked: Checked, document: Document) -> Iterator[Finding]:
    """Look at the graphs of an article's file: they carry its name."""
    parent, name = os.path.split(document.name)
    if os.path.basename(parent) != "articles" or document.fmt != "trig":
        return
    stem = os.path.splitext(name)[0]
    own = {f"{GRAPH}{stem}/{kind}" for kind in ("curated", "evidence", "claims")}
    for graph in sorted({quad.graph_name for quad in document.quads}, key=str):
        if not isinstance(graph, ox.NamedNode) or graph.value not in own:
            value = str(graph) if isinstance(graph, ox.DefaultGraph) else f"<{graph.value}>"
            yield checked.finding(document, None, "graph-name", RULES["graph-name"], value)


def _twins(checked: Checked, data: Data) -> Iterator[Finding]:
    """Find two things of one class under one name."""
    named: dict[tuple[str, str, str], dict[Node, str]] = defaultdict(dict)
    for quad in checked.quads:
        label = quad.object
        if quad.predicate.value == _SKOS + "prefLabel" and isinstance(label, ox.Literal):
            assert not isinstance(quad.subject, ox.Triple)
            # Of codes only those of one list must differ: a status and a unit may share a word.
            kinds = data.values(quad.subject, (_SKOS + "inScheme",)) or data.values(quad.subject, (_TYPE,))
            for kind in kinds:
                key = (kind.value, label.language or "", _tidy(label.value).casefold())
                named[key][quad.subject] = label.value
    for twins in named.values():
        for node in sorted(twins, key=str)[1:]:
            document = checked.place(node, _SKOS + "prefLabel")
            if document is not None:
                yield checked.finding(document, node, "label-twice", RULES["label-twice"], twins[node])
