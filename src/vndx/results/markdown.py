"""Cells of a table in Markdown."""

from __future__ import annotations


def escaped(cell: str) -> str:
    """Return a cell on one line, with nothing in it that Markdown or a terminal would obey."""
    from vndx.text.display import safe

    cell = safe(" ".join(cell.split()))
    for char in "\\`*_[]<>|":
        cell = cell.replace(char, f"\\{char}")
    return cell
