"""``vndx cite`` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.sources.tiny import Tiny
from vndx.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNDX_LANG", "en")
    monkeypatch.delenv("VNDX_TEXTS", raising=False)


@pytest.fixture
def where(tmp_path: Path) -> list[str]:
    graph, texts = Tiny().write(tmp_path)
    return ["--texts", str(texts), "--graph", str(graph)]


def test_it_prints_turtle(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "tiny", "thôn có mạng", *where]) == 0
    out = capsys.readouterr().out
    assert len(list(ox.parse(out, ox.RdfFormat.TURTLE))) == 10
    assert "oa:start 172" in out
    assert 'oa:exact "thôn có mạng"' in out


def test_several_places_are_listed_and_one_is_chosen(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "tiny", "đạt", *where]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "vndx:"]
    assert lines[-1].endswith("choose with --occurrence 1 to 3")
    assert main(["cite", "tiny", "đạt", "--occurrence", "3", *where]) == 0
    assert main(["cite", "tiny", "đạt", "--occurrence", "4", *where]) == 2


def test_a_sentence_only_as_a_hash(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "Năm 2031, gần 48.000 hộ đã đăng ký; 9/12 thôn có mạng, đạt 75%."
    assert main(["cite", "tiny", sentence, *where]) == 2
    assert "--no-quote" in capsys.readouterr().err
    assert main(["cite", "tiny", sentence, "--no-quote", *where]) == 0
    assert "oa:exact" not in capsys.readouterr().out


def test_what_is_not_there_is_said(where: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "tiny", "không có", *where]) == 2
    assert main(["cite", "zzz", "đạt", *where]) == 2
    assert main(["cite", "tiny", "đạt", *where[2:]]) == 2
    err = capsys.readouterr().err.splitlines()
    assert len(err) == 3
    assert "does not stand in the text" in err[0]
    assert "known: any-name" in err[1] or "known: tiny" in err[1]
    assert "--texts" in err[2]


@pytest.mark.parametrize("path", ["none/there.txt", "there.txt"])
def test_a_path_that_leads_nowhere_is_said_to(
    path: str, where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", path, "đạt", *where]) == 1
    assert capsys.readouterr().err == f"vndx: cannot read {path}: No such file or directory\n"


def test_a_phrase_that_stands_once_has_no_second_place(
    where: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["cite", "tiny", "thôn có mạng", "--occurrence", "2", *where]) == 2
    assert capsys.readouterr().err == "vndx: the phrase stands there only once; leave --occurrence out\n"
