"""The statements that one graph has and the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from functools import cache

from vndx.diff.blank import Statement
from vndx.errors import Ambiguous, UnknownName
from vndx.ontology import GRAPH
from vndx.text.display import shortened

_OF_ARTICLE = re.compile(rf"<{re.escape(GRAPH)}([^/>]+)/(?:curated|evidence|claims)>")

#: section, subject, predicate, object
Stated = tuple[str, str, str, str]
#: subject to predicate to objects
About = dict[str, dict[str, set[str]]]


@cache
def section_of(graph: str) -> tuple[str, bool]:
    """Return the name of the section that a graph belongs to, and whether it is an article's.

    Args:
        graph: as N-Quads writes it; a blank node keeps its name, without brackets as it is.
    """
    match = _OF_ARTICLE.fullmatch(graph)
    if match:
        return match[1], True
    return graph.removeprefix("<").removesuffix(">").removeprefix(GRAPH), False


class Difference:
    """What is to be done to make one graph of the other.

    Args:
        old, new: the two graphs, as `vndx.diff.reading.read` gives them.

    Attributes:
        added, withdrawn: statements that only the new one, only the old one has.
        nameless: one of the two has no named graphs, so that both were compared without.
    """

    def __init__(self, old: set[Statement], new: set[Statement]) -> None:
        self.nameless = bool(old and new) and _named(old) != _named(new)
        if self.nameless:
            old, new = _without_names(old), _without_names(new)
        self._sides = {"old": old, "new": new}
        self.added = new - old
        self.withdrawn = old - new

    def __bool__(self) -> bool:
        return bool(self.added or self.withdrawn)

    def within(self, articles: Iterable[str]) -> Difference:
        """Return what differs in some articles alone; all of it when none is named.

        Args:
            articles: ids, or beginnings of them.

        Raises:
            UnknownName: when neither graph has such an article.
            Ambiguous: when more than one begins so.
        """
        wanted = set()
        sections = (section_of(graph) for side in self._sides.values() for graph in {one[0] for one in side})
        known = sorted({name for name, article in sections if article})
        for words in articles:
            found = [name for name in known if name == words] or [
                name for name in known if words and name.startswith(words)
            ]
            if not found:
                raise UnknownName(
                    f"no article {shortened(words)} in either graph; there are {', '.join(known) or 'none'}",
                    f"không có bài báo {shortened(words)} trong cả hai đồ thị; "
                    f"có: {', '.join(known) or 'không bài nào'}",
                )
            if len(found) > 1:
                raise Ambiguous(
                    f"{words} is the beginning of several articles: {', '.join(found)}",
                    f"{words} là phần đầu của nhiều bài báo: {', '.join(found)}",
                )
            wanted.add(found[0])
        if not wanted:
            return self
        part = copy(self)
        part.added = {one for one in self.added if section_of(one[0])[0] in wanted}
        part.withdrawn = {one for one in self.withdrawn if section_of(one[0])[0] in wanted}
        return part

    def old(self, subjects: set[str]) -> About:
        """Return all that the old graph says of some subjects, in any of its named graphs."""
        return _about(self._sides["old"], subjects)

    def new(self, subjects: set[str]) -> About:
        """Return all that the new graph says of some subjects."""
        return _about(self._sides["new"], subjects)

    def pointing(self, predicate: str, objects: set[str]) -> dict[str, str]:
        """Return object to subject for the statements with a predicate and one of some objects.

        Where several point at one, the first by its name.
        """
        found: dict[str, str] = {}
        for side in self._sides.values():
            for _, subject, name, value in side:
                if name == predicate and value in objects:
                    found[value] = min(found.get(value, subject), subject)
        return found

    def stating(self, triples: set[Stated]) -> tuple[set[Stated], set[Stated]]:
        """Return which of some triples the old and the new graph state, in any graph of their section."""
        old, new = (
            {one for graph, *rest in side if (one := (section_of(graph)[0], *rest)) in triples}
            for side in self._sides.values()
        )
        return old, new


def _named(statements: Iterable[Statement]) -> bool:
    return any(graph for graph, *_ in statements)


def _without_names(statements: Iterable[Statement]) -> set[Statement]:
    return {("", *rest) for _, *rest in statements}  # type: ignore[misc]


def _about(statements: Iterable[Statement], subjects: set[str]) -> About:
    found: About = {}
    for _, subject, predicate, value in statements:
        if subject in subjects:
            found.setdefault(subject, {}).setdefault(predicate, set()).add(value)
    return found
