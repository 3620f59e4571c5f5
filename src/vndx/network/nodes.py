"""The things of a graph that are nodes."""

from __future__ import annotations

from vndx.network.kinds import ASIDE, ASIDE_SPACES, NODES, TIES
from vndx.network.model import Article, Labels, Node
from vndx.network.reading import (
    DCTERMS,
    ELI,
    RDFS,
    SCHEMA,
    SKOS,
    TYPE,
    Reading,
    article_id,
)
from vndx.ontology import CODE, VNDX, shrink

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOVE = f"{RDFS}subClassOf"
_OTHER_NAMES = (f"{SKOS}altLabel", f"{SKOS}hiddenLabel", f"{ELI}id_local")
_NOTES = (f"{DCTERMS}title", f"{SKOS}definition", f"{SKOS}note")
_PERIODS = (f"{VNDX}initiativePeriod", f"{VNDX}forPeriod", f"{VNDX}reviewsPeriod")
_OUTLET = f"{VNDX}NewsOutlet"


class Classes:
    """The classes of a graph: which is above which, and what each makes of its things."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ancestors: dict[str, list[str]] = {}

    def ancestors(self, name: str) -> list[str]:
        """Return a class and all above it, the nearest first."""
        if name not in self._ancestors:
            found = [name]
            for one in found:  # grows while it is gone through: breadth first, and a circle ends
                found += [above for above in self._reading.iris(one, _ABOVE) if above not in found]
            self._ancestors[name] = found
        return self._ancestors[name]

    def own(self, thing: str) -> str:
        """Return the most special class of a thing; empty when it has none."""
        names = self._reading.iris(thing, TYPE)
        return min(names, key=lambda name: (-len(self.ancestors(name)), name), default="")

    def tie(self, thing: str) -> str:
        """Return the type of statement that a thing is; empty when it is none."""
        return self._among(thing, TIES)

    def group(self, thing: str) -> str:
        """Return the group of nodes that a thing belongs to; empty when it is no node."""
        names = self._reading.iris(thing, TYPE)
        if not names or thing.startswith(CODE) or self.tie(thing):
            return ""
        if any(name in ASIDE or name.startswith(ASIDE_SPACES) for name in names):
            return ""
        return self._among(thing, NODES) or "other"

    def _among(self, thing: str, table: dict[str, str]) -> str:
        for name in self._reading.iris(thing, TYPE):
            for above in self.ancestors(name):
                if above in table:
                    return table[above]
        return ""


def short(iri: str) -> str:
    """Return the id of a thing: its prefixed name, else its IRI as it stands."""
    return shrink(iri).removeprefix("<").removesuffix(">")


def local(iri: str) -> str:
    """Return the last part of the name of a class or a property."""
    return iri.rstrip("/#").replace("#", "/").rpartition("/")[2]


def nodes(reading: Reading, classes: Classes) -> Iterator[Node]:
    """Find the nodes, as far as they can be known without the edges."""
    for iri in reading.said:
        if group := classes.group(iri):
            yield _node(reading, classes, iri, group)


def hidden(node: Node) -> bool:
    """Tell whether a node is only there to publish articles: it is shown where something else ties it."""
    return node.kind == local(_OUTLET)


def _node(reading: Reading, classes: Classes, iri: str, group: str) -> Node:
    own = classes.own(iri)
    grounds = reading.node_grounds(iri)
    begin, end = _span(reading, iri)
    return Node(
        id=short(iri),
        iri=iri,
        kind=local(own),
        group=group,
        labels=reading.label(iri),
        alt=sorted({text for property in _OTHER_NAMES for text in reading.texts(iri, property)}),
        begin=begin,
        end=end,
        evidence=grounds.evidence,
        sources=grounds.sources,
        notes=[words for property in _NOTES if (words := reading.words(iri, property))],
        kind_labels=reading.label(own),
        point=_point(reading, iri),
        everywhere=f"{VNDX}Country" in classes.ancestors(own),
    )


def _span(reading: Reading, iri: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a thing."""
    if day := reading.first(iri, f"{SCHEMA}startDate"):  # of a session, which is over in the evening
        return day[:10], (reading.first(iri, f"{SCHEMA}endDate") or day)[:10]
    for meeting in reading.iris(iri, f"{SCHEMA}superEvent"):
        if meeting != iri and (day := reading.first(meeting, f"{SCHEMA}startDate")):
            return day[:10], (reading.first(meeting, f"{SCHEMA}endDate") or day)[:10]
    for property in _PERIODS:
        for period in reading.iris(iri, property):
            return period_days(reading, period)
    begin = reading.first(iri, f"{SCHEMA}validFrom") or reading.first(iri, f"{ELI}date_document")
    end = reading.first(iri, f"{SCHEMA}validThrough")
    return begin[:10] or None, end[:10] or None


def period_days(reading: Reading, period: str) -> tuple[str | None, str | None]:
    """Return the first and the last day of a period."""
    begin, end = (reading.first(period, f"{VNDX}{name}") for name in ("begin", "end"))
    return begin[:10] or None, end[:10] or None


def _point(reading: Reading, iri: str) -> tuple[float, float] | None:
    for point in reading.iris(iri, f"{SCHEMA}geo"):
        latitude, longitude = (reading.first(point, f"{SCHEMA}{name}") for name in ("latitude", "longitude"))
        if latitude and longitude:
            return reading.number(point, latitude), reading.number(point, longitude)
    return None


def articles(reading: Reading) -> Iterator[Article]:
    """Find the articles."""
    for iri in reading.said:
        if f"{VNDX}Article" not in reading.iris(iri, TYPE):
            continue
        day = reading.first(iri, f"{SCHEMA}datePublished") or min(
            (
                day
                for session in reading.iris(iri, f"{SCHEMA}about")
                if (day := reading.first(session, f"{SCHEMA}startDate"))
            ),
            default="",
        )
        publisher: Labels = {}
        for outlet in reading.iris(iri, f"{SCHEMA}publisher"):
            publisher = publisher or reading.label(outlet)
        yield Article(article_id(iri), reading.label(iri), day[:10] or None, publisher)
