"""A PNG of an SVG, the same bytes on every machine: the font comes along (see docs/decisions/0012)."""

from __future__ import annotations

import os

#: What stands for every family that a picture names.
FAMILY = "Roboto"
#: Pixels in all; beyond that a picture would not fit into the memory of a small machine.
MOST_PIXELS = 100_000_000


def png(svg: str, *, width: float, height: float, scale: float = 2.0, background: str = "#ffffff") -> bytes:
    """Draw an SVG.

    Args:
        svg: the picture, with plain colours: neither ``var()`` nor media queries are understood.
        width, height: its size, in its own units.
        scale: pixels a unit; made smaller for a picture that would get larger than `MOST_PIXELS`.
        background: a colour as CSS writes it.

    Raises:
        ValueError: when it is not an SVG.
    """
    from resvg_py import svg_to_bytes

    scale = min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=fonts(),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
            serif_family=FAMILY,
            monospace_family=FAMILY,
            zoom=scale,
            background=background,
        )
    )


def fonts() -> list[str]:
    """Return the paths of the font's files: regular, bold, italic."""
    from importlib.util import find_spec

    spec = find_spec("font_roboto")
    assert spec is not None
    assert spec.origin is not None
    folder = os.path.join(os.path.dirname(spec.origin), "files")
    return [os.path.join(folder, f"{FAMILY}-{style}.ttf") for style in ("Regular", "Bold", "Italic")]
