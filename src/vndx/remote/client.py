"""The one HTTP client.

It introduces itself, asks at most so often and so long, waits when it is told
to, follows no redirect, and takes no answer that is too large or of another
kind. Whatever fails is a `RemoteError`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from vndx.errors import RemoteError
from vndx.remote import trouble
from vndx.remote.address import checked, is_loopback, refuse_unknown_caller, user_agent
from vndx.remote.cache import Cache, key_of
from vndx.remote.digest import Login, answer
from vndx.remote.limits import Limits
from vndx.remote.reply import Reply
from vndx.remote.wire import FAILURES, OutOfTime, TooLarge, Wire

_ASK_AGAIN = frozenset((HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE))
_GATEWAY = frozenset((HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT))
_BROKE_OFF = ("closed", "truncated")  # kinds of failure that may be gone the next time
_FIRST_PAUSE = 1.0  # seconds; doubled each time


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked.

    Attributes:
        method, url, body: as HTTP has them.
        accept: the media types that are wanted.
        content_type: of the body.
        safe: asking twice does no harm; a broken connection is then tried again.
        keep: the answer may come from the cache, and goes into it.
        login: who asks; sent when the server wants to know.
        also: statuses above 299 that are an answer, not an error.
    """

    method: str
    url: str
    body: bytes | None = None
    accept: str = "*/*"
    content_type: str = ""
    safe: bool = True
    keep: bool = False
    login: Login | None = None
    also: frozenset[int] = frozenset()

    def headers(self) -> dict[str, str]:
        """Return the headers that say all this."""
        headers = {"Accept": self.accept, "Accept-Encoding": "gzip"}
        return headers | ({"Content-Type": self.content_type} if self.content_type else {})


