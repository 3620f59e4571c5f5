"""The network as one picture, SVG or PNG, without a browser: for a report or a slide."""

from __future__ import annotations

from vndx.draw import arrange, choose
from vndx.draw.labels import Box, place, wrap
from vndx.draw.style import BACKGROUND, INK, LINE, LOOKS, group, size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from vndx.network import Edge, Network, Node

_SVG = "http://www.w3.org/2000/svg"
_MARGIN = 24
_LEGEND = 26
_FEW = 6  # parallel edges: more are one line
_STEP, _BUNDLE = 0.2, 1.0  # between parallel edges, and of all of them together, in parts of their length
_FONT = "Roboto, system-ui, 'Noto Sans', Arial, sans-serif"
_UNSAFE = {
    **dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)), "\ufffd"),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}


class Picture:
    """A drawn network.

    Attributes:
        svg: the picture, with plain colours.
        width, height: its size in its own units.
    """

    __slots__ = ("height", "svg", "width")

    def __init__(self, svg: str, width: int, height: int) -> None:
        self.svg = svg
        self.width = width
        self.height = height

    def png(self) -> bytes:
        """Return it as PNG, two pixels a unit."""
        from vndx.raster import png

        return png(self.svg, width=self.width, height=self.height)


def picture(network: Network, language: str, theme: str = "light") -> Picture:
    """Draw the overview of a network, which is all of it when it is small.

    Args:
        network: what to draw.
        language: of the labels, ``vi`` or ``en``.
        theme: ``light`` or ``dark``.
    """
    shown = network.part(choose.overview(network)) if len(network.nodes) > choose.MOST else network
    places = arrange.stress(network, shown.nodes)
    degrees = dict.fromkeys(shown.nodes, 0)
    for edge in shown.edges:
        degrees[edge.source] += 1
        degrees[edge.target] += 1
    halves = {id: size(degree) for id, degree in degrees.items()}
    bent, counts = bends(shown.edges)
    drawn = [edge for edge in shown.edges if edge.id in bent]
    ranked = sorted(shown.nodes, key=lambda id: (-degrees[id], id))
    shapes = [_square(id, at, halves[id]) for id, at in places.items()]
    texts = {id: wrap(shown.nodes[id].name(language)) for id in ranked}
    labels = place([(id, places[id], halves[id], texts[id]) for id in ranked], shapes)
    boxes = [*shapes, *labels]
    left = min((box.x for box in boxes), default=0) - _MARGIN
    top = min((box.y for box in boxes), default=0) - _MARGIN
    right = max((box.x + box.width for box in boxes), default=200) + _MARGIN
    bottom = max((box.y + box.height for box in boxes), default=100) + _MARGIN
    legend, deep = _legend(shown, language, theme, left + _MARGIN, bottom, right)
    width, height = round(right - left), round(bottom + deep - top)
    view = f"{left:.0f} {top:.0f} {width} {height}"
    ground = f'x="{left:.0f}" y="{top:.0f}" width="{width}" height="{height}" fill="{BACKGROUND[theme]}"'
    font = f'font-family="{_FONT}" font-size="13" lang="{language}"'
    halo = f'stroke="{BACKGROUND[theme]}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"'
    parts = [
        f'<svg xmlns="{_SVG}" viewBox="{view}" width="{width}" height="{height}" {font}>',
        f"<rect {ground}/>",
        f'<g stroke="{LINE[theme]}" fill="none">',
        *(_line(edge, shown, places, language, bent[edge.id], counts.get(edge.id)) for edge in drawn),
        "</g><g>",
        *(_shape(shown.nodes[id], places[id], halves[id], language, theme) for id in shown.nodes),
        f'</g><g fill="{INK[theme]}" text-anchor="middle" {halo}>',
        *(_label(box, texts[box.owner]) for box in labels),
        "</g>",
        legend,
        "</svg>\n",
    ]
    return Picture("\n".join(parts), width, height)


