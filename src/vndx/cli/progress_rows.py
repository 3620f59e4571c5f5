"""A scoreboard for people to read: a table for a terminal, or Markdown."""

from __future__ import annotations

from vndx.claim.names import plain_decimal
from vndx.cli.progress_data import namer, places, whole
from vndx.lang import t
from vndx.progress import words
from vndx.results import words as laid_out
from vndx.text.written import day as written_day
from vndx.text.written import number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from vndx.progress import Board


def table(board: Board, labels: Mapping[str, str], columns: int | None) -> bytes:
    """Write a table for a terminal, *columns* cells wide at most, with a line on the day above it."""
    return _page(board, laid_out.terminal(*_cells(board, labels), columns=columns))


def markdown(board: Board, labels: Mapping[str, str]) -> bytes:
    """Write a table in Markdown, with a line on the day above it."""
    return _page(board, laid_out.markdown(*_cells(board, labels)))


def _page(board: Board, text: str) -> bytes:
    return f"{_caption(board)}\n\n{text}".encode("utf-8", "backslashreplace")


def _caption(board: Board) -> str:
    day = written_day(board.day)
    if not day:
        return t("As of no day: no article has one", "Không theo ngày nào: không bài báo nào có ngày")
    if board.latest:
        return t(
            f"As of {day}, the latest day that an article tells of",
            f"Tính đến {day}, ngày mới nhất mà một bài báo nói tới",
        )
    return t(f"As of {day}", f"Tính đến {day}")


def _cells(board: Board, labels: Mapping[str, str]) -> tuple[list[str], list[list[str]]]:
    """Return the heads and the cells of the table, in words."""
    heads = [
        t("outcome", "kết cục"),
        t("target", "mục tiêu"),
        t("due", "hạn"),
        t("result", "kết quả"),
        t("quoted", "tỷ lệ nêu"),
        t("computed", "tính lại"),
        t("why", "lý do"),
        t("set by", "nơi đặt ra"),
        t("responsible", "bên thực hiện"),
        t("source of target", "nguồn mục tiêu"),
        t("source of result", "nguồn kết quả"),
    ]
    name, short = namer(labels), _shortened(board)
    several = len({row.target.figure.area for row in board.rows}) > 1
    rows = []
    for row in board.rows:
        figure, result = row.target.figure, row.result
        among = [figure.population] if figure.population else []
        among += [figure.area] if several else []
        scope = f" ({', '.join(map(name, among))})" if among else ""
        rows.append(
            [
                words.outcome(row.outcome),
                f"{name(figure.indicator)}{scope}: {words.amount(figure, name)}",
                words.when(figure),
                f"{words.amount(result.figure, name)} ({words.when(result.figure)})" if result else "",
                ", ".join(map(_percent, row.quoted)),
                _two_places(row.computed),
                words.reason(row, board, name),
                ", ".join(map(name, row.target.links.get("setBy", []))),
                ", ".join(map(name, row.target.links.get("responsible", []))),
                places(row.target, short),
                places(result, short) if result else "",
            ]
        )
    return heads, rows


def _percent(value: Decimal) -> str:
    return f"{number(plain_decimal(value))}%"


def _two_places(value: Decimal | None) -> str:
    """Return a percentage that was worked out with both its places: it is not the one that was quoted."""
    if value is None:
        return ""
    whole, _, places = f"{value:.2f}".partition(".")
    return f"{number(whole)}{t('.', ',')}{places}%"


def _shortened(board: Board) -> Callable[[str], str]:
    """Return what shortens the id of an article to its beginning, as every command takes it, if it may."""
    stated = [figure for row in board.rows for figure in (row.target, row.result) if figure is not None]
    ids = {whole(source.article) for figure in stated for source in figure.sources}

    def shorten(article: str) -> str:
        beginning = whole(article).partition("_")[0]
        return beginning if sum(name.startswith(beginning) for name in ids) == 1 else whole(article)

    return shorten
