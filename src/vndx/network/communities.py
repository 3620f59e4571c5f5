"""Groups of things that are tied to each other more than to others."""

from __future__ import annotations

from vndx.network.model import Node
from vndx.network.ways import Ways

#: How many members name a group.
NAMING = 3
_SEED = 1


class Community:
    """A group.

    Attributes:
        members: the best-connected in the group first.
        inside: how many ties are within the group, parallel edges as one.
        outside: how many lead out of it.
    """

    __slots__ = ("inside", "members", "outside")

    def __init__(self, members: list[Node], inside: int, outside: int) -> None:
        self.members = members
        self.inside = inside
        self.outside = outside

    def name(self, language: str) -> str:
        """Return what its best-connected members are called."""
        return " · ".join(node.name(language) for node in self.members[:NAMING])


def communities(ways: Ways) -> tuple[list[Community], float]:
    """Divide the network into groups (Louvain), the largest first; the same network gives the same groups.

    Nodes without ties are in no group. The country is left out unless *ways* counts it.

    Returns:
        The groups, and the modularity: 0 when ties within groups are as many as by chance, up to 1.
    """
    import networkx as nx

    graph = ways.simple()
    graph.remove_nodes_from([number for number, degree in list(graph.degree()) if not degree])
    if not graph:
        return [], 0.0
    found = nx.community.louvain_communities(graph, weight=None, seed=_SEED)
    groups = []
    for members in sorted(found, key=lambda members: (-len(members), min(members))):
        within = {number: sum(other in members for other in graph[number]) for number in members}
        ordered = sorted(members, key=lambda number: (-within[number], -graph.degree(number), number))
        inside = sum(within.values()) // 2
        outside = sum(graph.degree(number) for number in members) - 2 * inside
        nodes = [ways.network.nodes[graph.nodes[number]["id"]] for number in ordered]
        groups.append(Community(nodes, inside, outside))
    return groups, float(nx.community.modularity(graph, found, weight=None))
