"""Where the three folders of content lie: in the wheel, or in the checkout.

The only module that knows. ``ontology/`` is what we mean, ``graph/`` what we
know, ``queries/`` what we ask.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """Return the folder *name*, from the wheel if it carries one."""
    shipped = _PACKAGE / "_content" / name
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / name


def ontology_dir() -> Path:
    """Return the folder of the ontology."""
    return _folder("ontology")


def graph_dir() -> Path:
    """Return the folder of the shipped graph."""
    return _folder("graph")


def queries_dir() -> Path:
    """Return the folder of the named queries."""
    return _folder("queries")
