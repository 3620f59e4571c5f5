"""A chart as SVG: one picture that stands by itself, asks for nothing and holds its words as text."""

from __future__ import annotations

from itertools import pairwise

from vndx.chart import words
from vndx.chart.escape import escape
from vndx.chart.legend import legend
from vndx.chart.marks import goal, mark, path, period
from vndx.chart.model import rough
from vndx.chart.notes import notes
from vndx.chart.panel import LABEL, Panel
from vndx.chart.scale import TimeAxis
from vndx.chart.style import COLOURS, css
from vndx.chart.texts import wrapped
from vndx.lang import current, t
from vndx.ontology import shrink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.chart.model import Chart

WIDTH = 760.0
MARGIN = 24.0
_HEIGHT = 250.0  # of a pair of axes
_LEAD = 17.0  # from line to line


class Picture:
    """An SVG.

    Attributes:
        text: the SVG.
        width, height: its size in CSS pixels.
        panels: where everything stands on it.
    """

    __slots__ = ("height", "panels", "text", "width")

    def __init__(self, text: str, height: float, panels: list[Panel]) -> None:
        self.text = text
        self.width = WIDTH
        self.height = height
        self.panels = panels


def draw(chart: Chart, *, dark: bool = True, alone: bool = True) -> Picture:
    """Draw a chart that has something to draw.

    Args:
        chart: with at least one level.
        dark: follow the reader's choice of light or dark; else it is light.
        alone: a file of its own, with title, styles, sources and notes; else the page around it has them.
    """
    out: list[str] = []
    y = MARGIN if alone else 0.0
    if alone:
        for line in wrapped(chart.title, WIDTH - 2 * MARGIN, 18.0 * 1.06):
            y += 22
            out.append(_text(MARGIN, y, line, "title"))
        y += 8
    keys, y = legend(chart, y, WIDTH - 2 * MARGIN, MARGIN)
    out += keys
    times = TimeAxis(min(p.begin for p in chart.levels), max(p.end for p in chart.levels))
    panels = []
    for unit in chart.units:
        panel = Panel(chart, unit, times, WIDTH - MARGIN, y + 26, _HEIGHT)
        panels.append(panel)
        out += _axes(chart, panel, y + 16)
        out += _contents(chart, panel)
        y = panel.bottom + 40
    if alone:
        for head, lines in notes(chart):
            y += 10
            out.append(_text(MARGIN, y, head, "head"))
            for line in lines:
                for place, piece in enumerate(wrapped(line, WIDTH - 2 * MARGIN - 14, LABEL)):
                    y += _LEAD
                    out.append(_text(MARGIN + (0 if place == 0 else 14), y, piece))
            y += _LEAD
    height = round(y + 4)
    return Picture(_document(chart, out, height, dark=dark, alone=alone), height, panels)


def _document(chart: Chart, out: list[str], height: int, *, dark: bool, alone: bool) -> str:
    names = 'role="img" aria-labelledby="chart-title chart-desc"'
    size = f'viewBox="0 0 {WIDTH:g} {height}" width="{WIDTH:g}" height="{height}"'
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="vndx" xml:lang="{current()}" {names} {size}>',
        f'<title id="chart-title">{escape(chart.title)}</title>',
        f'<desc id="chart-desc">{escape(description(chart))}</desc>',
    ]
    if alone:
        head.append(f"<style>{css(dark=dark)}</style>")
    head.append(f'<rect class="ground" width="{WIDTH:g}" height="{height}"/>')
    return "\n".join([*head, *out, "</svg>", ""])


def description(chart: Chart) -> str:
    """Return all that a chart shows in words, for those who do not see it."""
    return "; ".join(words.sentence(point, chart.name) for point in chart.levels)


def _text(x: float, y: float, text: str, kind: str = "", anchor: str = "") -> str:
    extra = (f' class="{kind}"' if kind else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:.1f}" y="{y:.1f}"{extra}>{escape(text)}</text>'


def _axes(chart: Chart, panel: Panel, y: float) -> list[str]:
    """Write the axes with their ticks, and above them what is counted."""
    unit = chart.name(panel.unit)
    if panel.counted[0]:
        unit = f"{t(*panel.counted)} {unit}"
    out = ['<g class="axes">', _text(MARGIN, y, unit, "faint unit")]
    for value, written in panel.ticks:
        level = panel.y(value)
        out.append(path("grid", (panel.left, level), (panel.right, level)))
        out.append(_text(panel.left - 8, level + 4, written, "faint tick", "end"))
    for day, written in panel.times.ticks:
        x = panel.x(day, 0.0)
        out.append(path("grid", (x, panel.bottom), (x, panel.bottom + 6)))
        out.append(_text(x, panel.bottom + 21, written, "faint tick", "middle"))
    return [*out, "</g>"]


def _contents(chart: Chart, panel: Panel) -> list[str]:
    """Write periods, targets, lines and marks, in this order from the back to the front."""

    def drawn(point: Point) -> str:
        write = goal if point.is_target else mark
        return write(panel, point, _colour(chart, point), words.sentence(point, chart.name))

    values = [point for point in panel.points if not point.is_target]
    return [
        *filter(None, (period(panel, point, _colour(chart, point)) for point in values)),
        *(drawn(point) for point in panel.points if point.is_target),
        *(
            _joint(chart, panel, one, other)
            for line in chart.lines
            if line[0].figure.unit == panel.unit
            for one, other in pairwise(line)
        ),
        *map(drawn, sorted(values, key=lambda point: panel.up(point) == 0)),
        *(_text(label.x, label.y, label.text, "halo label", "middle") for label in panel.labels),
    ]


def _joint(chart: Chart, panel: Panel, one: Point, other: Point) -> str:
    """Write the line between two values; dotted, where one of them is not exact or was worked out."""
    kind = f"line {_colour(chart, one)}" + (" soft" if rough(one, other) else "")
    joined = f'data-from="{escape(shrink(one.iri))}" data-to="{escape(shrink(other.iri))}"'
    return path(kind, panel.at(one), panel.at(other), joined)


def _colour(chart: Chart, point: Point) -> str:
    return f"c{chart.colour(point) % len(COLOURS)}"
