"""Every fact from outside the articles has its source, and stands apart from what they say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from vndx.content import graph_dir

BACKGROUND = "https://w3id.org/vndx/graph/background"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"


def _background() -> list[ox.Quad]:
    files = sorted((graph_dir() / "reference").glob("background*.trig"))
    assert [file.stem for file in files] == ["background-documents", "background-places", "background"]
    return [quad for file in files for quad in ox.parse(path=str(file))]


def test_every_fact_from_outside_has_its_source_in_both_languages() -> None:
    quads = _background()
    assert {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)} == {
        BACKGROUND
    }
    languages: dict[str, list[str | None]] = {}
    claimed: dict[str, dict[str, str]] = {}
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.predicate.value == f"{DCTERMS}source":
            assert isinstance(quad.object, ox.Literal)
            languages.setdefault(quad.subject.value, []).append(quad.object.language)
        elif quad.predicate.value.startswith(RDF) and not quad.predicate.value.endswith("#type"):
            part = quad.predicate.value.removeprefix(RDF)
            claimed.setdefault(quad.subject.value, {})[part] = str(quad.object)
    assert all(sorted(map(str, tags)) == ["en", "vi"] for tags in languages.values())
    claims = {(c["subject"], c["predicate"], c["object"]) for c in claimed.values()}
    ways: Counter[str] = Counter()
    for quad in quads:
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.subject.value in languages:
            ways["node"] += 1
        elif (str(quad.subject), str(quad.predicate), str(quad.object)) in claims:
            ways["claim"] += 1
        elif isinstance(quad.object, ox.Literal) and quad.object.datatype.value in languages:
            ways["list"] += 1
        elif quad.predicate.value == f"{SCHEMA}containedInPlace":
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value in languages
            ways["region"] += 1
        else:
            assert quad.predicate.value == f"{SCHEMA}geo", quad
            assert isinstance(quad.object, ox.NamedNode)
            assert quad.object.value in languages
            ways["point"] += 1
    assert ways["list"] == 253
    assert ways["region"] == 97
    assert ways["point"] == 62
    assert ways["claim"] >= 75


def test_no_article_is_the_source_of_what_is_background() -> None:
    assert not [
        quad for quad in _background() if "/evidence/" in str(quad.object) or "/article/" in str(quad.object)
    ]


def test_what_an_article_says_and_what_is_background_stand_in_different_files() -> None:
    files = list((graph_dir() / "articles").glob("*.trig"))
    assert len(files) >= 5
    for file in files:
        text = Path(file).read_text("utf-8")
        assert "graph/background" not in text
        assert "dcterms:source" not in text
