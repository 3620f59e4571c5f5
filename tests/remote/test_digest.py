"""The examples of RFC 7616 and RFC 2617, and a server that checks what it gets."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.remote.conftest import Maker
from vndx.errors import RemoteError, UsageError
from vndx.remote.client import Request
from vndx.remote.digest import Login, answer
from vndx.remote.trouble import failed

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


_NAME = 'Jäsøn Nguyễn, "x" %'


def test_a_name_that_ascii_does_not_have() -> None:
    """The form of RFC 7616, section 3.4; the password is hashed with the name in UTF-8."""
    said = answer('Digest realm="r", nonce="n"', Login(_NAME, "p"), "GET", "/", plain=False)
    assert said is not None
    assert said.isascii()
    assert "username*=UTF-8''J%C3%A4s%C3%B8n%20Nguy%E1%BB%85n%2C%20%22x%22%20%25" in said
    assert "username=" not in said
    first = hashlib.md5(f"{_NAME}:r:p".encode()).hexdigest()
    second = hashlib.md5(b"GET:/").hexdigest()
    assert f'response="{hashlib.md5(f"{first}:n:{second}".encode()).hexdigest()}"' in said
    assert "username*" not in (answer('Digest realm="r", nonce="n"', _MUFASA, "GET", "/", plain=False) or "")


@pytest.mark.parametrize("name", ["a\r\nX-Evil: 1", "a\n", "\x00", "a\x1b[31m", "a\x7f", "a\x85", "\udc80"])
def test_a_name_that_no_header_carries_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="control characters, which no server takes") as caught:
        Login(name, "secret")
    assert caught.value.en.isprintable()
    assert "secret" not in caught.value.en


def test_what_a_server_says_does_not_get_into_a_header_with_line_ends() -> None:
    for challenge in ('Digest realm="a\r\n b", nonce="n"', 'Digest realm="a", nonce="n\x00"'):
        assert answer(challenge, _MUFASA, "GET", "/", plain=False) is None


def test_a_name_with_a_colon_is_not_sent_as_another_name() -> None:
    assert answer('Basic realm="x"', Login("a:b", "c"), "GET", "/", plain=True) is None


def test_an_error_of_our_own_is_not_the_servers_and_shows_no_header() -> None:
    error = ValueError('Invalid header value b\'Digest username="a", response="123"\'')
    said = failed("http://a.example/sparql", error)
    assert said.en == "a.example was not asked: the request cannot be written in HTTP"
    assert "Digest" not in said.vi


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
