"""Take the pictures of docs/images/ anew: the page of ``vndx draw``, in a real browser.

    python docs/make_screenshots.py

Other letters or another browser give other bytes, so no test compares them; one looks that they are there.
"""

from __future__ import annotations

import base64
import os
import struct
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import numpy as np
from playwright.sync_api import Browser, sync_playwright

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
    "network-map": (DESKTOP, False, "#layout=map&at=2024-07-10&lang=en"),
}
#: Pictures are for a manual, not for a wall.
MOST_BYTES = 300_000
MOST_COLOURS = 256
# The browser reads its own picture: red, green, blue and alpha of each pixel.
PIXELS = """async png => {
    const picture = await createImageBitmap(await (await fetch(png)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const {data} = pen.getImageData(0, 0, picture.width, picture.height);
    const parts = [];
    const part = at => String.fromCharCode(...data.subarray(at, at + 8192));
    for (let at = 0; at < data.length; at += 8192) parts.push(part(at));
    return [picture.width, picture.height, btoa(parts.join(""))];
}"""


def small(browser: Browser, png: bytes) -> bytes:
    """Return the picture with a palette: a third of the size, and no difference to the eye."""
    page = browser.new_page()
    width, height, text = page.evaluate(PIXELS, f"data:image/png;base64,{base64.b64encode(png).decode()}")
    page.close()
    pixels = np.frombuffer(base64.b64decode(text), np.uint8).reshape(-1, 4)[:, :3]
    colours, indices, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    # Small things are coloured, and there are many greys of letters: each colour counts by how strong it is.
    strength = 1 + np.ptp(colours.astype(int), axis=1)
    palette = colours[np.argsort(-counts * strength, kind="stable")[:MOST_COLOURS]]
    away = ((colours[:, None].astype(int) - palette[None].astype(int)) ** 2).sum(axis=2)
    rows = away.argmin(axis=1).astype(np.uint8)[indices.reshape(height, width)]
    lines = np.hstack([np.zeros((height, 1), np.uint8), rows]).tobytes()

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"PLTE", palette.tobytes())
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IDAT", zlib.compress(lines, 9)) + chunk(b"IEND", b"")


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
                data = small(browser, page.screenshot())
                if log.complaints():
                    sys.exit(f"{name}: the page complains: {log.complaints()}")
            (IMAGES / f"{name}.png").write_bytes(data)
            print(f"docs/images/{name}.png: {len(data) / 1000:.0f} kB")
            if len(data) > MOST_BYTES:
                sys.exit(f"{name} is larger than {MOST_BYTES / 1000:.0f} kB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
