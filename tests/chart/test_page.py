"""The page: the picture, the table, and nothing that runs or is loaded."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.chart.made import chart, point
from tests.chart.test_svg import HOSTILE, outside
from tests.conftest import program
from vndx import lang
from vndx.chart.page import page
from vndx.ontology import ID

YEAR_22 = ("2022-01-01", "2022-12-31")
YEAR_23 = ("2023-01-01", "2023-12-31")


class Read(HTMLParser):
    """Collects tags, texts of cells and of styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.names: list[str] = []
        self.cells: list[str] = []
        self.styles: list[str] = []
        self.policy = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names += [name for name, _ in attrs]
        if tag in ("td", "th"):
            self.cells.append("")
        if tag == "meta" and dict(attrs).get("http-equiv") == "Content-Security-Policy":
            self.policy = dict(attrs)["content"] or ""

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["style"] and not self.styles:
            self.styles.append(data)
        elif self.tags[-1:] in (["td"], ["th"]) and data.strip():
            self.cells[-1] += data


def test_the_table_has_what_the_picture_has() -> None:
    read = Read(page(chart(point("66", *YEAR_22, population="adults", by="mic"), point("77", *YEAR_23))))
    rows = [read.cells[place : place + 7] for place in range(0, len(read.cells), 7)]
    assert rows[1:] == [
        *(
            [
                [
                    "A 66%",
                    "actual",
                    "2022-01-01 – 2022-12-31",
                    "viet-nam, adults",
                    "mic",
                    "100_made:10-17",
                    "17 x",
                ]
            ]
        ),
        *([["B 77%", "actual", "2023-01-01 – 2023-12-31", "viet-nam", "", "100_made:10-17", "17 x"]]),
    ]
    assert read.tags.count("svg") == 1


def test_it_loads_and_runs_nothing() -> None:
    text = page(chart(point("66", *YEAR_22), point("77", *YEAR_23)))
    read = Read(text)
    digest = base64.b64encode(hashlib.sha256(read.styles[0].encode()).digest()).decode()
    assert read.policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    assert text.index("Content-Security-Policy") < text.index("<style")
    assert read.tags.count("style") == 1
    assert "script" not in read.tags
    assert "style" not in read.names
    assert outside(text.replace("</", "<")) == []
    assert text.startswith('<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">')


def test_it_is_in_the_language_of_its_reader() -> None:
    lang.use("vi")
    text = page(chart(point("66.5", *YEAR_22)))
    assert '<html lang="vi">' in text
    assert "66,5%" in text
    assert "Trị số và nguồn" in text
    assert "01/01/2022 – 31/12/2022" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_only_words(words: str) -> None:
    named = dict.fromkeys([f"{ID}indicator/made", f"{ID}place/viet-nam", f"{ID}body/mic"], words)
    made = point("17", *YEAR_22, by="mic")
    made.sources[0].quote = words
    read = Read(page(chart(made, labels=named)))
    assert set(read.tags) <= {
        *("html", "meta", "title", "style", "main", "h1", "h2", "figure", "section", "div", "table"),
        *("thead", "tbody", "tr", "th", "td", "ul", "li", "br"),
        *("svg", "desc", "rect", "g", "text", "path", "circle"),
    }
    assert not [name for name in read.names if name.startswith("on") or name in ("href", "src", "style")]


def test_a_browser_shows_it_without_a_word_on_its_console(tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    path = tmp_path / "chart.html"
    named = {f"{ID}indicator/made": HOSTILE[0], f"{ID}place/viet-nam": HOSTILE[1]}
    path.write_text(page(chart(point("66", *YEAR_22), point("77", *YEAR_23), labels=named)), "utf-8")
    said: list[str] = []
    loaded: list[str] = []
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=os.environ.get("VNDX_CHROMIUM") or program("chromium"), args=["--no-sandbox"]
        )
        colours = []
        for scheme in ("light", "dark"):
            view = browser.new_context(color_scheme=scheme, offline=True)
            sheet = view.new_page()
            sheet.on("console", lambda message: said.append(message.text))
            sheet.on("pageerror", lambda error: said.append(str(error)))
            sheet.on("dialog", lambda dialog: said.append(dialog.message))
            sheet.on("request", lambda request: loaded.append(request.url))
            sheet.goto(path.as_uri())
            line = sheet.locator("svg .line.c0")
            colours.append(line.evaluate("element => getComputedStyle(element).stroke"))
            assert sheet.title() == HOSTILE[0]
        browser.close()
    assert said == []
    assert loaded == [path.as_uri()] * 2
    assert colours == ["rgb(11, 92, 173)", "rgb(108, 180, 255)"]


def test_numbers_of_classes_are_those_that_have_a_rule() -> None:
    text = page(chart(*(point("1", *YEAR_22, population=f"p{number}") for number in range(9))))
    used = {
        name for names in re.findall(r'class="([^"]*)"', text) for name in names.split() if name[1:].isdigit()
    }
    assert used
    for name in used:
        assert f".vndx .{name}{{stroke:" in text
