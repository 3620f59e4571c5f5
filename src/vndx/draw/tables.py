"""What many records of a page share, listed once and meant by number."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from vndx.network import Evidence, Labels, Network

    Json = dict[str, Any]


class Table:
    """Values that are listed once and meant by number."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._numbers: dict[str, int] = {}

    def number(self, value: Any) -> int:
        """Return the number of a value, which is added where it is new."""
        key = repr(value)
        if key not in self._numbers:
            self._numbers[key] = len(self.values)
            self.values.append(value)
        return self._numbers[key]


class Tables:
    """The tables of a page, by what they hold; ``page/data.js`` has the same names."""

    def __init__(self, network: Network) -> None:
        self.phrases, self.kinds, self.details = Table(), Table(), Table()
        self.statements, self.terms, self.evidence, self.sources = Table(), Table(), Table(), Table()
        self._articles = {id: number for number, id in enumerate(network.articles)}

    def lists(self) -> Json:
        """Return the values of all tables, by name."""
        names = ("phrases", "kinds", "details", "statements", "terms", "evidence", "sources")
        return {name: getattr(self, name).values for name in names}

    def term(self, labels: Labels) -> int | None:
        """Return the number of words that many figures share; ``None`` when there are none."""
        return self.terms.number(pair) if (pair := pair_of(labels)) else None

    def spans(self, spans: Iterable[Evidence]) -> list[int]:
        """Return the numbers of spans: article, start, end, the words if they are kept, 1 if inferred."""
        return [
            self.evidence.number(
                [
                    self._articles.get(span.article, span.article),
                    span.start,
                    span.end,
                    *([span.quote or "", 1] if span.inferred else [span.quote] if span.quote else []),
                ]
            )
            for span in spans
        ]

    def texts(self, texts: Iterable[Labels]) -> list[int]:
        """Return the numbers of texts, each in both languages."""
        return [self.sources.number(pair_of(text)) for text in texts]


def pair_of(labels: Labels) -> list[str]:
    """Return a text as ``[vi, en]``; once where both are alike or one is missing, nothing for none."""
    if not any(labels.values()):
        return []
    fallback = next(text for text in labels.values() if text)
    vi, en = labels.get("vi") or fallback, labels.get("en") or fallback
    return [vi] if vi == en else [vi, en]


def without_empty(record: Json, zero: tuple[str, ...] = ()) -> Json:
    """Leave out the keys whose value is empty; of those in *zero* only where it is ``None``."""
    return {key: value for key, value in record.items() if value or (key in zero and value is not None)}
