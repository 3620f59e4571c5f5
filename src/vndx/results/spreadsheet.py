"""CSV that a spreadsheet shows and does not run."""

from __future__ import annotations

#: A cell that begins with one of these is a formula to some spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet(data: bytes) -> bytes:
    """Return the CSV of an answer with ``'`` before each cell that a spreadsheet would take for a formula.

    A number keeps its sign: ``-3.5`` is data. The bytes begin with a byte order
    mark, without which Vietnamese letters come out wrong.
    """
    import csv
    from io import StringIO

    csv.field_size_limit(2**31 - 1)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in csv.reader(StringIO(data.decode(), newline="")):
        writer.writerow(
            [f"'{cell}" if cell.startswith(_FORMULA) and not _number(cell) else cell for cell in row]
        )
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _number(cell: str) -> bool:
    digits = cell[1:].replace(".", "", 1)
    return cell[0] in "+-" and digits.isascii() and digits.isdigit()
