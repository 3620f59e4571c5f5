"""Networks that make a page stumble: nothing, one thing, no edges, no dates, parts, parallel edges."""

from __future__ import annotations

import pytest

from tests.page.conftest import Open
from tests.page.networks import SMALL

pytestmark = pytest.mark.xdist_group("page")


@pytest.mark.parametrize("name", SMALL)
def test_nothing_is_lost(open_page: Open, name: str) -> None:
    network = SMALL[name]()
    with open_page(name) as page:
        assert set(page.nodes()) == set(network.nodes)
        edges = page.edges()
        assert len(edges) == len(network.edges)
        assert sorted((edge["id"], edge["from"], edge["to"]) for edge in edges.values()) == sorted(
            (edge.id, edge.source, edge.target) for edge in network.edges
        )
        assert page.visible() == set(network.nodes)
        assert page.visible_edges() == set(edges)


@pytest.mark.parametrize("name", SMALL)
@pytest.mark.parametrize("layout", ["stress", "hierarchy", "timeline", "map"])
def test_every_layout_draws_it(open_page: Open, name: str, layout: str) -> None:
    with open_page(name) as page:
        button = page.by(f"layout-{layout}")
        if button.is_hidden() or button.is_disabled():
            assert layout != "stress"
            return
        button.click()
        page.settle()
        assert page.state()["layout"] == layout
        for at in page.ask("positions").values():
            assert abs(at["x"]) < 1e6
            assert abs(at["y"]) < 1e6


@pytest.mark.parametrize("name", SMALL)
def test_every_button_can_be_pressed(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        for button in ("fit", "theme", "language", "permalink", "reset"):
            page.by(button).click()
        page.page.evaluate("window.print = () => { window.printed = true }")
        page.by("print").click()
        assert page.page.evaluate("window.printed")
        page.by("canvas").focus()
        for key in ("+", "-", "0", "ArrowLeft", "Escape"):
            page.page.keyboard.press(key)
        page.settle()


def test_nothing_at_all_is_said_to_be_nothing(open_page: Open) -> None:
    with open_page("empty") as page:
        assert page.nodes() == {}
        assert "0" in page.by("shown").inner_text() or page.page.locator("#empty").is_visible()
        assert page.hits("uy ban") == []
        assert page.by("search-none").is_visible()


def test_one_node_can_be_clicked_and_stands_in_the_middle(open_page: Open) -> None:
    with open_page("single") as page:
        at, box = page.ask("screen", "a:1"), page.by("canvas").bounding_box()
        assert box
        assert abs(at["x"] - box["x"] - box["width"] / 2) < 0.2 * box["width"]
        assert abs(at["y"] - box["y"] - box["height"] / 2) < 0.2 * box["height"]
        page.click_node("a:1")
        assert page.by("panel-title").inner_text() == "Ủy ban một mình"


def test_parallel_edges_each_have_their_place_and_their_evidence(open_page: Open) -> None:
    network = SMALL["parallel"]()
    with open_page("parallel") as page:
        between = [edge.id for edge in network.edges if {edge.source, edge.target} == {"a:a", "a:b"}]
        assert len(between) == 5
        for id in between:
            page.click_edge(id)
            assert page.by("edge").count() == 5
            assert set(page.attributes("edge", ["edge"])) == {(each,) for each in between}
        quotes = {text.strip('“”" ') for text in page.texts("source-quote")}
        assert {f"lời số {i}" for i in range(3)} <= quotes


def test_what_is_tied_to_nothing_is_drawn_apart(open_page: Open) -> None:
    with open_page("disconnected") as page:
        assert {"a:7", "a:8"} <= page.visible()
        assert {"a:7", "a:8"} <= set(page.ask("positions"))
