"""Things and what ties them: what is an edge is decided here, for page, path, rank and export alike.

`build` reads a graph into a `Network`; docs/network.md says which edges there are.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from vndx.network.model import GROUPS, Article, Edge, Evidence, Labels, Network, Node, Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine

__all__ = ["GROUPS", "Article", "Edge", "Evidence", "Labels", "Network", "Node", "Statement", "build"]


def build(paths: Iterable[str | os.PathLike[str]] | None = None, *, engine: Engine | None = None) -> Network:
    """Read a graph into a network.

    Args:
        paths: folders and RDF files; the shipped graph when left out.
        engine: an engine that has the graph open already; it is left open.

    Raises:
        vndx.errors.DataError: when the graph cannot be read, or an offset or a coordinate is no number.
    """
    from vndx.network.construction import construct
    from vndx.network.reading import Reading

    if engine is not None:
        return construct(Reading(engine))
    from vndx.graph.engine import Engine

    with Engine(paths, snapshot=True) as own:
        reading = Reading(own)
    return construct(reading)
