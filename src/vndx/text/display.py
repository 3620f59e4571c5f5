"""Making text safe to show: what a terminal would obey is spelt out instead."""

from __future__ import annotations

import re

#: C0, DEL and C1 controls, line and paragraph separators, marks and overrides of
#: writing direction, lone surrogates. None of them belongs to a name or a figure.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    r"""Return *text* with each character that could steer a terminal written as an escape.

    ``ESC`` becomes ``\x1b``, a line end ``\n``, a bidi override ``\u202e``:
    the result is one line that any UTF-8 stream takes.
    """
    return _UNSAFE.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def shortened(text: str, most: int = 80) -> str:
    """Return *text* for a message: all of it, or its beginning and …, *most* characters in all."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
