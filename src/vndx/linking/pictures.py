"""The licence of a picture, and whose it is: told by another address than the picture itself."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote, urlencode

import pyoxigraph as ox

from vndx.errors import UsageError
from vndx.linking.fact import Fact, term
from vndx.linking.profile import Profile
from vndx.remote import trouble
from vndx.remote.client import Client, Request
from vndx.remote.reply import Reply

_DCTERMS = "http://purl.org/dc/terms/"
_FILES = "http://commons.wikimedia.org/wiki/Special:FilePath/"


def licensed(client: Client, profile: Profile, pictures: Sequence[Fact]) -> list[Fact]:
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
        url = said.get("LicenseUrl", "")
        licence = term({"type": "uri", "value": url}) if url.startswith(("http://", "https://")) else None
        if licence is None:
            continue
        picture = fact.object.value
        found += [fact, Fact(picture, f"{_DCTERMS}license", licence, reply)]
        for name, predicate in (("LicenseShortName", f"{_DCTERMS}rights"), ("Artist", f"{_DCTERMS}creator")):
            value = term({"type": "literal", "value": said[name]}) if said.get(name) else None
            if value is not None:
                found.append(Fact(picture, predicate, value, reply))
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
    except (KeyError, IndexError, TypeError, ValueError, AttributeError):
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
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", str(value))).split())
