"""How wide a result may be."""

from __future__ import annotations

import sys


def columns(output: str | None) -> int | None:
    """Return the width of the terminal that shows the result; ``None`` when none does."""
    if (output is not None and str(output) != "-") or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def wrap_words(text: str, room: int) -> list[str]:
    """Break *text* into lines of at most *room* cells, at spaces only.

    A date, a time or a range of numbers stays whole; only a word longer than a
    line is broken, where that hurts least.
    """
    from vndx.results.wrap import width, wrap

    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and width(f"{line} {word}") > room:
            lines.append(line.rstrip())
            line = ""
        *heads, word = wrap(word, room)
        lines += heads
        line = f"{line} {word}" if line else word
    return [*lines, line.rstrip()] if line.strip() or not lines else lines
