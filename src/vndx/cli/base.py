"""What several commands share: options that mean the same everywhere, and one way to give a result.

Each ``…_option`` is a decorator for a command's function. Their help is put
into the language in force when the command's module is imported, which is
after the language is chosen. Paths are strings: ``pathlib`` takes as long to
import as a query takes to run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import click

from vndx.cli.out import write_output as write_output
from vndx.lang import t

_Function = TypeVar("_Function", bound=Callable[..., Any])


def graph_option(function: _Function) -> _Function:
    """Add ``--graph PATH``, repeatable; the function takes ``graph: tuple[str, ...]``.

    Empty means the shipped graph.
    """
    return click.option(
        "--graph",
        type=click.Path(),
        multiple=True,
        metavar=t("PATH", "ĐƯỜNG_DẪN"),
        help=t(
            "Another graph than the shipped one: a folder laid out like graph/, or an RDF file; repeatable.",
            "Đồ thị khác thay cho đồ thị kèm theo: thư mục xếp như graph/, hoặc tệp RDF; lặp lại được.",
        ),
    )(function)


def texts_option(function: _Function) -> _Function:
    """Add ``--texts DIR``, required; the function takes ``texts: str``."""
    return click.option(
        "--texts",
        type=click.Path(),
        required=True,
        envvar="VNDX_TEXTS",
        show_envvar=True,
        metavar=t("DIR", "THƯ_MỤC"),
        help=t("The folder of the articles' texts.", "Thư mục chứa văn bản của các bài báo."),
    )(function)


def article_option(function: _Function) -> _Function:
    """Add ``--article ID``, repeatable; the function takes ``chosen: tuple[str, ...]``, empty for all."""
    from vndx.cli.complete import articles as article_ids

    return click.option(
        "--article",
        "chosen",
        multiple=True,
        shell_complete=article_ids,
        metavar=t("ID", "MÃ"),
        help=t(
            "Only this article (an id or the beginning of one); repeatable.",
            "Chỉ bài báo này (mã hoặc phần đầu của mã); lặp lại được.",
        ),
    )(function)


def spreadsheet_option(function: _Function) -> _Function:
    """Add ``--spreadsheet``; the function takes ``spreadsheet: bool``."""
    return click.option(
        "--spreadsheet",
        is_flag=True,
        help=t(
            "CSV that a spreadsheet opens safely: formulas disarmed, and marked as UTF-8.",
            "CSV để mở bằng bảng tính: vô hiệu hoá công thức, có dấu hiệu UTF-8.",
        ),
    )(function)


def table_format(form: str | None, output: str | None, formats: Iterable[str], *, spreadsheet: bool) -> str:
    """Return the format of a table: the one asked for, csv for a spreadsheet, else by the output's name.

    Args:
        form: what was asked for in words.
        output: the file; ``None`` or ``-`` for stdout.
        formats: what the command writes, ``table`` and ``csv`` among them.
        spreadsheet: it is for a spreadsheet.

    Raises:
        vndx.errors.UsageError: when they do not go together, or the name says no format.
    """
    if spreadsheet and form not in (None, "csv"):
        from vndx.errors import UsageError

        raise UsageError(
            f"--spreadsheet is for csv, not {form}", f"--spreadsheet chỉ dùng cho csv, không phải {form}"
        )
    if form is not None or spreadsheet:
        return form or "csv"
    from vndx.results.formats import by_name

    return by_name(output, formats, "table")


def picture_format(form: str | None, output: str | None, endings: Mapping[str, str], otherwise: str) -> str:
    """Return the format of a picture: the one asked for, else what the name of the output stands for.

    Args:
        form: what was asked for in words; it holds, whatever the name says.
        output: the file; ``None`` or ``-`` for stdout.
        endings: ending of a name, in small letters and without its dot, to format.
        otherwise: the format of stdout, and of a name without an ending.

    Raises:
        vndx.errors.UsageError: when the name stands for no format, and none is asked for.
    """
    if form is not None:
        return form
    name = "" if output is None or output == "-" else output.replace("\\", "/").rpartition("/")[2]
    if "." not in name:
        return otherwise
    known = endings.get(name.rpartition(".")[2].lower())
    if known is not None:
        return known
    from vndx.errors import UsageError
    from vndx.text.display import safe, shortened

    name = shortened(safe(name))
    listed = ", ".join(f".{ending}" for ending in endings if ending != "htm")
    raise UsageError(
        f"{name} does not say which format; name it {listed}, or give --format",
        f"{name} không cho biết định dạng; hãy đặt tên {listed}, hoặc dùng --format",
    )


def output_option(function: _Function) -> _Function:
    """Add ``-o/--output FILE``; the function takes ``output: str | None``, ``None`` for stdout."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(),
        default=None,
        metavar=t("FILE", "TỆP"),
        help=t(
            "Write to this file, whole or not at all, instead of stdout.",
            "Ghi trọn vẹn vào tệp này thay vì stdout.",
        ),
    )(function)
