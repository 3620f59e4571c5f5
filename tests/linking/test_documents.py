"""A document of a server is looked at before a parser sees it, and read once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.errors import RemoteError
from vndx.linking.documents import fetched, parsed
from vndx.linking.profile import named
from vndx.remote.cache import Cache
from vndx.remote.client import Client
from vndx.remote.reply import Reply
from vndx.remote.settings import Settings

_HEAD = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/">'
_BODY = '<rdf:Description rdf:about="http://e.example/x"><e:p>Hà &lt;&lt; Giang</e:p></rdf:Description>'


def _reply(body: bytes) -> Reply:
    kind = {"content-type": "application/rdf+xml"}
    return Reply("http://e.example/x/about.rdf", 200, kind, body, datetime.now(UTC))


def _nested(depth: int) -> str:
    return _HEAD + "<rdf:Description><e:p>" * depth + "</e:p></rdf:Description>" * depth + "</rdf:RDF>"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the sizes of what the parser got."""
    sizes: list[int] = []
    really = ox.parse

    def parse(data: bytes, *args: object, **options: object) -> Iterator[ox.Quad]:
        sizes.append(len(data))
        return really(data, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(ox, "parse", parse)
    return sizes


def test_a_plain_document_is_read(read: list[int]) -> None:
    (quad,) = parsed(_reply(f"\ufeff{_HEAD}{_BODY}</rdf:RDF>".encode()))
    assert quad.object == ox.Literal("Hà << Giang")
    assert len(read) == 1
    assert len(parsed(_reply(_nested(40).encode()))) == 40


@pytest.mark.parametrize(
    "body",
    [
        _nested(60).encode(),
        _nested(20_000).encode(),
        f"<!DOCTYPE rdf:RDF>{_HEAD}</rdf:RDF>".encode(),
        f"<!doctype rdf:RDF>{_HEAD}</rdf:RDF>".encode(),
        f"{_HEAD}{_BODY}</rdf:RDF>".encode("utf-16"),
        f"{_HEAD}{_BODY}</rdf:RDF>".encode("utf-16-le"),
        f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>{_HEAD}</rdf:RDF>'.encode("utf-16-be"),
        (_HEAD + "<rdf:Description/>" * 200_000 + "</rdf:RDF>").encode(),
    ],
)
def test_what_would_keep_the_parser_long_does_not_get_there(read: list[int], body: bytes) -> None:
    with pytest.raises(RemoteError, match="is no RDF/XML"):
        parsed(_reply(body))
    assert read == []


class _Document(BaseHTTPRequestHandler):
    """Answers each question with the same document."""

    def do_GET(self) -> None:
        body = f"{_HEAD}{_BODY}</rdf:RDF>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rdf+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Document)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_document_is_read_once_for_each_time_that_it_is_wanted(
    read: list[int], server: str, tmp_path: Path
) -> None:
    profile = named("geonames", Settings(), server)
    for times in (1, 2):  # as it comes, and out of the cache
        with Client(cache=Cache(tmp_path)) as client:
            reply, quads = fetched(client, profile, f"{profile.space}1/")
        assert (reply.cached, len(quads), len(read)) == (times == 2, 1, times)
