"""A stranger opens the page offline: who decided it, what it promised, what came of it, who says so."""

from __future__ import annotations

import pytest

from tests.page.conftest import Open, came
from vndx.network import Network

pytestmark = pytest.mark.xdist_group("page")

ARTICLE = "002_89fe85b06d75cd0d"


@pytest.mark.parametrize("phone", [False, True])
def test_the_walk_of_a_stranger(open_page: Open, phone: bool) -> None:
    size = (390, 844) if phone else (1280, 800)
    with open_page(size=size, phone=phone) as page:
        page.by("search").fill("de an 06")
        page.by("search-hit").first.click()
        page.settle()
        assert page.texts("panel-title") == ["Đề án 06"]
        assert page.by("heard").inner_text() == "Đề án 06"  # and a screen reader hears no more than that

        # Who decided it, and which article says so.
        decided = page.by("panel-decided")
        decided.scroll_into_view_if_needed()
        assert page.texts("decider")[0].startswith("Quyết định số 06/QĐ-TTg")
        assert "Thủ tướng" in page.texts("decider")[1]
        assert "phê duyệt Đề án 06" in decided.inner_text()
        assert "ban hành Quyết định số 06/QĐ-TTg" in decided.inner_text()
        assert ARTICLE in decided.inner_text()

        # What it promised, and what came of it.
        promised = page.by("panel-targets")
        assert promised.locator("[data-testid='figure-value']").all_inner_texts() == ["25 dịch vụ"]
        outcome = promised.locator("[data-testid='figure-outcome']")
        assert outcome.get_attribute("data-outcome") == "not-comparable"
        assert "43 dịch vụ" in outcome.inner_text()
        promised.locator("summary").first.click()
        assert ARTICLE in promised.inner_text()

        # The whole that it is a part of, one click on: what was reached, who says so.
        promised.locator("[data-testid='link']").first.click()
        page.settle()
        first = page.by("panel-targets").locator("[data-testid='figure-outcome']").first
        assert first.get_attribute("data-outcome") == "on-the-way"
        results = page.by("panel-targets").locator("[data-testid='figure-related']")
        latest = results.first
        assert "43 dịch vụ" in latest.inner_text()
        latest.locator("summary").click()
        assert latest.locator("[data-testid='source-id']").inner_text().strip()
        assert latest.locator("[data-testid='source-quote']").inner_text().strip("“”")


def test_each_target_says_what_came_of_it(open_page: Open, network: Network) -> None:
    expected = came()
    targets = {id for id, told in network.statements.items() if told.kind == "Target"}
    assert set(expected) == targets
    assert len({one.name for one in expected.values()}) >= 3
    with open_page(state="#scope=all&lang=en") as page:
        for id, outcome in expected.items():
            indicator = network.statements[id].roles["indicator"][0]
            page.page.evaluate(
                "id => { location.hash = '#scope=all&lang=en&n=' + encodeURIComponent(id) }", indicator
            )
            page.page.wait_for_function("id => vndx.state().selected === id", arg=indicator)
            told = page.by("figure-row", id=id).locator("xpath=following-sibling::tr[1]").inner_text()
            assert outcome.labels["en"] in told
            assert outcome.reason["en"] in told


def test_without_a_judgement_a_target_says_its_results(open_page: Open) -> None:
    with open_page("series", state="#scope=all&n=indicator:measured") as page:
        assert "chưa có kết quả nào được nêu" in page.by("figure-outcome").inner_text()


def test_a_source_names_its_outlet_and_file_and_can_be_copied(open_page: Open, network: Network) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    with open_page(state="#n=indicator:essential-services-deployed", permissions=allowed) as page:
        page.by("figure-row").locator("summary").first.click()
        source = page.by("figure-row").first.locator("[data-testid='source']").first
        article = source.locator("[data-testid='source-id']").inner_text()
        outlet = network.articles[article].publisher["vi"]
        assert source.locator("[data-testid='source-publisher']").inner_text().strip() == f"{outlet}:"
        source.locator("[data-testid='source-copy']").click()
        page.settle()
        copied = page.page.evaluate("navigator.clipboard.readText()")
        span = source.locator("[data-testid='source-span']").inner_text()
        assert f"[{article} {span}]" in copied
        assert outlet in copied
        assert source.locator("[data-testid='source-quote']").inner_text() in copied


def test_an_article_is_found_and_shows_all_that_rests_on_it(open_page: Open, network: Network) -> None:
    with open_page() as page:
        assert page.by("article-link").count() == len(network.articles) == 5
        for words in (ARTICLE, "bai bao ktmt 2024-04-26"):
            page.by("search").fill(words)
            hits = page.by("search-hit")
            page.by("search-hit", id=ARTICLE).click()
            assert hits.count() == 0 or not hits.first.is_visible()
            page.settle()
            assert page.texts("panel-id") == [ARTICLE]
        resting = {
            edge.id
            for edge in network.edges
            if any(span.article == ARTICLE for span in edge.evidence)
            and (not edge.statement or network.statements[edge.statement].type != "figure")
        }
        shown = {row[0] for row in page.attributes("article-tie", ["edge"])}
        assert shown == resting
        assert len(shown) > 20
        figures = {
            told.id
            for told in network.statements.values()
            if told.type == "figure" and any(span.article == ARTICLE for span in told.evidence)
        }
        assert {row[0] for row in page.attributes("figure-row", ["id"])} == figures
        address = page.page.evaluate("location.hash")
    with open_page(state=address) as page:
        assert page.texts("panel-id") == [ARTICLE]


def test_questions_lead_to_their_answers(open_page: Open) -> None:
    with open_page() as page:
        assert 3 <= page.by("question").count() <= 5
        page.by("question").first.click()
        page.settle()
        assert page.state()["selected"] == "initiative:project-06"
        page.by("panel-close").click()
        page.by("question").nth(3).click()
        page.settle()
        assert page.state()["path"][0] == "person:pham-minh-chinh"
    with open_page("150") as page:  # of what a page does not have it asks nothing
        assert page.by("question").count() == 1
