"""Refusing, with a sentence, what the worker would be killed for or could never do.

This is not the wall: that is the process in which a query runs. It is the sign
in front of it, and only as strict as a readable message needs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vndx.errors import QueryRefused
from vndx.graph.tokens import Token, tokens

MOST_BYTES = 64 * 1024
MOST_NESTING = 32
#: Planning takes seconds from about a hundred patterns in one group on.
MOST_PATTERNS = 80
MOST_BRANCHES = 60
MOST_OPERATORS = 500

_UPDATES = frozenset(["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
_BRANCHES = frozenset(["UNION", "OPTIONAL", "MINUS", "EXISTS", "GRAPH", "LATERAL"])
_OPERATORS = frozenset(["&&", "||", "!", "+", "-", "*", "/", "^", "|", "=", "!=", "<", ">", "<=", ">="])
_OPENING = frozenset(["{", "(", "[", "<<"])
_CLOSING = frozenset(["}", ")", "]", ">>"])
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


class Facts:
    """What the words of a query tell without parsing it.

    Attributes:
        words: its tokens.
        prefixes: prefix to namespace, as the query declares them.
        sources, named: what FROM and FROM NAMED name; ``None`` stands for what is not understood.
        services: what SERVICE asks; ``None`` as above.
        variables: the names of its variables.
    """

    def __init__(self, text: str) -> None:
        self.words = tokens(text)
        self.prefixes = _declared(self.words)
        self.sources: list[Token | None] = []
        self.named: list[Token | None] = []
        self.services: list[Token | None] = []
        self.variables = {word.text[1:] for word in self.words if word.kind == "variable"}
        depth = 0
        clause = ""
        for place, word in enumerate(self.words):
            depth += (word.text in _OPENING) - (word.text in _CLOSING)
            if _holds(word, "SERVICE"):
                self.services.append(self._after(place, "SERVICE", "SILENT"))
            elif depth == 0 and word.kind in ("word", "name") and word.text.upper().startswith("FROM"):
                if word.kind == "name" and self._only_a_name(word, clause):
                    continue
                following = self.words[place + 1].upper if place + 1 < len(self.words) else ""
                (self.named if following == "NAMED" else self.sources).append(
                    self._after(place, "FROM", "NAMED")
                )
            elif depth == 0 and word.kind == "word":
                clause = word.upper

    def _only_a_name(self, name: Token, clause: str) -> bool:
        """Tell whether a name outside of all brackets that begins with FROM holds no FROM.

        The engine reads ``SELECT * FROMage:x`` as FROM and a name, but only where FROM may stand.
        """
        if clause == "DESCRIBE":
            return name.text.partition(":")[0] in self.prefixes
        return clause in ("PREFIX", "BY", "HAVING", "ASC", "DESC")

    def _after(self, place: int, keyword: str, between: str) -> Token | None:
        """Return what follows *keyword*, perhaps after the word *between*."""
        following = place + 1
        if following < len(self.words) and self.words[following].upper == between:
            following += 1
        if self.words[place].upper != keyword or following >= len(self.words):
            return None
        return self.words[following]

    def iri(self, word: Token | None, known: dict[str, str]) -> str | None:
        """Return the IRI that *word* writes, in full or with a prefix; ``None`` when it writes none."""
        if word is None or word.kind not in ("iri", "name"):
            return None
        if word.kind == "iri":
            return word.text[1:-1]
        prefix, _, local = word.text.partition(":")
        namespace = self.prefixes.get(prefix, known.get(prefix))
        return None if namespace is None or "\\" in local else namespace + local


@lru_cache(maxsize=64)
def facts(text: str) -> Facts:
    """Return what the words of *text* tell; remembered for the next time."""
    return Facts(text)


def check(text: str, known: dict[str, str], allowed_services: frozenset[str] = frozenset()) -> None:
    """Refuse a query that is too large, writes, or asks elsewhere.

    Args:
        text: the query.
        known: the prefixes that need no declaration.
        allowed_services: endpoints that SERVICE may ask, as absolute IRIs.

    Raises:
        QueryRefused: with the reason and what can be done.
    """
    size = len(text.encode("utf-8", "replace"))
    if size > MOST_BYTES:
        raise _too(f"{size} bytes long", f"dài {size} byte", f"{MOST_BYTES} bytes", f"{MOST_BYTES} byte")
    told = facts(text)
    refuse_updates(told)
    _refuse_services([told.iri(word, known) for word in told.services], allowed_services)
    _refuse_size(told.words)


def dataset(text: str, known: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the graphs that a query names with FROM and with FROM NAMED, as absolute IRIs.

    Raises:
        QueryRefused: when one is not written so that it can be told.
    """
    told = facts(text)
    found: tuple[list[str], list[str]] = ([], [])
    for words, iris in zip((told.sources, told.named), found, strict=True):
        for word in words:
            iri = told.iri(word, known)
            if iri is None or not _ABSOLUTE.match(iri):
                what = f" {word.text}" if word is not None else ""
                raise QueryRefused(
                    f"FROM{what} is refused: write the IRI of the graph out, as in FROM <https://…>",
                    f"từ chối FROM{what}: hãy viết đầy đủ IRI của đồ thị, như FROM <https://…>",
                )
            iris.append(iri)
    return found


