"""Statements of another graph, and how they are written: a graph for each day of asking, with its source."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyoxigraph as ox

from vndx.linking.profile import Profile
from vndx.links.model import RDF, XSD
from vndx.ontology import GRAPH
from vndx.remote.reply import Reply
from vndx.remote.sparql import Term

_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # no file of a graph may have them
_HEADER = """\
# What {label} says of things that vndx links to it; fetched by vndx enrich, not part of the graph of vndx.
# Licence: {license}"""


@dataclass(frozen=True)
class Fact:
    """A statement of another graph.

    Attributes:
        subject, predicate, object: the statement.
        reply: the answer that it stood in: who said it, and when.
        detail: it only says more of another one, as the day that a value holds for.
    """

    subject: str
    predicate: str
    object: ox.NamedNode | ox.Literal
    reply: Reply
    detail: bool = False


def term(said: Term) -> ox.NamedNode | ox.Literal | None:
    """Return a value of an answer as a term.

    ``None`` for one that says nothing outside its own graph, or that no file of a graph may have.
    """
    language, datatype = said.get("xml:lang"), said.get("datatype")
    try:
        if said["type"] == "uri":
            found: ox.NamedNode | ox.Literal = ox.NamedNode(said["value"])
        elif said["type"] not in ("literal", "typed-literal"):
            return None
        elif language:
            found = ox.Literal(said["value"], language=language)
        else:
            found = ox.Literal(said["value"], datatype=ox.NamedNode(datatype) if datatype else None)
    except ValueError:
        return None
    return found if is_plain(found) else None


def is_plain(value: ox.NamedNode | ox.Literal) -> bool:
    """Tell whether a term has no control characters."""
    return not _CONTROLS.search(value.value)


def written(facts: Sequence[Fact], profile: Profile) -> bytes:
    """Return facts as TriG in canonical form: a graph for each day of asking, and where it comes from."""
    from vndx.graph.canonical import write

    days: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        days[fact.reply.fetched.date().isoformat()].append(fact)
    quads = [quad for day, some in sorted(days.items()) for quad in _day(day, some, profile)]
    prefixes = {
        "wd": "http://www.wikidata.org/entity/",
        "wdt": "http://www.wikidata.org/prop/direct/",
        "p": "http://www.wikidata.org/prop/",
        "ps": "http://www.wikidata.org/prop/statement/",
        "pq": "http://www.wikidata.org/prop/qualifier/",
        "wds": "http://www.wikidata.org/entity/statement/",
        "geo": "http://www.opengis.net/ont/geosparql#",
        "gn": "https://www.geonames.org/ontology#",
        "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    }
    label = profile.label.get("en", profile.name)
    if profile.server:
        label = f"the server {profile.server}, asked in place of {label},"
    header = _HEADER.format(label=label, license=profile.license or "?")
    return write(quads, prefixes, "trig", header)


def _day(day: str, facts: Sequence[Fact], profile: Profile) -> Iterator[ox.Quad]:
    server = re.sub(r"[^a-z0-9.]+", "-", profile.server.lower()).strip("-")
    name = f"{GRAPH}enriched/{profile.target}/{server + '/' if server else ''}{day}"
    graph, fetching = ox.NamedNode(name), ox.NamedNode(f"{name}/fetching")
    unique = {(fact.subject, fact.predicate, fact.object): fact for fact in facts}
    for fact in unique.values():
        yield ox.Quad(ox.NamedNode(fact.subject), ox.NamedNode(fact.predicate), fact.object, graph)
    times = sorted(fact.reply.fetched for fact in facts)
    sources = sorted({fact.reply.url.partition("?")[0] for fact in facts})
    about: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (graph, f"{RDF}type", ox.NamedNode(f"{_PROV}Entity")),
        (graph, f"{_PROV}wasGeneratedBy", fetching),
        (graph, f"{_DCTERMS}created", ox.Literal(day, datatype=ox.NamedNode(f"{XSD}date"))),
        (fetching, f"{RDF}type", ox.NamedNode(f"{_PROV}Activity")),
        (fetching, f"{_PROV}startedAtTime", _time(times[0])),
        (fetching, f"{_PROV}endedAtTime", _time(times[-1])),
    ]
    if profile.license:
        about.append((graph, f"{_DCTERMS}license", ox.NamedNode(profile.license)))
    for source in sources:
        about.append((graph, f"{_PROV}hadPrimarySource", ox.NamedNode(source)))
        about.append((fetching, f"{_PROV}used", ox.NamedNode(source)))
    for node, predicate, value in about:
        yield ox.Quad(node, ox.NamedNode(predicate), value, graph)


def _time(moment: datetime) -> ox.Literal:
    return ox.Literal(moment.isoformat(timespec="seconds"), datatype=ox.NamedNode(f"{XSD}dateTime"))
