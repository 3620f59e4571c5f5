"""The shipped graph in both engines, and their answers in a form in which they can be compared."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

import vndx
from vndx.graph.engine import Engine
from vndx.queries import NamedQuery, bind

XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS = {XSD + name for name in ("integer", "decimal", "double")}

#: A cell: an IRI, a number by its value, a literal with its language or datatype, or nothing.
Cell = str | Decimal | tuple[str, str] | None
#: Answers a named query with parameters as a user writes them.
Ask = Callable[..., list[tuple[Cell, ...]]]


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="session")
def dataset() -> rdflib.Dataset:
    return vndx.load()


@pytest.fixture(scope="session")
def ask(engine: Engine) -> Ask:
    """Answer with pyoxigraph, in the worker that the commands use."""

    def answer(query: NamedQuery, params: Mapping[str, str] | None = None) -> list[tuple[Cell, ...]]:
        data = engine.query(query.text, substitutions=bind(query, params or {})).data
        found = json.loads(data)
        return [
            tuple(json_cell(row.get(name)) for name in found["head"]["vars"])
            for row in found["results"]["bindings"]
        ]

    return answer


@pytest.fixture(scope="session")
def ask_rdflib(dataset: rdflib.Dataset) -> Ask:
    """Answer with rdflib, which takes longer to parse most of the queries than to answer them."""
    prepared = cache(prepareQuery)

    def answer(query: NamedQuery, params: Mapping[str, str] | None = None) -> list[tuple[Cell, ...]]:
        terms = {name: rdflib_term(words) for name, words in bind(query, params or {}).items()}
        found: Any = dataset.query(prepared(query.text), initBindings=terms)
        return [tuple(map(rdflib_cell, row)) for row in found]

    return answer


def rdflib_term(words: str) -> rdflib.URIRef | rdflib.Literal:
    """Return rdflib's term for one written in N-Triples."""
    (triple,) = ox.parse(f"<urn:s> <urn:p> {words} .", ox.RdfFormat.N_TRIPLES)
    term = triple.object
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    assert isinstance(term, ox.Literal)
    if term.datatype.value == f"{XSD}string":
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def json_cell(term: Mapping[str, str] | None) -> Cell:
    if term is None:
        return None
    if term["type"] == "uri":
        return term["value"]
    return _literal(term["value"], term.get("xml:lang"), term.get("datatype"))


def rdflib_cell(term: Any) -> Cell:
    if term is None:
        return None
    if isinstance(term, rdflib.URIRef):
        return str(term)
    return _literal(str(term), term.language, str(term.datatype) if term.datatype else None)


def _literal(text: str, language: str | None, datatype: str | None) -> Cell:
    if datatype in NUMBERS:
        return Decimal(text)
    return text, language or datatype or f"{XSD}string"


def local(cell: Cell) -> str:
    """Return the last part of an IRI, or the text of a literal."""
    if isinstance(cell, tuple):
        return cell[0]
    return "" if cell is None else str(cell).rsplit("/", 1)[-1]


def rows_of(query: NamedQuery, answer: list[tuple[Cell, ...]]) -> list[dict[str, Cell]]:
    """Return the rows of an answer by column."""
    return [dict(zip(query.columns, row, strict=True)) for row in answer]
