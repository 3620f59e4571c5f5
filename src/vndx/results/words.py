"""Tables whose cells are words already: for a terminal, or in Markdown."""

from __future__ import annotations

import json

from vndx.results.table import table
from vndx.text.display import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_OBEYED = frozenset("\\`*_[]<>|#")


def terminal(heads: Sequence[str], rows: Iterable[Sequence[str]], *, columns: int | None = None) -> str:
    """Return a table for a terminal.

    Args:
        heads: over the columns; each another.
        rows: as many cells each; an empty one stays empty.
        columns: how wide it may get, in cells of the terminal.
    """
    bindings = [
        {head: {"type": "literal", "value": cell} for head, cell in zip(heads, row, strict=True) if cell}
        for row in rows
    ]
    answer = {"head": {"vars": list(heads)}, "results": {"bindings": bindings}}
    return table(json.dumps(answer).encode(), columns=columns)


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown, one line a row; see `terminal`."""
    lines = [heads, ["---"] * len(heads), *([escaped(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def escaped(text: str) -> str:
    """Return text on one line, with nothing in it that Markdown or a terminal would obey."""
    return "".join(f"\\{sign}" if sign in _OBEYED else sign for sign in safe(" ".join(text.split())))
