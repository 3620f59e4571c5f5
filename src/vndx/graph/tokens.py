"""The words of a SPARQL query: strings, IRIs and comments told from what is said.

Every character belongs to a token, to white space or to a comment, so that
nothing hides between two. Reading is linear in the length of the text.

The engine needs no white space between words (``SERVICEa:b`` is SERVICE and
a name to it), so a word or a prefix that only contains a keyword is suspect too.
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
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "sign"
        if kind not in ("space", "comment"):
            yield Token(kind, found[0], found.start())
        if kind == "open":
            return  # whatever follows is inside the string
