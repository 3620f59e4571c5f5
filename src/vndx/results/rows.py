"""The rows of an answer in SPARQL JSON, as Python values."""

from __future__ import annotations

import json

from vndx.errors import UnknownName

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


def choose(data: bytes, names: list[str]) -> bytes:
    """Keep some columns of an answer, in the order asked for; rows that are then alike stand once.

    Args:
        data: the answer to a SELECT in SPARQL JSON.
        names: the variables to keep.

    Raises:
        UnknownName: when the answer has no such column; it says which there are.
    """
    answer = json.loads(data)
    known: list[str] = answer["head"]["vars"]
    for name in names:
        if name not in known:
            there = ", ".join(known)
            raise UnknownName(
                f"the answer has no column {name}; it has: {there}",
                f"kết quả không có cột {name}; các cột là: {there}",
            )
    answer["head"]["vars"] = names
    rows = ({name: row[name] for name in names if name in row} for row in answer["results"]["bindings"])
    unique = {json.dumps(row, sort_keys=True): row for row in rows}
    answer["results"]["bindings"] = list(unique.values())
    return json.dumps(answer).encode()
