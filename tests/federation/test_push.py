"""vndx push: whole named graphs, twice as good as once, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import Faults
from tests.federation.conftest import fill, place, store
from tests.servers import VIRTUOSO, Server, oxigraph, virtuoso
from vndx.cli import main
from vndx.errors import RemoteError, UsageError
from vndx.federation.names import HAS_PART, LISTED, PUSHED, UNION
from vndx.federation.push import HalfPushed, Named, beside, by_store, by_update, graphs, push
from vndx.graph.engine import Engine
from vndx.remote.client import Client
from vndx.remote.graph_store import GraphStore
from vndx.remote.limits import Limits
from vndx.remote.sparql import Endpoint

FOREIGN = "https://other.example/graph"
_FOREIGN = b'<https://other.example/a> <https://other.example/b> "not ours" .\n'
_SMALL = """
@prefix g: <https://own.example/graph/> .
@prefix : <https://own.example/> .
:in-none :says "in the default graph" .
GRAPH g:one {
  :a :says "Huế"@vi , 2.50 , true , "a \\"b\\" \\\\ \\n c" .
  :a :knows [ :says "a node" ; :knows [ :says "another" ] ]
}
GRAPH g:two { :a :says "Huế"@vi . :b :says "x" }
"""

_SAID = """
PREFIX : <https://own.example/>
SELECT ?said WHERE { GRAPH <https://own.example/graph/one> { :a :says ?said } }
"""
_NODES = """
PREFIX : <https://own.example/>
ASK { GRAPH <https://own.example/graph/one> {
  :a :knows ?x . ?x :says "a node" ; :knows ?y . ?y :says "another"
} }
"""

SERVERS = [pytest.param("oxigraph"), pytest.param("virtuoso", marks=VIRTUOSO)]


@pytest.fixture(scope="module")
def a_virtuoso() -> Iterator[Server]:
    """Run a Virtuoso for the tests that change what is in it: each push takes the place of the one before."""
    with virtuoso() as server:
        yield server


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Server:
    """Return a server that holds nothing that a push minds."""
    found: Server = request.getfixturevalue("empty" if request.param == "oxigraph" else "a_virtuoso")
    return found


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.trig"
    path.write_text(_SMALL, encoding="utf-8")
    return path


def counts(server: Server, client: Client) -> dict[str, int]:
    """Return each graph with the number of its statements; those of the server itself left out."""
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    rows = place(server, client).select(query).rows
    found = {row["g"]["value"]: int(row["n"]["value"]) for row in rows}
    theirs = ("http://www.openlinksw.com/", "http://www.w3.org/ns/", "http://localuriqaserver/")
    return {name: count for name, count in found.items() if not name.startswith(theirs)}


def expected(whole: list[Named]) -> dict[str, int]:
    return {graph.name: len(graph.lines) for graph in whole}


def test_what_is_pushed_is_the_graph(whole: list[Named], engine: Engine) -> None:
    union = engine.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", fmt="csv").data.decode().split()[1]
    named = (
        engine.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", fmt="csv").data.decode().split()[1]
    )
    *parts, of_all, listed = whole
    assert (of_all.name, listed.name) == (UNION, PUSHED)
    assert len(of_all.lines) == int(union)
    assert sum(len(graph.lines) for graph in parts) == int(named)
    assert len(listed.lines) == len(parts) >= 20


@pytest.mark.parametrize("server", SERVERS, indirect=True)
def test_pushing_again_changes_nothing_and_touches_nothing_else(
    server: Server, client: Client, whole: list[Named]
) -> None:
    stores = store(server, client)
    fill(server, client, whole)
    stores.put(FOREIGN, _FOREIGN)
    try:
        assert counts(server, client) == expected(whole) | {FOREIGN: 1}
        told: list[tuple[str, int]] = []
        endpoint = place(server, client)
        gone = push(whole, *by_store(stores), endpoint, lambda name, count: told.append((name, count)))
        assert gone == []
        assert dict(told) == expected(whole)
        assert counts(server, client) == expected(whole) | {FOREIGN: 1}
    finally:
        stores.delete(FOREIGN)


@pytest.mark.parametrize("server", SERVERS, indirect=True)
@pytest.mark.parametrize("how", ["put", "update"])
def test_each_term_arrives_as_it_is(
    server: Server, client: Client, small: Path, tmp_path: Path, how: str
) -> None:
    stores = store(server, client)
    ways = by_store(stores) if how == "put" else by_update(place(server, client, changes=True))
    before = tmp_path / "before.trig"
    before.write_text("GRAPH <https://own.example/graph/zero> { <urn:a> <urn:b> <urn:c> }")
    push(graphs([str(before)]), *ways, place(server, client), lambda name, count: None)
    own = graphs([str(small)])
    gone = push(own, *ways, place(server, client), lambda name, count: None)
    assert gone == ["https://own.example/graph/zero"]
    assert counts(server, client) == expected(own), "what was pushed before and is no more is gone"
    said = [row["said"] for row in place(server, client).select(_SAID).rows]
    assert {float(term["value"]) for term in said if "decimal" in term.get("datatype", "")} == {2.5}
    words = {(term["value"], term.get("xml:lang", "").lower()) for term in said}
    assert words >= {("Huế", "vi"), ('a "b" \\ \n c', "")}
    assert place(server, client).ask(_NODES), "two nodes without names are still tied"


@pytest.fixture
def empty() -> Iterator[Server]:
    with oxigraph() as server:
        yield server


@pytest.mark.parametrize("after", [0, 3, 10])
def test_a_push_that_stops_says_what_is_there_and_the_next_one_finishes(
    empty: Server, client: Client, whole: list[Named], after: int
) -> None:
    put, remove = by_store(store(empty, client))
    left = [after]

    def failing(graph: Named) -> None:
        if not left[0]:
            raise RemoteError("the server is gone", "máy chủ đã mất", kind="closed")
        left[0] -= 1
        put(graph)

    endpoint = place(empty, client)
    with pytest.raises(HalfPushed) as half:
        push(whole, failing, remove, endpoint, lambda name, count: None)
    names = [graph.name for graph in whole]
    assert (half.value.done, half.value.open) == (names[:after], names[after:])
    assert f"{after} graphs are in" in str(half.value)
    assert names[after] in str(half.value)
    assert set(counts(empty, client)) == set(names[:after])
    assert endpoint.select(LISTED).rows == [], "nothing is said to be there before all is"
    fill(empty, client, whole)
    assert counts(empty, client) == expected(whole)


def test_until_all_is_there_queries_without_graph_see_what_was_there_before(
    empty: Server, client: Client, whole: list[Named], small: Path
) -> None:
    fill(empty, client, whole)
    own = graphs([str(small)])
    put, remove = by_store(store(empty, client))

    def failing(graph: Named) -> None:
        if graph.name == UNION:
            raise RemoteError("the server is gone", "máy chủ đã mất", kind="closed")
        put(graph)

    with pytest.raises(HalfPushed):
        push(own, failing, remove, place(empty, client), lambda name, count: None)
    listed = {row["graph"]["value"] for row in place(empty, client).select(LISTED).rows}
    assert listed == {graph.name for graph in whole} - {UNION, PUSHED}
    assert counts(empty, client)[UNION] == expected(whole)[UNION]


def test_graphs_that_are_no_more_go_only_when_that_is_said(
    empty: Server,
    client: Client,
    small: Path,
    tmp_path: Path,
    settled: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = tmp_path / "other.trig"
    other.write_text("GRAPH <https://own.example/graph/other> { <urn:a> <urn:b> <urn:c> }")
    words = ["push", "--endpoint", empty.query, "--graph"]
    assert main([*words, str(small)]) == 0
    before = counts(empty, client)
    capsys.readouterr()
    assert main([*words, str(other)]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "https://own.example/graph/one and 1 more" in said.err
    assert "--remove" in said.err
    assert counts(empty, client) == before
    assert main([*words, str(other), "--remove"]) == 0
    assert " removed  https://own.example/graph/one\n" in capsys.readouterr().out
    assert counts(empty, client) == expected(graphs([str(other)]))


@pytest.mark.parametrize("how", ["put", "update"])
def test_the_list_at_the_server_is_not_believed_blindly(
    empty: Server, client: Client, small: Path, settled: Path, capsys: pytest.CaptureFixture[str], how: str
) -> None:
    """What stands there was written by whoever may write there."""
    stores = store(empty, client)
    stores.put(FOREIGN, _FOREIGN)
    evil = f"x> ; DROP GRAPH <{FOREIGN}> ; DROP SILENT GRAPH <http://y"
    lines = f'<{UNION}> <{HAS_PART}> "{evil}" , "\\u001B[31m" , <{UNION}/\\u202Egpj> .\n'
    stores.put(PUSHED, lines.encode(), "text/turtle")
    words = ["push", "--endpoint", empty.query, "--method", how, "--graph", str(small)]
    assert main([*words, "--remove"]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out + said.err
    assert "DROP" not in said.out
    assert counts(empty, client) == expected(graphs([str(small)])) | {FOREIGN: 1}


def test_who_may_not_is_told_how(faults: Faults, small: Path) -> None:
    whole = graphs([str(small)])
    with Client() as asking:
        ways = by_store(GraphStore(asking, faults.url("403")))
        endpoint = Endpoint(asking, faults.url("ok"))
        with pytest.raises(HalfPushed, match="--user") as half:
            push(whole, *ways, endpoint, lambda name, count: None)
    assert "push again" not in str(half.value)


def test_a_large_graph_is_whole_or_as_it_was_by_update(empty: Server, client: Client) -> None:
    """Its pieces go to another graph first."""
    lines = [f'<https://own.example/{n}> <https://own.example/says> "{"x" * 1000}" .\n' for n in range(400)]
    name = "https://own.example/graph"
    endpoint = place(empty, client)
    put, _ = by_update(endpoint)
    put(Named(name, lines[:150]))
    seen: list[dict[str, int]] = []

    class Watching:
        url = endpoint.url

        def update(self, text: str) -> None:
            seen.append(counts(empty, client))
            endpoint.update(text)

    put, _ = by_update(Watching())  # type: ignore[arg-type]
    put(Named(name, lines))
    assert {each[name] for each in seen} == {150}
    assert len(seen) > 4
    assert counts(empty, client) == {name: 400}


def test_a_reserved_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    path.write_text(f"GRAPH <{UNION}> {{ <urn:a> <urn:b> <urn:c> }}", encoding="utf-8")
    with pytest.raises(UsageError, match="push needs for itself"):
        graphs([str(path)])


@pytest.mark.parametrize(
    ("endpoint", "method", "known", "target"),
    [
        ("http://a:7878/query", "put", False, "http://a:7878/store"),
        ("http://a:7878/query?x=y", "update", True, "http://a:7878/update"),
        ("https://a/sparql", "put", True, "https://a/sparql-graph-crud-auth"),
        ("https://a/sparql", "put", False, "https://a/sparql-graph-crud"),
        ("https://a/sparql", "update", True, "https://a/sparql-auth"),
        ("https://a/sparql", "update", False, "https://a/sparql"),
    ],
)
def test_where_a_server_takes_what_is_pushed(endpoint: str, method: str, known: bool, target: str) -> None:
    assert beside(endpoint, method, known=known) == target


def test_another_server_has_to_be_told(settled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["push", "--endpoint", "http://127.0.0.1:1/repositories/x"]) == 2
    assert "--to" in capsys.readouterr().err


@pytest.mark.parametrize("server", SERVERS, indirect=True)
@pytest.mark.parametrize("method", ["put", "update"])
def test_the_command(
    server: Server,
    client: Client,
    small: Path,
    settled: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    method: str,
) -> None:
    words = ["push", "--endpoint", server.query, "--method", method, "--graph", str(small)]
    words.append("--remove")  # what other tests left there
    if server.user:
        words += ["--user", server.user]
        monkeypatch.setenv("VNDX_PASSWORD", "wrong")
        assert main(words) == 1
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "HTTP 401" in said.err
        assert "wrong" not in said.err
        monkeypatch.setenv("VNDX_PASSWORD", server.password or "")
    for _ in range(2):
        assert main(words) == 0
        said = capsys.readouterr()
        assert f"  {UNION}\n" in said.out
        assert f"vndx query --endpoint {server.query}" in said.err
    assert counts(server, client) == expected(graphs([str(small)]))


@pytest.mark.parametrize("name", ["403", "500", "html", "slow", "429", "redirect"])
def test_a_fault_while_pushing_is_one_sentence(
    settled: Path, small: Path, faults: Faults, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    words = ["push", "--endpoint", faults.url(name), "--to", faults.url(name), "--graph", str(small)]
    assert main([*words, "--timeout", "1"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


def test_a_server_that_only_reads_says_so(
    wikidata: Server, settled: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["push", "--endpoint", wikidata.query, "--graph", str(small)]) == 1
    said = capsys.readouterr()
    assert "HTTP 403" in said.err
    assert "0 graphs are in" in said.err
    with Client(limits=Limits(total=5)) as asking:
        assert counts(wikidata, asking) == {}
