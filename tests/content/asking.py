"""Asking the shipped graph in tests of its content."""

from __future__ import annotations

import pyoxigraph as ox

from vndx.ontology import prefixes

A000 = "000_56d11337c73524f5"
A001 = "001_b4d0f94a64a1d25e"
A002 = "002_89fe85b06d75cd0d"
A003 = "003_b00752c9cd7ff306"
A004 = "004_20b3eeb9a07bd9da"


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    """Answer a SELECT over the union of all graphs, each term as its plain text, sorted."""
    answer = store.query(query, prefixes=prefixes())
    assert isinstance(answer, ox.QuerySolutions)
    return sorted(
        tuple("" if term is None else str(getattr(term, "value", term)) for term in row) for row in answer
    )


def local(iri: str) -> str:
    """Return what follows the last slash of an IRI."""
    return iri.rsplit("/", 1)[-1]


def locals_(found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return rows with each IRI shortened to its last part."""
    return [tuple(map(local, row)) for row in found]
