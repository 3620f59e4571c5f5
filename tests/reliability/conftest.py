"""A graph large enough to be slow on, and a server that counts who calls."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of 3,000 statements."""
    path = tmp_path_factory.mktemp("big") / "big.nt"
    lines = (f'<urn:s{n}> <urn:p{n % 7}> "{n}" .\n' for n in range(3000))
    path.write_text("".join(lines), encoding="utf-8")
    return path


class Canary:
    """A server on the loopback address.

    Attributes:
        url: its address.
        heard: the request lines and bodies that it got.
    """

    def __init__(self) -> None:
        self.heard: list[str] = []
        canary = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                canary.heard.append(self.requestline)
                self._answer()

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                canary.heard.append(f"{self.requestline} {body}")
                self._answer()

            def _answer(self) -> None:
                data = (
                    b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'
                )
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/sparql"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def canary() -> Iterator[Canary]:
    """Return a server that must hear nothing."""
    server = Canary()
    yield server
    server.close()
