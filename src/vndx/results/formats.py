"""Which format an answer gets: the one that was asked for, else what the name of the output says."""

from __future__ import annotations

import os

from vndx.graph.formats import GRAPH, TABULAR

TABLE = "table"
#: Every format by name.
NAMES = (TABLE, *TABULAR, *GRAPH)

_ENDINGS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".ttl": "turtle",
    ".trig": "trig",
    ".nt": "n-triples",
    ".nq": "n-quads",
    ".jsonld": "json-ld",
}


def of_file(path: str | os.PathLike[str]) -> str | None:
    """Return the format that the ending of a file's name stands for, if it stands for one."""
    return _ENDINGS.get(os.path.splitext(os.fspath(path))[1].lower())
