"""A chart for a terminal: a line of blocks for each cell, and a small table."""

from __future__ import annotations

import json
from itertools import pairwise

from vndx.chart import words
from vndx.chart.notes import articles, changes, places, resultless, unjoined
from vndx.chart.scale import TimeAxis, ValueAxis
from vndx.lang import t
from vndx.results.table import table
from vndx.results.wrap import width, wrap
from vndx.text.display import safe
from vndx.text.written import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.chart.model import Cell, Chart

_BLOCKS = "▁▂▃▄▅▆▇█"
_JOINT = "─"
_WIDEST = 60  # a longer line says no more
_USUAL = 80


def text(chart: Chart, columns: int | None) -> str:
    """Return the chart in words and blocks, at most *columns* cells wide if that can be.

    A value is a block at the end of its period, the higher the larger (of a rank: the better); blocks are
    joined where their values can be compared.
    """
    room = columns or _USUAL
    out = [*_broken(chart.title, room if columns else None), ""]
    blocks = []
    for cell in chart.cells:
        points = [
            point
            for point in chart.levels
            if not point.is_target and chart.cells[chart.colour(point)] == cell
        ]
        targets = [
            point for point in chart.levels if point.is_target and chart.cells[chart.colour(point)] == cell
        ]
        head = f"{_head(chart, cell, (points or targets)[0])}: {_said(chart, points, targets)}"
        blocks.append((head, line(chart, points, min(room, _WIDEST)) if points else ""))
    for head, drawn in blocks:
        out += [*_broken(head, room if columns else None), *filter(None, [drawn])]
    if any(drawn for _, drawn in blocks):
        first, last = _ends(chart)
        gap = min(room, _WIDEST) - width(first) - width(last)
        out += [f"{first}{' ' * gap}{last}"] if gap > 0 else [first, last]
    if blocks:
        out.append("")
    out.append(_table(chart, columns).rstrip("\n"))
    for head, lines in (
        (t("Results", "Kết quả"), resultless(chart)),
        (t("Not joined", "Không nối"), unjoined(chart)),
        (t("Changes, not drawn as levels", "Mức tăng giảm, không vẽ như trị số"), changes(chart)),
        (t("Articles", "Bài báo"), articles(chart)),
    ):
        if lines:
            out += ["", head]
            for one in lines:
                first_line, *others = _broken(one, room - 2 if columns else None)
                out += [f"- {first_line}", *(f"  {other}" for other in others)]
    return "\n".join(out) + "\n"


def line(chart: Chart, points: list[Point], room: int) -> str:
    """Return values of one cell as blocks on a line of *room* cells of the terminal."""
    drawn = [point for point in chart.levels if point.figure.unit == points[0].figure.unit]
    unit = points[0].figure.unit
    axis = ValueAxis(
        [point.figure.value for point in drawn], rank=unit == words.RANK, percent=unit == words.PERCENT
    )
    times = _times(chart)
    cells = [" "] * room
    at: dict[str, int] = {}
    for point in points:
        place = min(room - 1, max(0, int(times.place(point.end) * room)))
        while cells[place] != " " and place + 1 < room:
            place += 1
        while cells[place] != " " and place > 0:
            place -= 1
        height = axis.place(point.figure.value)
        cells[place] = _BLOCKS[min(len(_BLOCKS) - 1, max(0, int(height * len(_BLOCKS))))]
        at[point.iri] = place
    for joined in chart.lines:
        for one, other in pairwise(joined):
            if one.iri in at and other.iri in at:
                begin, end = sorted((at[one.iri], at[other.iri]))
                if all(cell == " " for cell in cells[begin + 1 : end]):
                    cells[begin + 1 : end] = _JOINT * (end - begin - 1)
    return "".join(cells).rstrip()


def _said(chart: Chart, points: list[Point], targets: list[Point]) -> str:
    """Return the values of a cell in their order, a line between those that are joined, then its targets."""
    joins = {(one.iri, other.iri) for joined in chart.lines for one, other in pairwise(joined)}
    said = ""
    for place, point in enumerate(points):
        if place:
            said += " – " if (points[place - 1].iri, point.iri) in joins else "; "
        said += words.mark(point)
    named = f"{words.status('goal')} {'; '.join(map(words.mark, targets))}" if targets else ""
    return "; ".join(filter(None, (said, named)))


def _broken(said: str, room: int | None) -> list[str]:
    """Break *said* into lines at spaces, and within a word only if it is longer than a line."""
    said = safe(said)
    if room is None:
        return [said]
    lines: list[str] = []
    line = ""
    for word in said.split(" "):
        if line and width(f"{line} {word}") > room:
            lines.append(line)
            line = ""
        *heads, word = wrap(word, room)
        lines += heads
        line = f"{line} {word}" if line else word
    return [*lines, line]


def _times(chart: Chart) -> TimeAxis:
    return TimeAxis(min(p.begin for p in chart.levels), max(p.end for p in chart.levels))


def _ends(chart: Chart) -> tuple[str, str]:
    import datetime

    times = _times(chart)
    first, last = (datetime.date.fromordinal(one).isoformat() for one in (times.first, times.last))
    return day(first), day(last)


def _head(chart: Chart, cell: Cell, point: Point) -> str:
    letter = chart.letter(point)
    scope = words.scope(point, chart.name)
    return f"{letter} {scope}" if letter else scope


def _table(chart: Chart, columns: int | None) -> str:
    heads = [
        t("value", "trị số"),
        t("kind", "loại"),
        t("period", "kỳ"),
        t("until", "đến hết"),
        t("source", "nguồn"),
    ]
    rows = []
    for point in chart.levels:
        row = [
            f"{chart.letter(point)} {words.value(point, chart.name)}".strip(),
            words.kind(point),
            words.when(point, chart.name),
            day(point.end.isoformat()),
            places(point),
        ]
        rows.append(row)
    answer = {
        "head": {"vars": heads},
        "results": {
            "bindings": [
                {head: {"type": "literal", "value": cell} for head, cell in zip(heads, row, strict=True)}
                for row in rows
            ]
        },
    }
    return table(json.dumps(answer).encode(), columns=columns)