def _square(id: str, at: tuple[int, int], half: float) -> Box:
    return Box(at[0] - half, at[1] - half, 2 * half, 2 * half, id)


def escape(text: str) -> str:
    """Return *text* as it may stand in XML, within an element or an attribute."""
    return text.translate(_UNSAFE)


def bends(edges: Iterable[Edge]) -> tuple[dict[str, float], dict[str, int]]:
    """Return how far each edge is bent, in parts of its length: none lies on another of the same two.

    More than a few are one line instead, which stands for so many; as in the page (``page/bends.js``).

    Returns:
        Of each edge that is drawn, by id, how far it is bent; and of those that stand for several, how many.
    """
    bundles: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        low, high = sorted((edge.source, edge.target))
        bundles.setdefault((low, high), []).append(edge)
    found, counts = {}, {}
    for bundle in bundles.values():
        if len(bundle) > _FEW:
            one = min(bundle, key=lambda edge: (edge.inferred, edge.background, edge.id))
            found[one.id], counts[one.id] = 0.0, len(bundle)
            continue
        step = min(_STEP, _BUNDLE / max(len(bundle) - 1, 1))
        for number, edge in enumerate(bundle):
            away = (number - (len(bundle) - 1) / 2) * step
            found[edge.id] = -away if edge.source > edge.target else away
    return found, counts


def _line(
    edge: Edge, network: Network, places: arrange.Places, language: str, away: float, count: int | None
) -> str:
    (x1, y1), (x2, y2) = places[edge.source], places[edge.target]
    names = [network.nodes[id].name(language) for id in (edge.source, edge.target)]
    phrase = edge.labels.get(language) or next(iter(edge.labels.values()), edge.kind)
    dash = ' stroke-dasharray="5 4"' if edge.inferred else ""
    title = escape(f"{names[0]} {phrase} {names[1]}" + (f" (+ {count - 1})" if count else ""))
    width = ' stroke-width="3.5"' if count else ""
    # The point that the curve bends towards stands beside the middle, twice as far as the curve comes.
    x, y = (x1 + x2) / 2 - (y2 - y1) * away, (y1 + y2) / 2 + (x2 - x1) * away
    curve = f"Q{x:.1f} {y:.1f} {x2} {y2}" if away else f"L{x2} {y2}"
    return f'<path d="M{x1} {y1}{curve}"{dash}{width}><title>{title}</title></path>'


def _shape(node: Node, at: tuple[int, int], half: float, language: str, theme: str) -> str:
    look = LOOKS[group(node.group)]
    return (
        f'<path transform="translate({at[0] - half:g} {at[1] - half:g}) scale({half / 8:.4g})" '
        f'fill="{getattr(look, theme)}" d="{look.path}"><title>{escape(node.name(language))}</title></path>'
    )


def _label(box: Box, lines: list[str]) -> str:
    middle = f"{box.x + box.width / 2:.1f}"
    spans = (
        f'<tspan x="{middle}" y="{box.y + 12 + 15 * number:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f"<text>{''.join(spans)}</text>"


def _legend(network: Network, language: str, theme: str, x: float, y: float, right: float) -> tuple[str, int]:
    """Return the legend below the picture, and how high it is."""
    used = {group(node.group) for node in network.nodes.values()}
    parts, at, line = [], x, 0
    for name, look in LOOKS.items():
        if name not in used:
            continue
        words = look.vi if language == "vi" else look.en
        width = 26 + 7.5 * len(words) + 18
        if at + width > right and at > x:
            at, line = x, line + 1
        top = y + line * _LEGEND
        parts.append(
            f'<path transform="translate({at:.0f} {top:.0f})" fill="{getattr(look, theme)}" d="{look.path}"/>'
            f'<text x="{at + 22:.0f}" y="{top + 13:.0f}" fill="{INK[theme]}">{escape(words)}</text>'
        )
        at += width
    return "\n".join(parts), (line + 1) * _LEGEND + _MARGIN if parts else 0
