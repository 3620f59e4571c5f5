"""A server that does wrong, and a client that does not wait for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.faults import Faults
from vndx.remote.cache import Cache
from vndx.remote.client import Client
from vndx.remote.limits import Limits


@pytest.fixture(scope="module")
def server() -> Iterator[Faults]:
    with Faults() as faults:
        yield faults


@pytest.fixture
def faults(server: Faults) -> Faults:
    server.heard.clear()
    server.forget()
    return server


class Clock:
    """Time that passes when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


#: Makes a client with these limits, and a cache or none.
Maker = Callable[..., Client]


@pytest.fixture
def make(clock: Clock) -> Iterator[Maker]:
    made = []

    def client(cache: Cache | None = None, *, offline: bool = False, **limits: float) -> Client:
        new = Client(
            limits=Limits(**limits),  # type: ignore[arg-type] # some are int, which is a float here
            cache=cache,
            offline=offline,
            clock=clock,
            sleep=clock.sleep,
        )
        made.append(new)
        return new

    yield client
    for one in made:
        one.close()
