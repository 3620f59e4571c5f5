"""What is known of one thing, as plain values; nothing here knows of a graph or a screen."""

from __future__ import annotations

#: A term as SPARQL JSON has it: ``type``, ``value``, perhaps ``xml:lang`` or ``datatype``.
Term = dict[str, str]


class Source:
    """A span of an article.

    Attributes:
        article: the article's id.
        date: its day, YYYY-MM-DD; empty when not known.
        start, end: code points, end exclusive.
        quote: the words, where they are stored.
    """

    __slots__ = ("article", "date", "end", "quote", "start")

    def __init__(self, article: str, date: str, start: int, end: int, quote: str) -> None:
        self.article = article
        self.date = date
        self.start = start
        self.end = end
        self.quote = quote


class Statement:
    """One property of one node, with one value.

    Attributes:
        property: its IRI.
        value: the value.
        sources: spans that state it.
        inferred: spans that it was inferred from; when there are any, it is not stated outright.
        rules: IRIs of the rules by which.
        outside: the source outside the articles, for a background fact: language to words
            (an empty tag for words of no language); else empty.
    """

    __slots__ = ("inferred", "outside", "property", "rules", "sources", "value")

    def __init__(self, property: str, value: Term) -> None:
        self.property = property
        self.value = value
        self.sources: list[Source] = []
        self.inferred: list[Source] = []
        self.rules: list[str] = []
        self.outside: dict[str, str] = {}


class Fact:
    """A node: the thing itself, or one that states something of it.

    Attributes:
        iri: the node.
        links: the properties by which it points at the thing.
        statements: its properties.
        sources: spans that show the node as a whole.
        outside: the source outside the articles of the node as a whole, as for a statement.
    """

    __slots__ = ("iri", "links", "outside", "sources", "statements")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.links: list[str] = []
        self.statements: list[Statement] = []
        self.sources: list[Source] = []
        self.outside: dict[str, str] = {}

    def values(self, property: str) -> list[str]:
        """Return the values of a property, as written."""
        return [found.value["value"] for found in self.statements if found.property == property]

    def first(self, property: str) -> str:
        """Return one value of a property; empty when there is none."""
        return next(iter(self.values(property)), "")


class Elsewhere:
    """What a thing is in another graph.

    Attributes:
        relation: IRI of the property that links it.
        there: IRI of the thing there.
        target: IRI of the other graph.
        identifier: the thing there, as people write it.
    """

    __slots__ = ("identifier", "relation", "target", "there")

    def __init__(self, relation: str, there: str, target: str, identifier: str) -> None:
        self.relation = relation
        self.there = there
        self.target = target
        self.identifier = identifier


class Card:
    """All that is known of one thing.

    Attributes:
        itself: what is said of it.
        sections: kind of fact to the nodes that state something of it.
        elsewhere: what it is in other graphs.
    """

    __slots__ = ("elsewhere", "itself", "sections")

    def __init__(
        self, itself: Fact, sections: dict[str, list[Fact]], elsewhere: list[Elsewhere] | None = None
    ) -> None:
        self.itself = itself
        self.sections = sections
        self.elsewhere = elsewhere or []
