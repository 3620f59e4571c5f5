"""One article's text, read once: its numbers, its mentions of time, its words.

Numbers are read in the whole text, not in the span alone: a span that leaves
``gần`` outside does not make the number exact.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property

from vndx.sources.records import Span
from vndx.text.dates import Mention, Part, mentions
from vndx.text.keys import match_key
from vndx.text.numbers import Group, Quantity, digit_groups, quantities


def number_key(text: str) -> str:
    """Return a document's number, or words that may hold one, without spaces."""
    return match_key(text).replace(" ", "")


@dataclass(frozen=True)
class Reading:
    """A text and what is read in it."""

    text: str

    @cached_property
    def groups(self) -> list[Group]:
        """Every group of digits."""
        return digit_groups(self.text)

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Every quantity that the words state."""
        return quantities(self.text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every mention of time."""
        return mentions(self.text)

    def cut(self, span: Span) -> str:
        """Return the words of a span."""
        return self.text[span.start : span.end]

    def quantities_in(self, spans: tuple[Span, ...]) -> list[Quantity]:
        """Return the quantities whose number stands in one of the spans."""
        return [one for one in self.quantities if any(_inside(one, span) for span in spans)]

    def mentions_in(self, spans: tuple[Span, ...]) -> list[Mention]:
        """Return the mentions of time in the spans, each with those of its numbers that are inside."""
        found = []
        for mention in self.mentions:
            parts = tuple(
                part
                for part in mention.parts
                if any(span.start <= part.start and part.end <= span.end for span in spans)
            )
            if parts:
                found.append(Mention(mention.kind, mention.start, mention.end, parts))
        return found

    def dates_in(self, spans: tuple[Span, ...]) -> set[datetime.date]:
        """Return the days that the spans name in full."""
        spanned = [one.span() for one in self.mentions_in(spans) if one.kind == "date"]
        return {days[0] for days in spanned if days}

    def parts_in(self, spans: tuple[Span, ...], role: str) -> set[int]:
        """Return the numbers that play a role (day, month, year, …) in the spans."""
        return {value for one in self.mentions_in(spans) for value in one.get(role)}

    def parts_of(self, group: Group) -> tuple[Mention, list[Part]] | None:
        """Return the mention of time that a digit group belongs to, and its parts that lie in the group."""
        for mention in self.mentions:
            parts = [part for part in mention.parts if group.start <= part.start and part.end <= group.end]
            if parts:
                return mention, parts
        return None

    def quantity_of(self, group: Group) -> Quantity | None:
        """Return the quantity that a digit group belongs to."""
        return next((one for one in self.quantities if group in one.groups), None)


def _inside(quantity: Quantity, span: Span) -> bool:
    places = [(group.start, group.end) for group in quantity.groups] or [(quantity.start, quantity.end)]
    return all(span.start <= start and end <= span.end for start, end in places)