class Client:
    """Asks servers.

    Args:
        contact: an e-mail address or a page, for the user agent; public endpoints want one.
        limits: what one request may take.
        cache: where answers are kept; ``None`` for nowhere.
        offline: ask nobody; the cache, however old, is all there is.
        clock, sleep: how time passes; for tests.

    Raises:
        vndx.errors.UsageError: when the contact is none.
    """

    def __init__(
        self,
        contact: str = "",
        *,
        limits: Limits | None = None,
        cache: Cache | None = None,
        offline: bool = False,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.contact = contact
        self.limits = limits or Limits()
        self.cache = cache
        self.offline = offline
        self.agent = user_agent(contact)
        self._clock = clock
        self._sleep = sleep
        self._wire = Wire()
        self._rest: dict[str, tuple[float, int]] = {}  # server -> when it may be asked again; what it said
        self._lock = threading.Lock()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._wire.close()

    def get(self, url: str, *, accept: str = "*/*", keep: bool = False) -> Reply:
        """Fetch *url*; see `send`."""
        return self.send(Request("GET", url, accept=accept, keep=keep))

    def send(self, request: Request, check: Callable[[Reply], None] | None = None) -> Reply:
        """Ask, and return the answer.

        Args:
            request: what.
            check: looks at an answer before it is kept, and raises `RemoteError` when it cannot be used.

        Raises:
            RemoteError: when there is no answer, or none that can be used.
        """
        parts = checked(request.url)
        key = key_of(request.method, request.url, request.accept, request.body)
        keep = request.keep and self.cache is not None and request.login is None
        if keep and self.cache is not None:
            kept = self.cache.get(key, datetime.now(UTC), any_age=self.offline)
            if kept is not None:
                return kept
        if self.offline:
            raise trouble.offline(request.url)
        refuse_unknown_caller(parts, self.contact)
        reply = self._asked(request)
        if check is not None:
            check(reply)
        if keep and self.cache is not None:
            self.cache.put(key, reply)
        return reply

    def _asked(self, request: Request) -> Reply:
        """Ask until there is an answer, at most so often and so long."""
        begun = self._clock()
        headers = request.headers() | {"User-Agent": self.agent}
        self._refuse_resting(request)
        for left in reversed(range(self.limits.tries)):
            spare = self.limits.total - (self._clock() - begun)
            try:
                reply = self._once(request, headers, spare)
            except RemoteError as error:
                pause = self._pause(left)
                if not (left and request.safe and error.kind in _BROKE_OFF and pause < spare):
                    raise
                self._sleep(pause)
                continue
            again = reply.status in _ASK_AGAIN or (request.safe and reply.status in _GATEWAY)
            if not again:
                return self._settled(request, reply)
            spare = self.limits.total - (self._clock() - begun)
            self._sleep(self._rest_or_raise(request, reply, left, spare))
        raise AssertionError("the last try neither answered nor failed")  # pragma: no cover

    def _once(self, request: Request, headers: Mapping[str, str], seconds: float) -> Reply:
        """Ask, and once more with name and password where the server wants to know them."""
        begun = self._clock()
        reply = self._sent(request, headers, seconds)
        challenge = reply.headers.get("www-authenticate", "")
        if reply.status == HTTPStatus.UNAUTHORIZED and request.login is not None and challenge:
            parts = checked(request.url)
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            plain = parts.scheme == "https" or is_loopback(parts.hostname)
            said = answer(challenge, request.login, request.method, target, plain=plain)
            if said is not None:
                spare = seconds - (self._clock() - begun)
                return self._sent(request, {**headers, "Authorization": said}, spare)
        return reply

    def _sent(self, request: Request, headers: Mapping[str, str], seconds: float) -> Reply:
        if seconds <= 0:
            raise trouble.out_of_time(request.url, self.limits.total)
        try:
            status, got, body = self._wire.exchange(
                request.method, checked(request.url), headers, request.body, self.limits, seconds
            )
        except OutOfTime:
            raise trouble.out_of_time(request.url, self.limits.total) from None
        except TooLarge:
            raise trouble.too_large(request.url, self.limits.size) from None
        except FAILURES as error:
            raise trouble.failed(request.url, error) from error
        return Reply(request.url, status, got, body, datetime.now(UTC).replace(microsecond=0))

    def _settled(self, request: Request, reply: Reply) -> Reply:
        """Return an answer, or raise what its status says."""
        if 200 <= reply.status < 300 or reply.status in request.also:
            return reply
        if 300 <= reply.status < 400:
            raise trouble.redirected(request.url, reply.status, reply.headers.get("location", ""))
        raise trouble.status(reply)

    def _rest_or_raise(self, request: Request, reply: Reply, left: int, spare: float) -> float:
        """Return how long to wait before the next try; raise when that is not worth it."""
        asked = _retry_after(reply.headers.get("retry-after", ""))
        if asked is not None:
            with self._lock:
                self._rest[checked(request.url).netloc] = self._clock() + asked, reply.status
        pause = self._pause(left) if asked is None else asked
        if left and pause <= min(self.limits.wait, spare):
            return pause
        if reply.status in _ASK_AGAIN:
            raise trouble.wait(request.url, reply.status, asked)
        raise trouble.status(reply)

    def _refuse_resting(self, request: Request) -> None:
        """Do not ask a server that asked to be left alone; wait where that is short."""
        with self._lock:
            until, status = self._rest.get(checked(request.url).netloc, (0.0, 0))
        pause = until - self._clock()
        if pause > self.limits.wait:
            raise trouble.wait(request.url, status, pause)
        if pause > 0:
            self._sleep(pause)

    def _pause(self, left: int) -> float:
        return _FIRST_PAUSE * 2.0 ** (self.limits.tries - 1 - left)


def _retry_after(words: str) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for, which has seconds or a date."""
    words = words.strip()
    if words.isascii() and words.isdigit():
        return float(words[:12])
    with suppress(ValueError, TypeError, OverflowError):
        date = parsedate_to_datetime(words)
        return max(0.0, (date - datetime.now(UTC)).total_seconds())
    return None
