"""CSV for ``neo4j-admin database import``: a file of nodes and one of relationships, with typed headers.

Fields may hold line ends where labels do: import with ``--multiline-fields=true``.
"""

from __future__ import annotations

import csv
import io
import re

from vndx.export.network import flat
from vndx.network.model import Network

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

NODES, RELATIONSHIPS = "nodes.csv", "relationships.csv"
_TYPES = {str: "", bool: ":boolean", int: ":int", float: ":double"}
_DATES = ("begin", "end")


def tables(network: Network) -> dict[str, bytes]:
    """Return both files by name, UTF-8. What is not known is an empty field, which becomes no property."""
    nodes = (
        [
            node.id,
            f"{_word(node.kind)};{_word(node.group.capitalize())}",
            *_fields(values, flat.NODE),
        ]
        for node, values in flat.nodes(network)
    )
    relationships = (
        [
            edge.source,
            edge.target,
            _word(edge.kind.upper().replace("-", "_")),
            edge.id,
            *_fields(flat.edge(network, edge), flat.EDGE),
        ]
        for edge in network.edges
    )
    return {
        NODES: _csv(["id:ID", ":LABEL", *_heads(flat.NODE)], nodes),
        RELATIONSHIPS: _csv([":START_ID", ":END_ID", ":TYPE", "id", *_heads(flat.EDGE)], relationships),
    }


def _heads(attributes: dict[str, type]) -> list[str]:
    return [f"{name}{':date' if name in _DATES else _TYPES[kind]}" for name, kind in attributes.items()]


def _fields(values: flat.Attributes, attributes: dict[str, type]) -> list[str]:
    return [_field(name, values.get(name, "")) for name in attributes]


def _field(name: str, value: flat.Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return flat.day(text) if name in _DATES else text


def _word(name: str) -> str:
    """Return a label or a type: letters, digits and underscores, which need no quoting in Cypher."""
    return re.sub(r"[^0-9A-Za-z_]", "_", name) or "_"


def _csv(heads: list[str], rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    # Lines end as RFC 4180 has it; else a carriage return within a cell would stand there unquoted.
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8", "backslashreplace")
