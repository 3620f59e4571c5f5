"""The server that DBpedia runs on: the same candidates, and its own way to cut answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.linking.conftest import Calls
from tests.servers import VIRTUOSO, Server, virtuoso
from vndx.remote.client import Client
from vndx.remote.digest import Login
from vndx.remote.graph_store import GraphStore

pytestmark = VIRTUOSO


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    data = (root / "tests" / "fixtures" / "wikidata_vn.ttl").read_bytes()
    with virtuoso(rows=150) as server, Client() as client:
        login = Login(server.user or "", server.password or "")
        GraphStore(client, server.store, login).put("urn:wikidata", data, "text/turtle")
        yield server


@pytest.mark.parametrize(
    "thing", ["place:ha-giang", "place:thanh-hoa", "place:hoa-binh", "person:pham-minh-chinh"]
)
def test_the_same_candidates(calls: Calls, server: Server, thing: str) -> None:
    expected = calls.found(thing)
    calls.endpoint = server.query
    assert calls.found(thing) == expected
    assert expected[0]["score"] > 90


def test_an_answer_that_was_cut_is_refused(other_calls: Calls, server: Server, tmp_path: Path) -> None:
    other_calls.endpoint = server.query
    out = tmp_path / "candidates.csv"
    said = other_calls.link("--type", "Province", "--all", "-o", str(out))
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "is not whole: the server gives 150 rows at most" in said.err
    assert not out.exists()
