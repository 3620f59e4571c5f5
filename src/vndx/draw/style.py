"""How each group of things looks: colour, shape and name; the same in the page and in a picture.

Colours keep a contrast of 3:1 to the background, light and dark; each group also has a shape of its own,
so that nobody has to tell colours apart. A shape is an SVG path in a box of 16 by 16.
"""

from __future__ import annotations

from math import sqrt

BACKGROUND = {"light": "#ffffff", "dark": "#15191e"}
INK = {"light": "#1b1f23", "dark": "#e6edf3"}
LINE = {"light": "#7a848e", "dark": "#6b7783"}
_CIRCLE = "M8 1.5a6.5 6.5 0 1 0 .01 0z"
_STAR = "M8 .6l2.2 5h5.2l-4.1 3.4 1.5 5.6L8 11.4l-4.8 3.2 1.5-5.6L.6 5.6h5.2z"


class Look:
    """What a group looks like.

    Attributes:
        light, dark: its colour on either background.
        path: its shape.
        vi, en: its name.
        asked: hidden until somebody asks for it.
    """

    __slots__ = ("asked", "dark", "en", "light", "path", "vi")

    def __init__(self, light: str, dark: str, path: str, vi: str, en: str, *, asked: bool = False) -> None:
        self.light = light
        self.dark = dark
        self.path = path
        self.vi = vi
        self.en = en
        self.asked = asked


LOOKS = {
    "people": Look("#8a4b9a", "#d6a5e8", _CIRCLE, "Người", "People"),
    "posts": Look("#b0448a", "#f2a6ce", "M2 1.5h12v6.5c0 4-3 5.7-6 7c-3-1.3-6-3-6-7z", "Chức vụ", "Posts"),
    "bodies": Look("#0b5cad", "#6cb6ff", "M2 2h12v12H2z", "Cơ quan, tổ chức", "Bodies"),
    "groups": Look(
        "#5b6b8c", "#aebbdd", "M5 4h6a4 4 0 0 1 0 8H5a4 4 0 0 1 0-8z", "Nhóm, đối tượng", "Groups"
    ),
    "documents": Look("#b00020", "#ff8a94", "M3 .8h7l3.5 3.5v11H3z", "Văn bản", "Documents"),
    "initiatives": Look(
        "#2e7d32",
        "#7edb86",
        "M4.3 1.6h7.4L15.4 8l-3.7 6.4H4.3L.6 8z",
        "Chương trình, kế hoạch",
        "Programmes, plans",
    ),
    "systems": Look(
        "#00707c", "#5cd6e0", "M2 4c0-4 12-4 12 0v8c0 4-12 4-12 0z", "Nền tảng, cơ sở dữ liệu", "Systems"
    ),
    "meetings": Look("#c04d00", "#ff9b57", "M8 .5L15.5 8 8 15.5.5 8z", "Phiên họp", "Meetings"),
    "reports": Look("#806400", "#e6c34a", "M1.5 2h13v9H8l-4 4v-4H1.5z", "Báo cáo", "Reports"),
    "places": Look("#8b4a2b", "#e0a377", "M.8 2h14.4L8 15z", "Địa phương", "Places"),
    "themes": Look("#616161", "#c4c9cf", _STAR, "Chủ đề", "Themes"),
    "indicators": Look(
        "#6b6a00",
        "#d9d857",
        "M1.5 15V9h3.4v6zM6.3 15V5h3.4v10zM11.1 15V1h3.4v14z",
        "Chỉ tiêu",
        "Indicators",
        asked=True,
    ),
    "other": Look("#455a64", "#a7b7c2", "M6 1.5h4V6h4.5v4H10v4.5H6V10H1.5V6H6z", "Khác", "Other"),
}


def group(name: str) -> str:
    """Return the group itself, or ``other`` for one that has no look."""
    return name if name in LOOKS else "other"


def size(degree: int) -> float:
    """Return half the width of a node with so many edges, in units of the layout."""
    return round(min(8 + 2.2 * sqrt(degree), 26), 1)
