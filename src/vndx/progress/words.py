"""Why a target stands as it does, in one short sentence of the language in force."""

from __future__ import annotations

from vndx.claim.names import plain_decimal
from vndx.lang import t
from vndx.ontology import CODE
from vndx.text.written import comparison, counted, number
from vndx.text.written import day as written_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from vndx.claim.compare import Figure
    from vndx.progress.board import Board, Row
    from vndx.progress.facts import Stated

_PERCENT = "http://qudt.org/vocab/unit/PERCENT"
_RANK = f"{CODE}unit-rank"


def outcome(name: str) -> str:
    """Return what an outcome is called."""
    return {
        "met": t("met", "đạt"),
        "on-the-way": t("on the way", "đang thực hiện"),
        "missed": t("missed", "không đạt"),
        "no-result": t("no result", "chưa có kết quả"),
        "not-comparable": t("not comparable", "không so được"),
    }[name]


def amount(figure: Figure, name: Callable[[str], str]) -> str:
    """Return the value of a figure with its unit, as *hơn 46.200.000 hồ sơ*.

    Args:
        figure: the figure.
        name: the name of a thing by its IRI.
    """
    value = number(plain_decimal(figure.value))
    if figure.unit == _RANK:
        if figure.comparator == "le":
            return t("among the first ", "trong nhóm ") + value
        return _bound(figure) + t("rank ", "hạng ") + value
    multiple = figure.change_kind.endswith("change-multiple")
    if figure.change_kind and not multiple and not value.startswith("-"):
        value = f"+{value}"
    unit = "%" if figure.unit == _PERCENT else f" {counted(name(figure.unit), value)}"
    # To so many times, or by so many: the source leaves it open.
    left = t(", as worded", ", theo nguyên văn") if multiple else ""
    return f"{_bound(figure)}{value}{unit}{left}"


def _bound(figure: Figure) -> str:
    return comparison(figure.comparator, goal=figure.status == "goal")


def when(figure: Figure) -> str:
    """Return the last day of a figure's period."""
    return written_day(figure.end)


def misfit(aspect: str, target: Figure, figure: Figure) -> str:
    """Return in words what a figure differs in from a target (`vndx.claim.compare.misfits`)."""
    if aspect == "change-kind" and not figure.change_kind:
        return t("a level, not a change", "là mức, không phải mức tăng giảm")
    if aspect == "change-kind" and target.change_kind:
        return t("a change of another kind", "tăng giảm theo cách khác")
    return {
        "indicator": t("another indicator", "chỉ tiêu khác"),
        "unit": t("another unit", "đơn vị khác"),
        "area": t("another place", "nơi khác"),
        "population": t("another population", "đối tượng khác"),
        "change-kind": t("a change, not a level", "là mức tăng giảm"),
        "base": t("a change from another time", "tăng giảm so với kỳ khác"),
        "compared-within": t("compared within another region", "so trong khu vực khác"),
        "forecast": t("only a forecast", "mới là dự báo"),
        "goal": t("a goal itself", "cũng là mục tiêu"),
        "before": t("before the period of the target", "trước kỳ của mục tiêu"),
        "after": t("after the period of the target", "sau kỳ của mục tiêu"),
    }[aspect]


def reason(row: Row, board: Board, name: Callable[[str], str]) -> str:
    """Return why a target stands as it does.

    Args:
        row: the target.
        board: the scoreboard it stands on.
        name: the name of a thing by its IRI.
    """
    if row.result is None:
        return _unlike(row, name) if row.near else _nothing(board)
    result, target = row.result.figure, row.target.figure
    said = f"{amount(result, name)} ({_standing(row.result)}{when(result)})"
    due = when(target)
    if row.rival is not None:
        other = amount(row.rival.figure, name)
        return t(
            f"the results contradict each other: {said} and {other}",
            f"các kết quả mâu thuẫn nhau: {said} và {other}",
        )
    if row.outcome == "met":
        return t(f"{said} reaches the target", f"{said} đã đạt mục tiêu")
    if row.outcome == "on-the-way":
        missing = _missing(row, name)
        return t(f"{said}{missing}; the period runs to {due}", f"{said}{missing}; kỳ kéo dài đến {due}")
    if row.outcome == "missed":
        return t(f"{said} does not reach the target", f"{said} không đạt mục tiêu")
    if row.outcome == "no-result" and board.beyond:
        known = written_day(board.known)
        return t(
            f"the last is {said}; no article in the graph gives one for {due} (the latest: {known})",
            f"mới nhất là {said}; chưa bài nào trong đồ thị có số cho {due} (bài mới nhất: {known})",
        )
    if row.outcome == "no-result":
        return t(
            f"the last is {said}; none for the end of the period, {due}",
            f"mới nhất là {said}; chưa có số cho cuối kỳ, {due}",
        )
    return t(
        f"{said} leaves open whether the target is reached",
        f"{said} không cho biết đã đạt mục tiêu hay chưa",
    )


def _missing(row: Row, name: Callable[[str], str]) -> str:
    """Say how much there is to go; nothing where the words leave it open, or for a rank."""
    figure = row.target.figure
    if row.remaining is None or figure.unit == _RANK:
        return ""
    value = number(plain_decimal(row.remaining))
    if figure.unit == _PERCENT:
        return t(f"; {value} percentage points to go", f"; còn {value} điểm phần trăm")
    return t(f"; {value} {name(figure.unit)} to go", f"; còn {value} {name(figure.unit)}")


def _standing(result: Stated) -> str:
    return {
        "estimate": t("an estimate, ", "ước tính, "),
        "derived": t("derived, ", "suy ra, "),
    }.get(result.figure.status, "")


def _nothing(board: Board) -> str:
    if board.latest:
        return t("no article reports a result", "chưa bài nào nêu kết quả")
    if board.beyond:
        known = written_day(board.known)
        return t(
            f"no article in the graph reports a result (the latest: {known})",
            f"chưa bài nào trong đồ thị nêu kết quả (bài mới nhất: {known})",
        )
    by = written_day(board.day)
    return t(f"no article had reported a result by {by}", f"đến {by} chưa bài nào nêu kết quả")


def _unlike(row: Row, name: Callable[[str], str]) -> str:
    """Say why the likest figure is no result, and that there are others."""
    likest, aspects = row.near[0]
    said = f"{amount(likest.figure, name)} ({when(likest.figure)})"
    why = ", ".join(misfit(aspect, row.target.figure, likest.figure) for aspect in aspects)
    more = len(row.near) - 1
    others = t(f"; {more} more like it", f"; còn {more} số tương tự") if more else ""
    return t(f"{said} is no result: {why}{others}", f"{said} không phải kết quả: {why}{others}")
