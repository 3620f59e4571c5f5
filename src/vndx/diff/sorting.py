"""Statements that differ, by section, thing and property.

The machinery of evidence is folded into what it shows: a selector into its span, a claim into the property
that it is about. Spans and claims that came or went as a whole are only counted, and so are
statements that only moved between the graphs of one article. Nothing that differs is left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from vndx.diff.compare import About, Difference, Stated, section_of
from vndx.diff.model import RDF, TYPE, Fact, Key, Row
from vndx.ontology import VNDX

_SELECTOR = "<http://www.w3.org/ns/oa#hasSelector>"
_CLAIM, _SPAN = f"<{VNDX}Claim>", f"<{VNDX}Evidence>"
_REIFIED = [f"<{RDF}{name}>" for name in ("subject", "predicate", "object")]
#: Predicate and object of statements on one thing.
_Said = set[tuple[str, str]]
_LANGUAGE = re.compile(r'"@([A-Za-z0-9-]+)$')


class _Cells(defaultdict[Key, tuple[set[str], set[str]]]):
    """Key to the values that went and those that came."""

    def __init__(self) -> None:
        super().__init__(lambda: (set(), set()))


class Sorted:
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
        self.moved: dict[str, set[Stated]] = defaultdict(set)
        self._here: dict[tuple[str, int, str], _Said] = defaultdict(set)
        self._take(difference)
        for (name, place, subject), said in self._here.items():
            self._sort(name, place, subject, said)

    def _take(self, difference: Difference) -> None:
        """Take what differs, without what its section states on both sides."""
        both = difference.withdrawn | difference.added
        stated = difference.stating({(section_of(graph)[0], s, p, o) for graph, s, p, o in both})
        for place, found in enumerate((difference.withdrawn, difference.added)):
            for graph, subject, predicate, value in found:
                name, article = section_of(graph)
                self.names.add(name)
                if article:
                    self.articles.add(name)
                one = (name, subject, predicate, value)
                if one in stated[1 - place]:
                    self.moved[name].add(one)
                else:
                    self._here[name, place, subject].add((predicate, value))

    def _sort(self, name: str, place: int, subject: str, said: _Said) -> None:
        """Put what is *said* of one thing in one section and on one side where it belongs."""
        side, other = (self.old, self.new)[:: -1 if place else 1]
        change = ("withdrawn", "added")[place]
        triple = _claimed(side[subject])
        if triple and triple <= said:  # it came or went as a whole
            self.claims[name][change] += 1
            said = {one for one in said if one[0] != TYPE} - triple
        elif not triple or triple & said or triple != _claimed(other.get(subject, {})):
            triple = set()  # the claim is another one: that is told of itself
        if triple:
            parts = dict(triple)
            about, predicate, shown = (parts[part] for part in _REIFIED)
            for ground, value in said:
                self._cells[name][about][Key(predicate, "", shown, ground)][place].add(value)
            return
        span = self._spans_of.get(subject, subject)
        spanned = self._here.get((name, place, span), set())
        if (TYPE, _SPAN) in spanned and span not in other and subject not in other:
            self.spans[name][change] += span == subject
            return
        for predicate, value in said:
            if span != subject and predicate == TYPE and (_SELECTOR, subject) in spanned:
                continue
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
        if (subject in self.old) != (subject in self.new):
            return "added" if subject in self.new else "withdrawn"
        changes = {row.change for row in rows if not row.key.grounds}
        if not changes:
            return "evidence"
        return changes.pop() if len(changes) == 1 and "source" in min(changes) else "changed"


def _claimed(itself: dict[str, set[str]]) -> _Said:
    """Return what makes a thing the claim that it is: its class and its triple; else nothing."""
    if _CLAIM not in itself.get(TYPE, ()) or any(len(itself.get(part, ())) != 1 for part in _REIFIED):
        return set()
    return {(TYPE, _CLAIM), *((part, value) for part in _REIFIED for value in itself[part])}
