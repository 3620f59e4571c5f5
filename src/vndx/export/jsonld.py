"""Compact JSON-LD, with ``ontology/context.jsonld`` as its context, written into the document.

Numbers stay strings with a datatype: JSON has one kind of number, and 102.0
would come back as 102.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox

from vndx.content import folder
from vndx.ontology import ID, prefixes

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_Subject = ox.NamedNode | ox.BlankNode
_Term = ox.NamedNode | ox.BlankNode | ox.Literal


def document(quads: Iterable[ox.Quad]) -> bytes:
    """Return the statements as one JSON-LD document, UTF-8.

    Named graphs and nodes are sorted; blank nodes carry labels that depend on
    the content alone.
    """
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    with open(os.path.join(folder("ontology"), "context.jsonld"), "rb") as file:
        context = json.load(file)["@context"]
    context["id"] = ID  # for what has no prefix of its own, such as evidence and claims
    writer = _Writer(context)
    graphs: dict[object, list[ox.Quad]] = defaultdict(list)
    for quad in dataset:
        graphs[quad.graph_name].append(quad)
    # One line a node and a context entry: readable in a diff, and half the size of full indentation.
    entries = ",\n".join(f"{_dump(key)}: {_dump(value)}" for key, value in context.items())
    parts = [_dump(node) for node in writer.nodes(graphs.pop(ox.DefaultGraph(), []))]
    for name in sorted(graphs, key=str):
        assert isinstance(name, ox.NamedNode | ox.BlankNode)
        inside = ",\n".join(_dump(node) for node in writer.nodes(graphs[name]))
        parts.append(f'{{"@id": {_dump(writer.name(name))}, "@graph": [\n{inside}\n]}}')
    body = ",\n".join(parts)
    return f'{{"@context": {{\n{entries}\n}},\n"@graph": [\n{body}\n]}}\n'.encode()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Writer:
    def __init__(self, context: dict[str, Any]) -> None:
        self._terms = {key: value for key, value in context.items() if isinstance(value, dict)}
        self._prefixes = sorted(
            ((namespace, prefix) for prefix, namespace in {**prefixes(), "id": ID}.items()),
            key=lambda pair: (-len(pair[0]), pair[1]),
        )

    def name(self, node: _Subject) -> str:
        """Return an IRI as ``prefix:rest`` where it can be, which in JSON-LD may hold slashes."""
        if isinstance(node, ox.BlankNode):
            return f"_:{node.value}"
        for namespace, prefix in self._prefixes:
            rest = node.value.removeprefix(namespace)
            if rest != node.value and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return node.value

    def nodes(self, quads: list[ox.Quad]) -> list[dict[str, Any]]:
        """Return one object a subject."""
        subjects: dict[_Subject, dict[str, list[_Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            assert not isinstance(quad.subject, ox.Triple)
            assert not isinstance(quad.object, ox.Triple)
            subjects[quad.subject][quad.predicate.value].append(quad.object)
        found = []
        for subject in sorted(subjects, key=str):
            node: dict[str, Any] = {"@id": self.name(subject)}
            properties = subjects[subject]
            types = sorted(properties[_RDF_TYPE], key=str) if _RDF_TYPE in properties else []
            if not any(isinstance(kind, ox.Literal) for kind in types):
                properties.pop(_RDF_TYPE, None)
                names = [self.name(kind) for kind in types if not isinstance(kind, ox.Literal)]
                node |= {"@type": _few(names)} if names else {}
            for key, predicate in sorted((self.name(ox.NamedNode(p)), p) for p in properties):
                values = sorted(properties[predicate], key=str)
                entry = self._terms.get(key, {})
                if predicate == _RDF_TYPE:  # a literal, which is no class
                    node[predicate] = _few([self._value(value, None) for value in values])
                elif entry.get("@container") != "@language":
                    node[key] = _few([self._value(value, entry.get("@type")) for value in values])
                elif all(isinstance(value, ox.Literal) and value.language for value in values):
                    node[key] = _by_language(values)
                else:  # no language map; under its full name the context says nothing of the property
                    node[predicate] = _few([self._value(value, None) for value in values])
            found.append(node)
        return found

    def _value(self, value: _Term, coerced: str | None) -> Any:
        if not isinstance(value, ox.Literal):
            name = self.name(value)
            return name if coerced == "@id" else {"@id": name}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        kind = value.datatype.value
        if kind == _STRING:
            return value.value if coerced is None else {"@value": value.value}
        short = self.name(value.datatype)
        return value.value if coerced == short else {"@value": value.value, "@type": short}


def _by_language(values: list[_Term]) -> dict[str, Any]:
    texts: dict[str, list[str]] = defaultdict(list)
    for value in values:
        assert isinstance(value, ox.Literal)
        texts[value.language or ""].append(value.value)
    return {tag: _few(found) for tag, found in sorted(texts.items())}


def _few(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values
