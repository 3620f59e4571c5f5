"""A graph in other people's formats, read again by tests and compared: nothing is lost on the way.

Formats are named as their users name them: ``turtle`` and ``trig`` (canonical
form), ``n-quads`` (sorted lines), ``json-ld`` (compact, by
``ontology/context.jsonld``) and ``csv`` (all figures, one row a figure and
source); ``sssom`` holds the links to other graphs; ``void`` describes the graph, in DCAT and VoID. The
same graph gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.errors import UsageError
from vndx.graph.canonical import write
from vndx.graph.document import statements
from vndx.graph.files import find
from vndx.ontology import GRAPH

FORMATS = ("turtle", "trig", "n-quads", "json-ld", "csv", "sssom", "void")
_LICENCE = "# vndx graph data, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."


def export(
    fmt: str,
    graph: Iterable[str | os.PathLike[str]] = (),
    *,
    ontology: bool = False,
    safe: bool = False,
    named: bool = False,
) -> bytes:
    """Return a graph in another format.

    Args:
        fmt: one of :data:`FORMATS`.
        graph: folders and RDF files; the shipped graph when there are none.
        ontology: take the ontology too, in ``graph:ontology``; figures in CSV never hold it.
        safe: for CSV, in a form that a spreadsheet does not take for formulas.
        named: for VoID, in TriG within ``graph:dataset``, as the file ``graph/dataset.trig`` has it.

    Raises:
        UsageError: for another format.
        DataError: when a file cannot be read.
    """
    if fmt not in FORMATS:
        raise UsageError(
            f"no such format: {fmt}; one of {', '.join(FORMATS)}",
            f"không có định dạng {fmt}; chọn một trong {', '.join(FORMATS)}",
        )
    graph = list(graph)
    source = find(graph)
    header = "" if graph else _LICENCE  # what is somebody else's is not ours to license
    quads = [quad for path in source.files for quad in statements(path)]
    if fmt == "void":
        from vndx.export.void import describe, written

        return written(describe(quads), named=named, header=not graph)
    terms = [quad for path in source.ontology for quad in statements(path)]
    if fmt == "csv":
        from vndx.export.figures import table

        data = table([*quads, *terms])
        if safe:
            from vndx.results.spreadsheet import spreadsheet

            data = spreadsheet(data)
        return data
    if fmt == "sssom":
        from vndx.export import sssom

        return sssom.table(quads, terms)
    if ontology:
        home = ox.NamedNode(f"{GRAPH}ontology")
        quads += [ox.Quad(quad.subject, quad.predicate, quad.object, home) for quad in terms]
    if fmt == "turtle":
        return write({ox.Triple(q.subject, q.predicate, q.object) for q in quads}, {}, "turtle", header)
    if fmt == "trig":
        return write(quads, {}, "trig", header)
    if fmt == "n-quads":
        return _lines(quads)
    from vndx.export.jsonld import document

    return document(quads)


def _lines(quads: list[ox.Quad]) -> bytes:
    """Return sorted N-Quads; blank nodes under the labels that depend on content alone."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    return b"".join(sorted(lines.splitlines(keepends=True)))