def refuse_updates(told: Facts) -> None:
    """Refuse what would write: the graph is only read.

    Raises:
        QueryRefused: then.
    """
    first = first_word(told.words)
    if first is not None and first.upper in _UPDATES:
        raise QueryRefused(
            f"{first.upper} is an update, and vndx only reads: change the files of the graph instead",
            f"{first.upper} là lệnh cập nhật, mà vndx chỉ đọc: hãy sửa các tệp của đồ thị",
        )


def _refuse_services(services: list[str | None], allowed: frozenset[str]) -> None:
    """Refuse to ask another server, unless just that one is allowed."""
    for iri in services:
        if iri is None or iri not in allowed:
            where = f" {iri}" if iri else ""
            raise QueryRefused(
                f"SERVICE{where} is refused: a query opens no connection, unless --allow-service names "
                "the very address",
                f"từ chối SERVICE{where}: truy vấn không mở kết nối nào, trừ khi --allow-service nêu đúng "
                "địa chỉ đó",
            )


def _refuse_size(words: list[Token]) -> None:
    """Refuse what the engine needs minutes to plan, or a deeper stack than it has."""
    depth = deepest = patterns = most = branches = operators = 0
    round_depth = 0
    for word in words:
        text = word.text if word.kind == "sign" else word.upper
        if text in _OPENING:
            depth += 1
            deepest = max(deepest, depth)
            round_depth += text == "("
            patterns = 1 if depth == 1 else patterns + (text == "{")
        elif text in _CLOSING:
            depth -= 1
            round_depth -= text == ")"
        elif word.kind == "sign" and text in (".", ";", ",") and round_depth == 0:
            patterns += 1
        elif text in _BRANCHES:
            branches += 1
        elif word.kind == "sign" and text in _OPERATORS:
            operators += 1
        most = max(most, patterns)
    for count, limit, en, vi in (
        (deepest, MOST_NESTING, "brackets deep", "cấp ngoặc lồng nhau"),
        (most, MOST_PATTERNS, "patterns in one group", "mẫu trong một nhóm"),
        (branches, MOST_BRANCHES, "branches (UNION, OPTIONAL, …)", "nhánh (UNION, OPTIONAL, …)"),
        (operators, MOST_OPERATORS, "operators", "toán tử"),
    ):
        if count > limit:
            raise _too(f"{count} {en}", f"có {count} {vi}", str(limit), str(limit))


def _too(en: str, vi: str, limit_en: str, limit_vi: str) -> QueryRefused:
    return QueryRefused(
        f"the query is too large: {en}, where {limit_en} is the limit; split it in two",
        f"truy vấn quá lớn: {vi}, mà giới hạn là {limit_vi}; hãy tách làm hai",
    )


def _holds(word: Token, keyword: str) -> bool:
    """Tell whether the engine may read *keyword* in this word: not in a local name, string or variable."""
    if word.kind not in ("word", "name"):
        return False
    return keyword in word.text.partition(":")[0].upper()


def first_word(words: list[Token]) -> Token | None:
    """Return the first word after the declarations of prefixes."""
    place = 0
    while place < len(words):
        keyword = words[place].upper
        if keyword not in ("PREFIX", "BASE", "VERSION"):
            return words[place]
        place += 3 if keyword == "PREFIX" else 2
    return None


def _declared(words: list[Token]) -> dict[str, str]:
    """Return the prefixes that the query itself declares."""
    return {
        words[place + 1].text[:-1]: words[place + 2].text[1:-1]
        for place, word in enumerate(words[:-2])
        if word.upper == "PREFIX" and words[place + 1].kind == "name" and words[place + 2].kind == "iri"
    }
