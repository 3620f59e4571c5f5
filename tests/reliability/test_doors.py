"""No query and no file makes vndx open a connection, or a file outside its data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.conftest import Canary
from vndx.cli import main
from vndx.errors import DataError, QueryError, QueryRefused
from vndx.federation import Federation
from vndx.graph.engine import Engine
from vndx.graph.rdflib_view import load
from vndx.remote.client import Client

#: Ways to ask another server; the last ones are written so that a careless reader does not see it.
_SERVICES = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service silent <URL> { ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE ?u { ?s ?p ?c } } BIND(<URL> AS ?u) }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX a: <URL> SELECT * {SERVICEa:{?s ?p ?o}}",
    "PREFIX a: <URL> SELECT * {?s ?p trueSERVICEa:{?s ?p ?o}}",
    "PREFIX a: <URL> SELECT * {?s ?p 1SERVICEa:{?s ?p ?o}}",
    "PREFIX a: <URL> SELECT * {SERVICESILENTa:{?s ?p ?o}}",
    "SELECT * { ?a ?b ?c # '\n SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?a ?b 'it\\'s' . SERVICE <URL> { ?s ?p ?o } }",
    'SELECT * { ?a ?b """ " """ . SERVICE <URL> { ?s ?p ?o } }',
    "SELECT * { ?a ?b ?c FILTER(1<2) SERVICE <URL> { ?s ?p ?o } FILTER(3>2) }",
    "BASE <URL> SELECT * { SERVICE <> { ?s ?p ?o } }",
    'SELECT ?x { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>"""\n) SERVICE <URL> { ?s ?p ?x } #"""\n}',
    'SELECT ?x { FILTER(1<2#>"""\n) SERVICE <URL> { ?s ?p ?x } #"""\n}',
    'PREFIX b: <urn:> SELECT ?x { FILTER(EXISTS{}<b:c#>"""\n) SERVICE <URL> { ?s ?p ?x } #"""\n}',
    'SELECT ?x { { SERVICE <URL> { ?s ?p ?x } #"\n } } ORDER BY (1<2#>"\n)',
)


def test_there_are_twenty_ways_to_ask() -> None:
    assert len(_SERVICES) == 20


@pytest.mark.parametrize("query", _SERVICES)
def test_no_query_reaches_a_server_behind_the_guard(big: Path, canary: Canary, query: str) -> None:
    with Engine([big]) as engine, pytest.raises(QueryRefused, match="SERVICE"):
        engine.query(query.replace("URL", canary.url))
    assert canary.heard == []


@pytest.mark.parametrize("query", _SERVICES)
def test_no_query_reaches_a_server_when_another_is_allowed(big: Path, canary: Canary, query: str) -> None:
    with Engine([big]) as engine, Client() as client:
        federation = Federation(client, ["http://allowed.example/"])
        with pytest.raises(QueryRefused, match="SERVICE"):
            federation.prepare(query.replace("URL", canary.url), engine, prefixes={})
        assert federation.asked == 0
    assert canary.heard == []


def test_no_query_reaches_a_server_without_the_guard(big: Path, canary: Canary) -> None:
    with Engine([big], guarded=False) as engine:
        stopped = 0
        for query in _SERVICES:
            try:
                engine.query(query.replace("URL", canary.url))
            except QueryError as error:
                stopped += "Too many open files" in str(error)
        assert canary.heard == []
        assert stopped >= 6  # by the system; the others ask nobody, or are no SPARQL
        assert engine.query("ASK { ?s ?p ?o }", fmt="csv").data == b"true"


