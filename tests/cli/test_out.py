"""What a terminal would obey never reaches one, whatever the format; a pipe gets every byte."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.sources.tiny import Tiny

# A name may hold these; ESC is refused in a graph, but not in the text of an article.
_STEER = "\x9b31mX\u202eY"
_FORMS = {
    "query": ["table", "csv", "tsv", "json", "xml"],
    "search": ["table", "csv", "json"],
    "show": ["text", "json", "turtle"],
    "stats": ["table", "csv", "json"],
    "check": ["text", "json"],
    "verify": ["text", "json"],
    "ledger": ["text", "csv", "json"],
    "queries": ["table", "json"],
}
_CALLS = [[command, "--format", form] for command, forms in _FORMS.items() for form in forms]
_CALLS += [["export", form] for form in ("turtle", "trig", "n-quads", "json-ld", "csv")]
_CALLS += [["query", "--format", "turtle"], ["cite"]]
_WORDS = {
    "query": ["SELECT ?l { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }"],
    "search": ["Mau"],
    "show": ["person:le-thi-mau"],
    "queries": ["targets"],
}
#: What gives the names of a graph, or the words of a text, as they are.
_RAW = {
    *(f"query --format {form}" for form in ("csv", "tsv", "json", "xml", "turtle")),
    *(f"{command} --format json" for command in ("search", "show", "check", "verify")),
    *(f"export {form}" for form in ("n-quads", "json-ld", "csv")),
    "search --format csv",
    "show --format turtle",
}


def test_every_command_and_format_is_called() -> None:
    assert len(_CALLS) == 30
    assert len(_RAW) == 14
    assert set(map(" ".join, _CALLS)) > _RAW


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a graph and texts full of what steers a terminal."""
    tiny = Tiny()
    del tiny.ignored["Ảnh 8"]
    tiny.text = tiny.text.replace("Đường dây nóng", f"\x1b[31m{_STEER}").replace("Ảnh 8.", f"Ảnh 8 {_STEER}.")
    folder = tmp_path_factory.mktemp("steer")
    graph, texts = tiny.write(folder)
    data = graph.read_text("utf-8")
    data = data.replace('"Lê Thị Mẫu"@vi', f'"Lê Thị Mẫu {_STEER}"@vi')
    data = data.replace('"tỉnh Mẫu Sơn"@vi', f'"tỉnh Mẫu {_STEER}"@vi')
    more = (
        f'GRAPH graph:reference {{ <urn:i> a vndx:Indicator ; skos:prefLabel "{_STEER}"@vi . '
        "figure:households vndx:indicator <urn:i> ; vndx:area place:mau-son . }\n"
    )
    graph.write_text(data + more, encoding="utf-8")
    return graph, texts


def _command(words: list[str], place: tuple[Path, Path]) -> list[str]:
    graph, texts = place
    name, *rest = words
    call = [sys.executable, "-m", "vndx", name, *_WORDS.get(name, []), *rest, "--graph", str(graph)]
    if rest[-1:] == ["turtle"] and name == "query":
        call[4] = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    if name == "cite":
        call[4:4] = [str(texts / "any-name.txt"), "X\u202eY", "--occurrence", "1"]
        return call
    return [*call, "--texts", str(texts)] if name in ("verify", "ledger") else call


@pytest.mark.parametrize("words", _CALLS, ids=" ".join)
def test_nothing_that_steers_reaches_a_terminal(words: list[str], place: tuple[Path, Path]) -> None:
    call = _command(words, place)
    piped = subprocess.run(call, capture_output=True, timeout=60)
    assert piped.returncode in (0, 1), piped.stderr
    leader, follower = pty.openpty()
    seen = bytearray()
    reader = threading.Thread(target=_drain, args=(leader, seen))
    reader.start()
    on_screen = subprocess.run(call, stdout=follower, stderr=subprocess.PIPE, timeout=60)
    os.close(follower)
    reader.join()
    os.close(leader)
    assert on_screen.returncode == piped.returncode
    shown = seen.decode("utf-8")
    assert not set(shown) & set("\x1b\x9b\u202e")
    assert shown.endswith("\n")
    if " ".join(words) in _RAW:  # what a pipe gets is not touched
        assert "\u202e" in piped.stdout.decode("utf-8")
        assert "\\u202e" in shown


@pytest.mark.parametrize("words", [words for words in _CALLS if words[0] not in ("verify", "ledger", "cite")])
def test_a_pipe_gets_the_bytes_that_a_file_gets(
    words: list[str], place: tuple[Path, Path], tmp_path: Path
) -> None:
    call = _command(words, place)
    piped = subprocess.run(call, capture_output=True, timeout=60).stdout
    subprocess.run([*call, "-o", str(tmp_path / "out")], capture_output=True, timeout=60)
    assert (tmp_path / "out").read_bytes() == piped


def _drain(leader: int, seen: bytearray) -> None:
    try:
        while piece := os.read(leader, 65536):
            seen += piece
    except OSError:  # how Linux says that nobody writes any more
        pass
