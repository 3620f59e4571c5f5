"""Putting the parts of a picture side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_ASPECT = 1.6  # width to height of the whole, about that of a screen


def pack(
    pieces: Sequence[tuple[Sequence[int], npt.NDArray[np.float64]]], count: int, gap: float
) -> npt.NDArray[np.float64]:
    """Put pieces into rows, in their order, about as wide as a screen; single nodes end up as a grid.

    Args:
        pieces: for each its nodes and their places.
        count: number of nodes in all.
        gap: how far apart pieces stand.

    Returns:
        The places of all nodes; the middle of the whole is at 0, 0.
    """
    whole = np.zeros((count, 2))
    if not pieces:
        return whole
    boxes = [(part.min(0), part.max(0) - part.min(0) + gap) for _, part in pieces]
    area = sum(float(size[0] * size[1]) for _, size in boxes)
    width = max(float(np.sqrt(area * _ASPECT)), *(float(size[0]) for _, size in boxes), gap)
    x = y = height = 0.0
    for (nodes, places), (corner, size) in zip(pieces, boxes, strict=True):
        if x and x + size[0] > width:
            x, y, height = 0.0, y + height, 0.0
        whole[list(nodes)] = places - corner + (x, y)
        x += float(size[0])
        height = max(height, float(size[1]))
    whole -= (whole.min(0) + whole.max(0)) / 2
    return whole
