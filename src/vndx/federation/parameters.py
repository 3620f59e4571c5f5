"""Parameters of a named query, for a server that is sent nothing but text.

Our own engine binds a variable wherever it stands. The protocol has no such
thing, so the text is changed: in an expression the variable becomes its term, a
group that looks for it gets its value, and rows that have another one in that
column are left out afterwards. A filter that only a parameter without a value
could decide lets everything pass, so it is taken out: not every server gets
``COALESCE(error, true)`` right.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from vndx.graph.tokens import Token, tokens

_DECLARED = re.compile(r"(?m)^# param: (\w+) ")
#: What has a value although a part of it has none: with one of these a filter stays.
_LENIENT = frozenset(("BOUND", "COALESCE", "IF", "IN", "EXISTS", "||", "&&"))
_OPENING = frozenset("{([")
_CLOSING = frozenset("})]")


def parameters(text: str) -> list[str]:
    """Return the parameters that the header of a named query declares."""
    return _DECLARED.findall(text)


def written_in(text: str, terms: Mapping[str, str], unset: Collection[str] = ()) -> str:
    """Return a query in which parameters have their values.

    Args:
        text: the query.
        terms: variable to term, as N-Triples writes it.
        unset: parameters without a value.
    """
    words = tokens(text)
    edits = [(first, last, " ") for first, last in _idle_filters(words, frozenset(unset))]
    edits += [
        (word.start, word.start + len(word.text), f" {terms[word.text[1:]]} ")
        for word in _in_expressions(words)
        if word.text[1:] in terms
    ]
    edits += [
        (words[place].start + 1, words[place].start + 1, f" VALUES ?{name} {{ {terms[name]} }} ")
        for place, name in _looked_for(words, frozenset(terms))
    ]
    parts: list[str] = []
    at = 0
    for first, last, by in sorted(edits):
        if first >= at:
            parts += [text[at:first], by]
            at = last
    return "".join([*parts, text[at:]])


def _in_expressions(words: list[Token]) -> list[Token]:
    """Return the variables within expressions, but for those that get a value there."""
    found: list[Token] = []
    around: list[str] = []
    for place, word in enumerate(words):
        if word.kind == "sign" and word.text in _OPENING:
            listed = word.text == "(" and _before_values(words, place)
            around.append("list" if listed else word.text)
        elif word.kind == "sign" and word.text in _CLOSING and around:
            around.pop()
        elif word.kind == "variable" and around[-1:] == ["("]:
            function = words[place - 2].upper if words[place - 1].text == "(" else ""
            if words[place - 1].upper != "AS" and function != "BOUND":
                found.append(word)
    return found


def _looked_for(words: list[Token], names: frozenset[str]) -> list[tuple[int, str]]:
    """Return the groups whose own patterns have a variable, by the number of their brace, and the variable.

    Not those that need not match, nor those that give it its value themselves.
    """
    found: dict[tuple[int, str], None] = {}
    given: set[tuple[int, str]] = set()
    around: list[int] = []
    groups = [-1]
    for place, word in enumerate(words):
        if word.kind == "sign" and word.text in _OPENING:
            around.append(place)
            if word.text == "{":
                groups.append(place if _must_match(words, place) else -1)
        elif word.kind == "sign" and word.text in _CLOSING and around:
            if words[around.pop()].text == "{":
                groups.pop()
        elif word.kind == "variable" and word.text[1:] in names and groups[-1] >= 0:
            if words[around[-1]].text != "(":
                found[groups[-1], word.text[1:]] = None
            elif words[place - 1].upper == "AS":
                given.add((groups[-1], word.text[1:]))
    return [each for each in found if each not in given]


def _must_match(words: list[Token], brace: int) -> bool:
    before = words[brace - 1].upper if brace else ""
    of_graph = brace > 1 and words[brace - 2].upper == "GRAPH"
    inside = words[brace + 1].upper if brace + 1 < len(words) else ""
    return before not in ("OPTIONAL", "MINUS", "EXISTS", "CONSTRUCT") and not of_graph and inside != "SELECT"


def _before_values(words: list[Token], place: int) -> bool:
    return place > 0 and words[place - 1].upper == "VALUES"


def _idle_filters(words: list[Token], unset: frozenset[str]) -> list[tuple[int, int]]:
    """Return where FILTER(COALESCE(…, true)) stands that only a parameter without a value could decide."""
    if not unset:
        return []
    found: list[tuple[int, int]] = []
    for place, word in enumerate(words[:-4]):
        if word.upper == "FILTER" and words[place + 1].text == "(" and words[place + 2].upper == "COALESCE":
            parts, end = _arguments(words, place + 3)
            closed = end + 1 < len(words) and words[end + 1].text == ")"
            last = [each.upper for each in parts[-1]] if parts else []
            idle = closed and last == ["TRUE"] and all(_errs(part, unset) for part in parts[:-1])
            if idle:
                found.append((word.start, words[end + 1].start + 1))
    return found


def _errs(argument: list[Token], unset: frozenset[str]) -> bool:
    """Tell whether an expression has no value because a variable in it has none."""
    names = {word.text[1:] for word in argument if word.kind == "variable"}
    return bool(names & unset) and not any(word.upper in _LENIENT for word in argument)


def _arguments(words: list[Token], opening: int) -> tuple[list[list[Token]], int]:
    """Return the arguments in the brackets at *opening*, and the number of the closing one."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for place in range(opening, len(words)):
        text = words[place].text if words[place].kind == "sign" else ""
        depth += bool(text and text in _OPENING) - bool(text and text in _CLOSING)
        if depth == 0:
            return parts, place
        if text == "," and depth == 1:
            parts.append([])
        elif place > opening:
            parts[-1].append(words[place])
    return [], len(words)
