"""Text into markup: nothing in it can be taken for anything else."""

from __future__ import annotations

from vndx.text.display import safe

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
#: Code points that are in no XML, apart from those that `safe` spells out already.
_NO_XML = {0xFFFE: "\\ufffe", 0xFFFF: "\\uffff"}


def escape(text: str) -> str:
    """Return *text* for an element or a quoted attribute of HTML or XML.

    What steers a terminal or turns the direction of writing is spelt out, as it is everywhere else.
    """
    text = safe(text).translate(_NO_XML)
    return "".join(_ENTITIES.get(char, char) for char in text)
