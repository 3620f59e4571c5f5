"""The number ledger: each group of digits of an article is used by a fact, ignored with a reason, or open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from vndx.lang import t
from vndx.sources.facts import Facts
from vndx.sources.reading import Reading
from vndx.sources.records import Article, Span
from vndx.sources.roles import ROLES, Parts, parts_of, role_of
from vndx.sources.texts import Texts
from vndx.text.numbers import Group

#: ``both`` is a finding too: what a fact uses must not be ignored.
STATES = ("used", "ignored", "both", "open")
CLOSED = ("used", "ignored")


@dataclass(frozen=True, slots=True)
class Entry:
    """One group of digits and what became of it.

    Attributes:
        uses: facts (shortened) with the role that the number plays in each, strongest role first.
        reasons: why it is ignored.
        covered: facts whose spans cover it without giving it a role.
        context: the words around it.
    """

    article: str
    group: Group
    uses: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]
    covered: tuple[str, ...]
    context: str

    @property
    def state(self) -> str:
        """One of `STATES`."""
        if self.uses:
            return "both" if self.reasons else "used"
        return "ignored" if self.reasons else "open"

    @property
    def note(self) -> str:
        """Why an entry is a finding; nothing for one that is none."""
        if self.state == "both":
            return t("both used and ignored", "vừa được dùng vừa bị bỏ qua")
        if self.state != "open":
            return ""
        if self.covered:
            named = ", ".join(self.covered[:3])
            return t(f"plays no part in what covers it: {named}", f"không có vai trò trong: {named}")
        return t("no fact and no ignored span covers it", "không dữ kiện hay đoạn bỏ qua nào phủ lên")


def ledger(facts: Facts, texts: Texts, articles: Iterable[Article]) -> list[Entry]:
    """Return an entry for each digit group of *articles*, in order.

    Raises:
        TextError: when the text of one of them is missing or has changed.
    """
    entries: list[Entry] = []
    for article in articles:
        if article.id not in texts.found:
            raise texts.problems[article.id]
        entries += _of_article(facts, article, Reading(texts.found[article.id].text))
    return entries


def count(entries: Iterable[Entry]) -> dict[str, Counter[str]]:
    """Return how many entries of each state each article has."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        counts.setdefault(entry.article, Counter())[entry.state] += 1
    return counts


def _of_article(facts: Facts, article: Article, reading: Reading) -> Iterable[Entry]:
    ignored = [span for span in facts.spans(article) if span.ignored]
    resting: list[tuple[str, tuple[Span, ...], Parts]] = [
        (str(fact), (*fact.spans, *fact.inferred), parts_of(facts, fact)) for fact in facts.facts(article)
    ]
    for group in reading.groups:
        uses, covered = [], []
        for name, spans, parts in resting:
            if any(_covers(span, group) for span in spans):
                role = role_of(group, reading, parts)
                if role:
                    uses.append((name, role))
                else:
                    covered.append(name)
        uses.sort(key=lambda use: ROLES.index(use[1]))
        reasons = sorted({span.ignored for span in ignored if _covers(span, group)})
        context = reading.text[max(0, group.start - 20) : group.end + 20]
        yield Entry(article.id, group, tuple(uses), tuple(reasons), tuple(covered), " ".join(context.split()))


def _covers(span: Span, group: Group) -> bool:
    return span.start <= group.start and group.end <= span.end
