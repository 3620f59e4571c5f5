"""`vndx links`, and what `vndx show` says of them."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.links.made import link
from vndx.cli import main
from vndx.content import graph_dir
from vndx.links import add

Capture = pytest.CaptureFixture[str]


def test_one_thing_with_its_grounds(capsys: Capture) -> None:
    assert main(["links", "hà giang"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Hà Giang Province · place:ha-giang\n  GeoNames · matches: 1581030\n")
    assert "Wikidata · matches: Q36685 “Ha Giang province”" in shown
    assert shown.count("grounds:") == 2
    how = "matched by a code that both have; found by vndx curators, by a program"
    assert " ".join(shown.split()).count(f"{how}; 2026-11-22; confidence 0.95") == 2
    assert shown.count("https://github.com/whosonfirst-data/") == 2  # a reader can look


def test_the_thing_here_of_an_identifier_there(capsys: Capture) -> None:
    assert main(["links", "wd:Q36685", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["thing"] == "place:ha-giang"
    assert found["outcome"] == "link"
    assert found["confidence"] == 0.95
    assert main(["links", "https://sws.geonames.org/1581030/", "--format", "json"]) == 0
    assert [row["thing"] for row in json.loads(capsys.readouterr().out)] == ["place:ha-giang"]


def test_all_links_as_a_table_and_as_rows(capsys: Capture) -> None:
    assert main(["links"]) == 0
    assert capsys.readouterr().out.startswith("190 links to other graphs\n")
    assert main(["links", "--all", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 241
    outcomes = [row["outcome"] for row in rows]
    assert {name: outcomes.count(name) for name in set(outcomes)} == {
        "link": 190,
        "refused": 5,
        "not found": 46,
    }
    assert all(row["evidence"] for row in rows)
    assert main(["links", "--target", "eurovoc", "--format", "markdown"]) == 0
    assert capsys.readouterr().out.count("| EuroVoc |") == 10


def test_what_was_refused_and_not_found_is_shown_for_one_thing(capsys: Capture) -> None:
    assert main(["links", "body:viettel"]) == 0
    shown = capsys.readouterr().out
    assert "is not (refused): Q123493815 “Viettel Store”" in shown
    assert "That is the chain of shops Viettel Store, not the group." in shown
    assert "looked for, not found" in shown
    assert main(["--lang", "vi", "links", "body:viettel"]) == 0
    shown = capsys.readouterr().out
    assert "không phải (đã loại)" in shown
    assert "đã tìm, không thấy" in shown


def test_a_thing_without_links_and_a_graph_without_links(tmp_path: Path, capsys: Capture) -> None:
    assert main(["links", "doc:06-qd-ttg-2022-01-06"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "vndx: no link\n")
    (tmp_path / "g.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    assert main(["links", "--graph", str(tmp_path)]) == 0
    assert capsys.readouterr().err == "vndx: no link\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--target", "myspace"], "there are no links to myspace; the graph links to: agrovoc, dbpedia"),
        (["no such thing at all"], "nothing is called no such thing at all"),
    ],
)
def test_a_slip_is_one_sentence(words: list[str], sentence: str, capsys: Capture) -> None:
    assert main(["links", *words]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_links_of_ones_own_are_shown_beside_the_graph(tmp_path: Path, capsys: Capture) -> None:
    shutil.copytree(graph_dir() / "reference", tmp_path / "reference")
    add(link(comment_en="mine", comment_vi="của tôi"), str(tmp_path / "links"))
    assert main(["links", "--graph", str(tmp_path)]) == 0
    assert capsys.readouterr().out.startswith("1 link to other graphs\n")
    assert main(["links", "place:ha-giang", "--graph", str(tmp_path)]) == 0
    assert "found by Tester; checked by Another; 2026-11-22" in capsys.readouterr().out


def test_show_says_where_else_a_thing_is(capsys: Capture) -> None:
    assert main(["show", "place:ha-giang"]) == 0
    shown = capsys.readouterr().out
    assert "  Elsewhere: GeoNames 1581030 · Wikidata Q36685 (vndx links place:ha-giang)\n" in shown
    assert "GeoNames · matches" not in shown
    assert main(["show", "place:ha-giang", "--format", "json"]) == 0
    assert [place["identifier"] for place in json.loads(capsys.readouterr().out)["elsewhere"]] == [
        "1581030",
        "Q36685",
    ]
    assert main(["--lang", "vi", "show", "system:mobile-money"]) == 0
    assert "Ở nơi khác: EuroVoc ≈ 1971" in capsys.readouterr().out
    assert main(["show", "body:viettel"]) == 0
    assert "Elsewhere" not in capsys.readouterr().out  # refused is not elsewhere


def test_two_judgements_on_one_pair_are_not_mixed(tmp_path: Path, capsys: Capture) -> None:
    """One of the graph and one of somebody's own folder: each with its own author, grounds and confidence."""
    mine = link(rejected=True, evidence="wrong", author="Nguyễn Văn A", reviewer="")
    add(mine, str(tmp_path / "links"))
    graphs = ["--graph", str(graph_dir()), "--graph", str(tmp_path)]
    assert main(["links", "wd:Q36685", *graphs, "--format", "json"]) == 0
    said = capsys.readouterr()
    rows = {row["outcome"]: row for row in json.loads(said.out)}
    assert (rows["refused"]["author"], rows["refused"]["evidence"]) == ("Nguyễn Văn A", "wrong")
    assert (rows["link"]["author"], rows["link"]["confidence"]) == ("vndx curators, by a program", 0.95)
    assert "wrong" not in rows["link"]["evidence"]
    assert "2 judgements in several files" in said.err
    assert main(["links", "wd:Q36685"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["links.ttl", "links.csv", "LINKS.JSON"])
def test_a_mapping_set_is_not_written_under_a_name_of_another_form(
    name: str, tmp_path: Path, capsys: Capture
) -> None:
    assert main(["export", "sssom", "-o", str(tmp_path / name)]) == 2
    assert "end in .tsv" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_cells_for_a_spreadsheet_are_disarmed(tmp_path: Path, capsys: Capture) -> None:
    shutil.copytree(graph_dir() / "reference", tmp_path / "reference")
    add(link(object_label="=HYPERLINK(1)", evidence="@SUM(1)"), str(tmp_path / "links"))
    assert main(["links", "--graph", str(tmp_path), "--format", "csv"]) == 0
    assert ",=HYPERLINK(1)," in capsys.readouterr().out
    assert main(["links", "--graph", str(tmp_path), "--spreadsheet"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("\ufeff")
    assert "'=HYPERLINK(1)" in shown
    assert "'@SUM(1)" in shown
    assert main(["links", "--spreadsheet", "--format", "json"]) == 2


@pytest.mark.parametrize(
    "words", ["Q36685", "q36685", "wd:Q36685", "http://www.wikidata.org/entity/Q36685", "1581030"]
)
def test_search_finds_a_thing_by_its_identifier_elsewhere(words: str, capsys: Capture) -> None:
    assert main(["search", words, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found[0]["id"] == "place:ha-giang"
    assert found[0]["fit"] == "exact"
    assert found[0]["matched"] in ("Q36685", "1581030")


@pytest.mark.parametrize("words", ["Q3668", "Q123493815", "Q36685 --type person"])
def test_a_part_of_an_identifier_or_one_that_was_refused_finds_nothing(words: str, capsys: Capture) -> None:
    assert main(["search", *words.split(), "--format", "json"]) == 0
    assert "Q36685" not in capsys.readouterr().out.replace("--type", "")
