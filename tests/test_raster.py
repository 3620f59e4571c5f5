"""A PNG of an SVG: with its letters, the same everywhere."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from vndx import raster

LETTERS = "Tỷ lệ hồ sơ ẳẵặ Ữựỡ Đđ – ≥ ≤ ≈ ×"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 40" width="{0}" height="40">'
    '<text x="5" y="25" font-size="20" font-family="system-ui,sans-serif">{1}</text></svg>'
)


def pixels(data: bytes) -> tuple[int, int]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def picture(text: str, *, width: int = 400, scale: float = 2.0) -> bytes:
    return raster.png(SVG.format(width, text), width=width, height=40, scale=scale)


def test_it_is_as_large_as_asked_and_the_same_each_time() -> None:
    one = picture(LETTERS)
    assert pixels(one) == (800, 80)
    assert one == picture(LETTERS)


def rows(data: bytes) -> bytes:
    """Return the raw image data: the chunks IDAT, unpacked."""
    place, packed = 8, b""
    while place < len(data):
        (size,) = struct.unpack(">I", data[place : place + 4])
        if data[place + 4 : place + 8] == b"IDAT":
            packed += data[place + 8 : place + 8 + size]
        place += size + 12
    return zlib.decompress(packed)


def test_each_letter_is_drawn_and_none_as_a_box() -> None:
    box = rows(picture("\u2191"))  # the font has no arrows
    assert box != rows(picture(""))
    for letter in sorted(set(LETTERS) - {" "}):
        drawn = rows(picture(letter))
        assert drawn not in (rows(picture("")), box), letter


def test_marks_may_be_composed_or_not() -> None:
    assert rows(picture("ế")) == rows(picture("e\u0302\u0301"))


def test_bold_is_a_face_of_its_own() -> None:
    assert rows(picture("Ủ")) != rows(picture('<tspan font-weight="bold">Ủ</tspan>'))
    assert len(raster.fonts()) == 3
    assert all(Path(font).is_file() for font in raster.fonts())


def test_what_would_be_too_large_gets_smaller() -> None:
    wide, high = pixels(raster.png(SVG.format(400_000, "x"), width=400_000, height=40, scale=10))
    assert wide * high <= raster.MOST_PIXELS * 1.01


def test_what_is_no_svg_is_an_error() -> None:
    with pytest.raises(ValueError, match="token"):
        raster.png("nonsense", width=1, height=1)
