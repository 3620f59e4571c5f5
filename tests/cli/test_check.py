"""``vndx check``: a sentence a finding, in either language, and an exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from vndx.cli import main

CASES = Path(__file__).parent.parent / "cases/shapes"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("good", "theme-status"):
        shutil.copy(CASES / f"{name}.trig", tmp_path)
    return tmp_path


def test_a_finding_names_file_line_record_rule_and_remedy(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--graph", ".", "theme-status.trig"]) == 1
    said = capsys.readouterr()
    assert said.out == (
        "theme-status.trig:11: theme:x [theme-status] a theme is either proposed or adopted\n"
        "    give it vndx:status code:status-proposed or code:status-adopted\n"
    )
    assert "1 finding" in said.err
    assert main(["--lang", "vi", "check", "--graph", ".", "theme-status.trig"]) == 1
    said = capsys.readouterr()
    assert "chủ đề hoặc được đề xuất, hoặc đã thông qua" in said.out
    assert "1 phát hiện" in said.err


def test_json_has_both_languages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--graph", ".", "--format", "json", "-o", "found.json", "theme-status.trig"]) == 1
    assert capsys.readouterr().out == ""
    (found,) = json.loads((folder / "found.json").read_text("utf-8"))
    assert found["record"] == "theme:x"
    assert found["rule"] == "theme-status"
    assert set(found["message"]) == set(found["remedy"]) == {"en", "vi"}


def test_the_shipped_graph_is_sound_and_nothing_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("statements: sound\n")


def test_a_missing_path_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere"]) == 1
    assert capsys.readouterr().err == "vndx: no such file or folder: nowhere\n"
