"""By keyboard, by screen reader, on a phone."""

from __future__ import annotations

import pytest

from tests.page.browser import PHONE
from tests.page.conftest import Open

pytestmark = pytest.mark.xdist_group("page")


@pytest.mark.parametrize("state", ["", "#n=initiative:project-06"])
def test_tab_reaches_every_control_and_shows_where_it_is(open_page: Open, state: str) -> None:
    with open_page(state=state) as page:
        expected = dict(page.look("numbered"))
        assert len(expected) > 25
        reached: dict[str, str] = {}
        page.page.evaluate("document.activeElement.blur()")
        for _ in range(len(expected) + 15):
            page.page.keyboard.press("Tab")
            key, ring = page.look("focused")
            if key:
                assert ring, expected.get(key)
                reached[key] = key
        assert {expected[key] for key in expected if key not in reached} == set()


def test_every_control_has_a_name(open_page: Open) -> None:
    for state in ("", "#n=initiative:project-06&lang=en", "#layout=map"):
        with open_page(state=state) as page:
            assert page.look("nameless") == []


def test_buttons_that_stay_pressed_say_so(open_page: Open) -> None:
    with open_page() as page:
        layouts = ["stress", "hierarchy", "timeline", "map"]
        for chosen in [*layouts[1:], layouts[0]]:
            page.by(f"layout-{chosen}").click()
            page.settle()
            pressed = [
                each for each in layouts if page.by(f"layout-{each}").get_attribute("aria-pressed") == "true"
            ]
            assert pressed == [chosen]
            assert page.state()["layout"] == chosen


def test_a_table_lists_every_node_and_every_edge(open_page: Open) -> None:
    for name in ("shipped", "hostile", "no_edges", "single", "empty"):
        with open_page(name) as page:
            nodes, edges = page.nodes(), page.edges()
            assert page.open_table().count() == len(nodes)
            assert {row[0] for row in page.attributes("table-row", ["id"])} == set(nodes)
            assert {row[0] for row in page.attributes("table-edge-row", ["edge"])} == set(edges)


def test_a_row_of_the_table_names_its_node_and_opens_it(open_page: Open) -> None:
    with open_page() as page:
        page.by("table").locator("summary").first.focus()
        page.page.keyboard.press("Enter")
        page.by("table-row").first.wait_for()
        row = page.by("table-row", id="initiative:project-06")
        assert page.nodes()["initiative:project-06"]["vi"] in row.inner_text()
        row.locator("button, a").first.focus()
        page.page.keyboard.press("Enter")
        assert page.state()["selected"] == "initiative:project-06"
        assert page.page.locator("th[scope]").count() >= 4


def test_arrows_pan_plus_and_minus_zoom_and_escape_lets_go(open_page: Open) -> None:
    with open_page(state="#n=initiative:project-06") as page:
        page.by("fit").click()
        page.settle()
        ids = sorted(page.visible())[:2]

        def spots() -> list[tuple[float, float]]:
            return [(at["x"], at["y"]) for at in (page.ask("screen", id) for id in ids)]

        page.by("canvas").focus()
        at = spots()
        page.page.keyboard.press("ArrowRight")
        page.settle()
        assert spots()[0][0] < at[0][0]
        assert spots()[0][1] == pytest.approx(at[0][1], abs=0.5)
        page.page.keyboard.press("ArrowUp")
        page.settle()
        assert spots()[0][1] > at[0][1]
        at = spots()
        page.page.keyboard.press("+")
        page.settle()
        assert abs(spots()[0][0] - spots()[1][0]) > abs(at[0][0] - at[1][0])
        page.page.keyboard.press("0")
        page.settle()
        page.page.keyboard.press("Escape")
        page.settle()
        assert page.state()["selected"] is None


@pytest.mark.parametrize(
    "state", ["", "#n=initiative:project-06", "#layout=map", "#n=person:pham-minh-chinh&lang=en"]
)
def test_on_a_phone_nothing_is_wider_than_the_screen(open_page: Open, state: str) -> None:
    with open_page(size=PHONE, phone=True, state=state) as page:
        assert (
            page.page.evaluate(
                "[document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth]"
            )
            == [PHONE[0]] * 3
        )


@pytest.mark.parametrize("state", ["", "#n=initiative:project-06", "#layout=map"])
def test_on_a_phone_each_control_is_large_enough_for_a_finger(open_page: Open, state: str) -> None:
    with open_page(size=PHONE, phone=True, state=state) as page:
        assert page.look("small") == []
        page.by("legend").locator("summary").click()
        assert page.look("small") == []


def test_on_a_phone_the_legend_is_closed_and_the_picture_gets_the_room(open_page: Open) -> None:
    with open_page(size=PHONE, phone=True) as page:
        assert page.by("legend").get_attribute("open") is None
        box = page.by("canvas").bounding_box()
        assert box
        assert box["width"] >= 0.9 * PHONE[0]
        assert box["height"] >= 0.4 * PHONE[1]
        assert box["y"] + 100 < PHONE[1]
    with open_page() as page:
        assert page.by("legend").get_attribute("open") is not None


def test_on_a_phone_a_tap_shows_the_thing(open_page: Open) -> None:
    with open_page(size=PHONE, phone=True) as page:
        page.by("canvas").scroll_into_view_if_needed()
        ids = page.free_nodes(16)
        assert ids
        at = page.ask("screen", ids[0])
        page.page.touchscreen.tap(at["x"], at["y"])
        page.settle()
        assert page.state()["selected"] == ids[0]
        assert page.by("panel-title").is_visible()


def test_what_changes_is_told_to_a_screen_reader(open_page: Open) -> None:
    with open_page() as page:
        assert page.by("heard").get_attribute("role") == "status"
        search = page.by("search")
        assert search.get_attribute("aria-expanded") == "false"
        page.hits("uy ban")
        assert search.get_attribute("aria-expanded") == "true"
        assert page.page.locator(f"#{search.get_attribute('aria-controls')}").count() == 1
        assert page.page.locator("h1").count() == 1
        assert page.page.locator("main").count() == 1


def test_both_languages_say_everything(open_page: Open) -> None:
    with open_page(state="#n=initiative:project-06") as page:
        vi = page.look("words")
        page.by("language").click()
        page.settle()
        en = page.look("words")
        marks = set("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ")
        ours = [text for text in en if set(text.lower()) & marks]
        names = {node["vi"] for node in page.nodes().values()} | {
            node["en"] for node in page.nodes().values()
        }
        assert [text for text in ours if text not in names and "Tiếng Việt" not in text] == []
        assert len(set(vi) & set(en)) < 0.3 * len(set(vi))


@pytest.mark.parametrize("size", [(844, 390), (667, 375), (1024, 500)])
def test_a_low_window_leaves_the_picture_room(open_page: Open, size: tuple[int, int]) -> None:
    with open_page(size=size) as page:
        box = page.by("canvas").bounding_box()
        assert box
        assert box["height"] >= 240
