"""Other graphs than Wikidata: DBpedia, GeoNames, and any endpoint by a small file."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.linking.conftest import Calls
from tests.servers import oxigraph
from vndx.errors import DataError, UnknownName
from vndx.linking.profile import named, shipped
from vndx.remote.settings import Settings
from vndx.remote.settings import settings as read_settings

_DBPEDIA = """
@prefix dbo: <http://dbpedia.org/ontology/> .
@prefix dbr: <http://dbpedia.org/resource/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix wd: <http://www.wikidata.org/entity/> .

dbr:Hà_Giang_province a dbo:Place ; rdfs:label "Hà Giang province"@en ; dbo:country dbr:Vietnam ;
  owl:sameAs wd:Q36685 , <http://sws.geonames.org/1581030/> .
dbr:Hà_Giang a dbo:Place ; rdfs:label "Hà Giang"@en ; dbo:country dbr:Vietnam .
dbr:Ha_Giang_Province rdfs:label "Ha Giang Province"@en ; dbo:wikiPageRedirects dbr:Hà_Giang_province .
"""
_CODES = """
@prefix ex: <https://example.org/id/> .
@prefix v: <https://example.org/v/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

ex:1 rdfs:label "Old unit"@en ; v:old "52" .
ex:2 rdfs:label "New unit"@en ; v:new "52" .
"""
_PROFILE = """
endpoint = "{}"
target = "example"
space = "https://example.org/id/"
names = ["rdfs:label"]

