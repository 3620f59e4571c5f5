"""The page in a browser: how soon one sees it, and how soon it answers.

A browser has no peer here that draws the same, so these limits are times, of
the page's own clock. They are far from what a machine of two cores needs.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.measure import Report
from tests.page.browser import executable, launch, opened
from tests.page.networks import scaled
from vndx.draw import page as written

#: Nodes, and the seconds until they are to be seen.
READY = {150: 2.0, 1000: 3.0, 3000: 10.0}
#: At this size the page has to be small and quick.
MEASURED = 1000
MOST_BYTES = 1_000_000
SEARCH_MS = 50
FILTER_MS = 500
_ROUNDS = 5

# From the key to the list that has changed.
SEARCH = """text => new Promise(done => {
    const box = document.querySelector("[data-testid=search]");
    const list = document.querySelector("[data-testid=search-results]");
    const start = performance.now();
    new MutationObserver((_, observer) => {
        observer.disconnect();
        list.getBoundingClientRect();
        done([performance.now() - start, list.querySelectorAll("[data-testid=search-hit]").length]);
    }).observe(list, {childList: true, subtree: true});
    box.value = text;
    box.dispatchEvent(new Event("input", {bubbles: true}));
})"""
# From the click to the end of the frame in which the picture is drawn anew.
FILTER = """group => new Promise(done => {
    const before = vndx.visibleNodes().length;
    const toggle = document.querySelector(`[data-testid=legend-toggle][data-group=${group}]`);
    const start = performance.now();
    toggle.click();
    requestAnimationFrame(() => setTimeout(() =>
        done([performance.now() - start, Math.abs(vndx.visibleNodes().length - before)])));
})"""


def searches(page: Page) -> float:
    """Return the median of milliseconds that a search takes."""
    found: list[float] = []
    for number in range(4 * _ROUNDS):
        took, hits = page.evaluate(SEARCH, f"uy ban so {17 * number % 100}")
        if not hits:
            sys.exit("a search found nothing")
        found.append(took)
    return median(found)


def filters(page: Page) -> float:
    """Return the median of milliseconds that a toggle of the legend takes when everything is shown."""
    page.click("[data-testid=legend-all]")
    page.wait_for_timeout(500)
    found: list[float] = []
    for group in ("bodies", "people", "meetings"):
        for _ in range(2):
            took, changed = page.evaluate(FILTER, group)
            if changed < MEASURED / 20:
                sys.exit(f"the toggle of {group} changed {changed} nodes")
            found.append(took)
            page.wait_for_timeout(300)
    return median(found)


def measured(report: Report, browser: Browser, folder: Path, nodes: int) -> None:
    """Open the page of so many nodes several times."""
    path = folder / f"{nodes}.html"
    path.write_bytes(written(scaled(nodes)).encode())
    ready = []
    for _ in range(_ROUNDS):
        with opened(browser, path, timeout=60_000) as (page, log):
            ready.append(page.evaluate("vndx.ready") / 1000)
            if log.complaints():
                sys.exit(f"the page complains: {log.complaints()}")
    report.ratio(f"{nodes:,} nodes: ready after", median(ready), most=READY[nodes], unit=" s")
    if nodes != MEASURED:
        report.note(f"{nodes:,} nodes: {path.stat().st_size / 1000:.0f} kB")
        return
    report.ratio(f"{nodes:,} nodes: size", path.stat().st_size / 1000, most=MOST_BYTES / 1000, unit=" kB")
    with opened(browser, path) as (page, _):
        report.ratio(f"{nodes:,} nodes: search", searches(page), most=SEARCH_MS, unit=" ms")
        report.ratio(f"{nodes:,} nodes, all shown: filter", filters(page), most=FILTER_MS, unit=" ms")


def main() -> int:
    path = executable()
    if path is None:
        sys.exit("chromium is missing: apt-get install chromium, or name it in VNDX_CHROMIUM")
    report = Report("The page in Chromium, medians")
    with TemporaryDirectory(prefix="vndx-bench-") as folder, sync_playwright() as playwright:
        browser = launch(playwright, path)
        report.note(f"Chromium {browser.version}")
        for nodes in READY:
            measured(report, browser, Path(folder), nodes)
        browser.close()
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
