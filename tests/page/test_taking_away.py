"""What a reader takes away: a picture as PNG or SVG, a print."""

from __future__ import annotations

import re
import struct
import zlib
from collections import Counter
from xml.etree import ElementTree

import pytest

from tests.page.conftest import Open
from tests.page.sheet import Sheet

pytestmark = pytest.mark.xdist_group("page-2")

FEW = 6
SVG = "{http://www.w3.org/2000/svg}"


def download(page: Sheet, name: str) -> tuple[str, bytes]:
    with page.page.expect_download() as waiting:
        page.by(name).click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def pixels(data: bytes) -> tuple[int, int, set[bytes]]:
    """Read a PNG: width, height, and the different lines of it."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    place, packed, size = 8, b"", (0, 0)
    while place < len(data):
        (length,) = struct.unpack(">I", data[place : place + 4])
        kind, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack(">I", data[place + 8 + length : place + 12 + length])[0] == zlib.crc32(
            kind + body
        )
        if kind == b"IHDR":
            size = struct.unpack(">II", body[:8])
        elif kind == b"IDAT":
            packed += body
        place += 12 + length
    raw = zlib.decompress(packed)
    line = len(raw) // size[1]
    return size[0], size[1], {raw[start : start + line] for start in range(0, len(raw), line)}


@pytest.mark.parametrize("name", ["shipped", "150", "single"])
def test_the_png_is_a_picture(open_page: Open, name: str) -> None:
    with open_page(name, accept_downloads=True) as page:
        called, data = download(page, "export-png")
        assert called == "vndx.png"
        width, height, lines = pixels(data)
        assert width >= 600
        assert height >= 300
        assert len(lines) > (10 if name == "single" else 100)


def test_the_svg_holds_each_visible_node_and_the_vietnamese_words(open_page: Open) -> None:
    with open_page(accept_downloads=True) as page:
        called, data = download(page, "export-svg")
        assert called == "vndx.svg"
        tree = ElementTree.fromstring(data.decode("utf-8"))
        assert tree.tag == f"{SVG}svg"
        assert tree.get("viewBox") or (tree.get("width") and tree.get("height"))
        words = re.sub(r"\s+", " ", " ".join(tree.itertext()))
        labels = page.ask("labels")
        assert len(labels) >= 10
        missing = [
            label["text"]
            for label in labels
            if not all(word in words for word in label["text"].replace("…", "").split())
        ]
        assert missing == []
        assert any(each in words for each in ("Ủy ban", "Chính phủ", "Đề án", "Bộ"))
        shapes = [
            element
            for element in tree.iter()
            if element.tag.removeprefix(SVG) in {"path", "circle", "rect", "polygon", "ellipse", "use"}
        ]
        assert len(shapes) >= len(page.visible())
        assert b"<script" not in data
        assert b"http://www.w3.org/1999/xhtml" not in data


@pytest.mark.parametrize("name", ["shipped", "parallel"])
def test_parallel_edges_are_apart_in_the_svg_as_on_the_screen(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        tree = ElementTree.fromstring(page.ask("svg"))
        ways = [path.get("d") for path in tree.iter(f"{SVG}path") if path.get("class") == "edge"]
        assert len(set(ways)) == len(ways)
        edges = page.edges()
        bundles = Counter(
            frozenset([edges[id]["from"], edges[id]["to"]]) for id in page.visible_edges()
        ).values()
        # Many between the same two are one line, which says so.
        assert len(ways) == sum(1 if count > FEW else count for count in bundles)
        assert max(bundles) > (FEW if name == "shipped" else 2)
        points = [re.findall(r"-?[\d.]+", way or "") for way in ways]
        assert len({frozenset([(x, y), (u, v)]) for x, y, _, _, u, v in points}) < len(ways)


def test_a_picture_that_is_taken_away_says_what_it_is_and_where_it_is_from(open_page: Open) -> None:
    with open_page(state="#lang=en") as page:
        words = " ".join(ElementTree.fromstring(page.ask("svg")).itertext())
        assert words.count(page.by("title").inner_text()) == 2  # for a screen reader, and to be seen
        assert "CC BY 4.0" in words
        for label in page.by("legend").locator("label").all_inner_texts()[2:5]:
            assert label.split("\n")[0].strip() in words


def test_the_svg_is_what_the_script_answers_and_is_the_same_each_time(open_page: Open) -> None:
    with open_page() as page:
        assert page.ask("svg") == page.ask("svg")
        first = page.ask("svg")
        page.by("legend-toggle").first.click()
        page.settle()
        assert page.ask("svg") != first


@pytest.mark.parametrize("name", ["empty", "single", "no_edges", "parallel", "disconnected"])
def test_the_svg_of_what_is_small_is_well_formed(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        text = page.ask("svg")
        assert "NaN" not in text
        assert "Infinity" not in text
        assert "undefined" not in text
        assert ElementTree.fromstring(text).tag == f"{SVG}svg"


@pytest.mark.parametrize("layout", ["hierarchy", "timeline", "map"])
def test_each_layout_can_be_taken_away(open_page: Open, layout: str) -> None:
    with open_page(state=f"#layout={layout}") as page:
        text = page.ask("svg")
        assert "NaN" not in text
        ElementTree.fromstring(text)


def test_a_print_holds_the_picture_and_the_words_without_the_buttons(open_page: Open) -> None:
    with open_page(state="#n=initiative:project-06") as page:
        data = page.page.pdf(format="A4", landscape=True)
        assert data.startswith(b"%PDF")
        assert len(data) > 20_000
        assert b"/Image" in data
        page.page.emulate_media(media="print")
        page.settle()
        assert page.by("panel-title").is_visible()
        assert page.by("canvas").is_visible() or page.by("map").is_visible()
        for name in ("search", "export-png", "reset", "theme", "time-from"):
            assert page.by(name).is_hidden(), name
        page.page.emulate_media(media="screen")


def test_a_dark_page_prints_on_white(open_page: Open) -> None:
    with open_page(dark=True) as page:
        page.page.emulate_media(media="print", color_scheme="dark")
        page.settle()
        assert page.look("paper")[:3] == [255, 255, 255]
