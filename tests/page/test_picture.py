"""The picture: still, no more than one takes in, labelled where it matters, legible in both themes."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from tests.page import browser
from tests.page.conftest import Open
from tests.page.networks import SMALL
from tests.page.sheet import Sheet

pytestmark = pytest.mark.xdist_group("page")

NAMES = ["shipped", "150", *SMALL]


@pytest.mark.parametrize("name", ["shipped", "150", "disconnected"])
def test_no_node_moves_once_it_is_ready(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        before = page.ask("positions")
        assert len(before) == len(page.visible())
        page.page.wait_for_timeout(1000)
        assert page.ask("positions") == before
        for id in page.free_nodes()[:2]:
            page.click_node(id)
        page.by("theme").click()
        page.by("language").click()
        page.settle()
        after = page.ask("positions")
        assert {id: after[id] for id in before} == before


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_with_at_most_a_hundred_nodes_all_of_them_within_the_window(
    open_page: Open, name: str
) -> None:
    with open_page(name) as page:
        visible = page.visible()
        assert len(visible) <= 100
        assert visible or not page.nodes()
        box = page.by("canvas").bounding_box()
        assert box
        for id in visible:
            at = page.ask("screen", id)
            assert box["x"] <= at["x"] <= box["x"] + box["width"], id
            assert box["y"] <= at["y"] <= box["y"] + box["height"], id


def test_two_nodes_never_lie_on_each_other(open_page: Open) -> None:
    for name in ("shipped", "150", "disconnected", "no_edges"):
        with open_page(name) as page:
            spots = [page.ask("screen", id) for id in sorted(page.visible())]
            for one, two in combinations(spots, 2):
                assert abs(one["x"] - two["x"]) + abs(one["y"] - two["y"]) > 3, name


def degrees(page: Sheet) -> Counter[str]:
    """Return how many edges each visible node has, of those that are drawn."""
    shown, edges = page.visible_edges(), page.edges()
    ends = (edges[id][end] for id in shown for end in ("from", "to"))
    return Counter(dict.fromkeys(page.visible(), 0) | Counter(ends))


def overlaps(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the pairs of labels that share more than half a pixel."""
    return [
        (one["text"], two["text"])
        for one, two in combinations(labels, 2)
        if min(one["x"] + one["width"], two["x"] + two["width"]) - max(one["x"], two["x"]) > 0.5
        and min(one["y"] + one["height"], two["y"] + two["height"]) - max(one["y"], two["y"]) > 0.5
    ]


def test_labels_that_lie_on_each_other_would_be_found() -> None:
    one = {"text": "a", "x": 0, "y": 0, "width": 10, "height": 5}
    assert overlaps([one, one | {"x": 5}]) == [("a", "a")]
    assert overlaps([one, one | {"x": 10}, one | {"y": 5}]) == []


