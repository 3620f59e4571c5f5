"""vndx check: what it says of files, beyond the shapes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.check.cases import CASES, FOLDER, broken, case, good, ours
from vndx.check.core import Data
from vndx.check.finding import Finding
from vndx.check.graph import Checked
from vndx.check.run import check, validate
from vndx.check.shapes import load
from vndx.graph.document import read

HEAD = """@prefix article: <https://w3id.org/vndx/id/article/> .
@prefix claim: <https://w3id.org/vndx/id/claim/000_synthetic/> .
@prefix code: <https://w3id.org/vndx/code/> .
@prefix ev: <https://w3id.org/vndx/id/evidence/000_synthetic/> .
@prefix figure: <https://w3id.org/vndx/id/figure/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix g: <https://w3id.org/vndx/graph/000_synthetic/> .
@prefix indicator: <https://w3id.org/vndx/id/indicator/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix period: <https://w3id.org/vndx/id/period/> .
@prefix person: <https://w3id.org/vndx/id/person/> .
@prefix place: <https://w3id.org/vndx/id/place/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix vndx: <https://w3id.org/vndx/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
NAMED = 'skos:prefLabel "tên"@vi , "name"@en'

#: rule -> statements that break it, and the record and value that the finding must name
PYTHON_RULES = {
    "unknown-term": (f"place:x a vndx:Plaice ; {NAMED} .", "place:x", "vndx:Plaice"),
    "foreign-term": (f"place:x a vndx:Place ; {NAMED} ; schema:telephone 1 .", "place:x", "schema:telephone"),
    "dangling": (
        f"place:x a vndx:Place ; {NAMED} ; schema:about place:nowhere .",
        "place:x",
        "place:nowhere",
    ),
    "ill-typed": (f'place:x a vndx:Place ; {NAMED} ; schema:validFrom "1/1"^^xsd:date .', "place:x", "1/1"),
    "iri": (f"place:x a vndx:Place ; {NAMED} ; schema:about <urn:x> .", "place:x", "<urn:x>"),
    "control-character": (
        f'place:x a vndx:Place ; {NAMED} ; skos:note "a\\u202Eb"@en .',
        "place:x",
        "a\u202eb",
    ),
    "label-form": ('place:x a vndx:Place ; skos:prefLabel " tên"@vi , "name"@en .', "place:x", " tên"),
    "label-twice": (
        f'place:x a vndx:Place ; {NAMED} . place:y a vndx:Place ; skos:prefLabel "y"@vi , "Name"@en .',
        "place:y",
        "Name",
    ),
    "figure-name": (
        (
            "figure:x a vndx:Observation ; vndx:indicator indicator:rate ; vndx:area place:here ; "
            "vndx:period period:2023 ; vndx:status code:status-actual ; vndx:comparator code:comparator-gt ; "
            "vndx:unit unit:PERCENT ; vndx:value 77.50 ; vndx:evidence ev:60-77 ."
        ),
        "figure:x",
        "figure:rate_here_2023_actual_gt77.5",
    ),
    "claim-name": (
        (
            "claim:x a vndx:Claim ; rdf:subject place:here ; rdf:predicate rdf:type ; "
            "rdf:object vndx:Province ; vndx:evidence ev:0-16 ."
        ),
        "claim:x",
        # the first twelve digits of `printf '<…/place/here> <…#type> <…#Province>' | sha256sum`
        "claim:89889ca9108c",
    ),
    "evidence-name": (
        (
            f'ev:x a vndx:IgnoredSpan ; oa:hasSource article:000_synthetic ; vndx:sha256 "{"0" * 64}" ; '
            "vndx:ignoredBecause code:ignore-teaser ; oa:hasSelector ev:x.position . "
            "ev:x.position a oa:TextPositionSelector ; oa:start 7 ; oa:end 9 ."
        ),
        "ev:x",
        "ev:7-9",
    ),
}


