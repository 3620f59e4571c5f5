"""A person's judgement on a candidate, as a link that is kept."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from vndx.errors import UsageError
from vndx.linking.profile import Profile
from vndx.linking.things import Thing
from vndx.linking.weigh import POSSIBLE, Candidate
from vndx.links import NO_TERM, Link
from vndx.links.model import CLOSE, EXACT, KINDS, SAME, SEMAPV, SKOS

PREDICATES = {
    "exact": EXACT,
    "close": CLOSE,
    "same": SAME,
    "broad": f"{SKOS}broadMatch",
    "narrow": f"{SKOS}narrowMatch",
    "related": f"{SKOS}relatedMatch",
}
#: How sure one is at most, when the one who judges does not say: nothing is certain (docs/links.md).
MOST = Decimal("0.95")


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
        confidence: from 0 to 1; the score when left out, but never more than :data:`MOST`.

    Raises:
        UsageError: when it scores low, and no grounds or no confidence are given; when neither a name
            nor a code agrees, and it is to be more than related.
    """
    if candidate.score < POSSIBLE and (not evidence or confidence is None):
        short = profile.short(candidate.item.iri)
        raise UsageError(
            f"{short} scores {candidate.score} of 100 only; say on what grounds and how sure, by --evidence "
            "and --confidence",
            f"{short} chỉ được {candidate.score} trên 100 điểm; hãy cho biết căn cứ và độ tin cậy, bằng "
            "--evidence và --confidence",
        )
    if candidate.suggestion == "related" and PREDICATES[predicate] in (EXACT, CLOSE, SAME):
        short = profile.short(candidate.item.iri)
        raise UsageError(
            f"{short} agrees with it in no name and no code, so it is not {predicate}: if it is the same, "
            "give the thing here that name first; else at most --as related",
            f"{short} không khớp tên hay mã nào, nên không thể là {predicate}: nếu đúng là một, "
            "trước hết hãy thêm tên đó cho đối tượng ở đây; nếu không, nhiều nhất là --as related",
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
        date=today(),
        justification=f"{SEMAPV}ManualMappingCuration",
        confidence=_decimal(min(MOST, Decimal(candidate.score) / 100) if confidence is None else confidence),
        kind=kind_of(candidate, profile),
        object_label=name,
        object_language=language,
    )


def refused(
    candidate: Candidate, profile: Profile, *, by: str, evidence: str, confidence: Decimal | None = None
) -> Link:
    """Return the link that says that a thing there is not the one here; see `accepted`."""
    name, language = candidate.item.name(profile.languages)
    return Link(
        subject=candidate.thing.iri,
        object=candidate.item.iri,
        target=profile.target,
        evidence=evidence,
        author=by,
        date=today(),
        confidence=_decimal(MOST if confidence is None else confidence),
        rejected=True,
        kind=kind_of(candidate, profile),
        object_label=name,
        object_language=language,
    )


def none_found(thing: Thing, profile: Profile, *, by: str, evidence: str) -> Link:
    """Return the record that the other graph was searched and has no such thing; see `accepted`."""
    return Link(
        subject=thing.iri,
        object=NO_TERM,
        target=profile.target,
        evidence=evidence,
        author=by,
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


def _grounds(candidate: Candidate, profile: Profile) -> str:
    """Say in words why a candidate was accepted: where it was looked at, and what agreed."""
    reasons = "; ".join(reason.en for reason in candidate.reasons if reason.points or reason.rule == "merged")
    endpoint = profile.endpoint.partition("?")[0]  # what follows may be a key to it
    return f"{endpoint}, {candidate.item.asked or today()}: {reasons}; {candidate.score} of 100 points"
