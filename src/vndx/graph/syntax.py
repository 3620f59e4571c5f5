"""Why a query is not SPARQL: where, and what was expected, in a sentence.

The engine says how far it got and which characters could have followed, which
is seldom where the mistake is. The usual mistakes are looked for first; the
engine's own words are for the rest.
"""

from __future__ import annotations

import re

from vndx.errors import QuerySyntaxError
from vndx.graph.guard import Facts
from vndx.graph.slips import LOOKS, either
from vndx.graph.slips_clauses import Finding

_ENGINE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


def explain(text: str, said: str, known: dict[str, str]) -> QuerySyntaxError:
    """Return the error for a query that the engine did not take.

    Args:
        text: the query.
        said: what the engine said.
        known: the prefixes that need no declaration.
    """
    told = Facts(text)
    found = next((finding for look in LOOKS if (finding := look(told, known)) is not None), None)
    place, en, vi = found or _engines(text, said)
    line = text.count("\n", 0, place) + 1
    column = place - (text.rfind("\n", 0, place) + 1) + 1
    error = QuerySyntaxError(
        f"this is not SPARQL 1.1: line {line}, column {column}: {en}",
        f"đây không phải SPARQL 1.1: dòng {line}, cột {column}: {vi}",
    )
    error.line, error.column = line, column
    error.excerpt = _excerpt(text.split("\n")[line - 1], column)
    return error


def _excerpt(line: str, column: int) -> str:
    """Return *line*, cut to what fits beside the place, with a caret below the place."""
    from vndx.text.display import safe

    begin = max(0, column - 60)
    before, after = safe(line[begin : column - 1]), safe(line[column - 1 : begin + 100].rstrip("\r"))
    return f"  {before}{after}\n  {' ' * _width(before)}^"


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth  # a caret under the wrong letter would mislead

    return max(0, wcswidth(text))


def _engines(text: str, said: str) -> Finding:
    """Put what the engine said into a sentence: the place it reached, the plain words that it expected."""
    found = _ENGINE.match(said)
    if found is None:
        return 0, f"the engine says “{said}”", f"bộ máy báo “{said}”"
    lines = text.split("\n")
    line, column = min(int(found[1]), len(lines)), int(found[2])
    place = min(sum(len(before) + 1 for before in lines[: line - 1]) + column - 1, len(text))
    wanted = [
        word for word in re.split(r", (?![^\[]*\])", found[3]) if not word.startswith("[") and word != '","'
    ]
    wanted = [word.strip('"') for word in wanted][:8]
    if sentence := next((word for word in wanted if " " in word), None):
        return place, f"the engine says “{sentence}”", f"bộ máy báo “{sentence}”"
    if not wanted and place >= len(text.rstrip()):
        return (
            place,
            "the query is not complete, or does not fit together",
            "truy vấn chưa trọn, hoặc không khớp",
        )
    if not wanted:
        return place, "this does not fit here", "phần này không hợp ở đây"
    # Not "expected": the engine names a few of the words that it would have taken at the place it reached.
    en, vi = either(wanted, "or"), either(wanted, "hoặc")
    return (
        place,
        f"this does not fit here, or it comes too soon; the engine would take, for example, {en}",
        f"phần này không hợp ở đây, hoặc trước đó còn thiếu; bộ máy có thể nhận chẳng hạn {vi}",
    )
