"""Nodes and edges as plain values, for JSON."""

from __future__ import annotations

from vndx.network.model import Edge, Evidence, Network, Node
from vndx.network.words import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def node(found: Node) -> dict[str, Any]:
    """Return what tells a node from others."""
    return {
        "id": found.id,
        "name_vi": found.name("vi"),
        "name_en": found.name("en"),
        "kind": found.kind,
        "group": found.group,
    }


def edge(network: Network, found: Edge) -> dict[str, Any]:
    """Return all of an edge, and the sentence that it makes in both languages."""
    return {
        "id": found.id,
        "source": found.source,
        "target": found.target,
        "kind": found.kind,
        "sentence_vi": sentence(network, found, "vi"),
        "sentence_en": sentence(network, found, "en"),
        "statement": found.statement or None,
        "begin": found.begin,
        "end": found.end,
        "inferred": found.inferred,
        "background": found.background,
        "evidence": [span(one) for one in found.evidence],
        "sources": found.sources,
    }


def span(found: Evidence) -> dict[str, Any]:
    """Return a span of an article."""
    return {
        "article": found.article,
        "start": found.start,
        "end": found.end,
        "quote": found.quote,
        "inferred": found.inferred,
    }
