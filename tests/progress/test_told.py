"""Who told what by when, link by link; and targets that say too little, or too much, to be judged."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vndx.graph.engine import Engine
from vndx.progress import Facts, gather, scoreboard

PREFIXES = """
PREFIX ex: <https://example.org/> PREFIX vndx: <https://w3id.org/vndx/ontology#> PREFIX code: <https://w3id.org/vndx/code/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX schema: <https://schema.org/>
PREFIX article: <https://w3id.org/vndx/id/article/> PREFIX oa: <http://www.w3.org/ns/oa#>
"""
FIGURE = """vndx:indicator ex:x ; vndx:area ex:land ; vndx:comparator code:comparator-eq ;
  vndx:unit code:unit-task ; vndx:period ex:y"""
TWO_ARTICLES = (
    PREFIXES
    + """
GRAPH <https://w3id.org/vndx/graph/reference> {
  article:a a vndx:Article ; schema:datePublished "2030-03-01"^^xsd:date .
  article:b a vndx:Article ; schema:datePublished "2031-02-01"^^xsd:date .
  ex:y vndx:begin "2030-01-01"^^xsd:date ; vndx:end "2030-12-31"^^xsd:date .
  ex:ea oa:hasSource article:a ; oa:hasSelector [ oa:start 1 ; oa:end 3 ] .
  ex:eb oa:hasSource article:b ; oa:hasSelector [ oa:start 1 ; oa:end 3 ] .
  ex:t vndx:responsible ex:known .
}
GRAPH <https://w3id.org/vndx/graph/a/curated> {
  ex:t a vndx:Target ; FIGURE ; vndx:status code:status-goal ; vndx:value 50.0 ; vndx:evidence ex:ea .
  ex:r a vndx:Observation ; FIGURE ; vndx:status code:status-actual ; vndx:value 40.0 ; vndx:evidence ex:ea ;
    vndx:population ex:some .
}
GRAPH <https://w3id.org/vndx/graph/b/curated> {
  ex:t vndx:setBy ex:one ; vndx:responsible ex:two ; vndx:evidence ex:eb .
  ex:r vndx:statedPercent 80.0 ; vndx:againstTarget ex:t ; vndx:saidBy ex:two ; vndx:evidence ex:eb .
}
""".replace("FIGURE", FIGURE)
)


def facts_of(path: Path, text: str) -> Facts:
    path.write_text(text, "utf-8")
    with Engine([str(path)]) as running:
        return gather(lambda query: json.loads(running.query(query).data)["results"]["bindings"])


def test_what_a_later_article_adds_to_a_figure_is_not_told_before(tmp_path: Path) -> None:
    """Setter, responsible body, reporter, quoted rate, and that a source compares result and target."""
    facts = facts_of(tmp_path / "two.trig", TWO_ARTICLES)
    (early,) = scoreboard(facts, as_of="2030-03-01").rows
    assert (early.outcome, early.result, early.quoted) == ("not-comparable", None, [])
    assert [why for _, why in early.near] == [("population",)]
    assert {name: iris for name, iris in early.target.links.items() if iris} == {
        "responsible": ["https://example.org/known"]  # not of an article
    }
    assert scoreboard(facts, as_of="2030-03-01", body="https://example.org/one").rows == []
    for day in ("", "2031-02-01"):
        (late,) = scoreboard(facts, as_of=day).rows
        assert late.outcome == "missed"
        assert late.result is not None
        assert late.result.links["saidBy"] == ["https://example.org/two"]
        assert [float(rate) for rate in late.quoted] == [80.0]
        assert late.target.links["setBy"] == ["https://example.org/one"]
    assert len(scoreboard(facts, body="https://example.org/one").rows) == 1


WHOLE = f"{FIGURE} ; vndx:value 5.0 ; vndx:status code:status-goal"


@pytest.mark.parametrize(
    "lacking",
    [
        "vndx:indicator ex:x ; ",
        "vndx:area ex:land ; ",
        "vndx:comparator code:comparator-eq ; ",
        "vndx:unit code:unit-task ;",
        "vndx:period ex:y ; ",
        "vndx:value 5.0 ; ",
    ],
)
def test_a_target_that_says_too_little_is_counted(tmp_path: Path, lacking: str) -> None:
    text = " ".join(WHOLE.split())
    assert lacking in text
    facts = facts_of(tmp_path / "few.ttl", _targets(text, text.replace(lacking, "")))
    assert [row.target.iri for row in scoreboard(facts).rows] == ["https://example.org/t0"]
    assert facts.left_out == {"https://example.org/t1"}


def _targets(*texts: str) -> str:
    named = "".join(f"ex:t{number} a vndx:Target ; {text} .\n" for number, text in enumerate(texts))
    years = "".join(
        f'ex:{name} vndx:begin "{year}-01-01"^^xsd:date ; vndx:end "{year}-12-31"^^xsd:date .\n'
        for name, year in (("y", 2030), ("z", 2031))
    )
    return f"{PREFIXES}{years}{named}"


def test_a_target_of_two_periods_is_judged_by_neither_and_a_user_is_told(tmp_path: Path) -> None:
    path = tmp_path / "two.ttl"
    path.write_text(_targets(WHOLE, f"{WHOLE} ; vndx:period ex:z", WHOLE.replace("vndx:value 5.0 ;", "")))
    command = [sys.executable, "-m", "vndx", "progress", "--format", "json", "--graph", str(path)]
    for language, words in (("en", "2 targets are left out"), ("vi", "bỏ qua 2 mục tiêu")):
        env = os.environ | {"VNDX_LANG": language}
        done = subprocess.run(command, capture_output=True, timeout=60, env=env, check=True)
        assert words in done.stderr.decode()
        assert "`vndx check`" in done.stderr.decode()
        (row,) = json.loads(done.stdout)["targets"]
        assert row["target"]["figure"].endswith("/t0>")
