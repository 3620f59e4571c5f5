"""The file is all there is: it asks for nothing, says nothing, and is always the same."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.page.conftest import Open, written
from tests.page.networks import SMALL, scaled

pytestmark = pytest.mark.xdist_group("page")

ALL = ["shipped", *SMALL]


class Reader(HTMLParser):
    """Reads what a page is made of: each start tag, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self._in: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._in = tag if tag in self.inline else None
        if self._in and not dict(attrs).get("type", "").endswith("json"):  # type: ignore[union-attr]
            self.inline[tag].append("")
        elif self._in:
            self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            self.inline[self._in][-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._in = None

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def policy(text: str) -> dict[str, list[str]]:
    """Return the directives of the page's content security policy."""
    (meta,) = [
        each for each in Reader(text).named("meta") if each.get("http-equiv") == "Content-Security-Policy"
    ]
    directives = (each.split() for each in (meta["content"] or "").split(";") if each.strip())
    return {words[0]: words[1:] for words in directives}


@pytest.mark.parametrize("name", ALL)
def test_the_only_request_is_the_page_itself_and_it_says_nothing(open_page: Open, name: str) -> None:
    with open_page(name) as page:  # which looks for messages, errors and dialogs at its end
        page.open_table()
        page.by("language").click()
        page.by("theme").click()
        page.settle()
        assert page.log.requests == [page.page.url.split("#")[0]]


def test_two_builds_are_the_same_bytes_whatever_the_order_of_hashing(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-m", "vndx", "draw", "-o", str(path)], env=environment, check=True)
        made.append(path.read_bytes())
    assert made[0] == made[1]
    assert len(made[0]) > 100_000


@pytest.mark.parametrize("name", list(SMALL))
def test_a_network_gives_the_same_bytes_each_time(name: str) -> None:
    assert written(SMALL[name]()) == written(SMALL[name]())


def test_the_page_of_a_thousand_nodes_is_under_a_megabyte(drawn: Callable[[str], Path]) -> None:
    assert drawn("1000").stat().st_size < 1_000_000


def test_the_page_of_the_shipped_graph_is_no_larger_than_what_it_holds(drawn: Callable[[str], Path]) -> None:
    # The whole graph and all its quotes; vis-network alone is 469 kB of it.
    assert drawn("shipped").stat().st_size < 2_000_000


@pytest.mark.parametrize("name", ALL)
def test_it_is_html_of_today(drawn: Callable[[str], Path], open_page: Open, name: str) -> None:
    data = drawn(name).read_bytes()
    assert data.startswith(b"<!DOCTYPE html>")
    text = data.decode("utf-8")
    assert "\ufeff" not in text
    assert "\r" not in text
    assert Reader(text).named("html") == [{"lang": "vi"}]  # also where no script runs
    with open_page(name) as page:
        found = page.page.evaluate(
            "[document.characterSet, document.compatMode, document.documentElement.lang]"
        )
        assert found == ["UTF-8", "CSS1Compat", "vi"]
        assert page.page.title().strip()
        assert "width=device-width" in (page.page.get_attribute("meta[name=viewport]", "content") or "")


@pytest.mark.parametrize("name", ALL)
def test_the_policy_lets_only_what_is_in_the_page_run(drawn: Callable[[str], Path], name: str) -> None:
    text = drawn(name).read_text("utf-8")
    rules = policy(text)
    assert rules["default-src"] == ["'none'"]
    assert "unsafe-" not in str(rules)
    for sources in rules.values():
        assert not [each for each in sources if re.match(r"https?:|\*|//|http", each)], sources
    reader = Reader(text)
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        inline = reader.inline[tag]
        assert inline
        hashes = {f"'sha256-{b64encode(sha256(each.encode()).digest()).decode()}'" for each in inline}
        assert {each for each in rules[directive] if each.startswith("'sha256-")} == hashes
    assert [each for each in rules["script-src"] if not each.startswith("'sha256-")] == []


@pytest.mark.parametrize("name", ALL)
def test_nothing_in_it_points_outside_or_runs_by_itself(drawn: Callable[[str], Path], name: str) -> None:
    for tag, attributes in Reader(drawn(name).read_text("utf-8")).tags:
        assert not [key for key in attributes if key.startswith("on")], tag
        assert "style" not in attributes, tag  # the policy would drop it
        assert not attributes.get("src"), tag
        assert not attributes.get("action"), tag
        assert tag not in {"iframe", "object", "embed", "base"}
        if tag == "link":
            assert (attributes.get("href") or "").startswith("data:")


def test_a_script_that_is_put_in_does_not_run(open_page: Open) -> None:
    put_in = """() => {
        const script = document.createElement('script');
        script.textContent = 'window.broken = 1';
        document.body.append(script);
        const image = document.createElement('div');
        image.innerHTML = '<img src="data:," onerror="window.broken = 2">';
        document.body.append(image);
        try { setTimeout('window.broken = 3') } catch { /* refused */ }
        // Not at once: what a test evaluates itself is let through.
        setTimeout(() => { try { (0, eval)('window.broken = 4') } catch { window.refused = true } });
    }"""
    with open_page() as page:
        page.page.evaluate(put_in)
        page.page.wait_for_timeout(200)
        assert page.page.evaluate("window.broken") is None
        assert page.page.evaluate("window.refused") is True
        refused = [each for each in page.log.console if "Content Security Policy" in each]
        assert len(refused) >= 3
        # These, and only these, are the test's own.
        assert [each for each in page.log.console if each not in refused] == []
        page.log.console.clear()
        page.log.failed.clear()


def test_it_is_written_where_the_locale_knows_no_vietnamese(
    tmp_path: Path, drawn: Callable[[str], Path]
) -> None:
    path = tmp_path / "c.html"
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    environment |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    call = [sys.executable, "-m", "vndx", "--lang", "vi", "draw", "-o", str(path)]
    done = subprocess.run(call, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert path.read_bytes() == drawn("shipped").read_bytes()


def test_a_large_network_is_written_in_the_same_way() -> None:
    assert written(scaled(150)) == written(scaled(150))
