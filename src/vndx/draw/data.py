"""What a page knows, as JSON: small, because it is most of what the page weighs after the library.

Texts of two languages are a pair ``[vi, en]``; articles, phrases and pieces of evidence are listed once and
meant by number; a key whose value would be empty is left out. ``page/data.js`` reads it.
"""

from __future__ import annotations

from collections import Counter

from vndx.draw import arrange
from vndx.draw.figures import Figures
from vndx.draw.places import places
from vndx.draw.style import BACKGROUND, INK, LINE, LOOKS, group, size
from vndx.draw.tables import Tables, pair_of, without_empty
from vndx.draw.tiles import eras

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vndx.draw.outcomes import Outcome
    from vndx.draw.tables import Json
    from vndx.network import Edge, Labels, Network, Node


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
        self._tables = Tables(network)
        self._index = {id: number for number, id in enumerate(network.nodes)}
        self._degrees = Counter(id for edge in network.edges for id in (edge.source, edge.target))
        self._figures = Figures(network, self._index, self._tables, outcomes or {})
        spots = places(network)
        self.nodes = {id: self._node(node, spots[id]) for id, node in network.nodes.items()}
        self.edges = [self._edge(edge) for edge in network.edges]
        rows = self._figures.rows()
        self.shared: Json = {
            "title": pair_of(title),
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
            "figures": rows,
            "lines": self._figures.lines(),
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
                without_empty(
                    {"id": one.id, "name": pair_of(one.labels), "day": one.day, "by": pair_of(one.publisher)}
                )
                for one in network.articles.values()
            ],
            **self._tables.lists(),
        }

    def _node(self, node: Node, places: list[Any]) -> Json:
        return without_empty(
            {
                "i": node.id,
                "g": group(node.group),
                "k": self._tables.kinds.number([node.kind, *pair_of(node.kind_labels or {"en": node.kind})]),
                "n": pair_of(node.labels or {"vi": node.id}),
                "a": node.alt,
                "o": [pair_of(note) for note in node.notes],
                "b": node.begin,
                "e": node.end,
                "bg": int(node.background),
                "h": int(node.everywhere),
                "v": self._tables.spans(node.evidence),
                "w": self._tables.texts(node.sources),
                "r": size(self._degrees[node.id]),
                "p": places,
            }
        )

    def _edge(self, edge: Edge) -> Json:
        figure = self._figures.numbers.get(edge.statement)
        return without_empty(
            {
                **self._name(edge),
                "k": self._tables.phrases.number([edge.kind, *pair_of(edge.labels)]),
                "d": self._tables.details.number(pair_of(edge.detail)) if edge.detail else None,
                "f": figure,
                "b": edge.begin,
                "e": edge.end,
                "inf": int(edge.inferred),
                "bg": int(edge.background),
                "v": self._tables.spans(edge.evidence),
                "w": self._tables.texts(edge.sources),
            },
            zero=("k", "f", "d", "st"),
        )

    def _name(self, edge: Edge) -> Json:
        """Return the id of an edge; nothing, or the statement only, where the id follows from them."""
        plain = f"{edge.source}|{edge.kind}|{edge.target}"
        if edge.statement and edge.id == f"{plain}|{edge.statement}":
            return (
                {}
                if edge.statement in self._figures.numbers
                else {"st": self._tables.statements.number(edge.statement)}
            )
        if edge.id == plain and edge.statement not in self._figures.numbers:
            return {}
        return {"i": edge.id}
