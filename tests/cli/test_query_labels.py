"""``vndx query --labels``: names also for what has none of its own, codes in the language of the reader."""

from __future__ import annotations

import csv
import io

import pytest

from vndx.cli import main
from vndx.cli.query_labels import names
from vndx.graph.engine import Engine
from vndx.ontology import ID
from vndx.queries import load
from vndx.results.rows import Rows

#: These answer with the whole graph, or with terms of the language that the graph is written in.
OTHER = {"about", "background"}
#: Columns of web pages, and of things of other graphs, whose names are theirs (column name_there).
ELSEWHERE = {"homepage", "license", "there"}


def shown(capfdbinary: pytest.CaptureFixture[bytes], *words: str) -> str:
    assert main(["query", *words, "--labels"]) == 0
    return capfdbinary.readouterr().out.decode()


def test_every_thing_in_an_answer_has_a_name() -> None:
    looked = 0
    with Engine() as engine:
        for name, query in load().items():
            if name in OTHER or query.services:  # what asks other servers is not to be asked here
                continue
            answer = Rows(engine.query(query.text, trusted=True).data)
            elsewhere = {row[column]["value"] for row in answer.rows for column in ELSEWHERE & set(row)}
            iris = answer.iris() - elsewhere
            looked += len(iris)
            assert sorted(iris - set(names(engine, iris))) == [], name
    assert looked > 2000


def test_a_node_is_called_by_what_it_says() -> None:
    figure = f"{ID}figure/essential-services-deployed_viet-nam_2024-h1_actual_43"
    wanted = [figure, f"{ID}figure/of-nothing_viet-nam_2024_actual_1", f"{ID}place/viet-nam"]
    with Engine() as engine:
        found = names(engine, wanted)
    assert set(found) == {figure, wanted[2]}
    assert "43" in found[figure]
    assert "first half of 2024" in found[figure]
    assert found[wanted[2]] == "Viet Nam"


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "; on 2023-12-28"), ("vi", "; ngày 28/12/2023")],
)
def test_posts_have_no_ids_left(capfdbinary: pytest.CaptureFixture[bytes], language: str, name: str) -> None:
    call = ["--lang", language, "query", "posts", "-p", "person=person:do-minh-tuan", "--labels"]
    assert main(call) == 0
    table = capfdbinary.readouterr().out.decode()
    assert "membership:" not in table
    assert name in table
    assert main([*call, "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert rows
    assert all(row["membership"].startswith(ID) and name in row["membership_label"] for row in rows)


def test_codes_are_in_vietnamese_in_tables_only(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    call = ("--lang", "vi", "scoreboard", "-p", "year=2024")
    table = shown(capfdbinary, *call)
    assert "chưa có kết quả" in table
    assert "không so được" in table
    assert not {"no-result", "not-comparable", "met", "true", "false"} & set(table.split())
    assert "no-result" in shown(capfdbinary, *call, "--format", "csv")
    assert "no-result" in shown(capfdbinary, "--lang", "en", "scoreboard")


def test_one_language_is_shown_unless_columns_are_asked_for(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    heads = shown(capfdbinary, "office-holders").splitlines()[0].split()
    assert "note" in heads
    assert "note_vi" not in heads
    asked = shown(capfdbinary, "office-holders", "--columns", "post,note_vi").splitlines()[0].split()
    assert asked == ["post", "note_vi"]
    assert "theme_en" not in shown(capfdbinary, "themes").splitlines()[0].split()
