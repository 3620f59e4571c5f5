"""SERVICE: who is allowed is asked for as little as possible, and nobody else for anything."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults import FATAL, Faults
from tests.federation.conftest import WIKIDATA
from tests.reliability.conftest import Canary
from tests.servers import Server
from vndx.cli import main
from vndx.errors import QueryRefused, QuerySyntaxError, RemoteError
from vndx.federation import Federation, has_service
from vndx.graph.engine import Engine
from vndx.ontology import prefixes
from vndx.remote.client import Client
from vndx.remote.limits import Limits

_PREFIX = "PREFIX wdt: <http://www.wikidata.org/prop/direct/>\n"
_PLACES = "?place a vndx:Province ; skos:exactMatch ?item . FILTER(STRSTARTS(STR(?item), STR(wd:)))"
_KNOWN = prefixes() | {"wd": "http://www.wikidata.org/entity/"}


@pytest.fixture
def canary() -> Iterator[Canary]:
    """Return a server that remembers what it hears."""
    server = Canary()
    yield server
    server.close()


def rows(engine: Engine, federation: Federation, query: str) -> list[dict[str, str]]:
    text = federation.prepare(_PREFIX + query, engine, prefixes=_KNOWN)
    data = engine.query(text, fmt="csv", prefixes=_KNOWN, trusted=True).data.decode()
    return list(csv.DictReader(io.StringIO(data)))


def at(server: Server, client: Client) -> Federation:
    """Return what asks a server wherever a query names Wikidata."""
    return Federation(client, [WIKIDATA], {WIKIDATA: server.query})


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <URL> { ?item wdt:P1082 ?number }",
        "service<URL>{?item wdt:P1082 ?number}",
        "SERVICE\n  # which one? SERVICE <https://other.example/>\n  <URL>\n{ ?item wdt:P1082 ?number }",
        "SERVICE SILENT <URL> { ?item wdt:P1082 ?number }",
        "SERVICE query:sparql { ?item wdt:P1082 ?number }",
        "{ SERVICE <URL> { ?item wdt:P1082 ?number } }",
        "OPTIONAL { SERVICE <URL> { ?item wdt:P1082 ?number } } FILTER(BOUND(?number))",
        "SERVICE <URL> { SELECT ?item ?number { ?item wdt:P1082 ?number } }",
        "SERVICE <URL> { ?item wdt:P1082 ?number OPTIONAL { ?item wdt:P31 ?sort } }",
        "SERVICE <URL> { ?item wdt:P300 ?code } SERVICE <URL> { ?item wdt:P1082 ?number }",
        "{ SERVICE <URL> { ?item wdt:P1082 ?number } } UNION { SERVICE <URL> { ?item wdt:none ?number } }",
    ],
)
def test_a_query_is_joined_with_what_wikidata_says(
    engine: Engine, client: Client, wikidata: Server, clause: str
) -> None:
    query = f"PREFIX query: <https://query.wikidata.org/>\nSELECT ?place ?number {{ {_PLACES} {clause} }}"
    found = rows(engine, at(wikidata, client), query.replace("URL", WIKIDATA))
    by_place = {row["place"].rpartition("/")[2]: row["number"] for row in found}
    assert len(by_place) == len(found) >= 60
    assert by_place["binh-dinh"] == "960000"


def test_only_what_can_be_of_use_is_asked_for(engine: Engine, client: Client, canary: Canary) -> None:
    federation = Federation(client, [canary.url])
    pattern = f"?place skos:exactMatch ?item . SERVICE <{canary.url}> {{ ?item wdt:P1082 ?number }}"
    query = (
        f"SELECT * {{ VALUES ?place {{ place:ha-giang }} {pattern} FILTER(?number > 1 && ?item != wd:Q1) }}"
    )
    assert rows(engine, federation, query) == []
    (heard,) = canary.heard
    assert "Q36685" in heard
    assert "Q1858" not in heard  # Hà Nội
    assert "vndx" not in heard.replace("w3id.org", ""), "nothing of ours but what the two share"


def test_where_nothing_can_be_of_use_nobody_is_asked(engine: Engine, client: Client, canary: Canary) -> None:
    federation = Federation(client, [canary.url])
    query = f"SELECT * {{ ?item a vndx:NoSuchThing . SERVICE <{canary.url}> {{ ?item wdt:P31 ?sort }} }}"
    assert rows(engine, federation, query) == []
    assert canary.heard == []


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("?item a vndx:Province SERVICE <URL> { ?item ?p ?o }", True),
        ("?item a vndx:Province OPTIONAL { SERVICE <URL> { ?item ?p ?o } }", True),
        ("?item a vndx:Province FILTER NOT EXISTS { SERVICE <URL> { ?item ?p ?o } }", True),
        ("?item a vndx:Province MINUS { SERVICE <URL> { ?item ?p ?o } }", True),
        ("?item a vndx:Province FILTER(?o > 1) SERVICE <URL> { ?item ?p ?o }", True),
        ("SERVICE <URL> { ?item ?p ?o } ?item a vndx:Province", False),  # it stands behind
        ("?item a vndx:Province { SELECT ?item { SERVICE <URL> { ?item ?p ?o } } LIMIT 5 }", False),
        ("?item a vndx:Province SERVICE <URL> { OPTIONAL { ?item ?p ?o } }", False),
        ("?item a vndx:Province SERVICE <URL> { ?x ?p ?o FILTER(?item = ?x) }", False),
        ("OPTIONAL { ?item a vndx:NoSuchThing } SERVICE <URL> { ?item ?p ?o }", False),
        ("?item rdf:type ?type SERVICE <URL> { ?item ?p ?o }", False),  # too many
        ("VALUES ?item { 'x' 'Huế'@vi } SERVICE <URL> { ?s ?p ?item }", True),
        ("VALUES ?item { 1.50 } SERVICE <URL> { ?s ?p ?item }", False),  # 1.5 may be meant
        ("VALUES ?item { 'x'@vi-VN } SERVICE <URL> { ?s ?p ?item }", False),  # or vi-vn
    ],
)
def test_what_is_asked_for_is_narrowed_only_where_the_answer_stays(
    engine: Engine, client: Client, canary: Canary, query: str, narrowed: bool
) -> None:
    federation = Federation(client, [canary.url])
    rows(engine, federation, "SELECT * { " + query.replace("URL", canary.url) + " }")
    assert len(canary.heard) == (1 if not narrowed else federation.asked) >= 1
    assert all(("VALUES" in heard) == narrowed for heard in canary.heard)


def test_narrowing_changes_no_answer(
    engine: Engine, client: Client, wikidata: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = [
        f"SELECT * {{ {_PLACES} {clause} }} ORDER BY ?place ?number"
        for clause in (
            "OPTIONAL { SERVICE <URL> { ?item wdt:P1082 ?number FILTER(?number > 900000) } }",
            "FILTER NOT EXISTS { SERVICE <URL> { ?item wdt:P1082 ?number FILTER(?number > 900000) } }",
            "MINUS { SERVICE <URL> { ?item wdt:P1082 ?number FILTER(?number > 900000) } }",
            "{ ?place vndx:none ?x } UNION { SERVICE <URL> { ?item wdt:P1082 ?number } }",
            "FILTER(?number > 900000) SERVICE <URL> { ?item wdt:P1082 ?number }",
        )
    ]
    queries = [query.replace("URL", WIKIDATA) for query in queries]
    narrowed = [rows(engine, at(wikidata, client), query) for query in queries]
    monkeypatch.setattr("vndx.federation.service.narrowing", lambda *_: None)
    assert [rows(engine, at(wikidata, client), query) for query in queries] == narrowed
    assert all(0 < len(found) <= 64 for found in narrowed)


#: Ways to have somebody asked who is not allowed, beside one who is.
_REFUSED = {
    "another": "SERVICE <http://OTHER/> { ?s ?p ?o }",
    "silent": "SERVICE SILENT <http://OTHER/> { ?s ?p ?o }",
    "prefixed": "SERVICE other:x { ?s ?p ?o }",
    "in-not-exists": "?a ?b ?c FILTER NOT EXISTS { SERVICE <http://OTHER/> { ?a ?b ?c } }",
    "in-filter": "?a ?b ?c FILTER(?a = ?a && EXISTS { SERVICE <http://OTHER/> { ?a ?b ?c } })",
    "in-bind": "BIND(EXISTS { SERVICE <http://OTHER/> { ?a ?b ?c } } AS ?x)",
    "in-sub-select": "{ SELECT (COUNT(*) AS ?n) { SERVICE <http://OTHER/> { ?s ?p ?o } } }",
    "in-minus": "?s ?p ?o MINUS { SERVICE <http://OTHER/> { ?s ?p ?o } }",
    "in-graph": "GRAPH ?g { SERVICE <http://OTHER/> { ?s ?p ?o } }",
    "odd-space": "SERVICE\t\r\n#<URL>\n\t<http://OTHER/>\n#\n{ ?s ?p ?o }",
    "no-space": "sErViCesiLEnt<http://OTHER/>{?s ?p ?o}",
    "escaped-letter": "SERVICE <http://\\u004FTHER/> { ?s ?p ?o }",
    "escaped-allowed": "SERVICE <\\u0068ttp://OTHER/> { ?s ?p ?o }",
    "escaped-keyword": "\\u0053ERVICE <http://OTHER/> { ?s ?p ?o }",
    "variable": "BIND(<http://OTHER/> AS ?u) SERVICE ?u { ?s ?p ?o }",
    "variable-of-values": "VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o }",
    "relative": "SERVICE <> { ?s ?p ?o }",
    "longer": "SERVICE <URL/x> { ?s ?p ?o }",
    "query": "SERVICE <URL?x=1> { ?s ?p ?o }",
    "fragment": "SERVICE <URL#x> { ?s ?p ?o }",
    "user": "SERVICE <http://me@OTHER/> { ?s ?p ?o }",
    "file": "SERVICE <file:///etc/hostname> { ?s ?p ?o }",
    "nested": "SERVICE <URL> { ?s ?p ?o SERVICE <http://OTHER/> { ?s ?p ?o } }",
    "nested-in-itself": "SERVICE <URL> { ?s ?p ?o SERVICE <URL> { ?s ?p ?o } }",
    "nested-in-exists": "SERVICE <URL> { ?s ?p ?o FILTER EXISTS { SERVICE <http://OTHER/> { ?s ?p ?o } } }",
    "behind-the-allowed": "SERVICE <URL> { ?s ?p ?o } SERVICE <http://OTHER/> { ?s ?p ?o }",
    "no-group": "SERVICE <URL> ?s ?p ?o",
    "no-end": "SERVICE <URL> { ?s ?p ?o",
    "label-service": "SERVICE <URL> { ?s ?p ?o SERVICE wikibase:label { ?s ?p ?o } }",
}


@pytest.mark.parametrize("way", _REFUSED)
def test_nobody_is_asked_when_anybody_else_would_be(
    engine: Engine, client: Client, canary: Canary, way: str
) -> None:
    other = Canary()
    try:
        text = _REFUSED[way].replace("URL", canary.url).replace("OTHER", other.url[7:-7])
        federation = Federation(client, [canary.url])
        known = _KNOWN | {"other": other.url[:-7] + "/", "wikibase": "http://wikiba.se/ontology#"}
        with pytest.raises((QueryRefused, QuerySyntaxError)) as refused:
            federation.prepare(f"SELECT * {{ {text} }}", engine, prefixes=known)
        assert "\n" not in str(refused.value)
        assert canary.heard + other.heard == []
        assert federation.asked == 0
    finally:
        other.close()


@pytest.mark.parametrize(
    "harmless",
    [
        "?s rdfs:label 'SERVICE <http://other.example/> { }'",
        'BIND("""\nSERVICE ?x { }""" AS ?x)',
        "?s rdfs:label 'x' # SERVICE <http://other.example/> { ?s ?p ?o }\n",
        "?s rdfs:seeAlso <http://other.example/SERVICE>",
        "?s schema:serviceType 'x'",
        "?SERVICE rdfs:label 'x'",
    ],
)
def test_what_only_looks_like_it_is_let_pass(
    engine: Engine, client: Client, canary: Canary, harmless: str
) -> None:
    query = f"SELECT * {{ {harmless} }}"
    assert has_service(query)
    assert rows(engine, Federation(client, []), query) == rows(
        engine, Federation(client, [canary.url]), query
    )
    both = f"SELECT ?x {{ SERVICE <{canary.url}> {{ ?x ?p ?o }} OPTIONAL {{ {harmless} }} }}"
    if "AS ?x" not in both:
        assert [row["x"] for row in rows(engine, Federation(client, [canary.url]), both)] == ["1"]


def test_a_slip_elsewhere_in_the_query_is_told_before_anybody_is_asked(
    engine: Engine, client: Client, canary: Canary
) -> None:
    query = f"SELECT * {{\n  SERVICE <{canary.url}> {{\n ?s ?p ?o }} ?s ?p <a b>\n}}"
    with pytest.raises(QuerySyntaxError) as wrong:
        Federation(client, [canary.url]).prepare(query, engine, prefixes=_KNOWN)
    assert (wrong.value.line, canary.heard) == (3, [])


@pytest.mark.parametrize("name", FATAL)
def test_each_fault_of_a_server_is_one_sentence(engine: Engine, faults: Faults, name: str) -> None:
    faults.row_limit = 3
    limits = Limits(total=1.5, tries=1, size=8 << 20)
    with Client(limits=limits) as client:
        federation = Federation(client, [faults.url(name)])
        query = f"SELECT * {{ SERVICE <{faults.url(name)}> {{ ?item ?p ?o }} }}"
        with pytest.raises(RemoteError) as failed:
            federation.prepare(query, engine, prefixes=_KNOWN)
        assert "\n" not in str(failed.value)
        assert len(faults.heard) == 1, "a redirect is not followed"
    with Client(limits=limits) as client:  # one that the server did not ask to wait
        federation = Federation(client, [faults.url(name)])
        silent = federation.prepare(
            f"SELECT * {{ VALUES ?x {{ 1 2 }} SERVICE SILENT <{faults.url(name)}> {{ ?item ?p ?o }} }}",
            engine,
            prefixes=_KNOWN,
        )
    assert str(federation.passed_over[0]) == str(failed.value)
    answer = json.loads(engine.query(silent, trusted=True).data)
    assert [row["x"]["value"] for row in answer["results"]["bindings"]] == ["1", "2"]


def test_a_server_that_is_not_there(engine: Engine, client: Client, canary: Canary) -> None:
    url = canary.url.replace(canary.url.split(":")[2].split("/")[0], "1")
    with pytest.raises(RemoteError, match="takes no connection"):
        Federation(client, [url]).prepare(
            f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}", engine, prefixes=_KNOWN
        )


def test_an_answer_has_so_many_rows_at_most(engine: Engine, client: Client, wikidata: Server) -> None:
    with (
        Client(limits=replace(client.limits, rows=20)) as frugal,
        pytest.raises(RemoteError, match="20 rows"),
    ):
        rows(
            engine, at(wikidata, frugal), f"SELECT * {{ SERVICE <{WIKIDATA}> {{ ?item wdt:P1082 ?number }} }}"
        )


def _said(term: dict[str, str], monkeypatch: pytest.MonkeyPatch, engine: Engine, silent: str = "") -> str:
    """Return how the engine sees a term that a server gave."""
    from vndx.federation import service

    class One:
        rows = [{"x": term}, {}]  # noqa: RUF012
        columns = ["x"]  # noqa: RUF012

    class Said:
        def __init__(self, *_: object) -> None:
            pass

        def select(self, _: str) -> One:
            return One()

    monkeypatch.setattr(service, "Endpoint", Said)
    with Client() as client:
        text = Federation(client, ["http://a.example/"]).prepare(
            f"SELECT ?x ?kept {{ VALUES ?kept {{ 1 }} SERVICE{silent} <http://a.example/> {{ ?x ?p ?o }} }}",
            engine,
            prefixes={},
        )
    return (
        engine.query(text, fmt="tsv", trusted=True)
        .data.decode()
        .split("\n")[1]
        .removesuffix("" if silent else "\t1")
    )


@pytest.mark.parametrize(
    ("term", "seen"),
    [
        ({"type": "uri", "value": "http://a.example/ộ"}, "<http://a.example/ộ>"),
        ({"type": "literal", "value": 'a "b" \\ \n\t'}, '"a \\"b\\" \\\\ \\n\\t"'),
        ({"type": "literal", "value": '" } } # \\u0022 ?x <urn:a>'}, '"\\" } } # \\\\u0022 ?x <urn:a>"'),
        ({"type": "literal", "value": "Huế", "xml:lang": "vi-VN"}, '"Huế"@vi-vn'),
        (
            {
                "type": "typed-literal",
                "value": "2.50",
                "datatype": "http://www.w3.org/2001/XMLSchema#decimal",
            },
            "2.5",
        ),
    ],
)
def test_a_term_is_a_term_whatever_it_says(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, term: dict[str, str], seen: str
) -> None:
    assert _said(term, monkeypatch, engine).lower() == seen.lower()


def test_a_nameless_node_gets_a_name(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _said({"type": "bnode", "value": "b0> ?x"}, monkeypatch, engine)
    assert said.startswith("<https://w3id.org/vndx/.well-known/genid/")


@pytest.mark.parametrize(
    "term",
    [
        {"type": "uri", "value": "http://a.example/> } #"},
        {"type": "uri", "value": ""},
        {"type": "literal", "value": "x", "xml:lang": "vi } #"},
        {"type": "literal", "value": "x", "datatype": "urn:a> } #"},
        {"type": "literal", "value": "\ud800"},
        {"type": "triple", "value": ""},
    ],
)
def test_what_is_no_term_is_refused(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, term: dict[str, str]
) -> None:
    with pytest.raises(RemoteError, match=r"a\.example is no JSON of SPARQL"):
        _said(term, monkeypatch, engine)
    assert _said(term, monkeypatch, engine, " SILENT") == "\t1", "SILENT keeps what was found without it"


def test_the_command_asks_whom_the_call_or_the_settings_allow(
    wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    url = wikidata.query
    query = (
        f"{_PREFIX}SELECT ?n {{ SERVICE <{url}> {{ <http://www.wikidata.org/entity/Q36693> wdt:P1082 ?n }} }}"
    )
    words = ["query", query, "--format", "csv"]
    assert main(words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"--allow-service {url} does" in said.err
    assert main([*words, "--allow-service", url]) == 0
    assert capsys.readouterr().out == "n\r\n960000\r\n"
    settled.write_text(f'[services]\nallow = ["{url}"]\n')
    assert main(words) == 0
    assert capsys.readouterr().out == "n\r\n960000\r\n"


def test_the_command_names_itself_and_keeps_to_its_time(
    settled: Path, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    query = f"SELECT * {{ SERVICE <{faults.url('slow')}> {{ ?s ?p ?o }} }}"
    words = ["query", query, "--allow-service", faults.url("slow"), "--contact", "me@a.example"]
    assert main([*words, "--timeout", "0.5"]) == 1
    assert "did not answer within 0.5 s" in capsys.readouterr().err
    assert "me@a.example" in faults.heard[0].headers["User-Agent"]
    assert faults.heard[0].headers["User-Agent"].startswith("vndx/")


def test_the_command_says_what_silent_passed_over(
    settled: Path, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    url = faults.url("403")
    query = f"SELECT ?x {{ VALUES ?x {{ 1 }} SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}"
    assert main(["query", query, "--allow-service", url, "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert said.out == "x\r\n1\r\n"
    assert said.err.startswith("vndx: SERVICE SILENT: 127.0.0.1:")
    assert "\x1b" not in said.err


def test_a_public_server_is_not_asked_by_nobody(settled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = f"SELECT * {{ SERVICE <{WIKIDATA}> {{ ?s ?p ?o }} }}"
    assert main(["query", query, "--allow-service", WIKIDATA]) == 1
    assert "--contact" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("clause", "sentence"),
    [
        ("SERVICE <URL> { ?item wdt:P1082 ?number", "a } that closes it is missing"),
        ("SERVICE <URL> { ?s ?p ?o SERVICE wikibase:label { ?s ?p ?o } }", "rdfs:label"),
        ("SERVICE wikibase:label { ?s ?p ?o }", "rdfs:label"),
    ],
)
def test_what_is_to_be_written_instead_is_said(
    engine: Engine, client: Client, canary: Canary, clause: str, sentence: str
) -> None:
    with pytest.raises(QueryRefused, match=sentence):
        rows(engine, Federation(client, [canary.url]), "SELECT * { " + clause.replace("URL", canary.url))
    assert canary.heard == []


def test_a_mirror_that_is_asked_is_named(
    wikidata: Server, settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settled.write_text(f'[services.mirrors]\n"{WIKIDATA}" = "{wikidata.query}"\n')
    query = f"SELECT ?s {{ SERVICE <{WIKIDATA}> {{ ?s {'<urn:none>'} ?o }} }}"
    assert main(["query", query, "--allow-service", WIKIDATA, "--format", "csv"]) == 0
    assert capsys.readouterr().err == f"vndx: {wikidata.query} was asked in place of {WIKIDATA}\n"
