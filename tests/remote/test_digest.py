"""The examples of RFC 7616 and RFC 2617, and a server that checks what it gets."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.remote.conftest import Maker
from vndx.errors import RemoteError
from vndx.remote.client import Request
from vndx.remote.digest import Login, answer

_MUFASA = Login("Mufasa", "Circle of Life")
_CHALLENGE = (
    'Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm={}, '
    'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", '
    'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
)


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_the_standard(monkeypatch: pytest.MonkeyPatch, algorithm: str, response: str) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda size: "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ")
    said = answer(_CHALLENGE.format(algorithm), _MUFASA, "GET", "/dir/index.html", plain=False)
    assert said is not None
    assert f'response="{response}"' in said
    assert f"algorithm={algorithm}" in said
    assert 'opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"' in said
    assert "Circle" not in said


def test_the_best_of_several_is_taken() -> None:
    both = f'Basic realm="x, y", {_CHALLENGE.format("SHA-256")}'
    assert (answer(both, _MUFASA, "GET", "/", plain=True) or "").startswith("Digest ")
    unknown = 'Digest realm="x", algorithm=NEW, nonce="1", Basic realm="x"'
    assert (answer(unknown, _MUFASA, "GET", "/", plain=True) or "").startswith("Basic ")


def test_a_password_does_not_go_over_an_open_line() -> None:
    assert answer('Basic realm="x"', _MUFASA, "GET", "/", plain=False) is None
    assert answer("Negotiate", _MUFASA, "GET", "/", plain=True) is None
    assert "Circle" not in repr(_MUFASA)


class _Strict(BaseHTTPRequestHandler):
    """Takes one user with one password, by a digest with a nonce."""

    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        fields = dict(re.findall(r'(\w+)="?([^",]+)', self.headers.get("Authorization", "")))
        known = hashlib.md5(b"dba:SPARQL:secret").hexdigest()
        asked = hashlib.md5(f"PUT:{self.path}".encode()).hexdigest()
        wanted = ":".join((known, "abc", fields.get("nc", ""), fields.get("cnonce", ""), "auth", asked))
        fits = (
            fields.get("response") == hashlib.md5(wanted.encode()).hexdigest() and fields["uri"] == self.path
        )
        self.send_response(204 if fits else 401)
        if not fits:
            self.send_header("WWW-Authenticate", 'Digest realm="SPARQL", nonce="abc", qop="auth"')
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def strict() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Strict)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/store?graph=urn%3Ag"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_server_that_checks(make: Maker, strict: str) -> None:
    with make() as client:
        assert client.send(Request("PUT", strict, b"x", login=Login("dba", "secret"))).status == 204
    with make() as client, pytest.raises(RemoteError, match="user name and password that fit"):
        client.send(Request("PUT", strict, b"x", login=Login("dba", "wrong")))
    with make() as client, pytest.raises(RemoteError, match="user name and password that fit"):
        client.send(Request("PUT", strict, b"x"))
