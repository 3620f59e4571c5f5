"""``vndx query`` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vndx.cli import main

DATA = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<urn:a> <urn:p> "Chuyển đổi số" ; rdfs:label "tên"@vi , "name"@en ; <urn:n> 46 , -3 .
<urn:b> <urn:evil> "=1+1" , "\\u202Eabc" .
"""


@pytest.fixture
def graph(tmp_path: Path) -> str:
    path = tmp_path / "a.ttl"
    path.write_text(DATA, encoding="utf-8")
    return str(path)


def run(
    *words: str, input: bytes | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vndx", "query", *words]
    return subprocess.run(command, capture_output=True, timeout=60, input=input, cwd=cwd)


SELECT = "SELECT ?n { <urn:a> <urn:n> ?n } ORDER BY ?n"


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ([SELECT], b" n\n--\n-3\n46\n"),
        ([SELECT, "--format", "csv"], b"n\r\n-3\r\n46\r\n"),
        ([SELECT, "--format=tsv"], b"?n\n-3\n46\n"),
        ([SELECT, "--spreadsheet"], b"\xef\xbb\xbfn\r\n-3\r\n46\r\n"),
        (["ASK { <urn:a> ?p ?o }"], b"true\n"),
        (["ASK { <urn:nobody> ?p ?o }"], b"false\n"),
        (["ASK { <urn:nobody> ?p ?o }", "--format", "csv"], b"false"),
        (["CONSTRUCT WHERE { <urn:a> <urn:n> 46 }"], b"<urn:a> <urn:n> 46 .\n"),
        (["SELECT ?s { ?s <urn:n> 46 }", "--labels"], b"s\n----\nname\n"),
        (["SELECT ?s { ?s <urn:n> 46 }", "--labels", "--format", "csv"], b"s,s_label\r\nurn:a,name\r\n"),
        (["SELECT ?p { ?s ?p 46 }", "--labels", "--format", "csv"], b"p\r\nurn:n\r\n"),  # none has a label
        (["ASK { <urn:nobody> ?p ?o }", "--labels", "--format", "csv"], b"false"),
        (["SELECT ?s { ?s <urn:n> 46 }", "--labels", "--lang", "vi"], "s\n---\ntên\n".encode()),
        (["ASK { ?s <urn:p> 'Chuyê\u0309n đổi số' }"], b"true\n"),  # typed in NFD
        (["-f", "-"], b" n\n--\n-3\n46\n"),
        (["-"], b" n\n--\n-3\n46\n"),
    ],
)
def test_it_answers(graph: str, words: list[str], out: bytes) -> None:
    done = run(*words, "--graph", graph, input=b"\xef\xbb\xbf" + SELECT.encode())
    assert (done.stdout, done.stderr, done.returncode) == (out, b"", 0)


