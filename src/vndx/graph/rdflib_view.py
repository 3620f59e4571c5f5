"""The graph as an rdflib ``Dataset``, for notebooks and for what only rdflib can do.

pyoxigraph parses: it is faster than rdflib's parsers, takes no document that is
not well formed, and opens no connection. rdflib only gets the terms, with each
literal as the file spells it.
"""

from __future__ import annotations

import os
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from vndx.graph.files import Source, find, unreadable
from vndx.graph.reading import ONTOLOGY_GRAPH, format_of, not_rdf, vet
from vndx.ontology import prefixes

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def load(path: str | os.PathLike[str] | None = None) -> Dataset:
    """Read a graph, with the ontology, into a dataset whose default graph is the union of all.

    Args:
        path: a folder laid out like ``graph/``, or one RDF file; the shipped graph when left out.

    Raises:
        vndx.errors.DataError: when there is no such path or a file cannot be read.
    """
    return fill(find(None if path is None else [path]))


def fill(source: Source) -> Dataset:
    """Read the files of *source* into a new dataset, with the known prefixes bound."""
    dataset = Dataset(default_union=True)
    for prefix, namespace in prefixes().items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    for path in source.ontology:
        _read(dataset, path, URIRef(ONTOLOGY_GRAPH))
    for path in source.files:
        _read(dataset, path, DATASET_DEFAULT_GRAPH_ID)
    return dataset


def _read(dataset: Dataset, path: str, default: URIRef) -> None:
    """Add the statements of one file; those without a graph go to *default*."""
    terms: dict[Any, Any] = {}  # most terms of a file come again and again
    graphs: dict[Any, Any] = {ox.DefaultGraph(): dataset.graph(default)}
    try:
        vet(path)
        for quad in ox.parse(path=path, format=format_of(path), rename_blank_nodes=True):
            graph = graphs.get(quad.graph_name)
            if graph is None:
                graph = graphs[quad.graph_name] = dataset.graph(_term(quad.graph_name, terms))
            dataset.store.add(
                (_term(quad.subject, terms), _term(quad.predicate, terms), _term(quad.object, terms)), graph
            )
    except (SyntaxError, MemoryError) as error:
        raise not_rdf(path, error) from error
    except OSError as error:
        raise unreadable(path, error) from error


def _term(term: Any, known: dict[Any, Any]) -> Any:
    """Return rdflib's term for one of pyoxigraph's."""
    found = known.get(term)
    if found is None:
        found = known[term] = _converted(term)
    return found


def _converted(term: Any) -> URIRef | BNode | Literal:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if not isinstance(term, ox.Literal):
        raise SyntaxError(f"rdflib knows no term like {term}")
    if term.language:
        return Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _XSD_STRING else URIRef(term.datatype.value)
    # Not normalised: 60.00 stays 60.00, as it stands in the file.
    return Literal(term.value, datatype=datatype, normalize=False)
