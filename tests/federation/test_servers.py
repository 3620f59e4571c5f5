"""The servers of the tests themselves: they answer, and nothing of them is left."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.servers import VIRTUOSO, Server, alive, oxigraph, virtuoso

_TURTLE = '<https://example.org/a> <https://example.org/b> "Hà Nội"@vi .\n'
_QUERY = "SELECT ?o WHERE { ?s <https://example.org/b> ?o }"


def _ask(server: Server, query: str) -> list[str]:
    request = urllib.request.Request(
        f"{server.query}?{urlencode({'query': query})}", headers={"Accept": "application/sparql-results+json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        rows = json.load(answer)["results"]["bindings"]
    return [row["o"]["value"] for row in rows]


def _closed(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", urlsplit(address).port or 0)) != 0


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "a.ttl"
    path.write_text(_TURTLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_oxigraph_answers_and_is_gone_afterwards(turtle: Path, read_only: bool) -> None:
    with oxigraph(turtle, read_only=read_only) as server:
        assert _ask(server, _QUERY) == ["Hà Nội"]
        assert alive(server.pid)
    assert not alive(server.pid)
    assert _closed(server.query)
    assert not server.folder.exists()


def test_a_read_only_oxigraph_needs_no_data_and_takes_none(tmp_path: Path) -> None:
    with oxigraph(read_only=True) as server:
        assert _ask(server, _QUERY) == []
        request = urllib.request.Request(
            server.update, data=b"CLEAR ALL", headers={"Content-Type": "application/sparql-update"}
        )
        with pytest.raises(urllib.error.HTTPError, match="403") as refused:
            urllib.request.urlopen(request, timeout=20)
        refused.value.close()


@VIRTUOSO
def test_virtuoso_answers_and_is_gone_afterwards() -> None:
    with virtuoso() as server:
        assert _ask(server, "SELECT ?o WHERE { VALUES ?o { 'Huế' } }") == ["Huế"]
        assert alive(server.pid)
    assert not alive(server.pid)
    assert _closed(server.query)
    assert not server.folder.exists()


def test_a_server_is_gone_when_a_test_fails(turtle: Path) -> None:
    started: list[Server] = []

    def fail() -> None:
        with oxigraph(turtle) as server:
            started.append(server)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not alive(started[0].pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with the one that started it")
def test_a_server_is_gone_when_the_tests_are_killed(root: Path) -> None:
    begin = (
        "import time\nfrom tests.servers import oxigraph\n"
        "with oxigraph() as server:\n    print(server.pid, flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", begin], cwd=root, stdout=subprocess.PIPE, text=True
    ) as tests:
        assert tests.stdout is not None
        pid = int(tests.stdout.readline())
        assert alive(pid)
        tests.kill()
    for _ in range(200):
        if not alive(pid):
            break
        time.sleep(0.02)
    assert not alive(pid)
