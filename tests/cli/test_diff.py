"""``vndx diff``: on the shipped graph, an article taken away and put back."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from vndx.cli import main
from vndx.content import graph_dir

ARTICLE = "004_20b3eeb9a07bd9da"
OTHER = "https://w3id.org/vndx/graph/{}/curated"


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped graph without the file of one article."""
    copy = tmp_path_factory.mktemp("without") / "graph"
    shutil.copytree(graph_dir(), copy)
    (copy / "articles" / f"{ARTICLE}.trig").unlink()
    return copy


def compare(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    assert main(["diff", *words, "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def stated() -> tuple[dict[str, set[ox.Triple]], set[ox.Triple]]:
    """Return what the article states of each thing, and all that is stated elsewhere."""
    own: dict[str, set[ox.Triple]] = {}
    others: set[ox.Triple] = set()
    for path in sorted(graph_dir().rglob("*.trig")):
        for quad in ox.parse(path=path):
            triple = ox.Triple(quad.subject, quad.predicate, quad.object)
            if path.stem != ARTICLE:
                others.add(triple)
            elif quad.graph_name.value == OTHER.format(ARTICLE):
                own.setdefault(quad.subject.value, set()).add(triple)
    return own, others


def test_without_an_article_only_what_it_alone_supported_is_withdrawn(
    without: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (section,) = compare(capsys, str(graph_dir()), str(without))
    assert section["section"] == ARTICLE
    own, others = stated()
    described = {triple.subject.value for triple in others}  # type: ignore[union-attr]
    evidence = "https://w3id.org/vndx/ontology#evidence"
    alone = {thing for thing in own if thing not in described}
    shared = {
        thing
        for thing in own
        if thing not in alone and {one for one in own[thing] if one.predicate.value != evidence} <= others
    }
    changes: dict[str, set[str]] = {}
    for fact in section["facts"]:
        if not fact["subject"].startswith("<"):
            changes.setdefault(fact["change"], set()).add(fact["subject"].partition(":")[2])
    assert set(changes) == {"withdrawn", "lost a source", "changed"}
    assert changes["withdrawn"] == {thing.rpartition("/")[2] for thing in alone}
    assert changes["lost a source"] == {thing.rpartition("/")[2] for thing in shared}
    assert changes["changed"] == {thing.rpartition("/")[2] for thing in set(own) - alone - shared}
    assert "tasks completed, Viet Nam, 2023: 102 tasks" in " ".join(
        fact["fact"] for fact in section["facts"] if fact["change"] == "lost a source"
    )
    assert section["spans"]["withdrawn"] > 100
    assert section["claims"]["withdrawn"] > 100


def test_put_back_it_makes_no_difference(
    without: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    back = tmp_path / "graph"
    shutil.copytree(without, back)
    lines = (graph_dir() / "articles" / f"{ARTICLE}.trig").read_bytes()
    ox.serialize(ox.parse(lines, ox.RdfFormat.TRIG), back / "one.nq", format=ox.RdfFormat.N_QUADS)
    assert main(["diff", "--exit-code", str(graph_dir()), str(back)]) == 0
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "no difference\n")
    (section,) = compare(capsys, str(without), str(back))
    assert {fact["change"] for fact in section["facts"]} == {"added", "gained a source", "changed"}


def test_the_exit_code_tells_only_when_it_is_asked(without: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["diff", str(graph_dir()), str(without)]
    assert main(call) == 0
    assert main([*call, "--exit-code"]) == 1
    assert main([*call, "--exit-code", "--triples"]) == 1
    assert main([*call, "--exit-code", "--article", "000"]) == 0
    assert capsys.readouterr().err.endswith("no difference\n")


@pytest.mark.parametrize("form", [[], ["--triples"]])
def test_an_error_is_no_difference(
    form: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.ttl").write_text("<http://e/s> .")
    (tmp_path / "good.ttl").write_text("<http://e/s> <http://e/p> 1 .")
    bad, good = (str(tmp_path / f"{name}.ttl") for name in ("bad", "good"))
    assert main(["diff", good, bad, *form]) == 1
    assert main(["diff", good, bad, "--exit-code", *form]) == 2
    assert main(["diff", good, str(tmp_path / "none.ttl"), "--exit-code", *form]) == 2
    assert main(["diff", good, good, "--exit-code", "-o", str(tmp_path / "no" / "x.csv"), *form]) == 2
    assert main(["diff", good, good, "--exit-code", *form]) == 0
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [line[:6] for line in shown.err.splitlines()] == ["vndx: "] * 4 + ["no dif"]


@pytest.mark.parametrize(
    ("name", "start"), [("x.csv", "section,"), ("x.json", "[\n"), ("x.md", "## "), ("x", "article ")]
)
def test_an_output_is_written_in_the_format_of_its_name(
    name: str, start: str, without: Path, tmp_path: Path
) -> None:
    call = ["diff", str(graph_dir()), str(without), "-o", str(tmp_path / name)]
    assert main(call) == 0
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert main([*call, "--format", "json"]) == 0
    assert json.loads((tmp_path / name).read_bytes())


def test_a_spreadsheet_runs_nothing_of_it(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name, value in (("old", "=1+1"), ("new", "=2+2")):
        (tmp_path / f"{name}.ttl").write_text(f"<http://e/s> <http://e/p> '{value}' .")
    call = ["diff", str(tmp_path / "old.ttl"), str(tmp_path / "new.ttl")]
    assert main([*call, "--format", "csv"]) == 0
    assert b",=1+1,=2+2," in capsysbinary.readouterr().out
    for words in (["--spreadsheet"], ["--spreadsheet", "--format", "csv"]):
        assert main([*call, *words]) == 0
        shown = capsysbinary.readouterr().out
        assert shown.startswith(b"\xef\xbb\xbfsection,")
        assert b",'=1+1,'=2+2," in shown
    assert main([*call, "--spreadsheet", "--format", "json"]) == 2
    assert capsysbinary.readouterr().err == b"vndx: --spreadsheet is for csv, not json\n"


def test_each_form_tells_the_same_facts(without: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["diff", str(graph_dir()), str(without)]
    (section,) = compare(capsys, *call[1:])
    facts = {fact["fact"] for fact in section["facts"]}
    assert len(facts) > 50
    assert main([*call, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert {row["fact"] for row in rows} == facts
    assert {row["section"] for row in rows} == {ARTICLE}
    assert main(call) == 0
    table = capsys.readouterr().out
    assert all(fact in table for fact in facts)
    assert main([*call, "--format", "markdown"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("## article 004\\_")
    assert all(fact in re.sub(r"\\(.)", r"\1", page) for fact in facts)


def test_the_statements_themselves(without: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(without), str(graph_dir()), "--triples"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert {line[:2] for line in lines} == {"+ "}
    quads = {quad for line in lines for quad in ox.parse(line[2:].encode(), ox.RdfFormat.N_QUADS)}
    wanted = set(ox.parse(path=graph_dir() / "articles" / f"{ARTICLE}.trig"))
    assert len(quads) == len(lines) == len(wanted)
    names = {(quad.graph_name, quad.subject, quad.predicate) for quad in wanted}
    assert {(quad.graph_name, quad.subject, quad.predicate) for quad in quads} == names
    assert main(["diff", str(without), str(graph_dir()), "--triples", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (len(said["added"]), said["withdrawn"]) == (len(lines), [])


def test_it_speaks_vietnamese(without: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "vi", "diff", str(graph_dir()), str(without)]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith(f"bài báo {ARTICLE}")
    assert "mất một nguồn" in shown.out
    assert re.search(r"\d+ rút bỏ; \d+ mất một nguồn; \d+ đoạn rút bỏ", shown.err)


def test_a_file_may_be_compared_without_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = graph_dir() / "articles" / f"{ARTICLE}.trig"
    text = article.read_text("utf-8")
    assert "vndx:value 528.0" in text
    other = tmp_path / "other.trig"
    other.write_text(
        text.replace("vndx:value 528.0", "vndx:value 529.0").replace("_actual_528 a ", "_actual_529 a "),
        "utf-8",
    )
    (section,) = compare(capsys, str(article), str(other))
    (fact,) = (fact for fact in section["facts"] if fact["change"] == "changed" and "was" in fact)
    assert "528" in fact["was_fact"]
    assert "529" in fact["fact"]
    (row,) = (row for row in fact["properties"] if row["property"] == "vndx:value")
    assert (row["old"], row["new"]) == (["528"], ["529"])


def table_of(old: str, new: str, folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    for name, text in (("old.trig", old), ("new.trig", new)):
        (folder / name).write_text(f"@prefix : <http://e.org/> . {text}", "utf-8")
    assert main(["diff", str(folder / "old.trig"), str(folder / "new.trig"), *words]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (':a :p "1" .', ":a :p 1 .", ("1 (xsd:string)", "1 (xsd:integer)")),
        (":a :p 5 .", ":a :p 5.0 .", ("5 (xsd:integer)", "5 (xsd:decimal)")),
        (
            ":a :p :x . :x <http://www.w3.org/2000/01/rdf-schema#label> 'N' .",
            ":a :p :y . :y <http://www.w3.org/2000/01/rdf-schema#label> 'N' .",
            ("N (<http://e.org/x>)", "N (<http://e.org/y>)"),
        ),
    ],
)
def test_values_that_read_alike_are_told_apart(
    old: str, new: str, shown: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = next(
        line for line in table_of(old, new, tmp_path, capsys).splitlines() if "http://e.org/a" in line
    )
    assert tuple(re.split("  +", line)[-2:]) == shown
    (section,) = json.loads(table_of(old, new, tmp_path, capsys, "--format", "json"))
    fact = next(fact for fact in section["facts"] if fact["subject"] == "<http://e.org/a>")
    (row,) = fact["properties"]
    assert row["old_terms"] != row["new_terms"]
    rows = list(csv.DictReader(io.StringIO(table_of(old, new, tmp_path, capsys, "--format", "csv"))))
    (cells,) = [cells for cells in rows if cells["subject"] == "<http://e.org/a>"]
    assert ([cells["old_terms"]], [cells["new_terms"]]) == (row["old_terms"], row["new_terms"])


def test_a_figure_under_another_name_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = ":f <https://w3id.org/vndx/ontology#indicator> :i ."
    shown = table_of(old, old.replace(":f", ":g"), tmp_path, capsys)
    assert re.search(r"changed .* id +<http://e.org/f> +<http://e.org/g>\n", shown)
    shown = table_of(old, old.replace(":f", ":g"), tmp_path, capsys, "--format", "csv")
    assert shown.endswith(",<http://e.org/f>,<http://e.org/g>\r\n")


def test_a_graph_without_a_name_of_its_own_keeps_all_its_letters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = table_of("_:g { :a :p 1 }", "_:g { :a :p 2 }", tmp_path, capsys)
    (name, other) = re.findall("^_:[0-9a-f]{16}$", shown, re.MULTILINE)
    lines = table_of("_:g { :a :p 1 }", "_:g { :a :p 2 }", tmp_path, capsys, "--triples")
    assert name in lines
    assert other in lines


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nowhere", "graph"], 1, "vndx: no such file or folder: nowhere"),
        (["graph"], 2, "vndx: NEW is missing; see vndx diff --help"),
        (["graph", "graph", "--article", "7"], 2, "vndx: no article 7 in either graph; there are 000_"),
        (["graph", "graph", "--article", "00"], 2, "vndx: 00 is the beginning of several articles: 000_"),
        (["graph", "bad.ttl"], 1, "vndx: bad.ttl, line 1, column "),
        (["graph", "remote.jsonld"], 1, "vndx: remote.jsonld names a JSON-LD context by its address"),
        (["graph", "deep.ttl"], 1, "vndx: deep.ttl, line 1: more than 100 brackets"),
    ],
)
def test_what_is_wrong_is_one_sentence(
    words: list[str],
    code: int,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "graph").symlink_to(graph_dir())
    (tmp_path / "bad.ttl").write_text("<http://e/s> .")
    (tmp_path / "deep.ttl").write_text("<http://e/s> <http://e/p> " + "[ <http://e/p> " * 20_000)
    (tmp_path / "remote.jsonld").write_text('{"@context": "http://127.0.0.1:9/c", "@id": "http://e/s"}')
    assert main(["diff", *words]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(said)
    assert shown.err.count("\n") == 1


def test_nothing_heavy_is_loaded() -> None:
    code = (
        "import sys; from vndx.cli import main; code = main(['diff', 'graph', 'graph']); "
        "print({'rdflib', 'networkx', 'pyvis', 'pyshacl'} & set(sys.modules), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=graph_dir().parent,
        env={**os.environ, "VNDX_LANG": "en"},
    )
    assert done.stdout == "set() 0\n"


@pytest.mark.parametrize("language", ["en", "vi"])
def test_csv_has_numbers_and_codes_as_they_are_and_one_language(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (graph_dir() / "articles" / "001_b4d0f94a64a1d25e.trig").read_text("utf-8")
    name = "digital-enterprises_viet-nam_2024-h1_actual_50350"
    assert name in text
    for side, value in (("old", "50350.0"), ("new", "50400.5")):
        changed = text.replace(name, name[:-5] + value.removesuffix(".0")).replace(
            "vndx:value 50350.0", f"vndx:value {value}"
        )
        (tmp_path / f"{side}.trig").write_text(changed, "utf-8")
    call = ["--lang", language, "diff", str(tmp_path / "old.trig"), str(tmp_path / "new.trig")]
    assert main([*call, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    (row,) = [row for row in rows if row["property"] == "vndx:value"]
    assert (row["old"], row["new"]) == ("50350", "50400.5")
    assert (row["change"], row["property_change"], row["kind"]) == ("changed", "changed", "vndx:Observation")
    shown = {"en": ("50,350", "50,400.5", "value"), "vi": ("50.350", "50.400,5", "trị số")}[language]
    assert (row["old_label"], row["new_label"], row["property_label"]) == shown
    # What a fact is called is one thing in every format: as it is now.
    assert shown[1] in row["fact"]
    assert main(call) == 0
    assert row["fact"] in capsys.readouterr().out
    assert main([*call, "--format", "json"]) == 0
    facts = [fact for section in json.loads(capsys.readouterr().out) for fact in section["facts"]]
    assert row["fact"] in {fact["fact"] for fact in facts}
