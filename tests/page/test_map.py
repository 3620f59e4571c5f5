"""Provinces as tiles: those that were valid on the day of the figures, from coordinates, without borders."""

from __future__ import annotations

from math import hypot

import pytest

from tests.page.conftest import Open
from vndx.draw.tiles import eras, places
from vndx.network import Network

pytestmark = pytest.mark.xdist_group("page-2")


def valid(network: Network, day: str) -> set[str]:
    return {
        node.id
        for node in network.nodes.values()
        if node.kind == "Province" and (node.begin or "") <= day and (node.end is None or day <= node.end)
    }


@pytest.mark.parametrize(("day", "units"), [("2024-07-10", 63), ("2025-12-31", 34)])
def test_the_tiles_are_the_units_of_the_day(open_page: Open, network: Network, day: str, units: int) -> None:
    expected = valid(network, day)
    assert len(expected) == units
    with open_page(state=f"#layout=map&at={day}") as page:
        assert page.by("map").is_visible()
        assert {row[0] for row in page.attributes("map-tile", ["id"])} == expected


def test_no_two_tiles_lie_on_each_other_and_all_are_in_the_window(open_page: Open) -> None:
    with open_page(state="#layout=map") as page:
        boxes = [tile.bounding_box() for tile in page.by("map-tile").all()]
        assert len(boxes) in {34, 63}
        corners = set()
        for box in boxes:
            assert box
            corners.add((round(box["x"]), round(box["y"])))
            assert 0 <= box["x"] <= 1280
        assert len(corners) == len(boxes)
        assert len({round(box["width"]) for box in boxes if box}) <= 2


def test_north_is_up_and_the_south_below(open_page: Open) -> None:
    with open_page(state="#layout=map&at=2024-07-10") as page:

        def y(id: str) -> float:
            box = page.by("map-tile", id=id).bounding_box()
            assert box
            return box["y"]

        assert y("place:cao-bang") < y("place:nghe-an") < y("place:ca-mau")


def test_near_neighbours_stand_as_they_lie(network: Network) -> None:
    found = eras(network)
    assert [len(era.tiles) for era in found] == [63, 34]
    points = places(network)
    for era in found:
        assert set(era.tiles) <= set(points)
        for one in era.tiles:
            latitude, longitude = points[one]
            away = {id: hypot(points[id][0] - latitude, points[id][1] - longitude) for id in era.tiles}
            for other in sorted(away, key=away.__getitem__)[1:5]:
                (column, row), (beside, below) = era.tiles[one], era.tiles[other]
                if latitude > points[other][0] + 0.3:
                    assert row <= below, (one, other)
                if longitude > points[other][1] + 0.3:
                    assert column >= beside, (one, other)


def test_a_click_on_a_tile_stays_on_the_map_which_says_how_many_have_figures(open_page: Open) -> None:
    with open_page(state="#layout=map&at=2024-07-10") as page:
        told = page.page.locator(".tile.some").count()
        assert page.texts("map-told")[0].startswith(f"{told} trên 63 ")
        assert told >= 2
        page.by("map-tile", id="place:gia-lai").click()
        page.settle()
        assert page.state()["layout"] == "map"
        assert page.by("map").is_visible()
        assert page.state()["selected"] == "place:gia-lai"


def test_there_is_no_border(open_page: Open) -> None:
    with open_page(state="#layout=map") as page:
        assert page.by("map").locator("path[d*='C'], path[d*='L'], polygon, polyline").count() == 0


def test_a_tile_shows_the_figure_of_its_unit(open_page: Open, network: Network) -> None:
    with open_page(state="#layout=map") as page:
        options = page.by("map-indicator").locator("option").evaluate_all("all => all.map(one => one.value)")
        seen = 0
        for value in options:
            page.by("map-indicator").select_option(value)
            for id, shown in page.attributes("map-tile", ["id", "value"]):
                if shown in {None, ""}:
                    continue
                values = {
                    told.figure["value"]
                    for told in network.statements.values()
                    if told.type == "figure" and id in told.roles.get("area", ())
                }
                assert float(shown) in {float(each) for each in values}, (id, shown)
                seen += 1
        assert seen


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
@pytest.mark.parametrize("day", ["2024-07-10", "2025-12-31"])
def test_names_can_be_read(open_page: Open, size: tuple[int, int], day: str) -> None:
    with open_page(state=f"#layout=map&at={day}", size=size) as page:
        heights = (
            page.by("map-tile")
            .locator("text")
            .evaluate_all(
                "all => all.map(each => each.getScreenCTM().a * parseFloat(getComputedStyle(each).fontSize))"
            )
        )
        assert len(heights) >= 34
        assert min(heights) >= 10
        assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        # No name goes beyond its tile.
        beyond = page.by("map-tile").evaluate_all(
            "all => all.flatMap(each => { const box = each.querySelector('rect').getBoundingClientRect();"
            " return [...each.querySelectorAll('text')].filter(one => {"
            " const own = one.getBoundingClientRect();"
            " return own.left < box.left - 1 || own.right > box.right + 1; }).map(one => one.textContent); })"
        )
        assert beyond == []


def test_a_tile_opens_its_unit_by_click_and_by_keyboard(open_page: Open) -> None:
    with open_page(state="#layout=map") as page:
        id = page.attributes("map-tile", ["id"])[3][0]
        page.by("map-tile", id=id).click()
        page.settle()
        assert page.state()["selected"] == id
        assert page.by("panel-title").is_visible()
