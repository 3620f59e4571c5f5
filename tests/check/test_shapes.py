"""Each rule of ontology/shapes.ttl: a graph that keeps it, and one that breaks it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from tests.check.cases import CASES, SHAPES, broken, case, expected, good, ours, shapes
from vndx.check.shapes import Rules, load
from vndx.errors import DataError

#: The errors that the design names, and the case that shows each.
TYPICAL = {
    "wrong percent": "figure-percent",
    "parts over total": "figure-parts",
    "no base period": "change-base",
    "trên as exact": "figure-bound",
    "gần as more-than": "figure-bound-nearly",
    "no unit": "figure-unit",
    "reversed period": "period-order",
    "no evidence": "figure-evidence",
    "48.000 read as 48": "figure-thousand",
    "percent against a wrong target": "figure-against-percent",
    "unit clash": "figure-unit-clash",
    "bridge point without meeting": "bridge-meeting",
    "term lost": "document-term",
    "broken number": "document-number",
    "approved by a body": "initiative-approved-by",
    "claim without triple": "claim-triple",
    "two posts in one membership": "membership-post",
    "post of another body": "membership-post-body",
    "forecast as actual": "figure-forecast",
    "rank 4.6": "figure-rank",
    "reorganisation without result": "reorganisation-to",
    "span one short": "span-length",
}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load(shapes())


@pytest.fixture(scope="module")
def base() -> list[ox.Quad]:
    return good()


def test_there_is_a_case_for_each_typical_error() -> None:
    assert len(TYPICAL) == 22
    assert set(TYPICAL.values()) <= set(CASES)
    assert len(CASES) >= 90


def test_every_rule_is_broken_by_some_case(rules: Rules) -> None:
    shown = {rule for name in CASES for rule in expected(name)}
    assert shown == {iri.removeprefix(SHAPES) for iri in rules.words}


def test_the_good_graph_breaks_nothing(rules: Rules, base: list[ox.Quad]) -> None:
    assert ours(base, rules) == set()


@pytest.mark.parametrize("name", CASES)
def test_a_case_breaks_what_it_says_and_nothing_else(name: str, rules: Rules, base: list[ox.Quad]) -> None:
    results = ours([*base, *case(name)], rules)
    assert broken(results) == expected(name)


def test_every_rule_says_in_both_languages_what_is_wrong_and_what_to_do(rules: Rules) -> None:
    assert len(rules.words) >= 80
    for iri, words in rules.words.items():
        assert set(words.message) == {"vi", "en"}, iri
        assert set(words.remedy) == {"vi", "en"}, iri


def _constraints(rules: Rules) -> Iterator[str]:
    for shape in rules.shapes:
        yield from (query.iri for query in shape.queries)
        yield from (inner.iri for inner in shape.properties)
        if shape.alternatives or shape.constraints:
            yield shape.iri


def test_every_constraint_has_a_name_and_words(rules: Rules) -> None:
    names = list(_constraints(rules))
    assert len(names) >= 80
    assert set(names) == set(rules.words)


def test_a_constraint_that_is_not_known_is_an_error_and_not_passed_over() -> None:
    text = """@prefix sh: <http://www.w3.org/ns/shacl#> .
    <http://e/s> sh:targetClass <http://e/C> ; sh:closed true ."""
    with pytest.raises(DataError, match="sh:closed"):
        load(ox.parse(text, ox.RdfFormat.TURTLE))
