"""``vndx fmt``: rewrites what is not canonical, all or nothing, and says what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from vndx.cli import main

LOOSE = "# kept\n\n@prefix u: <http://u.org/> .\nu:b u:p 1.50 .   u:a u:p 2 .\n"
TIDY = "# kept\n\n@prefix u: <http://u.org/> .\n\nu:a u:p 2 .\n\nu:b u:p 1.50 .\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loose.ttl").write_text(LOOSE)
    (tmp_path / "tidy.trig").write_text(TIDY)
    (tmp_path / "other.txt").write_text("not RDF")
    return tmp_path


def test_it_rewrites_what_is_not_canonical_and_names_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", str(folder)]) == 0
    assert capsys.readouterr().out == "loose.ttl\n"
    assert (folder / "loose.ttl").read_text() == TIDY
    assert main(["fmt", str(folder)]) == 0
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in folder.iterdir()) == ["loose.ttl", "other.txt", "tidy.trig"]


def test_check_changes_nothing_and_names_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["fmt", "--check", "loose.ttl", "tidy.trig"]) == 1
    said = capsys.readouterr()
    assert said.out == "loose.ttl\n"
    assert "1 not canonical; run: vndx fmt loose.ttl" in said.err
    assert (folder / "loose.ttl").read_text() == LOOSE
    assert main(["fmt", "--check", "tidy.trig"]) == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<u:a> <u:p> 1 . # lost", "vndx: bad.ttl:1: a comment here would be lost"),
        (
            "# kept\n<u:a> <u:p> '''\n#no''' ,\n <u:#x> . #lost",
            "vndx: bad.ttl:4: a comment here",
        ),
        ("<u:a> <u:p>\n 1 <u:c> .", "vndx: bad.ttl:2:4: "),
        ("<u:a> <u:p> <<( <u:a> <u:p> 1 )>> .", "vndx: bad.ttl, line 1: vndx does not take the triple terms"),
    ],
)
def test_a_file_that_cannot_be_written_back_stops_all_of_it(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    (folder / "bad.ttl").write_text(text)
    assert main(["fmt", "loose.ttl", "bad.ttl"]) == 1
    assert sentence in capsys.readouterr().err
    assert (folder / "loose.ttl").read_text() == LOOSE


def test_check_goes_on_after_a_file_that_cannot_be_read(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.ttl").write_text("<u:a> <u:p>")
    (folder / "b.ttl").write_text("<u:a> <u:p> 1 . # lost")
    assert main(["fmt", "--check", "."]) == 1
    said = capsys.readouterr()
    assert said.out == "loose.ttl\n"
    first, second, last = said.err.splitlines()
    assert first.startswith("vndx: a.ttl:1:")
    assert second.startswith("vndx: b.ttl:1: a comment here")
    assert last == "1 not canonical; run: vndx fmt ./loose.ttl"
    (folder / "loose.ttl").unlink()
    assert main(["fmt", "--check", "."]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_bytes_that_are_not_utf_8_have_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.ttl").write_bytes(b'<u:a> <u:p> 1 .\n<u:a> <u:p> "\xff" .')
    assert main(["fmt", "bad.ttl"]) == 1
    assert "bad.ttl:2: not UTF-8" in capsys.readouterr().err


def test_what_is_no_turtle_is_a_fault_of_the_call(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.nt").write_text("<u:a> <u:p> <u:b> .")
    assert main(["fmt", "a.nt"]) == 2
    assert "neither Turtle (.ttl) nor TriG (.trig)" in capsys.readouterr().err
    assert main(["fmt", "nowhere"]) == 1
    assert "no such file or folder" in capsys.readouterr().err
