"""What stands before SERVICE, and which of its values narrow what the other server is asked.

A group is joined from the left to the right. So of the answer of a server only those rows
can be of use that agree with what was found before, and asking for just these spares it
from sending all it has. This never changes an answer: where it is not certain that it does not,
nothing is narrowed. So a variable narrows only if

- each solution of the pattern gives it a value, by a triple of its own group that is no path
  of perhaps no step (servers let such a path find a node that they do not have);
- each row that was found before gives it one, too, and a term that is written in one way only;
- what was found before can be asked alone: not within GRAPH, EXISTS or a query within the query.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from vndx.errors import QuerySyntaxError
from vndx.federation.clauses import Clause
from vndx.graph.engine import Answer
from vndx.graph.tokens import Token
from vndx.results.rows import Rows

#: Rows that are asked for one by one at most; of more the server may as well send all it has.
MOST = 2000

_OPENING = frozenset("{([")
_CLOSING = frozenset("})]")
#: Where one of these begins, the triples that stand first in a group have ended.
_PARTS = frozenset(("OPTIONAL", "MINUS", "BIND", "VALUES", "GRAPH", "LATERAL", "UNION", "{"))
_ENDING = _PARTS | {"FILTER"}
_PERHAPS = ("*", "?")  # after a step of a path
#: What is in their groups is about more than stands there.
_CORRELATED = frozenset(("EXISTS", "LATERAL"))

Term = dict[str, str]


class Asks(Protocol):
    """A graph that answers queries: `vndx.graph.engine.Engine`, or an endpoint."""

    def query(
        self,
        text: str,
        *,
        fmt: str | None = None,
        graph_fmt: str | None = None,
        substitutions: Mapping[str, str] | None = None,
        prefixes: Mapping[str, str] | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        trusted: bool = False,
    ) -> Answer:
        """Answer one query."""

    def parse(self, text: str, *, prefixes: Mapping[str, str] | None = None) -> None:
        """See that a text is a query."""


class Spliced:
    """A query in which some pieces were replaced, addressed as it was before.

    Args:
        text: the query.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._done: list[tuple[int, int, str]] = []

    def replace(self, start: int, end: int, by: str) -> None:
        """Replace a piece behind all that were replaced before."""
        self._done.append((start, end, by))

    def piece(self, start: int, end: int, without: tuple[tuple[int, int], ...] = ()) -> str:
        """Return a piece as it is now, leaving out some ranges."""
        gone = [(first, last, " ") for first, last in without]
        parts: list[str] = []
        at = start
        for first, last, by in sorted(self._done + gone):
            if at <= first and last <= end:
                parts += [self.text[at:first], by]
                at = last
        return "".join([*parts, self.text[at:end]])


def narrowing(
    asks: Asks,
    text: Spliced,
    words: list[Token],
    clause: Clause,
    prologue: str,
    terms: Mapping[str, str],
) -> tuple[list[str], list[dict[str, Term]]] | None:
    """Return variables and all their values that can be of use; ``None`` when the server is to send all.

    Args:
        asks: the graph that what stands before is asked of.
        text: the query, with the clauses before this one replaced.
        words: its words.
        clause: the one to narrow.
        prologue: declarations that the query begins with.
        terms: variables that stand for a term, as N-Triples writes it.
    """
    needed = _needed(words[clause.opening + 1 : clause.closing])
    for first, last in _prefixes(words, clause):
        there = {word.text[1:] for word in words[first:last] if word.kind == "variable"}
        shared = [name for name in needed if name in there]
        if not shared:
            continue
        bound = {name: term for name, term in terms.items() if name in there}
        columns = " ".join(f"?{name}" for name in dict.fromkeys([*shared, *bound]))
        pattern = text.piece(words[first].start, words[last].start, tuple(_filters(words, first, last)))
        try:
            answer = asks.query(
                f"{prologue}SELECT DISTINCT {columns} WHERE {{\n{pattern}\n}}",
                fmt="json",
                substitutions=bound,
                prefixes={},
                max_rows=MOST + 1,
                trusted=True,
            )
        except QuerySyntaxError:  # it stands in the middle of something
            return None
        rows = Rows(answer.data).rows
        if len(rows) > MOST:
            return None
        sent = [name for name in shared if all(_is_one_term(row.get(name, {})) for row in rows)]
        if sent:
            kept = {tuple(sorted(row[name].items()) for name in sent).__repr__(): row for row in rows}
            return sent, [{name: row[name] for name in sent} for row in kept.values()]
    return None


def _is_one_term(given: Term) -> bool:
    """Tell whether a term is written in one way only: 1.5 and 1.50 are one number, and two terms there."""
    if given.get("type") == "literal":
        return "datatype" not in given and "-" not in given.get("xml:lang", "")
    return given.get("type") == "uri"


