"""Where the nodes of a network stand in a picture: the same network gives the same places, to the unit.

Each part that hangs together is laid out by itself so that distances in the
picture are as the lengths of the shortest ways (stress majorisation, begun with
pivot MDS: no random numbers), turned so that it is wider than high, and spread
where nodes would touch. The parts are then packed side by side.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

# One thread adds up in one order, so that the places are the same whatever processors there are; and on a
# busy machine several, which wait for each other at each step, take three times as long in all.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import numpy.typing as npt

from vndx.network.distances import adjacency, all_lengths, parts, pivots
from vndx.network.packing import pack

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network.model import Network

    Places = npt.NDArray[np.float64]

#: Units in the picture for one unit of length; an edge between two nodes of low degree is two long.
UNIT = 60.0
#: How near two nodes may come, in units of the picture.
APART = 44.0
_DENSE = 2_000  # nodes up to which all pairs are looked at: beyond, it takes too much memory
_PIVOTS = 60
_STEPS = 100
_EFFORT = 9e7  # pairs times steps at most
_FEWEST = 25
_SETTLED = 0.02  # units of length: when no node moves farther in a step, all have their place
_GOLDEN = 2.399963229728653  # the golden angle: no two nodes are moved in the same direction
_SPREADS = 60


def layout(network: Network) -> dict[str, tuple[int, int]]:
    """Place the nodes of a network.

    Returns:
        Id to x and y, in units of which an edge is some 120 long; y grows downwards.
    """
    return place(list(network.nodes), ((edge.source, edge.target) for edge in network.edges))


def place(ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Place nodes.

    Args:
        ids: the nodes, each once.
        pairs: those that are tied, in any direction and number; pairs of others than *ids* do not count.

    Returns:
        Id to x and y, in the order of *ids*.
    """
    number = {id: place for place, id in enumerate(ids)}
    ties = {
        (min(a, b), max(a, b))
        for one, other in pairs
        if (a := number.get(one)) is not None and (b := number.get(other)) is not None and a != b
    }
    neighbours = adjacency(len(ids), ties)
    pieces = [(part, _part([neighbours[node] for node in part], part)) for part in parts(neighbours)]
    places = pack(pieces, len(ids), APART * 2)
    return {id: (int(x), int(y)) for id, (x, y) in zip(ids, np.rint(places), strict=True)}


def _part(neighbours: Sequence[dict[int, int]], part: Sequence[int]) -> Places:
    """Lay out one part; return the places of its nodes, in the order of *part*."""
    count = len(part)
    if count == 1:
        return np.zeros((1, 2))
    if count == 2:
        length = next(iter(neighbours[0].values()))
        return np.array([[0.0, 0.0], [length * UNIT, 0.0]])
    inside = {node: place for place, node in enumerate(part)}
    near = [{inside[other]: length for other, length in one.items()} for one in neighbours]
    if count <= _DENSE:
        ways = all_lengths(near)
        found = _majorise(_begin(ways[:, _pivots(near, ways)]), ways)
    else:
        chosen, rows = pivots(near, min(_PIVOTS, count))
        columns = np.array(rows, dtype=np.float64).T
        found = _relax(_begin(columns), near, chosen, columns)
    return spread(_turn(found) * UNIT)


def _pivots(near: Sequence[dict[int, int]], ways: Places) -> list[int]:
    """Choose the same nodes as `pivots`, where all lengths are known already."""
    chosen = [max(range(len(near)), key=lambda node: (len(near[node]), -node))]
    nearest = ways[chosen[0]]
    while len(chosen) < min(_PIVOTS, len(near)):
        chosen.append(int(nearest.argmax()))
        nearest = np.minimum(nearest, ways[chosen[-1]])
    return chosen


def _begin(columns: Places) -> Places:
    """Begin with pivot MDS: the two widest directions of the distances to the pivots."""
    squares = columns**2
    centred = -(squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean()) / 2
    _, vectors = np.linalg.eigh(centred.T @ centred)
    found: Places = centred @ _signed(vectors[:, :-3:-1])
    if found.shape[1] < 2:
        found = np.column_stack([found, np.zeros(len(found))])
    size = np.sqrt((found**2).sum(1).mean()) or 1.0
    found *= columns.mean() / size
    angles = np.arange(len(found)) * _GOLDEN
    found += 0.05 * np.column_stack([np.cos(angles), np.sin(angles)])
    return found


