"""From things here to candidates there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from vndx.linking.asking import Item, by_code, by_name, items
from vndx.linking.documents import described
from vndx.linking.names import bare, forms
from vndx.linking.profile import Profile
from vndx.linking.reasons import Known
from vndx.linking.things import Thing
from vndx.linking.weigh import Candidate, settle, weigh
from vndx.links import NO_TERM, Link
from vndx.links.model import EXACT, SAME
from vndx.remote.client import Client
from vndx.remote.sparql import Endpoint
from vndx.text.keys import search_key


def candidates(
    client: Client, profile: Profile, things: Sequence[Thing], links: Iterable[Link]
) -> dict[str, list[Candidate]]:
    """Ask another graph for what may be these things.

    Args:
        client: who asks.
        profile: how the other graph is asked.
        things: those here.
        links: judgements that are there already, to all graphs.

    Returns:
        For each thing its candidates, the best first; rejected ones last, and marked.

    Raises:
        RemoteError: when the other graph does not answer, or not wholly; then nothing is known of any.
    """
    links = list(links)
    known = known_links(links, profile)
    judged = _judged(links, profile)
    found = _asked_for(client, profile, things)
    for thing in things:
        found[thing.iri] |= {iri for subject, iri in judged if subject == thing.iri}
    wanted = sorted({iri for iris in found.values() for iri in iris})
    there = facts(client, profile, wanted)
    return {
        thing.iri: settle(_weighed(thing, found[thing.iri], there, profile, known, judged))
        for thing in things
    }


def facts(client: Client, profile: Profile, iris: Iterable[str]) -> dict[str, Item]:
    """Return what the other graph says of some of its things, as far as it knows them.

    Raises:
        RemoteError: when it does not answer, or not wholly.
    """
    if profile.documents:
        return described(client, profile, iris)
    return items(Endpoint(client, profile.endpoint, keep=True), profile, iris)


def _asked_for(client: Client, profile: Profile, things: Sequence[Thing]) -> dict[str, set[str]]:
    """Return for each thing the IRIs of what bears its name or its code."""
    found: dict[str, set[str]] = defaultdict(set)
    if profile.documents:  # by identifier alone: there is nobody to ask for names
        for thing in things:
            found[thing.iri] = {profile.iri(code) for name, code in thing.codes if name == profile.name}
        return found
    endpoint = Endpoint(client, profile.endpoint, keep=True)
    asked: dict[str, set[str]] = defaultdict(set)
    for thing in things:
        for name, _ in thing.names:
            if len(search_key(bare(name))) > 1:
                for form in forms(name, place=thing.kind == "place"):
                    asked[form].add(thing.iri)
    for name, iris in by_name(endpoint, profile, sorted(asked)).items():
        for subject in asked.get(name, ()):
            found[subject] |= iris
    codes = {code for thing in things for code in thing.codes}
    bearing = by_code(endpoint, profile, sorted(codes))
    for thing in things:
        for code in thing.codes:
            found[thing.iri] |= bearing.get(code, set())
    return found


def _weighed(
    thing: Thing,
    iris: Iterable[str],
    there: dict[str, Item],
    profile: Profile,
    known: Known,
    judged: dict[tuple[str, str], Link],
) -> list[Candidate]:
    """Weigh what was found for a thing, each once, whatever name led to it."""
    unique = {there[iri].iri: there[iri] for iri in iris if iri in there}
    weighed = [weigh(thing, item, profile, known) for item in unique.values()]
    for one in weighed:
        names = [one.item.iri, *one.item.merged]
        link = next((judged[thing.iri, name] for name in names if (thing.iri, name) in judged), None)
        if link is not None:
            one.judged = "rejected" if link.rejected else "accepted"
            one.match = "" if link.rejected else link.predicate.replace("#", "/").rpartition("/")[2]
    return weighed


def known_links(links: Iterable[Link], profile: Profile) -> Known:
    """Return what the links that are there already say for candidates of a graph."""
    exact = [link for link in links if link.asserted and link.predicate in (EXACT, SAME)]
    here = [link for link in exact if link.target == profile.target]
    third: dict[str, set[str]] = defaultdict(set)
    for link in exact:
        third[link.subject].add(link.object)
    return Known(
        offices={link.subject: link.object for link in here},
        taken={link.object: link.subject for link in here},
        third={subject: frozenset(objects) for subject, objects in third.items()},
    )


def _judged(links: list[Link], profile: Profile) -> dict[tuple[str, str], Link]:
    return {
        (link.subject, link.object): link
        for link in links
        if link.target == profile.target and link.object != NO_TERM
    }