def leads(words: list[Token], names: Iterable[str]) -> bool:
    """Tell whether variables have a value in the triples that a pattern begins with.

    Then all that follows keeps or drops rows of theirs, whether few or all are there, and what narrows
    them may stand in the same group. Else that would change what OPTIONAL and MINUS see.
    """
    first = next((place for place, word in enumerate(words) if word.upper in _PARTS), len(words))
    return set(names) <= set(_needed(words[:first]))


def _needed(words: list[Token]) -> list[str]:
    """Return the variables that each solution of a pattern binds: those of triples outside all brackets."""
    if not words or words[0].upper == "SELECT":
        return []
    found: dict[str, None] = {}
    for triple in _triples(words):
        if not _may_stand_still(triple):
            found |= dict.fromkeys(word.text[1:] for word in triple if word.kind == "variable")
    return list(found)


def _triples(words: list[Token]) -> Iterator[list[Token]]:
    """Cut the triples of a group, outside all brackets, into pieces with one verb each.

    What is in brackets is left out but for the signs of a path. A variable that only GRAPH names is a piece
    of its own; one that VALUES fills is in none: it may lack a value.
    """
    depth = 0
    piece: list[Token] = []
    subject: list[Token] = []
    in_expression = False
    for place, word in enumerate(words):
        if word.kind == "sign":
            depth += (word.text in _OPENING) - (word.text in _CLOSING)
        if depth:
            if word.text in _PERHAPS and not in_expression:
                piece.append(word)
        elif word.text in (".", ";", "}") or word.upper in _ENDING or (in_expression and word.text == ")"):
            yield piece
            subject = (subject or piece[:1]) if word.text == ";" else []
            piece = list(subject)
            in_expression = word.upper in ("FILTER", "BIND")
        elif word.kind != "variable" or not place or words[place - 1].upper != "VALUES":
            piece.append(word)
    yield piece


def _may_stand_still(triple: list[Token]) -> bool:
    """Tell whether the path of a triple may have no step at all."""
    steps = [False]
    for word in triple:
        if word.text == "/":
            steps.append(False)
        elif word.text in _PERHAPS:
            steps[-1] = True
    return all(steps) or (any(steps) and any(word.text == "|" for word in triple))


def _prefixes(words: list[Token], clause: Clause) -> Iterator[tuple[int, int]]:
    """Return the ranges of words that stand in the groups around a clause, before it; the innermost first.

    The way up ends where a query within the query begins: what stands before that does not narrow it.
    """
    around: list[int] = []
    for place in range(clause.place):
        if words[place].kind != "sign":
            continue
        if words[place].text in _OPENING:
            around.append(place)
        elif words[place].text in _CLOSING and around:
            around.pop()
    child = clause.place
    inside = [
        place
        for place in around
        if words[place].text == "{" and (words[place - 1].upper in _CORRELATED or _of_graph(words, place))
    ]
    for opening in reversed(around):
        if words[opening].text != "{":
            child = opening
            continue
        if words[opening + 1].upper == "SELECT":
            return
        while words[child - 1].kind == "word" or words[child - 1].text == "!":
            child -= 1
        if child > opening + 1 and not any(place <= opening for place in inside):
            yield opening + 1, child
        if words[opening - 1].upper == "UNION":
            return
        child = opening - 2 if _of_graph(words, opening) else opening


def _of_graph(words: list[Token], opening: int) -> bool:
    return opening > 1 and words[opening - 2].upper == "GRAPH"


def _filters(words: list[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Return where the FILTERs of a group stand that are about more of it than stands here, in characters."""
    bound = set(_needed(words[first:last]))
    place, depth = first, 0
    while place < last:
        word = words[place]
        if word.kind == "sign":
            depth += (word.text in _OPENING) - (word.text in _CLOSING)
        if depth == 0 and word.upper == "FILTER":
            end = _end_of_filter(words, place + 1, last)
            if not _decided(words[place:end], bound):
                yield word.start, words[end].start
            place = end
        else:
            place += 1


def _decided(words: list[Token], bound: set[str]) -> bool:
    """Tell whether a FILTER is about nothing but what is *bound* before it."""
    names = {word.text[1:] for word in words if word.kind == "variable"}
    return names <= bound and not any(word.upper == "EXISTS" for word in words)


def _end_of_filter(words: list[Token], place: int, last: int) -> int:
    """Return the number of the first word behind a FILTER."""
    while place < last and words[place].text not in ("(", "{"):
        place += 1
    depth = 0
    while place < last:
        text = words[place].text if words[place].kind == "sign" else ""
        depth += (text in _OPENING) - (text in _CLOSING) if text else 0
        place += 1
        if depth == 0:
            break
    return place