def test_it_answers_from_the_shipped_graph_with_the_usual_prefixes() -> None:
    done = run("SELECT (COUNT(?f) AS ?n) { ?f a vndx:Observation }", "--format", "json")
    assert done.returncode == 0
    assert int(json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"]) > 10


def test_a_named_query_takes_parameters() -> None:
    done = run("targets", "-p", "year=2024", "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\r\n") > 1
    assert run("targets", "-p", "nobody=1").returncode == 2
    by_name = run("posts", "-p", "person=do minh tuan", "--format", "csv")
    by_id = run("posts", "-p", "person=person:do-minh-tuan", "--format", "csv")
    assert by_name.stdout == by_id.stdout
    assert by_name.stdout.count(b"\r\n") > 3
    ambiguous = run("posts", "-p", "body=tinh uy")
    assert (ambiguous.returncode, ambiguous.stdout) == (2, b"")
    assert b"body:thanh-hoa-party-committee" in ambiguous.stderr
    assert run("no-such-query").returncode == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["figures", "-p", "indicator=indicator:typo"], "indicator:typo: the graph says nothing of it"),
        (["figures", "-p", "area=place:binh-din"], "did you mean place:binh-dinh?"),
        (["posts", "-p", "person=person:x"], "person:x: the graph says nothing of it; try `vndx search`"),
        (["posts", "-p", "person=person:do-minh-tuam"], "did you mean person:do-minh-tuan?"),
        (["posts", "-p", "person=https://e.example/x"], "<https://e.example/x>: the graph says nothing"),
        (["article", "-p", "article=article:zz"], "article:zz: the graph says nothing of it"),
        (["figures", "-p", "status=foo"], "one of: actual, derived, estimate, forecast, goal"),
        (["figures", "-p", "status=proposed"], "status cannot be proposed; it is one of: actual,"),
        (["about", "-p", "direction=sideways"], "direction cannot be sideways; it is one of: of, to"),
        (["parts", "-p", "relation=x"], "relation cannot be x; it is one of: sum, rate, fraction"),
    ],
)
def test_a_value_that_the_graph_does_not_know_is_no_empty_answer(words: list[str], sentence: str) -> None:
    done = run(*words)
    assert (done.stdout, done.returncode) == (b"", 2)
    assert sentence in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_every_example_of_a_parameter_is_known() -> None:
    from vndx.cli.names import refuse_unknown, resolver
    from vndx.graph.engine import Engine
    from vndx.queries import bind, load

    count = 0
    with Engine() as engine:
        for query in load().values():
            for param in query.params:
                refuse_unknown(engine, query, bind(query, {param.name: param.example}, resolver(engine)))
                count += 1
    assert count > 40


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ([], 2, "give one query"),
        (["ASK {}", "-f", "x.rq"], 2, "give one query"),
        (["-f", "missing.rq"], 1, "cannot read missing.rq"),
        (["ASK {}", "--param", "a=1"], 2, "--param is for named queries"),
        (["targets", "--param", "year"], 2, "write --param NAME=VALUE"),
        (["targets", "-p", "year=1", "-p", "year=2"], 2, "year is given twice"),
        (["ASK {}", "--format", "html"], 2, "html"),
        (["ASK {}", "--format", "turtle"], 2, "turtle is no format for ASK"),
        (["CONSTRUCT WHERE { ?s ?p ?o }", "--format", "table"], 2, "table is no format for CONSTRUCT"),
        (["CONSTRUCT WHERE { ?s ?p ?o }", "--spreadsheet"], 2, "csv is no format for CONSTRUCT"),
        (["ASK {}", "--spreadsheet", "--format", "xml"], 2, "--spreadsheet is for csv"),
        (["ASK {}", "--labels", "--format", "tsv"], 2, "--labels is for tables and csv, not tsv"),
        (["ASK {}", "--columns", ""], 2, "--columns names no column"),
        (["ASK {}", "--columns", " , "], 2, "--columns names no column"),
        (["ASK {}", "--format", "turtle"], 2, "these are: table, markdown, csv, tsv, json, xml"),
        (["contradiction"], 2, "did you mean contradictions, connections or instructions?"),
        (["posts", "-p", "attested_on=31/02/2024"], 2, "attested_on=31/02/2024 is not a day"),
        (["ASK {}", "--width", "9", "--format", "csv"], 2, "--width is for tables, not csv"),
        (["ASK {}", "--allow-service", "a.example"], 2, "--allow-service needs a whole address"),
        (["ASK {}", "--timeout", "0"], 2, "timeout"),
        (["ASK {}", "--timeout", "x"], 2, "timeout"),
        (["ASK {}", "--timeout", "nan"], 2, "--timeout is more than 0 and at most 86400 seconds, not nan"),
        (["ASK {}", "--timeout", "inf"], 2, "seconds, not inf"),
        (["ASK {}", "--timeout", "1e400"], 2, "seconds, not inf"),
        (["ASK {}", "--timeout", "9" * 400], 2, "seconds, not inf"),
        (["ASK {}", "--timeout=86401"], 2, "seconds, not 86401"),
        (["ASK {}", "--memory", "-1"], 2, "-1"),
        (["ASK {}", "--memory", "9" * 17], 2, "--memory is at most 1048576 MiB"),
        (["ASK {}", "--memory", "9" * 30], 2, "--memory is at most 1048576 MiB"),
        (["ASK {}", "--memory", "9" * 5000], 2, "--memory"),
        (["ASK {}", "--nonsense"], 2, "no such option"),
        (["ASK {}", "more"], 2, "more"),
        (["ASK {}", "--graph", "missing"], 1, "no such file or folder: missing"),
        (["ASK {}", "-o", "missing/x.csv"], 1, "cannot write missing/x.csv"),
        (["DELETE WHERE { ?s ?p ?o }"], 2, "vndx only reads"),
        (["SELECT * { SERVICE <http://a.example/> {} }"], 2, "SERVICE http://a.example/ is refused"),
    ],
)
def test_what_is_wrong_is_one_sentence(words: list[str], code: int, sentence: str, tmp_path: Path) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.stdout == b""
    assert done.returncode == code
    text = done.stderr.decode()
    assert sentence in text
    assert text.startswith("vndx: ")
    assert text.count("\n") == 1


def test_a_slip_is_shown_with_its_line() -> None:
    done = run("SELECT * {\n  ?s fofa:name ?o\n}")
    assert done.returncode == 2
    assert done.stderr.decode().split("\n") == [
        "vndx: this is not SPARQL 1.1: line 2, column 6: the prefix fofa: is not known; did you mean foaf:?",
        "    ?s fofa:name ?o",
        "       ^",
        "",
    ]
    lines = run("SELECT * { ?s ?p ?o", "--lang", "vi").stderr.decode().split("\n")
    assert lines[0].startswith("vndx: đây không phải SPARQL 1.1: dòng 1, cột 10: ")