def test_no_query_reaches_a_server_from_a_forked_worker(big: Path, canary: Canary) -> None:
    code = (
        "import sys\n"
        "from vndx.graph.engine import Engine\n"
        "from vndx.errors import QueryError\n"
        "with Engine([sys.argv[1]], snapshot=True, guarded=False) as engine:\n"
        "    try:\n"
        "        print(engine.query('SELECT * { SERVICE <%s> { ?s ?p ?o } }' % sys.argv[2]).data)\n"
        "    except QueryError as error:\n"
        "        print('refused by the system')\n"
        "    query = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o . FILTER(?p = <urn:p3>) }'\n"
        "    print(engine.query(query, fmt='csv').data)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(big), canary.url], capture_output=True, timeout=60)
    assert done.stdout.decode().split("\n")[:2] == ["refused by the system", "b'n\\r\\n429\\r\\n'"]
    assert canary.heard == []


def test_the_canary_sings_when_it_is_allowed_to(big: Path, canary: Canary) -> None:
    """Else the tests above would prove nothing."""
    with Engine([big]) as engine, Client() as client:
        federation = Federation(client, [canary.url])
        query = f"SELECT ?x {{ SERVICE <{canary.url}> {{ ?x ?p ?o }} }}"
        text = federation.prepare(query, engine, prefixes={})
        assert engine.query(text, fmt="csv", trusted=True).data == b"x\r\n1\r\n"
        for other in (f"SERVICE <{canary.url}/other> {{ ?x ?p ?o }}", "?u ?b ?c SERVICE ?u { ?x ?p ?o }"):
            with pytest.raises(QueryRefused):
                federation.prepare(f"SELECT ?x {{ {other} }}", engine, prefixes={})
    assert len(canary.heard) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_descriptor_above_the_limit_opens_no_door() -> None:
    """It may be inherited from a process whose limit was higher."""
    code = (
        "import os, resource, socket\n"
        "from vndx.graph.seal import no_files\n"
        "os.dup2(0, 200)\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (100, 100))\n"
        "no_files()\n"
        "try:\n"
        "    socket.socket()\n"
        "except OSError as error:\n"
        "    print(error.strerror)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert (done.stdout.strip(), done.stderr) == (b"Too many open files", b"")


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from", "FROM\n#\n"])
def test_from_fetches_nothing(big: Path, canary: Canary, tmp_path: Path, clause: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<urn:secret> <urn:p> <urn:o> .", encoding="utf-8")
    for guarded in (True, False):
        with Engine([big], guarded=guarded) as engine:
            for source in (secret.as_uri(), canary.url):
                for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"):
                    with pytest.raises(QueryRefused, match="names no graph of this dataset"):
                        engine.query(f"SELECT * {clause} <{source}> {{ {pattern} }}")
    assert canary.heard == []


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <URL>",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "PREFIX a: <urn:a> DROP GRAPH a:b",
    ],
)
def test_updates_are_refused(big: Path, canary: Canary, update: str) -> None:
    update = update.replace("URL", canary.url)
    with Engine([big]) as engine, pytest.raises(QueryRefused, match="vndx only reads"):
        engine.query(update)
    with Engine([big], guarded=False) as engine, pytest.raises(QueryError, match="SPARQL"):
        engine.query(update)
    assert canary.heard == []


def test_no_file_reaches_a_server(canary: Canary, tmp_path: Path) -> None:
    context = tmp_path / "a.jsonld"
    context.write_text(f'{{"@context": "{canary.url}", "@id": "urn:a", "b": 1}}', encoding="utf-8")
    imported = tmp_path / "b.jsonld"
    imported.write_text(f'{{"@context": {{"@import": "{canary.url}"}}, "@id": "urn:a"}}', encoding="utf-8")
    for path in (context, imported):
        with Engine([path]) as engine, pytest.raises(DataError, match=r"[ab]\.jsonld"):
            engine.query("ASK {}")
    owl = tmp_path / "c.ttl"
    owl.write_text(f"<urn:a> <http://www.w3.org/2002/07/owl#imports> <{canary.url}> .", encoding="utf-8")
    with Engine([owl]) as engine:
        assert engine.query("ASK { <urn:a> ?p ?o }", fmt="csv").data == b"true"
    assert canary.heard == []


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    """A kilobyte of entities blows up to a hundred megabytes, or names a file of the machine."""
    path = tmp_path / "laughs.rdf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:x:">'
        '<rdf:Description rdf:about="urn:a"><x:b>&a;</x:b></rdf:Description></rdf:RDF>',
        encoding="utf-8",
    )
    with Engine([path]) as engine, pytest.raises(DataError, match="DOCTYPE"):
        engine.query("ASK {}")


def test_a_file_that_would_bring_its_parser_down_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "deep.ttl"
    deep = "<<( <urn:a> <urn:b> " * 60_000 + "1" + " )>>" * 60_000
    path.write_text(f"<urn:a> <urn:b> {deep} .", encoding="utf-8")
    with Engine([path]) as engine, pytest.raises(DataError, match="triple terms of RDF"):
        engine.query("ASK {}")


@pytest.mark.parametrize(
    "words", [["query", "ASK {}", "--graph"], ["export", "n-quads", "--graph"], ["diff", "PATH"]]
)
def test_a_value_that_no_parser_holds_is_one_sentence(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.nt"
    path.write_text(f'<urn:a> <urn:b> "{"x" * (17 << 20)}" .', encoding="utf-8")
    assert main([str(path) if word == "PATH" else word for word in words] + [str(path)]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert shown.err.startswith(f"vndx: {path} is too large to be read")


def test_a_value_that_no_parser_holds_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "long.ttl"
    path.write_text(f'<urn:a> <urn:b> "{"x" * (17 << 20)}" .', encoding="utf-8")
    assert main(["check", "--graph", str(path)]) == 1
    assert "is too large to be read" in capsys.readouterr().out
    with pytest.raises(DataError, match="is too large to be read"):
        load(path)
