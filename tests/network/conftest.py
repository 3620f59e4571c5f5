"""The network of the shipped graph, built once, and a way to build one from a few lines of Turtle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vndx.network import Network, build

PREFIXES = """
@prefix : <https://example.org/> .
@prefix body: <https://w3id.org/vndx/id/body/> .
@prefix code: <https://w3id.org/vndx/code/> .
@prefix doc: <https://w3id.org/vndx/id/doc/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix figure: <https://w3id.org/vndx/id/figure/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix indicator: <https://w3id.org/vndx/id/indicator/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix person: <https://w3id.org/vndx/id/person/> .
@prefix place: <https://w3id.org/vndx/id/place/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vndx: <https://w3id.org/vndx/ontology#> .
"""


@pytest.fixture(scope="session")
def shipped() -> Network:
    return build()


@pytest.fixture
def small(tmp_path: Path) -> Callable[[str], Network]:
    """Return what builds a network from Turtle; the usual prefixes are known."""

    def make(turtle: str) -> Network:
        path = tmp_path / "small.ttl"
        path.write_text(PREFIXES + turtle, encoding="utf-8")
        return build([path])

    return make
