"""The graph as these commands see it: articles, spans, and the facts that rest on them.

The one place that knows the store. A fact is a node with evidence, or a claim
of one triple; it is asked for by article, since each article must show by
itself what it is named as a source of.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property
from os import PathLike

import pyoxigraph as ox

from vndx.errors import DataError, UnknownName
from vndx.graph import files, reading
from vndx.ontology import GRAPH, VNDX, shrink
from vndx.sources.records import (
    DCTERMS,
    ELI,
    FOAF,
    OA,
    RDF,
    SKOS,
    Article,
    Fact,
    Iri,
    Span,
    Triple,
    Value,
    local,
    name,
)


class Facts:
    """Read access to a graph held in memory."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._facts: dict[str, list[Fact]] = {}

    @classmethod
    def load(cls, paths: Iterable[str | PathLike[str]] | None = None) -> Facts:
        """Read a graph; the shipped one when *paths* is empty.

        Raises:
            DataError: when a file is missing or cannot be read.
        """
        store = ox.Store()
        for path in files.find(paths):
            reading.load(store, path)
        return cls(store)

    def values(self, subject: str, predicate: str, article: str = "") -> list[Value]:
        """Return the objects of a property, sorted.

        Args:
            subject, predicate: IRIs.
            article: an article's id: statements in the graphs of other articles do not count.
        """
        found = {
            _value(quad.object)
            for quad in self._store.quads_for_pattern(
                ox.NamedNode(subject), ox.NamedNode(predicate), None, None
            )
            if not article or self._says(quad.graph_name, article)
        }
        return sorted(found, key=str)

    def value(self, subject: str, predicate: str, article: str = "") -> Value | None:
        """Return the first object of a property, or ``None``."""
        return next(iter(self.values(subject, predicate, article)), None)

    def nodes(self, subject: str, predicate: str) -> list[Iri]:
        """Return the objects of a property that are nodes."""
        return [value for value in self.values(subject, predicate) if isinstance(value, Iri)]

    def described(self, subject: str, article: str = "") -> list[tuple[Iri, Value]]:
        """Return each property of a node and its value, sorted; translations are left out."""
        found = {
            (Iri(quad.predicate.value), _value(quad.object))
            for quad in self._store.quads_for_pattern(ox.NamedNode(subject), None, None, None)
            if (not article or self._says(quad.graph_name, article))
            and getattr(quad.object, "language", None) in (None, "vi")
        }
        return sorted(found, key=str)

    def types(self, subject: str) -> set[str]:
        """Return the local names of the classes of a node."""
        return {local(value) for value in self.values(subject, RDF + "type")}

    def labels(self, subject: str) -> list[str]:
        """Return every name of a node, in any language, and its titles and numbers."""
        properties = [SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel"]
        properties += [DCTERMS + "title", ELI + "id_local", FOAF + "name"]
        return [str(value) for one in properties for value in self.values(subject, one)]

    def label(self, subject: str) -> str:
        """Return the name of a node in the language of the sources, else its IRI, shortened."""
        for predicate, value in self.described(subject):
            if predicate == SKOS + "prefLabel":
                return str(value)
        return name(Iri(subject))

    def period(self, subject: str) -> tuple[datetime.date, datetime.date] | None:
        """Return the first and last day of a period, or ``None`` for another node."""
        begin, end = self.value(subject, VNDX + "begin"), self.value(subject, VNDX + "end")
        if isinstance(begin, datetime.date) and isinstance(end, datetime.date):
            return begin, end
        return None

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles, by id."""
        found = {}
        for iri in self._subjects(RDF + "type", VNDX + "Article"):
            ident = str(self.value(iri, DCTERMS + "identifier") or local(iri))
            length = self.value(iri, VNDX + "codePoints")
            found[ident] = Article(
                iri,
                ident,
                str(self.value(iri, VNDX + "sha256") or ""),
                int(length) if isinstance(length, Decimal) else None,
            )
        return dict(sorted(found.items()))

    def article(self, words: str) -> Article:
        """Return the article with the id *words*, or the only one whose id begins with it.

        Raises:
            UnknownName: when none or several do.
        """
        if words in self.articles:
            return self.articles[words]
        fits = [one for one in self.articles if words and one.startswith(words)]
        if len(fits) == 1:
            return self.articles[fits[0]]
        known = ", ".join(fits or self.articles)
        raise UnknownName(
            f"no single article has an id that begins with {words!r}; choose one of: {known}",
            f"không xác định được bài báo có mã bắt đầu bằng {words!r}; hãy chọn: {known}",
        )

    def chosen(self, words: Iterable[str]) -> list[Article]:
        """Return the articles that *words* name, all of them when there are none.

        Raises:
            DataError: when the graph has no article: what looks at none would seem to find all well.
            UnknownName: when words name no single one.
        """
        if not self.articles:
            raise DataError(
                "the graph has no article, so there is nothing to compare with the texts",
                "đồ thị không có bài báo nào nên không có gì để đối chiếu với văn bản",
            )
        return [self.article(one) for one in words] or list(self.articles.values())

    def spans(self, article: Article) -> list[Span]:
        """Return the spans of an article, in the order of the text.

        Raises:
            DataError: when a span has no readable position.
        """
        found = [self._span(iri, article) for iri in self._subjects(OA + "hasSource", article.iri)]
        return sorted(found, key=lambda span: (span.start, span.end))

    def facts(self, article: Article) -> list[Fact]:
        """Return the facts that rest on an article, nodes first, each kind sorted by name."""
        if article.id in self._facts:
            return self._facts[article.id]
        spans = {span.iri: span for span in self.spans(article)}
        shown = self._by_subject(VNDX + "evidence", spans)
        inferred = self._by_subject(VNDX + "inferredFrom", spans)
        found = [
            Fact(
                iri,
                article.id,
                tuple(shown.get(iri, ())),
                tuple(inferred.get(iri, ())),
                self._triple(iri),
                local(self.value(iri, VNDX + "inferenceRule") or ""),
            )
            for iri in {**shown, **inferred}
        ]
        found.sort(key=lambda fact: (fact.triple is not None, str(fact)))
        return self._facts.setdefault(article.id, found)

    def _triple(self, iri: Iri) -> Triple | None:
        subject, predicate = self.value(iri, RDF + "subject"), self.value(iri, RDF + "predicate")
        object_ = self.value(iri, RDF + "object")
        if isinstance(subject, Iri) and isinstance(predicate, Iri) and object_ is not None:
            return subject, predicate, object_
        return None

    def _by_subject(self, predicate: str, spans: dict[Iri, Span]) -> dict[Iri, list[Span]]:
        found: dict[Iri, list[Span]] = {}
        for span in spans.values():
            for iri in self._subjects(predicate, span.iri):
                found.setdefault(iri, []).append(span)
        return found

    def _span(self, iri: Iri, article: Article) -> Span:
        start = end = quote = None
        for selector in self.nodes(iri, OA + "hasSelector"):
            start = start if start is not None else self.value(selector, OA + "start")
            end = end if end is not None else self.value(selector, OA + "end")
            quote = quote if quote is not None else self.value(selector, OA + "exact")
        if not isinstance(start, Decimal) or not isinstance(end, Decimal):
            raise DataError(
                f"{shrink(iri)} has no oa:start and oa:end; a span needs both",
                f"{shrink(iri)} thiếu oa:start và oa:end; mỗi đoạn cần cả hai",
            )
        return Span(
            iri,
            article.id,
            int(start),
            int(end),
            str(self.value(iri, VNDX + "sha256") or ""),
            None if quote is None else str(quote),
            local(self.value(iri, VNDX + "ignoredBecause") or "").removeprefix("ignore-"),
        )

    def _subjects(self, predicate: str, object_: str) -> list[Iri]:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(object_), None)
        return sorted({Iri(quad.subject.value) for quad in quads if isinstance(quad.subject, ox.NamedNode)})

    def _says(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph, article: str) -> bool:
        """Tell whether a graph is the article's own, or no article's."""
        if not isinstance(graph, ox.NamedNode) or not graph.value.startswith(GRAPH):
            return True
        owner = graph.value.removeprefix(GRAPH).partition("/")[0]
        return owner == article or owner not in self.articles


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    if isinstance(term, ox.NamedNode):
        return Iri(term.value)
    if not isinstance(term, ox.Literal):
        return Iri(str(term))
    kind = local(term.datatype.value)
    try:
        if kind in ("decimal", "integer"):
            return Decimal(term.value)
        if kind == "date":
            return datetime.date.fromisoformat(term.value)
        if kind == "dateTime":
            return datetime.datetime.fromisoformat(term.value)
    except (ValueError, ArithmeticError):
        pass  # ill-typed: stays words, and no rule will find them to agree
    return term.value
