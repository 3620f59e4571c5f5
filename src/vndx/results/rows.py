"""The rows of an answer in SPARQL JSON, as Python values."""

from __future__ import annotations

import json

#: A term as SPARQL JSON has it: ``type``, ``value``, perhaps ``xml:lang`` or ``datatype``.
Term = dict[str, str]


class Rows:
    """The answer to a SELECT.

    Attributes:
        columns: names of the variables, in the order of the query.
        rows: for each row its terms by variable; an unbound variable is left out.
    """

    def __init__(self, data: bytes) -> None:
        answer = json.loads(data)
        self.columns: list[str] = answer["head"]["vars"]
        self.rows: list[dict[str, Term]] = answer["results"]["bindings"]

    def iris(self) -> set[str]:
        """Return every IRI that stands in a cell."""
        return {term["value"] for row in self.rows for term in row.values() if term["type"] == "uri"}
