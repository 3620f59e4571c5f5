"""The joined queries at the public endpoints: asked for by name, with ``VNDX_CONTACT`` set."""

from __future__ import annotations

import os
import time

import pytest

from vndx.federation import Federation
from vndx.graph.engine import Engine
from vndx.ontology import prefixes
from vndx.queries import load
from vndx.remote.client import Client
from vndx.results.rows import Rows

QUERIES = {name: query for name, query in load().items() if query.services}
_CONTACT = os.environ.get("VNDX_CONTACT", "")

pytestmark = [
    pytest.mark.online,
    pytest.mark.xdist_group("online"),
    pytest.mark.skipif(not _CONTACT, reason="public endpoints want a contact: set VNDX_CONTACT"),
]


@pytest.mark.parametrize("name", QUERIES)
def test_a_joined_query_has_an_answer(engine: Engine, name: str) -> None:
    query = QUERIES[name]
    with Client(_CONTACT) as client:
        federation = Federation(client, query.services)
        text = federation.prepare(query.text, engine, prefixes=prefixes())
    rows = Rows(engine.query(text, trusted=True).data).rows
    assert federation.asked <= 3
    assert rows
    time.sleep(2)  # one after the other, and not too soon
