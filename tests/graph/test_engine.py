"""Asking a graph through its worker, started either way."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndx import lang
from vndx.errors import QueryError, QueryTimeout, UnknownName, UsageError
from vndx.graph.engine import Engine
from vndx.graph.refusals import crash

DATA = """
@prefix ex: <urn:ex:> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:dt a ex:Thing ; skos:prefLabel "chuyển đổi số"@vi , "digital transformation"@en ; ex:n 5 , 60.00 .
ex:b a ex:Thing ; rdfs:label "only English"@en .
ex:c a ex:Thing ; ex:text "a\\tb\\n\\"c\\"" .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    (folder / "a.ttl").write_text(DATA, encoding="utf-8")
    (folder / "b.trig").write_text(
        "GRAPH <urn:g1> { <urn:s> <urn:p> 1 } GRAPH <urn:g2> { <urn:s> <urn:p> 1 , 2 }", encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="module", params=["memory", "snapshot"])
def engine(graph: Path, request: pytest.FixtureRequest) -> Iterator[Engine]:
    with Engine([graph], timeout=10, snapshot=request.param == "snapshot") as started:
        yield started


PREFIXES = {"ex": "urn:ex:", "skos": "http://www.w3.org/2004/02/skos/core#"}


@pytest.mark.parametrize("fmt", ["csv", "tsv", "json", "xml"])
@pytest.mark.parametrize("query", ["SELECT ?s ?o { ?s ex:n ?o } ORDER BY ?o", "ASK { ?s ex:n 5 }"])
def test_the_bytes_are_those_of_the_engine(engine: Engine, graph: Path, fmt: str, query: str) -> None:
    store = ox.Store()
    store.load(path=graph / "a.ttl")
    wanted = store.query(query, prefixes=PREFIXES)
    assert not isinstance(wanted, ox.QueryTriples)
    answer = engine.query(query, fmt=fmt, prefixes=PREFIXES)
    assert answer.data == wanted.serialize(format=getattr(ox.QueryResultsFormat, fmt.upper()))
    assert (answer.kind, answer.format) == (query[:6].split()[0].lower(), fmt)
    assert not answer.truncated


@pytest.mark.parametrize("fmt", ["turtle", "trig", "n-triples", "n-quads", "json-ld"])
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ex:n ?o }", "DESCRIBE ex:c"])
def test_graphs_come_in_every_format(engine: Engine, graph: Path, fmt: str, query: str) -> None:
    store = ox.Store()
    store.load(path=graph / "a.ttl")
    wanted = store.query(query, prefixes=PREFIXES)
    assert isinstance(wanted, ox.QueryTriples)
    form = getattr(ox.RdfFormat, fmt.upper().replace("-", "_"))
    answer = engine.query(query, fmt=fmt, prefixes=PREFIXES)
    assert {quad.triple for quad in ox.parse(answer.data, form)} == set(wanted)
    assert answer.kind == "graph"
    assert answer.data == engine.query(query, fmt=fmt, prefixes=PREFIXES).data


def test_turtle_has_the_prefixes_that_it_uses(engine: Engine) -> None:
    lines = engine.query("CONSTRUCT WHERE { <urn:ex:b> ?p ?o }").data.decode().split("\n")
    assert [line.split(" ")[1] for line in lines if line.startswith("@prefix")] == ["rdf:", "rdfs:"]


