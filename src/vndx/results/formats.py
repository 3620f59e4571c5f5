"""Which format an answer gets: the one that was asked for, else what the name of the output says."""

from __future__ import annotations

import os

from vndx.errors import UsageError
from vndx.graph.formats import GRAPH, TABULAR

TABLE = "table"
MARKDOWN = "markdown"
#: Every format by name.
NAMES = (TABLE, MARKDOWN, *TABULAR, *GRAPH)

_ENDINGS = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "n-triples",
    ".nq": "n-quads",
    ".jsonld": "json-ld",
}

_SHEETS = (".xls", ".xlsx", ".ods")

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def of_file(path: str | os.PathLike[str]) -> str | None:
    """Return the format that the ending of a file's name stands for, if it stands for one."""
    return _ENDINGS.get(os.path.splitext(os.fspath(path))[1].lower())


def by_name(output: str | None, formats: Iterable[str], otherwise: str) -> str:
    """Return the format that the name of an output asks for: one rule for every command.

    Args:
        output: the file; ``None`` or ``-`` for stdout.
        formats: what the command writes.
        otherwise: what it writes for people, when the name ends in .txt or in nothing.

    Raises:
        UsageError: for an ending that stands for none of *formats*; it says which do.
    """
    ending = os.path.splitext(output)[1].lower() if output is not None else ""
    if ending in ("", ".txt"):
        return otherwise
    formats = set(formats)
    form = _ENDINGS.get(ending)
    if form in formats:
        return form
    from vndx.text.display import safe

    known = {found: end for end, found in reversed(_ENDINGS.items()) if found in formats}
    listed = ", ".join([*reversed(known.values()), ".txt"])
    sheet = ending in _SHEETS and "csv" in formats
    raise UsageError(
        f"no format ends in {safe(ending)} here; write one of {listed}, or say which with --format"
        + ("; a spreadsheet opens .csv" if sheet else ""),
        f"ở đây không có định dạng nào có đuôi {safe(ending)}; hãy dùng {listed}, hoặc nêu rõ bằng --format"
        + ("; bảng tính mở được .csv" if sheet else ""),
    )
