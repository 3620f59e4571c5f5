"""A whole command from start to end, as one types it: vndx, oxigraph and rdflib on the same data."""

from __future__ import annotations

import os
import subprocess
import sys
from csv import reader
from pathlib import Path
from shutil import rmtree

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.generate import write
from benchmarks.measure import ROOT, Report, best, graph_files, output, process, tool, workplace
from vndx.graph.reading import ONTOLOGY_GRAPH

TARGETS = ROOT / "queries" / "targets" / "targets.rq"
AD_HOC = """PREFIX vndx: <https://w3id.org/vndx/ontology#>
SELECT ?figure ?value ?unit
WHERE { ?figure a vndx:Target ; vndx:value ?value ; vndx:unit ?unit } ORDER BY ?figure"""
#: The same few rows from a graph of any size.
FEW = "SELECT ?figure ?value WHERE { ?figure a vndx:Target ; vndx:value ?value } LIMIT 3"

#: How one asks with rdflib alone.
RDFLIB = """
import sys
from rdflib import Dataset, URIRef
graph = Dataset(default_union=True)
query, name, *paths = sys.argv[1:]
for path in paths:
    if path.endswith(".ttl"):
        graph.graph(URIRef(name)).parse(path)
    else:
        graph.parse(path, format="trig")
sys.stdout.buffer.write(graph.query(open(query, encoding="utf-8").read()).serialize(format="csv"))
"""
_MILLION = 1_000_000


def rows(text: str) -> list[tuple[str, ...]]:
    """Return the rows of an answer in CSV, numbers as numbers: engines write them each in their way."""

    def plain(word: str) -> str:
        try:
            return f"{float(word):g}"
        except ValueError:
            return word

    return sorted(tuple(map(plain, row)) for row in reader(text.splitlines()) if row)


def oxigraph_store(place: Path) -> str:
    """Load the shipped graph into a store of oxigraph's own and return its folder."""
    files, ontology = graph_files()
    for options in [["-f", *map(str, files)], ["-f", *map(str, ontology), "--graph", ONTOLOGY_GRAPH]]:
        subprocess.run(
            [tool("oxigraph"), "load", "-l", str(place), *options], check=True, capture_output=True
        )
    subprocess.run([tool("oxigraph"), "optimize", "-l", str(place)], check=True, capture_output=True)
    return str(place)


def queries(report: Report, place: Path, env: dict[str, str]) -> None:
    """Compare queries on the shipped graph."""
    store = oxigraph_store(place / "oxigraph")
    files, ontology = graph_files()
    ad_hoc = place / "ad-hoc.rq"
    ad_hoc.write_text(AD_HOC)
    for what, words, path in (
        ("an ad-hoc query", [AD_HOC], ad_hoc),
        ("the query targets", ["targets"], TARGETS),
    ):
        vndx = [tool("vndx"), "query", *words, "--format", "csv"]
        oxigraph = [tool("oxigraph"), "query", "--location", store, "--union-default-graph"]
        oxigraph += ["--query-file", str(path), "--results-format", "csv"]
        rdflib = [sys.executable, "-c", RDFLIB, str(path), ONTOLOGY_GRAPH, *map(str, files + ontology)]
        # Union by name joins graph by graph, so what two graphs state may come up twice: compared as sets.
        answers = [set(rows(output(each, env))) for each in (vndx, oxigraph, rdflib)]
        if answers[0] != answers[1] or answers[0] != answers[2]:
            sys.exit(f"{what}: the three give different answers: {[len(answer) for answer in answers]}")
        pairs = {"vndx": process(vndx, env), "oxigraph": process(oxigraph, env)}
        found = best(pairs, rounds=40, warmup=3)
        report.ratio(
            f"{what}: vndx query / oxigraph query", found["vndx"] / found["oxigraph"], most=4.0, aim=2.0
        )
        found = best({"vndx": process(vndx, env), "rdflib": process(rdflib, env)}, rounds=7)
        report.ratio(f"{what}: vndx query / rdflib script", found["vndx"] / found["rdflib"], most=0.2)


def first_run(report: Report, env: dict[str, str]) -> None:
    """Say what it costs when there is no snapshot yet."""
    words = [tool("vndx"), "query", AD_HOC, "--format", "csv"]
    run = process(words, env)

    def first() -> None:
        rmtree(env["VNDX_CACHE"], ignore_errors=True)
        run()

    found = best({"first": first, "next": run}, rounds=7)
    report.ratio("first query, which builds the snapshot / the next", found["first"] / found["next"])


def other_commands(report: Report, env: dict[str, str]) -> None:
    """Say what the commands cost that ask several queries, or work on their answers."""
    calls = {
        "query": ["query", AD_HOC, "--format", "csv"],
        "query targets, as a table": ["query", "targets"],
        "search chuyen doi so": ["search", "chuyen doi so"],
        "show project-06": ["show", "initiative:project-06"],
    }
    found = best({name: process([tool("vndx"), *words], env) for name, words in calls.items()}, rounds=15)
    for name in [*calls][1:]:
        report.ratio(f"vndx {name} / an ad-hoc query", found[name] / found["query"])


def help_page(report: Report, env: dict[str, str]) -> None:
    """Compare the help page with the import of the library that writes it."""
    found = best(
        {
            "help": process([tool("vndx"), "--help"], env),
            "click": process([sys.executable, "-c", "import click"], env),
        },
        rounds=30,
        warmup=3,
    )
    report.ratio("vndx --help / python -c 'import click'", found["help"] / found["click"], most=1.2)


def large(report: Report, place: Path, env: dict[str, str]) -> None:
    """Compare a small graph with a large one."""
    path = place / "million.ttl"
    write(str(path), _MILLION)
    small = [tool("vndx"), "query", FEW, "--format", "csv"]
    found = best(
        {"small": process(small, env), "large": process([*small, "--graph", str(path)], env)},
        rounds=30,
        warmup=3,
    )
    report.ratio("vndx query, 1,000,000 triples / shipped graph", found["large"] / found["small"], most=1.5)


def main() -> int:
    report = Report("Cold commands, whole process, best of many")
    with workplace() as (place, env):
        queries(report, place, env)
        first_run(report, env)
        other_commands(report, env)
        help_page(report, env)
        large(report, place, env)
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
