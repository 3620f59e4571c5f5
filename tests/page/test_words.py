"""What the page says of the shipped graph is worded by vndx.network: there is no second wording."""

from __future__ import annotations

import pytest

from tests.page.conftest import Open
from vndx.draw.data import Data
from vndx.network import Network
from vndx.network.words import sentence

pytestmark = pytest.mark.xdist_group("page")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_edge_is_the_sentence_of_the_network(open_page: Open, network: Network, language: str) -> None:
    with open_page(state=f"#lang={language}") as page:
        page.open_table()
        said = page.by("table-edge-row").evaluate_all(
            "all => Object.fromEntries("
            "all.map(row => [row.dataset.edge, row.querySelector('button').textContent]))"
        )
    assert len(said) == len(network.edges) > 900
    assert said == {edge.id: sentence(network, edge, language) for edge in network.edges}


def test_each_figure_has_the_amount_of_its_sentences(network: Network) -> None:
    figures = Data(network, {"vi": "", "en": ""}, "vi").shared["figures"]
    assert len(figures) > 100
    for record in figures:
        said = network.statements[record["id"]].labels
        for language, amount in zip(("vi", "en"), (record["says"] * 2)[:2], strict=True):
            assert said[language].startswith(amount), (said, amount)


def test_each_change_names_what_it_is_against(open_page: Open, network: Network) -> None:
    changes = {
        told.id: told
        for told in network.statements.values()
        if told.type == "figure" and told.kind == "Change"
    }
    assert len(changes) >= 10
    shown = {}
    with open_page(state="#scope=all&lang=en") as page:
        for indicator in sorted({id for told in changes.values() for id in told.roles["indicator"]}):
            page.page.evaluate(
                "id => { location.hash = '#scope=all&lang=en&n=' + encodeURIComponent(id) }", indicator
            )
            page.page.wait_for_function("id => vndx.state().selected === id", arg=indicator)
            for row in page.by("figure-row").all():
                shown[row.get_attribute("data-id")] = (
                    row.locator("[data-testid='figure-value']").inner_text(),
                    row.locator("[data-testid='figure-period']").inner_text(),
                )
    for id, told in changes.items():
        value, period = shown[id]
        assert value == told.figure["amount_en"]
        assert f"against {told.figure['base_period_en']}" in period


def test_what_is_inferred_in_a_figure_is_marked(open_page: Open, network: Network) -> None:
    indicator = "indicator:essential-services-deployed"
    with open_page(state=f"#n={indicator}&lang=en") as page:
        looked = 0
        for row in page.by("figure-row").all():
            told = network.statements[row.get_attribute("data-id") or ""]
            period = row.locator("[data-testid='figure-period']").inner_text()
            assert ("(inferred)" in period.partition("against")[0]) is ("period" in told.guessed)
            assert ("Viet Nam (inferred)" in row.inner_text()) is ("area" in told.guessed)
            looked += 1
        assert looked >= 5
