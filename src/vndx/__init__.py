"""vndx: the knowledge graph of Viet Nam's national digital transformation.

``vndx.load()`` gives the shipped graph as an rdflib ``Dataset`` for notebooks;
the command line is ``vndx``.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; `typing` takes as long to import as a query takes to run
if TYPE_CHECKING:
    from os import PathLike

    from rdflib import Dataset

__all__ = ["__version__", "load"]

__version__ = "0.1.0"


def load(path: str | PathLike[str] | None = None) -> Dataset:
    """Read a graph into an rdflib ``Dataset`` whose default graph is the union of all.

    Args:
        path: a folder laid out like ``graph/``, or one RDF file; the shipped
            graph when left out.

    Returns:
        The dataset, with the usual prefixes bound.

    Raises:
        vndx.errors.VndxError: when there is no such path or a file cannot be read.
    """
    # rdflib takes a tenth of a second to import; the command line never needs it.
    from vndx.graph.rdflib_view import load as load_dataset

    return load_dataset(path)
