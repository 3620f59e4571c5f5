"""What differs, as values: a property, a thing, a section; and what it is called in RDF."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from vndx.ontology import VNDX

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = f"<{RDF}type>"
EVIDENCE = f"<{VNDX}evidence>"
INDICATOR = f"<{VNDX}indicator>"

#: What can become of a fact, in the order in which it is told.
CHANGES = ("added", "changed", "withdrawn", "gained a source", "lost a source", "evidence")


class Key(NamedTuple):
    """What of a thing differs.

    Attributes:
        predicate: of the property, in angle brackets as all IRIs here.
        language: of the values, where they are in one: a name in Vietnamese is not one in English.
        value, ground: for the grounds of one value alone, that value and how they bear it out
            (``vndx:evidence``, ``vndx:inferredFrom`` …); else empty.
    """

    predicate: str
    language: str = ""
    value: str = ""
    ground: str = ""

    @property
    def grounds(self) -> bool:
        """Whether this is about what shows something, not about what is said."""
        return bool(self.ground) or self.predicate == EVIDENCE


class Row(NamedTuple):
    """One property that differs: `old` became `new`; `change` is one of `CHANGES`."""

    key: Key
    change: str
    old: list[str]
    new: list[str]


class Fact(NamedTuple):
    """One thing of which something differs.

    Attributes:
        subject: the thing.
        was: the figure that this one takes the place of, with another value of the same measure; else empty.
        change: one of `CHANGES`.
        rows: its properties that differ.
    """

    subject: str
    was: str
    change: str
    rows: list[Row]


class Section(NamedTuple):
    """What differs in one article, or in one of the graphs that are none's.

    Attributes:
        name: the article's id; ``reference``, ``background`` and so on; the IRI of any other graph;
            empty for what is in no named graph.
        article: it is an article.
        facts: sorted.
        spans, claims: how many were ``added`` and ``withdrawn`` as a whole.
        moved: how many statements stand in another graph of the same article, in one more or in one less.
    """

    name: str
    article: bool
    facts: list[Fact]
    spans: Counter[str]
    claims: Counter[str]
    moved: int
