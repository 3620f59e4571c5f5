"""The browser of the tests sees what a page should not do: else the other tests here could not fail."""

from __future__ import annotations

import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.page.browser import opened

pytestmark = pytest.mark.xdist_group("page")

READY = "<script>document.documentElement.dataset.ready = '1'</script>"


def written(folder: Path, body: str) -> Path:
    path = folder / "page.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8><title>x</title>{body}{READY}", "utf-8")
    return path


def test_a_page_that_does_nothing_leaves_one_request_and_no_complaint(
    browser: Browser, tmp_path: Path
) -> None:
    path = written(tmp_path, "<p>quiet</p>")
    with opened(browser, path) as (_, log):
        assert log.requests == [path.as_uri()]
        assert log.complaints() == []


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ("<script src='https://example.org/x.js'></script>", "failed"),
        ("<link rel=stylesheet href='other.css'>", "failed"),
        ("<img src=x onerror='alert(1)'>", "dialogs"),
        ("<script>console.log('here')</script>", "console"),
        ("<script>nowhere()</script>", "errors"),
    ],
)
def test_what_a_page_should_not_do_is_written_down(
    browser: Browser, tmp_path: Path, body: str, where: str
) -> None:
    with opened(browser, written(tmp_path, body)) as (page, log):
        page.wait_for_timeout(100)
        assert getattr(log, where)
        assert log.complaints()


def test_nothing_comes_from_the_network(browser: Browser, tmp_path: Path) -> None:
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        urllib.request.urlopen(address).close()
        with opened(browser, written(tmp_path, "")) as (page, log):
            reached = page.evaluate("url => fetch(url).then(() => 'reached', () => 'cut off')", address)
            assert reached == "cut off"
            assert log.failed == [address]
        server.shutdown()
    assert asked == ["/"]  # by the test itself
