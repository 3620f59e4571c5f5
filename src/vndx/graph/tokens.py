"""The words of a SPARQL query: strings, IRIs and comments told from what is said.

Every character belongs to a token, to white space or to a comment, so that
nothing hides between two. Reading is linear in the length of the text.

The engine needs no white space between words (``SERVICEa:b`` is SERVICE and
a name to it), so a word or a prefix that only contains a keyword is suspect too.
Nor does it cut words before it understands them: ``<`` after a term is an operator
to it inside an expression, and may begin an IRI elsewhere. `_Place` tells these apart.
"""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"(?:[\w·‿⁀.\-]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%])"
_LOCAL = rf"(?:(?:{_NAME}|:)*(?:{_NAME}(?<!\.)|:))?"

_TOKEN = re.compile(
    rf"""
    (?P<space>[\ \t\r\n]+)
  | (?P<comment>\#[^\r\n]*)
  | (?P<string>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
             | "(?!"")(?:[^"\\\r\n]|\\.)*" | '(?!'')(?:[^'\\\r\n]|\\.)*')
  | (?P<open>\"\"\" | ''' | ["'])
  | (?P<iri><(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*>)
  | (?P<variable>[?$]\w+)
  | (?P<blank>_:{_NAME}*{_NAME}(?<!\.))
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>(?:[^\W\d_](?:[\w.\-]{{0,80}}(?<!\.))?)?:{_LOCAL})
  | (?P<word>[^\W\d]\w*)
  | (?P<sign>&&|\|\||!=|<=|>=|\^\^|<<|>>|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_TERMS = frozenset(["iri", "variable", "string", "language", "number", "name", "blank"])
#: Whether the brackets behind a keyword hold an expression: the next ones, all in this clause, or none.
_CLAUSES = {
    "FILTER": "once",
    "BIND": "once",
    "SELECT": "many",
    "BY": "many",
    "HAVING": "many",
} | dict.fromkeys(("WHERE", "FROM", "LIMIT", "OFFSET", "VALUES"), "")
_KEYWORD = re.compile("|".join(_CLAUSES))


class Token:
    """One word.

    Attributes:
        kind: ``string``, ``open`` (a string that never ends), ``iri``, ``variable``,
            ``blank``, ``language``, ``number``, ``name`` (a prefixed one), ``word`` or ``sign``.
        text: as written.
        start: where, counted in characters from 0.
    """

    __slots__ = ("kind", "start", "text")

    def __init__(self, kind: str, text: str, start: int) -> None:
        self.kind = kind
        self.text = text
        self.start = start

    @property
    def upper(self) -> str:
        """The text in capitals if it is a word, else as it is: keywords are written in any case."""
        return self.text.upper() if self.kind == "word" else self.text


def tokens(text: str) -> list[Token]:
    """Cut a query into its words, without white space and comments."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    place = _Place()
    at = 0
    while at < len(text):
        if text[at] == "<" and place.after_term():
            kind, word = "sign", text[at : at + 2] if text.startswith("<=", at) else "<"
        else:
            found = _TOKEN.match(text, at)
            assert found is not None  # the last alternative takes any character
            kind, word = found.lastgroup or "sign", found[0]
        if kind not in ("space", "comment"):
            token = Token(kind, word, at)
            yield token
            place.pass_by(token)
        if kind == "open":
            return  # whatever follows is inside the string
        at += len(word)


class _Place:
    """Where in a query we are, as far as the meaning of ``<`` depends on it."""

    def __init__(self) -> None:
        self._brackets: list[str] = []  # "{", "(" in a pattern, or "x" for "(" in an expression
        self._clauses = [""]  # for each open group: "once" or "many" where "(" begins an expression
        self._last: Token | None = None

    def after_term(self) -> bool:
        """Tell whether an operator must follow here, and no IRI can."""
        last = self._last
        if last is None or not self._brackets or self._brackets[-1] != "x":
            return False
        return (
            last.kind in _TERMS
            or last.text in (")", "}", ">>")
            or (last.kind == "word" and last.upper.endswith(("TRUE", "FALSE")))
        )

    def pass_by(self, word: Token) -> None:
        """Go on behind *word*."""
        if word.kind == "sign":
            self._bracket(word.text)
        elif word.kind in ("word", "name") and "x" not in self._brackets[-1:]:
            # Only a prefix can hide a keyword, and only behind it could another one stand.
            for keyword in _KEYWORD.findall(word.text.partition(":")[0].upper()):
                self._clauses[-1] = _CLAUSES[keyword]
        self._last = word

    def _bracket(self, sign: str) -> None:
        if sign == "{":
            self._brackets.append(sign)
            self._clauses.append("")
        elif sign == "(":
            inside = self._brackets[-1:] in (["("], ["x"])
            expression = self._brackets[-1] == "x" if inside else bool(self._clauses[-1])
            triple = self._last is not None and self._last.text == "<<"
            self._brackets.append("x" if expression and not triple else "(")
        elif sign in (")", "}") and self._brackets:
            self._brackets.pop()
            if sign == "}" and len(self._clauses) > 1:
                self._clauses.pop()
            if self._clauses[-1] == "once" and self._brackets[-1:] in ([], ["{"]):
                self._clauses[-1] = ""
