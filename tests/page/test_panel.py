"""The panel: what is known of a thing, of what ties two things, and who says so."""

from __future__ import annotations

from operator import attrgetter
from urllib.parse import quote

import pytest

from tests.page.conftest import Open
from tests.page.sheet import Sheet
from vndx.network import Edge, Evidence, Network

pytestmark = pytest.mark.xdist_group("page-2")

PROJECT = "initiative:project-06"


def test_a_click_on_a_node_shows_it(open_page: Open, network: Network) -> None:
    with open_page() as page:
        clicked = 0
        for id in page.free_nodes()[:6]:
            page.by("fit").click()
            page.settle()
            page.click_node(id)
            node = network.nodes[id]
            assert page.state()["selected"] == id
            assert page.by("panel-title").inner_text().strip() == node.name("vi")
            if node.labels.get("en", node.name("vi")) != node.name("vi"):
                assert page.by("panel-other-name").inner_text().strip() == node.labels["en"]
            assert node.kind_labels["vi"].lower() in page.by("panel-type").inner_text().lower()
            clicked += 1
        assert clicked >= 3


def test_both_names_and_the_type_follow_the_language(open_page: Open, network: Network) -> None:
    node = network.nodes[PROJECT]
    with open_page(state=f"#n={PROJECT}") as page:
        assert page.texts("panel-title") == [node.labels["vi"]]
        assert page.texts("panel-other-name") == [node.labels["en"]]
        page.by("language").click()
        page.settle()
        assert page.texts("panel-title") == [node.labels["en"]]
        assert page.texts("panel-other-name") == [node.labels["vi"]]
        assert node.kind_labels["en"].lower() in page.by("panel-type").inner_text().lower()


def test_dates_are_shown(open_page: Open, network: Network) -> None:
    dated = [node for node in network.nodes.values() if node.begin and node.end and node.begin == node.end]
    assert dated
    node = dated[0]
    year, month, day = (node.begin or "").split("-")
    with open_page(state=f"#n={node.id}") as page:
        said = page.by("panel-dates").inner_text()
        assert year in said
        assert str(int(month)) in said
        assert str(int(day)) in said


def ties(network: Network, id: str) -> list[Edge]:
    return [edge for edge in network.edges if id in (edge.source, edge.target)]


def other(edge: Edge, id: str) -> str:
    return edge.target if edge.source == id else edge.source


@pytest.mark.parametrize("id", [PROJECT, "person:pham-minh-chinh", "body:mic"])
def test_each_tie_stands_in_the_list_with_how_many_there_are(
    open_page: Open, network: Network, id: str
) -> None:
    edges = ties(network, id)
    assert edges
    with open_page(state=f"#n={id}") as page:
        rows = page.attributes("neighbour", ["id", "edge"])
        expected = {(other(edge, id), edge.id) for edge in edges}
        # A list may be cut, with a button for the rest; then it says so by its count.
        more = page.by("panel-neighbours").locator("button[data-testid='neighbour-more']")
        while more.count():
            more.first.click()
            rows = page.attributes("neighbour", ["id", "edge"])
        assert set(rows) == expected
        assert len(rows) == len(expected)
        assert str(len({tie[0] for tie in expected})) in page.by("neighbour-count").inner_text()
        page.by("neighbour-link").first.click()
        assert page.state()["selected"] == rows[0][0]


def figures_of(network: Network, id: str) -> dict[str, list[str]]:
    """Return the figures about a thing, by id, with the roles that it has in them."""
    return {
        told.id: [role for role, ids in told.roles.items() if id in ids]
        for told in network.statements.values()
        if told.type == "figure" and any(id in ids for ids in told.roles.values())
    }


def test_the_figures_of_an_indicator_have_unit_period_comparator_status_and_source(
    open_page: Open, network: Network
) -> None:
    id = max(
        (node.id for node in network.nodes.values() if node.group == "indicators"),
        key=lambda id: (len(figures_of(network, id)), id),
    )
    figures = figures_of(network, id)
    assert len(figures) >= 3
    words = {"gt": "trên", "ge": "ít nhất", "lt": "dưới", "le": "nhiều nhất", "approx": "khoảng"}
    signs = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤", "approx": "≈"}
    with open_page(state=f"#n={id}") as page:
        assert {row[0] for row in page.attributes("figure-row", ["id"])} == set(figures)
        for row in page.by("figure-row").all():
            told = network.statements[row.get_attribute("data-id") or ""]
            said = row.inner_text().lower()
            figure = told.figure
            digits = figure["value"].rstrip("0").rstrip(".") if "." in figure["value"] else figure["value"]
            spoken = "".join(each for each in said if each.isdigit())
            assert digits.replace(".", "").replace("-", "")[:3] in spoken
            if figure["unit_vi"]:
                assert figure["unit_vi"].lower() in said or "%" in said
            assert figure["status_vi"].lower() in said
            assert any(label.lower() in said for label in told.period.values())
            if figure["comparator"] != "eq":
                comparator = figure["comparator"]
                assert words[comparator] in said or signs[comparator] in said, said
            if told.evidence:
                assert (
                    row.locator("[data-testid='source'], [data-testid='source-span'], a, button").count() >= 1
                )


