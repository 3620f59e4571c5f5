"""Every named query over the whole graph: here, at Oxigraph's server, and at Virtuoso.

What Virtuoso answers otherwise stands in a table of docs/endpoints.md, which is read here: a query that
is not in it must have the same rows in the same order, and one that is must differ in just that way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tests.federation.conftest import place
from tests.servers import VIRTUOSO, Server
from vndx.errors import RemoteError
from vndx.federation import differences
from vndx.federation.parameters import parameters, written_in
from vndx.federation.remote_graph import RemoteGraph
from vndx.graph.engine import Engine
from vndx.queries import NamedQuery, bind, load
from vndx.remote.client import Client

Row = tuple[object, ...]

QUERIES = {name: query for name, query in load().items() if not query.services}
_PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "endpoints.md"
_TABLE = re.findall(r"(?m)^\| ([a-z-]+) \| (booleans|rows|error|slow) \| (.+) \|$", _PAGE.read_text("utf-8"))
OTHERWISE = {name: (kind, reason) for name, kind, reason in _TABLE}
_NUMBERS = ("integer", "decimal", "double")


def answer(graph: Engine, query: NamedQuery, params: dict[str, str]) -> list[Row]:
    terms = bind(query, params)
    found = json.loads(graph.query(query.text, substitutions=terms, trusted=True).data)
    return [tuple(_cell(row.get(name)) for name in query.columns) for row in found["results"]["bindings"]]


def _cell(term: dict[str, str] | None) -> object:
    if term is None:
        return None
    sort = term.get("datatype", "").partition("#")[2]
    if sort in _NUMBERS:
        return Decimal(term["value"])
    if sort == "boolean":
        return "boolean", term["value"] == "true"  # Python takes True for 1
    return term["type"], term["value"], term.get("xml:lang", ""), "" if sort == "string" else sort


def with_booleans(rows: list[Row], like: list[Row]) -> list[Row]:
    """Return rows in which numbers stand for booleans where *like* has booleans."""
    columns = {
        at for row in like for at, cell in enumerate(row) if isinstance(cell, tuple) and cell[0] == "boolean"
    }
    return [
        tuple(
            ("boolean", bool(cell)) if at in columns and isinstance(cell, Decimal) else cell
            for at, cell in enumerate(row)
        )
        for row in rows
    ]


@pytest.fixture(scope="module")
def there(oxigraph_server: Server, client: Client) -> Iterator[RemoteGraph]:
    with RemoteGraph(place(oxigraph_server, client)) as graph:
        yield graph


@pytest.fixture(scope="module")
def at_virtuoso(virtuoso_server: Server, client: Client) -> Iterator[RemoteGraph]:
    with RemoteGraph(place(virtuoso_server, client)) as graph:
        yield graph


def test_how_many_are_compared() -> None:
    assert len(QUERIES) >= 80
    assert set(OTHERWISE) <= set(QUERIES)
    assert len(OTHERWISE) == len(_TABLE)
    assert len(set(QUERIES) - set(OTHERWISE)) >= 30
    kinds = {"booleans": differences.BOOLEANS, "rows": differences.ROWS, "error": differences.ERRORS}
    assert {kind: {name for name in OTHERWISE if OTHERWISE[name][0] == kind} for kind in kinds} == kinds


@pytest.mark.parametrize("name", QUERIES)
def test_oxigraph_gives_the_same_rows_with_each_parameter(
    engine: Engine, there: RemoteGraph, name: str
) -> None:
    query = QUERIES[name]
    for params in ({}, *({param.name: param.example} for param in query.params)):
        assert answer(there, query, params) == answer(engine, query, params), params


@VIRTUOSO
@pytest.mark.parametrize("name", [name for name in QUERIES if OTHERWISE.get(name, ("",))[0] != "slow"])
def test_virtuoso_gives_the_same_rows_or_differs_as_the_table_says(
    engine: Engine, at_virtuoso: RemoteGraph, name: str
) -> None:
    query = QUERIES[name]
    kind, reason = OTHERWISE.get(name, ("", ""))
    if kind == "error":
        status = re.match(r"HTTP (\d+), (\w+):", reason)
        assert status
        with pytest.raises(RemoteError, match=f"{status[2]}") as failed:
            answer(at_virtuoso, query, {})
        assert failed.value.status == int(status[1])
        return
    ours, found = answer(engine, query, {}), answer(at_virtuoso, query, {})
    if kind == "rows":
        assert with_booleans(found, ours) != ours
    elif kind == "booleans":
        assert found != ours
        assert with_booleans(found, ours) == ours
    else:
        assert found == ours


@pytest.mark.parametrize("name", QUERIES)
def test_what_is_sent_is_sparql_and_holds_no_parameter_that_decides_nothing(
    engine: Engine, name: str
) -> None:
    query = QUERIES[name]
    assert parameters(query.text) == [param.name for param in query.params]
    sent = written_in(query.text, {}, parameters(query.text))
    engine.parse(sent, prefixes={})
    for param in query.params:
        terms = bind(query, {param.name: param.example})
        engine.parse(written_in(query.text, terms, set(parameters(query.text)) - set(terms)), prefixes={})
