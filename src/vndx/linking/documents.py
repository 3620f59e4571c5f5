"""Graphs without an endpoint, which have a document about each of their things.

GeoNames does so: what a thing's own address answers (303) is only where its document lies, and that
follows from the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

from vndx.linking.asking import Item
from vndx.linking.profile import Profile
from vndx.remote import trouble
from vndx.remote.client import Client, Request
from vndx.remote.reply import Reply
from vndx.text.display import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox

_RDF_XML = "application/rdf+xml"
_GONE = frozenset((HTTPStatus.NOT_FOUND, HTTPStatus.GONE))
_SKOS_LANGUAGE = ("vi", "en", "")


def described(client: Client, profile: Profile, iris: Iterable[str]) -> dict[str, Item]:
    """Return what the documents about some things say of them; nothing of those that have none.

    Raises:
        RemoteError: when a document cannot be had, or read.
    """
    found = {}
    for iri in iris:
        reply = fetched(client, profile, iri)
        item = _item(profile, iri, parsed(reply))
        item.asked = reply.fetched.date().isoformat()
        if item.names:
            found[iri] = item
    return found


def fetched(client: Client, profile: Profile, iri: str) -> Reply:
    """Return the document about a thing as it came; its status may be 404 or 410."""
    url = f"{profile.endpoint}{iri.removeprefix(profile.space)}{profile.documents}"
    request = Request("GET", url, accept=_RDF_XML, keep=True, also=_GONE)
    return client.send(request, check=_looked)


def _looked(reply: Reply) -> None:
    parsed(reply)


def parsed(reply: Reply) -> list[ox.Quad]:
    """Return the statements of a document; none of one that is not there.

    Raises:
        RemoteError: when it is no RDF/XML.
    """
    import pyoxigraph as ox

    if reply.status in _GONE:
        return []
    if reply.media_type not in (_RDF_XML, "application/xml", "text/xml"):
        raise trouble.wrong_type(reply, "RDF/XML")
    if not reply.body.strip():
        raise trouble.truncated(reply.url, "it is empty", "câu trả lời rỗng")
    if b"<!DOCTYPE" in reply.body.upper() or reply.body.count(b"<") > 200_000:
        raise trouble.broken(reply.url, "RDF/XML")
    if not reply.body.rstrip().endswith(b">"):
        raise trouble.truncated(reply.url, "it stops in the middle", "câu trả lời dừng giữa chừng")
    try:
        return list(ox.parse(reply.body, ox.RdfFormat.RDF_XML, base_iri=reply.url))
    except SyntaxError as error:
        raise _unreadable(reply, error) from error


def _unreadable(reply: Reply, error: SyntaxError) -> Exception:
    """Say why RDF/XML could not be read; that of Wikidata's entity documents has a reason of its own."""
    if re.search(rb"rdf:nodeID=\"[0-9]", reply.body):
        return trouble.unreadable(
            reply.url,
            "its rdf:nodeID begins with a digit, which XML does not allow; ask for Turtle instead",
            "rdf:nodeID bắt đầu bằng chữ số, XML không cho phép; hãy hỏi dạng Turtle",
        )
    said = str(error.msg or error)
    return trouble.unreadable(reply.url, said, f"“{said}”")


def _item(profile: Profile, iri: str, quads: list[ox.Quad]) -> Item:
    import pyoxigraph as ox

    item = Item(iri)
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode) or quad.subject.value != iri:
            continue
        what, value = quad.predicate.value, quad.object
        if isinstance(value, ox.Literal) and what in profile.names:
            if (value.language or "") in _SKOS_LANGUAGE:
                item.names.append((safe(value.value), value.language or "", what == profile.names[0]))
        elif isinstance(value, ox.Literal | ox.NamedNode):
            item.values[what].add(safe(value.value))
    classes = item.values.get(profile.type, set())
    item.typed = bool(classes)
    item.sorts = {sort for sort, some in profile.types.items() if classes & set(some)}
    for name, what in profile.codes.items():
        if name == profile.name:  # its own identifier is in the IRI
            item.values[what].add(profile.short(iri))
    return item
