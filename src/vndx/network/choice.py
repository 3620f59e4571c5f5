"""What a user may name to narrow the network down: kinds of things and kinds of edges."""

from __future__ import annotations

from vndx.errors import UnknownName
from vndx.network.kinds import KINDS
from vndx.network.model import Network, Node
from vndx.ontology import shrink
from vndx.text.display import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def find(network: Network, iri: str) -> Node:
    """Return the node of an IRI.

    Raises:
        UnknownName: when it is none, with what to do instead.
    """
    for node in network.nodes.values():
        if node.iri == iri:
            return node
    name = shortened(shrink(iri))
    if shrink(iri) in network.statements:
        raise UnknownName(
            f"{name} is no node of the network: it ties others; `vndx show {name}` says what it is",
            f"{name} không phải là nút của mạng: nó gắn các đối tượng khác; xem `vndx show {name}`",
        )
    raise UnknownName(
        f"{name} is no node of the network; try `vndx search`",
        f"{name} không phải là nút của mạng; hãy thử `vndx search`",
    )


def things(network: Network, names: Iterable[str]) -> Callable[[Node], bool]:
    """Return what tells whether a node is of one of these kinds; any is when there are none.

    Args:
        network: the network.
        names: kinds as in ids (``person``), classes (``Ministry``) or groups of the legend (``people``).

    Raises:
        UnknownName: for a name that fits no node.
    """
    wanted = {name.rpartition(":")[2].lower() for name in names}
    known: set[str] = set()
    for node in network.nodes.values():
        known |= _names(node)
    for name in sorted(wanted - known):
        listed = ", ".join(sorted({node.id.partition(":")[0] for node in network.nodes.values()}))
        name = shortened(name)
        raise UnknownName(
            f"no kind of thing is called {name}; kinds are: {listed}",
            f"không có loại {name}; các loại là: {listed}",
        )
    return lambda node: not wanted or bool(wanted & _names(node))


def _names(node: Node) -> set[str]:
    return {node.group, node.kind.lower(), node.id.partition(":")[0].lower()}


def edges(network: Network, names: Iterable[str]) -> set[str]:
    """Return the kinds of edges that are named; none stands for all.

    Raises:
        UnknownName: for a kind that there is not.
    """
    known = {*KINDS, *(edge.kind for edge in network.edges)}
    wanted = {name.lower() for name in names}
    for name in sorted(wanted - known):
        from difflib import get_close_matches

        near = ", ".join(get_close_matches(name, sorted(known), 3, 0.5) or sorted(known))
        name = shortened(name)
        raise UnknownName(
            f"no kind of edge is called {name}; perhaps: {near}",
            f"không có loại quan hệ {name}; có thể là: {near}",
        )
    return wanted
