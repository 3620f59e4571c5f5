"""The pictures of the manual are there, small, and each in a size of its own."""

from __future__ import annotations

import struct
from pathlib import Path

from docs.make_screenshots import MOST_BYTES, PICTURES


def test_each_picture_is_there_in_its_size_and_none_is_left_over(root: Path) -> None:
    found = sorted((root / "docs" / "images").glob("network-*.png"))
    assert [path.stem for path in found] == sorted(PICTURES)
    assert len(found) >= 4
    for path in found:
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG\r\n\x1a\n")
        assert 10_000 < len(data) < MOST_BYTES
        assert struct.unpack(">II", data[16:24]) == PICTURES[path.stem][0]


def test_they_show_desktop_and_phone_light_and_dark() -> None:
    assert len({(size, dark) for size, dark, _ in PICTURES.values()}) == 4
