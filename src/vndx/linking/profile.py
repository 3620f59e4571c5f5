"""How another graph is asked: a small TOML file each, those of vndx and those of its users.

::

    endpoint = "https://example.org/sparql"
    target = "example"                       # name of the file of its links, and of its graph here
    space = "https://example.org/id/"        # what the IRIs of its things begin with
    names = ["rdfs:label", "skos:altLabel"]  # the first is the proper name
    languages = ["vi", "en", ""]

    [types]                                  # what its classes mean, from the narrowest to the widest
    province = ["https://example.org/Province"]
    place = ["https://example.org/Place"]

    [codes]                                  # list of codes here -> property there
    iso-3166-2 = "https://example.org/iso"
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field, fields, replace
from typing import Any

from vndx.errors import DataError, UnknownName
from vndx.lang import t
from vndx.ontology import prefixes
from vndx.remote.settings import Settings, read_toml

_HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "profiles")
#: Prefixes of other graphs, for profiles; those of the ontology are known too.
_OTHERS = {
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "p": "http://www.wikidata.org/prop/",
    "ps": "http://www.wikidata.org/prop/statement/",
    "pq": "http://www.wikidata.org/prop/qualifier/",
    "wikibase": "http://wikiba.se/ontology#",
    "dbo": "http://dbpedia.org/ontology/",
    "dbr": "http://dbpedia.org/resource/",
    "gn": "https://www.geonames.org/ontology#",
    "wgs84": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "http-schema": "http://schema.org/",
}
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`]+")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """How another graph is asked.

    Attributes:
        name: of the profile.
        endpoint: address of its SPARQL endpoint; with `documents`, where those lie.
        target: name of the graph, for links.
        space: what the IRIs of its things begin with.
        label: what it is called, by language.
        license: IRI of the licence of what it says; empty where it is not known.
        documents: it has no endpoint, but a document about each thing, at the IRI and this ending.
        names: properties that name a thing, the proper name first.
        description: property of a short description.
        languages: tags of the names to ask for.
        type: property of the class.
        superclass: property from a class to a wider one; empty where classes have none.
        types: kind of thing here to the classes there that fit it.
        country: property to value, one of which shows that a thing is of Viet Nam.
        codes: list of codes here to the property there.
        same: properties to the same thing in a third graph.
        redirect: property from a thing that was merged to the one that remains.
        ends: property of the day on which a thing ended; `begins` likewise.
        office: property from a person to an office held.
        statements: it has statements with ranks, as Wikidata does; those of deprecated rank do not count.
        facts: word for what can be fetched, to the property there.
        files_api: address that tells the licence of a picture; empty for none.
        pages: what the addresses of its things begin with besides `space`, as people copy them.
        sample: what an identifier of it looks like, as people write one.
        server: the server that is asked in place of its own; empty for its own.
    """

    name: str
    endpoint: str
    target: str
    space: str
    label: dict[str, str] = field(default_factory=dict)
    license: str = ""
    documents: str = ""
    names: tuple[str, ...] = (
        "http://www.w3.org/2000/01/rdf-schema#label",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
    )
    description: str = ""
    languages: tuple[str, ...] = ("vi", "en", "")
    type: str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    superclass: str = ""
    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    country: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    same: tuple[str, ...] = ()
    redirect: str = "http://www.w3.org/2002/07/owl#sameAs"
    begins: str = ""
    ends: str = ""
    office: str = ""
    statements: bool = False
    facts: dict[str, str] = field(default_factory=dict)
    files_api: str = ""
    pages: tuple[str, ...] = ()
    sample: str = ""
    server: str = ""

    @property
    def title(self) -> str:
        """What it is called, in the language of the user."""
        return self.label.get(t("en", "vi"), self.name)

    def iri(self, given: str) -> str:
        """Return the IRI of one of its things, from that or from its short form (``Q881``)."""
        given = given.strip()
        if given.startswith("<") and given.endswith(">"):
            given = given[1:-1]
        for page in self.pages:
            if given.startswith(page):
                given = re.split(r"[#?/]" if self.documents else r"[#?]", given.removeprefix(page))[0]
                break
        if given.startswith(("http://", "https://")) or not self.space:
            return given
        head, colon, local = given.partition(":")
        known = (prefixes() | _OTHERS).get(head) if colon else None
        if known is not None:
            return known + local
        if re.fullmatch(r"q[1-9][0-9]*", given) and self.sample.startswith("Q"):
            given = given.upper()
        return self.space + given + ("/" if self.documents else "")

    def short(self, iri: str) -> str:
        """Return the short form of the IRI of one of its things."""
        return iri.removeprefix(self.space).rstrip("/") if self.space else iri


def shipped() -> tuple[str, ...]:
    """Return the names of the profiles that come with vndx."""
    return tuple(sorted(name[:-5] for name in os.listdir(_HERE) if name.endswith(".toml")))


def named(name: str, settings: Settings, endpoint: str = "") -> Profile:
    """Return the profile that a user means.

    Args:
        name: that of a profile in the user's settings or of vndx, the path of a TOML file, or the
            address of an endpoint. One in the settings extends that of vndx of its name.
        settings: the user's.
        endpoint: another endpoint that holds the same graph.

    Raises:
        UnknownName: when there is none of that name.
        DataError: when it has values that do not fit.
    """
    own = ""
    if name in settings.profiles:
        table, place, called = settings.profiles[name], f"{settings.path}: profile.{name}", name
        if name in shipped():
            base = read_toml(os.path.join(_HERE, f"{name}.toml"))
            table, own = _extended(base, table), base["endpoint"]
    elif name.endswith(".toml"):
        table, place, called = read_toml(name), name, os.path.splitext(os.path.basename(name))[0].lower()
    elif name in shipped():
        place, called = os.path.join(_HERE, f"{name}.toml"), name
        table = read_toml(place)
    elif name.startswith(("http://", "https://")):
        called = _of_address(name)
        host = _host(name)
        table, place = {"endpoint": name, "label": {"vi": host, "en": host}}, name
    else:
        known = ", ".join(sorted({*shipped(), *settings.profiles}))
        raise UnknownName(
            f"no other graph is called {name}; known are {known}, else give the address of a SPARQL endpoint "
            "or a .toml file",
            f"không có đồ thị nào tên là {name}; đã biết {known}, nếu không hãy cho địa chỉ một SPARQL "
            "endpoint hoặc một tệp .toml",
        )
    profile = _made(table | ({"endpoint": endpoint} if endpoint else {}), place, called)
    own = own or table.get("endpoint", "")
    if not endpoint:
        profile = replace(profile, endpoint=settings.mirrors.get(profile.endpoint, profile.endpoint))
    return profile if profile.endpoint == own or not own else replace(profile, server=_host(profile.endpoint))


def _extended(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the table of a profile of vndx with what its user says otherwise; tables within are joined."""
    both = dict(base)
    for key, value in own.items():
        known = base.get(key)
        both[key] = known | value if isinstance(known, dict) and isinstance(value, dict) else value
    return both


