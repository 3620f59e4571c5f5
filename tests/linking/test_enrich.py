"""What another graph says goes into a file of its own, with where it comes from."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from tests.linking.conftest import Calls, Said
from vndx.errors import RemoteError
from vndx.graph.document import read as document
from vndx.linking.enrich import facts, wanted_properties
from vndx.linking.fact import Fact, term, written
from vndx.linking.pictures import licensed
from vndx.linking.profile import named
from vndx.remote.client import Client
from vndx.remote.reply import Reply
from vndx.remote.settings import Settings
from vndx.remote.sparql import Term

_JOIN = """
SELECT ?place ?population WHERE {
  ?place skos:exactMatch ?item .
  GRAPH ?fetched { ?item <http://www.wikidata.org/prop/direct/P1082> ?population }
  FILTER(CONTAINS(STR(?fetched), "/graph/enriched/wikidata/"))
} ORDER BY ?place
"""


_DAY = """
SELECT ?place ?population ?day WHERE {
  ?place skos:exactMatch ?item .
  ?item <http://www.wikidata.org/prop/P1082> ?statement .
  ?statement <http://www.wikidata.org/prop/statement/P1082> ?population ;
    <http://www.wikidata.org/prop/qualifier/P585> ?day
}
"""


def _enrich(calls: Calls, *words: str) -> Said:
    return calls.run(
        "enrich", *words, "--from", "wikidata", "--endpoint", calls.endpoint, "--cache-days", "0"
    )


def _quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, ox.RdfFormat.TRIG))


def test_facts_of_one_thing(calls: Calls) -> None:
    said = _enrich(calls, "place:ha-giang", "--property", "coordinates", "--property", "website")
    assert (said.code, said.err) == (0, "1 of 1 thing, 2 facts\n")
    assert 'wd:Q36685 wdt:P625 "Point(105.0 22.75)"^^geo:wktLiteral' in said.out
    assert "wdt:P856 <https://ha-giang.example/>" in said.out


def test_the_graph_says_where_it_comes_from_and_when(calls: Calls) -> None:
    quads = _quads(_enrich(calls, "place:ha-giang", "--property", "founded").out)
    (graph,) = {quad.graph_name for quad in quads}
    said = {
        quad.predicate.value.replace("#", "/").rpartition("/")[2]: quad.object
        for quad in quads
        if quad.subject == graph
    }
    assert graph.value.startswith("https://w3id.org/vndx/graph/enriched/wikidata/127.0.0.1-")  # type: ignore[union-attr]
    assert said["hadPrimarySource"] == ox.NamedNode(calls.endpoint)
    assert said["license"] == ox.NamedNode("https://creativecommons.org/publicdomain/zero/1.0/")
    assert graph.value.endswith(said["created"].value)  # type: ignore[union-attr]
    assert {"wasGeneratedBy", "type"} <= set(said)
    about = {
        quad.predicate.value.rpartition("#")[2] for quad in quads if quad.subject == said["wasGeneratedBy"]
    }
    assert {"startedAtTime", "endedAtTime", "used"} <= about


def test_nothing_of_ours_is_said_in_it(calls: Calls) -> None:
    quads = _quads(_enrich(calls, "--type", "Province", "--property", "population").out)
    subjects = {quad.subject.value for quad in quads}  # type: ignore[union-attr]
    assert not [iri for iri in subjects if iri.startswith("https://w3id.org/vndx/id/")]
    theirs = [iri for iri in subjects if iri.startswith("http://www.wikidata.org/entity/")]
    assert len([iri for iri in theirs if "/statement/" not in iri]) == 63


def test_a_population_comes_with_its_day(calls: Calls, root: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.trig"
    said = _enrich(calls, "place:ha-giang", "--property", "population", "-o", str(more))
    assert (said.code, said.err) == (0, "1 of 1 thing, 1 fact\n")
    words = ("query", _DAY, "--format", "json", "--graph", str(root / "graph"), "--graph", str(more))
    (row,) = json.loads(calls.run(*words).out)["results"]["bindings"]
    assert row["day"]["value"].startswith("2020-01-01")


def test_a_statement_that_is_none_of_theirs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server may not say anything of our things by the way."""
    item, what = "http://www.wikidata.org/entity/Q36685", "http://www.wikidata.org/prop/direct/P1082"
    row: dict[str, Term] = {
        "item": {"type": "uri", "value": item},
        "what": {"type": "uri", "value": what},
        "statement": {"type": "uri", "value": "https://w3id.org/vndx/id/place/ha-giang"},
        "value": {"type": "literal", "value": "1"},
        "day": {"type": "literal", "value": "2020"},
    }
    came = Reply("http://h.example/", 200, {}, b"", datetime.now(UTC))
    table = SimpleNamespace(rows=[row], reply=came)
    monkeypatch.setattr("vndx.linking.enrich.Endpoint.select", lambda *_, **__: table)
    with Client() as client, pytest.raises(RemoteError):
        facts(client, named("wikidata", Settings()), [item], {"population": what})


def test_a_name_with_a_prefix_is_a_property() -> None:
    profile = named("wikidata", Settings())
    assert wanted_properties(profile, ["wdt:P1566"]) == {
        "wdt:P1566": "http://www.wikidata.org/prop/direct/P1566"
    }


def test_it_is_taken_in_beside_the_graph(calls: Calls, root: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.trig"
    said = _enrich(calls, "--type", "Province", "--property", "population", "-o", str(more))
    assert (said.code, said.out) == (0, "")
    assert calls.run("fmt", "--check", str(more)).code == 0
    words = ("query", _JOIN, "--format", "json", "--graph", str(root / "graph"), "--graph", str(more))
    rows = json.loads(calls.run(*words).out)["results"]["bindings"]
    assert len(rows) == 63
    assert all(int(row["population"]["value"]) >= 500_000 for row in rows)


def test_the_same_answer_gives_the_same_bytes(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path / "cache"))
    words = (
        "enrich",
        "place:ha-giang",
        "--from",
        "wikidata",
        "--endpoint",
        calls.endpoint,
        "--property",
        "founded",
    )
    first = calls.run(*words)
    assert first.code == 0
    assert calls.run(*words) == first
    assert calls.run(*words, "--offline") == first
    other = calls.run(*words[:-1], "website", "--offline")
    assert (other.code, other.out) == (1, "")


def test_of_a_thing_that_was_merged_what_remains_is_asked(calls: Calls) -> None:
    profile = named("wikidata", Settings(), calls.endpoint)
    old, new = (f"http://www.wikidata.org/entity/{number}" for number in ("Q990000003", "Q36512"))
    with Client() as client:
        found = facts(client, profile, [old], {"population": profile.facts["population"]})
    assert {
        (fact.subject, fact.predicate.replace("#", "/").rpartition("/")[2])
        for fact in found
        if not fact.detail
    } == {
        (old, "sameAs"),
        (new, "P1082"),
    }


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("place:ha-giang", "--property", "taste"),
            2,
            "wikidata has no property taste; there are coordinates",
        ),
        (("place:ha-giang", "--property", "http://a.example/> ?p"), 2, "wikidata has no property"),
        (
            ("place:gia-lai-2025", "--property", "population"),
            2,
            "nothing of that is linked to Wikidata; a search is recorded on 20",
        ),
        (("person:do-minh-tuan", "--property", "population"), 2, "nothing of that is linked to Wikidata; "),
        (("place:ha-giang",), 2, "--property is missing"),
        ((), 2, "--property is missing"),
        (("--property", "population"), 2, "name one thing, or all of a kind"),
    ],
)
def test_words_that_do_not_fit(calls: Calls, words: tuple[str, ...], code: int, said: str) -> None:
    answer = _enrich(calls, *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err


def test_what_is_not_said_there_is_no_error(calls: Calls) -> None:
    said = _enrich(calls, "place:binh-dinh", "--property", "website")
    assert (said.code, said.out) == (0, "")
    assert "Wikidata has none of this for 1 thing: website" in said.err


def test_it_is_never_written_into_the_graph(calls: Calls, root: Path, tmp_path: Path) -> None:
    link = tmp_path / "way"
    link.symlink_to(root / "graph")
    for place in (root / "graph" / "more.trig", link / "links" / "more.trig"):
        said = _enrich(calls, "place:ha-giang", "--property", "founded", "-o", str(place))
        assert said.code == 2
        assert "lies in the graph of vndx" in said.err
        assert not place.exists()
    copied = tmp_path / "copied"
    for name in ("links", "reference", "articles"):
        (copied / name).mkdir(parents=True)
    for words in ((), ("--graph", str(root / "graph" / "reference"))):
        said = _enrich(calls, "place:ha-giang", "--property", "founded", "-o", str(copied / "x.trig"), *words)
        assert said.code == 2
        assert "lies in the graph of vndx" in said.err


class _Files(BaseHTTPRequestHandler):
    """Answers as the API of Wikimedia Commons does, or as `pages` has it."""

    pages: ClassVar[dict[str, object]] = {}

    def do_GET(self) -> None:
        (title,) = parse_qs(urlsplit(self.path).query)["titles"]
        told = {
            "LicenseShortName": {"value": "CC BY-SA 4.0"},
            "LicenseUrl": {"value": "https://creativecommons.org/licenses/by-sa/4.0"},
            "Artist": {"value": '<a href="//x">An <b>Artist</b></a> &amp; others'},
        }
        page: dict[str, object] = {"title": title}
        page |= {"imageinfo": [{"extmetadata": told}]} if "Ha Giang" in title else {"missing": True}
        body = json.dumps({"query": {"pages": [self.pages.get(title, page)]}}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def files() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Files)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/w/api.php"
    server.shutdown()
    server.server_close()
    thread.join()


_OK = "https://creativecommons.org/licenses/by/4.0/"


def _page(licence: object, artist: object) -> object:
    told = {"LicenseUrl": {"value": licence}, "Artist": {"value": artist}}
    return {"imageinfo": [{"extmetadata": told}]}


@pytest.mark.parametrize(
    ("page", "facts"),
    [
        (_page(_OK, "An Artist"), 3),
        (_page(_OK, "a\x00b"), 2),
        (_page(_OK, "a\x1b[31m"), 2),
        (_page(_OK, "a\x7f"), 2),
        (_page(_OK, "a\x9b2J"), 2),
        (_page(_OK, ["x"]), 3),
        (_page("http://x/ y<z>", "a"), 0),
        (_page("http://x/\x00", "a"), 0),
        (_page("javascript:alert(1)", "a"), 0),
        (_page(7, "a"), 0),
        ({"imageinfo": [{"extmetadata": ["x"]}]}, 0),
        ({"imageinfo": [{"extmetadata": {"LicenseUrl": "x"}}]}, 0),
        ({"imageinfo": []}, 0),
        ([1], 0),
        (None, 0),
    ],
)
def test_what_the_files_api_says_is_looked_at(
    files: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: object, facts: int
) -> None:
    monkeypatch.setattr(_Files, "pages", {"File:a.jpg": page})
    profile = replace(named("wikidata", Settings()), files_api=files)
    picture = ox.NamedNode("http://commons.wikimedia.org/wiki/Special:FilePath/a.jpg")
    came = Reply("http://h.example/", 200, {}, b"", datetime.now(UTC))
    fact = Fact("http://www.wikidata.org/entity/Q1", "http://www.wikidata.org/prop/direct/P18", picture, came)
    with Client() as client:
        found = licensed(client, profile, [fact])
    assert len(found) == facts
    path = tmp_path / "more.trig"
    path.write_bytes(written([fact, *found], profile))
    document(str(path))  # vndx reads what it has written


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"type": "literal", "value": "Hà\tGiang\n"}, True),
        ({"type": "literal", "value": "x", "xml:lang": "vi"}, True),
        ({"type": "literal", "value": "x", "xml:lang": "no language"}, False),
        ({"type": "literal", "value": "a\x1b[31m"}, False),
        ({"type": "literal", "value": "a\x7f"}, False),
        ({"type": "literal", "value": "a\x85"}, False),
        ({"type": "uri", "value": "http://x/ y"}, False),
        ({"type": "uri", "value": "http://x/\x85"}, False),
        ({"type": "bnode", "value": "b"}, False),
    ],
)
def test_which_values_may_stand_in_a_file(said: Term, kept: bool) -> None:
    assert (term(said) is not None) == kept


def test_a_picture_comes_with_its_licence_or_not_at_all(
    calls: Calls, files: str, root: Path, tmp_path: Path
) -> None:
    shipped = (root / "src" / "vndx" / "linking" / "profiles" / "wikidata.toml").read_text("utf-8")
    profile = tmp_path / "wikidata.toml"
    profile.write_text(shipped.replace("https://commons.wikimedia.org/w/api.php", files), encoding="utf-8")
    words = ("--from", str(profile), "--endpoint", calls.endpoint, "--property", "image", "--cache-days", "0")
    said = calls.run("enrich", "place:ha-giang", *words)
    assert said.code == 0, said.err
    picture = "<http://commons.wikimedia.org/wiki/Special:FilePath/Ha%20Giang%20example.jpg>"
    assert f"wdt:P18 {picture}" in said.out
    assert "dcterms:license <https://creativecommons.org/licenses/by-sa/4.0>" in said.out
    assert 'dcterms:rights "CC BY-SA 4.0"' in said.out
    assert 'dcterms:creator "An Artist & others"' in said.out
    none = calls.run("enrich", "person:pham-minh-chinh", *words)
    assert (none.code, none.out) == (0, "")
    assert "has none of this for 1 thing: image" in none.err
