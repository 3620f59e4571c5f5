"""Connections are encrypted and the other end is who it says it is, or there are none."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import Faults
from vndx.errors import RemoteError
from vndx.remote.client import Client
from vndx.remote.limits import Limits

#: A key and a certificate for 127.0.0.1 that nobody trusts; made for these tests, good until 2126.
_PEM = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgDrTPZvbUhca6Mzt9
a7B1Dp7NaSFbRZT7+Yv0Zm5LpWyhRANCAAQ+Wpxiwlp876uK5KqchzZj6UzDspGE
JKeYc3cLzXArpR6AD9MIU9k8F7X2y/SjseltxHmpVIh9EG++JzVhxW6v
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBkzCCATigAwIBAgIUJXDwP+KMbhS08e80Xz46WkJoJ38wCgYIKoZIzj0EAwIw
FTETMBEGA1UEAwwKdm5keCB0ZXN0czAgFw0yNjExMjIxMzA4MjdaGA8yMTI2MTAy
OTEzMDgyN1owFTETMBEGA1UEAwwKdm5keCB0ZXN0czBZMBMGByqGSM49AgEGCCqG
SM49AwEHA0IABD5anGLCWnzvq4rkqpyHNmPpTMOykYQkp5hzdwvNcCulHoAP0whT
2TwXtfbL9KOx6W3EealUiH0Qb74nNWHFbq+jZDBiMB0GA1UdDgQWBBS4RaFKWbxC
jnzLsjVKSBgac1jSMjAfBgNVHSMEGDAWgBS4RaFKWbxCjnzLsjVKSBgac1jSMjAP
BgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDSQAw
RgIhAKoiN0cH7IadmeKZ0e2mLewnpskCufQJibuTW/11ZlJzAiEA79HKPTwaRLLU
d1+GE/I5XoEd/Kz9C97BM52HdKZR04w=
-----END CERTIFICATE-----
"""
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"


class _Server:
    """Takes connections over TLS; answers, or says nothing at all."""

    def __init__(self, pem: Path) -> None:
        self.silent = False
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(pem)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()
        self.url = f"https://127.0.0.1:{self._listening.getsockname()[1]}/"

    def _serve(self) -> None:
        while not self._end.is_set():
            with contextlib.suppress(OSError):  # a client that does not trust us goes away
                plain, _ = self._listening.accept()
                with self._context.wrap_socket(plain, server_side=True) as connection:
                    connection.recv(4096)
                    if self.silent:
                        self._end.wait(60)
                    else:
                        connection.sendall(_ANSWER)

    def close(self) -> None:
        self._end.set()
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join()


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    path = tmp_path / "server.pem"
    path.write_text(_PEM, encoding="ascii")
    return path


@pytest.fixture
def server(pem: Path) -> Iterator[_Server]:
    server = _Server(pem)
    yield server
    server.close()


def test_a_server_that_nobody_vouches_for_is_not_asked(server: _Server) -> None:
    with Client() as client, pytest.raises(RemoteError, match="offers no safe connection") as caught:
        client.get(server.url)
    assert caught.value.kind == "connect"


def test_one_that_the_system_trusts_is(server: _Server, pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with Client() as client:
        assert client.get(server.url).body == b"hi"


def test_a_name_that_the_certificate_does_not_have_is_refused(
    server: _Server, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with Client() as client, pytest.raises(RemoteError, match="offers no safe connection"):
        client.get(server.url.replace("127.0.0.1", "localhost"))


def test_silence_ends_in_time_also_here(server: _Server, pem: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    server.silent = True
    with (
        Client(limits=Limits(total=1)) as client,
        pytest.raises(RemoteError, match="did not answer within 1 s"),
    ):
        client.get(server.url)


def test_a_server_without_encryption_is_none_with_it(faults_server: Faults) -> None:
    with Client() as client, pytest.raises(RemoteError, match="offers no safe connection"):
        client.get(faults_server.url("ok").replace("http:", "https:"))


@pytest.fixture
def faults_server() -> Iterator[Faults]:
    with Faults() as server:
        yield server
