"""What another graph is asked, and what it says of its things: in batches, by VALUES, in plain SPARQL 1.1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from vndx.linking.profile import Profile
from vndx.remote.sparql import Endpoint, Term
from vndx.remote.trouble import beside
from vndx.text.display import safe

_STRINGS = 250  # names in one request
_ITEMS = 50  # things in one request
_DIRECT = "http://www.wikidata.org/prop/direct/"
_CLAIM = "http://www.wikidata.org/prop/"
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_PREFIXES = """\
PREFIX wikibase: <http://wikiba.se/ontology#>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
"""


@dataclass
class Item:
    """A thing of another graph, as far as it was asked for.

    Attributes:
        iri: its IRI.
        names: its names, each with its language and whether it is a proper one.
        values: what else is said of it, by property.
        offices: offices held, each with the first and the last day; empty where none is given.
        sorts: words for what it is, of those that the profile has.
        typed: it is said what it is, be it in those words or not.
        merged: IRIs of those that were merged into it and led here.
        asked: the day on which all this was said.
    """

    iri: str
    names: list[tuple[str, str, bool]] = field(default_factory=list)
    values: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offices: list[tuple[str, str, str]] = field(default_factory=list)
    sorts: set[str] = field(default_factory=set)
    typed: bool = False
    merged: list[str] = field(default_factory=list)
    asked: str = ""

    def one(self, predicate: str) -> str:
        """Return a value of a property, the same each time; empty when there is none."""
        return min(self.values.get(predicate, ()), default="")

    def name(self, languages: Sequence[str]) -> tuple[str, str]:
        """Return its best name and the language of that."""
        ranked = sorted(
            self.names,
            key=lambda name: (
                not name[2],
                languages.index(name[1]) if name[1] in languages else len(languages),
                name,
            ),
        )
        return ranked[0][:2] if ranked else ("", "")


def by_name(endpoint: Endpoint, profile: Profile, names: Iterable[str]) -> dict[str, set[str]]:
    """Return the things that bear one of these names, by name.

    Raises:
        RemoteError: when the endpoint does not answer, or not wholly.
    """
    found: dict[str, set[str]] = defaultdict(set)
    properties = _iris(profile.names)
    literals = [_literal(name, language) for name in names for language in profile.languages]
    for some in _batches(literals, _STRINGS):
        query = (
            "SELECT DISTINCT ?item ?name WHERE { "
            f"VALUES ?name {{ {' '.join(some)} }} VALUES ?names {{ {properties} }} ?item ?names ?name }}"
        )
        for row in endpoint.select(query, needs=("item", "name")).rows:
            if _is_thing(row["item"], profile):
                found[row["name"]["value"]].add(row["item"]["value"])
    return found


def by_code(
    endpoint: Endpoint, profile: Profile, codes: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], set[str]]:
    """Return the things that bear one of these codes, by list and code; see `by_name`."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    lists = {profile.codes[name]: name for name, _ in codes if name in profile.codes}
    pairs = [
        f"(<{profile.codes[name]}> {_literal(code, '')})" for name, code in codes if name in profile.codes
    ]
    for some in _batches(pairs, _STRINGS):
        query = (
            "SELECT DISTINCT ?item ?list ?code WHERE { "
            f"VALUES (?list ?code) {{ {' '.join(some)} }} ?item ?list ?code }}"
        )
        for row in endpoint.select(query, needs=("item", "list", "code")).rows:
            if _is_thing(row["item"], profile) and row["list"]["value"] in lists:
                found[lists[row["list"]["value"]], row["code"]["value"]].add(row["item"]["value"])
    return found


def items(endpoint: Endpoint, profile: Profile, iris: Iterable[str]) -> dict[str, Item]:
    """Return what is said of some things; one that was merged stands under both of its names.

    Raises:
        RemoteError: when the endpoint does not answer, or not wholly.
    """
    found = _described(endpoint, profile, dict.fromkeys(iris))
    moved = {iri: item.one(profile.redirect) for iri, item in found.items() if _is_merged(item, profile)}
    targets = _described(endpoint, profile, sorted(set(moved.values()) - set(found)))
    for old, new in moved.items():
        remaining = found.get(new) or targets.get(new)
        if remaining is not None and remaining.names:
            remaining.merged.append(old)
            found[old] = remaining
    return {iri: item for iri, item in found.items() if item.names}


