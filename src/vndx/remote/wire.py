"""One request over the wire, and not a second longer than it may take.

urllib3 limits each step: connecting, and every silence. A server that sends a
byte a second stays within that for hours. So a watch shuts the socket down when
the time is over, which ends whatever waits for it.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from http.client import HTTPException
from urllib.request import getproxies, proxy_bypass

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from vndx.remote.address import is_loopback

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any
    from urllib.parse import SplitResult

    from vndx.remote.limits import Limits

#: What may go wrong on the way; the client puts it into words.
FAILURES = (HTTPError, HTTPException, OSError, ValueError)


class OutOfTime(Exception):
    """The time for the request is over."""


class TooLarge(Exception):
    """The answer is larger than it may be."""


class _Watch:
    """Shuts sockets down when the time is over."""

    def __init__(self, seconds: float) -> None:
        self.fired = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._fire)
        self._timer.daemon = True

    def start(self) -> None:
        self._timer.start()

    def end(self) -> None:
        self._timer.cancel()
        self._timer.join()

    def add(self, sock: socket.socket) -> None:
        with self._lock:
            self._sockets.append(sock)
            if self.fired:
                _shut(sock)

    def _fire(self) -> None:
        with self._lock:
            self.fired = True
            for sock in self._sockets:
                _shut(sock)


def _shut(sock: socket.socket) -> None:
    with suppress(OSError, ValueError):
        sock.shutdown(socket.SHUT_RDWR)


_here = threading.local()  # the watch of the request that this thread waits for


def _watched(sock: socket.socket | None) -> None:
    watch = getattr(_here, "watch", None)
    if watch is not None and sock is not None:
        watch.add(sock)


class _Plain(HTTPConnection):
    def connect(self) -> None:
        super().connect()
        _watched(self.sock)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _watched(self.sock)  # one that is used again
        super().request(*args, **kwargs)


class _Secure(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        _watched(self.sock)

    def request(self, *args: Any, **kwargs: Any) -> None:
        _watched(self.sock)
        super().request(*args, **kwargs)


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class Wire:
    """Connections that are kept open between requests."""

    def __init__(self) -> None:
        self._managers: dict[str, PoolManager] = {}

    def close(self) -> None:
        """Close all connections."""
        for manager in self._managers.values():
            manager.clear()

    def exchange(
        self,
        method: str,
        parts: SplitResult,
        headers: Mapping[str, str],
        body: bytes | None,
        limits: Limits,
        seconds: float,
    ) -> tuple[int, dict[str, str], bytes]:
        """Send one request and read the answer; no redirect is followed and nothing is tried again.

        Args:
            method, parts, headers, body: the request.
            limits: of which `connect`, `read` and `size` are observed.
            seconds: the time for it all.

        Returns:
            Status, headers by name in small letters, body.

        Raises:
            OutOfTime: when the time is over.
            TooLarge: when the answer is larger than the limit.
            HTTPError, HTTPException, OSError, ValueError: as the connection fails (`FAILURES`).
        """
        timeout = Timeout(connect=min(limits.connect, seconds), read=min(limits.read, seconds))
        with _watching(seconds):
            response = self._manager(parts).request(
                method,
                parts.geturl(),
                body=body,
                headers=dict(headers),
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
            )
            whole = False
            try:
                pieces, size = [], 0
                for piece in response.stream(1 << 16):
                    size += len(piece)
                    if size > limits.size:
                        raise TooLarge
                    pieces.append(piece)
                whole = True
            finally:
                if whole:
                    response.release_conn()
                else:  # what is left of the answer must not be taken for the next one
                    response.close()
        return (
            response.status,
            {name.lower(): value for name, value in response.headers.items()},
            b"".join(pieces),
        )

    def _manager(self, parts: SplitResult) -> PoolManager:
        proxy = _proxy(parts)
        if proxy not in self._managers:
            manager = ProxyManager(proxy, maxsize=4) if proxy else PoolManager(maxsize=4)
            manager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
            self._managers[proxy] = manager
        return self._managers[proxy]


@contextmanager
def _watching(seconds: float) -> Iterator[None]:
    watch = _Watch(seconds)
    _here.watch = watch
    watch.start()
    try:
        yield
    except FAILURES as error:
        if watch.fired:
            raise OutOfTime from error
        raise
    finally:
        watch.end()
        _here.watch = None
    if watch.fired:  # a body that ends with the connection looks whole when that was shut
        raise OutOfTime


def _proxy(parts: SplitResult) -> str:
    """Return the proxy that the environment names for this server; empty for none."""
    host = parts.hostname or ""
    if is_loopback(host) or proxy_bypass(host):
        return ""
    return getproxies().get(parts.scheme, "")
