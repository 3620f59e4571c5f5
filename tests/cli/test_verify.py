"""``vndx verify`` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.tiny import Tiny
from vndx.cli import main


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNDX_LANG", "en")


def test_a_true_graph_exits_0_with_the_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, texts = Tiny().write(tmp_path)
    assert main(["verify", "--texts", str(texts), "--graph", str(graph)]) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert out.startswith("articles: 1, spans: ")
    assert "facts: 18 verified" in out
    assert "0 unread, 0 failed; findings: 0" in out


def test_a_wrong_value_exits_1_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = Tiny()
    tiny.replace("vndx:value 48000.0", "vndx:value 48.0")
    graph, texts = tiny.write(tmp_path)
    assert main(["verify", "--texts", str(texts), "--graph", str(graph)]) == 1
    first = capsys.readouterr().out.split("\n")[0]
    assert first.startswith("tiny:")
    assert "figure:households: [value]" in first
    assert "expected 48, found 48000" in first


def test_json_holds_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = Tiny()
    tiny.replace("vndx:value 48000.0", "vndx:value 48.0")
    graph, texts = tiny.write(tmp_path)
    call = ["verify", "--texts", str(texts), "--graph", str(graph), "--format", "json", "--article", "ti"]
    assert main(call) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["facts"]["failed"] == 1
    (finding,) = report["findings"]
    assert finding["rule"] == "value"
    assert finding["fact"] == "figure:households"


def test_a_missing_text_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, texts = Tiny().write(tmp_path)
    (texts / "any-name.txt").unlink()
    assert main(["verify", "--texts", str(texts), "--graph", str(graph)]) == 1
    first, *facts, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"tiny: [text] no file in {texts} is the text of tiny (SHA-256 ")
    assert len(facts) == 19
    assert all(line.endswith("[text] cannot be verified without the text") for line in facts)
    assert any(": figure:households: [text]" in line for line in facts)
    assert "facts: 0 verified" in last
    assert last.endswith("19 failed; findings: 20")


def test_a_changed_text_fails_each_fact_in_json_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph, texts = Tiny().write(tmp_path)
    (texts / "any-name.txt").rename(texts / "tiny.txt")
    (texts / "tiny.txt").write_bytes(b"changed")
    assert main(["verify", "--texts", str(texts), "--graph", str(graph), "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["facts"]["failed"] == 19
    assert {one["rule"] for one in report["findings"]} == {"text"}
    assert report["findings"][0]["found"].startswith("the text of tiny has changed")


@pytest.mark.parametrize("command", ["verify", "ledger"])
@pytest.mark.parametrize("more", [[], ["--article", "000"]])
def test_a_graph_without_an_article_is_no_success(
    command: str, more: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "my.ttl").write_text("<http://u.org/a> <http://u.org/p> 1 .")
    assert main([command, "--texts", str(tmp_path), "--graph", str(tmp_path / "my.ttl"), *more]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "vndx: the graph has no article, so there is nothing to compare with the texts\n"


def test_words_that_cannot_be_used_get_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--texts", str(tmp_path / "none")]) == 1
    assert main(["verify", "--texts", str(tmp_path), "--article", "zzz"]) == 2
    err = capsys.readouterr().err.splitlines()
    assert "cannot read the folder of texts" in err[0]
    assert "no single article" in err[1]
    assert len(err) == 2


def test_it_speaks_vietnamese(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph, texts = Tiny().write(tmp_path)
    try:
        assert main(["--lang", "vi", "verify", "--texts", str(texts), "--graph", str(graph)]) == 0
    finally:
        from vndx import lang

        lang.use(None)
    assert "dữ kiện: 18 đã đối chiếu" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["verify", "ledger"])
def test_it_loads_no_second_engine(command: str, tmp_path: Path) -> None:
    graph, texts = Tiny().write(tmp_path)
    code = (
        "import sys; from vndx.cli import main; "
        f"code = main([{command!r}, '--texts', {str(texts)!r}, '--graph', {str(graph)!r}]); "
        "print({'rdflib', 'networkx', 'pyvis', 'pyshacl'} & set(sys.modules), code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set() 0"
