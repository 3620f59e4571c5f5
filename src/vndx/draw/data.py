"""What a page knows, as JSON: small, because it is most of what the page weighs after the library.

Texts of two languages are a pair ``[vi, en]``; articles, phrases and pieces of evidence are listed once and
meant by number; a key whose value would be empty is left out. ``page/data.js`` reads it.
"""

from __future__ import annotations

from collections import Counter

from vndx.draw import arrange, choose, memory
from vndx.draw.series import joined
from vndx.draw.style import BACKGROUND, INK, LINE, LOOKS, group, size
from vndx.draw.tiles import eras
from vndx.draw.wording import mark, quantity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from typing import Any

    from vndx.draw.outcomes import Outcome
    from vndx.network import Edge, Evidence, Labels, Network, Node, Statement

    Json = dict[str, Any]

#: What a figure's row shows of its roles.
_ROLES = ("indicator", "area", "population", "about", "saidBy", "responsible", "setBy", "comparedWithin")
#: What many figures share.
_TERMS = ("unit", "statusName", "kindName", "period", "base")
#: What one figure is to another, as the page says it.
_LINKS = ("againstTarget", "partOfTotal", "ratePart", "rateWhole", "wasDerivedFrom")


class Table:
    """Values that are listed once and meant by number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, value: Any) -> int:
        """Return the number of a value, which is added where it is new."""
        key = repr(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


class Data:
    """The JSON of a page: a record for each node and edge, and what they share.

    Attributes:
        nodes: records by id of the node; `edges`: in the order of the network.
        shared: what does not belong to one of them.
    """

    def __init__(
        self, network: Network, title: Labels, language: str, outcomes: Mapping[str, Outcome] | None = None
    ) -> None:
        self._network = network
        self._outcomes = outcomes or {}
        self._phrases, self._kinds, self._evidence, self._sources = Table(), Table(), Table(), Table()
        self._details, self._statements, self._terms = Table(), Table(), Table()
        self._articles = {id: number for number, id in enumerate(network.articles)}
        self._index = {id: number for number, id in enumerate(network.nodes)}
        self._degrees = Counter(id for edge in network.edges for id in (edge.source, edge.target))
        figures = [one for one in network.statements.values() if one.type == "figure" and self._ties(one)]
        self._figures = {one.id: number for number, one in enumerate(figures)}
        places = _places(network)
        self.nodes = {id: self._node(node, places[id]) for id, node in network.nodes.items()}
        self.edges = [self._edge(edge) for edge in network.edges]
        written = [self._figure(one) for one in figures]
        lines = [
            [self._figures[one], self._figures[other]]
            for one, other in joined(network.statements)
            if one in self._figures and other in self._figures
        ]
        self.shared: Json = {
            "title": _pair(title),
            "lang": language,
            "groups": {
                name: {
                    "name": [look.vi, look.en],
                    "light": look.light,
                    "dark": look.dark,
                    "path": look.path,
                    **({"asked": 1} if look.asked else {}),
                }
                for name, look in LOOKS.items()
            },
            "colours": {"background": BACKGROUND, "ink": INK, "line": LINE},
            "figures": written,
            "lines": lines,
            "ticks": arrange.timeline(network)[1],
            "eras": [
                {
                    "begin": era.begin,
                    "end": era.end,
                    "tiles": [[self._index[id], *at] for id, at in era.tiles.items()],
                }
                for era in eras(network)
            ],
            "articles": [
                _without_empty(
                    {"id": one.id, "name": _pair(one.labels), "day": one.day, "by": _pair(one.publisher)}
                )
                for one in network.articles.values()
            ],
            "phrases": self._phrases.values,
            "kinds": self._kinds.values,
            "details": self._details.values,
            "statements": self._statements.values,
            "terms": self._terms.values,
            "evidence": self._evidence.values,
            "sources": self._sources.values,
        }

    def _ties(self, one: Statement) -> bool:
        return any(id in self._index for ids in one.roles.values() for id in ids)

    def _node(self, node: Node, places: list[Any]) -> Json:
        return _without_empty(
            {
                "i": node.id,
                "g": group(node.group),
                "k": self._kinds.number([node.kind, *_pair(node.kind_labels or {"en": node.kind})]),
                "n": _pair(node.labels or {"vi": node.id}),
                "a": node.alt,
                "o": _pairs(node.notes),
                "b": node.begin,
                "e": node.end,
                "bg": int(node.background),
                "h": int(node.everywhere),
                "v": self._spans(node.evidence),
                "w": self._texts(node.sources),
                "r": size(self._degrees[node.id]),
                "p": places,
            }
        )

    def _edge(self, edge: Edge) -> Json:
        figure = self._figures.get(edge.statement)
        return _without_empty(
            {
                **self._name(edge),
                "k": self._phrases.number([edge.kind, *_pair(edge.labels)]),
                "d": self._details.number(_pair(edge.detail)) if edge.detail else None,
                "f": figure,
                "b": edge.begin,
                "e": edge.end,
                "inf": int(edge.inferred),
                "bg": int(edge.background),
                "v": self._spans(edge.evidence),
                "w": self._texts(edge.sources),
            },
            zero=("k", "f", "d", "st"),
        )

    def _name(self, edge: Edge) -> Json:
        """Return the id of an edge; nothing, or the statement only, where the id follows from them."""
        plain = f"{edge.source}|{edge.kind}|{edge.target}"
        if edge.statement and edge.id == f"{plain}|{edge.statement}":
            return {} if edge.statement in self._figures else {"st": self._statements.number(edge.statement)}
        if edge.id == plain and edge.statement not in self._figures:
            return {}
        return {"i": edge.id}

    def _figure(self, one: Statement) -> Json:
        figure = one.figure
        return _without_empty(
            {
                "id": one.id,
                "target": int(one.kind == "Target"),
                "kind": "" if one.kind == "Observation" else one.kind,
                "kindName": None if one.kind == "Observation" else self._term(one.kind_labels),
                "value": figure.get("value"),
                "says": _pair(quantity(one)),
                "mark": _pair(mark(one)),
                "unit": self._term({"vi": figure.get("unit_vi", ""), "en": figure.get("unit_en", "")}),
                "unitId": figure.get("unit"),
                "status": figure.get("status", "actual"),
                "statusName": self._term(
                    {"vi": figure.get("status_vi", ""), "en": figure.get("status_en", "")}
                ),
                "period": self._term(one.period),
                "base": self._term(
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
                    if (known := [self._figures[id] for id in one.links.get(link, ()) if id in self._figures])
                },
                "outcome": self._outcome(one.id),
                "inf": int(one.inferred),
                "guessed": one.guessed,
                "bg": int(one.background),
                "v": self._spans(one.evidence),
                "w": self._texts(one.sources),
            },
            zero=_TERMS,
        )

    def _term(self, labels: Labels) -> int | None:
        """Return the number of words that many figures share; ``None`` when there are none."""
        return self._terms.number(pair) if (pair := _pair(labels)) else None

    def _outcome(self, id: str) -> list[Any]:
        """Return what came of a target: the outcome, what that is called, why, and the result if any."""
        outcome = self._outcomes.get(id)
        if outcome is None:
            return []
        found = [outcome.name, _pair(outcome.labels), _pair(outcome.reason)]
        return [*found, self._figures[outcome.result]] if outcome.result in self._figures else found

    def _spans(self, spans: Iterable[Evidence]) -> list[int]:
        return [
            self._evidence.number(
                [
                    self._articles.get(span.article, span.article),
                    span.start,
                    span.end,
                    *([span.quote or "", 1] if span.inferred else [span.quote] if span.quote else []),
                ]
            )
            for span in spans
        ]

    def _texts(self, texts: Iterable[Labels]) -> list[int]:
        return [self._sources.number(_pair(text)) for text in texts]


def _places(network: Network) -> dict[str, list[Any]]:
    """Return the place of each node in the overview, in all, in the hierarchy, in the timeline; or 0."""
    first = choose.overview(network)

    def stress() -> memory.Tables:
        whole = arrange.stress(network, network.nodes)
        return [arrange.stress(network, first) if len(first) < len(network.nodes) else whole, whole]

    tables = (
        *memory.places("network", _arranged(network, first), stress),
        arrange.hierarchy(network),
        arrange.timeline(network)[0],
    )
    found = {id: [list(table[id]) if id in table else 0 for table in tables] for id in network.nodes}
    for places in found.values():
        while places and places[-1] == 0:  # what is missing at the end is 0 as well
            places.pop()
    return found


def _arranged(network: Network, first: Collection[str]) -> Iterator[object]:
    """Give all that the arrangement of a network looks at: names too, for they are given room."""
    yield sorted(first)
    for node in network.nodes.values():
        yield node.id, node.labels, node.kind, node.group, node.everywhere
    for edge in network.edges:
        yield edge.source, edge.kind, edge.target


def _pair(labels: Labels) -> list[str]:
    if not any(labels.values()):
        return []
    fallback = next(text for text in labels.values() if text)
    vi, en = labels.get("vi") or fallback, labels.get("en") or fallback
    return [vi] if vi == en else [vi, en]


def _pairs(texts: Iterable[Labels]) -> list[list[str]]:
    return [_pair(text) for text in texts]


def _without_empty(record: Json, zero: tuple[str, ...] = ()) -> Json:
    return {key: value for key, value in record.items() if value or (key in zero and value is not None)}
