"""SPARQL constraints of SHACL, each run once over all its focus nodes.

SHACL runs a constraint once for each focus node, with ``$this`` bound to it.
Here the pattern that finds the focus nodes is put in front of the constraint's
own pattern, so that one query on Oxigraph gives the violations of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx.check.core import Data
from vndx.check.result import Result, Term
from vndx.check.shapes import Query, Shape
from vndx.errors import DataError

_SELECT = re.compile(r"\s*(SELECT\s[^{}]*?)\s*WHERE\s*\{(.*)\}\s*", re.DOTALL)


def store(quads: Iterable[ox.Quad]) -> ox.Store:
    """Return the union of all graphs as the default graph of a store in memory."""
    union = ox.Store()
    union.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return union


def validate(data: Data, union: ox.Store, shapes: Iterable[Shape]) -> Iterator[Result]:
    """Yield what breaks a SPARQL constraint of *shapes*.

    Args:
        data: tells the subclasses of the target classes.
        union: the same statements, in a store.
    """
    for shape in shapes:
        for query in shape.queries:
            for row in union.query(compile_query(data, shape, query)):  # type: ignore[union-attr]
                for focus in _focus(data, shape, row["this"]):
                    yield _result(focus, shape, query, row)


def compile_query(data: Data, shape: Shape, query: Query) -> str:
    """Return one query that finds the violations of all focus nodes.

    Raises:
        DataError: when the constraint is not of the form ``SELECT … WHERE { … }``.
    """
    match = _SELECT.fullmatch(query.select)
    if not match:
        raise DataError(
            f"{query.iri}: a constraint here is written SELECT … WHERE {{ … }}",
            f"{query.iri}: ràng buộc ở đây phải viết SELECT … WHERE {{ … }}",
        )
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in query.prefixes.items())
    return f"{prefixes}{match[1]} WHERE {{\n{_target(data, shape)}\n{match[2]}}}"


def _target(data: Data, shape: Shape) -> str:
    classes = sorted(
        {name for kind, iri in shape.targets if kind == "targetClass" for name in data.classes(iri)}
    )
    patterns = []
    if classes:
        values = " ".join(f"<{name}>" for name in classes)
        patterns.append(f"VALUES ?target__ {{ {values} }} $this a ?target__ .")
    for kind, iri in shape.targets:
        if kind == "targetSubjectsOf":
            patterns.append(f"$this <{iri}> ?any__ .")
        elif kind == "targetObjectsOf":
            patterns.append(f"?any__ <{iri}> $this .")
    return " UNION ".join(f"{{ {pattern} }}" for pattern in patterns)


def _focus(data: Data, shape: Shape, found: Term) -> list[Term]:
    """Return a focus node as its author wrote it: the store rewrites literals, ``48.0`` as ``48``."""
    if not isinstance(found, ox.Literal):
        return [found]
    return [term for term in data.targets(shape) if isinstance(term, ox.Literal) and _stored(term) == found]


def _stored(literal: ox.Literal) -> Term:
    one = ox.Store()
    name = ox.NamedNode("urn:x")
    one.add(ox.Quad(name, name, literal))
    stored: Term | ox.Triple = next(iter(one)).object
    assert not isinstance(stored, ox.Triple)
    return stored


def _result(focus: Term, shape: Shape, query: Query, row: ox.QuerySolution) -> Result:
    path = _get(row, "path")
    value = _get(row, "value") or focus  # the specification: of a node shape, the focus node itself
    assert not isinstance(value, ox.Triple)
    where = path.value if isinstance(path, ox.NamedNode) else "|".join(shape.path)
    return Result(focus, where, "SPARQLConstraintComponent", shape.iri, query.iri, value)


def _get(row: ox.QuerySolution, name: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None:
    try:
        value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None = row[name]
    except KeyError:  # the constraint does not select it
        return None
    return value
