"""All that a graph says of one thing, gathered and put into readable order.

`gather` asks the graph and returns a `Card`; `text` and `plain` write it, for
people and for programs; `TURTLE` asks for the same as RDF, `PAST` whether units that
went into a province have facts of their own.
"""

from __future__ import annotations

from vndx.show.asks import PAST, TURTLE
from vndx.show.card import Card, Fact, Source, Statement
from vndx.show.gather import gather
from vndx.show.page import text
from vndx.show.plain import plain

__all__ = ["PAST", "TURTLE", "Card", "Fact", "Source", "Statement", "gather", "plain", "text"]
