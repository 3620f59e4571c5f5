"""The looks of a chart: light, dark and on paper, as plain CSS."""

from __future__ import annotations

#: A colour for each cell, on a light and on a dark ground; after the last they begin again.
COLOURS = (
    ("#0b5cad", "#6cb4ff"),
    ("#b3401a", "#ff9d73"),
    ("#14734f", "#5fd0a5"),
    ("#8a3ea8", "#d79bf0"),
    ("#7a5c00", "#e0c050"),
    ("#4a5560", "#b4bec8"),
)
#: Ground, words, lesser words and lines, on light and on dark.
GROUND = ("#ffffff", "#14181d")
INK = ("#1b2025", "#e8ebee")
FAINT = ("#56606a", "#a9b3bd")
GRID = ("#d9dee3", "#333c45")

_SHAPES = """\
.vndx text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;font-size:12px}
.vndx .title{font-size:18px;font-weight:bold}
.vndx .head{font-weight:bold}
.vndx .grid{fill:none;stroke-width:1}
.vndx .line{fill:none;stroke-width:2}
.vndx .soft{stroke-dasharray:2 4}
.vndx .span{fill:none;stroke-width:9;opacity:.2}
.vndx .edge{fill:none;stroke-width:1.5}
.vndx .arrow{fill:none;stroke-width:2}
.vndx .mark{stroke-width:2}
.vndx .derived{stroke-dasharray:3 2}
.vndx .goal{fill:none;stroke-width:2.5;stroke-dasharray:9 5}
.vndx .halo{stroke-width:3;stroke-linejoin:round;paint-order:stroke}
.vndx .arrow.halo{stroke-width:6}
"""


def css(*, dark: bool = True) -> str:
    """Return the rules for a picture.

    Args:
        dark: follow the reader's choice of light or dark; else it is light.
    """
    rules = _SHAPES + _colours(0)
    return f"{rules}@media (prefers-color-scheme:dark){{\n{_colours(1)}}}\n" if dark else rules


def _colours(theme: int) -> str:
    ground, ink, faint, grid = (pair[theme] for pair in (GROUND, INK, FAINT, GRID))
    rules = [
        f".vndx .ground{{fill:{ground}}}",
        f".vndx text{{fill:{ink}}}",
        f".vndx .faint{{fill:{faint}}}",
        f".vndx .halo{{stroke:{ground}}}",
        f".vndx .grid{{stroke:{grid}}}",
        f".vndx .plain{{stroke:{faint}}}",
        f".vndx .plain.full{{fill:{faint}}}",
    ]
    for number, pair in enumerate(COLOURS):
        rules.append(f".vndx .c{number}{{stroke:{pair[theme]}}}")
        rules.append(f".vndx .c{number}.full{{fill:{pair[theme]}}}")
    rules.append(f".vndx .mark.hollow{{fill:{ground}}}")
    return "\n".join(rules) + "\n"
