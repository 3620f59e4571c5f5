"""The page as a reader has it under hand: the hooks of docs/page.md, each called once, here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from tests.page.browser import Log, opened

LOOK = (Path(__file__).parent / "look.js").read_text("utf-8").partition("\n")[2].rstrip().rstrip(";")


class Sheet:
    """An open page.

    Attributes:
        page: Playwright's.
        log: what it did so far.
    """

    def __init__(self, page: Page, log: Log) -> None:
        self.page = page
        self.log = log

    def by(self, name: str, **attributes: str) -> Locator:
        """Return what carries the test id *name*, and these ``data-`` attributes."""
        found = self.page.locator(f"[data-testid='{name}']")
        for key, value in attributes.items():
            found = found.and_(self.page.locator(f"[data-{key}='{value}']"))
        return found

    def texts(self, name: str) -> list[str]:
        """Return what the elements of that test id say, those that can be seen."""
        return [each.strip() for each in self.by(name).all_inner_texts()]

    def ask(self, call: str, *values: object) -> Any:
        """Return what ``window.vndx`` answers to *call*."""
        return self.page.evaluate("([name, values]) => window.vndx[name](...values)", [call, list(values)])

    def look(self, what: str, value: object = None) -> Any:
        """Return what the function of that name in look.js sees."""
        return self.page.evaluate(f"value => ({LOOK}).{what}(value)", value)

    def state(self) -> dict[str, Any]:
        return dict(self.ask("state"))

    def nodes(self) -> dict[str, dict[str, Any]]:
        return {node["id"]: node for node in self.ask("nodes")}

    def edges(self) -> dict[str, dict[str, Any]]:
        return {edge["id"]: edge for edge in self.ask("edges")}

    def visible(self) -> set[str]:
        return set(self.ask("visibleNodes"))

    def visible_edges(self) -> set[str]:
        return set(self.ask("visibleEdges"))

    def settle(self) -> None:
        """Wait till what was asked for is on the screen, labels too."""
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        self.page.wait_for_timeout(50)

    def free_nodes(self, distance: float = 24) -> list[str]:
        """Return the ids of nodes within the picture that no other one and no label lies over."""
        box = self.by("canvas").bounding_box()
        assert box
        at = {id: spot for id in self.visible() if (spot := self.ask("screen", id))}
        labels = self.ask("labels")

        def free(id: str) -> bool:
            x, y = at[id]["x"], at[id]["y"]
            inside = box["x"] + 20 < x < box["x"] + box["width"] - 20
            inside = inside and box["y"] + 20 < y < box["y"] + box["height"] - 20
            apart = all(
                abs(x - at[other]["x"]) > distance or abs(y - at[other]["y"]) > distance
                for other in at
                if other != id
            )
            return (
                inside
                and apart
                and not any(
                    label["x"] - 2 <= x <= label["x"] + label["width"] + 2
                    and label["y"] - 2 <= y <= label["y"] + label["height"] + 2
                    for label in labels
                )
            )

        return sorted(id for id in at if free(id))

    def click_node(self, id: str) -> None:
        """Click where the node is drawn."""
        at = self.ask("screen", id)
        self.page.mouse.click(at["x"], at["y"])
        self.settle()

    def click_edge(self, id: str) -> None:
        """Click where the edge is drawn."""
        at = self.ask("edgeScreen", id)
        self.page.mouse.click(at["x"], at["y"])
        self.settle()

    def choose(self, text: str) -> None:
        """Search for *text* and take the first that is found."""
        self.by("search").fill(text)
        self.by("search").press("Enter")
        self.settle()

    def hits(self, text: str) -> list[str]:
        """Return the ids that the list under the search box shows for *text*."""
        self.by("search").fill(text)
        return list(self.by("search-hit").evaluate_all("all => all.map(one => one.dataset.id)"))

    def slide(self, name: str, value: int) -> None:
        """Move a slider as a reader would have moved it."""
        self.by(name).evaluate(
            "(slider, value) => { slider.value = value; for (const type of ['input', 'change'])"
            " slider.dispatchEvent(new Event(type, {bubbles: true})); }",
            value,
        )
        self.settle()

    def everything(self) -> None:
        """Have every node shown."""
        if not self.by("legend-all").is_visible():
            self.by("legend").locator("summary").click()
        self.by("legend-all").click()
        self.settle()

    def open_table(self) -> Locator:
        """Open the table below the picture; return the rows of nodes."""
        self.by("table").locator("summary").first.click()
        if self.nodes():
            self.by("table-row").first.wait_for()
        return self.by("table-row")

    def attributes(self, name: str, keys: Sequence[str]) -> list[tuple[str, ...]]:
        """Return these ``data-`` attributes of each element of that test id."""
        found = self.by(name).evaluate_all(
            "(all, keys) => all.map(one => keys.map(key => one.dataset[key]))", keys
        )
        return [tuple(row) for row in found]


@contextmanager
def sheet(browser: Browser, path: Path, **options: Any) -> Iterator[Sheet]:
    """Open the page at *path*, and at the end see that it kept quiet and asked for nothing but itself."""
    with opened(browser, path, **options) as (page, log):
        yield Sheet(page, log)
        page.wait_for_timeout(20)
        assert log.complaints() == []
        assert {address.split("#")[0] for address in log.requests if not harmless(address)} == {path.as_uri()}


def harmless(address: str) -> bool:
    """Tell whether a request goes nowhere: what the page itself made, for a download."""
    return address.startswith(("blob:", "data:"))
