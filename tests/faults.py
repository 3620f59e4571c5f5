"""A server that does wrong: each way in which a SPARQL endpoint fails, at an address of its own.

::

    with Faults() as faults:
        client.get(faults.url("429"))
        assert faults.heard[-1].headers["User-Agent"].startswith("vndx/")

The name of a fault stands in the path; what follows ``?`` is the query's.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

_JSON = "application/sparql-results+json"
_ROW = {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q33301"}}
_WHOLE = json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": [_ROW]}}).encode()

#: Each is answered so whatever is asked; `ok` is none, and shows that the server itself works.
NAMES = (
    *("row", "ok", "ok-after-429", "ok-after-503", "ok-after-cut", "gzip"),
    *("400", "401", "403", "404", "429", "429-date", "429-silent", "500", "502", "503"),
    *("html", "empty", "redirect", "redirect-away", "text"),
    *("truncated", "cancelled", "short", "cut", "maxrows", "anytime", "no-answer"),
    *("slow", "drip", "drip-headers", "hang-up", "no-http", "huge", "bomb", "deep"),
)
#: Those from which no answer can be had: a command that meets one fails.
FATAL = tuple(name for name in NAMES if not name.startswith("ok") and name not in ("gzip", "row"))


@dataclass(frozen=True)
class Heard:
    """A request that arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: str


