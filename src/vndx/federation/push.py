"""The graph, brought to an endpoint: whole named graphs, one after the other.

Doing it twice is as good as once. Beside the named graphs two are kept there:
their union, for queries without GRAPH, and a list of what was pushed. A graph
that is on the list and no more among ours is removed, where the caller lets it.
No graph is touched that is neither ours nor on the list.

A push is not one step. The graphs of an earlier push are replaced one by one,
under the same names; their union comes behind them, and the list last. So while
a push runs, and after one that stopped, a query without GRAPH finds the union of
before, and one with GRAPH some graphs that are new beside some that are not.
The first push alone shows nothing before all of it is there. Only who pushes is
told that it stopped: the server does not know.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vndx.errors import RemoteError, UsageError
from vndx.federation.names import HAS_PART, LISTED, PUSHED, UNION, listed
from vndx.text.display import safe, shortened

if TYPE_CHECKING:
    from vndx.remote.graph_store import GraphStore
    from vndx.remote.sparql import Endpoint

#: Bytes and statements of an update; the compiler of Virtuoso gives up at some five thousand statements.
_PIECE = 100_000
_STATEMENTS = 2_000
_UNFINISHED = "/unfinished"


@dataclass(frozen=True, slots=True)
class Named:
    """One graph to push.

    Attributes:
        name: its IRI.
        lines: its statements in N-Triples, each on a line of its own, sorted.
    """

    name: str
    lines: list[str] = field(repr=False)

    @property
    def data(self) -> bytes:
        """All of it."""
        return "".join(self.lines).encode()


def graphs(paths: Iterable[str]) -> list[Named]:
    """Read a graph as it is to be at the endpoint: each named graph, their union, and the list.

    Statements without a graph are in the union only.

    Args:
        paths: folders and files; the shipped graph when there are none.

    Raises:
        DataError: when a file cannot be read.
    """
    import pyoxigraph as ox

    from vndx.graph.files import find
    from vndx.graph.reading import ONTOLOGY_GRAPH, load

    store = ox.Store()
    source = find(paths)
    for path in source.ontology:
        load(store, path, ox.NamedNode(ONTOLOGY_GRAPH))
    for path in source.files:
        load(store, path)
    found: dict[str, list[str]] = {}
    union: set[str] = set()
    for quad in store:
        line = f"{quad.subject} {quad.predicate} {quad.object} .\n"
        union.add(line)
        if isinstance(quad.graph_name, ox.NamedNode):
            found.setdefault(quad.graph_name.value, []).append(line)
    for own in (UNION, PUSHED):
        if own in found:
            raise UsageError(
                f"the graph has a graph of the name {own}, which push needs for itself",
                f"đồ thị có một đồ thị tên {own}, mà push cần dùng tên này",
            )
    parts = sorted(found)
    listed = [f"<{UNION}> <{HAS_PART}> <{name}> .\n" for name in parts]
    whole = [Named(name, sorted(found[name])) for name in parts]
    return [*whole, Named(UNION, sorted(union)), Named(PUSHED, listed)]


class HalfPushed(RemoteError):
    """A push that did not come to its end.

    Attributes:
        done: the graphs that are there as they should be.
        open: those that are not.
    """

    def __init__(self, error: RemoteError, done: list[str], open_: list[str]) -> None:
        done_here = [name for name in done if name not in (UNION, PUSHED)]
        left = len(done) + len(open_) - len(done_here)
        en = f"; {len(done_here)} graphs are in, {left} are not, the first of them {open_[0]}: "
        vi = f"; {len(done_here)} đồ thị đã vào, {left} đồ thị chưa, trước hết là {open_[0]}: "
        if error.status in (401, 403):
            en += "push as somebody who may, with --user and VNDX_PASSWORD"
            vi += "hãy đưa lên bằng tài khoản có quyền, với --user và VNDX_PASSWORD"
        else:
            en += "push again"
            vi += "hãy đưa lên lại"
        super().__init__(
            error.en + en, error.vi + vi, kind=error.kind, status=error.status, retry_after=error.retry_after
        )
        self.done = done
        self.open = open_


def push(
    whole: list[Named],
    put: Callable[[Named], None],
    remove: Callable[[str], None],
    endpoint: Endpoint,
    tell: Callable[[str, int], None],
    *,
    removing: bool = True,
) -> list[str]:
    """Bring graphs to an endpoint.

    Args:
        whole: as `graphs` returns them.
        put, remove: how: `by_store` or `by_update`.
        endpoint: is asked which graphs were pushed before.
        tell: is called with each graph that is there, and the number of its statements.
        removing: remove the graphs of earlier that are none of ours.

    Returns:
        The graphs of earlier that were removed.

    Raises:
        UsageError: when there are such graphs, and they are not to be removed; nothing was sent.
        HalfPushed: when a server stopped in between; it says which graphs are there.
        RemoteError: when nothing was sent.
    """
    before = set(listed(endpoint.select(LISTED).rows))
    names = [graph.name for graph in whole]
    done: list[str] = []
    gone = sorted(before - set(names))
    if gone and not removing:
        raise _would_remove(gone)
    try:
        for graph in whole:
            if graph.name == PUSHED:
                for name in gone:
                    remove(name)
            put(graph)
            done.append(graph.name)
            tell(graph.name, len(graph.lines))
    except RemoteError as error:
        raise HalfPushed(error, done, names[len(done) :]) from error
    return gone


def _would_remove(gone: list[str]) -> UsageError:
    first = safe(shortened(gone[0], 200))
    more_en = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
    more_vi = f" và {len(gone) - 1} đồ thị khác" if len(gone) > 1 else ""
    return UsageError(
        f"nothing was sent: an earlier push brought {first}{more_en}, which this graph does not have; "
        "--remove removes what is no more",
        f"chưa gửi gì: lần đưa lên trước có {first}{more_vi}, mà đồ thị này không có; "
        "--remove sẽ xoá những gì không còn",
    )


def beside(endpoint: str, method: str, *, known: bool) -> str:
    """Return where a server takes graphs or updates, from where it takes queries.

    Args:
        endpoint: of Oxigraph's server or of Virtuoso.
        method: ``put`` or ``update``.
        known: the server is told who sends them.

    Raises:
        UsageError: when it is the address of another.
    """
    base, _, last = endpoint.partition("?")[0].rpartition("/")
    if last == "query":
        return f"{base}/{'store' if method == 'put' else 'update'}"
    if last == "sparql":
        path = "sparql-graph-crud" if method == "put" else "sparql"
        return f"{base}/{path}{'-auth' if known else ''}"
    raise UsageError(
        f"where {endpoint} takes what is pushed cannot be told; give that address with --to",
        f"không rõ {endpoint} nhận dữ liệu ở đâu; hãy cho địa chỉ đó bằng --to",
    )


def by_store(store: GraphStore) -> tuple[Callable[[Named], None], Callable[[str], None]]:
    """Return how graphs are put and removed by the Graph Store Protocol."""

    def put(graph: Named) -> None:
        store.put(graph.name, graph.data)

    def remove(name: str) -> None:
        store.delete(name)

    return put, remove


def by_update(endpoint: Endpoint) -> tuple[Callable[[Named], None], Callable[[str], None]]:
    """Return how graphs are put and removed by SPARQL Update.

    A large graph is sent in pieces, to another graph, which takes the place of the old one when it is whole.
    """

    def put(graph: Named) -> None:
        pieces = list(_pieces(graph.lines))
        if len(pieces) < 2:
            insert = "".join(_insert(graph.name, piece) for piece in pieces)
            endpoint.update(f"DROP SILENT GRAPH <{graph.name}>{' ; ' if insert else ''}{insert}")
            return
        other = graph.name + _UNFINISHED
        endpoint.update(f"DROP SILENT GRAPH <{other}>")
        for piece in pieces:
            endpoint.update(_insert(other, piece))
        endpoint.update(f"MOVE GRAPH <{other}> TO <{graph.name}>")

    def remove(name: str) -> None:
        endpoint.update(f"DROP SILENT GRAPH <{name}>")

    return put, remove


def _insert(name: str, piece: str) -> str:
    """Return the update that adds statements to a graph."""
    # Not INSERT DATA, in which Virtuoso takes no nameless node.
    return (
        f"INSERT {{ GRAPH <{name}> {{\n{piece}}} }} WHERE {{ }}"
        if "_:" in piece
        else (f"INSERT DATA {{ GRAPH <{name}> {{\n{piece}}} }}")
    )


def _pieces(lines: list[str]) -> Iterator[str]:
    """Cut statements into pieces of some size; those that share a nameless node stay together."""
    piece: list[str] = []
    size = 0
    nameless = [line for line in lines if "_:" in line and _has_node(line)]
    named = [line for line in lines if not ("_:" in line and _has_node(line))]
    if nameless:
        yield "".join(nameless)
    for line in named:
        if piece and (size + len(line) > _PIECE or len(piece) == _STATEMENTS):
            yield "".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield "".join(piece)


def _has_node(line: str) -> bool:
    subject, _, rest = line.partition(" ")
    return subject.startswith("_:") or rest.partition(" ")[2].startswith("_:")
