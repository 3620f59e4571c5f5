"""How well a thing of another graph fits one here: a sum of points, each with its reason in words.

A name alone is not enough to be likely, and a name without marks never is by itself. What speaks
against it takes more away than what speaks for it gives.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from vndx.linking.asking import Item
from vndx.linking.profile import Profile
from vndx.linking.reasons import Known, Reason, reasons
from vndx.linking.things import Thing

#: The most for another kind of thing, and for a name without marks that no code bears out.
WRONG_KIND, UNMARKED = 10, 44
#: Reasons for which the two cannot be one over all of their time.
NOT_EXACT = frozenset(("taken", "other days", "other code"))
#: Reasons that stand for a name where none agrees.
NAMED = frozenset(("code", "third"))
#: From how many points on it is likely, and from how many possible.
LIKELY, POSSIBLE = 75, 45
#: Two that are this near to each other are not told apart.
NEAR = 15


@dataclass
class Candidate:
    """A thing of another graph that may be one here.

    Attributes:
        thing: the one here.
        item: the one there.
        score: points, from 0 to 100.
        reasons: what they are made of.
        judged: ``accepted`` or ``rejected`` where somebody has judged; else empty.
        ambiguous: another fits nearly as well.
        match: of one that was accepted, how it matches: the local name of the property.
        suggestion: ``exact``; ``close`` where the same one over all of its time cannot be meant;
            ``related`` where neither a name nor a code agrees.
    """

    thing: Thing
    item: Item
    score: int
    reasons: list[Reason] = field(default_factory=list)
    judged: str = ""
    ambiguous: bool = False
    suggestion: str = "exact"
    match: str = ""

    @property
    def verdict(self) -> str:
        """One of ``accepted``, ``rejected``, ``ambiguous``, ``likely``, ``possible``, ``weak``."""
        if self.judged:
            return self.judged
        if self.ambiguous:
            return "ambiguous"
        return "likely" if self.score >= LIKELY else "possible" if self.score >= POSSIBLE else "weak"


def weigh(thing: Thing, item: Item, profile: Profile, known: Known) -> Candidate:
    """Weigh one thing there against one here."""
    found, fit = reasons(thing, item, profile, known)
    score = min(100, max(0, sum(reason.points for reason in found)))
    rules = {reason.rule for reason in found}
    if "kind" in rules:
        score = min(score, WRONG_KIND)
    if fit == "plain" and not rules & {"code", "third"}:
        score = min(score, UNMARKED)
    suggestion = "close" if rules & NOT_EXACT else "exact"
    if not fit and not rules & NAMED:
        suggestion = "related"
    return Candidate(thing, item, score, found, suggestion=suggestion)


def settle(candidates: list[Candidate]) -> list[Candidate]:
    """Sort candidates, the best first, and mark those that are not told apart.

    Args:
        candidates: all for one thing; those that were rejected do not count against the others.
    """
    ranked = sorted(candidates, key=lambda one: (one.judged == "rejected", -one.score, one.item.iri))
    open_ones = [one for one in ranked if not one.judged and one.score >= POSSIBLE]
    best = max((one.score for one in ranked if one.judged != "rejected"), default=0)
    near = [one for one in open_ones if best - one.score < NEAR]
    accepted = any(one.judged == "accepted" for one in ranked)
    for one in near:
        one.ambiguous = len(near) > 1 and not accepted
    return ranked
