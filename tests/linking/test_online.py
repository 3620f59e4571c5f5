"""The same against the public endpoints, one question at a time: ``VNDX_CONTACT=… pytest -m online``."""

from __future__ import annotations

import os

import pytest

from tests.linking.conftest import Calls

_CONTACT = os.environ.get("VNDX_CONTACT", "")

pytestmark = [
    pytest.mark.online,
    pytest.mark.xdist_group("online"),
    pytest.mark.skipif(not _CONTACT, reason="public endpoints want a contact: set VNDX_CONTACT"),
]


def _found(calls: Calls, to: str) -> list[dict[str, object]]:
    # With the cache: who runs this twice asks once.
    words = ("link", "place:ha-giang", "--to", to, "--contact", _CONTACT, "--all", "--format", "json")
    return calls.run(*words).rows()


def test_wikidata(other_calls: Calls) -> None:
    best = _found(other_calls, "wikidata")[0]
    assert best["id"] == "Q36685"


def test_dbpedia(other_calls: Calls) -> None:
    assert _found(other_calls, "dbpedia")


def test_geonames(other_calls: Calls) -> None:
    best = _found(other_calls, "geonames")[0]
    assert best["iri"] == "https://sws.geonames.org/1581030/"


def test_facts_from_wikidata(other_calls: Calls) -> None:
    said = other_calls.run(
        *("enrich", "place:ha-giang", "--from", "wikidata", "--property", "coordinates"),
        *("--contact", _CONTACT),
    )
    assert said.code == 0, said.err
    assert "wdt:P625" in said.out
