"""The figures of a page: a row for each, with what it is to others and what came of it."""

from __future__ import annotations

from vndx.draw.series import joined
from vndx.draw.tables import pair_of, without_empty
from vndx.draw.wording import mark, quantity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vndx.draw.outcomes import Outcome
    from vndx.draw.tables import Json, Tables
    from vndx.network import Network, Statement

#: What a figure's row shows of its roles.
_ROLES = ("indicator", "area", "population", "about", "saidBy", "responsible", "setBy", "comparedWithin")
#: What many figures share.
_TERMS = ("unit", "statusName", "kindName", "period", "base")
#: What one figure is to another, as the page says it.
_LINKS = ("againstTarget", "partOfTotal", "ratePart", "rateWhole", "wasDerivedFrom")


class Figures:
    """The figures that are tied to a node of the page, numbered.

    Attributes:
        numbers: by id of the statement.
    """

    def __init__(
        self, network: Network, index: Mapping[str, int], tables: Tables, outcomes: Mapping[str, Outcome]
    ) -> None:
        self._index, self._tables, self._outcomes = index, tables, outcomes
        self._all = network.statements
        self._figures = [
            one for one in network.statements.values() if one.type == "figure" and self._ties(one)
        ]
        self.numbers = {one.id: number for number, one in enumerate(self._figures)}

    def rows(self) -> list[Json]:
        """Return the record of each figure."""
        return [self._row(one) for one in self._figures]

    def lines(self) -> list[list[int]]:
        """Return the pairs that a line joins, by number."""
        numbers = self.numbers
        return [
            [numbers[one], numbers[other]]
            for one, other in joined(self._all)
            if one in numbers and other in numbers
        ]

    def _ties(self, one: Statement) -> bool:
        return any(id in self._index for ids in one.roles.values() for id in ids)

    def _row(self, one: Statement) -> Json:
        figure = one.figure
        return without_empty(
            {
                "id": one.id,
                "target": int(one.kind == "Target"),
                "kind": "" if one.kind == "Observation" else one.kind,
                "kindName": None if one.kind == "Observation" else self._tables.term(one.kind_labels),
                "value": figure.get("value"),
                "says": pair_of(quantity(one)),
                "mark": pair_of(mark(one)),
                "unit": self._tables.term({"vi": figure.get("unit_vi", ""), "en": figure.get("unit_en", "")}),
                "unitId": figure.get("unit"),
                "status": figure.get("status", "actual"),
                "statusName": self._tables.term(
                    {"vi": figure.get("status_vi", ""), "en": figure.get("status_en", "")}
                ),
                "period": self._tables.term(one.period),
                "base": self._tables.term(
                    {"vi": figure.get("base_period_vi", ""), "en": figure.get("base_period_en", "")}
                ),
                "change": figure.get("change_kind"),
                "b": one.begin,
                "e": one.end,
                "roles": {
                    role: known
                    for role in _ROLES
                    if (known := [self._index[id] for id in one.roles.get(role, ()) if id in self._index])
                },
                "links": {
                    link: known
                    for link in _LINKS
                    if (known := [self.numbers[id] for id in one.links.get(link, ()) if id in self.numbers])
                },
                "outcome": self._outcome(one.id),
                "inf": int(one.inferred),
                "guessed": one.guessed,
                "bg": int(one.background),
                "v": self._tables.spans(one.evidence),
                "w": self._tables.texts(one.sources),
            },
            zero=_TERMS,
        )

    def _outcome(self, id: str) -> list[Any]:
        """Return what came of a target: the outcome, what that is called, why, and the result if any."""
        outcome = self._outcomes.get(id)
        if outcome is None:
            return []
        found = [outcome.name, pair_of(outcome.labels), pair_of(outcome.reason)]
        return [*found, self.numbers[outcome.result]] if outcome.result in self.numbers else found
