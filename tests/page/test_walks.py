"""Paths and neighbourhoods in the page are those of networkx."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from tests.page.conftest import Open
from tests.page.networks import SMALL, scaled
from tests.page.sheet import Sheet
from vndx.network import Network
from vndx.network.paths import paths
from vndx.network.surroundings import around, neighbours
from vndx.network.ways import Ways

pytestmark = pytest.mark.xdist_group("page-2")


def drawn_now(page: Sheet) -> nx.Graph:
    """Return what is visible as a graph of networkx."""
    edges = page.edges()
    graph = nx.Graph()
    graph.add_nodes_from(page.visible())
    graph.add_edges_from((edges[id]["from"], edges[id]["to"]) for id in page.visible_edges())
    return graph


def shortest(graph: nx.Graph, one: str, two: str, everywhere: set[str]) -> int | None:
    """Return the length of the shortest path, through what ties all to all only where there is no other."""
    for without in (everywhere - {one, two}, set[str]()):
        part = graph.subgraph(set(graph) - without)
        if nx.has_path(part, one, two):
            return int(nx.shortest_path_length(part, one, two))
    return None


@pytest.mark.parametrize("name", ["shipped", "150", "disconnected", "parallel"])
@pytest.mark.parametrize("filtered", [False, True])
def test_a_path_is_as_long_as_that_of_networkx(
    open_page: Open, network: Network, name: str, filtered: bool
) -> None:
    everywhere = (
        {node.id for node in network.nodes.values() if node.everywhere} if name == "shipped" else set()
    )
    with open_page(name) as page:
        page.everything()
        graph = drawn_now(page)
        if filtered:  # the legend says what is drawn, not what is tied
            page.by("legend-toggle").nth(1).uncheck()
            page.settle()
        ids = sorted(graph)[:: max(1, len(graph) // 12)][:12]
        assert len(ids) >= 2
        lengths = set()
        for one in ids:
            for two in ids:
                path = page.ask("path", one, two)
                expected = shortest(graph, one, two, everywhere)
                lengths.add(expected)
                if expected is None:
                    assert not path
                    continue
                assert path[0] == one
                assert path[-1] == two
                assert len(path) - 1 == expected, (one, two, path)
                assert all(graph.has_edge(*step) for step in pairwise(path))
        assert len(lengths) > 1


@pytest.mark.parametrize("name", ["shipped", "150", "disconnected", "parallel", "single"])
@pytest.mark.parametrize("hops", [1, 2, 3])
def test_a_neighbourhood_is_that_of_networkx(open_page: Open, network: Network, name: str, hops: int) -> None:
    everywhere = [node.id for node in network.nodes.values() if node.everywhere]
    assert everywhere
    with open_page(name) as page:
        page.everything()
        graph = drawn_now(page)
        asked = sorted(graph)[:: max(1, len(graph) // 10)]
        for id in [*asked, *everywhere] if name == "shipped" else asked:
            # To what ties all to all there is a way, but none on from it.
            ways = graph.to_directed()
            ways.remove_edges_from([(a, b) for a, b in ways.edges if a in everywhere and a != id])
            expected = set(nx.single_source_shortest_path_length(ways, id, cutoff=hops))
            found = set(page.ask("neighbourhood", id, hops))
            assert found == expected
            if name == "shipped":  # and so do `vndx neighbours` and `vndx draw --around`
                told = {one.node.id for one in neighbours(Ways(network), id, hops)}
                assert found == around(network, id, hops) == {id, *told}


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_the_button_shows_just_the_neighbourhood_that_it_counts(open_page: Open, hops: int) -> None:
    with open_page("150", state="#scope=all&n=thing:0009") as page:
        graph = drawn_now(page)
        expected = set(nx.single_source_shortest_path_length(graph, "thing:0009", cutoff=hops))
        button = page.by(f"ego-{hops}")
        assert button.inner_text() == f"{hops} bước: +{len(expected) - 1}"
        button.click()
        page.settle()
        assert page.visible() == expected
        assert page.state()["ego"] == {"id": "thing:0009", "hops": hops}
        page.by("ego-off").click()
        page.settle()
        assert page.visible() == set(graph)


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_what_is_near_is_there_though_its_group_is_left_out_at_first(
    open_page: Open, network: Network, hops: int
) -> None:
    with open_page(state="#n=initiative:project-06") as page:
        expected = around(network, "initiative:project-06", hops)
        assert any(network.nodes[id].group in page.state()["hidden"] for id in expected)
        button = page.by(f"ego-{hops}")
        assert button.inner_text() == f"{hops} bước: +{len(expected) - 1}"
        button.click()
        page.settle()
        assert page.visible() == expected
        address = page.page.evaluate("location.hash")
        page.by("ego-off").click()
        page.settle()
        assert len(page.visible()) <= 100
    with open_page(state=address) as page:
        assert page.visible() == expected


def test_paths_of_the_opening_view_are_those_of_the_command(open_page: Open, network: Network) -> None:
    ids = sorted(network.nodes)
    pairs = [(ids[place], ids[(place * 7 + 11) % len(ids)]) for place in range(0, len(ids), 2)]
    ways = Ways(network)
    hidden = 0
    with open_page() as page:
        assert page.state()["hidden"] == ["indicators"]
        for one, two in pairs:
            found = paths(ways, one, two, 1)
            assert page.ask("path", one, two) == (found[0].nodes if found else [])
            hidden += any(network.nodes[id].group == "indicators" for id in (one, two))
    assert hidden > len(pairs) // 10


def test_a_path_goes_to_what_the_legend_leaves_out(open_page: Open, network: Network) -> None:
    one, two = "body:google", "indicator:digital-economy-growth-to-gdp-growth"
    with open_page(state=f"#n={one}") as page:
        page.by("path-start").click()
        page.choose(network.nodes[two].name("vi"))
        assert page.state()["path"] == [one, two]
        assert page.by("path").get_attribute("data-length") == "1"
        assert {one, two} <= page.visible()
        assert page.by("path-country").count() == 0


def test_a_path_by_way_of_the_country_says_so(open_page: Open, network: Network) -> None:
    ways = Ways(network)
    ids = sorted(network.nodes)
    path = next(
        found[0].nodes
        for one in ids
        for two in ids[::-1]
        if (found := paths(ways, one, two, 1)) and found[0].by_country and len(found[0].nodes) > 2
    )
    with open_page(state=f"#path={','.join(path)}") as page:
        assert page.texts("path-country") == ["chỉ qua cả nước"]


def test_expand_says_how_many_and_adds_just_those(open_page: Open) -> None:
    with open_page("150", state="#scope=all&n=thing:0000&ego=thing:0009,1") as page:
        graph = nx.Graph(nx.MultiDiGraph(scaled(150).to_networkx()))
        before = page.visible()
        target = next(id for id in sorted(before) if set(graph[id]) - before and id != "thing:0009")
        page.page.evaluate("id => { location.hash = location.hash.replace(/n=[^&]*/, 'n=' + id) }", target)
        page.settle()
        if page.state()["selected"] != target:
            page.click_node(target)
        assert page.state()["selected"] == target
        missing = set(graph[target]) - before
        assert str(len(missing)) in page.by("expand").inner_text()
        page.by("expand").click()
        page.settle()
        assert page.visible() == before | missing
        page.by("collapse").click()
        page.settle()
        assert target in page.visible()
        assert page.visible() < before | missing


def test_a_path_is_looked_for_from_the_panel_and_said_step_by_step(open_page: Open) -> None:
    with open_page("150", state="#scope=all&n=thing:0100") as page:
        graph = drawn_now(page)
        length = nx.shortest_path_length(graph, "thing:0100", "thing:0140")
        page.by("path-start").click()
        page.choose("Ủy ban quốc gia số 140")
        assert page.by("path").get_attribute("data-length") == str(length)
        assert page.by("path-step").count() == length
        assert all("dự" in step for step in page.texts("path-step"))
        path = page.state()["path"]
        assert (path[0], path[-1], len(path) - 1) == ("thing:0100", "thing:0140", length)
        page.by("path-clear").click()
        assert page.state()["path"] is None


def test_where_there_is_no_path_it_says_so(open_page: Open) -> None:
    assert "a:7" in SMALL["disconnected"]().nodes
    with open_page("disconnected", state="#n=a:0") as page:
        page.by("path-start").click()
        page.choose("Nút a:7")
        assert page.by("path-none").is_visible()
        assert not page.ask("path", "a:0", "a:7")


def test_a_path_to_what_is_hidden_is_found_and_shown(open_page: Open, network: Network) -> None:
    goal = next(id for id, one in network.nodes.items() if one.group == "indicators" and one.degree > 3)
    edge = next(each for each in network.edges if goal in (each.source, each.target))
    start = edge.source if edge.target == goal else edge.target
    with open_page(state=f"#n={start}") as page:
        assert goal not in page.visible()
        page.by("path-start").click()
        page.choose(network.nodes[goal].name("vi"))
        assert page.by("path").get_attribute("data-length") == "1"
        assert page.state()["path"] == [start, goal]
        assert {start, goal} <= page.visible()


def test_expand_counts_what_the_legend_hides_too(open_page: Open, network: Network) -> None:
    id = "system:emc"
    near = {
        end
        for each in network.edges
        if id in (each.source, each.target)
        for end in (each.source, each.target)
    }
    with open_page(state=f"#n={id}") as page:
        hidden = near - page.visible()
        assert hidden
        assert str(len(hidden)) in page.by("expand").inner_text()
        page.by("expand").click()
        page.settle()
        assert near <= page.visible()
