"""What ``vndx progress`` says where there are no targets, and of a day that the graph knows nothing of."""

from __future__ import annotations

import pytest

from vndx.cli import main

Captured = pytest.CaptureFixture[str]


def said(capsys: Captured, *words: str) -> tuple[int, str, str]:
    code = main(["progress", *words])
    done = capsys.readouterr()
    return code, done.out, done.err


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_day_after_all_knowledge_is_no_day_on_which_nothing_was_reported(
    capsys: Captured, language: str
) -> None:
    code, out, err = said(capsys, "--lang", language, "--as-of", "2030-01-01")
    known = {"en": "2024-07-10", "vi": "10/07/2024"}[language]
    assert code == 0
    assert err.count("\n") == 1
    assert known in err
    assert {"en": "holds nothing of the time after", "vi": "không có gì về thời gian sau"}[language] in err
    assert f"({ {'en': 'the latest', 'vi': 'bài mới nhất'}[language] }: {known})" in out
    assert {"en": "had reported a result by", "vi": "đến 01/01/2030"}[language] not in out.partition("\n")[2]


def test_a_day_that_articles_tell_of_needs_no_word(capsys: Captured) -> None:
    code, out, err = said(capsys, "--as-of", "2024-07-10")
    assert (code, err) == (0, "")
    assert "no article had reported a result by 2024-07-10" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--year", "2023"],
            (
                "no targets for 2023; there are targets for 2024; how far the work of 2023 was done: "
                "vndx query figures -p indicator=indicator:plan-tasks-done-rate -p year=2023"
            ),
        ),
        (["--year", "2022"], "no targets for 2022; there are targets for 2024"),
        (
            ["--as-of", "0001-01-01"],
            "no targets by 0001-01-01: the first article that tells of one is of 2023-12-28",
        ),
        (["--area", "Bình Định"], "no targets of place:binh-dinh; there are targets of place:viet-nam"),
        (
            ["--body", "body:mic"],
            (
                "no targets that body:mic set, approved or has to reach; these did or have: body:ncdt, "
                "group:telecom-digital-enterprises, initiative:plan-2024"
            ),
        ),
        (
            ["--as-of", "2023-12-28", "--body", "initiative:plan-2024"],
            "no targets: there are some for each of these options, and none for all of them",
        ),
    ],
)
def test_without_targets_it_says_which_there_are(capsys: Captured, words: list[str], sentence: str) -> None:
    code, out, err = said(capsys, *words)
    assert (code, err) == (0, f"vndx: {sentence}\n")
    assert len(out.splitlines()) == 4


def test_the_command_that_it_names_answers(capsys: Captured) -> None:
    _, _, err = said(capsys, "--year", "2023")
    call = err.rpartition("vndx ")[2].split()
    assert main(call) == 0
    assert " 81 " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--area", "Bộ TT&TT"], "--area is a place; body:mic is none"),
        (
            ["--body", "Bình Định"],
            "--body is a body, a group, an initiative or a post; place:binh-dinh is none",
        ),
        (["--body", "person:do-minh-tuan"], "person:do-minh-tuan is none"),
        (["--year", "20245"], "--year is a year from 1 to 9999, not 20245"),
        (["--year", "-5"], "--year is a year from 1 to 9999, not -5"),
        (["--width", "80", "--format", "csv"], "--width is for tables, not csv"),
        (["-o", "x.xlsx"], ".xlsx"),
    ],
)
def test_what_cannot_have_targets_is_refused(capsys: Captured, words: list[str], sentence: str) -> None:
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith("vndx: ")
    assert sentence in err


def test_a_table_is_as_wide_as_asked_for(capsys: Captured) -> None:
    _, wide, _ = said(capsys)
    code, narrow, err = said(capsys, "--width", "100")
    assert (code, err) == (0, "")
    assert max(map(len, wide.splitlines())) > 300
    assert max(map(len, narrow.splitlines())) <= 100
