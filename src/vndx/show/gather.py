"""Asking a graph about one thing, and sorting the answers into a card."""

from __future__ import annotations

from vndx.errors import UnknownName
from vndx.ontology import ID, VNDX, shrink
from vndx.show.asks import ARTICLES, ELSEWHERE, GROUNDS, OUTSIDE, STATEMENTS
from vndx.show.card import Card, Elsewhere, Fact, Source, Statement, Term
from vndx.text.display import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    #: Answers a query: ``(text, terms) -> rows`` in SPARQL JSON's terms.
    Ask = Callable[[str, Mapping[str, str]], Sequence[Mapping[str, Term]]]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

#: Kinds of facts in the order of the page, and the classes whose nodes belong there.
SECTIONS: dict[str, tuple[str, ...]] = {
    "posts": ("http://www.w3.org/ns/org#Membership",),
    "sessions": (f"{VNDX}Participation", f"{VNDX}Meeting", f"{VNDX}BridgePoint"),
    "figures": (f"{VNDX}Observation", f"{VNDX}Target", f"{VNDX}Change"),
    "documents": (
        f"{VNDX}LegalDocument",
        f"{VNDX}Initiative",
        f"{VNDX}Theme",
        f"{VNDX}DigitalSystem",
        f"{VNDX}Platform",
        f"{VNDX}InformationSystem",
        f"{VNDX}Database",
        f"{VNDX}Report",
    ),
    "remarks": (
        f"{VNDX}Instruction",
        f"{VNDX}Principle",
        f"{VNDX}Aim",
        f"{VNDX}Assessment",
        f"{VNDX}Achievement",
    ),
    "relations": (),
}


def gather(ask: Ask, iri: str) -> Card:
    """Ask a graph for all that it says of one thing.

    Args:
        ask: answers a query.
        iri: the thing.

    Raises:
        UnknownName: when the graph says nothing of it.
    """
    term = {"entity": f"<{iri}>"}
    nodes: dict[str, Fact] = {}
    for row in ask(STATEMENTS, term):
        if row["node"]["type"] != "uri":
            continue
        node = row["node"]["value"]
        fact = nodes.get(node) or nodes.setdefault(node, Fact(node))
        fact.statements.append(Statement(row["property"]["value"], row["value"]))
        if row["value"] == {"type": "uri", "value": iri} and row["property"]["value"] not in fact.links:
            fact.links.append(row["property"]["value"])
    itself = nodes.pop(iri, None)
    if itself is None:
        if not nodes:
            thing = shortened(shrink(iri))
            raise UnknownName(
                f"the graph says nothing of {thing}; try `vndx search`",
                f"đồ thị không nói gì về {thing}; hãy thử `vndx search`",
            )
        itself = Fact(iri)
    _add_grounds(ask, term, {iri: itself, **nodes})
    sections: dict[str, list[Fact]] = {name: [] for name in SECTIONS}
    for fact in nodes.values():
        sections[_section(fact)].append(fact)
    for facts in sections.values():
        facts.sort(key=_place)
    found = {name: facts for name, facts in sections.items() if facts}
    return Card(itself, found, [_elsewhere(row) for row in ask(ELSEWHERE, term)])


def _elsewhere(row: Mapping[str, Term]) -> Elsewhere:
    there = row["there"]["value"]
    space = row.get("space", {}).get("value", "")
    short = there.removeprefix(space).rstrip("/") if space and there.startswith(space) else there
    return Elsewhere(row["relation"]["value"], there, row["target"]["value"], short)


def _section(fact: Fact) -> str:
    types = fact.values(_TYPE)
    for name, classes in SECTIONS.items():
        if any(kind in classes for kind in types):
            return name
    return "relations"


def _place(fact: Fact) -> tuple[str, int, str]:
    """Sort remarks by where they stand in their article, all else by name."""
    first = min(((source.article, source.start) for source in fact.sources), default=("", 0))
    return (*(first if fact.iri.startswith(f"{ID}remark/") else ("", 0)), fact.iri)


def _add_grounds(ask: Ask, term: Mapping[str, str], nodes: Mapping[str, Fact]) -> None:
    """Give each node and each statement the spans in which it stands."""
    days: dict[str, str] = {}
    for row in ask(ARTICLES, {}):
        day = row.get("published") or row.get("session")
        days.setdefault(row["article"]["value"], day["value"][:10] if day else "")
    for row in ask(GROUNDS, term):
        if "property" in row:
            for statement in _stated(nodes, row):
                if row["inferred"]["value"] == "true":
                    _add(statement.inferred, _source(row, days))
                    rule = row.get("rule", {}).get("value", "")
                    if rule and rule not in statement.rules:
                        statement.rules.append(rule)
                else:
                    statement.sources.append(_source(row, days))
        elif row["node"]["value"] in nodes:
            nodes[row["node"]["value"]].sources.append(_source(row, days))
    for row in ask(OUTSIDE, term):
        fact = nodes.get(row["node"]["value"])
        for said in _stated(nodes, row) if "property" in row else [fact] if fact else []:
            said.outside[row["outside"].get("xml:lang", "")] = row["outside"]["value"]


def _stated(nodes: Mapping[str, Fact], row: Mapping[str, Term]) -> list[Statement]:
    """Return the statement that a row is about."""
    fact = nodes.get(row["node"]["value"])
    wanted = row["property"]["value"], row["value"]
    return [found for found in fact.statements if (found.property, found.value) == wanted] if fact else []


def _add(sources: list[Source], source: Source) -> None:
    """Add a span that is not there yet: two rules may rest on one."""
    place = (source.article, source.start, source.end)
    if all((found.article, found.start, found.end) != place for found in sources):
        sources.append(source)


def _source(row: Mapping[str, Term], days: Mapping[str, str]) -> Source:
    article = row["article"]["value"]
    return Source(
        article.rpartition("/")[2],
        days.get(article, ""),
        int(row["start"]["value"]),
        int(row["end"]["value"]),
        row.get("quote", {}).get("value", ""),
    )
