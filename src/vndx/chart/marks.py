"""What stands for a value: its form says how the value is to be taken."""

from __future__ import annotations

from vndx.chart.escape import escape
from vndx.chart.panel import ARROW, RADIUS
from vndx.ontology import shrink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.chart.panel import Panel

#: Status -> form. What was measured is full, all else hollow.
_FORMS = {
    "actual": "full",
    "estimate": "hollow",
    "forecast": "hollow forecast",
    "derived": "hollow derived",
}


def path(kind: str, start: tuple[float, float], end: tuple[float, float], extra: str = "") -> str:
    """Return a straight line."""
    more = f" {extra}" if extra else ""
    return f'<path class="{kind}"{more} d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}"/>'


def shape(status: str, x: float, y: float, colour: str) -> str:
    """Return the mark of a status: a circle, of a forecast a diamond."""
    form = _FORMS.get(status, "hollow")
    if status == "forecast":
        r = RADIUS + 1.5
        corners = f"M{x:.1f} {y - r:.1f}L{x + r:.1f} {y:.1f}L{x:.1f} {y + r:.1f}L{x - r:.1f} {y:.1f}Z"
        return f'<path class="mark {form} {colour}" d="{corners}"/>'
    return f'<circle class="mark {form} {colour}" cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS:g}"/>'


def arrow(x: float, y: float, up: int, colour: str) -> str:
    """Return an arrow from a mark to where the true value lies: *up* is 1 or -1."""
    near, far = y - up * RADIUS, y - up * ARROW
    head = f"M{x - 4:.1f} {far + up * 5:.1f}L{x:.1f} {far:.1f}L{x + 4:.1f} {far + up * 5:.1f}"
    drawn = f'd="M{x:.1f} {near:.1f}L{x:.1f} {far:.1f}{head}"/>'
    return f'<path class="arrow halo" {drawn}<path class="arrow {colour}" {drawn}'


def span(begin: float, end: float, y: float, colour: str) -> str:
    """Return a period: a pale band that nobody takes for a line between two values."""
    return path(f"span {colour}", (begin, y), (end, y)) + path(
        f"edge {colour}", (begin, y - 6), (begin, y + 6)
    )


def period(panel: Panel, point: Point, colour: str) -> str:
    """Return the band of a value's period; nothing for a day, which its mark covers."""
    if point.begin == point.end:
        return ""
    begin, end = panel.span(point)
    band = span(begin, end, panel.y(point.figure.value), colour)
    return f'<g class="period" data-figure="{escape(shrink(point.iri))}">{band}</g>'


def mark(panel: Panel, point: Point, colour: str, sentence: str) -> str:
    """Return the mark of a value, with an arrow if it is a bound."""
    x, y = panel.at(point)
    up = panel.up(point)
    return (
        _group("point", point, sentence)
        + (arrow(*panel.arrow(point), up, colour) if up else "")
        + f"{shape(point.figure.status, x, y, colour)}</g>"
    )


def goal(panel: Panel, point: Point, colour: str, sentence: str) -> str:
    """Return the line of a target, over the time in which it is to be reached."""
    y = panel.y(point.figure.value)
    begin, end = panel.span(point)
    out = [_group("target", point, sentence), path(f"goal {colour}", (begin, y), (end, y))]
    if up := panel.up(point):
        out.append(arrow(end - 5, y, up, colour))
    return "".join([*out, "</g>"])


def _group(kind: str, point: Point, sentence: str) -> str:
    return f'<g class="{kind}" data-figure="{escape(shrink(point.iri))}"><title>{escape(sentence)}</title>'