@pytest.fixture
def graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder laid out like graph/, with the good example in it; the tests stand in it."""
    (tmp_path / "articles").mkdir()
    shutil.copy(FOLDER / "good.trig", tmp_path / "good.trig")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(path: Path, text: str) -> None:
    path.write_text(f"{HEAD}\n{text}", "utf-8")
    path.write_bytes(read(path).canonical())


def _findings(*paths: str) -> list[Finding]:
    return check(paths, ["."])[0]


def _but_names(findings: list[Finding]) -> list[Finding]:
    """Leave out what the good example itself breaks: its figures have short names."""
    return [f for f in findings if f.rule not in ("figure-name", "claim-name")]


def test_the_shipped_graph_is_sound(root: Path) -> None:
    findings, checked = check()
    assert len(checked.documents) >= 18
    assert len(checked.quads) > 5000
    assert not findings, "\n".join(map(str, findings))


@pytest.mark.parametrize("rule", PYTHON_RULES)
def test_a_broken_rule_names_record_and_value(graph: Path, rule: str) -> None:
    statements, record, value = PYTHON_RULES[rule]
    _write(graph / "bad.trig", f"GRAPH g:curated {{ {statements} }}")
    findings = _findings("bad.trig")
    assert [(f.rule, f.file, f.record, f.value) for f in findings] == [(rule, "bad.trig", record, value)]
    line = (graph / "bad.trig").read_text("utf-8").splitlines()[findings[0].line - 1]
    assert line.strip().startswith(record)


def test_a_right_name_is_no_finding(graph: Path) -> None:
    statements, _, right = PYTHON_RULES["figure-name"]
    _write(graph / "fine.trig", f"GRAPH g:curated {{ {statements.replace('figure:x', right)} }}")
    assert not _findings("fine.trig")


def test_the_graphs_of_an_articles_file_carry_its_name(graph: Path) -> None:
    place = f"place:x a vndx:Place ; {NAMED} ."
    other = place.replace(":x", ":y").replace('"tên"', '"khác"').replace('"name"', '"other"')
    _write(graph / "articles/000_synthetic.trig", f"GRAPH g:curated {{ {place} }} {other}")
    findings = _findings("articles")
    assert [(f.rule, f.file) for f in findings] == [("graph-name", "articles/000_synthetic.trig")]


def test_form_and_syntax_are_findings_and_the_rest_is_still_checked(graph: Path) -> None:
    (graph / "loose.trig").write_text(
        f"{HEAD}\nGRAPH g:curated {{ place:x a vndx:Place ; {NAMED} }}", "utf-8"
    )
    (graph / "broken.trig").write_text("GRAPH <http://e/> {\n  x y z }", "utf-8")
    (graph / "comment.ttl").write_text(f"{HEAD}\nplace:z a vndx:Place # here\n .", "utf-8")
    findings = _but_names(_findings())
    assert [(f.file, f.rule) for f in findings] == [
        ("broken.trig", "syntax"),
        ("comment.ttl", "canonical"),
        ("comment.ttl", "label-en"),
        ("comment.ttl", "label-vi"),
        ("loose.trig", "canonical"),
    ]
    assert findings[0].line == 2
    assert findings[0].message[0].startswith("column 3: ")
    assert "comment.ttl:20: a comment here" in findings[1].remedy[0]
    assert findings[-1].remedy[0] == "run: vndx fmt loose.trig"


def test_only_the_records_of_the_files_asked_for_are_reported(graph: Path) -> None:
    shutil.copy(FOLDER / "figure-unit.trig", graph / "one.trig")
    shutil.copy(FOLDER / "theme-status.trig", graph / "two.trig")
    assert {f.rule for f in _but_names(_findings())} == {"figure-unit", "theme-status"}
    assert {(f.rule, f.file) for f in _but_names(_findings("two.trig"))} == {("theme-status", "two.trig")}


def test_a_graph_in_another_format_is_checked_too(graph: Path) -> None:
    from pyoxigraph import RdfFormat, parse, serialize

    quads = parse(path=FOLDER / "figure-unit.trig")
    serialize(quads, graph / "data.nq", format=RdfFormat.N_QUADS)
    findings = _but_names(_findings())
    assert [(f.file, f.rule, f.record) for f in findings] == [("data.nq", "figure-unit", "figure:x")]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("parsed_once")
@pytest.mark.parametrize("plain", [False, True])
def test_a_literal_in_a_nodes_place_is_found_at_what_points_at_it(graph: Path, plain: bool) -> None:
    record = f'indicator:x a vndx:Indicator ; {NAMED} ; vndx:unit "percent" .'
    _write(graph / "bad.trig", f"GRAPH g:curated {{ {record} }}")
    _write(graph / "other.trig", f"GRAPH g:curated {{ {record.replace(':x', ':y')} }}")
    findings = [f for f in check(["bad.trig"], ["."], plain=plain)[0] if f.rule != "label-twice"]
    assert [(f.rule, f.record, f.value) for f in findings] == [
        ("indicator-unit", "indicator:x", "percent"),
        ("label-en", "indicator:x", "percent"),
        ("label-vi", "indicator:x", "percent"),
    ]
    lines = (graph / "bad.trig").read_text("utf-8").splitlines()
    assert {lines[f.line - 1].strip() for f in findings} == {"indicator:x a vndx:Indicator ;"}


@pytest.mark.parametrize("name", ["x.ttl", "x.TTL", "x.TriG"])
def test_a_foreign_term_is_found_in_every_format_outside_the_ontology(graph: Path, name: str) -> None:
    _write(graph / name, PYTHON_RULES["foreign-term"][0])
    assert [(f.rule, f.file, f.value) for f in _findings(name)] == [
        ("foreign-term", name, "schema:telephone")
    ]
    (graph / name).write_text(f"{HEAD}place:x a vndx:Place .", "utf-8")
    assert "canonical" in {f.rule for f in _findings(name)}


def test_the_line_of_a_record_is_where_it_is_the_subject(graph: Path) -> None:
    first = 'place:a schema:about place:x , "two\\nlines" ; a vndx:Place .'
    _write(graph / "many.trig", f"GRAPH g:curated {{ {first} place:x a vndx:Plaice . }}")
    finding = next(f for f in _findings("many.trig") if f.rule == "unknown-term")
    lines = [line.strip() for line in (graph / "many.trig").read_text("utf-8").splitlines()]
    assert [line for line in lines if line.startswith("place:x")] == ["place:x ,", "place:x a vndx:Plaice ."]
    assert lines[finding.line - 1] == "place:x a vndx:Plaice ."


def test_the_shapes_run_the_same_on_files_as_on_statements(graph: Path) -> None:
    assert len(CASES) >= 90
    name = "figure-parts"
    shutil.copy(FOLDER / f"{name}.trig", graph)
    checked = Checked([], ["."])
    rules = load(read(Path(__file__).parents[2] / "ontology/shapes.ttl").quads)
    assert broken(validate(checked, Data(checked.quads), rules)) == broken(ours([*good(), *case(name)]))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("parsed_once")
def test_pyshacl_gives_the_same_findings(graph: Path) -> None:
    shutil.copy(FOLDER / "figure-unit.trig", graph)
    assert check((), ["."], plain=True)[0] == _findings()
