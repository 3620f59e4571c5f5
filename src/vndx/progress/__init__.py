"""Targets beside their results: what is met, on the way or missed, as far as was known on a day.

``asks`` are the questions to the graph, ``facts`` what it answers, ``board``
the judgement by the rules of `vndx.claim.compare`, ``words`` the sentence that
says why. Whoever calls passes a function that asks the graph.
"""

from __future__ import annotations

from vndx.progress.board import OUTCOMES, Board, Row, bodies, scoreboard
from vndx.progress.facts import Facts, Source, Stated, gather

__all__ = ["OUTCOMES", "Board", "Facts", "Row", "Source", "Stated", "bodies", "gather", "scoreboard"]
