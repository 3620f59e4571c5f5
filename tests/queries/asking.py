"""Questions put to the named queries as a user puts them, with the spans that their answers show."""

from __future__ import annotations

import json

from tests.queries.conftest import Cell, json_cell, local
from vndx.cli.names import refuse_unknown, resolver
from vndx.graph.engine import Engine
from vndx.queries import bind, find

Row = dict[str, Cell]
#: Where an answer says which words of which article it rests on.
SPANS = (("article", "start", "end"), ("result_article", "result_start", "result_stop"))


class Asking:
    """Asks, and remembers on which words the answers rest.

    Attributes:
        spans: article (its first three digits), start and end of all spans seen so far.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.spans: set[tuple[str, int, int]] = set()

    def __call__(self, name: str, /, **params: str) -> list[Row]:
        """Answer like ``vndx query NAME --param …``: names are looked up, slips are refused."""
        query = find(name)
        terms = bind(query, params, resolver(self._engine))
        refuse_unknown(self._engine, query, terms)
        answer = json.loads(self._engine.query(query.text, substitutions=terms).data)
        rows = [
            {column: json_cell(row.get(column)) for column in query.columns}
            for row in answer["results"]["bindings"]
        ]
        for row in rows:
            for article, start, end in SPANS:
                if row.get(article) is not None and row.get(start) is not None:
                    self.spans.add((local(row[article])[:3], int(str(row[start])), int(str(row[end]))))
        return rows

    def unseen(self, *spans: tuple[str, int, int]) -> list[tuple[str, int, int]]:
        """Return those of *spans* that no answer so far overlaps."""
        return [
            (article, start, end)
            for article, start, end in spans
            if not any(article == seen and begin < end and start < stop for seen, begin, stop in self.spans)
        ]


def told(rows: list[Row], *columns: str) -> set[tuple[object, ...]]:
    """Return some columns of an answer: IRIs by their last part, numbers as numbers, the rest as text."""
    return {tuple(_plain(row[column]) for column in columns) for row in rows}


def _plain(cell: Cell) -> object:
    from decimal import Decimal

    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return local(cell)
