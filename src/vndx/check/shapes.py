"""Reads SHACL shapes into plain objects; refuses what it does not know.

A constraint that is passed over in silence would be a rule that nobody checks,
so an unknown term of SHACL in the shapes is an error.
"""

from __future__ import annotations

import re
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


_SHAPE_TYPES = {SHACL + "NodeShape", SHACL + "PropertyShape"}
_CLASS_TYPES = {
    "http://www.w3.org/2000/01/rdf-schema#Class",
    "http://www.w3.org/2002/07/owl#Class",
}
#: The values that a parameter may have here, where not all of SHACL is known.
_LIKE = {
    "minCount": re.compile("[0-9]+"),
    "maxCount": re.compile("[0-9]+"),
    "minInclusive": re.compile(r"[+-]?[0-9]+(\.[0-9]*)?"),
    "nodeKind": re.compile(
        re.escape(SHACL) + "(IRI|BlankNode|Literal|IRIOrLiteral|BlankNodeOrIRI|BlankNodeOrLiteral)"
    ),
    "uniqueLang": re.compile("true|1"),
}
_ANY = re.compile(".*", re.DOTALL)
#: Variables that SHACL sets, but vndx does not.
_PREBOUND = re.compile(r"[$?](?:PATH|shapesGraph|currentShape)\b")


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
    """What there is to check.

    Attributes:
        shapes: all shapes that have a target.
        words: what each rule says of itself, by its IRI.
        leading: by rule, the properties that lead to what it looks at, where they are known.
    """

    shapes: list[Shape]
    words: dict[str, Words]
    leading: dict[str, set[str]]


def load(quads: Iterable[ox.Quad]) -> Rules:
    """Read shapes.

    Args:
        quads: the statements of the shapes.

    Raises:
        DataError: for a part of SHACL that is not known here, and for a rule without words.
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
            types = {_text(value) for value in self._all(node, RDF + "type")}
            targeted = any(name.startswith(SHACL + "target") for name in self._out[node])
            if targeted or types & _SHAPE_TYPES:
                self._shape(node)
                if types & _CLASS_TYPES:
                    raise _unknown(node.value, "an implicit class target")
        for shape in self._shapes.values():
            _refuse_queries(shape)
        shapes = sorted((shape for shape in self._shapes.values() if shape.targets), key=lambda s: s.iri)
        words = {
            node.value: Words(self._texts(node, SHACL + "message"), self._texts(node, _REMEDY))
            for node in list(self._out)
            if isinstance(node, ox.NamedNode) and SHACL + "message" in self._out[node]
        }
        leading: dict[str, set[str]] = defaultdict(set)
        for shape in shapes:
            _lead(shape, {iri for kind, iri in shape.targets if kind == "targetObjectsOf"}, leading)
        for rule in leading:
            said = words.get(rule, Words({}, {}))
            if not {"en", "vi"} <= said.message.keys() & said.remedy.keys():
                raise DataError(
                    f"the rule {rule} needs sh:message and vndx:remedy, each in English and in Vietnamese",
                    f"quy tắc {rule} phải có sh:message và vndx:remedy, mỗi thứ bằng tiếng Anh và tiếng Việt",
                )
        return Rules(shapes, words, dict(leading))

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
                raise _unknown(node.value, f"sh:{term}")
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
            for value in values:
                if not _LIKE.get(term, _ANY).fullmatch(_text(value)):
                    raise _unknown(shape.iri, f"sh:{term} {_text(value)}")
                shape.constraints.append((term, (value,)))

    def _shapes_of(self, values: list[Term]) -> list[Shape]:
        return [self._shape(_node(value)) for value in _sorted(values)]

    def _path(self, node: Node, value: Term) -> tuple[str, ...]:
        if isinstance(value, ox.NamedNode):
            return (value.value,)
        members = self._all(_node(value), SHACL + "alternativePath")
        if not members:
            raise _unknown(node.value, "sh:path")
        steps = self._list(members[0])
        if not all(isinstance(step, ox.NamedNode) for step in steps):
            raise _unknown(node.value, "sh:alternativePath")
        return tuple(_iri(step) for step in steps)

    def _query(self, node: Node) -> Query:
        prefixes = {}
        for source in self._all(node, SHACL + "prefixes"):
            for entry in self._all(_node(source), SHACL + "declare"):
                prefix = self._all(_node(entry), SHACL + "prefix")[0]
                prefixes[prefix.value] = self._all(_node(entry), SHACL + "namespace")[0].value
        known = {"prefixes", "select", "message"}
        for name in self._out[node]:
            if name.startswith(SHACL) and name.removeprefix(SHACL) not in known:
                raise _unknown(node.value, f"sh:{name.removeprefix(SHACL)}")
        select = [_text(value) for value in self._all(node, SHACL + "select")]
        if len(select) != 1:
            raise _unknown(node.value, "sh:sparql")
        for name in _PREBOUND.findall(select[0]):
            raise _unknown(node.value, name)
        return Query(node.value, prefixes, select[0])

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


def _text(term: Term) -> str:
    return term.value


def _refuse_queries(shape: Shape) -> None:
    """Refuse SPARQL where it would not run: it runs on the targets of node shapes alone."""
    inner = [*shape.nodes, *shape.properties, *(s for several in shape.alternatives for s in several)]
    for other in [*([shape] if shape.path else []), *inner]:
        if other.queries:
            raise _unknown(other.iri, "sh:sparql in a property shape, or in a shape that another one names")


def _lead(shape: Shape, leads: set[str], leading: dict[str, set[str]]) -> None:
    """Note for each rule of *shape* the properties whose values it looks at."""
    if shape.constraints or shape.alternatives or shape.nodes:
        leading[shape.iri] |= leads
    for query in shape.queries:
        leading[query.iri] |= leads
    for inner in shape.properties:
        _lead(inner, set(shape.path) or leads, leading)


def _unknown(shape: str, what: str) -> DataError:
    return DataError(
        f"the shape {shape} uses {what}, which vndx does not check; say it with sh:sparql in a node shape",
        f"shape {shape} dùng {what} mà vndx không kiểm tra; hãy diễn đạt bằng sh:sparql trong node shape",
    )
