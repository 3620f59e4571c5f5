"""Graphs without an endpoint, which have a document about each of their things.

GeoNames does so: what a thing's own address answers (303) is only where its document lies, and that
follows from the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from http import HTTPStatus

from vndx.graph.nesting import is_deep
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
        reply, quads = fetched(client, profile, iri)
        item = _item(profile, iri, quads)
        item.asked = reply.fetched.date().isoformat()
        if item.names:
            found[iri] = item
    return found


def fetched(client: Client, profile: Profile, iri: str) -> tuple[Reply, list[ox.Quad]]:
    """Return the document about a thing as it came, and what it states: nothing when there is none.

    Raises:
        RemoteError: when it cannot be had, or read.
    """
    url = f"{profile.endpoint}{iri.removeprefix(profile.space)}{profile.documents}"
    request = Request("GET", url, accept=_RDF_XML, keep=True, also=_GONE)
    found: list[list[ox.Quad]] = []  # what the look before the cache has read already
    reply = client.send(request, check=lambda fresh: found.append(parsed(fresh)))
    return reply, found[0] if found else parsed(reply)


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
    if _is_unsafe(reply.body):
        raise trouble.broken(reply.url, "RDF/XML")
    if not reply.body.rstrip().endswith(b">"):
        raise trouble.truncated(reply.url, "it stops in the middle", "câu trả lời dừng giữa chừng")
    try:
        return list(ox.parse(reply.body, ox.RdfFormat.RDF_XML, base_iri=reply.url))
    except SyntaxError as error:
        raise _unreadable(reply, error) from error


def _is_unsafe(body: bytes) -> bool:
    """Tell whether a document would keep its parser for long: it grows, is huge, or nests deeply.

    Other encodings than UTF-8 hide that from this look, and nobody needs them.
    """
    try:
        body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return True
    grows = b"\0" in body or b"<!DOCTYPE" in body.upper()
    return grows or body.count(b"<") > 200_000 or is_deep(body, "RDF_XML")


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
