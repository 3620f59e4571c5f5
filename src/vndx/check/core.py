"""The core constraints of SHACL, run on the terms as the parser gives them.

Not on a store: Oxigraph rewrites numbers when it stores them, and a rule about
the form of a literal would no longer see what the author wrote.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx.check.result import SHACL, Node, Result, Term
from vndx.check.shapes import CONSTRAINTS, RDF, Shape
from vndx.check.values import at_most, well_formed

_SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_KINDS = {
    "IRI": (ox.NamedNode,),
    "BlankNode": (ox.BlankNode,),
    "Literal": (ox.Literal,),
    "IRIOrLiteral": (ox.NamedNode, ox.Literal),
    "BlankNodeOrIRI": (ox.NamedNode, ox.BlankNode),
    "BlankNodeOrLiteral": (ox.BlankNode, ox.Literal),
}


class Data:
    """The union of all graphs, by subject."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        # Dictionaries as ordered sets: the same triple may stand in two graphs.
        self._out: dict[Node, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        self._in: dict[str, dict[Term, None]] = defaultdict(dict)
        self._subjects: dict[str, dict[Node, None]] = defaultdict(dict)
        below: dict[str, set[str]] = defaultdict(set)
        self._instances: dict[str, dict[Node, None]] = defaultdict(dict)
        for quad in quads:
            subject, predicate, target = quad.subject, quad.predicate.value, quad.object
            assert not isinstance(subject, ox.Triple)
            assert not isinstance(target, ox.Triple)
            self._out[subject][predicate][target] = None
            self._in[predicate][target] = None
            self._subjects[predicate][subject] = None
            if predicate == RDF + "type":
                self._instances[target.value][subject] = None
            elif predicate == _SUBCLASS:
                below[target.value].add(subject.value)
        self._below = below

    def values(self, node: Term, path: tuple[str, ...]) -> list[Term]:
        """Return the distinct values that *path* leads to."""
        if isinstance(node, ox.Literal) or node not in self._out:
            return []
        out = self._out[node]
        if len(path) == 1:
            return list(out[path[0]]) if path[0] in out else []
        return list(dict.fromkeys(value for step in path if step in out for value in out[step]))

    def classes(self, iri: str) -> set[str]:
        """Return *iri* and all its subclasses."""
        found = {iri}
        waiting = [iri]
        while waiting:
            for name in self._below.get(waiting.pop(), ()):
                if name not in found:
                    found.add(name)
                    waiting.append(name)
        return found

    def instances(self, *classes: str) -> list[Node]:
        """Return the instances of *classes* and of their subclasses."""
        found: dict[Node, None] = {}
        for iri in classes:
            for name in self.classes(iri):
                found.update(self._instances.get(name, {}))
        return list(found)

    def targets(self, shape: Shape) -> list[Term]:
        """Return the nodes that *shape* is about."""
        found: dict[Term, None] = {}
        for kind, iri in shape.targets:
            if kind == "targetSubjectsOf":
                found.update(dict.fromkeys(self._subjects.get(iri, {})))
            elif kind == "targetObjectsOf":
                found.update(self._in.get(iri, {}))
            else:
                found.update(dict.fromkeys(self.instances(iri)))
        return list(found)

    def is_a(self, node: Term, iri: str) -> bool:
        """Say whether *node* is an instance of the class *iri* or of a subclass."""
        return not isinstance(node, ox.Literal) and any(
            node in self._instances.get(name, {}) for name in self.classes(iri)
        )


def validate(data: Data, shapes: Iterable[Shape]) -> Iterator[Result]:
    """Yield what breaks a core constraint of *shapes*."""
    for shape in shapes:
        for focus in data.targets(shape):
            yield from _check(data, shape, focus)


def _check(data: Data, shape: Shape, focus: Term) -> Iterator[Result]:
    """Yield what *focus* breaks of *shape*, property shapes within it included."""
    values = data.values(focus, shape.path) if shape.path else [focus]
    for name, parameters in shape.constraints:
        for value in _broken(data, name, parameters, values):
            yield _result(focus, shape, name, value)
    for alternatives in shape.alternatives:
        for value in values:
            if not any(_conforms(data, alternative, value) for alternative in alternatives):
                yield _result(focus, shape, "or", value)
    for other in shape.nodes:
        for value in values:
            if not _conforms(data, other, value):
                yield _result(focus, shape, "node", value)
    for property_shape in shape.properties:
        for value in values:
            yield from _check(data, property_shape, value)


def _conforms(data: Data, shape: Shape, node: Term) -> bool:
    return next(_check(data, shape, node), None) is None


def _result(focus: Term, shape: Shape, name: str, value: Term | None) -> Result:
    component = f"{CONSTRAINTS[name]}ConstraintComponent"
    return Result(focus, "|".join(shape.path), component, shape.iri, shape.iri, value)


def _broken(data: Data, name: str, parameters: tuple[Term, ...], values: list[Term]) -> Iterator[Term | None]:
    """Yield the values that break one constraint, ``None`` where it is about all of them together."""
    wanted = parameters[0].value if parameters else ""
    if name == "minCount":
        yield from [None] * (len(values) < int(wanted))
    elif name == "maxCount":
        yield from [None] * (len(values) > int(wanted))
    elif name == "hasValue":
        yield from [None] * (parameters[0] not in values)
    elif name == "uniqueLang":
        languages = [v.language for v in values if isinstance(v, ox.Literal) and v.language]
        yield from [None] * len({tag for tag in languages if languages.count(tag) > 1})
    else:
        yield from (value for value in values if not _fits(data, name, parameters, value))


def _fits(data: Data, name: str, parameters: tuple[Term, ...], value: Term) -> bool:
    """Say whether one value keeps a constraint that looks at values one by one."""
    first = parameters[0]
    if name == "datatype":
        return isinstance(value, ox.Literal) and value.datatype == first and well_formed(value)
    if name == "class":
        return data.is_a(value, first.value)
    if name == "nodeKind":
        return isinstance(value, _KINDS[first.value.removeprefix(SHACL)])
    if name == "pattern":
        return not isinstance(value, ox.BlankNode) and re.search(first.value, value.value) is not None
    if name == "minInclusive":
        return isinstance(first, ox.Literal) and isinstance(value, ox.Literal) and at_most(first, value)
    assert name == "languageIn"
    tags = [parameter.value.lower() for parameter in parameters]
    spoken = f"{value.language or ''}-".lower() if isinstance(value, ox.Literal) else ""
    return any(spoken.startswith(f"{tag}-") for tag in tags)  # vi-VN is Vietnamese too
