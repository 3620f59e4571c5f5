"""The shipped graph, once for all tests of its content."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from vndx.content import graph_dir, ontology_dir


@pytest.fixture(scope="package")
def store() -> ox.Store:
    """The graph with ontology and codes, its default graph the union of all as a set.

    An engine that joins graph by graph would count twice what two graphs state.
    """
    loaded = ox.Store()
    files = sorted(graph_dir().rglob("*.trig"))
    assert len(files) >= 17, "the shipped graph has lost files"
    for file in files:
        loaded.load(path=str(file))
    for name in ("vndx.ttl", "codes.ttl"):
        loaded.load(path=str(ontology_dir() / name))
    loaded.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return loaded
