"""A table for a terminal: as wide as the screen, marks counted right, nothing in it that steers."""

from __future__ import annotations

import json

from vndx.ontology import shrink
from vndx.results.rows import Rows, Term
from vndx.results.wrap import columns_to_fit, width, wrap
from vndx.text.display import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_NUMBERS = frozenset(
    "http://www.w3.org/2001/XMLSchema#" + name
    for name in (
        "integer",
        "decimal",
        "double",
        "float",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
    )
)
_GAP = 2  # between two columns


def table(data: bytes, *, columns: int | None = None, labels: Mapping[str, str] | None = None) -> str:
    """Write the answer to a SELECT or an ASK as a table.

    IRIs stand as prefixed names, or as the label where there is one; numbers
    stand on the right; language and datatype are left out.

    Args:
        data: the answer in SPARQL JSON.
        columns: how wide it may get, in cells of the terminal; ``None``: as wide as it needs.
            Where not even that is enough, each row becomes a block of lines.
        labels: IRI to label.

    Returns:
        The lines, each with its end; control characters and bidi overrides as escapes.
    """
    answer = json.loads(data)
    if "boolean" in answer:
        return f"{str(answer['boolean']).lower()}\n"
    rows = Rows(data)
    if not rows.columns:
        return ""
    cells = [[cell(row.get(name), labels or {}) for name in rows.columns] for row in rows.rows]
    right = [numeric(rows, name) for name in rows.columns]
    heads = [safe(name) for name in rows.columns]
    natural = [
        max(map(width, (head, *column))) for head, column in zip(heads, _turn(cells, len(heads)), strict=True)
    ]
    if columns is None:
        return _lines(heads, cells, right)
    widths = columns_to_fit(natural, columns - _GAP * (len(heads) - 1))
    if widths is None:
        return _blocks(heads, cells, columns)
    fitted = [["\n".join(wrap(cell, wide)) for cell, wide in zip(row, widths, strict=True)] for row in cells]
    return _lines(
        ["\n".join(wrap(head, wide)) for head, wide in zip(heads, widths, strict=True)], fitted, right
    )


def cell(term: Term | None, labels: Mapping[str, str]) -> str:
    """Return what stands in the table for a term."""
    if term is None:
        return ""
    if term["type"] == "uri":
        iri = term["value"]
        return safe(labels[iri]) if iri in labels else safe(shrink(iri))
    if term["type"] == "bnode":
        return safe(f"_:{term['value']}")
    if term["type"] == "literal":
        return safe(term["value"])
    return safe(json.dumps(term["value"], ensure_ascii=False))  # a triple term of SPARQL 1.2


def numeric(rows: Rows, name: str) -> bool:
    """Tell whether a column holds numbers and nothing else."""
    terms = [row[name] for row in rows.rows if name in row]
    return bool(terms) and all(term.get("datatype") in _NUMBERS for term in terms)


def _turn(cells: list[list[str]], count: int) -> list[list[str]]:
    return [[row[place] for row in cells] for place in range(count)]


def _lines(heads: list[str], cells: list[list[str]], right: list[bool]) -> str:
    """Lay rows out in columns; a cell may have several lines."""
    rows = [[cell.split("\n") for cell in row] for row in [heads, *cells]]
    widths = [max(width(line) for row in rows for line in row[place]) for place in range(len(heads))]
    lines: list[str] = []
    for number, row in enumerate(rows):
        for line in range(max(map(len, row))):
            parts = [cell[line] if line < len(cell) else "" for cell in row]
            lines.append(_line(parts, widths, right))
        if number == 0:
            lines.append((" " * _GAP).join("-" * wide for wide in widths))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _line(parts: list[str], widths: list[int], right: list[bool]) -> str:
    padded = []
    for part, wide, to_right in zip(parts, widths, right, strict=True):
        space = " " * (wide - width(part))
        padded.append(space + part if to_right else part + space)
    return (" " * _GAP).join(padded)


def _blocks(heads: list[str], cells: list[list[str]], columns: int) -> str:
    """Write each row as lines of name and value, for a screen that is too narrow for columns.

    What is empty in a row is left out there.
    """
    name_width = min(max(map(width, heads)), max(columns // 3, 1))
    room = max(columns - name_width - _GAP, 1)
    blocks = []
    for row in cells:
        lines = []
        for head, cell in zip(heads, row, strict=True):
            if not cell and any(row):
                continue
            names, values = wrap(head, name_width), wrap(cell, room)
            for place in range(max(len(names), len(values))):
                name = names[place] if place < len(names) else ""
                value = values[place] if place < len(values) else ""
                lines.append(f"{name}{' ' * (name_width - width(name) + _GAP)}{value}".rstrip())
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n" if blocks else "".join(f"{head}\n" for head in heads)
