"""What the marks and the colours of a chart mean; only of those that stand on it."""

from __future__ import annotations

from itertools import pairwise

from vndx.chart import words
from vndx.chart.escape import escape
from vndx.chart.marks import arrow, path, shape, span
from vndx.chart.model import letter, rough
from vndx.chart.style import COLOURS
from vndx.chart.texts import width
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.model import Chart

_SIGN = 30.0  # room for the sign before the words
_GAP = 18.0
_LEAD = 22.0
_STATUSES = ("actual", "estimate", "forecast", "derived")


def legend(chart: Chart, y: float, room: float, left: float) -> tuple[list[str], float]:
    """Return the keys and where the next thing may begin.

    Args:
        chart: what is drawn.
        y: where to begin.
        room: how wide it may get.
        left: where its lines begin.
    """
    out = ['<g class="legend">']
    for group in (_marks(chart), _cells(chart)):
        x = left
        y += _LEAD if group else 0
        for sign, text in group:
            wide = _SIGN + width(text, 12.0) + _GAP
            if x > left and x + wide > left + room:
                x = left
                y += _LEAD
            out.append(f'<g transform="translate({x:.1f} {y - 4:.1f})">{sign}')
            out.append(f'<text class="faint" x="{_SIGN:g}" y="4">{escape(text)}</text></g>')
            x += wide
    return [*out, "</g>"], y + 10


def _marks(chart: Chart) -> list[tuple[str, str]]:
    values = [point for point in chart.levels if not point.is_target]
    statuses = {point.figure.status for point in values}
    found = [(shape(name, 13.0, 0.0, "plain"), words.status(name)) for name in _STATUSES if name in statuses]
    if any(point.figure.comparator in ("gt", "ge", "lt", "le") for point in values):
        found.append(
            (
                arrow(13.0, 10.0, 1, "plain"),
                t("bound: the value lies that way", "giới hạn: trị số ở phía mũi tên"),
            )
        )
    if any(point.begin != point.end for point in values):
        found.append((span(2.0, 24.0, 0.0, "plain"), t("period", "kỳ")))
    if any(point.is_target for point in chart.levels):
        found.append((path("goal plain", (0.0, 0.0), (25.0, 0.0)), words.status("goal")))
    if chart.lines:
        kinds = {rough(one, other) for line in chart.lines for one, other in pairwise(line)}
        if False in kinds:
            found.append((path("line plain", (0.0, 4.0), (25.0, -4.0)), t("comparable", "so được với nhau")))
        if True in kinds:
            name = t("comparable; one is approximate or derived", "so được; có số ước chừng hoặc suy ra")
            found.append((path("line soft plain", (0.0, 4.0), (25.0, -4.0)), name))
    return found


def _cells(chart: Chart) -> list[tuple[str, str]]:
    """Return the key of each cell; with but one it says what all values are of."""
    found = []
    for number, cell in enumerate(chart.cells):
        first = next(point for point in chart.levels if chart.cells[chart.colour(point)] == cell)
        scope = words.scope(first, chart.name)
        text = f"{letter(number)}  {scope}" if len(chart.cells) > 1 else scope
        sign = f'<circle class="mark full c{number % len(COLOURS)}" cx="13" cy="0" r="5"/>'
        found.append((sign, text))
    return found
