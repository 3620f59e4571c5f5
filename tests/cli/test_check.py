"""``vndx check``: a sentence a finding, in either language, and an exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from vndx.cli import main

SHIPPED = Path(__file__).parents[2] / "graph/derived.trig"
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


def test_a_sound_graph_writes_its_empty_list_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "found.txt").write_text("of the last run")
    call = ["check", str(SHIPPED), "-o"]
    assert main([*call, "found.txt"]) == 0
    assert (folder / "found.txt").read_bytes() == b""
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("1 file, ")
    assert main([*call, "none/found.txt"]) == 1
    assert "cannot write none/found.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("bad.ttl", b"<u:a> <u:p>\n 1 <u:c> .", "bad.ttl:2: [syntax] column 4: "),
        ("bad.nt", b"<u:a> <u:b> .", "bad.nt:1: [syntax] column "),
        ("bad.ttl", b"<u:a> <u:p> 1 .\n# \xff", "bad.ttl:2: [syntax] not UTF-8\n"),
        ("bad.ttl", b"\x7fELF\x02\x00\x00", "bad.ttl:1: [syntax] this is binary data, not text in UTF-8\n"),
    ],
)
def test_a_file_that_cannot_be_read_names_its_place_once(
    name: str, data: bytes, line: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_bytes(data)
    assert main(["check", "--graph", "good.trig", name]) == 1
    said = capsys.readouterr().out
    assert said.startswith(line)
    assert said.count(name) == 1
    assert main(["--lang", "vi", "check", "--graph", "good.trig", name]) == 1
    said = capsys.readouterr().out
    assert said.startswith(line.split(" [")[0])
    assert said.count(name) == 1
