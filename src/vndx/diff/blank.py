"""Blank nodes by what they say, so that two files that name them differently still agree.

A blank node that can be written in place becomes the text in brackets that
would stand there. Any other gets a name made from all that is said of it and its neighbours, and
only where two of them look alike in this the place that RDFC-1.0 gives them.
Brackets that hold the same stand once: in RDF they say nothing more than one of them.

A small file can be made so that either takes longer than anybody waits. Both are therefore counted, and
too much is refused; not timed, so that a file is refused always or never.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from math import factorial, prod

import pyoxigraph as ox

from vndx.graph.turtle_bnodes import Graph, Shape, Term

#: How many looks at neighbours may be taken to name blank nodes: a few seconds.
MOST_LOOKS = 5_000_000
#: A file of any size gets this many looks at each; such as people write need three or four.
_FEW = 20
#: How many orders of nodes that look alike RDFC-1.0 may try, times the statements on them: a few seconds.
MOST_TRIES = 3_000_000
_MOST_ALIKE = 10
_SHORT = 80

#: graph (empty: the default graph), subject, predicate, object, each as N-Quads writes it or in brackets.
Statement = tuple[str, str, str, str]


class Entangled(Exception):
    """The blank nodes of a file cannot be told apart in reasonable time."""


def settle(quads: list[ox.Quad]) -> set[Statement]:
    """Return statements with blank nodes as statements that hold none.

    Args:
        quads: all statements of a dataset that have a blank node; no two files share one.

    Raises:
        Entangled: when it would take too long to tell the blank nodes apart.
        ValueError: when brackets nest too deeply, or there is a triple term of RDF 1.2.
    """
    if not quads:
        return set()
    quads = list(dict.fromkeys(quads))  # a file may say a thing twice
    shape, names = Shape(quads), {}
    if shape.labelled:
        names = _names(quads)
        count = Counter(names[node] for node in shape.labelled)
        alike = {node for node in shape.labelled if count[names[node]] > 1}
        if alike:
            quads = _canonical(quads, alike, names)
            shape = Shape(quads)
            names = {node: names.get(node, f"_:{node.value}") for node in shape.labelled}
    names = {node: names[node] for node in shape.labelled}
    writer = _Brackets(shape, names)
    return {
        (
            ""
            if isinstance(quad.graph_name, ox.DefaultGraph)
            else writer.text(quad.graph_name, quad.graph_name),
            writer.text(quad.graph_name, quad.subject),  # type: ignore[arg-type]
            str(quad.predicate),
            writer.text(quad.graph_name, quad.object),  # type: ignore[arg-type]
        )
        for quad in quads
        if quad.subject not in shape.inline
    }


class _Brackets:
    """Writes terms, blank nodes that have no name by what they hold."""

    def __init__(self, shape: Shape, names: dict[ox.BlankNode, str]) -> None:
        self._shape = shape
        self._names = names
        self._written: dict[ox.BlankNode, str] = {}

    def text(self, graph: Graph, term: Term | Graph) -> str:
        if not isinstance(term, ox.BlankNode):
            return str(term)
        if term in self._names:
            return self._names[term]
        if term not in self._written:
            self._written[term] = self._brackets(graph, term)
        return self._written[term]

    def _brackets(self, graph: Graph, node: ox.BlankNode) -> str:
        if node in self._shape.lists:
            members = (self.text(graph, member) for member in self._shape.lists[node])
            return f"( {' '.join(members)} )"
        parts = sorted(
            f"{predicate} {self.text(graph, term)}"
            for predicate, terms in self._shape.properties(graph, node).items()
            for term in terms
        )
        return f"[ {' ; '.join(parts)} ]" if parts else "[]"


def _names(quads: list[ox.Quad]) -> dict[ox.BlankNode, str]:
    """Return a name for each blank node by what is said of it and around it; some may share one."""
    links: dict[ox.BlankNode, list[tuple[int, ox.Quad]]] = defaultdict(list)
    for quad in quads:
        for place, term in enumerate((quad.subject, quad.object, quad.graph_name)):
            if isinstance(term, ox.BlankNode):
                links[term].append((place, quad))
    names: dict[object, str] = {}
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if term not in names:
                names[term] = "_:" if isinstance(term, ox.BlankNode) else _short(str(term))
    looks = max(MOST_LOOKS // sum(map(len, links.values())), _FEW)
    kinds = 0
    while kinds < len({names[node] for node in links}):  # each look reaches one step further
        kinds = len({names[node] for node in links})
        if looks == 0:
            raise Entangled
        looks -= 1
        names |= {node: _look(node, links[node], names) for node in links}
    return {node: names[node] for node in links}


def _short(text: str) -> str:
    """Return a text, or what stands for it when it is so long that each look at it would take time."""
    return text if len(text) <= _SHORT else hashlib.sha256(text.encode()).hexdigest()


def _look(node: ox.BlankNode, links: list[tuple[int, ox.Quad]], names: dict[object, str]) -> str:
    def seen(term: object) -> str:
        return "_:itself" if term == node else names[term]

    lines = sorted(
        f"{place} {seen(quad.subject)} {seen(quad.predicate)} {seen(quad.object)} {seen(quad.graph_name)}"
        for place, quad in links
    )
    return f"_:{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()[:16]}"


def _canonical(
    quads: list[ox.Quad], alike: set[ox.BlankNode], names: dict[ox.BlankNode, str]
) -> list[ox.Quad]:
    """Return the statements with the blank nodes of each part that has some *alike* under RDFC-1.0's labels.

    Only of such parts: RDFC-1.0 numbers the nodes, and one that came anew would rename all others.
    """
    done: list[ox.Quad] = []
    tries = 0
    for part in _parts(quads):
        if not any(node in alike for quad in part for node in _blank(quad)):
            done += part
            continue
        tries += len(part) * _orders(Counter(names[node] for node in {n for q in part for n in _blank(q)}))
        if tries > MOST_TRIES:
            raise Entangled
        dataset = ox.Dataset(part)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        content = hashlib.sha256("\n".join(sorted(map(str, dataset))).encode()).hexdigest()[:16]

        def renamed(term: object, content: str = content) -> object:
            return ox.BlankNode(f"{content}{term.value}") if isinstance(term, ox.BlankNode) else term

        done += [
            ox.Quad(
                renamed(quad.subject),  # type: ignore[arg-type]
                quad.predicate,
                renamed(quad.object),  # type: ignore[arg-type]
                renamed(quad.graph_name),  # type: ignore[arg-type]
            )
            for quad in dataset
        ]
    return done


def _orders(count: Counter[str]) -> int:
    """Return in how many orders nodes can stand, those of one name in each other's place."""
    if max(count.values()) > _MOST_ALIKE:
        return MOST_TRIES + 1
    return prod(map(factorial, count.values()))


def _parts(quads: list[ox.Quad]) -> list[list[ox.Quad]]:
    """Return the statements in parts that share no blank node."""
    leader: dict[ox.BlankNode, ox.BlankNode] = {}

    def head(node: ox.BlankNode) -> ox.BlankNode:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for quad in quads:
        first, *others = _blank(quad)
        for other in others:
            leader[head(other)] = head(first)
    parts: dict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        parts[head(_blank(quad)[0])].append(quad)
    return list(parts.values())


def _blank(quad: ox.Quad) -> list[ox.BlankNode]:
    terms = (quad.subject, quad.object, quad.graph_name)
    return [term for term in terms if isinstance(term, ox.BlankNode)]
