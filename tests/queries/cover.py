"""Which things to ask for, one by one, where a whole answer takes one of the engines too long."""

from __future__ import annotations

from tests.queries.conftest import Cell

Row = tuple[Cell, ...]


def cover(rows: list[Row], by: int, once: int, free: frozenset[int]) -> list[Cell]:
    """Return values of one column that between them show every kind of row.

    Two rows are of one kind when they agree in all cells; but in the columns of *free*
    it is enough that both are empty, or of one datatype or language.

    Args:
        rows: the whole answer.
        by: the column whose values are returned.
        once: a column each value of which is to be seen too, if only in rows of one kind.
        free: the columns of which only the sort of value counts.
    """
    homes: dict[object, dict[Cell, None]] = {}
    sizes: dict[Cell, int] = {}
    for row in rows:
        cells = enumerate(row)
        kind = tuple(_sort(cell) if at in free or at in (by, once) else cell for at, cell in cells)
        for seen in (kind, row[once]):
            homes.setdefault(seen, {})[row[by]] = None
        sizes[row[by]] = sizes.get(row[by], 0) + 1
    chosen: dict[Cell, None] = {}
    for found in sorted(homes.values(), key=len):  # the rarest kinds leave no choice
        if not any(value in chosen for value in found):
            chosen[min(found, key=lambda value: (sizes[value], str(value)))] = None
    return list(chosen)


def _sort(cell: Cell) -> Cell:
    """Return what sort of value a cell holds."""
    if isinstance(cell, tuple):
        return "", cell[1]
    return None if cell is None else type(cell).__name__
