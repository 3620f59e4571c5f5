"""The network as simple ties, for paths and measures: who is tied to whom, in either direction.

The country itself is tied to nearly everything: a way that goes through it says
nothing, and it would lead every ranking. It is therefore gone through only where
no other way is, or where that is asked for.
"""

from __future__ import annotations

from vndx.network.model import Edge, Network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

    import networkx as nx


class Ways:
    """A network by neighbours.

    Attributes:
        network: the network.
        country: the country is a thing like any other.

    Args:
        network: the network.
        country: see above.
        background: count ties that no article shows.
    """

    def __init__(self, network: Network, *, country: bool = False, background: bool = True) -> None:
        self.network = network
        self.country = country
        self._beside: dict[str, dict[str, list[Edge]]] = {id: {} for id in network.nodes}
        for edge in network.edges:
            if edge.background and not background:
                continue
            self._beside[edge.source].setdefault(edge.target, []).append(edge)
            self._beside[edge.target].setdefault(edge.source, []).append(edge)

    def neighbours(self, id: str) -> dict[str, list[Edge]]:
        """Return the neighbours of a node, with all edges to each."""
        return self._beside[id]

    def everywhere(self, id: str) -> bool:
        """Tell whether no way should go through a node."""
        return self.network.nodes[id].everywhere and not self.country

    def between(self, one: str, other: str) -> list[Edge]:
        """Return all edges between two neighbours, those that say most first."""
        return sorted(self._beside[one][other], key=telling)

    def lengths(self, start: str, *, through: bool = False, most: int | None = None) -> dict[str, int]:
        """Return how many edges each node is from *start*, the nearest first.

        Args:
            start: id of a node.
            through: go on from the country too.
            most: no farther than this.
        """
        found = {start: 0}
        edge = [start]
        length = 0
        while edge and (most is None or length < most):
            length += 1
            reached = []
            for id in edge:
                if id != start and self.everywhere(id) and not through:
                    continue
                for other in sorted(self._beside[id]):
                    if other not in found:
                        found[other] = length
                        reached.append(other)
            edge = reached
        return found

    def simple(self, ids: Collection[str] | None = None) -> nx.Graph:
        """Return a graph for networkx: one tie between two nodes, its weight the number of edges.

        Nodes are numbers, in the order of ids: sets of numbers have the same order in every process.

        Args:
            ids: only these nodes; by default all but the country.
        """
        import networkx as nx

        kept = sorted(
            id
            for id in self.network.nodes
            if (id in ids if ids is not None else True) and not self.everywhere(id)
        )
        number = {id: place for place, id in enumerate(kept)}
        graph = nx.Graph()
        graph.add_nodes_from((place, {"id": id}) for id, place in number.items())
        graph.add_edges_from(
            (number[one], number[other], {"weight": len(self._beside[one][other])})
            for one in kept
            for other in sorted(self._beside[one])
            if other in number and one < other
        )
        return graph


#: What says least of how two things are tied: a remark that only touches on one of them.
_LEAST = ("calls-for", "remarks-at", "remarks-in", "told-with")


def telling(edge: Edge) -> tuple[bool, bool, bool, bool, str]:
    """Sort edges: those from articles first, said outright before inferred, plain ones before remarks."""
    remark = edge.statement.startswith("remark:")
    return edge.background, edge.inferred, edge.kind in _LEAST, remark, edge.id
