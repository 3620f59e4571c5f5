"""What other graphs say of things that are linked: fetched into a graph of its own, never into ours.

The statements stay about the thing there, by the properties that are used there; a query joins them by
the link. Each day of asking has a graph of its own, which says where it comes from, when, and under
which licence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from vndx.errors import UnknownName
from vndx.linking.documents import fetched
from vndx.linking.fact import Fact, is_plain, term
from vndx.linking.pictures import licensed
from vndx.linking.profile import Profile, expanded
from vndx.links import Link
from vndx.links.model import EXACT, SAME
from vndx.remote.client import Client
from vndx.remote.reply import Reply
from vndx.remote.sparql import Endpoint, Term
from vndx.remote.trouble import beside

_ITEMS = 50
_NO_IRI = frozenset('<>"{}|\\^` \t\r\n')
_DIRECT = "http://www.wikidata.org/prop/direct/"
_CLAIM = "http://www.wikidata.org/prop/"
_DAY = "http://www.wikidata.org/prop/qualifier/P585"
#: The word for pictures, which come with their licence or not at all.
IMAGE = "image"


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
        elif (iri := expanded(name)).startswith(("http://", "https://")) and not set(iri) & _NO_IRI:
            found[name] = iri
        else:
            known = ", ".join(profile.facts) or "-"
            raise UnknownName(
                f"{profile.name} has no property {name}; there are {known}, else give an IRI or "
                "a name like wdt:P1566",
                f"{profile.name} không có thuộc tính {name}; có {known}, nếu không hãy cho IRI "
                "hoặc tên như wdt:P1566",
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
    return [fact for fact in found if fact.predicate != picture] + licensed(client, profile, pictures)


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
    facts += [*moved.values(), *_select(client, profile, left, wanted.values())]
    return [*facts, *_dated(client, profile, facts)]


def _dated(client: Client, profile: Profile, facts: Sequence[Fact]) -> list[Fact]:
    """Return for values that hold for a day the statements that say which: no figure without its day."""
    values = {(fact.subject, fact.predicate) for fact in facts if fact.predicate.startswith(_DIRECT)}
    values = {pair for pair in values if pair[1] != profile.facts.get(IMAGE)}  # comes with its licence
    if not profile.statements or not values:
        return []
    endpoint = Endpoint(client, profile.endpoint, keep=True)
    items, rows = sorted({item for item, _ in values}), sorted({what for _, what in values})
    names = " ".join(
        f"(<{what}> <{_CLAIM}{number}> <{_CLAIM}statement/{number}>)"
        for what in rows
        for number in [what.removeprefix(_DIRECT)]
    )
    found = []
    for start in range(0, len(items), _ITEMS):
        some = " ".join(f"<{iri}>" for iri in items[start : start + _ITEMS])
        table = endpoint.select(
            f"SELECT ?item ?what ?statement ?value ?day WHERE {{ VALUES ?item {{ {some} }} "
            f"VALUES (?what ?claim ?says) {{ {names} }} ?item ?claim ?statement . "
            f"?statement a <http://wikiba.se/ontology#BestRank> ; ?says ?value ; <{_DAY}> ?day }}",
            needs=("item", "what", "statement", "value", "day"),
        )
        for row in table.rows:
            ours = row["statement"]["value"].startswith(f"{profile.space}statement/")
            if not ours or (row["item"]["value"], row["what"]["value"]) not in values:
                raise beside(profile.endpoint)
            found += _statement(row, table.reply)
    return found


def _statement(row: Mapping[str, Term], reply: Reply) -> list[Fact]:
    """Return a statement with its value and its day; nothing when one of them cannot be written."""
    statement, value, day = (term(row[name]) for name in ("statement", "value", "day"))
    if not isinstance(statement, ox.NamedNode) or value is None or day is None:
        return []
    number = row["what"]["value"].removeprefix(_DIRECT)
    return [
        Fact(row["item"]["value"], f"{_CLAIM}{number}", statement, reply, detail=True),
        Fact(statement.value, f"{_CLAIM}statement/{number}", value, reply, detail=True),
        Fact(statement.value, _DAY, day, reply, detail=True),
    ]


def _select(client: Client, profile: Profile, items: Sequence[str], properties: Iterable[str]) -> list[Fact]:
    endpoint = Endpoint(client, profile.endpoint, keep=True)
    asked, wanted = set(items), list(dict.fromkeys(properties))
    names = " ".join(f"<{iri}>" for iri in wanted)
    found = []
    for start in range(0, len(items), _ITEMS):
        values = " ".join(f"<{iri}>" for iri in items[start : start + _ITEMS])
        table = endpoint.select(
            f"SELECT ?item ?what ?value WHERE {{ VALUES ?item {{ {values} }} VALUES ?what {{ {names} }} "
            "?item ?what ?value }",
            needs=("item", "what", "value"),
        )
        for row in table.rows:
            if row["item"]["value"] not in asked or row["what"]["value"] not in wanted:
                raise beside(profile.endpoint)  # nobody else's words, and above all not ours
            value = term(row["value"])
            if value is not None:
                found.append(Fact(row["item"]["value"], row["what"]["value"], value, table.reply))
    return found


def _of_documents(
    client: Client, profile: Profile, items: Sequence[str], wanted: Mapping[str, str]
) -> list[Fact]:
    found = []
    for iri in items:
        reply, quads = fetched(client, profile, iri)
        for quad in quads:
            fits = isinstance(quad.subject, ox.NamedNode) and quad.subject.value == iri
            if (
                fits
                and quad.predicate.value in wanted.values()
                and isinstance(quad.object, ox.NamedNode | ox.Literal)
                and is_plain(quad.object)
            ):
                found.append(Fact(iri, quad.predicate.value, quad.object, reply))
    return found
