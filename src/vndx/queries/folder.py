"""The folder of named queries: a table from names to files, and themes in their order.

A name that a user gives is only ever looked up in this table; no path is made
of it. Symbolic links are passed over.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from vndx.content import queries_dir
from vndx.errors import DataError, UnknownName
from vndx.lang import t
from vndx.queries.header import parse
from vndx.queries.named import NamedQuery

_NAME = re.compile(r"[a-z0-9-]{1,64}")


class Theme(NamedTuple):
    """A folder of queries.

    Attributes:
        name: the folder's name.
        en, vi: its title.
    """

    name: str
    en: str
    vi: str

    @property
    def title(self) -> str:
        """Its title, in the language in force."""
        return t(self.en, self.vi)


@cache
def themes(folder: Path | None = None) -> tuple[Theme, ...]:
    """Return the themes in the order in which ``themes.json`` lists them.

    Raises:
        DataError: when that file is missing or is not as it must be.
    """
    path = (folder or queries_dir()) / "themes.json"
    try:
        table = json.loads(path.read_text("utf-8"))
        return tuple(Theme(name, title["en"], title["vi"]) for name, title in table.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"cannot read the themes of the queries in {path}",
            f"không đọc được chủ đề của truy vấn trong {path}",
        ) from error


@cache
def _table(folder: Path | None = None) -> dict[str, Path]:
    """Return name to file, in the order of the themes, then of the names."""
    root = folder or queries_dir()
    order = [theme.name for theme in themes(folder)]
    table: dict[str, Path] = {}
    for theme in sorted(_plain(root, directories=True), key=lambda path: (order.index(path.name), path.name)):
        for path in sorted(_plain(theme, directories=False)):
            if not _NAME.fullmatch(path.stem):
                raise DataError(
                    f"{path}: a query is named with a to z, 0 to 9 and hyphens, at most 64",
                    f"{path}: tên truy vấn chỉ gồm a đến z, 0 đến 9 và gạch nối, dài nhất 64",
                )
            if path.stem in table:
                raise DataError(
                    f"{path}: a second query named {path.stem}, after {table[path.stem]}",
                    f"{path}: truy vấn {path.stem} lặp lại, đã có ở {table[path.stem]}",
                )
            table[path.stem] = path
    return table


def _plain(folder: Path, *, directories: bool) -> list[Path]:
    """Return the folders, or the query files, in *folder* that are neither hidden nor links.

    Raises:
        DataError: for a folder that ``themes.json`` does not list.
    """
    found = [
        path
        for path in folder.iterdir()
        if not path.name.startswith(".")
        and not path.is_symlink()
        and (path.is_dir() if directories else path.is_file() and path.suffix == ".rq")
    ]
    known = {theme.name for theme in themes(folder)} if directories else set()
    for path in found if directories else ():
        if path.name not in known:
            raise DataError(
                f"{path}: the folder is no theme; list it in {folder / 'themes.json'}",
                f"{path}: thư mục không phải là chủ đề; hãy ghi vào {folder / 'themes.json'}",
            )
    return found


def load(folder: Path | None = None) -> dict[str, NamedQuery]:
    """Read all named queries, in the order of themes and names.

    Args:
        folder: another folder than the shipped one, laid out like it.

    Raises:
        DataError: naming file and line, when a header is not as it must be.
    """
    return {name: _read(path) for name, path in _table(folder).items()}


def find(name: str, folder: Path | None = None) -> NamedQuery:
    """Read the query called *name*.

    Raises:
        UnknownName: when there is none, with the nearest names.
        DataError: when its header is not as it must be.
    """
    path = _table(folder).get(name)
    if path is None:
        from difflib import get_close_matches

        near = " ".join(get_close_matches(name, _table(folder), 3))
        raise UnknownName(
            f"no named query {name}; " + (f"did you mean {near}?" if near else "`vndx queries` lists them"),
            f"không có truy vấn tên {name}; "
            + (f"có phải là {near}?" if near else "`vndx queries` liệt kê tất cả"),
        )
    return _read(path)


def names(folder: Path | None = None) -> tuple[str, ...]:
    """Return the names of all queries, reading none."""
    return tuple(_table(folder))


@cache
def _read(path: Path) -> NamedQuery:
    try:
        text = path.read_text("utf-8")
    except (OSError, ValueError) as error:
        raise DataError(f"cannot read the query {path}", f"không đọc được truy vấn {path}") from error
    return parse(text, path)
