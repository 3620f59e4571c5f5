"""What came of the targets: how `vndx.progress` judges each, in words of both languages."""

from __future__ import annotations

from vndx.lang import LANGUAGES, speaking
from vndx.ontology import shrink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.network import Labels
    from vndx.progress import Board, Row


class Outcome:
    """How a target stands.

    Attributes:
        name: one of `vndx.progress.OUTCOMES`.
        labels: what that is called.
        reason: why, in one short sentence.
        result: id of the figure that counts as its result; empty when there is none.
    """

    __slots__ = ("labels", "name", "reason", "result")

    def __init__(self, name: str, labels: Labels, reason: Labels, result: str) -> None:
        self.name = name
        self.labels = labels
        self.reason = reason
        self.result = result


def outcomes(engine: Engine) -> dict[str, Outcome]:
    """Return how each target of a graph stands, by the id of its figure.

    Args:
        engine: has the graph open.
    """
    from vndx.progress import gather, scoreboard
    from vndx.results.rows import Rows

    board = scoreboard(gather(lambda text: Rows(engine.query(text, trusted=True).data).rows))
    things = {
        iri
        for row in board.rows
        for stated in (row.target, row.result, row.rival, *(near for near, _ in row.near[:1]))
        if stated is not None
        for iri in (stated.figure.indicator, stated.figure.unit)
    }
    labels = {language: engine.labels(sorted(things), (language,)) for language in LANGUAGES}
    return {shrink(row.target.iri): _outcome(row, board, labels) for row in board.rows}


def _outcome(row: Row, board: Board, labels: dict[str, dict[str, str]]) -> Outcome:
    from vndx.progress import words

    called: Labels = {}
    reason: Labels = {}
    for language, names in labels.items():

        def name(iri: str, names: dict[str, str] = names) -> str:
            return names.get(iri) or shrink(iri)

        with speaking(language):
            called[language] = words.outcome(row.outcome)
            reason[language] = words.reason(row, board, name)
    return Outcome(row.outcome, called, reason, shrink(row.result.iri) if row.result else "")
