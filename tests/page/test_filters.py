"""Legend and time filter: a count is what its toggle hides, and only what is in range is shown."""

from __future__ import annotations

from typing import Any

import pytest

from tests.page.conftest import Open
from tests.page.networks import dated
from tests.page.sheet import Sheet

pytestmark = pytest.mark.xdist_group("page")


def groups(page: Sheet) -> list[str]:
    return [row[0] for row in page.attributes("legend-toggle", ["group"])]


def count(page: Sheet, group: str) -> int:
    return int(page.by("legend-count", group=group).inner_text().strip().replace(".", "").replace(",", ""))


@pytest.mark.parametrize("name", ["shipped", "150", "disconnected"])
@pytest.mark.parametrize("scope", ["opening", "all"])
def test_a_toggle_hides_and_shows_as_many_nodes_as_its_count_says(
    open_page: Open, name: str, scope: str
) -> None:
    with open_page(name) as page:
        if scope == "all":
            page.everything()
        found = groups(page)
        assert len(found) >= 5
        for group in found:
            nodes = page.nodes()
            toggle = page.by("legend-toggle", group=group)
            was_on, before, number = toggle.is_checked(), page.visible(), count(page, group)
            assert number > 0
            toggle.click()
            page.settle()
            changed = before ^ page.visible()
            assert {nodes[id]["group"] for id in changed} == {group}
            assert len(changed) == number, group
            assert changed == {
                id for id in (before if was_on else page.visible()) if nodes[id]["group"] == group
            }
            toggle.click()
            page.settle()
            assert page.visible() == before


@pytest.mark.parametrize("name", ["shipped", "150", "no_dates", "disconnected", "parallel", "hostile"])
def test_all_on_shows_every_node_and_every_edge(open_page: Open, name: str) -> None:
    with open_page(name) as page:
        page.everything()
        assert page.visible() == set(page.nodes())
        assert page.visible_edges() == set(page.edges())
        assert sum(count(page, group) for group in groups(page)) == len(page.nodes())
        assert str(len(page.nodes())) in page.by("shown").inner_text().replace(".", "").replace(",", "")


def test_metrics_are_hidden_until_asked_for(open_page: Open) -> None:
    with open_page() as page:
        nodes = page.nodes()
        assert "indicators" in {node["group"] for node in nodes.values()}
        assert "indicators" not in {nodes[id]["group"] for id in page.visible()}
        assert not page.by("legend-toggle", group="indicators").is_checked()


def test_an_edge_is_drawn_only_between_two_nodes_that_are(open_page: Open) -> None:
    with open_page() as page:
        edges = page.edges()
        for group in groups(page)[:4]:
            page.by("legend-toggle", group=group).click()
            page.settle()
            shown = page.visible()
            assert all({edges[id]["from"], edges[id]["to"]} <= shown for id in page.visible_edges())


def in_range(thing: dict[str, Any], first: str, last: str) -> bool:
    """Tell whether the span of a thing meets the months from *first* to *last*."""
    begin, end = (thing["begin"] or "")[:7], (thing["end"] or "")[:7]
    return (not begin or begin <= last) and (not end or end >= first)


@pytest.mark.parametrize(("first", "last"), [(0.0, 0.4), (0.3, 0.6), (0.9, 1.0), (0.2, 0.2)])
@pytest.mark.parametrize("name", ["shipped", "dated", "150"])
def test_only_what_is_in_range_is_shown_and_the_undated_when_asked(
    open_page: Open, name: str, first: float, last: float
) -> None:
    with open_page(name) as page:
        page.everything()
        steps = int(page.by("time-to").get_attribute("max") or 0)
        assert steps > 12
        page.slide("time-from", round(first * steps))
        page.slide("time-to", round(last * steps))
        state, nodes = page.state(), page.nodes()
        since, until = state["from"] or "0000-00", state["to"] or "9999-99"
        assert since <= until
        known = {id for id, node in nodes.items() if node["begin"] or node["end"]}
        expected = {id for id in known if in_range(nodes[id], since, until)}
        assert expected < known
        assert page.visible() == expected | (set(nodes) - known)
        assert str(len(nodes) - len(known)) in page.by("time-undated-count").inner_text()
        edges = page.edges()
        assert all(in_range(edges[id], since, until) for id in page.visible_edges())
        page.by("time-undated").uncheck()
        page.settle()
        assert page.visible() == expected
        page.by("time-undated").check()
        page.by("reset").click()
        page.settle()
        assert (page.state()["from"], page.state()["to"], page.state()["undated"]) == (None, None, True)


def test_what_lasts_is_shown_in_each_of_its_years(open_page: Open) -> None:
    network = dated()
    assert network.nodes["a:lasting"].begin == "2017-01-01"
    with open_page("dated", state="#from=2018-02&to=2018-03&undated=0") as page:
        assert page.visible() == {"a:lasting"}
    with open_page("dated", state="#from=2020-01&to=2020-12&undated=0") as page:
        assert page.visible() == {"a:2020"}


def test_the_sliders_do_not_pass_each_other(open_page: Open) -> None:
    with open_page("dated") as page:
        steps = int(page.by("time-to").get_attribute("max") or 0)
        page.slide("time-to", steps // 4)
        page.slide("time-from", steps)
        state = page.state()
        assert (state["from"] or "0000-00") <= (state["to"] or "9999-99")
        assert page.by("time-value").inner_text().strip()


def test_without_dates_there_is_no_time_filter(open_page: Open) -> None:
    for name in ("no_dates", "no_edges", "single", "empty"):
        with open_page(name) as page:
            assert page.by("time").is_hidden()
