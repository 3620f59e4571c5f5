"""What other graphs say of things that are linked: fetched into a graph of its own, never into ours.

The statements stay about the thing there, by the properties that are used there; a query joins them by
the link. Each day of asking has a graph of its own, which says where it comes from, when, and under
which licence.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote, urlencode

import pyoxigraph as ox

from vndx.errors import UnknownName, UsageError
from vndx.linking.documents import fetched, parsed
from vndx.linking.profile import Profile
from vndx.links import Link
from vndx.links.model import EXACT, RDF, SAME, XSD
from vndx.ontology import GRAPH
from vndx.remote import trouble
from vndx.remote.client import Client, Request
from vndx.remote.reply import Reply
from vndx.remote.sparql import Endpoint, Term

_PROV = "http://www.w3.org/ns/prov#"
_DCTERMS = "http://purl.org/dc/terms/"
_ITEMS = 50
#: The word for pictures, which come with their licence or not at all.
IMAGE = "image"
_FILES = "http://commons.wikimedia.org/wiki/Special:FilePath/"
_HEADER = """\
# What {label} says of things that vndx links to it; fetched by vndx enrich, not part of the graph of vndx.
# Licence: {license}"""


@dataclass(frozen=True)
class Fact:
    """A statement of another graph.

    Attributes:
        subject, predicate, object: the statement.
        reply: the answer that it stood in: who said it, and when.
    """

    subject: str
    predicate: str
    object: ox.NamedNode | ox.Literal
    reply: Reply


def linked(links: Iterable[Link], profile: Profile, things: Iterable[str]) -> dict[str, str]:
    """Return for things here the one there that is the same, of those that are linked."""
    wanted = set(things)
    return {
        link.subject: link.object
        for link in links
        if link.asserted
        and link.target == profile.target
        and link.predicate in (EXACT, SAME)
        and link.subject in wanted
    }


def wanted_properties(profile: Profile, names: Sequence[str]) -> dict[str, str]:
    """Return the properties to fetch, by the word for each.

    Args:
        profile: of the other graph.
        names: words of its `facts`, or IRIs of properties.

    Raises:
        UnknownName: for what is neither.
    """
    found = {}
    for name in names:
        if name in profile.facts:
            found[name] = profile.facts[name]
        elif name.startswith(("http://", "https://")) and not set(name) & set('<>"{}|\\^` \t\r\n'):
            found[name] = name
        else:
            known = ", ".join(profile.facts) or "-"
            raise UnknownName(
                f"{profile.name} has no property {name}; there are {known}, else give an IRI",
                f"{profile.name} không có thuộc tính {name}; có {known}, nếu không hãy cho IRI",
            )
    return found


def facts(client: Client, profile: Profile, items: Iterable[str], wanted: Mapping[str, str]) -> list[Fact]:
    """Fetch facts of things there.

    Args:
        client: who asks.
        profile: how the other graph is asked.
        items: the things there.
        wanted: properties by the word for each; pictures are left out when no licence is known.

    Raises:
        RemoteError: when it does not answer, or not wholly; then nothing is given.
    """
    there = sorted(set(items))
    found = (
        _of_documents(client, profile, there, wanted)
        if profile.documents
        else _asked(client, profile, there, wanted)
    )
    picture = wanted.get(IMAGE)
    if picture is None:
        return found
    pictures = [fact for fact in found if fact.predicate == picture]
    return [fact for fact in found if fact.predicate != picture] + _licensed(client, profile, pictures)


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
        "geo": "http://www.opengis.net/ont/geosparql#",
        "gn": "https://www.geonames.org/ontology#",
        "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    }
    header = _HEADER.format(label=profile.label.get("en", profile.name), license=profile.license or "?")
    return write(quads, prefixes, "trig", header)


def _day(day: str, facts: Sequence[Fact], profile: Profile) -> Iterator[ox.Quad]:
    name = f"{GRAPH}enriched/{profile.target}/{day}"
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


def _asked(client: Client, profile: Profile, items: Sequence[str], wanted: Mapping[str, str]) -> list[Fact]:
    """Ask for facts; of a thing that was merged, those of the one that remains, and that it was."""
    found = _select(client, profile, items, [*wanted.values(), profile.redirect])
    facts = [fact for fact in found if fact.predicate in wanted.values()]
    about = {fact.subject for fact in facts}
    moved = {
        fact.subject: fact
        for fact in found
        if fact.predicate == profile.redirect
        and fact.subject not in about
        and fact.object.value.startswith(profile.space)
    }
    left = sorted({fact.object.value for fact in moved.values()} - set(items))
    return [*facts, *moved.values(), *_select(client, profile, left, wanted.values())]


