"""``vndx ledger`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.sources.tiny import Tiny
from vndx.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNDX_LANG", "en")


def call(tiny: Tiny, folder: Path, *more: str) -> int:
    graph, texts = tiny.write(folder)
    return main(["ledger", "--texts", str(texts), "--graph", str(graph), *more])


def test_a_closed_ledger_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(Tiny(), tmp_path) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 23
    assert lines[-1] == "tiny: 22 numbers; 19 used, 3 ignored, 0 open"
    assert any("48.000  used  value figure:households" in line for line in lines)
    assert any("0999  ignored  hotline" in line for line in lines)


def test_an_open_number_exits_1_and_shows_its_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny = Tiny()
    del tiny.ignored["Ảnh 8"]
    assert call(tiny, tmp_path, "--open-only") == 1
    first, last = capsys.readouterr().out.splitlines()
    assert "8  open  no fact and no ignored span covers it: …" in first
    assert "Ảnh 8" in first
    assert last.endswith("1 open")


def test_csv_and_json_have_a_row_for_each_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(Tiny(), tmp_path, "--format", "csv") == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert call(Tiny(), tmp_path, "--format", "json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["digits"] for row in table] == [row["digits"] for row in rows]
    assert len({row["start"] for row in rows}) == 22
    assert {row["state"] for row in rows} == {"used", "ignored"}


def test_a_changed_text_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, texts = Tiny().write(tmp_path)
    (texts / "any-name.txt").rename(texts / "tiny.txt")
    (texts / "tiny.txt").write_bytes(b"changed")
    assert main(["ledger", "--texts", str(texts), "--graph", str(graph)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "the text of tiny has changed" in err


def test_roles_and_reasons_are_translated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, texts = Tiny().write(tmp_path)
    try:
        assert main(["--lang", "vi", "ledger", "--texts", str(texts), "--graph", str(graph)]) == 0
    finally:
        from vndx import lang

        lang.use(None)
    out = capsys.readouterr().out
    assert "48.000  dùng  trị số figure:households" in out
    assert "12  dùng  mẫu số figure:villages" in out
    assert "5.6  dùng  ngày tháng " in out
    assert "0999  bỏ qua  số điện thoại\n" in out


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (0, ""),
        (1, "1 text there belongs to no article of the graph\n"),
        (3, "3 texts there belong to no article of the graph\n"),
    ],
)
def test_texts_of_no_article_are_counted(
    others: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph, texts = Tiny().write(tmp_path)
    for number in range(others):
        (texts / f"{number}.txt").write_text(f"other {number}")
    (texts / "copy.txt").write_bytes((texts / "any-name.txt").read_bytes())
    assert main(["ledger", "--texts", str(texts), "--graph", str(graph)]) == 0
    assert capsys.readouterr().err == said
