"""Edges under construction: each pair that something ties, once, with all that shows it."""

from __future__ import annotations

from vndx.network.kinds import BOTH_WAYS, DATED, DIRECT, PROVENANCE, own_kind
from vndx.network.model import Edge, Labels, Node, Statement
from vndx.network.phrases import phrase, several
from vndx.network.reading import Grounds, Reading
from vndx.ontology import VNDX

_IN_TERM = f"{VNDX}issuedInTerm"


class Edges:
    """The edges of a network under construction.

    Args:
        reading: the graph.
        nodes: the nodes by IRI.
    """

    def __init__(self, reading: Reading, nodes: dict[str, Node]) -> None:
        self._reading = reading
        self._nodes = nodes
        self._found: dict[str, Edge] = {}

    def add(
        self,
        source: str,
        kind: str,
        target: str,
        grounds: Grounds,
        statement: Statement | None = None,
        detail: Labels | None = None,
        labels: Labels | None = None,
    ) -> None:
        """Add an edge, or what else shows it, if it is there; without effect unless both ends are nodes.

        Args:
            source, target: IRIs.
            kind: see `vndx.network.kinds.KINDS`.
            grounds: what shows it.
            statement: what it carries.
            detail: more in words; the words of the statement when left out.
            labels: the phrase, for a kind that is not listed; its name when there is none.
        """
        first, second = self._nodes.get(source), self._nodes.get(target)
        if first is None or second is None or first is second:
            return
        if kind in BOTH_WAYS and second.id < first.id:
            first, second = second, first
        id = "|".join([first.id, kind, second.id, *([statement.id] if statement else [])])
        edge = self._found.get(id)
        if edge is not None:
            both = Grounds([*edge.evidence, *grounds.evidence], [*edge.sources, *grounds.sources])
            edge.evidence, edge.sources = both.evidence, both.sources
            edge.inferred = edge.inferred and grounds.inferred
            return
        self._found[id] = Edge(
            id=id,
            source=first.id,
            target=second.id,
            kind=kind,
            labels=phrase(kind, labels, several=several(first.group, first.labels)),
            detail=dict(statement.labels if detail is None and statement else detail or {}),
            statement=statement.id if statement else "",
            begin=statement.begin if statement else None,
            end=statement.end if statement else None,
            inferred=grounds.inferred,
            evidence=grounds.evidence,
            sources=grounds.sources,
        )

    def add_direct(self) -> None:
        """Add an edge for each statement whose two ends are nodes."""
        reading = self._reading
        for subject, properties in reading.said.items():
            if subject not in self._nodes:
                continue
            for property in sorted(properties):
                if property not in PROVENANCE:
                    for thing in reading.iris(subject, property):
                        self._direct(subject, property, thing)

    def _direct(self, subject: str, property: str, thing: str) -> None:
        if thing not in self._nodes:
            return
        grounds = self._reading.grounds(subject, property, thing)
        rule = DIRECT.get(property)
        if rule is None:
            kind = own_kind(property)
            self.add(subject, kind, thing, grounds, labels=self._reading.label(property))
            return
        kind = rule.kind if isinstance(rule.kind, str) else rule.kind(self._reading, subject)
        source, target = (thing, subject) if rule.turned else (subject, thing)
        self.add(source, kind, target, grounds)

    def add_terms(self) -> None:
        """Add an edge from each document to the body in whose term it was issued."""
        reading = self._reading
        for document in reading.said:
            for term in reading.iris(document, _IN_TERM):
                for body in reading.iris(term, f"{VNDX}termOf"):
                    grounds = reading.grounds(document, _IN_TERM, term)
                    self.add(document, "issued-in-term-of", body, grounds, detail=reading.label(term))

    def finish(self) -> list[Edge]:
        """Return the edges in order, each with a ground, the nodes with their degree."""
        by_id = {node.id: node for node in self._nodes.values()}
        for edge in self._found.values():
            ends = [by_id[edge.source], by_id[edge.target]]
            if not edge.evidence and not edge.sources:
                grounds = self._reading.lean(ends[0].iri, ends[1].iri)
                edge.evidence, edge.sources = grounds.evidence, grounds.sources
            if edge.kind in DATED:
                _date(edge, *ends)
            edge.background = not edge.evidence and bool(edge.sources)
            for node in ends:
                node.degree += 1
        spoken = {end for edge in self._found.values() if edge.evidence for end in (edge.source, edge.target)}
        for node in by_id.values():
            tied = node.degree or node.sources
            node.background = bool(tied) and not node.evidence and node.id not in spoken
        return [self._found[id] for id in sorted(self._found)]


def _date(edge: Edge, source: Node, target: Node) -> None:
    end, once = DATED[edge.kind]
    node = source if end == "source" else target
    edge.begin, edge.end = node.begin, node.begin if once else node.end
