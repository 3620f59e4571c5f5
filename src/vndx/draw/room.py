"""Room for the names of what is best connected: whatever stands where such a name will be moves aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from vndx.draw.labels import LETTER, LINE, wrap
from vndx.network.layout import APART, spread

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Network, Node

    Floats = npt.NDArray[np.float64]
    Places = dict[str, tuple[int, int]]

#: So many names get room; the page writes the same ones first.
NAMED = 12
#: Units of the layout to a pixel, about, in a window in which the overview is seen whole.
_ZOOM = 5.2
_UP, _NODE = (
    45.0,
    80.0,
)  # what a node takes above and below its middle, and the gap to the name that stands below
_HALF = 26.0  # half of what a node takes that has no name
_ROUNDS = 40
_TURNS = 4_000  # places that are looked at before one gives up


def make(network: Network, places: Mapping[str, tuple[int, int]]) -> Places:
    """Move nodes out of the room of the names; the same places give the same result.

    Args:
        network: what is drawn, nothing more: it says what is best connected.
        places: of its nodes.
    """
    ids = list(places)
    degrees = Counter(id for edge in network.edges for id in (edge.source, edge.target) if id in places)
    order = {id: number for number, id in enumerate(network.nodes)}
    named = sorted((id for id in ids if degrees[id]), key=lambda id: (-degrees[id], order[id]))[:NAMED]
    number = {id: place for place, id in enumerate(ids)}
    hubs = [number[id] for id in named]
    spots = np.array([places[id] for id in ids], dtype=np.float64).reshape(-1, 2)
    halves = np.full((len(ids), 2), _HALF)
    middle = np.zeros((len(ids), 2))
    for hub, id in zip(hubs, named, strict=True):
        wide, high = _size(network.nodes[id])
        halves[hub] = (wide / 2, (_UP + _NODE + high) / 2)
        middle[hub, 1] = (_NODE + high - _UP) / 2
    named_too = np.zeros(len(ids), dtype=bool)
    named_too[hubs] = True
    sides = np.where(np.arange(len(ids)) % 2, 1.0, -1.0)
    for _ in range(_ROUNDS):
        calm = True
        for hub in hubs:
            away = spots + middle - (spots[hub] + middle[hub])
            lacking = halves + halves[hub] - np.abs(away)
            inside = (lacking > 0.5).all(axis=1)
            inside[hub] = False
            rows = np.flatnonzero(inside)
            if not len(rows):
                continue
            calm = False
            axis = (lacking[rows, 1] < lacking[rows, 0]).astype(int)  # the way that is shorter
            signs = np.sign(away[rows, axis])
            steps = lacking[rows, axis] * np.where(signs == 0, sides[rows], signs)
            # A node without a name makes way; of two with one each goes half of the way.
            both = named_too[rows]
            spots[rows, axis] += steps * np.where(both, 0.5, 1.0)
            for where, step in zip(axis[both], steps[both], strict=True):
                spots[hub, where] -= step * 0.5
        if calm:
            break
        spots = spread(spots, 2)
    _settle(spots, hubs, halves, spots + middle)
    return {id: (int(x), int(y)) for id, (x, y) in zip(ids, np.rint(spots), strict=True)}


def _settle(spots: Floats, hubs: list[int], halves: Floats, centres: Floats) -> None:
    """Put what is still where a name will be into the free place nearest to it."""
    turns = np.arange(1, _TURNS)
    circle = 22.0 * np.sqrt(turns)[:, None] * np.column_stack([np.cos(turns * 2.4), np.sin(turns * 2.4)])
    for node in range(len(spots)):
        if node in hubs:
            continue
        others = np.delete(spots, node, axis=0)
        for spot in (spots[node], *(spots[node] + circle)):
            if (np.abs(spot - centres[hubs]) < halves[hubs] + _HALF).all(axis=1).any():
                continue
            if np.hypot(*(others - spot).T).min(initial=APART) >= APART:
                spots[node] = spot
                break


def _size(node: Node) -> tuple[float, float]:
    """Return how wide and high the name of a node is in units of the layout, whatever the language."""
    names = [wrap(node.name(language)) for language in ("vi", "en")]
    wide = max(len(line) for lines in names for line in lines) * LETTER + 12
    return wide * _ZOOM, max(map(len, names)) * LINE * _ZOOM
