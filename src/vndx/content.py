"""Where the three folders of content lie: in the wheel, or in the checkout.

The only module that knows. ``ontology/`` is what we mean, ``graph/`` what we
know, ``queries/`` what we ask.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_PACKAGE = os.path.dirname(os.path.realpath(__file__))


def folder(name: str) -> str:
    """Return the path of the folder *name*: the wheel's if it carries one, else the checkout's.

    As a string: ``pathlib`` takes as long to import as a query takes to run.
    """
    shipped = os.path.join(_PACKAGE, "_content", name)
    if os.path.isdir(shipped):
        return shipped
    return os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), name)


def _path(name: str) -> Path:
    from pathlib import Path

    return Path(folder(name))


def ontology_dir() -> Path:
    """Return the folder of the ontology."""
    return _path("ontology")


def graph_dir() -> Path:
    """Return the folder of the shipped graph."""
    return _path("graph")


def queries_dir() -> Path:
    """Return the folder of the named queries."""
    return _path("queries")