def _majorise(places: Places, lengths: Places) -> Places:
    """Move all nodes until their distances fit the lengths of the ways, short ways counting most (SMACOF)."""
    count = len(places)
    np.fill_diagonal(lengths, 1.0)
    weights = 1.0 / lengths**2
    np.fill_diagonal(weights, 0.0)
    laplace = np.diag(weights.sum(1)) - weights
    # The nodes may all be shifted together: adding a constant makes the system one that can be solved.
    inverse = np.linalg.inv(laplace + 1.0 / count)
    pull = (weights * lengths).astype(np.float32)  # half the memory to go through in each step
    ratio = np.empty_like(pull)
    for _ in range(int(min(_STEPS, max(_FEWEST, _EFFORT / count**2)))):
        _distances(places, ratio)
        np.divide(pull, ratio, out=ratio)
        total, drawn = ratio.sum(1), ratio @ places.astype(np.float32)
        moved = inverse @ (total[:, None] * places - drawn)
        step = float(np.abs(moved - places).max())
        places = moved
        if step < _SETTLED:
            break
    return places


def _distances(places: Places, found: npt.NDArray[np.float32]) -> None:
    """Write the distances between all places into *found*; none is 0, not even that to itself."""
    small = places.astype(np.float32)
    squares = (small**2).sum(1)
    np.matmul(small, small.T, out=found)
    found *= -2
    found += squares[:, None]
    found += squares[None, :]
    np.maximum(found, 1e-6, out=found)
    np.sqrt(found, out=found)


def _relax(places: Places, near: Sequence[dict[int, int]], chosen: Sequence[int], columns: Places) -> Places:
    """Do the same for a part too large for all pairs: only ties and pivots pull."""
    count = len(places)
    ties = [(one, other, length) for one, some in enumerate(near) for other, length in some.items()]
    ones = np.array([one for one, _, _ in ties] + [node for node in range(count) for _ in chosen])
    others = np.array([other for _, other, _ in ties] + list(chosen) * count)
    lengths = np.concatenate([np.array([length for _, _, length in ties], dtype=np.float64), columns.ravel()])
    apart = ones != others
    ones, others, lengths = ones[apart], others[apart], lengths[apart]
    weights = 1.0 / lengths**2
    total = np.bincount(ones, weights, count)
    for _ in range(_FEWEST * 2):
        steps = places[ones] - places[others]
        ratio = lengths / np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)
        wanted = places[others] + steps * ratio[:, None]
        places = np.column_stack(
            [np.bincount(ones, weights * wanted[:, axis], count) / total for axis in (0, 1)]
        )
    return places


def _turn(places: Places) -> Places:
    """Turn places about their middle so that they are wider than high, always the same way round."""
    centred = places - places.mean(0)
    _, vectors = np.linalg.eigh(centred.T @ centred)
    turned: Places = centred @ _signed(vectors[:, ::-1])
    return turned


def _signed(vectors: Places) -> Places:
    """Give each direction the sign that makes its largest part positive: always the same of two."""
    largest = np.abs(vectors).argmax(0)
    signs = np.sign(vectors[largest, np.arange(vectors.shape[1])])
    found: Places = vectors * np.where(signs == 0, 1.0, signs)
    return found


def spread(places: Places, rounds: int = _SPREADS) -> Places:
    """Push nodes apart that are too near, each pair by as much as it lacks.

    Args:
        places: in units of the picture; changed in place.
        rounds: at most so many times, for what is pushed may come too near to another.
    """
    order = np.arange(len(places))
    for _ in range(rounds):
        ones, others = _too_near(places)
        if not len(ones):
            break
        steps = places[ones] - places[others]
        apart = np.hypot(steps[:, 0], steps[:, 1])
        same = apart < 1e-6
        angles = order[ones] * _GOLDEN
        steps[same] = np.column_stack([np.cos(angles), np.sin(angles)])[same]
        apart = np.where(same, 1.0, apart)
        push = steps * ((APART * 1.02 - np.where(same, 0.0, apart)) / apart / 2)[:, None]
        counts = np.bincount(ones, minlength=len(places)) + np.bincount(others, minlength=len(places))
        for axis in (0, 1):
            shift = np.bincount(ones, push[:, axis], len(places))
            shift -= np.bincount(others, push[:, axis], len(places))
            places[:, axis] += shift / np.maximum(np.sqrt(counts), 1.0)
    return places


def _too_near(places: Places) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the pairs of nodes that are too near: only those in the same cell of a grid or the next one."""
    cells: dict[tuple[int, int], list[int]] = {}
    keys = np.floor(places / APART).astype(int)
    for node, key in enumerate(map(tuple, keys.tolist())):
        cells.setdefault(key, []).append(node)
    ones: list[int] = []
    others: list[int] = []
    for (column, row), here in cells.items():
        there = [
            node
            for x, y in ((1, 0), (-1, 1), (0, 1), (1, 1))
            for node in cells.get((column + x, row + y), ())
        ]
        for place, node in enumerate(here):
            rest = here[place + 1 :] + there
            ones += [node] * len(rest)
            others += rest
    first, second = np.array(ones, dtype=np.intp), np.array(others, dtype=np.intp)
    steps = places[first] - places[second]
    near = np.hypot(steps[:, 0], steps[:, 1]) < APART
    return first[near], second[near]
