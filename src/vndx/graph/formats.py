"""The formats of answers: which there are, and for which kind of answer each is."""

from __future__ import annotations

#: Formats of SELECT and ASK, by their names in `pyoxigraph.QueryResultsFormat`.
TABULAR = {"csv": "CSV", "tsv": "TSV", "json": "JSON", "xml": "XML"}

#: Formats of CONSTRUCT and DESCRIBE, by their names in `pyoxigraph.RdfFormat`.
GRAPH = {
    "turtle": "TURTLE",
    "trig": "TRIG",
    "n-triples": "N_TRIPLES",
    "n-quads": "N_QUADS",
    "json-ld": "JSON_LD",
}
