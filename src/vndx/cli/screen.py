"""How wide a result may be."""

from __future__ import annotations

import sys


def columns(output: str | None) -> int | None:
    """Return the width of the terminal that shows the result; ``None`` when none does."""
    if (output is not None and str(output) != "-") or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns
