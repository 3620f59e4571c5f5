"""CSV with labels: beside each column of IRIs, one with the names of the things."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from vndx.results.rows import Rows


def labelled(rows: Rows, labels: Mapping[str, str]) -> bytes:
    """Write rows as CSV, with a column ``NAME_label`` after each column in which a thing with a label stands.

    Args:
        rows: the answer.
        labels: IRI to label; what has none gets an empty cell.
    """
    import csv
    import io

    things = {
        name
        for row in rows.rows
        for name, term in row.items()
        if term["type"] == "uri" and term["value"] in labels
    }
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    head: list[str] = []
    for name in rows.columns:
        head += [name, f"{name}_label"] if name in things else [name]
    writer.writerow(head)
    for row in rows.rows:
        cells: list[str] = []
        for name in rows.columns:
            value = row[name]["value"] if name in row else ""
            cells.append(value)
            if name in things:
                cells.append(labels.get(value, ""))
        writer.writerow(cells)
    return out.getvalue().encode()
