"""How long the ways between nodes are, for a picture: an edge at a node with many others is longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log2

import numpy as np
import numpy.typing as npt

#: For each node its neighbours by number, with the length of the edge.
Neighbours = Sequence[dict[int, int]]


def adjacency(count: int, ties: Iterable[tuple[int, int]]) -> list[dict[int, int]]:
    """Return the neighbours of each node.

    An edge is two units long, and up to some five at a node with a hundred
    others, so that these have room around it.

    Args:
        count: number of nodes.
        ties: pairs of two different nodes, each once.
    """
    beside: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        beside[one].append(other)
        beside[other].append(one)
    return [
        {other: 2 + round(log2(max(len(some), len(beside[other]))) / 2) for other in sorted(some)}
        for some in beside
    ]


def parts(neighbours: Neighbours) -> list[list[int]]:
    """Return the parts that hang together, the largest first, nodes in order."""
    found: list[list[int]] = []
    left = set(range(len(neighbours)))
    for start in range(len(neighbours)):
        if start not in left:
            continue
        part, edge = {start}, {start}
        while edge:
            edge = {other for node in edge for other in neighbours[node]} - part
            part |= edge
        left -= part
        found.append(sorted(part))
    return sorted(found, key=lambda part: (-len(part), part[0]))


def all_lengths(neighbours: Neighbours) -> npt.NDArray[np.float64]:
    """Return the lengths between all nodes of a part, by start and end.

    The ends that a start reaches are the bits of one number, so that a step goes
    to all of them at once: what is reached within a length is what is reached
    next to the start within what is left of it. The length of a way is the
    number of lengths within which it does not yet arrive.
    """
    count = len(neighbours)
    beside = [[(step, other) for other, step in some.items()] for some in neighbours]
    within: list[list[int]] = [[1 << node for node in range(count)]]  # by length, then by start
    everything = (1 << count) - 1
    size = (count + 7) // 8
    found = np.zeros((count, count))
    while True:
        reached = within[-1]
        rows = b"".join(ends.to_bytes(size, "little") for ends in reached)
        bits = np.frombuffer(rows, np.uint8).reshape(count, size)
        found += np.unpackbits(bits, axis=1, count=count, bitorder="little") == 0
        following = [_next(within, beside[node], reached[node]) for node in range(count)]
        if all(ends == everything for ends in following):
            return found
        within.append(following)


def _next(within: list[list[int]], beside: list[tuple[int, int]], ends: int) -> int:
    """Return what a start reaches within one more unit of length."""
    now = len(within)
    for step, other in beside:
        if step <= now:
            ends |= within[now - step][other]
    return ends


def pivots(neighbours: Neighbours, count: int) -> tuple[list[int], list[list[int]]]:
    """Choose nodes that are far from each other, each next one the farthest from those before.

    Returns:
        The nodes, and of each the lengths of the ways to all.
    """
    beside = _by_length(neighbours)
    busiest = max(range(len(neighbours)), key=lambda node: (len(neighbours[node]), -node))
    chosen = [busiest]
    rows = [_lengths(beside, busiest)]
    nearest = rows[0]
    while len(chosen) < count:
        farthest = max(range(len(neighbours)), key=lambda node: (nearest[node], -node))
        chosen.append(farthest)
        rows.append(_lengths(beside, farthest))
        nearest = [min(pair) for pair in zip(nearest, rows[-1], strict=True)]
    return chosen, rows


def _by_length(neighbours: Neighbours) -> list[list[tuple[int, list[int]]]]:
    found = []
    for some in neighbours:
        grouped: dict[int, list[int]] = {}
        for other, length in some.items():
            grouped.setdefault(length, []).append(other)
        found.append(sorted(grouped.items()))
    return found


def _lengths(beside: list[list[tuple[int, list[int]]]], start: int) -> list[int]:
    # By length instead of by node (Dial's queue): sets do the work.
    found = [0] * len(beside)
    left = set(range(len(beside)))
    waiting: dict[int, set[int]] = {0: {start}}
    length = 0
    while left and waiting:
        edge = waiting.pop(length, None)
        if edge:
            edge &= left
            left -= edge
            for node in edge:
                found[node] = length
                for step, others in beside[node]:
                    if length + step in waiting:
                        waiting[length + step].update(others)
                    else:
                        waiting[length + step] = set(others)
        length += 1
    return found
