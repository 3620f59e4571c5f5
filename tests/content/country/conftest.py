"""Questions on the country in time, for the tests of this folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

import pytest

from vndx.graph.engine import Engine
from vndx.queries import bind, find

Row = dict[str, str]
Query = Callable[..., list[Row]]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="module")
def ask(engine: Engine) -> Query:
    """Answer a named query or a text, IRIs by their last part."""

    def answer(name: str, **params: str) -> list[Row]:
        if " " in name:
            data = engine.query(name, fmt="csv").data
        else:
            query = find(name)
            data = engine.query(query.text, substitutions=bind(query, params), fmt="csv").data
        rows = csv.DictReader(io.StringIO(data.decode()))
        return [{key: local(value) for key, value in row.items()} for row in rows]

    return answer


def local(text: str) -> str:
    """Return the last part of an IRI of ours; all else as it is."""
    return text.rsplit("/", 1)[-1] if text.startswith("https://w3id.org/vndx/") else text


def name(term: str) -> str:
    """Return the local name of a term."""
    return term.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def column(rows: list[Row], name: str) -> set[str]:
    """Return what stands in a column."""
    return {row[name] for row in rows}