@pytest.mark.parametrize(
    ("name", "query", "start"),
    [
        ("a.csv", SELECT, b"n\r\n"),
        ("a.json", SELECT, b'{"head"'),
        ("a.ttl", "CONSTRUCT WHERE { <urn:a> <urn:n> 46 }", b"<urn:a>"),
        ("a.txt", SELECT, b" n\n--\n"),
    ],
)
def test_an_output_is_written_in_the_format_of_its_name(
    graph: str, tmp_path: Path, name: str, query: str, start: bytes
) -> None:
    done = run(query, "--graph", graph, "-o", str(tmp_path / name))
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_no_rows_are_mentioned() -> None:
    done = run("SELECT ?s { ?s <urn:nothing> ?o }")
    assert (done.stdout, done.stderr, done.returncode) == (b"s\n-\n", b"no rows\n", 0)


def test_formulas_are_disarmed_on_demand(graph: str) -> None:
    query = "SELECT ?o { <urn:b> <urn:evil> ?o FILTER(STRSTARTS(?o, '=')) }"
    assert run(query, "--graph", graph, "--format", "csv").stdout == b"o\r\n=1+1\r\n"
    assert run(query, "--graph", graph, "--spreadsheet").stdout == b"\xef\xbb\xbfo\r\n'=1+1\r\n"


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml"])
def test_a_terminal_gets_nothing_that_steers_it(graph: str, form: str) -> None:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    query = "SELECT ?o ?e { <urn:b> <urn:evil> ?o BIND('\x1b[31m\x07\u202ex' AS ?e) }"
    command = [sys.executable, "-m", "vndx", "query", query, "--graph", graph, "--format", form]
    done = subprocess.run(command, stdout=follower, stderr=subprocess.PIPE, timeout=60)
    os.close(follower)
    seen = b""
    try:
        while piece := os.read(leader, 65536):
            seen += piece
    except OSError:
        pass
    os.close(leader)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"abc" in seen
    assert not set(seen.decode()) & set("\x1b\x07\u202e")
    assert seen.endswith(b"\n")


def test_a_table_fits_the_terminal(graph: str) -> None:
    wide = "SELECT ?a ?b { VALUES (?a ?b) { ('" + "chữ " * 60 + "' '" + "x" * 90 + "') } }"
    assert max(map(len, run(wide, "--graph", graph).stdout.decode().split("\n"))) > 300
    lines = run(wide, "--graph", graph, "--width", "60").stdout.decode().split("\n")
    assert 50 < max(map(len, lines)) <= 60


def test_a_reader_that_goes_away_is_no_fault(graph: str) -> None:
    query = "SELECT * { ?s ?p ?o . ?s2 ?p2 ?o2 } LIMIT 20000"
    command = [sys.executable, "-m", "vndx", "query", query, "--graph", graph, "--format", "csv"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert running.stdout is not None
    running.stdout.read(10)
    running.stdout.close()
    assert running.stderr is not None
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 141


@pytest.mark.parametrize(
    "words",
    [
        ["ASK {}", "--format", "csv"],
        ["ASK {}", "--timeout", "3e1"],  # by way of click
        ["SELECT ?s { ?s a vndx:Target }", "--labels"],
        ["CONSTRUCT WHERE { ?s a vndx:Target }"],
        ["targets", "--format", "json"],
        ["--help"],
    ],
)
def test_it_loads_nothing_heavy(words: list[str]) -> None:
    heavy = ["rdflib", "networkx", "pyvis", "pyshacl", "pyoxigraph", "tabulate", "wcwidth", "subprocess"]
    light = [] if "3e1" in words or "--help" in words or "targets" in words else ["click"]
    code = (
        "import sys\nfrom vndx.cli import main\n"
        f"code = main(['query', *{words!r}])\n"
        f"loaded = [name for name in {heavy + light!r} if name in sys.modules]\n"
        "sys.exit(f'{code} {loaded}')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert done.stdout
    assert done.stderr == b"0 []\n"


def test_it_runs_in_a_process_of_many_threads_too(
    graph: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Where a fork is not safe, a new interpreter answers."""
    assert main(["query", SELECT, "--graph", graph, "--format", "csv"]) == 0
    assert capfdbinary.readouterr() == (b"n\r\n-3\r\n46\r\n", b"")


def test_columns_are_for_tables_and_must_exist(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call = ["query", "targets", "-p", "set_by=body:ncdt"]
    assert main([*call, "--columns", "value,unit", "--labels"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert lines[0].split() == ["value", "unit"]
    assert [line.split() for line in lines[2:]] == [["6", "problems"], ["5", "tasks"], ["9", "tasks"]]
    assert main(["query", "targets", "--columns", "nothing"]) == 2
    assert b"no column nothing" in capfdbinary.readouterr().err
    assert main(["query", "targets", "--columns", "value", "--format", "csv"]) == 2
    assert b"--columns is for tables" in capfdbinary.readouterr().err
