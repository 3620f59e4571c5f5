"""One Chromium and one set of pages for all tests of the page.

Each test that opens a page belongs to one of two groups, ``page`` and ``page-2``, about
equally long: two of the processes that share the tests, each with one browser, in which
each page is built once.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.page.browser import executable, launch
from tests.page.figures import series
from tests.page.networks import SMALL, scaled
from tests.page.sheet import Sheet, sheet
from vndx.draw.outcomes import Outcome, outcomes
from vndx.graph.engine import Engine
from vndx.network import Network, build

#: Opens a page by the name of its network, ``shipped`` for that of the graph, with the options of `opened`.
Open = Callable[..., AbstractContextManager[Sheet]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a running Chromium; without one the test is skipped, and in CI it fails."""
    path = executable()
    if path is None:
        reason = "chromium is missing; to run this test too: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        running = launch(playwright, path)
        yield running
        running.close()


@pytest.fixture(scope="session")
def network() -> Network:
    """Return the network of the shipped graph."""
    return build()


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what writes the page of a network, by its name, and says where."""
    folder = tmp_path_factory.mktemp("pages")

    def draw(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_bytes(written(made(name), came() if name == "shipped" else None))
        return path

    return draw


def made(name: str) -> Network:
    """Return the network of that name; a number is one of so many nodes."""
    if name == "shipped":
        return build()
    if name == "series":
        return series()
    return SMALL[name]() if name in SMALL else scaled(int(name))


def written(network: Network, outcomes: Mapping[str, Outcome] | None = None) -> bytes:
    """Return the page of a network."""
    from vndx.draw import page

    return page(network, outcomes=outcomes).encode()


def came() -> dict[str, Outcome]:
    """Return what came of the targets of the graph, as the command gives it to the page."""
    with Engine(None, snapshot=True) as engine:
        return outcomes(engine)


@pytest.fixture(scope="session")
def open_page(browser: Browser, drawn: Callable[[str], Path]) -> Open:
    """Return what opens the page of a network, and at the end sees that it kept quiet."""

    def open_it(name: str = "shipped", **options: Any) -> AbstractContextManager[Sheet]:
        return sheet(browser, drawn(name), **options)

    return open_it
