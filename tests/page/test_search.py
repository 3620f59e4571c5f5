"""Search: without marks, in both languages, by keyboard; and a word when there is nothing."""

from __future__ import annotations

import unicodedata

import pytest

from tests.page.conftest import Open
from tests.page.networks import PAYLOADS

pytestmark = pytest.mark.xdist_group("page-2")


@pytest.mark.parametrize(
    "text", ["uy ban", "ỦY BAN", "Ủy ban", unicodedata.normalize("NFD", "Ủy ban"), "  uỷ  BAN "]
)
def test_marks_case_and_form_do_not_matter(open_page: Open, text: str) -> None:
    with open_page() as page:
        found = page.hits(text)
        assert found[:3] == page.hits("uy ban")[:3]
        first = page.nodes()[found[0]]
        assert unicodedata.normalize("NFC", first["vi"]).lower().replace("uỷ", "ủy").startswith("ủy ban")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("de an 06", "initiative:project-06"),
        ("de an 6", "initiative:project-06"),
        ("đề án 06", "initiative:project-06"),
        ("ndxp", "system:ndxp"),
        ("population", "system:population-database"),
        ("pham minh chinh", "person:pham-minh-chinh"),
        ("Chính Phạm Minh", "person:pham-minh-chinh"),
        ("05-nq/tu", "05-nq"),
        ("05-NQ/TU", "05-nq"),
        ("06/qd-ttg", "doc:06-qd-ttg-2022-01-06"),
        ("ha giang", "place:ha-giang"),
    ],
)
def test_what_a_reader_types_is_among_the_first_three(open_page: Open, text: str, expected: str) -> None:
    with open_page() as page:
        assert [id for id in page.hits(text)[:3] if expected in id], page.hits(text)[:5]


def test_what_is_not_there_is_said_so_in_both_languages(open_page: Open) -> None:
    with open_page() as page:
        said = set()
        for _ in ("vi", "en"):
            assert page.hits("zzzz qqqq") == []
            assert page.by("search-none").is_visible()
            said.add(page.by("search-none").inner_text().strip())
            page.by("search").fill("")
            page.by("language").click()
        assert len(said) == 2
        assert "" not in said


def test_the_list_goes_away_with_the_text_and_with_escape(open_page: Open) -> None:
    with open_page() as page:
        assert page.by("search-results").is_hidden()
        page.hits("uy ban")
        assert page.by("search-results").is_visible()
        page.by("search").fill("")
        assert page.by("search-results").is_hidden()
        page.hits("uy ban")
        page.by("search").press("Escape")
        assert page.by("search-results").is_hidden()


def test_arrows_and_enter_choose(open_page: Open) -> None:
    with open_page() as page:
        page.page.keyboard.press("/")
        assert page.page.evaluate("document.activeElement.dataset.testid") == "search"
        page.page.keyboard.type("uy ban")
        ids = page.by("search-hit").evaluate_all("all => all.map(one => one.dataset.id)")
        assert len(ids) >= 2
        for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
            page.page.keyboard.press(key)
        chosen = page.by("search-hit").and_(page.page.locator("[aria-selected=true]"))
        id = chosen.get_attribute("data-id")
        assert chosen.get_attribute("id") == page.by("search").get_attribute("aria-activedescendant")
        assert id in ids[1:3]
        page.page.keyboard.press("Enter")
        page.settle()
        assert page.state()["selected"] == id
        assert id in page.visible()


def test_a_click_on_a_hit_chooses_it_though_it_was_hidden(open_page: Open) -> None:
    with open_page() as page:
        hidden = set(page.nodes()) - page.visible()
        assert hidden
        id = min(hidden)
        name = page.nodes()[id]["vi"]
        assert id in page.hits(name)
        page.by("search-hit").nth(page.hits(name).index(id)).click()
        page.settle()
        assert page.state()["selected"] == id
        assert id in page.visible()


def test_every_node_of_the_graph_is_found_by_its_name_in_both_languages(open_page: Open) -> None:
    with open_page() as page:
        nodes = page.nodes()
        missed = page.page.evaluate(
            "nodes => nodes.filter(node => [node.vi, node.en].some("
            "name => name && !vndx.search(name).includes(node.id))).map(node => node.id)",
            list(nodes.values()),
        )
        assert len(nodes) > 200
        assert missed == []


def test_what_looks_like_a_pattern_or_a_tag_is_text(open_page: Open) -> None:
    with open_page("hostile") as page:
        for text in (".*", "(", "[", "\\", "<b>", "%00", "\u0000", "a" * 10_000):
            page.hits(text)
        assert PAYLOADS[1] in page.hits("onerror=alert(2)")


def test_what_was_said_is_found_too(open_page: Open) -> None:
    with open_page() as page:
        page.by("search").fill("5G")
        assert "5G" in page.by("search-hit").first.inner_text()
        page.by("search").press("Enter")
        page.settle()
        assert page.state()["edge"]
        assert "5G" in page.by("panel").inner_text()


@pytest.mark.parametrize(
    ("text", "wanted"), [("đề án06", "initiative:project-06"), ("8th session", "meeting:ncdt-9")]
)
def test_where_nothing_is_called_that_it_says_what_comes_near(
    open_page: Open, text: str, wanted: str
) -> None:
    with open_page() as page:
        assert wanted in page.hits(text)
        assert page.by("search-none").is_visible()
        assert page.hits("xyzzy") == []


def test_the_cursor_goes_to_what_was_found_and_the_skip_link_into_the_table(open_page: Open) -> None:
    focused = "document.activeElement.id || document.activeElement.parentElement.id"
    with open_page() as page:
        page.choose("de an 06")
        assert page.page.evaluate(focused) == "panel"
        page.page.keyboard.press("Escape")
        assert page.state()["selected"] is None
        address = page.page.evaluate("location.hash")
        page.page.locator("a.skip").focus()
        page.page.keyboard.press("Enter")
        assert page.by("table-row").first.is_visible()
        assert page.page.evaluate(focused) == "table"
        assert page.page.evaluate("location.hash") == address
