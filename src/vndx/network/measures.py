"""What holds the network together: three measures of a thing's place in it."""

from __future__ import annotations

from vndx.network.model import Network, Node
from vndx.network.ways import Ways

TYPE_CHECKING = False
if TYPE_CHECKING:
    import networkx as nx

#: Name of a measure: what it means, in English and in Vietnamese.
MEASURES: dict[str, tuple[str, str]] = {
    "degree": (
        (
            "Degree: how many other things it is tied to directly. It shows what is spoken of most in the "
            "articles, not what is most important."
        ),
        (
            "Bậc (degree): số đối tượng khác gắn trực tiếp với đối tượng này. Cho biết điều gì được các "
            "bài báo nói tới nhiều nhất, không phải điều gì quan trọng nhất."
        ),
    ),
    "betweenness": (
        (
            "Betweenness: the share of shortest paths between any two other things that go through it. It "
            "shows what joins parts that would otherwise be far from each other."
        ),
        (
            "Độ trung gian (betweenness): tỷ lệ các đường đi ngắn nhất giữa hai đối tượng khác đi qua đối "
            "tượng này. Cho biết điều gì nối những phần lẽ ra ở xa nhau."
        ),
    ),
    "pagerank": (
        (
            "PageRank: how often one would stand at it when walking along the ties at random. It is high for "
            "what is tied to many things that are themselves well tied."
        ),
        (
            "PageRank: tần suất gặp đối tượng này khi đi ngẫu nhiên theo các mối liên hệ. Cao khi đối tượng "
            "gắn với nhiều đối tượng cũng có nhiều liên hệ."
        ),
    ),
}
#: Of a network of more things than these betweenness is estimated, from the ways from so many of them.
MOST_EXACT = 2_000
PIVOTS = 300
_DAMPING = 0.85
_EXACT = 1e-10
_STEPS = 1_000


class Ranked:
    """A node with its value.

    Attributes:
        place: from 1; nodes of the same value share a place.
        node: the node.
        value: of the measure.
        things: how many other nodes it is tied to.
    """

    __slots__ = ("node", "place", "things", "value")

    def __init__(self, place: int, node: Node, value: float, things: int) -> None:
        self.place = place
        self.node = node
        self.value = value
        self.things = things


def sampled(network: Network, by: str) -> bool:
    """Tell whether a measure is only estimated in a network, because it is too large for all."""
    return by == "betweenness" and sum(not node.everywhere for node in network.nodes.values()) > MOST_EXACT


def rank(ways: Ways, by: str = "degree") -> list[Ranked]:
    """Return all nodes by a measure, the highest first, the same values by id.

    The measure is taken in the whole network, either direction, parallel edges
    as one tie; the country is left out unless *ways* counts it.

    Args:
        ways: the network.
        by: one of `MEASURES`.

    Raises:
        KeyError: for another one.
    """
    graph = ways.simple()
    values = {"degree": _degree, "betweenness": _betweenness, "pagerank": _pagerank}[by](graph)
    found: list[Ranked] = []
    rounded = {number: float(f"{value:.9g}") for number, value in values.items()}
    for number in sorted(rounded, key=lambda number: (-rounded[number], number)):
        node = ways.network.nodes[graph.nodes[number]["id"]]
        same = found and found[-1].value == rounded[number]
        place = found[-1].place if same else len(found) + 1
        found.append(Ranked(place, node, rounded[number], graph.degree(number)))
    return found


def _degree(graph: nx.Graph) -> dict[int, float]:
    return {number: float(degree) for number, degree in graph.degree()}


def _betweenness(graph: nx.Graph) -> dict[int, float]:
    import networkx as nx

    few = PIVOTS if len(graph) > MOST_EXACT else None
    # The seed chooses among the numbers of nodes, so that the same graph gives the same estimate.
    found: dict[int, float] = nx.betweenness_centrality(graph, k=few, seed=1)
    return found


def _pagerank(graph: nx.Graph) -> dict[int, float]:
    """Walk until nothing changes any more; networkx would need scipy for it."""
    import numpy as np

    count = len(graph)
    if not count:
        return {}
    ends = np.array([*graph.edges(), *((b, a) for a, b in graph.edges())], dtype=np.intp).reshape(-1, 2)
    degrees = np.bincount(ends[:, 0], minlength=count)
    alone = degrees == 0
    share = np.where(alone, 0.0, 1.0 / np.maximum(degrees, 1))
    values = np.full(count, 1.0 / count)
    for _ in range(_STEPS):
        given = np.bincount(ends[:, 1], (values * share)[ends[:, 0]], count)
        moved = _DAMPING * (given + values[alone].sum() / count) + (1 - _DAMPING) / count
        change = float(np.abs(moved - values).sum())
        values = moved
        if change < _EXACT:
            break
    return dict(enumerate(values.tolist()))
