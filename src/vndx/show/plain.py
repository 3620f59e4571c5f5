"""A card as plain values, for JSON."""

from __future__ import annotations

from vndx.ontology import shrink
from vndx.show.card import Card, Fact, Source, Statement

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def plain(card: Card) -> dict[str, Any]:
    """Return a card as dictionaries, lists, strings and numbers."""
    return _fact(card.itself) | {
        "elsewhere": [
            {
                "relation": shrink(place.relation),
                "there": place.there,
                "target": shrink(place.target),
                "identifier": place.identifier,
            }
            for place in card.elsewhere
        ],
        "facts": {
            section: [{"links": list(map(shrink, fact.links))} | _fact(fact) for fact in facts]
            for section, facts in card.sections.items()
        },
    }


def _fact(fact: Fact) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": shrink(fact.iri),
        "iri": fact.iri,
        "sources": list(map(_source, fact.sources)),
        "statements": list(map(_statement, fact.statements)),
    }
    if fact.outside:
        said["background"] = fact.outside
    return said


def _statement(statement: Statement) -> dict[str, Any]:
    value = statement.value
    said: dict[str, Any] = {
        "property": shrink(statement.property),
        "value": shrink(value["value"]) if value["type"] == "uri" else value["value"],
    }
    if "xml:lang" in value:
        said["language"] = value["xml:lang"]
    elif "datatype" in value:
        said["datatype"] = shrink(value["datatype"])
    if statement.sources:
        said["sources"] = list(map(_source, statement.sources))
    if statement.inferred:
        said["inferred"] = True
        said["inferred_from"] = list(map(_source, statement.inferred))
        said["rules"] = list(map(shrink, statement.rules))
    if statement.outside:
        said["background"] = statement.outside
    return said


def _source(source: Source) -> dict[str, Any]:
    return {
        "article": source.article,
        "date": source.date or None,
        "start": source.start,
        "end": source.end,
        "quote": source.quote or None,
    }