@pytest.mark.parametrize(
    ("query", "fmt", "sentence"),
    [
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "csv is no format for CONSTRUCT / DESCRIBE"),
        (
            "SELECT * { ?s ?p ?o }",
            "turtle",
            "turtle is no format for SELECT; these are: .*csv, tsv, json, xml",
        ),
        ("ASK {}", "n-quads", "n-quads is no format for ASK"),
        ("ASK {}", "html", "no such format: html"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(engine: Engine, query: str, fmt: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence.replace("/", "/")):
        engine.query(query, fmt=fmt)


def test_the_default_graph_is_the_union_unless_the_query_names_another(engine: Engine) -> None:
    def count(clause: str, pattern: str) -> int:
        query = f"SELECT (COUNT(*) AS ?n) {clause} {{ {pattern} }}"
        answer = json.loads(engine.query(query).data)
        return int(answer["results"]["bindings"][0]["n"]["value"])

    assert count("", "<urn:s> <urn:p> ?o") == 2  # what two graphs say counts once
    assert count("", "GRAPH ?g { <urn:s> <urn:p> ?o }") == 3
    assert count("FROM <urn:g1>", "<urn:s> <urn:p> ?o") == 1
    assert count("FROM <urn:g1> FROM <urn:g2>", "<urn:s> <urn:p> ?o") == 2
    assert count("FROM NAMED <urn:g2>", "GRAPH ?g { <urn:s> <urn:p> ?o }") == 2
    assert count("FROM NAMED <urn:g2>", "<urn:s> <urn:p> ?o") == 0


def test_a_value_is_bound_as_a_term(engine: Engine) -> None:
    query = "SELECT ?s ?label { ?s skos:prefLabel ?label }"
    found = engine.query(query, fmt="csv", substitutions={"label": '"chuyển đổi số"@vi'})
    assert found.data.decode() == "s,label\r\nurn:ex:dt,chuyển đổi số\r\n"
    none = engine.query(query, fmt="csv", substitutions={"label": '"chuyển đổi số"@en'})
    assert none.data == b"s,label\r\n"
    ask = "ASK { ?s ex:n ?n }"
    five = {"n": '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'}
    assert engine.query(ask, fmt="csv", prefixes=PREFIXES, substitutions=five).data == b"true"


@pytest.mark.parametrize(
    ("terms", "error", "sentence"),
    [
        ({"nobody": "<urn:a>"}, UnknownName, "no variable ?nobody"),
        ({"p": "<urn:a>"}, UsageError, "add ?p after SELECT"),
        ({"s": "not a term"}, UsageError, "the value for ?s is not one RDF term"),
        ({"s": "<urn:a> . <urn:b> <urn:c> <urn:d>"}, UsageError, "not one RDF term"),
        ({"s": "_:b"}, UsageError, "not one RDF term"),
        ({"s": '"a" } ; DROP ALL #'}, UsageError, "not one RDF term"),
        ({"s": ""}, UsageError, "not one RDF term"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(
    engine: Engine, terms: dict[str, str], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error) as raised:
        engine.query("SELECT ?s { ?s ?p ?o }", substitutions=terms)
    assert sentence in str(raised.value)


@pytest.fixture(scope="module")
def echo(graph: Path) -> Iterator[Engine]:
    with Engine([graph]) as started:
        yield started


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_text_is_only_ever_a_value(echo: Engine, text: str) -> None:
    term = str(ox.Literal(text))
    answer = echo.query("SELECT ?x { BIND(?x AS ?y) }", substitutions={"x": term})
    (row,) = json.loads(answer.data)["results"]["bindings"]
    assert row["x"] == {"type": "literal", "value": text}


def test_a_limit_says_that_it_cut(engine: Engine) -> None:
    query = "SELECT ?s ?o { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'urn:ex:')) } ORDER BY ?s ?p ?o"
    whole = engine.query(query)
    rows = json.loads(whole.data)["results"]["bindings"]
    assert len(rows) == 9
    for most in (0, 1, 5, 9, 10):
        cut = engine.query(query, max_rows=most)
        assert json.loads(cut.data)["results"]["bindings"] == rows[:most]
        assert cut.truncated == (most < 9)
    assert engine.query(query, max_rows=9, fmt="csv").data == engine.query(query, fmt="csv").data
    small = engine.query(query, max_bytes=200)
    assert small.truncated
    assert 0 < len(json.loads(small.data)["results"]["bindings"]) < 9
    graph = engine.query("CONSTRUCT WHERE { ?s ?p ?o }", fmt="n-triples", max_rows=3)
    assert graph.truncated
    assert graph.data.count(b"\n") == 3


def test_labels_come_in_the_language_in_force(engine: Engine) -> None:
    iris = ["urn:ex:dt", "urn:ex:b", "urn:ex:c", "not an iri", "urn:ex:nobody"]
    assert engine.labels(iris) == {"urn:ex:dt": "digital transformation", "urn:ex:b": "only English"}
    lang.use("vi")
    assert engine.labels(iris) == {"urn:ex:dt": "chuyển đổi số", "urn:ex:b": "only English"}


def test_an_engine_goes_on_after_it_was_stopped(graph: Path) -> None:
    with Engine([graph], timeout=0.5, guarded=False) as engine:
        for _ in range(3):
            with pytest.raises(QueryTimeout, match=r"longer than 0\.5 s"):
                engine.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
            assert engine.query("ASK {}", fmt="csv").data == b"true"
    assert engine.query("ASK {}", fmt="csv").data == b"true"  # closed, it begins anew
    engine.close()
    engine.close()


def test_threads_may_share_an_engine(graph: Path) -> None:
    """From the first query on, which starts the worker; and each worker is ended."""
    code = """
import os, sys, threading
from vndx.graph.engine import Engine

wrong, answered = [], []

def ask(engine, number, gate):
    gate.wait()
    for _ in range(10):
        try:
            data = engine.query(f"SELECT ({number} AS ?n) {{}}", fmt="csv").data
        except BaseException as error:
            data = repr(error)
        (answered if data == b"n\\r\\n%d\\r\\n" % number else wrong).append(data)

for _ in range(4):
    with Engine([sys.argv[1]]) as engine:
        gate = threading.Barrier(6)
        threads = [threading.Thread(target=ask, args=(engine, number, gate)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
try:
    left = os.waitpid(-1, os.WNOHANG) if hasattr(os, "WNOHANG") else None
except ChildProcessError:
    left = None
print(len(answered), wrong, left)
"""
    done = subprocess.run([sys.executable, "-c", code, str(graph)], capture_output=True, timeout=120)
    assert done.stderr == b""
    assert done.stdout.split(b"\n")[0].strip() == b"240 [] None"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("snapshot", [False, True])
def test_a_worker_that_died_while_idle_is_started_again(graph: Path, snapshot: bool) -> None:
    code = """
import os, select, signal, sys
from vndx.graph.engine import Engine

with Engine([sys.argv[1]], snapshot=sys.argv[2] == "True") as engine:
    for _ in range(3):
        print(engine.query("ASK {}", fmt="csv").data)
        process = engine._process
        os.kill(process._program.pid if process._program else process._pid, signal.SIGKILL)
        select.select([process._answers], [], [])  # until it is gone
"""
    command = [sys.executable, "-c", code, str(graph), str(snapshot)]
    done = subprocess.run(command, capture_output=True, timeout=120)
    assert done.stderr == b""
    assert done.stdout == b"b'true'\n" * 3


def test_an_interrupt_leaves_no_worker(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine([graph])
    engine.query("ASK {}")
    process = engine._process
    assert process is not None

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(process, "receive", interrupted)
    with pytest.raises(KeyboardInterrupt):
        engine.query("ASK {}")
    assert process._program is not None
    assert process._program.poll() is not None


def test_text_that_is_not_unicode_is_refused(engine: Engine) -> None:
    with pytest.raises(QueryError, match="not UTF-8"):
        engine.query("ASK { ?s ?p '\udcff' }")


def test_the_one_who_asks_loads_no_engine(graph: Path) -> None:
    code = (
        "import sys\n"
        "from vndx.graph.engine import Engine\n"
        "for snapshot in (True, False):\n"
        "    with Engine([sys.argv[1]], snapshot=snapshot) as engine:\n"
        "        engine.query('SELECT * { ?s ?p ?o }')\n"
        "print([name for name in ('pyoxigraph', 'rdflib', 'click', 'json', 're') if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(graph)], capture_output=True, timeout=60)
    assert done.stderr == b""
    assert set(eval(done.stdout)) <= {"re"}  # that one by subprocess


def test_a_query_that_sorts_and_dies_hears_of_both_causes() -> None:
    # The engine aborts over a column of numbers beside words just as it does for want of memory.
    both, memory = crash(1024, sorts=True), crash(1024)
    assert "ORDER BY STR(?" in both.en
    assert "ORDER BY STR(?" in both.vi
    assert "1024 MiB" in both.en
    assert "ORDER BY" not in memory.en
    assert "ORDER BY" not in crash(None, sorts=True).en