class Faults:
    """The server, on a free port of the loopback address.

    Attributes:
        heard: the requests that it got.
        row: the row that `row` answers with, whatever is asked.
        row_limit: what it says in ``X-SPARQL-MaxRows``, and how many rows it gives.
    """

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.row = dict(_ROW)
        self.row_limit = 3
        self._stop = threading.Event()
        self._seen: dict[str, int] = {}
        faults = self

        class Handler(_Handler):
            pass

        Handler.faults = faults
        self._server = _Quiet(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = False  # so that closing waits for each of them
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def port(self) -> int:
        return self._server.server_port

    def url(self, name: str) -> str:
        """Return the address of the fault *name*."""
        assert name in NAMES, name
        return f"http://127.0.0.1:{self.port}/{name}"

    def first(self, name: str) -> bool:
        """Tell whether *name* is asked for the first time, and remember it."""
        self._seen[name] = self._seen.get(name, 0) + 1
        return self._seen[name] == 1

    def forget(self) -> None:
        """Forget what was asked for before."""
        self._seen.clear()

    def rest(self) -> None:
        """Wait until the server is closed: longer than any client."""
        self._stop.wait()

    def pause(self) -> bool:
        """Wait a moment; tell whether the server goes on."""
        return not self._stop.wait(0.05)

    def close(self) -> None:
        """End it, and every answer that it is at."""
        self._stop.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that goes away in the middle is what is tested."""


class _Handler(BaseHTTPRequestHandler):
    faults: Faults
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def do_PUT(self) -> None:
        self._answer()

    def do_DELETE(self) -> None:
        self._answer()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        headers = dict(self.headers.items())
        self.faults.heard.append(Heard(self.command, self.path, headers, body))
        name = self.path[1:].partition("?")[0]
        with suppress(OSError):  # the client went away
            if name in _STATUSES:
                self._say(*_STATUSES[name])
            else:
                getattr(self, f"_{name.replace('-', '_')}")()

    def _say(
        self, status: int, body: bytes, kind: str = _JSON, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for header, value in ({"Content-Type": kind} | (headers or {})).items():
            self.send_header(header, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _begin(self, *headers: tuple[str, str]) -> None:
        """Begin an answer that ends when the connection does."""
        self.close_connection = True
        self.send_response(200)
        for name, value in (("Content-Type", _JSON), ("Connection", "close"), *headers):
            self.send_header(name, value)
        self.end_headers()

    def _row(self) -> None:
        answer = {"head": {"vars": list(self.faults.row)}, "results": {"bindings": [self.faults.row]}}
        self._say(200, json.dumps(answer).encode())

    def _ok_after_429(self) -> None:
        if self.faults.first("429"):
            self._say(429, b"slowly", "text/plain", {"Retry-After": "1"})
        else:
            self._say(200, _WHOLE)

    def _ok_after_503(self) -> None:
        if self.faults.first("503"):
            self._say(503, b"", "text/plain")
        else:
            self._say(200, _WHOLE)

    def _ok_after_cut(self) -> None:
        if self.faults.first("cut"):
            self._cut()
        else:
            self._say(200, _WHOLE)

    def _gzip(self) -> None:
        import gzip

        self._say(200, gzip.compress(_WHOLE), headers={"Content-Encoding": "gzip"})

    def _bomb(self) -> None:
        import gzip

        self._say(200, gzip.compress(b" " * (80 << 20), 9), headers={"Content-Encoding": "gzip"})

    def _redirect(self) -> None:
        self._say(302, b"", headers={"Location": f"http://127.0.0.1:{self.faults.port}/ok"})

    def _maxrows(self) -> None:
        rows = [_ROW] * self.faults.row_limit
        body = json.dumps({"head": {"vars": ["item"]}, "results": {"bindings": rows}}).encode()
        self._say(200, body, headers={"X-SPARQL-MaxRows": str(self.faults.row_limit)})

    def _truncated(self) -> None:
        self._begin()
        self.wfile.write(_WHOLE[:-20])

    def _cancelled(self) -> None:
        """End as Oxigraph's server does when its time is over."""
        self._begin()
        self.wfile.write(_WHOLE[:-20] + b"The SPARQL operation has been cancelled\n")

    def _short(self) -> None:
        self._begin(("Content-Length", str(len(_WHOLE))))
        self.wfile.write(_WHOLE[:40])

    def _cut(self) -> None:
        """End in the middle of a chunk."""
        self._begin(("Transfer-Encoding", "chunked"))
        self.wfile.write(b"%x\r\n" % len(_WHOLE) + _WHOLE[:40])

    def _huge(self) -> None:
        self._begin()
        while self.faults.pause():
            self.wfile.write(b" " * (4 << 20))

    def _slow(self) -> None:
        self.close_connection = True
        self.faults.rest()

    def _drip(self) -> None:
        self._begin()
        while self.faults.pause():
            self.wfile.write(b" ")

    def _drip_headers(self) -> None:
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while self.faults.pause():
            self.wfile.write(b"x")

    def _hang_up(self) -> None:
        self.close_connection = True

    def _no_http(self) -> None:
        self.close_connection = True
        self.wfile.write(b"220 mail.example ESMTP ready\r\n")


_PAGE = b"<!DOCTYPE html><title>Login</title><p>Please log in."
_DEEP = b'{"head": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
_STATUSES: dict[str, tuple[int, bytes, str, dict[str, str]]] = {
    "ok": (200, _WHOLE, _JSON, {}),
    "400": (400, b"Virtuoso 37000 Error SP030: SPARQL compiler, line 1", "text/plain", {}),
    "401": (401, b"", "text/plain", {"WWW-Authenticate": 'Basic realm="x"'}),
    "403": (403, b"Go away\x1b[31m", "text/plain", {}),
    "404": (404, _PAGE, "text/html", {}),
    "429": (429, b"Too many", "text/plain", {"Retry-After": "3600"}),
    "429-date": (429, b"Too many", "text/plain", {"Retry-After": "Wed, 01 Jan 2098 00:00:00 GMT"}),
    "429-silent": (429, b"Too many", "text/plain", {}),
    "500": (500, b"java.util.concurrent.TimeoutException\n\tat x.y.Z", "text/plain", {}),
    "502": (502, _PAGE, "text/html", {}),
    "503": (503, _PAGE, "text/html", {"Retry-After": "600"}),
    "html": (200, _PAGE, "text/html; charset=utf-8", {}),
    "text": (200, b"hello", "text/plain", {}),
    "empty": (200, b"", _JSON, {}),
    "deep": (200, _DEEP, _JSON, {}),
    "no-answer": (200, b'{"error": "no"}', _JSON, {}),
    "redirect-away": (301, b"", "text/plain", {"Location": "https://elsewhere.example/sparql"}),
    "anytime": (
        200,
        _WHOLE,
        _JSON,
        {"X-SQL-State": "S1TAT", "X-SQL-Message": "Returning incomplete results"},
    ),
}


@contextmanager
def serving() -> Iterator[Faults]:
    """Run the server until the block ends."""
    with Faults() as faults:
        yield faults
