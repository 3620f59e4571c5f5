"""Servers that the tests of this folder share, and the graph in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import Faults
from tests.servers import Server, oxigraph, virtuoso
from vndx.federation.push import Named, by_store, graphs, push
from vndx.graph.engine import Engine
from vndx.remote.client import Client
from vndx.remote.digest import Login
from vndx.remote.graph_store import GraphStore
from vndx.remote.limits import Limits
from vndx.remote.sparql import Endpoint

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
WIKIDATA = "https://query.wikidata.org/sparql"
EUROVOC = "https://publications.europa.eu/webapi/rdf/sparql"


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


@pytest.fixture(scope="session")
def client() -> Iterator[Client]:
    with Client(limits=Limits(total=60, tries=1)) as asking:
        yield asking


@pytest.fixture(scope="session")
def wikidata() -> Iterator[Server]:
    """Run a server that gives items as Wikidata's does, and takes no change."""
    with oxigraph(FIXTURES / "wikidata_vn.ttl", read_only=True) as server:
        yield server


@pytest.fixture(scope="session")
def eurovoc() -> Iterator[Server]:
    with oxigraph(FIXTURES / "eurovoc.ttl", read_only=True) as server:
        yield server


@pytest.fixture
def faults() -> Iterator[Faults]:
    with Faults() as server:
        yield server


@pytest.fixture(scope="session")
def whole() -> list[Named]:
    """Return the shipped graph as it is pushed."""
    return graphs([])


def place(server: Server, client: Client, *, changes: bool = False) -> Endpoint:
    """Return a server's endpoint, for queries or for changes."""
    login = Login(server.user, server.password or "") if server.user and changes else None
    return Endpoint(client, server.query, update_url=server.update, login=login)


def store(server: Server, client: Client) -> GraphStore:
    return GraphStore(client, server.store, place(server, client, changes=True).login)


def fill(server: Server, client: Client, whole: list[Named]) -> None:
    """Push a graph by the Graph Store Protocol."""
    push(whole, *by_store(store(server, client)), place(server, client), lambda name, count: None)


@pytest.fixture(scope="session")
def oxigraph_server(client: Client, whole: list[Named]) -> Iterator[Server]:
    """Run an Oxigraph that holds the graph; what a test adds to it, it takes away."""
    with oxigraph() as server:
        fill(server, client, whole)
        yield server


@pytest.fixture(scope="session")
def virtuoso_server(client: Client, whole: list[Named]) -> Iterator[Server]:
    """Run a Virtuoso that holds the graph, likewise."""
    with virtuoso() as server:
        fill(server, client, whole)
        yield server


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file of settings that commands of this test read, which is empty."""
    path = tmp_path / "vndx.toml"
    path.write_text("")
    monkeypatch.setenv("VNDX_CONFIG", str(path))
    monkeypatch.delenv("VNDX_CONTACT", raising=False)
    return path
