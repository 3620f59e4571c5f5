"""Generated data: the same for the same seed, of the size asked for, and of the shape of the model."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from itertools import islice
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.generate import FORMATS, generate, write
from vndx.check.run import check
from vndx.claim.names import figure_slug
from vndx.graph.engine import Engine
from vndx.ontology import CODE, ID, VNDX

_PARSED_AS = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}
_SLUG = {
    "indicator": "indicator",
    "area": "area",
    "period": "period",
    "population": "population",
    "basePeriod": "base_period",
}


def parsed(triples: int, seed: int, fmt: str) -> list[ox.Quad]:
    return list(ox.parse("".join(generate(triples, seed, fmt)).encode(), _PARSED_AS[fmt]))


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_seed_gives_the_same_bytes_in_any_process(fmt: str, root: Path) -> None:
    words = [sys.executable, "benchmarks/generate.py", "--triples", "3000", "--seed", "7", "--format", fmt]
    hashes = {
        hashlib.sha256(
            subprocess.run(
                words, cwd=root, env=os.environ | {"PYTHONHASHSEED": order}, capture_output=True, check=True
            ).stdout
        ).hexdigest()
        for order in ("1", "2")
    }
    hashes.add(hashlib.sha256("".join(generate(3000, 7, fmt)).encode()).hexdigest())
    assert len(hashes) == 1


def test_another_seed_gives_other_data() -> None:
    assert "".join(generate(1000, 1, "nt")) != "".join(generate(1000, 2, "nt"))


@pytest.mark.parametrize("fmt", FORMATS)
@pytest.mark.parametrize("triples", [200, 349, 350, 2500, 9999])
def test_there_are_just_so_many_and_no_two_are_the_same(triples: int, fmt: str) -> None:
    quads = parsed(triples, 1, fmt)
    assert len(quads) == len(set(quads)) == triples


def test_turtle_says_the_same_as_n_triples() -> None:
    assert set(parsed(5000, 3, "ttl")) == set(parsed(5000, 3, "nt"))


def test_trig_has_the_graphs_of_articles_and_states_some_facts_twice() -> None:
    quads = parsed(20000, 1, "trig")
    kinds = Counter(str(quad.graph_name).rstrip(">").rpartition("/")[2] for quad in quads)
    assert set(kinds) == {"reference", "curated", "evidence", "claims"}
    assert len({quad.triple for quad in quads}) < len(quads)


def test_a_file_is_made_piece_by_piece() -> None:
    pieces = list(islice(generate(10**12, 1, "nt"), 3))
    assert 1000 < sum(piece.count("\n") for piece in pieces) < 20000


@pytest.mark.parametrize(("triples", "fmt"), [(199, "nt"), (1000, "rdf")])
def test_what_cannot_be_made_is_refused(triples: int, fmt: str) -> None:
    with pytest.raises(ValueError, match="at least 200"):
        next(generate(triples, 1, fmt))


def test_the_names_of_figures_follow_from_their_content() -> None:
    figures: dict[str, dict[str, str]] = {}
    for quad in parsed(20000, 5, "nt"):
        assert not isinstance(quad.subject, ox.Triple)
        assert not isinstance(quad.object, ox.Triple)
        if quad.subject.value.startswith(f"{ID}figure/") and quad.predicate.value.startswith(VNDX):
            figure = figures.setdefault(quad.subject.value, {})
            figure[quad.predicate.value.removeprefix(VNDX)] = quad.object.value
    assert len(figures) > 100
    assert sum("changeKind" in figure for figure in figures.values()) > 10
    for name, figure in figures.items():
        words = {key: figure[path].rpartition("/")[2] for path, key in _SLUG.items() if path in figure}
        for path in ("status", "comparator"):
            words[path] = figure[path].removeprefix(f"{CODE}{path}-")
        if "changeKind" in figure:
            words["change_kind"] = figure["changeKind"].removeprefix(f"{CODE}change-")
        assert name == f"{ID}figure/{figure_slug(value=Decimal(figure['value']), **words)}"


def test_the_data_are_sound_but_for_their_canonical_form(tmp_path: Path) -> None:
    path = str(tmp_path / "generated.trig")
    write(path, 6000, fmt="trig")
    findings, checked = check(graph=[path])
    assert [finding.rule for finding in findings] == ["canonical"]
    assert sum(1 for quad in checked.quads) > 6000


def test_the_engine_answers_from_them(tmp_path: Path) -> None:
    path = str(tmp_path / "generated.ttl")
    write(path, 6000)
    with Engine([path]) as engine:
        answer = engine.query("SELECT (COUNT(*) AS ?n) WHERE { ?f a vndx:Target ; vndx:value ?v }", fmt="csv")
    assert int(answer.data.split()[1]) > 5
