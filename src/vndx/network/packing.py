"""Putting the parts of a picture side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_ASPECT = 1.6  # width to height of the whole, about that of a screen


def pack(
    pieces: Sequence[tuple[Sequence[int], npt.NDArray[np.float64]]], count: int, gap: float
) -> npt.NDArray[np.float64]:
    """Put pieces into rows about as wide as a screen, small ones below each other beside large ones.

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
    column = row = np.zeros(2)  # where the column and the row under construction begin
    down = across = height = 0.0  # what of the column is filled, how wide it is, how high the row
    for (nodes, places), (corner, size) in zip(pieces, boxes, strict=True):
        if down + size[1] > height or size[0] > across:  # not below the last one: beside it
            column, down, across = column + np.array([across, 0.0]), 0.0, float(size[0])
        if column[0] + size[0] > width and column[0] > 0:  # nor beside it: a new row
            column = row = row + np.array([0.0, height])
            down, across, height = 0.0, float(size[0]), 0.0
        whole[list(nodes)] = places - corner + column + np.array([0.0, down])
        down += float(size[1])
        height = max(height, down)
    whole -= (whole.min(0) + whole.max(0)) / 2
    return whole
