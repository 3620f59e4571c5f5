"""The header of a query file, read strictly.

Comment lines at the top of the file, one statement a line::

    # title@en: Who held which post, and when?
    # title@vi: Ai giữ chức vụ nào, khi nào?
    # description@en: One row for each post that somebody is shown to hold.
    # description@vi: Mỗi dòng là một chức vụ mà nguồn cho thấy có người giữ.
    # theme: people
    # param: attested_on date "a day in it" "một ngày giữ chức" example 2023-12-28

The first five stand once each; ``param: NAME TYPE "English" "Tiếng Việt" example VALUE``
as often as there are parameters. ``code:SCHEME`` and ``string:of|to`` narrow a type
to a list. A parameter is a column of the answer: fixing it keeps the rows that have this
value there. The header ends at the first line that is no comment; comments further down
are free.
"""

from __future__ import annotations

import os
import re

from vndx.errors import DataError
from vndx.queries.named import TYPES, NamedQuery, Parameter

_ONCE = ("title@en", "title@vi", "description@en", "description@vi", "theme")
_STATEMENT = re.compile(r"# ([a-z]+(?:@[a-z]+)?): (\S.*)")
_PARAM = re.compile(
    r'([a-z][a-z0-9_]*) ([a-z]+)(?::([a-z]+(?:[|-][a-z]+)*))? "([^"]+)" "([^"]+)" example (\S.*)'
)
_COMMENT = re.compile(r"(?m)^\s*#.*$")
_SELECT = re.compile(
    r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?(.*?)(?:\bWHERE\b|\{)", re.DOTALL | re.IGNORECASE
)
_VARIABLE = re.compile(r"[?$](\w+)")


def parse(text: str, path: str) -> NamedQuery:
    """Read one query file.

    Args:
        text: the whole file.
        path: where it lies: the name and the theme come from it.

    Raises:
        DataError: naming file and line, when the header is not as it must be.
    """
    once: dict[str, str] = {}
    params: dict[str, tuple[Parameter, int]] = {}
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("#"):
            break
        key, value = _statement(line, path, number)
        if key == "param":
            param = _param(value, path, number)
            if param.name in params:
                raise _wrong(
                    path, number, f"a second parameter {param.name}", f"tham số {param.name} lặp lại"
                )
            params[param.name] = (param, number)
        elif key in once:
            raise _wrong(path, number, f"a second {key}", f"{key} lặp lại")
        else:
            once[key] = value
    for key in _ONCE:
        if key not in once:
            raise _wrong(
                path, number, f"the header has no line '# {key}: …'", f"phần đầu thiếu dòng '# {key}: …'"
            )
    theme = os.path.basename(os.path.dirname(path))
    if once["theme"] != theme:
        raise _wrong(
            path,
            number,
            f"the theme is {once['theme']}, but the folder is {theme}",
            f"chủ đề ghi là {once['theme']} nhưng thư mục là {theme}",
        )
    columns = _columns(text, path, number)
    for param, line_number in params.values():
        if param.name not in columns:
            raise _wrong(
                path,
                line_number,
                f"the parameter {param.name} is no column of the answer",
                f"tham số {param.name} không phải là cột của câu trả lời",
            )
    return NamedQuery(
        name=os.path.basename(path).removesuffix(".rq"),
        theme=once["theme"],
        title_en=once["title@en"],
        title_vi=once["title@vi"],
        description_en=once["description@en"],
        description_vi=once["description@vi"],
        params=tuple(param for param, _ in params.values()),
        columns=columns,
        text=text,
        path=path,
    )


def _statement(line: str, path: str, number: int) -> tuple[str, str]:
    found = _STATEMENT.fullmatch(line.rstrip())
    if found is None or found[1] not in (*_ONCE, "param"):
        known = ", ".join((*_ONCE, "param"))
        raise _wrong(
            path,
            number,
            f"a header line is '# KEY: TEXT' with one of {known}",
            f"dòng phần đầu có dạng '# KHÓA: NỘI DUNG' với một trong: {known}",
        )
    return found[1], found[2]


def _param(value: str, path: str, number: int) -> Parameter:
    found = _PARAM.fullmatch(value)
    if found is None:
        form = 'param: NAME TYPE "English" "Tiếng Việt" example VALUE'
        raise _wrong(path, number, f"a parameter is '{form}'", f"tham số có dạng '{form}'")
    name, kind, scheme, en, vi, example = found.groups()
    narrowed = "string" if "|" in (scheme or "") else "code"
    if kind not in TYPES or (scheme and kind != narrowed):
        known = ", ".join(TYPES)
        raise _wrong(
            path,
            number,
            f"no such type: {kind}; it is one of {known}",
            f"không có kiểu {kind}; phải là một trong: {known}",
        )
    return Parameter(name, kind, scheme or "", en, vi, example)


def _columns(text: str, path: str, number: int) -> tuple[str, ...]:
    """Return the projected variables of the outermost SELECT."""
    body = _COMMENT.sub("", text)
    found = _SELECT.search(body)
    if found is None:
        raise _wrong(path, number, "a named query is a SELECT", "truy vấn có tên phải là SELECT")
    # Of (expression AS ?name) only the name is a column.
    plain = re.sub(
        r"\([^()]*(?:\([^()]*\)[^()]*)*\bAS\s+([?$]\w+)\s*\)", r" \1 ", found[1], flags=re.IGNORECASE
    )
    columns = tuple(_VARIABLE.findall(plain))
    if not columns:
        raise _wrong(
            path, number, "name the columns instead of SELECT *", "hãy nêu tên các cột thay cho SELECT *"
        )
    return columns


def _wrong(path: str, line: int, en: str, vi: str) -> DataError:
    return DataError(f"{path}:{line}: {en}", f"{path}:{line}: {vi}")
