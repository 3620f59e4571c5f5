"""What a user may name to narrow the network down: kinds of things and kinds of edges."""

from __future__ import annotations

from vndx.errors import UnknownName
from vndx.network.kinds import KINDS
from vndx.network.model import GROUPS, Network, Node
from vndx.ontology import shrink
from vndx.text.display import shortened
from vndx.text.keys import search_key

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


#: What the groups are called, in English and in Vietnamese.
_GROUP_NAMES = {
    "people": ("people", "người"),
    "posts": ("posts", "chức vụ"),
    "bodies": ("bodies", "cơ quan"),
    "groups": ("groups", "nhóm"),
    "documents": ("documents", "văn bản"),
    "initiatives": ("programmes", "chương trình"),
    "systems": ("systems", "nền tảng"),
    "meetings": ("sessions", "phiên họp"),
    "reports": ("reports", "báo cáo"),
    "places": ("places", "địa phương"),
    "themes": ("themes", "chủ đề"),
    "indicators": ("indicators", "chỉ tiêu"),
    "other": ("other", "khác"),
}


def things(network: Network, names: Iterable[str]) -> Callable[[Node], bool]:
    """Return what tells whether a node is of one of these kinds; any is when there are none.

    Args:
        network: the network.
        names: kinds as in ids (``person``), classes (``Ministry``), groups of the legend (``people``), or
            what these are called in either language (``văn bản``, ``van ban``).

    Raises:
        UnknownName: for a name that fits no node.
    """
    wanted = {search_key(name.rpartition(":")[2]): name for name in names}
    by_kind: dict[tuple[str, str, str], set[str]] = {}

    def of(node: Node) -> set[str]:
        key = (node.group, node.kind, node.id.partition(":")[0])
        if key not in by_kind:
            by_kind[key] = {search_key(word) for word in (*key, *_said(node))}
        return by_kind[key]

    known: set[str] = set()
    for node in network.nodes.values():
        known |= of(node)
    for key in sorted(set(wanted) - known):
        there = {node.group for node in network.nodes.values()}
        en, vi = (
            ", ".join(_GROUP_NAMES[name][place] for name in GROUPS if name in there) for place in (0, 1)
        )
        name = shortened(wanted[key])
        raise UnknownName(
            f"no kind of thing is called {name}; kinds are: {en}, or a class such as Ministry",
            f"không có loại {name}; các loại là: {vi}, hoặc một lớp như bộ",
        )
    return lambda node: not wanted or not of(node).isdisjoint(wanted)


def _said(node: Node) -> list[str]:
    """Return what the class and the group of a node are called, in both languages."""
    return [*node.kind_labels.values(), *_GROUP_NAMES.get(node.group, ())]


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
