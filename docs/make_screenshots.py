"""Take the pictures of docs/images/ anew: the page of ``vndx draw``, in a real browser.

    python docs/make_screenshots.py

Other letters or another browser give other bytes, so no test compares them; one looks that they are there.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from playwright.sync_api import sync_playwright

from tests.page.browser import DESKTOP, PHONE, executable, launch, opened
from vndx.draw import page as written
from vndx.network import build

IMAGES = Path(__file__).resolve().parent / "images"
#: Name to window, theme, and what is looked at.
PICTURES = {
    "network-desktop-light": (DESKTOP, False, "#n=initiative:project-06"),
    "network-desktop-dark": (DESKTOP, True, "#lang=en"),
    "network-phone-light": (PHONE, False, ""),
    "network-phone-dark": (PHONE, True, "#n=initiative:project-06&lang=en"),
    "network-timeline": (DESKTOP, False, "#layout=timeline&lang=en"),
    "network-map": (DESKTOP, False, "#layout=map"),
}
#: Pictures are for a manual, not for a wall.
MOST_BYTES = 300_000


def main() -> int:
    """Write all pictures; return the exit code."""
    chromium = executable()
    if chromium is None:
        sys.exit("chromium is missing: apt-get install chromium, or name it in VNDX_CHROMIUM")
    IMAGES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "network.html"
        path.write_bytes(written(build()).encode())
        browser = launch(playwright, chromium)
        for name, (size, dark, state) in PICTURES.items():
            phone = size == PHONE
            with opened(browser, path, state=state, size=size, dark=dark, phone=phone) as (page, log):
                page.wait_for_timeout(500)
                data = page.screenshot(path=str(IMAGES / f"{name}.png"))
                if log.complaints():
                    sys.exit(f"{name}: the page complains: {log.complaints()}")
            print(f"docs/images/{name}.png: {len(data) / 1000:.0f} kB")
            if len(data) > MOST_BYTES:
                sys.exit(f"{name} is larger than {MOST_BYTES / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
