"""What a chart says in words, in the language in force."""

from __future__ import annotations

from vndx.chart.scale import compact
from vndx.lang import t
from vndx.ontology import CODE, shrink
from vndx.progress.words import amount
from vndx.text.written import comparison, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from vndx.chart.facts import Point, Source

PERCENT = "http://qudt.org/vocab/unit/PERCENT"
RANK = f"{CODE}unit-rank"


def status(name: str) -> str:
    """Return what a status is called."""
    return {
        "actual": t("actual", "thực tế"),
        "estimate": t("estimate", "ước tính"),
        "forecast": t("forecast", "dự báo"),
        "goal": t("target", "mục tiêu"),
        "derived": t("derived by vndx", "vndx suy ra"),
    }.get(name, name)


def value(point: Point, name: Callable[[str], str]) -> str:
    """Return the whole value with its unit, as *hơn 46.200.000 hồ sơ*."""
    return amount(point.figure, name)


def mark(point: Point) -> str:
    """Return the short value that stands at a mark, as *hơn 46,2 triệu*."""
    figure = point.figure
    written = compact(figure.value)
    if figure.unit == RANK:
        before = t("first ", "nhóm ") if figure.comparator == "le" else comparison(figure.comparator)
        return before + written
    return comparison(figure.comparator) + written + ("%" if figure.unit == PERCENT else "")


def when(point: Point, name: Callable[[str], str]) -> str:
    """Return what the period of a figure is called, else its days."""
    named = name(point.period) if point.period else ""
    return named if named and named != shrink(point.period) else days(point)


def days(point: Point) -> str:
    """Return the first and the last day of a period; a single day once."""
    begin, end = point.begin.isoformat(), point.end.isoformat()
    return day(end) if begin == end else f"{day(begin)} – {day(end)}"


def against(point: Point) -> str:
    """Return the days of the period that a change is against."""
    begin, end = point.figure.base_begin, point.figure.base_end
    if not end:
        return ""
    span = day(end) if begin == end else f"{day(begin)} – {day(end)}"
    return t(f"against {span}", f"so với {span}")


def scope(point: Point, name: Callable[[str], str]) -> str:
    """Return what a figure is narrowed down to: the place, among whom, within which region."""
    figure = point.figure
    among = [name(iri) for iri in (figure.area, figure.population) if iri]
    if figure.within:
        within = name(figure.within)
        among.append(t(f"compared within {within}", f"so trong {within}"))
    return ", ".join(among)


def place(source: Source) -> str:
    """Return where a figure stands: article and span."""
    return f"{source.article.rpartition('/')[2]}:{source.start}-{source.end}"


def reason(name: str) -> str:
    """Return why two values are not joined (`vndx.claim.lines.REASONS`)."""
    return {
        "indicator": t("another indicator", "chỉ tiêu khác"),
        "unit": t("another unit", "đơn vị khác"),
        "area": t("another place", "nơi khác"),
        "population": t("another population", "đối tượng khác"),
        "change-kind": t("a change and a level", "một bên là mức tăng giảm"),
        "compared-within": t("compared within another region", "so trong khu vực khác"),
        "status": t("another status", "tình trạng khác"),
        "source": t("not reported by the same", "không cùng nơi báo cáo"),
        "basis": t("periods of another length", "kỳ dài ngắn khác nhau"),
        "bound": t("a bound, not a value", "chỉ là giới hạn, không phải trị số"),
        "disputed": t("contradicted by another value", "có trị số khác mâu thuẫn"),
        "same-period": t("the same period", "cùng kỳ"),
        "target": t("a target", "là mục tiêu"),
    }[name]


def kind(point: Point) -> str:
    """Return how a figure is to be taken: as a target, or by its status."""
    return status("goal") if point.is_target else status(point.figure.status)


def sentence(point: Point, name: Callable[[str], str]) -> str:
    """Return all that a figure says, in one line."""
    said = f"{value(point, name)} ({when(point, name)}; {scope(point, name)}; {kind(point)})"
    who = ", ".join(map(name, sorted(point.reporters) or point.setters))
    return f"{said}, {t('by', 'theo')} {who}" if who else said
