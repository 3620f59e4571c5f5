"""The address holds what a reader looks at: opened elsewhere, it shows the same."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.conftest import Open
from tests.page.sheet import Sheet

pytestmark = pytest.mark.xdist_group("page-2")


def hash_of(page: Sheet) -> str:
    return page.page.evaluate("location.hash")  # type: ignore[no-any-return]


def reopened(open_page: Open, state: str) -> tuple[dict[str, Any], set[str], set[str]]:
    with open_page(state=state) as page:
        page.settle()
        return page.state(), page.visible(), page.visible_edges()


def test_the_opening_view_needs_no_hash(open_page: Open) -> None:
    with open_page() as page:
        assert hash_of(page) in {"", "#"}


def test_all_that_was_chosen_is_there_again(open_page: Open) -> None:
    with open_page() as page:
        page.by("language").click()
        page.by("theme").click()
        page.by("scope-all").check()
        page.by("legend-toggle", group="people").uncheck()
        page.by("legend-toggle", group="indicators").check()
        page.by("layout-timeline").click()
        steps = int(page.by("time-to").get_attribute("max") or 0)
        page.slide("time-from", steps // 2)
        page.slide("time-to", steps - 3)
        page.by("time-undated").uncheck()
        page.choose("de an 06")
        page.settle()
        state = page.state()
        assert state["lang"] == "en"
        assert state["theme"] == "dark"
        assert state["layout"] == "timeline"
        assert state["scope"] == "all"
        assert "people" in state["hidden"]
        assert "indicators" not in state["hidden"]
        assert state["from"]
        assert state["to"]
        assert state["selected"] == "initiative:project-06"
        seen = state, page.visible(), page.visible_edges()
        address = hash_of(page)
    for word in ("n=", "off=", "scope=all", "layout=timeline", "from=", "to=", "lang=en", "theme=dark"):
        assert word in address
    assert reopened(open_page, address) == seen


@pytest.mark.parametrize("what", ["edge", "neighbourhood", "path", "hierarchy", "map"])
def test_edge_neighbourhood_path_and_layouts_too(open_page: Open, what: str) -> None:
    with open_page(state="#n=initiative:project-06") as page:
        if what == "edge":
            page.by("edge-link").first.click()
        elif what == "neighbourhood":
            page.by("ego-2").click()
        elif what == "path":
            page.by("path-start").click()
            page.choose("pham minh chinh")
            assert page.state()["path"]
        else:
            page.by(f"layout-{what}").click()
        page.settle()
        seen = page.state(), page.visible(), page.visible_edges()
        address = hash_of(page)
    assert reopened(open_page, address) == seen


def test_reset_goes_back_to_the_opening_view(open_page: Open) -> None:
    with open_page() as page:
        first, visible = page.state(), page.visible()
        page.by("legend-toggle").first.click()
        page.by("layout-hierarchy").click()
        page.choose("de an 06")
        assert page.state() != first
        page.by("reset").click()
        page.settle()
        assert page.state() == first
        assert page.visible() == visible


def test_back_and_a_changed_hash_are_followed(open_page: Open) -> None:
    with open_page() as page:
        page.page.evaluate("location.hash = '#n=initiative:project-06'")
        page.settle()
        assert page.state()["selected"] == "initiative:project-06"
        assert page.by("panel-title").is_visible()


def test_the_permalink_is_the_address(open_page: Open) -> None:
    with open_page(
        state="#n=initiative:project-06", permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.by("permalink").click()
        page.settle()
        assert page.page.evaluate("navigator.clipboard.readText()") == page.page.url


@pytest.mark.parametrize(
    "state",
    [
        "#path=person:pham-minh-chinh,place:ha-giang",  # not tied
        "#path=initiative:project-06,initiative:project-06",
        "#from=9999-99&to=0000-00",
        "#from=2024-06&to=2023-01",
        "#off=indicators,constructor,toString",
        "#ind=initiative:project-06",
        "#article=999_none",
    ],
)
def test_what_is_not_so_is_not_believed(open_page: Open, state: str) -> None:
    with open_page() as page:
        opening, visible = page.state(), page.visible()
    with open_page(state=state) as page:
        page.settle()
        assert page.state() == opening
        assert page.visible() == visible
        assert "indicators" in page.state()["hidden"]


def test_an_id_that_is_gone_is_passed_over(open_page: Open) -> None:
    with open_page(state="#n=person:nobody&edge=none&path=a,b&ego=x,2&off=nobody&layout=none") as page:
        state = page.state()
        assert state["selected"] is None
        assert state["path"] is None
        assert state["ego"] is None
        assert page.visible()


@pytest.mark.parametrize(
    "ids",
    [
        "person:pham-minh-chinh,place:ha-giang",
        "person:pham-minh-chinh,person:pham-minh-chinh",
        "body:ncdt,meeting:ncdt-9,body:ncdt",
    ],
)
def test_a_path_in_the_address_is_not_believed_where_there_is_no_tie(open_page: Open, ids: str) -> None:
    with open_page(state=f"#path={ids}") as page:
        assert page.state()["path"] is None
        assert page.by("path").count() == 0


def test_months_that_are_none_and_groups_that_are_none_are_left_out(open_page: Open) -> None:
    for state in ("#from=9999-99&to=0000-00", "#from=2025-01&to=2020-01", "#off=constructor,toString"):
        with open_page(state=state) as page:
            assert page.state()["from"] is None
            assert page.state()["to"] is None
            assert page.state()["hidden"] == ([] if "off" in state else ["indicators"])
            assert len(page.visible()) > 50
