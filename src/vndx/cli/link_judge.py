"""``vndx link accept``, ``reject`` and ``none``: a judgement is looked at, then written."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import click

from vndx.errors import UsageError
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from vndx.linking.profile import Profile
    from vndx.linking.record import Recorded
    from vndx.linking.things import Thing
    from vndx.linking.weigh import Candidate
    from vndx.links import Link
    from vndx.remote.client import Client


@dataclass(frozen=True)
class Judgement:
    """What a user said.

    Attributes:
        verb: ``accept``, ``reject`` or ``none``.
        words: the thing here, and unless it is none the one there.
        predicate: how they match; empty when it was not said.
        by, evidence, confidence, change: as the options have them.
    """

    verb: str
    words: Sequence[str]
    predicate: str
    by: str
    evidence: str
    confidence: float | None
    change: bool


def judge(
    client: Client, profile: Profile, said: Judgement, graph: tuple[str, ...], folder: str | None
) -> None:
    """Record a judgement; on any error nothing is written.

    Raises:
        UsageError: when something is missing, or the link breaks a rule.
        RemoteError: when accepting, and the other graph cannot be asked.
    """
    from vndx.cli.link_graph import opened
    from vndx.linking.record import record
    from vndx.links import home

    name, there = _names(said)
    if not said.by.strip():
        raise UsageError(
            "say who judges, by --by or VNDX_CURATOR",
            "hãy cho biết ai nhận định, bằng --by hoặc VNDX_CURATOR",
        )
    if said.verb != "accept" and not said.evidence.strip():
        raise UsageError("say on what grounds, by --evidence", "hãy cho biết căn cứ, bằng --evidence")
    if graph and folder is None:
        raise UsageError(
            "with --graph, say by --links where the judgement goes: the links of vndx are of its own graph",
            "khi dùng --graph, hãy cho biết nơi ghi nhận định bằng --links: các liên kết kèm theo vndx thuộc "
            "đồ thị của chính vndx",
        )
    ours = folder is None
    folder = home() if folder is None else folder
    iri = _identifier(there, profile) if there else ""
    here = opened(graph, name, "", folder)
    (thing,), links = here.things, here.links
    link = _made(client, profile, said, thing, iri, links)
    done = record(link, here.elsewhere, here.known, profile, folder, change=said.change, own=_own_words(said))
    _report(done, link, profile, ours=ours)


def _own_words(said: Judgement) -> list[str]:
    given = {"evidence": said.evidence, "confidence": said.confidence is not None}
    return [name for name, there in given.items() if there]


def _made(
    client: Client, profile: Profile, said: Judgement, thing: Thing, iri: str, links: Sequence[Link]
) -> Link:
    """Return the judgement; the other graph is asked for the one there, unless it was judged before.

    Raises:
        UsageError: when it was judged otherwise before, there is no such thing there, or it cannot be it.
        RemoteError: when the other graph cannot be asked.
    """
    from vndx.linking.judge import none_found, refused

    if said.verb == "none":
        return none_found(thing, profile, by=said.by, evidence=said.evidence)
    before = _before(said, thing, iri, links)
    if before is not None:
        return before
    if said.verb == "accept":
        return _accepted(client, profile, said, thing, iri, links)
    candidate = _looked_at(client, profile, thing, iri, links)
    return refused(candidate, profile, by=said.by, evidence=said.evidence, confidence=_decimal(said))


def _before(said: Judgement, thing: Thing, iri: str, links: Sequence[Link]) -> Link | None:
    """Return the judgement of the pair that stands already, as the user says it again.

    Raises:
        UsageError: when it is another, and that may not be changed.
    """
    from dataclasses import replace

    from vndx.linking.judge import PREDICATES
    from vndx.linking.record import standing

    old = next((old for old in links if (old.subject, old.object) == (thing.iri, iri)), None)
    if old is None:
        return None
    new = replace(
        old,
        rejected=said.verb == "reject",
        predicate=PREDICATES[said.predicate or "exact"],
        evidence=said.evidence or old.evidence,
        confidence=old.confidence if said.confidence is None else _decimal(said),
    )
    return old if standing([old], new, change=said.change, own=_own_words(said)) else None


def _decimal(said: Judgement) -> Decimal | None:
    return None if said.confidence is None else Decimal(str(said.confidence))


def _identifier(there: str, profile: Profile) -> str:
    """Return the IRI that a user means.

    Raises:
        UsageError: when no identifier of the graph looks like that.
    """
    from vndx.links import targets
    from vndx.text.display import safe, shortened

    iri = profile.iri(there)
    target = targets().get(profile.target)
    if target is None or not profile.sample or target.fits(iri):
        return iri
    shown = safe(shortened(there))
    raise UsageError(
        f"{shown} is no identifier of {profile.title}, which look like {profile.sample}; nothing was written",
        f"{shown} không phải mã của {profile.title}; mã có dạng như {profile.sample}; chưa ghi gì",
    )


def _report(done: Recorded, link: Link, profile: Profile, *, ours: bool) -> None:
    """Say what became of a judgement, what stood before, and what comes next."""
    from vndx.linking.record import said as told
    from vndx.ontology import shrink

    en, vi = ("", "") if done.before is None else told(done.before)
    if not done.path:
        what = shrink(link.subject)
        click.echo(
            t(
                f"{what}: this stands already, {en}; nothing was changed",
                f"{what}: nhận định này đã có, {vi}; không thay đổi gì",
            ),
            err=True,
        )
        return
    words = _SAID["reject" if link.rejected else _how(link)]
    line = t(
        f"recorded in {done.path}: {shrink(link.subject)} {words[0]} {_object(link, profile)}",
        f"đã ghi vào {done.path}: {shrink(link.subject)} {words[1]} {_object(link, profile)}",
    ).rstrip()
    if en:
        line += t(f"; before, it was {en}", f"; trước đó được {vi}")
    click.echo(line, err=True)
    if ours:
        click.echo(t("next: vndx check && make dataset", "tiếp theo: vndx check && make dataset"), err=True)


_SAID = {
    "exact": ("is", "là"),
    "same": ("is at all times", "mãi là"),
    "close": ("is nearly", "gần như là"),
    "broad": ("is part of the wider", "thuộc phạm vi rộng hơn của"),
    "narrow": ("is wider than", "rộng hơn"),
    "related": ("has to do with", "có liên quan đến"),
    "reject": ("is not", "không phải là"),
    "none": ("was not found there", "không tìm thấy ở đó"),
}


def _how(link: Link) -> str:
    from vndx.linking.judge import PREDICATES
    from vndx.links import NO_TERM

    if link.object == NO_TERM:
        return "none"
    return next(word for word, iri in PREDICATES.items() if iri == link.predicate)


def _object(link: Link, profile: Profile) -> str:
    from vndx.links import NO_TERM
    from vndx.text.display import safe

    if link.object == NO_TERM:
        return ""
    label = f" “{link.object_label}”" if link.object_label else ""
    return safe(f"{profile.short(link.object)}{label}" + ("" if link.rejected else f" ({_how(link)})"))


def _names(said: Judgement) -> tuple[str, str]:
    """Return the name of the thing here and the identifier of the one there."""
    wanted = 1 if said.verb == "none" else 2
    if len(said.words) < wanted:
        raise UsageError(
            f"{said.verb} needs the thing here{'' if wanted == 1 else ' and the one there'}",
            f"{said.verb} cần đối tượng ở đây{'' if wanted == 1 else ' và đối tượng bên kia'}",
        )
    if wanted == 1:
        return " ".join(said.words), ""
    return " ".join(said.words[:-1]), said.words[-1]


def _accepted(
    client: Client, profile: Profile, said: Judgement, thing: Thing, iri: str, links: Sequence[Link]
) -> Link:
    from vndx.linking.judge import accepted
    from vndx.linking.weigh import NOT_EXACT, WRONG_KIND

    candidate = _looked_at(client, profile, thing, iri, links)
    reasons = {reason.rule: reason for reason in candidate.reasons}
    if "kind" in reasons and candidate.score <= WRONG_KIND:
        raise UsageError(
            f"{profile.short(iri)} cannot be it: {reasons['kind'].en}; nothing was written",
            f"{profile.short(iri)} không thể là đối tượng này: {reasons['kind'].vi}; chưa ghi gì",
        )
    link = accepted(
        candidate,
        profile,
        by=said.by,
        predicate=said.predicate or "exact",
        evidence=said.evidence,
        confidence=_decimal(said),
    )
    if not said.predicate and candidate.suggestion == "close":
        short = profile.short(iri)
        grounds = [reason for reason in candidate.reasons if reason.rule in NOT_EXACT]
        en, vi = "; ".join(reason.en for reason in grounds), "; ".join(reason.vi for reason in grounds)
        raise UsageError(
            f"{short} is hardly the same at all times ({en}); say by --as how they match; "
            "nothing was written",
            f"{short} khó là một ở mọi thời điểm (“{vi}”); hãy cho biết khớp thế nào bằng --as; chưa ghi gì",
        )
    return link


def _looked_at(client: Client, profile: Profile, thing: Thing, iri: str, links: Sequence[Link]) -> Candidate:
    """Ask the other graph for the one thing, and weigh it.

    Raises:
        UsageError: when it has no such thing.
    """
    from vndx.linking.find import facts, known_links
    from vndx.linking.weigh import weigh

    item = facts(client, profile, [iri]).get(iri)
    if item is None:
        from vndx.text.display import safe, shortened

        short = safe(shortened(profile.short(iri)))
        raise UsageError(
            f"{profile.title} has nothing called {short}; nothing was written",
            f"{profile.title} không có mục nào là {short}; chưa ghi gì",
        )
    if item.iri != iri:
        old, new = profile.short(iri), profile.short(item.iri)
        click.echo(
            t(
                f"{old} was merged into {new}, which is judged instead",
                f"{old} đã được gộp vào {new}, nên nhận định về {new}",
            ),
            err=True,
        )
    return weigh(thing, item, profile, known_links(links, profile))
