"""Queries that reach beyond this graph: SERVICE, and the same queries asked at an endpoint.

No query engine of ours ever has a network. What SERVICE asks for is fetched
here, by `vndx.remote`, from the endpoints that were allowed, and put into the
query as VALUES; the engine then answers it behind closed doors
(docs/decisions/0017-service-is-asked-beforehand.md).

::

    with Client(contact="you@example.org") as client:
        text = Federation(client, ["https://query.wikidata.org/sparql"]).prepare(query, engine)
    answer = engine.query(text, trusted=True)
"""

from __future__ import annotations

from vndx.federation.service import Federation, has_service

__all__ = ["Federation", "has_service"]
