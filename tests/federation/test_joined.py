"""The named queries that join with other graphs, on servers that answer as those do.

After a change that is meant, ``python -m tests.federation.test_joined`` writes the answers anew.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote_plus

import pytest

from tests.federation.conftest import EUROVOC, FIXTURES, WIKIDATA
from tests.reliability.conftest import Canary
from tests.servers import Server, oxigraph
from vndx.cli import main
from vndx.federation import Federation
from vndx.graph.engine import Engine
from vndx.ontology import prefixes, shrink
from vndx.queries import NamedQuery, bind, load
from vndx.remote.client import Client

FOLDER = FIXTURES.parent / "cases" / "federated"
QUERIES = {name: query for name, query in load().items() if query.services}

Row = dict[str, str]


def answer(
    engine: Engine, client: Client, query: NamedQuery, at: dict[str, str], params: dict[str, str]
) -> list[Row]:
    terms = bind(query, params)
    federation = Federation(client, query.services, at)
    text = federation.prepare(query.text, engine, prefixes=prefixes(), substitutions=terms)
    data = engine.query(text, substitutions=terms, trusted=True).data
    assert federation.asked == 1, "one request is enough for what is linked"
    rows = json.loads(data)["results"]["bindings"]
    return [
        {
            name: shrink(term["value"]) if term["type"] == "uri" else term["value"]
            for name, term in row.items()
        }
        for row in rows
    ]


def written(rows: list[Row]) -> str:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n"


@pytest.fixture
def at(wikidata: Server, eurovoc: Server) -> dict[str, str]:
    return {WIKIDATA: wikidata.query, EUROVOC: eurovoc.query}


def test_there_are_four_and_each_says_whom_it_asks() -> None:
    assert len(QUERIES) == 4 == len(list(FOLDER.glob("*.json")))
    for query in QUERIES.values():
        assert query.theme == "federated"
        for address in query.services:
            assert f"--allow-service {address}" in query.description_en
            assert f"--allow-service {address}" in query.description_vi
    assert {address for query in QUERIES.values() for address in query.services} == {WIKIDATA, EUROVOC}


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_the_golden_one(engine: Engine, client: Client, at: dict[str, str], name: str) -> None:
    rows = answer(engine, client, QUERIES[name], at, {})
    assert written(rows) == (FOLDER / f"{name}.json").read_text("utf-8")
    assert len({tuple(sorted(row.items())) for row in rows}) == len(rows) >= 2


@pytest.mark.parametrize(
    ("name", "param"), [(name, param.name) for name, query in QUERIES.items() for param in query.params]
)
def test_a_parameter_keeps_the_rows_that_have_its_value(
    engine: Engine, client: Client, at: dict[str, str], name: str, param: str
) -> None:
    query = QUERIES[name]
    given = {each.name: each.example for each in query.params}[param]
    rows = answer(engine, client, query, at, {param: given})
    here = answer(engine, client, query, at, {})
    assert rows == [row for row in here if row.get(param, "").removeprefix("code:status-") == given]
    assert 0 < len(rows) < len(here) or (name, param) == ("offices-in-wikidata", "post")


def test_only_the_things_that_are_linked_and_meant_are_asked_for(engine: Engine, client: Client) -> None:
    canary = Canary()
    try:
        for name, params, items in (
            ("figures-and-inhabitants", {}, 3),
            ("figures-and-inhabitants", {"area": "place:binh-dinh"}, 1),
            ("provinces-in-wikidata", {}, 63),
        ):
            canary.heard.clear()
            federation = Federation(client, [WIKIDATA], {WIKIDATA: canary.url})
            terms = bind(QUERIES[name], params)
            federation.prepare(QUERIES[name].text, engine, prefixes=prefixes(), substitutions=terms)
            (heard,) = canary.heard
            assert len(re.findall(r"\(<http://www.wikidata.org/entity/Q\d+>\)", unquote_plus(heard))) == items
    finally:
        canary.close()


def test_figures_stand_beside_the_inhabitants(engine: Engine, client: Client, at: dict[str, str]) -> None:
    rows = answer(engine, client, QUERIES["figures-and-inhabitants"], at, {"area": "place:binh-dinh"})
    assert {(row["item"], row["inhabitants"], row["relation"]) for row in rows} == {
        ("wd:Q36693", "960000", "skos:exactMatch")
    }
    assert len({row["figure"] for row in rows}) == 6
    assert all({"value", "unit", "article", "start", "quote"} <= set(row) for row in rows)


def test_a_statement_that_is_deprecated_there_is_left_out(
    engine: Engine, client: Client, at: dict[str, str]
) -> None:
    rows = answer(engine, client, QUERIES["offices-in-wikidata"], at, {})
    held = {(row["post"], row["person"], row["since"], row.get("until")) for row in rows}
    assert ("post:prime-minister", "person:pham-minh-chinh", "2021-04-05", "2026-04-06") in held
    assert ("post:prime-minister", "person:le-minh-hung", "2026-04-07", None) in held
    assert {row["post"] for row in rows} == {"post:prime-minister"}


def test_the_codes_of_provinces_agree(engine: Engine, client: Client, at: dict[str, str]) -> None:
    rows = answer(engine, client, QUERIES["provinces-in-wikidata"], at, {})
    both = [row for row in rows if {"code", "code_there"} <= set(row)]
    assert len(both) >= 60
    assert {row["code_agrees"] for row in both} == {"true"}
    # No item is known of a unit of after July 2025; one about the unit before it would not do.
    assert [row["place"] for row in rows if row["place"].endswith("-2025")] == []
    assert {row["relation"] for row in both} == {"skos:exactMatch"}


def test_the_command_joins_by_one_call(
    settled: Path, wikidata: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    settled.write_text(f'[services.mirrors]\n"{WIKIDATA}" = "{wikidata.query}"\n')
    words = ["query", "figures-and-inhabitants", "--param", "area=Bình Định", "--labels"]
    assert main(words) == 2
    assert "--allow-service" in capsys.readouterr().err
    columns = ["--columns", "area,inhabitants,indicator,value", "--width", "120"]
    assert main([*words, "--allow-service", WIKIDATA, *columns]) == 0
    assert "960000" in capsys.readouterr().out.replace(",", "").replace(".", "")
    assert main(["queries", "figures-and-inhabitants"]) == 0
    assert f"--allow-service {WIKIDATA}" in capsys.readouterr().out


def write() -> None:
    """Write all golden files anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        Engine() as engine,
        Client() as client,
        oxigraph(FIXTURES / "wikidata_vn.ttl", read_only=True) as wikidata,
        oxigraph(FIXTURES / "eurovoc.ttl", read_only=True) as eurovoc,
    ):
        servers = {WIKIDATA: wikidata.query, EUROVOC: eurovoc.query}
        for name, query in QUERIES.items():
            rows = answer(engine, client, query, servers, {})
            (FOLDER / f"{name}.json").write_text(written(rows), "utf-8")


if __name__ == "__main__":
    write()
