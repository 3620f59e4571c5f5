"""Drawing the network: a page for a browser that is offline, or a picture for a report.

`page` gives the HTML, `picture` the SVG. What a page holds and how it is built: docs/page.md.
"""

from __future__ import annotations

from vndx.draw.choose import MOST, between, overview
from vndx.draw.page import page, prepare
from vndx.draw.picture import Picture, picture
from vndx.network.surroundings import around

__all__ = ["MOST", "Picture", "around", "between", "overview", "page", "picture", "prepare"]