def _described(endpoint: Endpoint, profile: Profile, iris: Iterable[str]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for some in _batches([iri for iri in iris if _IRI.fullmatch(iri)], _ITEMS):
        values = " ".join(f"<{iri}>" for iri in some)
        asked = {iri: Item(iri) for iri in some}
        for item, row in _about(endpoint, _plain(profile, values), asked, "what", "value"):
            _take(profile, item, row)
        if profile.statements and (query := _stated(profile, values)):
            for item, row in _about(endpoint, query, asked, "what", "value"):
                _take(profile, item, row)
        if profile.types:
            for item, row in _about(endpoint, _classes(profile, values), asked):
                item.typed = True
                there = row.get("class", {}).get("value", "")
                item.sorts |= {sort for sort, classes in profile.types.items() if there in classes}
        found |= asked
    return found


def _about(
    endpoint: Endpoint, query: str, asked: dict[str, Item], *needs: str
) -> Iterator[tuple[Item, dict[str, Term]]]:
    """Ask, and yield each row with the thing that it is about.

    Raises:
        RemoteError: when there is no answer, or one about what was not asked for.
    """
    table = endpoint.select(query, needs=("item", *needs))
    for row in table.rows:
        item = asked.get(row["item"]["value"])
        if item is None:
            raise beside(endpoint.url)
        item.asked = item.asked or table.reply.fetched.date().isoformat()
        yield item, row


def _plain(profile: Profile, values: str) -> str:
    """Return the query for what stands on the things themselves."""
    stated = _statements(profile)
    wanted = [
        *(*profile.names, profile.description, profile.redirect, profile.begins, profile.ends),
        *(*profile.country, *profile.codes.values(), *profile.same, profile.office),
    ]
    tags = ", ".join(f'"{language}"' for language in dict.fromkeys([*profile.languages, "vi", "en", ""]))
    return (
        f"SELECT ?item ?what ?value WHERE {{ VALUES ?item {{ {values} }} "
        f"VALUES ?what {{ {_iris(iri for iri in wanted if iri and iri not in stated)} }} "
        f"?item ?what ?value FILTER(!ISLITERAL(?value) || LANG(?value) IN ({tags})) }}"
    )


def _statements(profile: Profile) -> set[str]:
    """Return the properties whose statements are looked at one by one, with rank and days."""
    if not profile.statements:
        return set()
    return {iri for iri in (*profile.codes.values(), profile.office) if iri.startswith(_DIRECT)}


def _stated(profile: Profile, values: str) -> str:
    """Return the query for statements that are not deprecated, with their days."""
    rows = " ".join(
        f"(<{iri}> <{_CLAIM}{number}> <{_CLAIM}statement/{number}>)"
        for iri in sorted(_statements(profile))
        for number in [iri.removeprefix(_DIRECT)]
    )
    return rows and (
        f"{_PREFIXES}SELECT ?item ?what ?value ?from ?to WHERE {{ VALUES ?item {{ {values} }} "
        f"VALUES (?what ?claim ?says) {{ {rows} }} ?item ?claim ?statement . "
        "?statement ?says ?value ; wikibase:rank ?rank FILTER(?rank != wikibase:DeprecatedRank) "
        "OPTIONAL { ?statement pq:P580 ?from } OPTIONAL { ?statement pq:P582 ?to } }"
    )


def _classes(profile: Profile, values: str) -> str:
    """Return the query for the classes of the profile that things are of, wider ones too.

    A row without a class says that a thing has any: some have hundreds, which nobody wants to see.
    """
    classes = _iris(dict.fromkeys(iri for some in profile.types.values() for iri in some))
    path = f"<{profile.type}>" + (f"/<{profile.superclass}>*" if profile.superclass else "")
    return (
        f"SELECT DISTINCT ?item ?class WHERE {{ VALUES ?item {{ {values} }} "
        f"{{ VALUES ?class {{ {classes} }} ?item {path} ?class }} UNION {{ ?item <{profile.type}> ?any }} }}"
    )


def _take(profile: Profile, item: Item, row: dict[str, Term]) -> None:
    """Put one row of an answer into what is known of its thing; what could steer a terminal is spelt out."""
    what, value = row["what"]["value"], row["value"]
    if what in profile.names:
        item.names.append((safe(value["value"]), value.get("xml:lang", ""), what == profile.names[0]))
    elif what == profile.office:
        days = [row.get(end, {}).get("value", "")[:10] for end in ("from", "to")]
        item.offices.append((value["value"], days[0], days[1]))
    else:
        item.values[what].add(safe(value["value"]))


def _is_merged(item: Item, profile: Profile) -> bool:
    """Tell whether a thing only points at the one that it was merged into.

    In Wikidata by owl:sameAs, which elsewhere says another thing: such a one has no name left.
    """
    pointer = not item.names or not profile.redirect.endswith("#sameAs")
    return (
        pointer
        and bool(item.values.get(profile.redirect))
        and item.one(profile.redirect).startswith(profile.space)
    )


def _is_thing(term: Term, profile: Profile) -> bool:
    return (
        term["type"] == "uri"
        and term["value"].startswith(profile.space)
        and bool(_IRI.fullmatch(term["value"]))
    )


def _literal(text: str, language: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"' + (f"@{language}" if language else "")


def _iris(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _batches(entries: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    for start in range(0, len(entries), size):
        yield entries[start : start + size]
