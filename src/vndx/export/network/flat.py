"""Nodes and edges as flat attributes, the same in every format."""

from __future__ import annotations

import datetime
import json
import re

from vndx.network.model import Edge, Evidence, Labels, Network, Node, Statement
from vndx.network.plain import span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: An attribute: text, a number, or yes and no. What is not known has none.
Value = str | int | float | bool
Attributes = dict[str, Value]

#: Name to type of the attributes of a node, in their order.
NODE: dict[str, type] = {
    "label": str,
    "name_vi": str,
    "name_en": str,
    "kind": str,
    "group": str,
    "iri": str,
    "other_names": str,
    "begin": str,
    "end": str,
    "background": bool,
    "ties": int,
    "latitude": float,
    "longitude": float,
    "evidence": str,
    "sources": str,
    "notes": str,
    "remarks": str,
}
#: Likewise of an edge.
EDGE: dict[str, type] = {
    "label": str,
    "kind": str,
    "label_vi": str,
    "label_en": str,
    "detail_vi": str,
    "detail_en": str,
    "statement": str,
    "value": str,
    "comparator": str,
    "unit": str,
    "change_kind": str,
    "status": str,
    "begin": str,
    "end": str,
    "inferred": bool,
    "background": bool,
    "evidence": str,
    "sources": str,
}
#: What XML 1.0 cannot hold at all, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def nodes(network: Network) -> Iterator[tuple[Node, Attributes]]:
    """Go through the nodes with their attributes; `label` is the Vietnamese name, the one of the sources.

    A remark, or another statement, that names one thing only ties nothing: it is among the ``remarks`` of
    that thing, so that no export goes without it.
    """
    tying = {edge.statement for edge in network.edges}
    alone: dict[str, list[dict[str, object]]] = {}
    for one in network.statements.values():
        if one.id not in tying:
            for role, ids in one.roles.items():
                for id in ids:
                    alone.setdefault(id, []).append(_remark(one, role))
    for found in network.nodes.values():
        yield found, _node(found, alone.get(found.id, []))


def _remark(found: Statement, role: str) -> dict[str, object]:
    return {
        "id": found.id,
        "kind": found.kind,
        "role": role,
        **found.labels,
        "begin": found.begin,
        "end": found.end,
        "inferred": found.inferred,
        "evidence": [span(one) for one in found.evidence],
        "sources": found.sources,
    }


def _node(found: Node, remarks: list[dict[str, object]]) -> Attributes:
    latitude, longitude = found.point or (None, None)
    return _known(
        {
            "label": found.name("vi"),
            "name_vi": found.labels.get("vi"),
            "name_en": found.labels.get("en"),
            "kind": found.kind,
            "group": found.group,
            "iri": found.iri,
            "other_names": " | ".join(found.alt),
            "begin": found.begin,
            "end": found.end,
            "background": found.background,
            "ties": found.degree,
            "latitude": latitude,
            "longitude": longitude,
            "evidence": spans(found.evidence),
            "sources": _json(found.sources),
            "notes": _json(found.notes),
            "remarks": _json(remarks),
        }
    )


def edge(network: Network, found: Edge) -> Attributes:
    """Return the attributes of an edge; `label` is its Vietnamese phrase."""
    statement = network.statements.get(found.statement)
    figure = statement.figure if statement else {}
    return _known(
        {
            "label": found.labels["vi"],
            "kind": found.kind,
            "label_vi": found.labels["vi"],
            "label_en": found.labels["en"],
            "detail_vi": found.detail.get("vi"),
            "detail_en": found.detail.get("en"),
            "statement": found.statement,
            "value": figure.get("value"),
            "comparator": figure.get("comparator"),
            "unit": figure.get("unit"),
            "change_kind": figure.get("change_kind"),
            "status": figure.get("status"),
            "begin": found.begin,
            "end": found.end,
            "inferred": found.inferred,
            "background": found.background,
            "evidence": spans(found.evidence),
            "sources": _json(found.sources),
        }
    )


def spans(evidence: list[Evidence]) -> str:
    """Return spans as a JSON list; empty when there are none."""
    return _json([span(one) for one in evidence])


def _json(values: list[Labels] | list[dict[str, object]]) -> str:
    return json.dumps(values, ensure_ascii=False) if values else ""


def _known(values: dict[str, Value | None]) -> Attributes:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def day(written: str | None) -> str:
    """Return a day as programs take it, ``YYYY-MM-DD``; nothing for what is none: they would stop at it."""
    try:
        found = datetime.date.fromisoformat(written or "").isoformat()
    except ValueError:
        return ""
    return found if found == written else ""


def shown(text: str) -> str:
    r"""Return a text with what XML cannot hold, a control character for instance, as ``\u0007``."""
    return _NOT_XML.sub(lambda char: f"\\u{ord(char[0]):04x}", text)


def xml(value: Value) -> str:
    """Return a value as text between tags or in double quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = shown(str(value))
    # Line ends and tabs as references: in an attribute they would come back as spaces.
    for char, name in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&quot;"),
        ("\t", "&#9;"),
        ("\n", "&#10;"),
        ("\r", "&#13;"),
    ):
        text = text.replace(char, name)
    return text
