"""A named query without rows says why, where that can be told, and says nothing else."""

from __future__ import annotations

import pytest

from vndx.cli import main


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Return what stands on stderr; stdout must hold the header and nothing more."""
    assert main(["query", *words]) == 0
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    return said.err


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_a_thing_of_the_wrong_kind_is_told_from_no_answer(
    capsys: pytest.CaptureFixture[str], form: str
) -> None:
    said = ask(capsys, "chairs", "-p", "meeting=place:binh-dinh", "--format", form)
    assert said == (
        "vndx: no row of chairs has meeting=place:binh-dinh; "
        "meeting is the session: meeting:ncdt-7, meeting:ncdt-9\n"
    )


@pytest.mark.parametrize(("form", "empty"), [("json", '"bindings":[]'), ("xml", "<results></results>")])
def test_it_is_told_in_other_formats_too(capsys: pytest.CaptureFixture[str], form: str, empty: str) -> None:
    assert main(["query", "chairs", "-p", "meeting=place:binh-dinh", "--format", form]) == 0
    said = capsys.readouterr()
    assert empty in said.out.replace(": ", ":")
    assert "meeting is the session: meeting:ncdt-7, " in said.err


def test_of_a_thing_of_the_right_kind_it_is_said_simply(capsys: pytest.CaptureFixture[str]) -> None:
    said = ask(capsys, "province-facts", "-p", "place=place:cao-bang", "--format", "csv")
    assert said == "vndx: place:cao-bang: nothing is known yet that province-facts could show\n"


def test_values_that_never_meet(capsys: pytest.CaptureFixture[str]) -> None:
    values = ("-p", "person=person:do-minh-tuan", "-p", "attested_on=2024-07-10")
    said = ask(capsys, "posts", *values, "--format", "csv", "--lang", "vi")
    assert said == "vndx: riêng từng giá trị thì posts có câu trả lời, gộp lại thì không có\n"


@pytest.mark.parametrize(
    "call",
    [
        "known-by -p as_of=1999-01-01 --format csv",  # no article was there yet
        "contradictions -p indicator=indicator:national-dti --format csv",  # there are none at all
    ],
)
def test_nothing_is_said_of_an_answer_that_is_good(capsys: pytest.CaptureFixture[str], call: str) -> None:
    assert ask(capsys, *call.split()) == ""


def test_nothing_is_said_where_there_are_rows(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "chairs", "-p", "meeting=meeting:ncdt-7", "--format", "csv"]) == 0
    assert capsys.readouterr().err == ""
