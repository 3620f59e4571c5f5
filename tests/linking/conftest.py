"""Wikidata's fixture behind a real server, and calls of vndx that judge into a folder of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults import Faults
from tests.servers import Server, oxigraph
from vndx.cli import main


@pytest.fixture(scope="session")
def wikidata(root: Path) -> Iterator[Server]:
    with oxigraph(root / "tests" / "fixtures" / "wikidata_vn.ttl", read_only=True) as server:
        yield server


@pytest.fixture(scope="module")
def faults() -> Iterator[Faults]:
    with Faults() as server:
        yield server


@dataclass
class Said:
    """What a call gave."""

    code: int
    out: str
    err: str

    def rows(self) -> list[dict[str, Any]]:
        """Return the candidates of the first thing, of an answer in JSON."""
        assert self.code == 0, self.err
        found: list[dict[str, Any]] = json.loads(self.out)[0]["candidates"]
        return found


class Calls:
    """Calls of vndx that ask one server and judge into one folder.

    Attributes:
        links: that folder.
        endpoint: the server.
    """

    def __init__(self, endpoint: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.endpoint = endpoint
        self.links = folder / "judged"
        self._capsys = capsys

    def run(self, *words: str) -> Said:
        self._capsys.readouterr()
        code = main(list(words))
        shown = self._capsys.readouterr()
        return Said(code, shown.out, shown.err)

    def link(self, *words: str, to: str = "wikidata") -> Said:
        asked = ["--to", to, "--links", str(self.links), "--cache-days", "0"]
        return self.run("link", *words, *asked, *(["--endpoint", self.endpoint] if self.endpoint else []))

    def found(self, *words: str, to: str = "wikidata") -> list[dict[str, Any]]:
        """Return the candidates for one thing."""
        return self.link(*words, "--all", "--format", "json", to=to).rows()

    def judged(self) -> str:
        """Return what was recorded."""
        files = sorted(self.links.glob("*.trig")) if self.links.exists() else []
        return "".join(path.read_text("utf-8") for path in files)


@pytest.fixture
def calls(
    wikidata: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Calls:
    _alone(tmp_path, monkeypatch)
    return Calls(wikidata.query, tmp_path, capsys)


@pytest.fixture
def other_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Calls:
    """Return calls that name the server themselves."""
    _alone(tmp_path, monkeypatch)
    return Calls("", tmp_path, capsys)


def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings and the answers of the user out of the tests, and theirs from each other."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in ("VNDX_CONFIG", "VNDX_CONTACT", "VNDX_CURATOR"):
        monkeypatch.delenv(name, raising=False)
