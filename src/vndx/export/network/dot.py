"""DOT (graphviz.org): every name and value in quotes, so that none is taken for a keyword or for HTML."""

from __future__ import annotations

from vndx.export.network import flat
from vndx.network.model import Network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: Names of attributes that mean something to Graphviz.
_OWN = {"group": "vndx_group"}


def write(network: Network) -> bytes:
    """Return a network in DOT, UTF-8."""
    return "".join(f"{line}\n" for line in _lines(network)).encode()


def _lines(network: Network) -> Iterator[str]:
    yield 'digraph "vndx" {'
    yield '  graph [charset="UTF-8"];'
    for node, values in flat.nodes(network):
        yield f"  {quoted(node.id)} [{_list(values)}];"
    for edge in network.edges:
        named = {"key": edge.id, **flat.edge(network, edge)}
        yield f"  {quoted(edge.source)} -> {quoted(edge.target)} [{_list(named)}];"
    yield "}"


def _list(values: flat.Attributes) -> str:
    return ", ".join(f"{_OWN.get(name, name)}={quoted(value)}" for name, value in values.items())


def quoted(value: flat.Value) -> str:
    r"""Return a quoted string.

    A backslash is doubled, since Graphviz replaces ``\N`` and its like in labels, and would take one at
    the end for an escaped quote; each line end is written ``\n``, and NUL is left out.
    """
    text = ("true" if value else "false") if isinstance(value, bool) else str(value)
    # Half of a character, which UTF-8 cannot hold, stands by its number, before backslashes are doubled.
    text = text.encode("utf-8", "backslashreplace").decode()
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r\n", "\n")
    text = text.replace("\n", "\\n").replace("\r", "\\n").replace("\0", "")
    return f'"{text}"'
