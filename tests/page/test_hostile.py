"""A graph in which each text is an attack: nothing runs, and each text is there as it was."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.page.conftest import Open
from tests.page.networks import PAYLOADS, hostile
from tests.page.sheet import Sheet

pytestmark = pytest.mark.xdist_group("page-2")


def walk(page: Sheet) -> dict[str, str]:
    """Open each node from the table and return what its panel says, by id."""
    rows = page.open_table()
    said = {}
    for i in range(rows.count()):
        row = rows.nth(i)
        id = row.get_attribute("data-id") or ""
        row.locator("button, a").first.click()
        said[id] = page.by("panel").inner_text()
    return said


def test_nothing_runs_whatever_is_opened(open_page: Open) -> None:
    with open_page("hostile") as page:
        for _ in ("vi", "en"):
            said = walk(page)
            assert set(said) == set(PAYLOADS)
            edges = page.by("table-edge-row")
            assert edges.count() == len(PAYLOADS) - 1
            for i in range(edges.count()):
                edges.nth(i).locator("button, a").first.click()
            page.by("table").locator("summary").first.click()
            page.by("language").click()
        for bad in PAYLOADS:
            page.hits(bad)
        page.ask("svg")
        page.everything()
        page.settle()
        assert page.log.complaints() == []
        assert page.page.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0


def test_hovering_shows_text_and_runs_nothing(open_page: Open) -> None:
    with open_page("hostile") as page:
        page.everything()
        seen = set()
        for id in page.visible():
            at = page.ask("screen", id)
            page.page.mouse.move(at["x"], at["y"])
            page.page.wait_for_timeout(60)
            if page.by("tooltip").is_visible():
                seen.add(page.by("tooltip").text_content())
        assert len(seen) > len(PAYLOADS) // 2
        assert any("onerror=alert(2)" in (each or "") for each in seen)


def test_each_text_stays_as_it_was(open_page: Open) -> None:
    with open_page("hostile") as page:
        nodes = page.nodes()
        assert set(nodes) == set(PAYLOADS)
        assert {id: (node["vi"], node["en"]) for id, node in nodes.items()} == {
            bad: (bad, bad) for bad in PAYLOADS
        }
        assert {(edge["from"], edge["to"]) for edge in page.edges().values()} == set(pairwise(PAYLOADS))
        rows = page.open_table()
        assert rows.count() == len(PAYLOADS)
        for i in range(rows.count()):
            id = rows.nth(i).get_attribute("data-id") or ""
            rows.nth(i).locator("button, a").first.click()
            assert page.by("panel-title").text_content() == id
            assert any(id in (each or "") for each in page.by("source-quote").all_text_contents())


def test_no_address_that_runs_is_a_link(open_page: Open) -> None:
    allowed = ("http:", "https:", "", "blob:", "data:image/")
    with open_page("hostile") as page:
        rows = page.open_table()
        looked = 0
        for i in range(rows.count()):
            rows.nth(i).locator("button, a").first.click()
            links = page.page.evaluate(
                "[...document.querySelectorAll('a[href]')].map(a => [a.getAttribute('href'), a.protocol])"
            )
            for address, protocol in links:
                assert address.startswith("#") or protocol in allowed, address
                looked += 1
        assert looked
        assert page.page.locator("a[href^='javascript' i]").count() == 0


def test_the_picture_as_svg_is_well_formed_and_holds_no_script(open_page: Open) -> None:
    from xml.etree import ElementTree

    with open_page("hostile") as page:
        page.everything()
        tree = ElementTree.fromstring(page.ask("svg"))
        names = {element.tag.rpartition("}")[2].lower() for element in tree.iter()}
        assert not names & {"script", "foreignobject", "image", "iframe"}
        for element in tree.iter():
            assert not [key for key in element.attrib if key.rpartition("}")[2].lower().startswith("on")]
        written = "".join(tree.itertext())
        assert "onerror=alert(2)" in written.replace("\n", "").replace(" ", "") or "onerror" in written


def test_a_hash_that_is_an_attack_changes_nothing(open_page: Open) -> None:
    for state in (
        "#n=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&lang=%3Cscript%3E",
        "#off=__proto__,constructor&layout=constructor&theme=%22%3E&ego=__proto__,9&path=a,b,c",
        "#from=9999-99&to=x&undated=2&ind=toString&at=javascript:alert(1)",
        "#%E0%A4%A",
        "#" + "n=x&" * 5000,
    ):
        with open_page("hostile", state=state) as page:
            found = page.state()
            assert found["lang"] == "vi"
            assert found["layout"] in {"stress", "hierarchy", "timeline", "map"}
            assert set(page.nodes()) == {node.id for node in hostile().nodes.values()}