@pytest.mark.parametrize("name", ["shipped", "150", "hostile", "dated"])
def test_the_ten_best_connected_are_labelled_and_no_two_labels_overlap(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        labels = page.ask("labels")
        count = degrees(page)
        tenth = sorted(count.values(), reverse=True)[min(9, len(count) - 1)]
        labelled = {label["id"] for label in labels}
        assert {id for id in count if count[id] > tenth} <= labelled
        assert sum(count[id] >= tenth for id in labelled) >= min(10, len(count))
        assert all(label["text"].strip() and label["width"] > 0 and label["height"] > 0 for label in labels)
        assert overlaps(labels) == []


def covered(page: Sheet) -> list[tuple[str, str]]:
    """Return the labels that lie over the middle of a node, with it."""
    spots = {id: page.ask("screen", id) for id in sorted(page.visible())}
    return [
        (label["text"], id)
        for label in page.ask("labels")
        if label["of"] == "node"
        for id, at in spots.items()
        if label["x"] < at["x"] < label["x"] + label["width"]
        and label["y"] < at["y"] < label["y"] + label["height"]
    ]


def gap(box: dict[str, float], spot: dict[str, float]) -> float:
    """Return how far a place is from a box."""
    wide = max(box["x"] - spot["x"], 0, spot["x"] - box["x"] - box["width"])
    high = max(box["y"] - spot["y"], 0, spot["y"] - box["y"] - box["height"])
    return float((wide**2 + high**2) ** 0.5)


@pytest.mark.parametrize("layout", ["stress", "hierarchy", "timeline"])
def test_a_name_is_nearer_to_its_own_node_than_to_any_other(open_page: Open, layout: str) -> None:
    with open_page(state=f"#layout={layout}") as page:
        spots = {id: page.ask("screen", id) for id in page.visible()}
        labels = [label for label in page.ask("labels") if label["of"] == "node"]
        assert len(labels) >= 10
        for label in labels:
            own = gap(label, spots[label["id"]])
            nearest = min(gap(label, spot) for id, spot in spots.items() if id != label["id"])
            # Middles are measured, and nodes are not all of one size: half of one is what that makes.
            assert own < nearest + 14, (label["text"], own, nearest)
            assert own < 40, label["text"]


def test_a_chosen_node_is_there_after_the_window_has_changed_its_size(open_page: Open) -> None:
    with open_page(state="#n=indicator:essential-services-deployed") as page:
        page.page.set_viewport_size({"width": 1280, "height": 1600})
        page.page.wait_for_timeout(300)
        fill = next(item["fill"] for item in page.look("legend") if item["group"] == "indicators")
        at = page.ask("screen", page.state()["selected"])
        around = [{"x": at["x"] + x, "y": at["y"] + y} for x in range(-8, 9, 2) for y in range(-8, 9, 2)]
        pixels = page.look("pixels", around)
        assert any(
            sum(abs(a - b) for a, b in zip(pixel[:3], fill[:3], strict=True)) < 40
            for pixel in pixels
            if pixel
        )


@pytest.mark.parametrize("layout", ["stress", "hierarchy", "timeline"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_no_label_covers_a_node(open_page: Open, layout: str, phone: bool) -> None:
    with open_page(
        state=f"#layout={layout}", phone=phone, size=browser.PHONE if phone else browser.DESKTOP
    ) as page:
        assert len(page.ask("labels")) >= 4
        assert covered(page) == []
        page.everything()
        page.by(f"layout-{layout}").click()
        page.settle()
        assert covered(page) == []


def test_no_label_covers_a_year(open_page: Open) -> None:
    with open_page(state="#layout=timeline") as page:
        years = page.ask("years")
        assert len(years) >= 3
        assert [year["text"] for year in years] == sorted(year["text"] for year in years)
        assert overlaps([*page.ask("labels"), *years]) == []


def test_the_overview_fills_its_place(open_page: Open) -> None:
    with open_page() as page:
        box = page.by("canvas").bounding_box()
        assert box
        spots = [page.ask("screen", id) for id in page.visible()]
        for at, room in (("x", box["width"]), ("y", box["height"])):
            reach = max(spot[at] for spot in spots) - min(spot[at] for spot in spots)
            assert reach > 0.66 * room


def test_labels_do_not_overlap_after_zooming_and_choosing(open_page: Open) -> None:
    with open_page() as page:
        page.by("canvas").focus()
        counts = []
        for key in ("+", "+", "+", "-", "-", "-", "-"):
            page.page.keyboard.press(key)
            page.settle()
            labels = page.ask("labels")
            counts.append(len(labels))
            assert overlaps(labels) == []
        assert len(set(counts)) > 1
        page.by("reset").click()
        page.choose("de an 06")
        labels = page.ask("labels")
        assert "initiative:project-06" in {label["id"] for label in labels}
        assert overlaps(labels) == []


def test_labels_are_large_enough_to_read(open_page: Open) -> None:
    with open_page() as page:
        assert min(label["height"] / (1 + label["text"].count("\n")) for label in page.ask("labels")) >= 10


Colour = list[int]


def contrast(one: Colour, two: Colour) -> float:
    """Return the ratio of WCAG 2 between two colours."""

    def light(colour: Colour) -> float:
        parts = [each / 255 for each in colour[:3]]
        r, g, b = (each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast([255, 255, 255], [0, 0, 0]) == pytest.approx(21)
    assert contrast([255, 255, 255], [119, 119, 119]) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_each_group_stands_out_by_three_to_one_and_by_its_shape(open_page: Open, dark: bool) -> None:
    with open_page(dark=dark) as page:
        assert page.state()["theme"] == ("dark" if dark else "light")
        found = page.look("legend")
        assert len(found) >= 8
        canvas = found[0]["canvas"]
        assert (contrast(canvas, [255, 255, 255]) > 10) is dark
        for item in found:
            assert contrast(item["fill"], canvas) >= 3, item
            assert contrast(item["fill"], item["behind"]) >= 3, item
        assert max(Counter(item["shape"] for item in found).values()) == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_stands_out_by_four_and_a_half_to_one(open_page: Open, dark: bool) -> None:
    with open_page(dark=dark, state="#n=initiative:project-06") as page:
        found = page.look("texts")
        assert len(found) > 40
        poor = [(each["what"], round(contrast(each["text"], each["behind"]), 2)) for each in found]
        assert [each for each in poor if each[1] < 4.5] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nodes_have_the_colour_that_the_legend_says(open_page: Open, dark: bool) -> None:
    with open_page(dark=dark) as page:
        fills = {item["group"]: item["fill"] for item in page.look("legend")}
        nodes = page.nodes()
        ids = page.free_nodes()
        assert len(ids) >= 10
        found = page.look("pixels", [page.ask("screen", id) for id in ids])
        right = sum(
            sum(abs(a - b) for a, b in zip(pixel[:3], fills[nodes[id]["group"]][:3], strict=True)) < 40
            for id, pixel in zip(ids, found, strict=True)
        )
        assert right >= 0.8 * len(ids)


def test_it_follows_the_system_until_a_reader_chooses(open_page: Open) -> None:
    with open_page() as page:
        assert page.page.get_attribute("html", "data-theme") == "light"
        page.page.emulate_media(color_scheme="dark")
        page.settle()
        assert page.state()["theme"] == "dark"
        page.by("theme").click()
        page.settle()
        assert page.page.get_attribute("html", "data-theme") == "light"
        page.page.emulate_media(color_scheme="light")
        page.page.emulate_media(color_scheme="dark")
        page.settle()
        assert page.state()["theme"] == "light"
