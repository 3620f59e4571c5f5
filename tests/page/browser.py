"""A real Chromium that is offline, and writes down all that a page does behind the reader's back."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Playwright

#: Debian's name for it, and those of others.
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Root has no sandbox of Chromium's. Nothing is asked of the network on Chromium's own behalf.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
)
DESKTOP = (1280, 800)
PHONE = (390, 844)


def executable() -> str | None:
    """Return where Chromium lies: ``VNDX_CHROMIUM``, or what is in the path; None without it."""
    named = os.environ.get("VNDX_CHROMIUM")
    if named:
        return named
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def launch(playwright: Playwright, path: str) -> Browser:
    """Start the Chromium that lies at *path*."""
    return playwright.chromium.launch(executable_path=path, headless=True, args=list(ARGUMENTS))


@dataclass
class Log:
    """What a page did: each request, each message on the console, each error, each dialog."""

    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    def complaints(self) -> list[str]:
        """Return everything that a page that behaves leaves empty."""
        return self.failed + self.console + self.errors + self.dialogs + self.opened

    def watch(self, context: BrowserContext, page: Page) -> None:
        """Write down what *page* does from now on."""

        def dismiss(dialog: Dialog) -> None:
            self.dialogs.append(dialog.message)
            dialog.dismiss()

        context.on("request", lambda request: self.requests.append(request.url))
        context.on("requestfailed", lambda request: self.failed.append(request.url))
        page.on("console", lambda message: self.console.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("dialog", dismiss)
        page.on("popup", lambda popup: self.opened.append(popup.url))


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    *,
    state: str = "",
    size: tuple[int, int] = DESKTOP,
    dark: bool = False,
    phone: bool = False,
    locale: str = "vi-VN",
    timeout: float = 10_000,
    **options: Any,
) -> Iterator[tuple[Page, Log]]:
    """Open the file at *path* with the hash *state*, without network, and wait till it is drawn."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        offline=True,
        locale=locale,
        has_touch=phone,
        is_mobile=phone,
        **options,
    )
    try:
        page = context.new_page()
        page.set_default_timeout(timeout)
        log = Log()
        log.watch(context, page)
        page.goto(path.as_uri() + state)
        page.wait_for_selector("html[data-ready]", state="attached")
        yield page, log
    finally:
        context.close()
