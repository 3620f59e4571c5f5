"""Against Oxigraph's server: what the protocol says, said to one that knows it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.faults import Faults
from tests.remote.conftest import Maker
from tests.servers import Server, oxigraph
from vndx.errors import RemoteError
from vndx.remote.graph_store import GraphStore
from vndx.remote.sparql import Endpoint

_TRIPLES = '<urn:a> <urn:b> "Hoà Bình"@vi .\n<urn:a> <urn:c> <urn:d> .\n'.encode()


@pytest.fixture(scope="module")
def oxi() -> Iterator[Server]:
    with oxigraph() as server:
        yield server


@pytest.fixture
def store(make: Maker, oxi: Server) -> Iterator[GraphStore]:
    store = GraphStore(make(), oxi.store)
    store.put("urn:g", _TRIPLES)
    yield store
    for graph in ("urn:g", "urn:h", None):
        store.delete(graph)


def test_graphs_come_and_go(store: GraphStore) -> None:
    assert sorted((store.get("urn:g") or b"").splitlines()) == sorted(_TRIPLES.splitlines())
    store.put("urn:g", _TRIPLES)
    assert len((store.get("urn:g") or b"").splitlines()) == 2
    store.post("urn:g", b"<urn:a> <urn:e> 1 .", "text/turtle")
    assert len((store.get("urn:g") or b"").splitlines()) == 3
    store.put("urn:g", b"")
    assert store.get("urn:g") == b""
    assert store.delete("urn:g")
    assert not store.delete("urn:g")
    assert store.get("urn:g") is None
    store.put(None, _TRIPLES)
    assert len((store.get(None) or b"").splitlines()) == 2


def test_what_is_no_rdf_changes_nothing(store: GraphStore) -> None:
    with pytest.raises(RemoteError, match="HTTP 400"):
        store.put("urn:g", b"<urn:a> <urn:b> .")
    assert len((store.get("urn:g") or b"").splitlines()) == 2


@pytest.mark.parametrize("get", [True, False])
def test_a_query_sees_the_graphs_that_it_is_given(
    make: Maker, oxi: Server, store: GraphStore, get: bool
) -> None:
    store.put("urn:h", b'<urn:a> <urn:b> "1" .\n')
    endpoint = Endpoint(make(), oxi.query, get=get)
    assert endpoint.select("SELECT * { ?s ?p ?o }").rows == []
    one = endpoint.over(["urn:g"])
    assert len(one.select("SELECT * { ?s ?p ?o }").rows) == 2
    assert len(endpoint.over(["urn:g", "urn:h"]).select("SELECT * { ?s ?p ?o }").rows) == 3
    assert one.select("SELECT ?g { GRAPH ?g { ?s <urn:c> ?o } }").rows == [
        {"g": {"type": "uri", "value": "urn:g"}}
    ]
    assert one.select("SELECT ?o { ?s <urn:b> ?o }").rows == [
        {"o": {"type": "literal", "value": "Hoà Bình", "xml:lang": "vi"}}
    ]
    assert one.ask('ASK { ?s ?p "Hoà Bình"@vi }')
    assert not one.ask("ASK { ?s <urn:x> ?o }")
    assert one.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o ; <urn:c> ?o }").count(b"\n") == 1


def test_updates(make: Maker, oxi: Server, store: GraphStore) -> None:
    endpoint = Endpoint(make(), oxi.query, update_url=oxi.update)
    endpoint.update('INSERT DATA { GRAPH <urn:h> { <urn:a> <urn:b> "Huế"@vi } }')
    assert store.get("urn:h") == '<urn:a> <urn:b> "Huế"@vi .\n'.encode()
    with pytest.raises(RemoteError, match="HTTP 400"):
        endpoint.update("INSERT {")


def test_the_wrong_kind_of_answer(make: Maker, oxi: Server) -> None:
    endpoint = Endpoint(make(), oxi.query)
    with pytest.raises(RemoteError, match="is no table of SPARQL"):
        endpoint.select("ASK {}")
    with pytest.raises(RemoteError, match="is no yes or no of SPARQL"):
        endpoint.ask("SELECT * {}")
    with pytest.raises(RemoteError, match="HTTP 400"):
        endpoint.select("SELECT * {")


def test_a_server_that_only_reads_says_so(make: Maker) -> None:
    with oxigraph(read_only=True) as server, pytest.raises(RemoteError, match="HTTP 403"):
        GraphStore(make(), server.store).put("urn:g", _TRIPLES)


def test_the_address_may_have_a_question_of_its_own(make: Maker, faults: Faults) -> None:
    Endpoint(make(), faults.url("ok") + "?key=1", get=True).select("SELECT * {}")
    assert faults.heard[-1].path == "/ok?key=1&query=SELECT+%2A+%7B%7D"
    GraphStore(make(), faults.url("ok") + "?key=1").put(None, b"")
    assert faults.heard[-1].path == "/ok?key=1&default"
    GraphStore(make(), faults.url("ok")).put("urn:a&b", b"")
    assert faults.heard[-1].path == "/ok?graph=urn%3Aa%26b"
