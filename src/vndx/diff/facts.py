"""From statements that differ to facts that differ, article by article.

What is said of one thing stands together. The machinery of evidence is folded into what it shows: a selector
into its span, a claim into the property that it is about; spans and claims that came
or went as a whole are only counted. A fact that one article no longer states and
another still does is not withdrawn: it lost a source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from vndx.diff.blank import Statement
from vndx.diff.compare import About, Difference, section_of
from vndx.ontology import VNDX

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
TYPE = f"<{RDF}type>"
EVIDENCE = f"<{VNDX}evidence>"
INDICATOR = f"<{VNDX}indicator>"
_SELECTOR = "<http://www.w3.org/ns/oa#hasSelector>"
_CLAIM, _SPAN = f"<{VNDX}Claim>", f"<{VNDX}Evidence>"
_REIFIED = [f"<{RDF}{name}>" for name in ("subject", "predicate", "object")]
#: What makes two figures statements of the same thing, so that one of them corrects the other.
_CELL = (
    TYPE,
    *(
        f"<{VNDX}{name}>"
        for name in (
            "indicator",
            "area",
            "population",
            "period",
            "basePeriod",
            "changeKind",
            "comparedWithin",
        )
    ),
)
_LANGUAGE = re.compile(r'"@([A-Za-z0-9-]+)$')

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
    """

    name: str
    article: bool
    facts: list[Fact]
    spans: Counter[str]
    claims: Counter[str]


def sections(difference: Difference) -> list[Section]:
    """Return what differs, articles first."""
    sorted_out = _Sorted(difference)
    found = []
    for name in sorted(sorted_out.names, key=lambda name: (name not in sorted_out.articles, name)):
        facts = sorted(_corrections(sorted_out, list(sorted_out.facts(name))), key=_order)
        spans, claims = sorted_out.spans[name], sorted_out.claims[name]
        found.append(Section(name, name in sorted_out.articles, facts, spans, claims))
    return found


def _order(fact: Fact) -> tuple[int, str]:
    return CHANGES.index(fact.change), fact.subject


class _Cells(defaultdict[Key, tuple[set[str], set[str]]]):
    """Key to the values that went and those that came."""

    def __init__(self) -> None:
        super().__init__(lambda: (set(), set()))


class _Sorted:
    """Statements that differ, by section, thing and property."""

    def __init__(self, difference: Difference) -> None:
        statements = difference.withdrawn | difference.added
        subjects = {subject for _, subject, _, _ in statements}
        self._spans_of = difference.pointing(_SELECTOR, subjects)
        subjects |= set(self._spans_of.values())
        old, new = difference.old(subjects), difference.new(subjects)
        about = {
            value
            for side in (old, new)
            for found in side.values()
            if _CLAIM in found.get(TYPE, ())
            for value in found.get(_REIFIED[0], ())
        } - subjects
        self.old: About = old | difference.old(about)
        self.new: About = new | difference.new(about)
        self.names: set[str] = set()
        self.articles: set[str] = set()
        self.spans: dict[str, Counter[str]] = defaultdict(Counter)
        self.claims: dict[str, Counter[str]] = defaultdict(Counter)
        self._cells: dict[str, dict[str, _Cells]] = defaultdict(lambda: defaultdict(_Cells))
        for place, side, found in ((0, self.old, difference.withdrawn), (1, self.new, difference.added)):
            for statement in found:
                self._sort(statement, place, side)

    def _sort(self, statement: Statement, place: int, side: About) -> None:
        graph, subject, predicate, value = statement
        name, article = section_of(graph)
        self.names.add(name)
        if article:
            self.articles.add(name)
        itself = side[subject]
        if _CLAIM in itself.get(TYPE, ()) and all(len(itself.get(part, ())) == 1 for part in _REIFIED):
            if predicate == TYPE:
                self.claims[name][("withdrawn", "added")[place]] += 1
            if predicate != TYPE and predicate not in _REIFIED:
                (about,), (said,), (shown,) = (itself[part] for part in _REIFIED)
                self._cells[name][about][Key(said, "", shown, predicate)][place].add(value)
            return
        span = self._spans_of.get(subject, subject)
        described = self.old.get(span, {}), self.new.get(span, {})
        if any(_SPAN in one.get(TYPE, ()) for one in described) and not all(described):
            if predicate == TYPE and span == subject:
                self.spans[name][("withdrawn", "added")[place]] += 1
            return
        if span != subject and predicate == TYPE:
            return
        language = _LANGUAGE.search(value)
        self._cells[name][span][Key(predicate, language[1] if language else "")][place].add(value)

    def facts(self, name: str) -> Iterator[Fact]:
        """Yield what differs in one section."""
        for subject, cells in self._cells[name].items():
            rows = [row for key in sorted(cells) for row in self._rows(subject, key, *cells[key])]
            yield Fact(subject, "", self._change(subject, rows), rows)

    def _rows(self, subject: str, key: Key, went: set[str], came: set[str]) -> Iterator[Row]:
        if not key.grounds:  # grounds belong to one article
            stays = went & self.new.get(subject, {}).get(key.predicate, set())
            known = came & self.old.get(subject, {}).get(key.predicate, set())
            if stays:
                yield Row(key, "lost a source", sorted(stays), [])
            if known:
                yield Row(key, "gained a source", [], sorted(known))
            went, came = went - stays, came - known
        if went or came:
            change = "changed" if went and came else "withdrawn" if went else "added"
            yield Row(key, change, sorted(went), sorted(came))

    def _change(self, subject: str, rows: list[Row]) -> str:
        if subject not in self.old:
            return "added"
        if subject not in self.new:
            return "withdrawn"
        changes = {row.change for row in rows if not row.key.grounds}
        if not changes:
            return "evidence"
        return changes.pop() if len(changes) == 1 and "source" in min(changes) else "changed"


def _corrections(found: _Sorted, facts: list[Fact]) -> Iterator[Fact]:
    """Put a figure that went and the one that came in its place together."""
    cells: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.change in ("added", "withdrawn"):
            itself = (found.new if fact.change == "added" else found.old).get(fact.subject, {})
            if INDICATOR in itself:
                cells[tuple(frozenset(itself.get(name, ())) for name in _CELL)].append(fact)
    place: dict[str, Fact | None] = {}
    for pair in cells.values():
        if sorted(fact.change for fact in pair) == ["added", "withdrawn"]:
            came, went = sorted(pair, key=lambda fact: fact.change)
            place[went.subject] = None
            place[came.subject] = Fact(came.subject, went.subject, "changed", list(_between(came, went)))
    for fact in facts:
        if fact.subject not in place:
            yield fact
        elif (one := place[fact.subject]) is not None:
            yield one


def _between(came: Fact, went: Fact) -> Iterator[Row]:
    """Yield the properties in which two figures differ."""
    old = {row.key: row.old for row in went.rows}
    new = {row.key: row.new for row in came.rows}
    for key in sorted({*old, *new}):
        one, other = old.get(key, []), new.get(key, [])
        if one != other:
            change = "changed" if one and other else "withdrawn" if one else "added"
            yield Row(key, change, one, other)
