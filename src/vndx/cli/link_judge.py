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
    from vndx.linking.judge import none_found, record, refused
    from vndx.links import home
    from vndx.ontology import shrink

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
    folder = home() if folder is None else folder
    here = opened(graph, name, "", folder)
    (thing,), links = here.things, here.links
    iri = profile.iri(there)
    if said.verb == "none":
        link = none_found(thing, profile, by=said.by, evidence=said.evidence)
    elif said.verb == "reject":
        link = refused(thing, iri, profile, by=said.by, evidence=said.evidence)
    else:
        link = _accepted(client, profile, said, thing, iri, links)
    path = record(link, here.elsewhere, here.known, profile, folder, change=said.change)
    click.echo(
        t(
            f"recorded in {path}: {shrink(link.subject)} {_SAID[said.verb][0]} {_object(link, profile)}",
            f"đã ghi vào {path}: {shrink(link.subject)} {_SAID[said.verb][1]} {_object(link, profile)}",
        ).rstrip(),
        err=True,
    )


_SAID = {
    "accept": ("is", "là"),
    "reject": ("is not", "không phải là"),
    "none": ("was not found there", "không tìm thấy ở đó"),
}


def _object(link: Link, profile: Profile) -> str:
    from vndx.links import NO_TERM
    from vndx.text.display import safe

    if link.object == NO_TERM:
        return ""
    how = link.predicate.replace("#", "/").rpartition("/")[2]
    label = f" “{link.object_label}”" if link.object_label else ""
    return safe(f"{profile.short(link.object)}{label}" + ("" if link.rejected else f" ({how})"))


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
    if candidate.item.iri != iri:
        old, new = profile.short(iri), profile.short(candidate.item.iri)
        click.echo(
            t(
                f"{old} was merged into {new}, which is linked instead",
                f"{old} đã được gộp vào {new}, nên liên kết đến {new}",
            ),
            err=True,
        )
    link = accepted(
        candidate,
        profile,
        by=said.by,
        predicate=said.predicate or "exact",
        evidence=said.evidence,
        confidence=None if said.confidence is None else Decimal(str(said.confidence)),
    )
    if not said.predicate and candidate.suggestion != "exact":
        short = profile.short(iri)
        grounds = [reason for reason in candidate.reasons if reason.rule in NOT_EXACT]
        en, vi = "; ".join(reason.en for reason in grounds), "; ".join(reason.vi for reason in grounds)
        raise UsageError(
            f"{short} is hardly the same at all times ({en}); say by --as how they match: close, or exact "
            "if you are sure; nothing was written",
            f"{short} khó là một ở mọi thời điểm (“{vi}”); hãy cho biết khớp thế nào bằng --as: close, hoặc "
            "exact nếu bạn chắc; chưa ghi gì",
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
            f"{profile.target} has nothing called {short}; nothing was written",
            f"{profile.target} không có mục nào là {short}; chưa ghi gì",
        )
    return weigh(thing, item, profile, known_links(links, profile))
