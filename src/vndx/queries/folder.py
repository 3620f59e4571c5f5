"""The folder of named queries: a table from names to files, and themes in their order.

A name that a user gives is only ever looked up in this table; no path is made
of it. Symbolic links are passed over.
"""

from __future__ import annotations

import os
import re
from functools import cache

from vndx import content
from vndx.errors import DataError, UnknownName
from vndx.lang import t
from vndx.queries.header import parse
from vndx.queries.named import NamedQuery

_NAME = re.compile(r"[a-z0-9-]{1,64}")


class Theme:
    """A folder of queries.

    Attributes:
        name: the folder's name.
        en, vi: its title.
    """

    __slots__ = ("en", "name", "vi")

    def __init__(self, name: str, en: str, vi: str) -> None:
        self.name = name
        self.en = en
        self.vi = vi

    @property
    def title(self) -> str:
        """Its title, in the language in force."""
        return t(self.en, self.vi)


@cache
def themes(folder: str | None = None) -> tuple[Theme, ...]:
    """Return the themes in the order in which ``themes.json`` lists them.

    Raises:
        DataError: when that file is missing or is not as it must be.
    """
    import json

    path = os.path.join(folder or content.folder("queries"), "themes.json")
    try:
        with open(path, encoding="utf-8") as file:
            table = json.load(file)
        return tuple(Theme(name, title["en"], title["vi"]) for name, title in table.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"cannot read the themes of the queries in {path}",
            f"không đọc được chủ đề của truy vấn trong {path}",
        ) from error


@cache
def _table(folder: str | None = None) -> dict[str, str]:
    """Return name to file, sorted by folder and name.

    Raises:
        DataError: for a file whose name is none, and for two of one name.
    """
    root = folder or content.folder("queries")
    table: dict[str, str] = {}
    for theme in _plain(root, directories=True):
        for path in _plain(theme, directories=False):
            name = os.path.basename(path)[:-3]
            if not _NAME.fullmatch(name):
                raise DataError(
                    f"{path}: a query is named with a to z, 0 to 9 and hyphens, at most 64",
                    f"{path}: tên truy vấn chỉ gồm a đến z, 0 đến 9 và gạch nối, dài nhất 64",
                )
            if name in table:
                raise DataError(
                    f"{path}: a second query named {name}, after {table[name]}",
                    f"{path}: truy vấn {name} lặp lại, đã có ở {table[name]}",
                )
            table[name] = path
    return table


def _plain(folder: str, *, directories: bool) -> list[str]:
    """Return the folders, or the query files, in *folder* that are neither hidden nor links."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.path
                for entry in entries
                if not entry.name.startswith(".")
                and (
                    entry.is_dir(follow_symlinks=False)
                    if directories
                    else entry.is_file(follow_symlinks=False) and entry.name.endswith(".rq")
                )
            )
    except OSError as error:
        raise DataError(f"cannot read the folder {folder}", f"không đọc được thư mục {folder}") from error


def load(folder: str | None = None) -> dict[str, NamedQuery]:
    """Read all named queries, in the order of themes and names.

    Args:
        folder: another folder than the shipped one, laid out like it.

    Raises:
        DataError: naming file and line, when a header is not as it must be, and
            for a folder that ``themes.json`` does not list.
    """
    order = [theme.name for theme in themes(folder)]
    queries = [_read(path) for path in _table(folder).values()]
    for query in queries:
        if query.theme not in order:
            raise DataError(
                f"{query.path}: themes.json does not list the theme {query.theme}",
                f"{query.path}: themes.json không có chủ đề {query.theme}",
            )
    queries.sort(key=lambda query: (order.index(query.theme), query.name))
    return {query.name: query for query in queries}


def find(name: str, folder: str | None = None) -> NamedQuery:
    """Read the query called *name*.

    Raises:
        UnknownName: when there is none, with the nearest names.
        DataError: when its header is not as it must be.
    """
    path = _table(folder).get(name)
    if path is None:
        from difflib import get_close_matches

        from vndx.graph.slips import either

        near = get_close_matches(name, _table(folder), 3)
        word = name or "''"
        raise UnknownName(
            f"no named query {word}; "
            + (f"did you mean {either(near, 'or')}?" if near else "`vndx queries` lists them"),
            f"không có truy vấn tên {word}; "
            + (f"có phải là {either(near, 'hay')}?" if near else "`vndx queries` liệt kê tất cả"),
        )
    return _read(path)


def names(folder: str | None = None) -> tuple[str, ...]:
    """Return the names of all queries, reading none."""
    return tuple(_table(folder))


@cache
def _read(path: str) -> NamedQuery:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, ValueError) as error:
        raise DataError(f"cannot read the query {path}", f"không đọc được truy vấn {path}") from error
    return parse(text, path)
