"""Queries on a graph in memory: through the engine of vndx, worker included, against the store itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from pyoxigraph import QueryResultsFormat, QueryTriples, Store

from benchmarks.generate import write
from benchmarks.measure import Report, geometric_mean, workplace
from vndx.graph.engine import Engine
from vndx.graph.files import find
from vndx.graph.reading import fill
from vndx.ontology import prefixes

#: Each query for so long, and so many times at least.
_SECONDS = 0.5
_PAIRS = 5
#: How a process lies in memory makes a tenth of a difference: each side starts anew so many times.
_STARTS = 5

#: One of each kind that the named queries are made of.
QUERIES = {
    "all of one kind": "SELECT ?f ?v WHERE { ?f a vndx:Target ; vndx:value ?v }",
    "star": """SELECT ?f ?i ?a ?p ?v ?u WHERE { ?f a vndx:Observation ; vndx:indicator ?i ; vndx:area ?a ;
        vndx:period ?p ; vndx:value ?v ; vndx:unit ?u }""",
    "path to the words": """SELECT ?f ?article ?start ?quote WHERE { ?f a vndx:Change ; vndx:evidence ?e .
        ?e oa:hasSource ?article ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:exact ?quote }""",
    "optional": """SELECT ?f ?population ?who WHERE { ?f a vndx:Observation .
        OPTIONAL { ?f vndx:population ?population } OPTIONAL { ?f vndx:saidBy ?who } }""",
    "text": """SELECT ?thing ?label WHERE { ?thing skos:prefLabel ?label
        FILTER(LANG(?label) = "vi" && CONTAINS(LCASE(?label), "y tế")) }""",
    "aggregate": """SELECT ?area (COUNT(*) AS ?n) (AVG(?v) AS ?mean)
        WHERE { ?f vndx:area ?area ; vndx:value ?v }
        GROUP BY ?area ORDER BY ?area""",
    "top ten": "SELECT ?f ?v WHERE { ?f vndx:value ?v } ORDER BY DESC(?v) ?f LIMIT 10",
    "union, not exists": """SELECT ?s ?p
        WHERE { { ?s a vndx:Target } UNION { ?s a vndx:Change } ?s vndx:period ?p
        FILTER NOT EXISTS { ?s vndx:population ?g } }""",
}
#: A look at one thing is mostly the way to the worker and back: it is not in the mean.
POINT = "SELECT ?p ?o WHERE { place:binh-dinh ?p ?o }"


def raw(store: Store, text: str, known: dict[str, str]) -> bytes:
    """Ask the store itself, and let it write the answer."""
    results = store.query(text, prefixes=known)
    assert not isinstance(results, QueryTriples)
    return results.serialize(format=QueryResultsFormat.JSON) or b""


def compare(store: Store, engine: Engine, text: str, known: dict[str, str]) -> tuple[float, float, int]:
    """Ask both in turn; return the seconds of the store and of the engine, and the size of the answer."""
    plain, wrapped = raw(store, text, known), engine.query(text, fmt="json").data
    if len(plain) != len(wrapped):
        sys.exit(f"different answers to: {text}")
    own: list[float] = []
    engines: list[float] = []
    end = perf_counter() + _SECONDS
    while perf_counter() < end or len(own) < _PAIRS:
        start = perf_counter()
        raw(store, text, known)
        middle = perf_counter()
        engine.query(text, fmt="json")
        engines.append(perf_counter() - middle)
        own.append(middle - start)
    return median(own), median(engines), len(plain)


def measure(report: Report, triples: int, place: Path, *, judged: bool) -> None:
    """Compare on generated data of one size."""
    known = prefixes()
    path = str(place / f"{triples}.ttl")
    write(path, triples)
    found: dict[str, list[tuple[float, float, int]]] = {name: [] for name in [*QUERIES, POINT]}
    for _ in range(_STARTS):
        store = Store()
        fill(store, find([path]))
        with Engine([path], memory=4096) as engine:
            for name, text in [*QUERIES.items(), (POINT, POINT)]:
                found[name].append(compare(store, engine, text, known))
        del store
    best = {
        name: (min(run[0] for run in runs), min(run[1] for run in runs), runs[0][2])
        for name, runs in found.items()
    }
    report.note(f"{triples:,} triples, engine / store:")
    for name in QUERIES:
        own, engines, size = best[name]
        report.ratio(f"  {name} ({own * 1e3:.1f} ms, {size / 1000:,.0f} kB)", engines / own)
    mean = geometric_mean(best[name][1] / best[name][0] for name in QUERIES)
    report.ratio("  geometric mean", mean, most=1.1 if judged else None)
    own, engines, size = best[POINT]
    report.ratio(
        f"  one thing ({own * 1e6:.0f} µs; {(engines - own) * 1e6:.0f} µs to the worker and back)",
        engines / own,
    )


def main() -> int:
    report = Report("Warm queries in memory, the engine with its worker against the store itself")
    with workplace() as (place, env):
        os.environ.update(env)
        measure(report, 100_000, place, judged=False)
        measure(report, 1_000_000, place, judged=True)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