[codes]
gso-pre2025 = "https://example.org/v/old"
gso-2025 = "https://example.org/v/new"
"""


def test_there_are_three() -> None:
    assert shipped() == ("dbpedia", "geonames", "wikidata")
    for name in shipped():
        profile = named(name, Settings())
        assert profile.target == name
        assert set(profile.label) == {"vi", "en"}
        assert profile.license.startswith("https://creativecommons.org/")


def test_dbpedia_knows_what_wikidata_knows(other_calls: Calls, tmp_path: Path) -> None:
    path = tmp_path / "dbpedia.ttl"
    path.write_text(_DBPEDIA, encoding="utf-8")
    with oxigraph(path, read_only=True) as server:
        other_calls.endpoint = server.query
        province, city = other_calls.found("place:ha-giang", to="dbpedia")
        said = other_calls.link("accept", "place:ha-giang", "Ha_Giang_Province", "--by", "me", to="dbpedia")
    assert province["id"] == "Hà_Giang_province"
    assert province["merged"] == ["Ha_Giang_Province"]
    assert "both are http://www.wikidata.org/entity/Q36685" in [why["en"] for why in province["reasons"]]
    assert province["score"] - city["score"] >= 20
    assert said.code == 0, said.err
    assert "dbr:Hà_Giang_province" in other_calls.judged() or "resource/H" in other_calls.judged()


def test_a_code_that_two_lists_have_joins_nothing_by_itself(other_calls: Calls, tmp_path: Path) -> None:
    """52 was Bình Định until 30 June 2025, and is Gia Lai since."""
    path, profile = tmp_path / "codes.ttl", tmp_path / "codes.toml"
    path.write_text(_CODES, encoding="utf-8")
    with oxigraph(path, read_only=True) as server:
        profile.write_text(_PROFILE.format(server.query), encoding="utf-8")
        found = {
            place: [row["id"] for row in other_calls.found(place, to=str(profile))]
            for place in ("place:binh-dinh", "place:gia-lai-2025", "place:gia-lai")
        }
    assert found == {"place:binh-dinh": ["1"], "place:gia-lai-2025": ["2"], "place:gia-lai": []}


def test_any_endpoint_by_its_address(calls: Calls) -> None:
    rows = calls.run(
        "link", "place:thanh-hoa", "--to", calls.endpoint, "--format", "json", "--cache-days", "0"
    ).rows()
    assert {row["id"].rpartition("/")[2] for row in rows} == {"Q36512", "Q990000002"}
    assert {row["verdict"] for row in rows} == {"ambiguous"}


def test_a_profile_of_the_user(calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "own.toml"
    settings.write_text(
        f'[profile.mine]\nendpoint = "{calls.endpoint}"\nspace = "http://www.wikidata.org/entity/"\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("VNDX_CONFIG", str(settings))
    calls.endpoint = ""
    assert calls.found("place:ha-giang", to="mine")[0]["id"] == "Q36685"


def test_a_mirror_is_asked_in_place_of_the_graph(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "own.toml"
    monkeypatch.setenv("VNDX_CONFIG", str(settings))
    mirror, calls.endpoint = calls.endpoint, ""
    settings.write_text(
        f'[services.mirrors]\n"https://query.wikidata.org/sparql" = "{mirror}"\n', encoding="utf-8"
    )
    found = calls.found("place:ha-giang")
    assert (found[0]["id"], found[0]["score"]) == ("Q36685", 100)
    words = ("place:ha-giang", "--from", "wikidata", "--property", "founded", "--cache-days", "0")
    said = calls.run("enrich", *words)
    assert said.code == 0, said.err
    server = mirror.split("/")[2]
    assert "asked in place of Wikidata, says" in said.out.splitlines()[0]
    assert server in said.out.splitlines()[0]
    assert f"enriched/wikidata/{server.replace(':', '-')}/20" in said.out


def test_settings_extend_a_profile_of_vndx(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "own.toml"
    monkeypatch.setenv("VNDX_CONFIG", str(settings))
    settings.write_text(
        f'[profile.wikidata]\nendpoint = "{calls.endpoint}"\n[profile.wikidata.facts]\narea = "wdt:P2046"\n',
        encoding="utf-8",
    )
    calls.endpoint = ""
    found = calls.found("place:ha-giang")
    assert (found[0]["id"], found[0]["score"]) == ("Q36685", 100)
    profile = named("wikidata", read_settings())
    assert {"area", "population"} <= set(profile.facts)
    assert profile.server.startswith("127.0.0.1:")


@pytest.mark.parametrize(
    ("graph", "written", "iri"),
    [
        (
            "wikidata",
            "https://www.wikidata.org/wiki/Q36685?uselang=vi",
            "http://www.wikidata.org/entity/Q36685",
        ),
        ("dbpedia", "https://dbpedia.org/page/Hanoi", "http://dbpedia.org/resource/Hanoi"),
        ("geonames", "https://www.geonames.org/1581030/x.html", "https://sws.geonames.org/1581030/"),
    ],
)
def test_the_address_of_a_page_names_its_thing(graph: str, written: str, iri: str) -> None:
    assert named(graph, Settings()).iri(written) == iri


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the key endpoint is missing"),
        ("endpoint = 1", "endpoint has to be a text"),
        ('endpoint = "http://a.example/"\nnames = "rdfs:label"', "names has to be a list of texts"),
        ('endpoint = "http://a.example/"\nnames = ["label"]', "names has to be an IRI, not label"),
        ('endpoint = "http://a.example/"\nnames = ["http://a.example/> }"]', "names has to be an IRI"),
        ('endpoint = "http://a.example/"\ntypo = 1', "no such key: typo; there are endpoint, target"),
        ('endpoint = "http://a.example/"\ntarget = "../x"', "target has to be lower-case letters"),
        ('endpoint = "http://a.example/"\nstatements = 1', "statements has to be true or false"),
        ('endpoint = "http://a.example/"\n[types]\nplace = "x:y"', "types has to be a table of lists"),
        ('endpoint = "http://a.example/"\ncodes = []', "codes has to be a table"),
        ('endpoint = "http://a.example/"\n[country]\n"wdt:P17" = 1', "country has to be a table of texts"),
        ("endpoint = ", "is no TOML"),
    ],
)
def test_a_profile_that_does_not_fit_is_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        named(str(path), Settings())
    assert said in caught.value.en
    assert "mine.toml" in caught.value.vi


def test_a_graph_that_nobody_knows() -> None:
    with pytest.raises(UnknownName, match="known are dbpedia, geonames, wikidata, else give"):
        named("wikipedia", Settings())


class _Geonames(BaseHTTPRequestHandler):
    """Answers as GeoNames does: a thing leads to its document, and the document is RDF/XML."""

    store: ox.Store
    asked: list[str]

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        number, _, document = self.path.strip("/").partition("/")
        iri = ox.NamedNode(f"https://sws.geonames.org/{number}/")
        quads = list(self.store.quads_for_pattern(iri, None, None, None))
        if not quads:
            self._say(404, b"", "text/plain")
        elif not document:
            self.send_response(303)
            self.send_header("Location", f"{self.path}about.rdf")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            data = ox.serialize([quad.triple for quad in quads], format=ox.RdfFormat.RDF_XML)
            assert data is not None
            self._say(200, data, "application/rdf+xml")

    def _say(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def geonames(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Return the address of a server that behaves as GeoNames, and what it was asked."""
    _Geonames.store = ox.Store()
    _Geonames.store.load(
        path=str(root / "tests" / "fixtures" / "geonames_vn.ttl"), format=ox.RdfFormat.TURTLE
    )
    _Geonames.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Geonames)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", _Geonames.asked
    server.shutdown()
    server.server_close()
    thread.join()