def _select(client: Client, profile: Profile, items: Sequence[str], properties: Iterable[str]) -> list[Fact]:
    endpoint = Endpoint(client, profile.endpoint, keep=True)
    names = " ".join(f"<{iri}>" for iri in dict.fromkeys(properties))
    found = []
    for start in range(0, len(items), _ITEMS):
        values = " ".join(f"<{iri}>" for iri in items[start : start + _ITEMS])
        table = endpoint.select(
            f"SELECT ?item ?what ?value WHERE {{ VALUES ?item {{ {values} }} VALUES ?what {{ {names} }} "
            "?item ?what ?value }"
        )
        for row in table.rows:
            value = _term(row["value"])
            if value is not None:
                found.append(Fact(row["item"]["value"], row["what"]["value"], value, table.reply))
    return found


def _term(term: Term) -> ox.NamedNode | ox.Literal | None:
    """Return a value as a term; ``None`` for one that says nothing outside its own graph."""
    if term["type"] == "uri":
        try:
            return ox.NamedNode(term["value"])
        except ValueError:
            return None
    if term["type"] not in ("literal", "typed-literal"):
        return None
    language, datatype = term.get("xml:lang"), term.get("datatype")
    try:
        if language:
            return ox.Literal(term["value"], language=language)
        return ox.Literal(term["value"], datatype=ox.NamedNode(datatype) if datatype else None)
    except ValueError:
        return None


def _of_documents(
    client: Client, profile: Profile, items: Sequence[str], wanted: Mapping[str, str]
) -> list[Fact]:
    found = []
    for iri in items:
        reply = fetched(client, profile, iri)
        for quad in parsed(reply):
            fits = isinstance(quad.subject, ox.NamedNode) and quad.subject.value == iri
            if (
                fits
                and quad.predicate.value in wanted.values()
                and isinstance(quad.object, ox.NamedNode | ox.Literal)
            ):
                found.append(Fact(iri, quad.predicate.value, quad.object, reply))
    return found


def _licensed(client: Client, profile: Profile, pictures: Sequence[Fact]) -> list[Fact]:
    """Return the pictures whose licence is known, each with that and with whose it is."""
    if not profile.files_api:
        if pictures:
            raise UsageError(
                f"nobody tells the licences of the pictures of {profile.name}: the profile has no files_api",
                f"không có nơi cho biết giấy phép của ảnh trong {profile.name}: hồ sơ thiếu files_api",
            )
        return []
    found = []
    for fact in pictures:
        if not isinstance(fact.object, ox.NamedNode) or not fact.object.value.startswith(_FILES):
            continue
        title = "File:" + unquote(fact.object.value.removeprefix(_FILES)).replace("_", " ")
        reply, said = _told(client, profile, title)
        licence = said.get("LicenseUrl", "")
        if not licence.startswith(("http://", "https://")):
            continue
        picture = fact.object.value
        found += [fact, Fact(picture, f"{_DCTERMS}license", ox.NamedNode(licence), reply)]
        for name, predicate in (("LicenseShortName", f"{_DCTERMS}rights"), ("Artist", f"{_DCTERMS}creator")):
            if said.get(name):
                found.append(Fact(picture, predicate, ox.Literal(said[name]), reply))
    return found


def _told(client: Client, profile: Profile, title: str) -> tuple[Reply, dict[str, str]]:
    """Ask for what is said of one picture: its licence, and whose it is."""
    question = {
        "action": "query",
        "format": "json",
        "formatversion": "2",
        "prop": "imageinfo",
        "iiprop": "extmetadata",
        "titles": title,
    }
    url = f"{profile.files_api}?{urlencode(question)}"
    reply = client.send(Request("GET", url, accept="application/json", keep=True), check=_is_json)
    try:
        (page,) = json.loads(reply.body)["query"]["pages"]
        said = page["imageinfo"][0]["extmetadata"]
        return reply, {name: _plain(entry["value"]) for name, entry in said.items()}
    except (KeyError, IndexError, TypeError, ValueError):
        return reply, {}


def _is_json(reply: Reply) -> None:
    if reply.media_type != "application/json":
        raise trouble.wrong_type(reply, "JSON")
    try:
        json.loads(reply.body)
    except (ValueError, RecursionError):
        raise trouble.truncated(reply.url, "it stops in the middle", "câu trả lời dừng giữa chừng") from None


def _plain(value: object) -> str:
    """Return a text without the HTML that some have."""
    import re
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", " ", str(value))).split())
