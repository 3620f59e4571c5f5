"""A sixth article that says 44 of 53 where another says 43: exactly one contradiction, with both spans.

The article is made up. The five say nothing that contradicts.
"""

from __future__ import annotations

import csv
import io
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

import vndx
from tests.queries.conftest import rdflib_cell
from vndx.cli import main
from vndx.graph.document import read
from vndx.queries import load

ARTICLE = "999_0123456789abcdef"
FIGURE = "essential-services-deployed_viet-nam_{period}_actual_{value}"
TRIG = """# A made-up article, for a test.

@prefix article: <https://w3id.org/vndx/id/article/> .
@prefix body: <https://w3id.org/vndx/id/body/> .
@prefix code: <https://w3id.org/vndx/code/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix ev: <https://w3id.org/vndx/id/evidence/{article}/> .
@prefix figure: <https://w3id.org/vndx/id/figure/> .
@prefix g: <https://w3id.org/vndx/graph/{article}/> .
@prefix indicator: <https://w3id.org/vndx/id/indicator/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix period: <https://w3id.org/vndx/id/period/> .
@prefix place: <https://w3id.org/vndx/id/place/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix vndx: <https://w3id.org/vndx/ontology#> .

GRAPH g:curated {{
  figure:{figure} a vndx:Observation ;
    vndx:area place:viet-nam ;
    vndx:comparator code:comparator-eq ;
    vndx:denominator 53.0 ;
    vndx:evidence ev:{start}-{end} ;
    vndx:indicator indicator:essential-services-deployed ;
    vndx:numerator {value}.0 ;
    vndx:period period:{period} ;
    vndx:status code:status-actual ;
    vndx:unit code:unit-service ;
    vndx:value {value}.0 .
}}
GRAPH g:evidence {{
  article:{article} a vndx:Article ;
    skos:prefLabel "bài báo giả định"@vi , "made-up article"@en ;
    dcterms:identifier "{article}" ;
    schema:publisher body:outlet-ttv ;
    vndx:codePoints 1000 ;
    vndx:sha256 "{hash}" .
  ev:{start}-{end} a vndx:Evidence ;
    oa:hasSelector ev:{start}-{end}.position , ev:{start}-{end}.quote ;
    oa:hasSource article:{article} ;
    vndx:sha256 "{hash}" .
  ev:{start}-{end}.position a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} .
  ev:{start}-{end}.quote a oa:TextQuoteSelector ; oa:exact "{quote}" .
}}
"""


@pytest.fixture
def graph(tmp_path: Path, root: Path) -> Path:
    """A copy of the shipped graph."""
    return Path(shutil.copytree(root / "graph", tmp_path / "graph"))


def add(graph: Path, value: int, period: str, words: str) -> None:
    """Put the article that says so into a graph, in canonical form."""
    quote = f"{words}: {value}/53 dịch vụ"
    text = TRIG.format(
        article=ARTICLE,
        figure=FIGURE.format(period=period, value=value),
        value=value,
        period=period,
        start=100,
        end=100 + len(quote),
        quote=quote,
        hash=sha256(quote.encode()).hexdigest(),
    )
    path = graph / f"articles/{ARTICLE}.trig"
    path.write_text(text, "utf-8")
    path.write_bytes(read(path).canonical())


def contradictions(graph: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> list[dict[str, str]]:
    """Ask as a user does."""
    assert main(["query", "contradictions", "--graph", str(graph), "--format", "csv"]) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    return list(csv.DictReader(io.StringIO(out.decode())))


def by_rdflib(graph: Path) -> list[tuple[object, ...]]:
    """Ask the other engine."""
    answer: Any = vndx.load(str(graph)).query(load()["contradictions"].text)
    return [tuple(map(rdflib_cell, row)) for row in answer]


def test_the_five_articles_contradict_each_other_in_nothing(
    graph: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert len(list((graph / "articles").glob("*.trig"))) == 5
    assert contradictions(graph, capsysbinary) == []


def test_44_of_53_in_the_first_half_of_2024_is_one_contradiction_with_both_spans(
    graph: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    add(graph, 44, "2024-h1", "6 tháng đầu năm 2024")
    (row,) = contradictions(graph, capsysbinary)
    assert row["indicator"].endswith("/essential-services-deployed")
    assert (row["period_begin"], row["period_end"]) == ("2024-01-01", "2024-06-30")
    sides = {
        (float(row[f"{side}value"]), row[f"{side}article"].rpartition("/")[2], row[f"{side}quote"])
        for side in ("", "other_")
    }
    assert sides == {
        (43.0, "001_b4d0f94a64a1d25e", "43/53 dịch vụ (đạt tỷ lệ 81,1%)"),
        (44.0, ARTICLE, "6 tháng đầu năm 2024: 44/53 dịch vụ"),
    }
    spans = {(int(row[f"{side}start"]), int(row[f"{side}end"])) for side in ("", "other_")}
    assert spans == {(3018, 3049), (100, 135)}
    assert len(by_rdflib(graph)) == 1
    # the file is as a user would add it: sound, and the graph with it
    assert main(["check", str(graph)]) == 0


@pytest.mark.parametrize(
    ("value", "period", "words"),
    [
        (43, "2024-h1", "6 tháng đầu năm 2024"),  # the same
        (42, "2024-q1", "quý I năm 2024"),  # another period: a series
        (44, "2024", "năm 2024"),
    ],
)
def test_the_same_value_and_another_period_are_none(
    graph: Path, capsysbinary: pytest.CaptureFixture[bytes], value: int, period: str, words: str
) -> None:
    add(graph, value, period, words)
    assert contradictions(graph, capsysbinary) == []


def test_a_derived_value_is_contradicted_as_a_result_is(
    graph: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """41 in April was 5 more than at the end of 2023: that makes 36, not 37."""
    add(graph, 37, "2023-12-31", "cuối năm 2023")
    (row,) = contradictions(graph, capsysbinary)
    assert {row["status"].rpartition("-")[2], row["other_status"].rpartition("-")[2]} == {"derived", "actual"}
    assert {float(row["value"]), float(row["other_value"])} == {36.0, 37.0}
