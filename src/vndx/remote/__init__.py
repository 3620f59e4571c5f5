"""Talking to other servers: one HTTP client, with limits on all it does, and what speaks SPARQL through it.

::

    client = Client(contact="you@example.org", cache=Cache.of_user(), limits=Limits(total=60))
    endpoint = Endpoint(client, "https://query.wikidata.org/sparql")
    for row in endpoint.select("SELECT ?item { ?item wdt:P300 'VN-01' }").rows: ...

Nothing else in vndx opens a connection (docs/decisions/0015-one-http-client.md).
Every failure is a `vndx.errors.RemoteError` of one sentence; its `kind` tells programs which.
"""
