"""Which blank nodes can be written in place, as ``[ … ]`` or ``( … )``, and which need a label.

A blank node is written in place when exactly one triple points at it, all its
triples lie in the same graph as that one, and it is not part of a circle. What
is left gets the label that RDF Dataset Canonicalization (RDFC-1.0) gives it,
which depends on the content alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.graph.turtle_terms import RDF

FIRST = ox.NamedNode(RDF + "first")
REST = ox.NamedNode(RDF + "rest")
NIL = ox.NamedNode(RDF + "nil")

#: Nobody reads, and no recursive writer survives, brackets nested much deeper than this.
MAX_DEPTH = 64

Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph
Subject = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal
#: predicate to objects
Properties = dict[ox.NamedNode, list[Term]]


class Shape:
    """The dataset by graph and subject, with its blank nodes sorted into kinds.

    Attributes:
        graphs: graph to subject to predicate to objects.
        inline: blank nodes that are written where they are pointed at.
        anonymous: blank nodes that nothing points at, written as a subject ``[]``.
        lists: head of a list to its members.
        labelled: the blank nodes that need a label.
    """

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.graphs: dict[Graph, dict[Subject, Properties]] = defaultdict(dict)
        self._parent: dict[ox.BlankNode, tuple[Graph, Subject]] = {}
        self._pointed: dict[ox.BlankNode, int] = defaultdict(int)
        self._homes: dict[ox.BlankNode, set[Graph]] = defaultdict(set)
        names: set[ox.BlankNode] = set()
        for quad in quads:
            subject, graph, target = quad.subject, quad.graph_name, quad.object
            if isinstance(subject, ox.Triple) or isinstance(target, ox.Triple):
                raise ValueError("RDF 1.2 triple terms are not written")
            self.graphs[graph].setdefault(subject, {}).setdefault(quad.predicate, []).append(target)
            if isinstance(subject, ox.BlankNode):
                self._homes[subject].add(graph)
            if isinstance(target, ox.BlankNode):
                self._homes[target].add(graph)
                self._pointed[target] += 1
                self._parent[target] = (graph, subject)
            if isinstance(graph, ox.BlankNode):
                names.add(graph)
        local = {node for node, homes in self._homes.items() if len(homes) == 1 and node not in names}
        self.anonymous = {node for node in local if not self._pointed[node]}
        self.inline = {node for node in local if self._pointed[node] == 1}
        self.inline -= self._circles()
        self.lists: dict[ox.BlankNode, list[Term]] = {}
        self._find_lists()
        self._check_depth()
        self.labelled = (set(self._homes) | names) - self.inline - self.anonymous

    def properties(self, graph: Graph, subject: Subject) -> Properties:
        """Return the triples of *subject* in *graph*, empty when it has none."""
        return self.graphs[graph].get(subject, {})

    def _circles(self) -> set[ox.BlankNode]:
        """Return the candidates that lie on a circle; each has one parent, so walking up finds it."""
        done: set[ox.BlankNode] = set()
        circles: set[ox.BlankNode] = set()
        for start in self.inline:
            path: dict[ox.BlankNode, int] = {}
            node: Subject = start
            while isinstance(node, ox.BlankNode) and node in self.inline and node not in done:
                if node in path:
                    circles.update(list(path)[path[node] :])
                    break
                path[node] = len(path)
                node = self._parent[node][1]
            done.update(path)
        return circles

    def _find_lists(self) -> None:
        """Collect each whole list whose every cell can be written in place."""
        for head in self.inline:
            graph, parent = self._parent[head]
            if self._is_cell(graph, parent) and head in self.properties(graph, parent)[REST]:
                continue  # in the middle of a list
            members: list[Term] = []
            node: Term = head
            while isinstance(node, ox.BlankNode) and node in self.inline and self._is_cell(graph, node):
                cell = self.properties(graph, node)
                members += cell[FIRST]
                node = cell[REST][0]
            if node == NIL and members:
                self.lists[head] = members

    def _is_cell(self, graph: Graph, node: Subject) -> bool:
        cell = self.properties(graph, node)
        return cell.keys() == {FIRST, REST} and len(cell[FIRST]) == 1 and len(cell[REST]) == 1

    def _check_depth(self) -> None:
        """Refuse what is nested too deep, walking down from everything that is not in place."""
        for graph, subjects in self.graphs.items():
            waiting: list[tuple[Subject, int]] = [(s, 0) for s in subjects if s not in self.inline]
            while waiting:
                node, depth = waiting.pop()
                if depth > MAX_DEPTH:
                    raise ValueError(f"blank nodes nested more than {MAX_DEPTH} deep")
                members = self.lists.get(node) if isinstance(node, ox.BlankNode) else None
                if members is not None:
                    waiting += self._inside(members, depth + 1)
                else:
                    for objects in self.properties(graph, node).values():
                        waiting += self._inside(objects, depth + 1)

    def _inside(self, objects: list[Term], depth: int) -> list[tuple[Subject, int]]:
        return [(o, depth) for o in objects if isinstance(o, ox.BlankNode) and o in self.inline]


def same(one: Iterable[ox.Quad], other: Iterable[ox.Quad]) -> bool:
    """Say whether two sets of statements are the same but for the names of their blank nodes.

    Raises:
        ValueError: as :class:`Shape` does.
    """
    one, other = set(one), set(other)
    if Shape(one).labelled or Shape(other).labelled:
        datasets = ox.Dataset(one), ox.Dataset(other)
        for dataset in datasets:
            dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return datasets[0] == datasets[1]
    # Trees need no RDFC-1.0, which takes minutes for a few brackets that are alike.
    return _trees(one) == _trees(other)


def _trees(quads: set[ox.Quad]) -> Counter[tuple[str, ...]]:
    """Count the statements of a graph whose blank nodes form trees, each node named by what lies below it."""
    below: dict[object, list[ox.Quad]] = defaultdict(list)
    above: dict[object, object] = {}
    open_ends: Counter[object] = Counter()
    for quad in quads:
        below[quad.subject].append(quad)
        if isinstance(quad.object, ox.BlankNode):
            above[quad.object] = quad.subject
            open_ends[quad.subject] += 1
    names: dict[object, str] = {}

    def name(term: object) -> str:
        return names.get(term) or str(term)

    # From the tips up, without recursion: a list of a thousand members is a thousand deep.
    nodes = {node for node in (*below, *above) if isinstance(node, ox.BlankNode)}
    ready = [node for node in nodes if not open_ends[node]]
    while ready:
        node = ready.pop()
        lines = sorted(f"{q.predicate} {name(q.object)} {q.graph_name}" for q in below.get(node, ()))
        names[node] = f"_:{hashlib.sha256(chr(10).join(lines).encode()).hexdigest()}"
        parent = above.get(node)
        if isinstance(parent, ox.BlankNode):
            open_ends[parent] -= 1
            if not open_ends[parent]:
                ready.append(parent)
    return Counter((name(q.subject), str(q.predicate), name(q.object), str(q.graph_name)) for q in quads)
