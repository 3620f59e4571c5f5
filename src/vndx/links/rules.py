"""What must hold of links, so that a wrong one cannot get in unnoticed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from vndx.links.model import EXACT, JUSTIFICATIONS, KINDS, LOOKED_UP, MATCHES, NO_TERM, SAME, SEMAPV, Link
from vndx.links.targets import Target

_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
#: By these two things are one.
IDENTITY = (SAME, EXACT)


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a link.

    Attributes:
        rule: name of the rule that it breaks, as in `vndx.check.finding.RULES`.
        link: the link.
        value: what is wrong with it, where there is a value to show.
    """

    rule: str
    link: Link
    value: str = ""


@dataclass(frozen=True)
class Things:
    """What the graph knows of the things that links are about.

    Attributes:
        kinds: IRI to what it is, one of `KINDS`.
        changing: those that merged, were merged or changed, so that no other graph's thing is
            the same over all of their time.
        before: what came out of a change to what went into it.
    """

    kinds: Mapping[str, str]
    changing: frozenset[str] = frozenset()
    before: Mapping[str, frozenset[str]] = field(default_factory=dict)


def problems(
    links: Iterable[Link], known: Mapping[str, Target], things: Things | None = None
) -> list[Problem]:
    """Return what is wrong with the links of a graph, each by itself and all together.

    Args:
        links: all links, so that a new one is held against the others.
        known: the other graphs by name.
        things: what is known of the things here; what it does not know is not looked into.
    """
    links = list(links)
    found = [problem for link in links for problem in _one(link, known, things)]
    return [*found, *_together(links), *([] if things is None else _through_a_change(links, things))]


def _one(link: Link, known: Mapping[str, Target], things: Things | None) -> Iterator[Problem]:
    """Yield what is wrong with a link by itself."""
    for slot in ("subject", "predicate", "object", "target", "evidence", "author"):
        if not getattr(link, slot).strip():
            yield Problem("link-slot", link, slot)
    if not _DAY.fullmatch(link.date):
        yield Problem("link-slot", link, f"date {link.date}".strip())
    if link.predicate not in MATCHES:
        yield Problem("link-predicate", link, link.predicate)
    if link.justification not in {SEMAPV + name for name in JUSTIFICATIONS}:
        yield Problem("link-justification", link, link.justification)
    if link.name and link.name != link.iri:
        yield Problem("link-name", link, link.iri)
    yield from _found(link, known) if link.object != NO_TERM else _nothing(link)
    if things is not None:
        yield from _fits(link, things)


def _found(link: Link, known: Mapping[str, Target]) -> Iterator[Problem]:
    """Yield what is wrong with a link to something."""
    if link.confidence is None or not 0 <= link.confidence <= 1:
        yield Problem("link-confidence", link, "" if link.confidence is None else f"{link.confidence:f}")
    if link.kind not in KINDS:
        yield Problem("link-slot", link, f"kind {link.kind}".strip())
    target = known.get(link.target)
    web = link.object.startswith(("http://", "https://"))
    if not (web if target is None else target.fits(link.object)):
        yield Problem("link-identifier", link, link.object)
    elif target is not None and link.justification in LOOKED_UP and not _quoted(link, target):
        yield Problem("link-grounds", link, target.identifier(link.object))


def _quoted(link: Link, target: Target) -> bool:
    """Say whether the grounds speak of the identifier: what was found by looking it up says what it read."""
    identifier = re.escape(target.identifier(link.object))
    return re.search(rf"(?<![0-9A-Za-z]){identifier}(?![0-9A-Za-z])", link.evidence) is not None


def _nothing(link: Link) -> Iterator[Problem]:
    """Yield what is wrong with the record that nothing was found."""
    if link.rejected:
        yield Problem("link-rejected", link)
    if link.confidence is not None:
        yield Problem("link-confidence", link, f"{link.confidence:f}")


def _fits(link: Link, things: Things) -> Iterator[Problem]:
    """Yield what does not go together of the thing here and the thing there."""
    here = things.kinds.get(link.subject)
    if link.asserted and here and link.kind in KINDS and link.kind != here:
        yield Problem("link-kind", link, f"{here} ≠ {link.kind}")
    if link.asserted and link.predicate == SAME and (here == "concept" or link.subject in things.changing):
        yield Problem("link-same", link, link.object)


def _together(links: list[Link]) -> Iterator[Problem]:
    """Yield what is wrong with links beside each other."""
    of_theirs: dict[str, list[Link]] = defaultdict(list)
    of_ours: dict[tuple[str, str], list[Link]] = defaultdict(list)
    pairs: dict[tuple[str, str], list[Link]] = defaultdict(list)
    for link in links:
        if link.object != NO_TERM:
            pairs[link.subject, link.object].append(link)
        if link.asserted and link.predicate in IDENTITY:
            of_theirs[link.object].append(link)
            of_ours[link.subject, link.target].append(link)
    for several in of_theirs.values():
        if len({link.subject for link in several}) > 1:
            yield from (Problem("link-shared", link, link.object) for link in several)
    for several in of_ours.values():
        if len({link.object for link in several}) > 1:
            yield from (Problem("link-twice", link, link.object) for link in several)
    for several in pairs.values():
        if len({link.rejected for link in several}) > 1:
            yield from (Problem("link-rejected", link, link.object) for link in several if not link.rejected)
    for link in links:
        if link.object == NO_TERM and (link.subject, link.target) in of_ours:
            yield Problem("link-none", link, of_ours[link.subject, link.target][0].object)


def _through_a_change(links: list[Link], things: Things) -> Iterator[Problem]:
    """Yield the links by which a thing would become what it was made from, or what became of it.

    A unit or body that came out of a change is no thing that is linked to one that went into it, be it
    only nearly. Of a body the other way round, too: the item of the ministry that took another in is not
    that other one. The unit of before keeps its identifier when the one of after is called near to it.
    """
    linked: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.asserted:
            linked[link.object].append(link)
    for several in linked.values():
        for link in several:
            if link.predicate not in IDENTITY:
                continue
            before = things.before.get(link.subject, frozenset())
            body = things.kinds.get(link.subject) == "body"
            for other in several:
                after = body and link.subject in things.before.get(other.subject, ())
                if other.predicate not in IDENTITY and (other.subject in before or after):
                    yield Problem("link-change", link, link.object)
                    break
