"""vndx query --endpoint: the same queries, asked elsewhere."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.faults import FATAL, Faults
from tests.federation.conftest import FIXTURES, place
from tests.servers import VIRTUOSO, Server, oxigraph
from vndx.cli import main
from vndx.errors import QueryRefused, RemoteError, UsageError
from vndx.federation.names import UNION
from vndx.federation.remote_graph import RemoteGraph
from vndx.graph.engine import Engine
from vndx.remote.client import Client
from vndx.remote.sparql import Endpoint

SERVERS = [pytest.param("oxigraph"), pytest.param("virtuoso", marks=VIRTUOSO)]


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """Return one of the servers that hold the graph."""
    found: Server = request.getfixturevalue(f"{request.param}_server")
    return found


both = pytest.mark.parametrize("server", SERVERS, indirect=True)


def ours(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert main(words) == 0
    return capsys.readouterr().out


@both
@pytest.mark.parametrize("get", [[], ["--get"]])
@pytest.mark.parametrize(
    "words",
    [
        [
            "SELECT ?p (COUNT(*) AS ?n) { ?f a vndx:Target ; ?p ?o } GROUP BY ?p ORDER BY ?p",
            "--format",
            "csv",
        ],
        [
            "SELECT * { place:viet-nam skos:prefLabel ?label ; a ?type } ORDER BY ?type LANG(?label)",
            "--format",
            "tsv",
        ],
        ["SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s a ?c } } GROUP BY ?g ORDER BY ?g", "--format", "csv"],
        ["ASK { place:viet-nam a vndx:Country }", "--format", "csv"],
        ["ASK { place:viet-nam a vndx:Province }"],
        ["CONSTRUCT { ?s skos:prefLabel ?o } { ?s a vndx:Target ; vndx:indicator/skos:prefLabel ?o }"],
        ["SELECT ?code { ?code skos:inScheme code:scheme-status } ORDER BY ?code", "--labels"],
        ["codes", "--format", "csv"],
        ["provinces", "-p", "on=2024-05-05", "--format", "csv"],
        ["issuers", "--labels", "--format", "csv"],
        ["reporters", "--format", "markdown"],
    ],
)
def test_an_endpoint_answers_as_the_graph_here(
    server: Server, words: list[str], get: list[str], settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ours(["query", *words, "--endpoint", server.query, *get], capsys)
    assert asked == ours(["query", *words], capsys)
    assert asked.count("\n") >= 1 or "ASK" in words[0]


@both
def test_a_query_that_names_its_graphs_gets_just_them(server: Server, client: Client, engine: Engine) -> None:
    query = "SELECT (COUNT(*) AS ?n) FROM <https://w3id.org/vndx/graph/derived> { ?s ?p ?o }"
    with RemoteGraph(place(server, client)) as there:
        assert there.query(query, fmt="csv").data == engine.query(query, fmt="csv").data


@both
def test_names_are_looked_up_there(server: Server, settled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["query", "members", "-p", "body=Ủy ban Quốc gia về chuyển đổi số", "--labels", "--width", "100"]
    there = ours([*words, "--endpoint", server.query], capsys)
    if server.name == "oxigraph":  # Virtuoso writes 0 for false
        assert there == ours(words, capsys)
    assert main(["query", "members", "-p", "body=nobody of that name", "--endpoint", server.query]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_of_a_server_without_our_list_the_default_graph_is_asked(
    wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = (
        "SELECT ?o { <http://www.wikidata.org/entity/Q36693> <http://www.wikidata.org/prop/direct/P1082> ?o }"
    )
    assert (
        ours(["query", query, "--endpoint", wikidata.query, "--format", "csv"], capsys) == "o\r\n960000\r\n"
    )


def test_the_dataset_goes_with_the_query(faults: Faults) -> None:
    with Client() as client:
        there = RemoteGraph(Endpoint(client, faults.url("ok")))
        there._endpoint = replace(there._endpoint, default_graphs=(UNION,), named_graphs=("urn:a",))
        there._found = True
        there.query("SELECT ?item { ?item ?p ?o }")
        there.query("SELECT ?item { GRAPH ?g { ?item ?p ?o } }")
    plain, of_graphs = (parse_qs(heard.body) for heard in faults.heard)
    assert plain["default-graph-uri"] == of_graphs["default-graph-uri"] == [UNION]
    assert "named-graph-uri" not in plain
    assert of_graphs["named-graph-uri"] == ["urn:a"]


@pytest.mark.parametrize("name", [name for name in FATAL if name not in ("huge", "bomb")])
def test_each_fault_of_an_endpoint_is_one_sentence(
    settled: Path, faults: Faults, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    # Not those that are as large as the client's own limit: tests/remote has them.
    words = ["query", "SELECT ?item { ?item ?p ?o }", "--endpoint", faults.url(name), "--timeout", "1.2"]
    assert main([*words, "--format", "csv"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("vndx: ")
    assert "Traceback" not in said.err
    assert "\x1b" not in said.err


def test_a_query_that_the_server_does_not_take_is_one_sentence(
    wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "SELECT ?x { ?x ?p }", "--endpoint", wikidata.query]) == 1
    said = capsys.readouterr()
    assert "HTTP 400" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    "query",
    [
        "DROP ALL",
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "LOAD <http://other.example/>",
        "PREFIX a: <urn:a> CLEAR ALL",
        "SELECT * { SERVICE <http://other.example/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?u SERVICE ?u { ?s ?p ?o } }",
    ],
)
def test_what_writes_or_asks_on_is_not_even_sent(
    settled: Path, faults: Faults, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    assert main(["query", query, "--endpoint", faults.url("ok")]) == 2
    assert faults.heard == []
    with Client() as client, RemoteGraph(Endpoint(client, faults.url("ok"))) as there:
        with pytest.raises(QueryRefused):
            there.query(query)
        with pytest.raises(QueryRefused):
            there.query(query, trusted=True)
    assert faults.heard == []


@both
def test_service_is_asked_from_here_and_the_endpoint_gets_the_rows(
    server: Server, wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = (
        "PREFIX wdt: <http://www.wikidata.org/prop/direct/> SELECT ?place ?n { "
        f"?place a vndx:Province ; skos:exactMatch ?x . SERVICE <{wikidata.query}> {{ ?x wdt:P1082 ?n }} }} "
        "ORDER BY ?place ?n"
    )
    words = ["query", query, "--allow-service", wikidata.query, "--format", "csv"]
    there = ours([*words, "--endpoint", server.query], capsys)
    assert there == ours(words, capsys)
    assert there.count("\n") > 60


@both
def test_a_format_that_does_not_fit_is_told(
    server: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "ASK {}", "--format", "turtle", "--endpoint", server.query]) == 2
    assert main(["query", "CONSTRUCT WHERE { ?s ?p ?o }", "--format", "csv", "--endpoint", server.query]) == 2
    assert capsys.readouterr().err.count("\n") == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--get"], "--get is for --endpoint"),
        (["--user", "me"], "--user is for --endpoint"),
        (["--endpoint", "http://127.0.0.1:1/", "--graph", "a.ttl"], "give one of them"),
        (["--endpoint", "ftp://a/"], "https://"),
        (["--endpoint", "http://me:secret@a/"], "VNDX_PASSWORD"),
    ],
)
def test_options_that_do_not_go_together(
    words: list[str], sentence: str, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "ASK {}", *words]) in (1, 2)
    said = capsys.readouterr()
    assert sentence in said.err
    assert "secret" not in said.err


def test_a_limit_on_rows_says_that_it_cut(oxigraph_server: Server, client: Client) -> None:
    there = RemoteGraph(place(oxigraph_server, client))
    answer = there.query("SELECT ?s { ?s a vndx:Target }", max_rows=2)
    assert (answer.truncated, len(json.loads(answer.data)["results"]["bindings"])) == (True, 2)
    assert there.query("SELECT ?s { ?s a vndx:Country }", max_rows=2).truncated is False


@VIRTUOSO
def test_a_cut_answer_of_virtuoso_is_an_error(client: Client) -> None:
    """It says 200, and in a header that there are more rows than it gives."""
    from tests.servers import virtuoso

    with virtuoso(rows=50) as server, pytest.raises(RemoteError, match="not whole"):
        RemoteGraph(place(server, client)).query("SELECT * { ?s ?p ?o }")


def test_a_query_that_takes_too_long_is_an_error() -> None:
    """At a server of its own: it goes on with the query until it is ended."""
    with oxigraph(FIXTURES / "wikidata_vn.ttl", read_only=True) as server, Client() as client:
        there = RemoteGraph(place(server, client))
        there.query("ASK {}")  # what it holds is asked for once, without haste
        client.limits = replace(client.limits, total=1)
        with pytest.raises(RemoteError, match=r"within 1 s|in time"):
            there.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }")


def test_a_format_is_one_of_those_there_are(client: Client) -> None:
    with pytest.raises(UsageError):
        RemoteGraph(Endpoint(client, "http://127.0.0.1:1/")).query("ASK {}", fmt="html")


def test_a_slip_is_told_before_service_is_asked_for_an_endpoint_too(
    settled: Path, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    url = faults.url("ok")
    query = f"SELECT * {{ ?s ?p SERVICE <{url}> {{ ?item ?p ?o }} }}"
    assert main(["query", query, "--allow-service", url, "--endpoint", url]) == 2
    assert capsys.readouterr().err.count("\n") >= 1
    assert faults.heard == []


@VIRTUOSO
@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("figures", 0, "Virtuoso writes 1 for true"),
        ("known-by", 0, "Virtuoso is known to answer known-by with wrong rows"),
        ("scoreboard", 1, "Virtuoso cannot answer scoreboard"),
        ("provinces", 0, ""),
    ],
)
def test_what_is_known_of_an_answer_of_virtuoso_is_said(
    virtuoso_server: Server,
    settled: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    code: int,
    sentence: str,
) -> None:
    assert main(["query", name, "--endpoint", virtuoso_server.query, "--format", "csv"]) == code
    said = capsys.readouterr().err
    assert said.count("\n") == bool(sentence)
    assert said.startswith(f"vndx: {sentence}" if sentence else "")


def test_nothing_is_said_of_oxigraph(
    oxigraph_server: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "figures", "--endpoint", oxigraph_server.query, "--format", "csv"]) == 0
    assert capsys.readouterr().err == ""


def test_a_named_query_where_nothing_was_pushed_says_so(
    wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "targets", "--endpoint", wikidata.query, "--format", "csv"]) == 0
    said = capsys.readouterr().err
    assert said.startswith("vndx: vndx push never brought the graph there")
    assert said.count("\n") == 1
