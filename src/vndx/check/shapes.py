"""Reads SHACL shapes into plain objects; refuses what it does not know.

A constraint that is passed over in silence would be a rule that nobody checks,
so an unknown term of SHACL in the shapes is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from vndx.check.result import SHACL, Node, Term
from vndx.errors import DataError

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REMEDY = "https://w3id.org/vndx/ontology#remedy"

TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
#: Parameters of the constraints that are known, with the name of their component in results.
CONSTRAINTS = {
    "minCount": "MinCount",
    "maxCount": "MaxCount",
    "datatype": "Datatype",
    "class": "Class",
    "nodeKind": "NodeKind",
    "pattern": "Pattern",
    "hasValue": "HasValue",
    "minInclusive": "MinInclusive",
    "uniqueLang": "UniqueLang",
    "languageIn": "LanguageIn",
    "or": "Or",
    "node": "Node",
}


@dataclass(frozen=True)
class Words:
    """What a rule says of itself, by language."""

    message: dict[str, str]
    remedy: dict[str, str]


@dataclass(frozen=True)
class Query:
    """A SPARQL constraint: each solution is a violation."""

    iri: str
    prefixes: dict[str, str]
    select: str


@dataclass
class Shape:
    """A node shape, or a property shape when it has a path.

    Attributes:
        iri: its name, or the label of its blank node.
        path: properties of which one leads to the values; empty for a node shape.
        targets: kind of target and IRI.
        constraints: name of the parameter and its values; lists are tuples.
        alternatives: for each ``sh:or``, its shapes.
        nodes: the shapes named by ``sh:node``.
        properties: its property shapes.
        queries: its SPARQL constraints.
    """

    iri: str
    path: tuple[str, ...] = ()
    targets: list[tuple[str, str]] = field(default_factory=list)
    constraints: list[tuple[str, tuple[Term, ...]]] = field(default_factory=list)
    alternatives: list[list[Shape]] = field(default_factory=list)
    nodes: list[Shape] = field(default_factory=list)
    properties: list[Shape] = field(default_factory=list)
    queries: list[Query] = field(default_factory=list)


@dataclass(frozen=True)
class Rules:
    """All shapes that have a target, and the words of every rule."""

    shapes: list[Shape]
    words: dict[str, Words]


def load(quads: Iterable[ox.Quad]) -> Rules:
    """Read shapes.

    Args:
        quads: the statements of the shapes.

    Raises:
        DataError: for a part of SHACL that is not known here.
    """
    return _Loader(quads).rules()


class _Loader:
    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._out: dict[Node, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            assert not isinstance(quad.subject, ox.Triple)
            assert not isinstance(quad.object, ox.Triple)
            self._out[quad.subject][quad.predicate.value].append(quad.object)
        self._shapes: dict[Node, Shape] = {}

    def rules(self) -> Rules:
        for node in list(self._out):
            if any(SHACL + target in self._out[node] for target in TARGETS):
                self._shape(node)
        shapes = sorted((shape for shape in self._shapes.values() if shape.targets), key=lambda s: s.iri)
        words = {
            node.value: Words(self._texts(node, SHACL + "message"), self._texts(node, _REMEDY))
            for node in self._out
            if isinstance(node, ox.NamedNode) and SHACL + "message" in self._out[node]
        }
        return Rules(shapes, words)

    def _texts(self, node: Node, predicate: str) -> dict[str, str]:
        return {o.language or "": o.value for o in self._all(node, predicate) if isinstance(o, ox.Literal)}

    def _all(self, node: Node, predicate: str) -> list[Term]:
        return self._out[node].get(predicate, [])

    def _shape(self, node: Node) -> Shape:
        if node in self._shapes:
            return self._shapes[node]
        shape = self._shapes[node] = Shape(node.value)
        own = {name.removeprefix(SHACL): name for name in sorted(self._out[node]) if name.startswith(SHACL)}
        for term, name in own.items():
            values = self._all(node, name)
            if term in CONSTRAINTS:
                self._constrain(shape, term, values)
            elif term in TARGETS:
                shape.targets += [(term, _iri(value)) for value in values]
            elif term == "path":
                shape.path = self._path(node, values[0])
            elif term == "property":
                shape.properties += self._shapes_of(values)
            elif term == "sparql":
                shape.queries += [self._query(_node(value)) for value in _sorted(values)]
            elif term != "message":
                raise _unknown(node, term)
        return shape

    def _constrain(self, shape: Shape, term: str, values: list[Term]) -> None:
        if term == "node":
            shape.nodes += self._shapes_of(values)
        elif term == "or":
            shape.alternatives += [
                [self._shape(_node(member)) for member in self._list(value)] for value in values
            ]
        elif term == "languageIn":
            shape.constraints += [(term, tuple(self._list(value))) for value in values]
        else:
            shape.constraints += [(term, (value,)) for value in values]

    def _shapes_of(self, values: list[Term]) -> list[Shape]:
        return [self._shape(_node(value)) for value in _sorted(values)]

    def _path(self, node: Node, value: Term) -> tuple[str, ...]:
        if isinstance(value, ox.NamedNode):
            return (value.value,)
        members = self._all(_node(value), SHACL + "alternativePath")
        if not members:
            raise _unknown(node, "path")
        return tuple(_iri(member) for member in self._list(members[0]))

    def _query(self, node: Node) -> Query:
        prefixes = {}
        for source in self._all(node, SHACL + "prefixes"):
            for entry in self._all(_node(source), SHACL + "declare"):
                prefix = self._all(_node(entry), SHACL + "prefix")[0]
                prefixes[prefix.value] = self._all(_node(entry), SHACL + "namespace")[0].value
        known = {"prefixes", "select", "message"}
        for name in self._out[node]:
            if name.startswith(SHACL) and name.removeprefix(SHACL) not in known:
                raise _unknown(node, name.removeprefix(SHACL))
        return Query(node.value, prefixes, self._all(node, SHACL + "select")[0].value)

    def _list(self, head: Term) -> list[Term]:
        members = []
        while isinstance(head, ox.BlankNode):
            members.append(self._out[head][RDF + "first"][0])
            head = self._out[head][RDF + "rest"][0]
        return members


def _sorted(terms: list[Term]) -> list[Term]:
    return sorted(terms, key=str)


def _node(term: Term) -> Node:
    assert not isinstance(term, ox.Literal)
    return term


def _iri(term: Term) -> str:
    assert isinstance(term, ox.NamedNode)
    return term.value


def _unknown(node: Node, term: str) -> DataError:
    return DataError(
        f"the shape {node.value} uses sh:{term}, which vndx does not check; say it with sh:sparql",
        f"shape {node.value} dùng sh:{term} mà vndx không kiểm tra; hãy diễn đạt bằng sh:sparql",
    )
