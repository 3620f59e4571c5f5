"""What stands below a chart: what is not joined and why, what is not drawn, and the sources."""

from __future__ import annotations

from vndx.chart import words
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.chart.model import Chart


def notes(chart: Chart) -> list[tuple[str, list[str]]]:
    """Return the notes as headings, each with its lines; none without lines."""
    found = [
        (t("Results", "Kết quả"), resultless(chart)),
        (t("Not joined", "Không nối"), unjoined(chart)),
        (t("Changes, not drawn as levels", "Mức tăng giảm, không vẽ như trị số"), changes(chart)),
        (t("Sources", "Nguồn"), [_sourced(chart, point) for point in chart.levels]),
        (t("Articles", "Bài báo"), articles(chart)),
    ]
    return [(head, lines) for head, lines in found if lines]


def resultless(chart: Chart) -> list[str]:
    """Return that no result is reported, of an indicator that has only targets."""
    if any(not point.is_target for point in chart.levels):
        return []
    return [t("none is reported: there are targets only", "chưa có số liệu nào: chỉ có mục tiêu")]


def articles(chart: Chart) -> list[str]:
    """Return the articles by the names that they have, each with its id."""
    there = sorted({source.article for point in (*chart.levels, *chart.changes) for source in point.sources})
    named = [(iri.rpartition("/")[2], chart.name(iri)) for iri in there]
    return [f"{id}: {name}" for id, name in named if name and not name.endswith(id)]


def unjoined(chart: Chart) -> list[str]:
    """Return for each break of a line which values it is between, and why."""
    return [
        f"{_short(chart, one)} – {_short(chart, other)}: {', '.join(map(words.reason, why))}"
        for one, other, why in chart.breaks
    ]


def changes(chart: Chart) -> list[str]:
    """Return the changes in words, with their sources."""
    return [_sourced(chart, point) for point in chart.changes]


def change(chart: Chart, point: Point) -> str:
    """Return a change in words, as *+26% (first half of 2024, against 2023-01-01 – 2023-06-30)*."""
    parts = (words.when(point, chart.name), words.against(point))
    return f"{words.value(point, chart.name)} ({', '.join(filter(None, parts))})"


def places(point: Point) -> str:
    """Return where a figure stands, one place after the other."""
    return ", ".join(map(words.place, point.sources))


def _sourced(chart: Chart, point: Point) -> str:
    said = words.sentence(point, chart.name)
    if point.is_change:
        scope = words.scope(point, chart.name)
        said = f"{change(chart, point)}, {scope}, {words.kind(point)}"
    where = places(point) or t("no article", "không có bài báo")
    return f"{said}: {where}"


def _short(chart: Chart, point: Point) -> str:
    letter = chart.letter(point)
    said = f"{words.mark(point)} ({words.when(point, chart.name)})"
    return f"{letter} {said}" if letter else said
