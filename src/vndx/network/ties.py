"""Statements that tie several things: figures, remarks, memberships, taking part, and changes."""

from __future__ import annotations

from vndx.network import amounts
from vndx.network.edges import Edges
from vndx.network.kinds import (
    FIGURE_LINKS,
    FIGURE_ROLES,
    PARTICIPATION,
    PARTS,
    REMARK_ROLES,
    SPEAKERS,
    SPOKEN_OF,
    TARGET_ROLES,
    own_kind,
)
from vndx.network.model import Labels, Node, Statement
from vndx.network.nodes import Classes, local, period_days, short
from vndx.network.reading import DCTERMS, ORG, PROV, RDF, Grounds, Reading
from vndx.ontology import VNDX
from vndx.text.written import day

_INDICATOR = f"{VNDX}indicator"
_DERIVED = f"{PROV}wasDerivedFrom"
_LANGUAGES = ("vi", "en")
#: What the words of a figure name besides its indicator.
_NAMED = tuple(f"{VNDX}{name}" for name in PARTS)
_LINKS = (*FIGURE_LINKS, f"{DCTERMS}isPartOf", _DERIVED)


class Ties:
    """Reads the statements of a graph, and adds their edges.

    Args:
        reading: the graph.
        classes: its classes.
        nodes: the nodes by IRI.
        edges: takes the edges.
    """

    def __init__(self, reading: Reading, classes: Classes, nodes: dict[str, Node], edges: Edges) -> None:
        self._reading = reading
        self._classes = classes
        self._nodes = nodes
        self._edges = edges

    def add(self, iri: str, type: str) -> Statement:
        """Read one statement, add its edges, and return it."""
        reading = self._reading
        own = self._classes.own(iri)
        grounds = self._grounds(iri)
        statement = Statement(short(iri), type, local(own), reading.label(own), reading.label(iri))
        statement.evidence, statement.sources = grounds.evidence, grounds.sources
        statement.inferred = grounds.inferred
        statement.background = bool(grounds.sources) and not grounds.evidence
        for property, terms in reading.said[iri].items():
            if property.startswith(RDF):
                continue
            if ids := [short(term["value"]) for term in terms if term["value"] in self._nodes]:
                statement.roles[local(property)] = ids
            if property in _LINKS:
                statement.links[local(property)] = [short(term["value"]) for term in terms]
        {
            "figure": self._figure,
            "remark": self._remark,
            "membership": self._membership,
            "participation": self._participation,
            "change": self._change,
        }[type](iri, statement)
        return statement

    def _grounds(self, iri: str, *roles: tuple[str, str]) -> Grounds:
        """Return what shows that a statement has these things in these roles.

        That is what shows itself, what shows each role, and for a derived figure what shows those behind it.
        """
        grounds = self._reading.node_grounds(iri)
        for other in [] if grounds else self._reading.iris(iri, _DERIVED):
            behind = self._reading.node_grounds(other)
            grounds += Grounds(behind.evidence, behind.sources, inferred=True)
        for property, thing in roles:
            grounds += self._reading.grounds(iri, property, thing)
        return grounds

    def _figure(self, iri: str, statement: Statement) -> None:
        reading = self._reading
        amounts.fill(reading, iri, statement)
        indicators = [one for one in reading.iris(iri, _INDICATOR) if one in self._nodes]
        statement.guessed = [
            local(property)
            for property in (_INDICATOR, *_NAMED)
            if any(reading.grounds(iri, property, thing).inferred for thing in reading.iris(iri, property))
        ]
        target = f"{VNDX}Target" in self._classes.ancestors(self._classes.own(iri))
        for property in sorted(reading.said[iri]):
            if property == _INDICATOR:
                continue
            for thing in reading.iris(iri, property):
                for indicator in indicators:
                    grounds = self._figure_grounds(iri, indicator, property, thing)
                    if property in FIGURE_LINKS:
                        detail = self._detail(iri, statement)
                        for other in reading.iris(thing, _INDICATOR):
                            self._edges.add(
                                indicator, FIGURE_LINKS[property], other, grounds, statement, detail
                            )
                        continue
                    kind, turned = FIGURE_ROLES.get(property, (own_kind(property), False))
                    kind = TARGET_ROLES.get(kind, kind) if target else kind
                    source, end = (thing, indicator) if turned else (indicator, thing)
                    detail = self._detail(iri, statement, property, thing)
                    self._edges.add(source, kind, end, grounds, statement, detail, reading.label(property))

    def _figure_grounds(self, iri: str, indicator: str, property: str, thing: str) -> Grounds:
        """Return what shows that a figure ties two things, with what shows the rest that its words name.

        It is inferred when the tie is; what else is inferred, the words say.
        """
        tie = self._grounds(iri, (_INDICATOR, indicator), (property, thing))
        reading = self._reading
        rest = [reading.grounds(iri, name, one) for name in _NAMED for one in reading.iris(iri, name)]
        return Grounds(
            [*tie.evidence, *(span for grounds in rest for span in grounds.evidence)],
            [*tie.sources, *(source for grounds in rest for source in grounds.sources)],
            inferred=tie.inferred,
        )

    def _detail(self, iri: str, statement: Statement, role: str = "", told: str = "") -> Labels:
        """Return a figure in words with where and among whom, but for what the edge names anyway.

        What of it is inferred is said, save the role of what the edge names: that is for the edge to say.
        """
        detail = dict(statement.labels)
        for property in (f"{VNDX}population", f"{VNDX}area"):
            for thing in self._reading.iris(iri, property):
                if thing != told and thing in self._nodes:
                    for language in detail:
                        detail[language] += f", {self._nodes[thing].name(language)}"
        guessed = [name for name in statement.guessed if name in PARTS and name != local(role)]
        for language, word in (("en", "inferred"), ("vi", "suy ra")) if guessed else ():
            listed = ", ".join(PARTS[name][language == "vi"] for name in guessed)
            detail[language] += f"; {word}: {listed}"
        return detail

    def _remark(self, iri: str, statement: Statement) -> None:
        reading = self._reading
        self._date(iri, statement)
        speaking = next((p for p in SPEAKERS if any(o in self._nodes for o in reading.iris(iri, p))), "")
        instruction = statement.kind == "Instruction"
        centre = speaking or next(
            (p for p in SPOKEN_OF if any(o in self._nodes for o in reading.iris(iri, p))), ""
        )
        for place, one in enumerate(reading.iris(iri, centre)):
            for other in [] if speaking else reading.iris(iri, centre)[place + 1 :]:
                grounds = self._grounds(iri, (centre, one), (centre, other))
                self._edges.add(one, "told-with", other, grounds, statement)
            for property in REMARK_ROLES:
                if property == centre:
                    continue
                kind = REMARK_ROLES[property] if speaking else "told-with"
                kind = "instructs" if instruction and kind == "speaks-to" else kind
                for other in reading.iris(iri, property):
                    grounds = self._grounds(iri, (centre, one), (property, other))
                    self._edges.add(one, kind, other, grounds, statement)

    def _membership(self, iri: str, statement: Statement) -> None:
        reading = self._reading
        posts, bodies = reading.iris(iri, f"{VNDX}post"), reading.iris(iri, f"{ORG}organization")
        statement.labels = next((words for post in posts if (words := reading.label(post))), statement.labels)
        # The days on which somebody is said to hold a post are not the first and the last on which he did.
        days = sorted({text[:10] for text in reading.texts(iri, f"{VNDX}attestedOn")})
        statement.period = _attested(days)
        for period in reading.iris(iri, f"{ORG}memberDuring"):
            statement.period = reading.label(period)
            statement.begin, statement.end = period_days(reading, period)
        member = f"{ORG}member"
        for person in reading.iris(iri, member):
            for body in bodies:
                grounds = self._grounds(iri, (member, person), (f"{ORG}organization", body))
                kind = "holds-post-in" if posts else "member-of"
                detail = _joined(statement.labels, _attested(days))
                self._edges.add(person, kind, body, grounds, statement, detail)
            for post in posts:
                grounds = self._grounds(iri, (member, person), (f"{VNDX}post", post))
                self._edges.add(person, "holds-post", post, grounds, statement, _attested(days))

    def _participation(self, iri: str, statement: Statement) -> None:
        reading = self._reading
        role = reading.first(iri, f"{VNDX}role")
        statement.labels = reading.label(role)
        kind = PARTICIPATION.get(local(role).removeprefix("role-"), "takes-part")
        for who in reading.iris(iri, f"{VNDX}participant"):
            for event in reading.iris(iri, f"{VNDX}inEvent"):
                if event in self._nodes:
                    statement.begin, statement.end = self._nodes[event].begin, self._nodes[event].end
                grounds = self._grounds(iri, (f"{VNDX}participant", who), (f"{VNDX}inEvent", event))
                detail = statement.labels if kind == "takes-part" else {}
                self._edges.add(who, kind, event, grounds, statement, detail)

    def _change(self, iri: str, statement: Statement) -> None:
        reading = self._reading
        day = reading.first(iri, f"{VNDX}effectiveOn")[:10]
        statement.begin = statement.end = day or None
        before = [
            (p, o) for p in (f"{ORG}originalOrganization", f"{VNDX}mergedPlace") for o in reading.iris(iri, p)
        ]
        after = [
            (p, o)
            for p in (f"{ORG}resultingOrganization", f"{VNDX}resultingPlace")
            for o in reading.iris(iri, p)
        ]
        for old in before:
            for new in after:
                kind = "merged-into" if old[0] == f"{VNDX}mergedPlace" else "reorganised-into"
                self._edges.add(old[1], kind, new[1], self._grounds(iri, old, new), statement)
        changed = [(f"{VNDX}changedPlace", place) for place in reading.iris(iri, f"{VNDX}changedPlace")]
        ordered = f"{VNDX}orderedBy"
        for document in reading.iris(iri, ordered):
            for one in after + changed:
                grounds = self._grounds(iri, (ordered, document), one)
                self._edges.add(document, "orders-change", one[1], grounds, statement)

    def _date(self, iri: str, statement: Statement) -> None:
        """Date a remark: by what it is about, else by when it was made."""
        reading = self._reading
        for period in reading.iris(iri, f"{VNDX}period"):
            statement.begin, statement.end = period_days(reading, period)
            statement.period = reading.label(period)
            return
        for event in reading.iris(iri, f"{VNDX}inEvent"):
            if event in self._nodes:
                statement.begin, statement.end = self._nodes[event].begin, self._nodes[event].end


def _attested(days: list[str]) -> Labels:
    """Return in words on which days something is said to be so; nothing when none is known."""
    if not days:
        return {}
    said = {language: ", ".join(day(one, language) for one in days) for language in _LANGUAGES}
    return {"vi": f"vào {'ngày' if len(days) == 1 else 'các ngày'} {said['vi']}", "en": f"as of {said['en']}"}


def _joined(one: Labels, other: Labels) -> Labels:
    return {tag: ", ".join(filter(None, (one.get(tag), other.get(tag)))) for tag in _LANGUAGES}