def expanded(name: str) -> str:
    """Return the IRI that a name with a prefix stands for; *name* itself when the prefix is not known."""
    head, colon, local = name.partition(":")
    space = (_OTHERS.get(head) or prefixes().get(head)) if colon and not local.startswith("//") else None
    return space + local if space else name


def _host(url: str) -> str:
    """Return the host of an address, with the port where one is given."""
    from vndx.remote.address import checked

    parts = checked(url)
    return f"{parts.hostname or ''}:{parts.port}" if parts.port else parts.hostname or ""


def _of_address(url: str) -> str:
    from vndx.remote.address import checked

    host = (checked(url).hostname or "").lower()
    return re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.")).strip("-") or "other"


def _made(table: dict[str, Any], place: str, name: str) -> Profile:
    """Make a profile of the table of a TOML file, looking at each value."""
    known = {entry.name: entry for entry in fields(Profile) if entry.name not in ("name", "server")}
    values: dict[str, Any] = {"name": name, "target": name, "space": ""}
    for key, value in table.items():
        if key not in known:
            there = ", ".join(known)
            raise DataError(
                f"{place}: no such key: {key}; there are {there}", f"{place}: không có khóa {key}; có {there}"
            )
        values[key] = _value(key, value, known[key].type, place)
    if not values.get("endpoint"):
        raise DataError(f"{place}: the key endpoint is missing", f"{place}: thiếu khóa endpoint")
    if not _NAME.fullmatch(values["target"]):
        raise _misfit(
            place, "target", "lower-case letters, digits and hyphens", "chữ thường, chữ số và gạch nối"
        )
    return Profile(**values)


def _value(key: str, value: object, kind: object, place: str) -> object:
    """Return a value of a profile as `Profile` has it: IRIs written out, lists as tuples."""
    plain = key in (
        "endpoint",
        "target",
        "label",
        "languages",
        "documents",
        "files_api",
        "space",
        "license",
        "pages",
        "sample",
    )
    if kind == "bool":
        if not isinstance(value, bool):
            raise _misfit(place, key, "true or false", "true hoặc false")
        return value
    if kind == "str":
        if not isinstance(value, str):
            raise _misfit(place, key, "a text", "một chuỗi")
        return value if plain else _iri(value, key, place)
    if kind == "tuple[str, ...]":
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise _misfit(place, key, "a list of texts", "danh sách chuỗi")
        return tuple(value if plain else (_iri(entry, key, place) for entry in value))
    if not isinstance(value, dict):
        raise _misfit(place, key, "a table", "một bảng")
    many = key == "types"
    for entry in value.values():
        if not isinstance(entry, list if many else str):
            raise _misfit(
                place, key, "a table of lists" if many else "a table of texts", "một bảng đúng kiểu"
            )
    if many:
        return {name: tuple(_iri(str(one), key, place) for one in entry) for name, entry in value.items()}
    if key == "country":
        return {_iri(name, key, place): _iri(entry, key, place) for name, entry in value.items()}
    return {name: entry if plain else _iri(entry, key, place) for name, entry in value.items()}


def _iri(value: str, key: str, place: str) -> str:
    """Return an IRI that is written out or with a known prefix."""
    if not value:
        return ""
    head, _, local = value.partition(":")
    known = _OTHERS.get(head) or prefixes().get(head)
    iri = known + local if known else value
    if not _IRI.fullmatch(iri) or (not known and "//" not in iri and not iri.startswith("urn:")):
        raise _misfit(place, key, f"an IRI, not {value}", f"một IRI, không phải {value}")
    return iri


def _misfit(place: str, key: str, en: str, vi: str) -> DataError:
    return DataError(f"{place}: {key} has to be {en}", f"{place}: {key} phải là {vi}")
