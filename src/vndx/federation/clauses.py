"""Where a query says SERVICE: which server, which pattern, and what stands before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from vndx.errors import QueryRefused
from vndx.graph.guard import Facts
from vndx.graph.tokens import Token
from vndx.text.display import safe, shortened

_ADDRESS = re.compile(r"https?://[^\s<>\"{}|^`\\]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One ``SERVICE [SILENT] <iri> { pattern }``.

    Attributes:
        start, end: where it stands in the text, in characters; the braces are part of it.
        address: the IRI of the server.
        silent: a failure is none.
        place: number of its first word among the words of the query.
        opening, closing: numbers of its braces, likewise.
    """

    start: int
    end: int
    address: str
    silent: bool
    place: int
    opening: int
    closing: int


def clauses(told: Facts, known: dict[str, str], allowed: frozenset[str]) -> list[Clause]:
    """Return what a query asks of other servers, in the order in which it stands there.

    Args:
        told: the words of the query.
        known: the prefixes that need no declaration.
        allowed: the addresses that may be asked, letter by letter.

    Raises:
        QueryRefused: when anything else may be asked, or it cannot be told what.
    """
    _refuse_escaped(told)
    found: list[Clause] = []
    words = told.words
    for place, word in enumerate(words):
        if word.kind not in ("word", "name") or "SERVICE" not in word.text.partition(":")[0].upper():
            continue
        if word.upper != "SERVICE":
            if word.kind == "name" and _is_prefix(told, known, word):
                continue
            raise _unclear(word)
        _refuse_plug_in(words, place)
        if found and place < found[-1].closing:
            raise QueryRefused(
                "SERVICE within SERVICE is refused: the other server would ask on, where nobody can look; "
                "ask both one after the other",
                "từ chối SERVICE lồng trong SERVICE: máy chủ kia sẽ tự hỏi tiếp mà không ai kiểm soát được; "
                "hãy hỏi lần lượt từng máy chủ",
            )
        found.append(_clause(told, known, allowed, place))
    return found


def _clause(told: Facts, known: dict[str, str], allowed: frozenset[str], place: int) -> Clause:
    words = told.words
    at = place + 1
    silent = at < len(words) and words[at].upper == "SILENT"
    at += silent
    if at + 1 >= len(words):
        raise _unclear(words[place])
    named = words[at]
    if named.kind == "variable":
        raise QueryRefused(
            f"SERVICE {named.text} is refused: which server is asked has to stand in the query, as in "
            "SERVICE <https://…>",
            f"từ chối SERVICE {named.text}: máy chủ phải ghi rõ trong truy vấn, như SERVICE <https://…>",
        )
    address = told.iri(named, known)
    if address is None or not _ADDRESS.fullmatch(address):
        shown = safe(shortened(named.text))
        raise QueryRefused(
            f"SERVICE {shown} is refused: write the address out, as in SERVICE <https://…>",
            f"từ chối SERVICE {shown}: hãy viết đầy đủ địa chỉ, như SERVICE <https://…>",
        )
    if address not in allowed:
        shown = safe(shortened(address, 200))
        raise QueryRefused(
            f"SERVICE {shown} is refused: nobody allowed it; --allow-service {shown} does, for this call",
            f"từ chối SERVICE {shown}: chưa ai cho phép; --allow-service {shown} cho phép trong lần gọi này",
        )
    if words[at + 1].text != "{":
        raise _unclear(words[place])
    closing = _closing(words, at + 1)
    return Clause(words[place].start, words[closing].start + 1, address, silent, place, at + 1, closing)


def _refuse_escaped(told: Facts) -> None:
    """Refuse a word that is written in escapes: a server may read SERVICE there."""
    for before, after in pairwise(told.words):
        if before.text == "\\" and after.kind in ("word", "name") and after.text[0] in "uU":
            raise QueryRefused(
                "escapes such as \\u0053 are refused outside of strings and addresses; write the letter",
                "từ chối mã thoát như \\u0053 ngoài chuỗi và địa chỉ; hãy viết thẳng chữ cái",
            )


def _is_prefix(told: Facts, known: dict[str, str], word: Token) -> bool:
    """Tell whether *word* is a name whose declared prefix merely contains the word."""
    prefix = word.text.partition(":")[0]
    return prefix in told.prefixes or prefix in known


def _closing(words: list[Token], opening: int) -> int:
    """Return the number of the brace that closes the one at *opening*."""
    depth = 0
    for place in range(opening, len(words)):
        text = words[place].text if words[place].kind == "sign" else ""
        depth += (text == "{") - (text == "}")
        if depth == 0:
            return place
    raise QueryRefused(
        "SERVICE is refused: a } that closes it is missing",
        "từ chối SERVICE: thiếu dấu } đóng nhóm của nó",
    )


def _refuse_plug_in(words: list[Token], place: int) -> None:
    """Refuse what looks like SERVICE, and asks no server: labels by a plug-in of Wikidata's own."""
    named = words[place + 1].text if place + 1 < len(words) else ""
    if named in ("wikibase:label", "<http://wikiba.se/ontology#label>"):
        raise QueryRefused(
            "SERVICE wikibase:label is refused: it is no server but a plug-in of Wikidata's own; "
            'write ?item rdfs:label ?name FILTER(LANG(?name) = "vi")',
            "từ chối SERVICE wikibase:label: đó không phải máy chủ mà là phần riêng của Wikidata; "
            'hãy viết ?item rdfs:label ?name FILTER(LANG(?name) = "vi")',
        )


def _unclear(word: Token) -> QueryRefused:
    shown = safe(shortened(word.text))
    return QueryRefused(
        f"{shown} is refused: what it asks cannot be told; write SERVICE <https://…> {{ … }}",
        f"từ chối {shown}: không rõ hỏi máy chủ nào; hãy viết SERVICE <https://…> {{ … }}",
    )