def spans(page: Sheet, within: str) -> set[tuple[str, str]]:
    """Return article and span of each piece of evidence that a part of the panel shows."""
    found = set()
    for source in page.by(within).locator("[data-testid='source']").all():
        article = source.locator("[data-testid='source-article']").inner_text()
        span = source.locator("[data-testid='source-span']").inner_text()
        found.add((article, span))
    return found


def shows(said: set[tuple[str, str]], evidence: Evidence) -> bool:
    return any(str(evidence.start) in span and str(evidence.end) in span for _, span in said)


def test_each_fact_of_a_thing_says_its_article_span_and_words(open_page: Open, network: Network) -> None:
    looked = 0
    with open_page() as page:
        for node in network.nodes.values():
            if not node.evidence or looked >= 8:
                continue
            page.hits(node.id.partition(":")[2])
            page.page.evaluate("id => { location.hash = '#n=' + encodeURIComponent(id) }", node.id)
            page.settle()
            if page.state()["selected"] != node.id:
                page.page.reload()
                page.page.wait_for_selector("html[data-ready]", state="attached")
            assert page.state()["selected"] == node.id
            said = spans(page, "panel-sources")
            quotes = page.by("panel-sources").inner_text()
            for each in node.evidence:
                assert shows(said, each), (node.id, each, said)
                if each.quote:
                    assert each.quote in quotes
            looked += 1
    assert looked == 8


def test_a_click_on_an_edge_shows_its_sentence_and_its_evidence(open_page: Open, network: Network) -> None:
    by_id = {edge.id: edge for edge in network.edges}
    looked = 0
    with open_page() as page:
        for id in sorted(page.visible_edges()):
            edge = by_id[id]
            parallel = [
                each for each in network.edges if {each.source, each.target} == {edge.source, edge.target}
            ]
            if not edge.evidence or looked >= 5 or not page.ask("edgeScreen", id):
                continue
            page.click_edge(id)
            if page.state()["edge"] is None:
                continue  # a node or a label lies over that spot
            shown = by_id[page.state()["edge"]]
            ends = {shown.source, shown.target}
            if ends != {edge.source, edge.target}:
                continue  # another edge crosses there
            said = page.by("panel").inner_text()
            assert {row[0] for row in page.attributes("edge", ["edge"])} == {each.id for each in parallel}
            for each in parallel:
                assert each.labels["vi"] in said
                for evidence in each.evidence:
                    assert shows(spans(page, "panel"), evidence)
                    if evidence.quote:
                        assert evidence.quote in said
            for end in ends:
                assert network.nodes[end].name("vi") in said
            looked += 1
    assert looked == 5


def test_what_is_inferred_or_background_is_said_to_be(open_page: Open, network: Network) -> None:
    for name in ("inferred", "background"):
        has = attrgetter(name)
        marked = next(edge for edge in network.edges if has(edge))
        plain = next(
            edge
            for edge in network.edges
            if not any(
                has(each)
                for each in network.edges
                if {each.source, each.target} == {edge.source, edge.target}
            )
        )
        for edge, expected in ((marked, True), (plain, False)):
            with open_page(state=f"#edge={quoted(edge.id)}") as page:
                assert page.by("edge", edge=edge.id).count() == 1
                assert (
                    page.by("edge", edge=edge.id).locator(f"[data-testid='edge-{name}']").count() == 1
                ) is expected
                assert (page.by(f"edge-{name}").count() > 0) is expected


def quoted(id: str) -> str:
    return quote(id, safe="")


def test_a_background_edge_names_its_source(open_page: Open, network: Network) -> None:
    edge = next(edge for edge in network.edges if edge.background and edge.sources)
    with open_page(state=f"#edge={quoted(edge.id)}") as page:
        said = page.by("edge", edge=edge.id).inner_text()
        assert all(source["vi"] in said for source in edge.sources)


def test_closing_lets_go(open_page: Open) -> None:
    with open_page(state=f"#n={PROJECT}") as page:
        page.by("panel-close").click()
        assert page.state()["selected"] is None
        assert "06" not in " ".join(page.texts("panel-title"))


def test_an_indicator_lists_what_it_ties_in_english_too(open_page: Open, network: Network) -> None:
    with open_page(state=f"#n={PROJECT}&lang=en") as page:
        said = page.by("panel-neighbours").inner_text()
        edges = ties(network, PROJECT)
        names = {network.nodes[other(edge, PROJECT)].name("en") for edge in edges}
        assert sum(name in said for name in names) >= min(len(names), 5)
        assert page.page.evaluate("document.documentElement.lang") == "en"
