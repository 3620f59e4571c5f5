"""The answer to a query as a table in Markdown."""

from __future__ import annotations

import json

from vndx.results.rows import Rows
from vndx.results.table import cell, numeric
from vndx.results.words import escaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


def markdown(data: bytes, *, labels: Mapping[str, str] | None = None) -> str:
    """Write the answer to a SELECT or an ASK in Markdown.

    Args:
        data: the answer in SPARQL JSON.
        labels: IRI to label.

    Returns:
        A table, numbers on the right; for an ASK the one word.
    """
    answer = json.loads(data)
    if "boolean" in answer:
        return f"{str(answer['boolean']).lower()}\n"
    rows = Rows(data)
    if not rows.columns:
        return ""
    lines = [
        [escaped(name) for name in rows.columns],
        ["---:" if numeric(rows, name) else "---" for name in rows.columns],
        *([escaped(cell(row.get(name), labels or {})) for name in rows.columns] for row in rows.rows),
    ]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
