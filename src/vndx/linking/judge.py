"""A person's judgement on a candidate, as a link that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from vndx.errors import UsageError
from vndx.linking.broken import broken
from vndx.linking.profile import Profile
from vndx.linking.things import Thing
from vndx.linking.weigh import POSSIBLE, Candidate
from vndx.links import NO_TERM, Link, Target, alone, gives_way, home, kept, path_of, problems, put, targets
from vndx.links.model import CLOSE, EXACT, KINDS, RDF, SAME, SEMAPV, SKOS, TARGET
from vndx.text.display import safe, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox

    from vndx.links.rules import Things

PREDICATES = {
    "exact": EXACT,
    "close": CLOSE,
    "same": SAME,
    "broad": f"{SKOS}broadMatch",
    "narrow": f"{SKOS}narrowMatch",
    "related": f"{SKOS}relatedMatch",
}
_VOID = "http://rdfs.org/ns/void#"


def today() -> str:
    """Return the day of a judgement that is made now."""
    return datetime.now(UTC).date().isoformat()


def accepted(
    candidate: Candidate,
    profile: Profile,
    *,
    by: str,
    predicate: str = "exact",
    evidence: str = "",
    confidence: Decimal | None = None,
) -> Link:
    """Return the link that says that a candidate is it.

    One that hardly agrees in anything takes more than the reasons of its score.

    Args:
        candidate: as it was weighed.
        profile: of the other graph.
        by: who judges.
        predicate: one of `PREDICATES`.
        evidence: on what grounds, in words; the reasons of the score when left out.
        confidence: from 0 to 1; the score when left out.

    Raises:
        UsageError: when it scores low, and no grounds or no confidence are given.
    """
    if candidate.score < POSSIBLE and (not evidence or confidence is None):
        short = profile.short(candidate.item.iri)
        raise UsageError(
            f"{short} scores {candidate.score} of 100 only; say on what grounds and how sure, by --evidence "
            "and --confidence",
            f"{short} chỉ được {candidate.score} trên 100 điểm; hãy cho biết căn cứ và độ tin cậy, bằng "
            "--evidence và --confidence",
        )
    name, language = candidate.item.name(profile.languages)
    grounds = evidence or _grounds(candidate, profile)
    return Link(
        subject=candidate.thing.iri,
        predicate=PREDICATES[predicate],
        object=candidate.item.iri,
        target=profile.target,
        evidence=grounds,
        author=by,
        reviewer=by,
        date=today(),
        justification=f"{SEMAPV}ManualMappingCuration",
        confidence=_decimal(Decimal(candidate.score) / 100 if confidence is None else confidence),
        kind=kind_of(candidate, profile),
        object_label=name,
        object_language=language,
    )


def refused(thing: Thing, iri: str, profile: Profile, *, by: str, evidence: str, kind: str = "") -> Link:
    """Return the link that says that a thing there is not the one here; see `accepted`."""
    return Link(
        subject=thing.iri,
        object=iri,
        target=profile.target,
        evidence=evidence,
        author=by,
        reviewer=by,
        date=today(),
        confidence=_decimal(Decimal(1)),
        rejected=True,
        kind=kind or thing.kind,
    )


def none_found(thing: Thing, profile: Profile, *, by: str, evidence: str) -> Link:
    """Return the record that the other graph was searched and has no such thing; see `accepted`."""
    return Link(
        subject=thing.iri,
        object=NO_TERM,
        target=profile.target,
        evidence=evidence,
        author=by,
        reviewer=by,
        date=today(),
    )


def _decimal(number: Decimal) -> Decimal:
    """Return a number with a decimal point, as the graph writes one."""
    number = number.normalize()
    return number if number % 1 else number.quantize(Decimal("0.1"))


def kind_of(candidate: Candidate, profile: Profile) -> str:
    """Return what a candidate is, one of `KINDS`: by its classes; else what the thing here is."""
    for sort in profile.types:
        if sort in candidate.item.sorts:
            kind = {"province": "place", "country": "place", "ministry": "body"}.get(sort, sort)
            if kind in KINDS:
                return kind
    return candidate.thing.kind


def record(
    link: Link,
    links: Iterable[Link],
    known: Things,
    profile: Profile,
    folder: str | None,
    *,
    change: bool = False,
) -> str:
    """Keep a judgement, if it breaks no rule; return the file that it stands in.

    Nobody else changes the folder between the look at what is there and the writing.

    Args:
        link: the judgement.
        links: those of the graph that do not stand in the folder, to all graphs.
        known: what the things here are.
        profile: of the other graph.
        folder: the folder of links; that of the checkout for ``None``.
        change: it may be the opposite of what was judged before.

    Raises:
        UsageError: when it breaks a rule, or would steer a terminal; nothing is written then.
        WriteError: when it cannot be written.
    """
    _refuse_controls(link)
    graphs = targets()
    link = _where_it_belongs(link, graphs)
    folder = home() if folder is None else folder
    path_of(link.target, folder)
    fresh = link.target not in graphs
    if fresh:
        graphs[link.target] = Target(
            name=link.target, label=profile.label, space=profile.space, pattern=".+", license=profile.license
        )
    with alone(folder):
        there = {old.iri: old for old in (*links, *kept(folder))}.values()
        for old in there:
            if not change and _opposite(old, link):
                raise _judged_before(old)
        others = [old for old in there if not gives_way(old, link)]
        for problem in problems([*others, link], graphs, known):
            if problem.link == link:
                raise broken(problem.rule, problem.value)
        return put(link, folder, _about(profile) if fresh else ())


def _refuse_controls(link: Link) -> None:
    """Refuse words of a curator that no file of a graph may have.

    Raises:
        UsageError: naming the option.
    """
    for option, words in (("--by", link.author), ("--evidence", link.evidence)):
        if safe(words) != words:
            shown = safe(shortened(words))
            raise UsageError(
                f"{option} has control characters: {shown}; give it as one plain line",
                f"{option} có ký tự điều khiển: {shown}; hãy cho thành một dòng chữ thường",
            )


def _where_it_belongs(link: Link, graphs: dict[str, Target]) -> Link:
    """Return a link to a thing of a known graph as one to that graph, whatever server told of it."""
    if link.target in graphs or link.object == NO_TERM:
        return link
    fitting = (name for name, target in graphs.items() if target.fits(link.object))
    return replace(link, target=next(fitting, link.target))


def _opposite(old: Link, new: Link) -> bool:
    """Tell whether two are on the same pair, and one accepts what the other refuses."""
    pair = (old.subject, old.object) == (new.subject, new.object)
    return pair and old.rejected != new.rejected and old.object != NO_TERM


def _judged_before(old: Link) -> UsageError:
    en, vi = ("refused", "từ chối") if old.rejected else ("accepted", "chấp nhận")
    grounds = safe(shortened(old.evidence, 120))
    return UsageError(
        f"this was {en} on {old.date} ({grounds}); add --change to judge anew",
        f"cặp này đã được {vi} ngày {old.date} (“{grounds}”); hãy thêm --change để xét lại",
    )


def _grounds(candidate: Candidate, profile: Profile) -> str:
    """Say in words why a candidate was accepted: where it was looked at, and what agreed."""
    reasons = "; ".join(reason.en for reason in candidate.reasons if reason.points or reason.rule == "merged")
    endpoint = profile.endpoint.partition("?")[0]  # what follows may be a key to it
    return f"{endpoint}, {candidate.item.asked or today()}: {reasons}"


def _about(profile: Profile) -> Iterable[ox.Quad]:
    import re

    import pyoxigraph as ox

    from vndx.links.model import LINKS
    from vndx.links.targets import LINKED_GRAPH

    node, graph = ox.NamedNode(TARGET + profile.target), ox.NamedNode(LINKS + profile.target)
    yield ox.Quad(node, ox.NamedNode(f"{RDF}type"), ox.NamedNode(LINKED_GRAPH), graph)
    for language in ("vi", "en"):
        label = ox.Literal(profile.label.get(language, profile.target), language=language)
        yield ox.Quad(node, ox.NamedNode(f"{SKOS}prefLabel"), label, graph)
    if profile.space:
        yield ox.Quad(node, ox.NamedNode(f"{_VOID}uriSpace"), ox.Literal(profile.space), graph)
        pattern = ox.Literal(f"^{re.escape(profile.space)}.+$")
        yield ox.Quad(node, ox.NamedNode(f"{_VOID}uriRegexPattern"), pattern, graph)