def test_geonames_by_identifier(other_calls: Calls, geonames: tuple[str, list[str]]) -> None:
    other_calls.endpoint, asked = geonames
    row, city = other_calls.found("place:thanh-hoa", to="geonames")
    assert (city["id"], city["verdict"]) == (
        "1566166",
        "rejected",
    )  # judged before; a link of the graph says so
    assert (row["id"], row["iri"]) == ("1566165", "https://sws.geonames.org/1566165/")
    assert row["score"] >= 90
    assert set(asked) == {"/1566165/about.rdf", "/1566166/about.rdf"}  # not the thing, which only leads there
    old, new = (other_calls.found(place, to="geonames") for place in ("place:gia-lai", "place:gia-lai-2025"))
    assert [row["id"] for row in old] == ["1581088"]
    assert [row["id"] for row in new] == ["13494353"]


def test_geonames_says_nothing_of_what_it_has_not(
    other_calls: Calls, geonames: tuple[str, list[str]]
) -> None:
    other_calls.endpoint, asked = geonames
    said = other_calls.link("place:an-giang", to="geonames")
    assert (said.code, said.out) == (0, "")
    assert asked[-1].endswith("/about.rdf")
    before = len(asked)
    assert other_calls.link("person:do-minh-tuan", to="geonames").code == 0
    assert len(asked) == before  # it has no identifier there, and there is nobody to ask by name


def test_geonames_city_and_province_are_two(other_calls: Calls, geonames: tuple[str, list[str]]) -> None:
    other_calls.endpoint, _ = geonames
    said = other_calls.link("accept", "place:thanh-hoa", "1566166", "--by", "me", "--change", to="geonames")
    assert said.code == 2
    assert "scores" in said.err
    assert other_calls.judged() == ""


_NODE_ID = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:p="urn:p:">
  <rdf:Description rdf:about="https://sws.geonames.org/1/"><p:v rdf:nodeID="0a1b"/></rdf:Description>
</rdf:RDF>"""


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (_NODE_ID, "application/rdf+xml", "rdf:nodeID begins with a digit"),
        (_NODE_ID[:150], "application/rdf+xml", "is not whole: it stops in the middle"),
        (b"", "application/rdf+xml", "is not whole: it is empty"),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><r/>', "application/rdf+xml", "is no RDF/XML"),
        (b"<html></html>", "text/html", "answered with a web page instead of RDF/XML"),
        (b"<a><b></a>", "application/rdf+xml", "is no RDF that can be read"),
    ],
)
def test_a_document_that_cannot_be_read_is_one_sentence(
    other_calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
    geonames: tuple[str, list[str]],
    body: bytes,
    kind: str,
    said: str,
) -> None:
    monkeypatch.setattr(_Geonames, "do_GET", lambda self: self._say(200, body, kind))
    other_calls.endpoint, _ = geonames
    answer = other_calls.link("place:ha-giang", to="geonames")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert said in answer.err


def test_geonames_facts(other_calls: Calls, geonames: tuple[str, list[str]]) -> None:
    other_calls.endpoint, _ = geonames
    said = other_calls.run(
        *("enrich", "place:ha-giang", "--from", "geonames", "--endpoint", other_calls.endpoint),
        *("--property", "latitude", "--property", "population", "--cache-days", "0"),
    )
    assert said.code == 0, said.err
    assert 'wgs84:lat "22.75"' in said.out
    assert "https://creativecommons.org/licenses/by/4.0/" in said.out
    assert "about.rdf" in said.out


def test_offline_and_the_cache(
    other_calls: Calls, geonames: tuple[str, list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path / "cache"))
    url, asked = geonames
    words = ("link", "place:ha-giang", "--to", "geonames", "--endpoint", url, "--all", "--format", "json")
    nobody = other_calls.run(*words, "--offline")
    assert (nobody.code, nobody.err.count("\n")) == (1, 1)
    assert "--offline asks nobody" in nobody.err
    before = len(asked)
    first = other_calls.run(*words)
    assert other_calls.run(*words) == first == other_calls.run(*words, "--offline")
    assert json.loads(first.out)[0]["candidates"][0]["id"] == "1581030"
    assert len(asked) == before + 1
    other_calls.run(*words, "--cache-days", "0")
    assert len(asked) == before + 2
