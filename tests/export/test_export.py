"""Exports are read again and compared: nothing is lost, and the same graph gives the same bytes."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from tests.graph.test_canonical import quads as any_quads
from vndx.cli import main
from vndx.errors import UsageError
from vndx.export import FORMATS, export
from vndx.export.figures import CODES, COLUMNS, NAMED, PERIODS, PLAIN, TEXTS, table
from vndx.export.jsonld import document
from vndx.graph.files import find
from vndx.ontology import GRAPH, VNDX, expand

READERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "n-quads": ox.RdfFormat.N_QUADS,
    "json-ld": ox.RdfFormat.JSON_LD,
}
RDFC = ox.CanonicalizationAlgorithm.RDFC_1_0


def canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(RDFC)
    return dataset


@pytest.fixture(scope="module")
def shipped() -> list[ox.Quad]:
    quads = [quad for path in find().files for quad in ox.parse(path=path)]
    assert len(quads) > 4000
    return quads


def test_there_is_a_reader_for_each_format_that_holds_the_graph() -> None:
    assert {*READERS, "csv", "sssom", "void"} == set(FORMATS)


@pytest.mark.parametrize("fmt", READERS)
def test_every_statement_comes_back(fmt: str, shipped: list[ox.Quad]) -> None:
    data = export(fmt)
    back = list(ox.parse(data, READERS[fmt]))
    if fmt == "turtle":
        shipped = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in shipped]
    assert canonical(back) == canonical(shipped)
    assert export(fmt) == data


@pytest.mark.parametrize("fmt", READERS)
def test_with_the_ontology_in_a_graph_of_its_own(fmt: str) -> None:
    back = set(ox.parse(export(fmt, ontology=True), READERS[fmt]))
    extra = back - set(ox.parse(export(fmt), READERS[fmt]))
    home = ox.DefaultGraph() if fmt == "turtle" else ox.NamedNode(GRAPH + "ontology")
    assert len(extra) > 1000
    assert {quad.graph_name for quad in extra} == {home}


@settings(max_examples=300)
@given(any_quads)
def test_json_ld_loses_nothing_of_any_statements(statements: list[ox.Quad]) -> None:
    data = document(statements)
    assert canonical(ox.parse(data, ox.RdfFormat.JSON_LD)) == canonical(statements)
    random.Random(3).shuffle(statements)
    assert document(statements) == data


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_second_reader_understands_the_json_ld_alike(shipped: list[ox.Quad]) -> None:
    from rdflib import Dataset

    dataset = Dataset()
    dataset.parse(data=export("json-ld").decode(), format="json-ld")
    lines = dataset.serialize(format="nquads")
    assert canonical(ox.parse(lines, ox.RdfFormat.N_QUADS)) == canonical(shipped)


def test_json_ld_is_compact(shipped: list[ox.Quad]) -> None:
    found = json.loads(export("json-ld"))
    curated = next(g for g in found["@graph"] if g["@id"].endswith("/curated"))
    figure = next(node for node in curated["@graph"] if node["@id"].startswith("figure:"))
    assert figure["@type"] == "vndx:Target"
    assert figure["vndx:area"] == "place:viet-nam"
    assert figure["vndx:value"] == "6.0"


# ---- the table of figures


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def _iri(name: str) -> str:
    iri = expand(name)
    assert iri is not None
    return iri


def test_the_table_holds_every_figure_with_every_property_and_source(shipped: list[ox.Quad]) -> None:
    rows = _rows(export("csv"))
    assert len(rows) > 30
    out: dict[tuple[str, str], set[str]] = {}
    for quad in shipped:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        value = quad.object.value
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value.endswith("#decimal"):
            value = re.sub(r"\.?0+$", "", value) if "." in value else value
        out.setdefault((quad.subject.value, quad.predicate.value), set()).add(value)

    kinds = {VNDX + kind for kind in ("Observation", "Target", "Change")}
    figures = {s for (s, p), values in out.items() if p.endswith("#type") and values & kinds}
    assert {_iri(row["figure"]) for row in rows} == figures

    columns = {**NAMED, **PERIODS, **CODES, **PLAIN}
    covered = {
        *columns.values(),
        *TEXTS.values(),
        VNDX + "evidence",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
    }
    assert {p for s, p in out if s in figures} <= covered, "a property of figures has no column"
    spans: dict[str, set[tuple[str, ...]]] = {}
    for row in rows:
        figure = _iri(row["figure"])
        for column, predicate in columns.items():
            cell = set(row[column].split(" | ")) - {""}
            values = {_iri(v) if ":" in v else v for v in cell}
            assert values == out.get((figure, predicate), set()), (figure, column)
        for column, predicate in TEXTS.items():
            texts = {row[f"{column}_{tag}"] for tag in ("vi", "en")} - {""}
            assert texts == out.get((figure, predicate), set()), (figure, column)
        spans.setdefault(figure, set())
        if row["article"]:
            spans[figure].add((_iri(row["article"]), row["start"], row["end"], row["quote"]))
    oa = "http://www.w3.org/ns/oa#"
    for figure in figures:
        wanted = set()
        for span in out.get((figure, VNDX + "evidence"), ()):
            (article,) = out[(span, oa + "hasSource")]
            parts = {
                name: next(
                    (v for s in out[(span, oa + "hasSelector")] for v in out.get((s, oa + name), ())), ""
                )
                for name in ("start", "end", "exact")
            }
            wanted.add((article, parts["start"], parts["end"], parts["exact"]))
        assert spans[figure] == wanted


def test_labels_of_both_languages_and_periods_stand_beside_the_names() -> None:
    row = next(
        r
        for r in _rows(export("csv"))
        if r["figure"].startswith("figure:innovation-index-rank_viet-nam_2023_vs")
    )
    assert (row["area"], row["area_vi"], row["area_en"]) == ("place:viet-nam", "Việt Nam", "Viet Nam")
    assert row["indicator_vi"]
    assert row["indicator_en"]
    assert (row["period_begin"], row["base_period_end"]) == ("2023-01-01", "2022-12-31")
    assert (row["value"], row["unit_en"]) == ("2", "places")
    assert (row["status_vi"], row["status_en"]) == ("thực tế", "actual")
    assert (row["change_kind"], row["comparator"]) == ("code:change-rank-places", "code:comparator-eq")
    assert all(row[f"{name}_{tag}"] for name in ("change_kind", "comparator") for tag in ("vi", "en"))


def test_each_article_has_its_label_and_its_date() -> None:
    rows = [row for row in _rows(export("csv")) if row["article"]]
    assert len(rows) > 30
    dates = {row["article"].partition(":")[2][:3]: row["article_date"] for row in rows}
    assert dates == {  # of publication, or else of the session that it is about
        "000": "2023-12-28",
        "001": "2024-07-10",
        "002": "2024-04-26",
        "003": "2022-08-08",
        "004": "2023-12-28",
    }
    assert "TTV (Thanh Hóa) on the session of 28 December 2023" in {row["article_en"] for row in rows}
    assert all(row["article_vi"] and row["article_en"] for row in rows)


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("2500.0", "2500"), ("0.750", "0.75"), ("-0.0", "0"), ("100", "100"), ("+7.5", "7.5"),
        ("9e99999999", "9e99999999"), ("NaN", "NaN"), ("many", "many"),
        ("1_000", "1_000"), ("١٢", "١٢"), (".50", "0.5"), ("5.", "5"),
    ],
)  # fmt: skip
def test_numbers_are_plain_decimals(written: str, cell: str) -> None:
    figure = ox.NamedNode("https://w3id.org/vndx/id/figure/x")
    decimal = ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = [
        ox.Quad(figure, kind, ox.NamedNode(VNDX + "Figure")),
        ox.Quad(figure, ox.NamedNode(VNDX + "value"), ox.Literal(written, datatype=decimal)),
    ]
    (row,) = _rows(table(quads))
    assert row["value"] == cell


def test_a_derived_figure_has_a_row_without_article() -> None:
    derived = [row for row in _rows(export("csv")) if row["status"] == "code:status-derived"]
    assert derived
    assert all(row["article"] == row["quote"] == "" for row in derived)
    assert all(row["derived_from"] for row in derived)


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    figure, quote = ox.NamedNode("https://w3id.org/vndx/id/figure/x"), ox.BlankNode("q")
    span = ox.NamedNode("https://w3id.org/vndx/id/evidence/a/0-2")
    oa = "http://www.w3.org/ns/oa#"
    quads = [
        ox.Quad(
            figure,
            ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
            ox.NamedNode(VNDX + "Figure"),
        ),
        ox.Quad(figure, ox.NamedNode(VNDX + "evidence"), span),
        ox.Quad(span, ox.NamedNode(oa + "hasSelector"), quote),
        ox.Quad(quote, ox.NamedNode(oa + "exact"), ox.Literal('=cmd|"/c calc"!A1')),
    ]
    from vndx.results.spreadsheet import spreadsheet

    (plain,) = _rows(table(quads))
    assert plain["quote"] == '=cmd|"/c calc"!A1'
    safe = spreadsheet(table(quads)).decode("utf-8-sig")
    (row,) = list(csv.DictReader(io.StringIO(safe, newline="")))
    assert row["quote"] == '\'=cmd|"/c calc"!A1'


def test_the_columns_are_as_documented() -> None:
    assert COLUMNS[:5] == ("figure", "type", "indicator", "indicator_vi", "indicator_en")
    articles = ("article", "article_vi", "article_en", "article_date")
    assert COLUMNS[-8:] == (*articles, "start", "end", "quote", "inferred")
    assert len(set(COLUMNS)) == len(COLUMNS)


# ---- the command


def test_the_command_writes_to_stdout_or_a_file(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", "n-quads"]) == 0
    assert capfdbinary.readouterr().out == export("n-quads")
    assert main(["export", "csv", "--spreadsheet", "-o", str(tmp_path / "f.csv")]) == 0
    assert (tmp_path / "f.csv").read_bytes() == export("csv", safe=True)


@pytest.mark.parametrize("fmt", ["turtle", "trig", "n-quads"])
def test_only_the_shipped_graph_is_under_our_licence(fmt: str, tmp_path: Path) -> None:
    mine = tmp_path / "my.ttl"
    mine.write_text("<http://u.org/a> <http://u.org/p> 1 .")
    assert b"CC BY" not in export(fmt, iter([mine]))
    assert (b"# vndx graph data, CC BY 4.0" in export(fmt)) == (fmt != "n-quads")


def test_what_does_not_go_together_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "trig", "--spreadsheet"]) == 2
    assert "--spreadsheet goes with csv" in capsys.readouterr().err
    assert main(["export", "pdf"]) == 2
    with pytest.raises(UsageError, match="no such format: pdf"):
        export("pdf")


def test_an_inferred_value_is_flagged_for_the_article_that_does_not_state_it() -> None:
    figure = "figure:digital-economy-growth-to-gdp-growth_viet-nam_2022--2023_actual_3.5"
    flags = {row["article"][8:11]: row["inferred"] for row in _rows(export("csv")) if row["figure"] == figure}
    assert flags == {"000": "vndx:period", "004": ""}
