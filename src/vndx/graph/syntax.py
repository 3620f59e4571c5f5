"""Why a query is not SPARQL: where, and what was expected, in a sentence.

The engine says how far it got and which characters could have followed, which
is seldom where the mistake is. The usual mistakes are looked for here, each by
one small function; the engine's own words are for the rest.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from vndx.errors import QuerySyntaxError
from vndx.graph.guard import Facts, first_word
from vndx.graph.sparql_words import FORMS, KNOWN
from vndx.graph.tokens import Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: A place, counted in characters from 0, and what is wrong there in both languages.
Finding = tuple[int, str, str]

_PAIRS = {"{": "}", "(": ")", "[": "]"}
_ENGINE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)


def explain(text: str, said: str, known: dict[str, str]) -> QuerySyntaxError:
    """Return the error for a query that the engine did not take.

    Args:
        text: the query.
        said: what the engine said.
        known: the prefixes that need no declaration.
    """
    told = Facts(text)
    found = next((finding for look in _LOOKS if (finding := look(told, known)) is not None), None)
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
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def _unclosed_string(told: Facts, known: dict[str, str]) -> Finding | None:
    for word in told.words:
        if word.kind == "open":
            return word.start, f"this string never ends: expected {word.text}", f"chuỗi này chưa đóng: cần {word.text}"
    return None


def _curly_quote(told: Facts, known: dict[str, str]) -> Finding | None:
    for word in told.words:
        if word.text in "“”‘’«»":
            return (
                word.start,
                f'{word.text} opens no string: expected a straight quotation mark, "',
                f'{word.text} không mở được chuỗi: cần dấu nháy thẳng, "',
            )
    return None


def _brackets(told: Facts, known: dict[str, str]) -> Finding | None:
    open_ones: list[Token] = []
    for word in told.words:
        if word.kind != "sign":
            continue
        if word.text in _PAIRS:
            open_ones.append(word)
        elif word.text in _PAIRS.values():
            if open_ones and _PAIRS[open_ones[-1].text] == word.text:
                open_ones.pop()
            elif open_ones:
                wanted = _PAIRS[open_ones[-1].text]
                return word.start, f"expected {wanted} before this {word.text}", f"cần {wanted} trước {word.text} này"
            else:
                return word.start, f"this {word.text} closes nothing", f"{word.text} này không đóng ngoặc nào"
    if open_ones:
        last = open_ones[-1]
        wanted = _PAIRS[last.text]
        return last.start, f"this {last.text} is never closed: expected {wanted}", f"{last.text} chưa đóng: cần {wanted}"
    return None


def _turtle_prefix(told: Facts, known: dict[str, str]) -> Finding | None:
    for word in told.words:
        if word.text.lower() in ("@prefix", "@base"):
            right = word.text[1:].upper()
            return (
                word.start,
                f"{word.text} is Turtle: expected {right}, without @ and without a full stop after it",
                f"{word.text} là cú pháp Turtle: cần {right}, không có @ và không có dấu chấm ở cuối",
            )
    return None


def _form(told: Facts, known: dict[str, str]) -> Finding | None:
    first = first_word(told.words)
    if first is None:
        return 0, f"there is no query: expected {_either(FORMS, 'or')}", f"không có truy vấn: cần {_either(FORMS, 'hoặc')}"
    if first.upper in FORMS:
        return None
    near = get_close_matches(first.upper, (*FORMS, "PREFIX", "BASE"), 1)
    return (
        first.start,
        f"expected {_either(FORMS, 'or')}, not {first.text}{_meant(near)[0]}",
        f"cần {_either(FORMS, 'hoặc')}, không phải {first.text}{_meant(near)[1]}",
    )


def _declaration(told: Facts, known: dict[str, str]) -> Finding | None:
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.upper == "PREFIX" and (after.kind != "name" or not after.text.endswith(":")):
            name = after.text.rstrip(":") if after.kind in ("word", "name") else "name"
            return after.start, f"expected {name}: with a colon after PREFIX", f"sau PREFIX cần {name}: có dấu hai chấm"
    return None


def _unknown_prefix(told: Facts, known: dict[str, str]) -> Finding | None:
    declared = {*told.prefixes, *known}
    for word in told.words:
        prefix = word.text.partition(":")[0]
        if word.kind == "name" and prefix not in declared:
            near = get_close_matches(prefix, sorted(declared), 1) if prefix else []
            en, vi = _meant([f"{name}:" for name in near])
            return (
                word.start,
                f"the prefix {prefix}: is not known{en or f'; expected PREFIX {prefix}: <…> at the start'}",
                f"không biết tiền tố {prefix}:{vi or f'; cần khai báo PREFIX {prefix}: <…> ở đầu'}",
            )
    return None


def _comma(told: Facts, known: dict[str, str]) -> Finding | None:
    depth, selecting = 0, False
    for word in told.words:
        depth += (word.text in _PAIRS) - (word.text in _PAIRS.values())
        if word.upper == "SELECT":
            selecting, level = True, depth
        elif selecting and word.text == "{":
            selecting = False
        elif selecting and word.text == "," and depth == level:
            return (
                word.start,
                "expected a space between the variables after SELECT, not a comma",
                "giữa các biến sau SELECT cần dấu cách, không phải dấu phẩy",
            )
    return None


def _relative(told: Facts, known: dict[str, str]) -> Finding | None:
    if any(word.upper == "BASE" for word in told.words):
        return None
    for word in told.words:
        if word.kind == "iri" and not re.match(r"<[A-Za-z][A-Za-z0-9+.-]*:", word.text):
            return (
                word.start,
                f"{word.text} is not a whole IRI: expected one with a scheme, as <https://…>",
                f"{word.text} chưa phải IRI đầy đủ: cần có lược đồ, như <https://…>",
            )
    return None


def _stray_word(told: Facts, known: dict[str, str]) -> Finding | None:
    for word in told.words:
        if word.kind != "word" or word.upper in KNOWN or word.text in ("a", "true", "false"):
            continue
        near = get_close_matches(word.upper, KNOWN, 1, 0.75)
        return (
            word.start,
            f"{word.text} is no word of SPARQL"
            + (_meant(near)[0] or "; expected ?name for a variable, prefix:name for a thing"),
            f"{word.text} không phải từ khoá SPARQL"
            + (_meant(near)[1] or '; biến cần viết ?ten, vật cần viết tiền-tố:tên'),
        )
    return None


def _bare_filter(told: Facts, known: dict[str, str]) -> Finding | None:
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.upper in ("FILTER", "BIND") and after.kind in ("variable", "string", "number"):
            return after.start, f"expected ( after {word.upper}", f"sau {word.upper} cần ("
    return None


def _no_as(told: Facts, known: dict[str, str]) -> Finding | None:
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.text != ")" or after.kind != "variable":
            continue
        before = told.words[: told.words.index(after)]
        level = next((w for w in reversed(before) if w.text == "{" or w.upper == "SELECT"), None)
        if level is not None and level.upper == "SELECT" and _inside(before[before.index(level) :]):
            return after.start, f"expected AS before {after.text}", f"cần AS trước {after.text}"
    return None


def _inside(words: list[Token]) -> bool:
    return sum((word.text == "(") - (word.text == ")") for word in words) > 0


def _short_triple(told: Facts, known: dict[str, str]) -> Finding | None:
    run: list[Token] | None = None
    for before, word in zip([None, *told.words], told.words, strict=False):
        plain = word.kind in ("variable", "iri", "name") or word.text == "a"
        if word.text in ("{", ".") and (before is None or before.upper != "VALUES"):
            stop, run_now = word, []
            if run is not None and word.text == "." and 0 < len(run) < 3:
                return _ends_early(stop)
            run = run_now if not (before and before.kind == "variable" and word.text == "{") else None
        elif word.text == "}" and run is not None and 0 < len(run) < 3:
            return _ends_early(word)
        elif plain and run is not None:
            run.append(word)
        else:
            run = None
    return None


def _ends_early(word: Token) -> Finding:
    return (
        word.start,
        f"expected subject, property and value before this {word.text}",
        f"trước {word.text} này cần đủ chủ thể, thuộc tính và giá trị",
    )


def _ungrouped(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find a variable after SELECT that is not grouped by, in a query without sub-selects."""
    words = told.words
    keywords = [word.upper for word in words]
    if keywords.count("SELECT") != 1 or "GROUP" not in keywords:
        return None
    grouped = {word.text for word in words[keywords.index("GROUP") :] if word.kind == "variable"}
    depth = 0
    for word in words[keywords.index("SELECT") :]:
        depth += (word.text == "(") - (word.text == ")")
        if word.text == "{":
            return None
        if word.kind == "variable" and depth == 0 and word.text not in grouped:
            return (
                word.start,
                f"{word.text} is not grouped: expected it after GROUP BY, or in an aggregate as SAMPLE({word.text})",
                f"{word.text} chưa được nhóm: cần đặt sau GROUP BY, hoặc trong hàm gộp như SAMPLE({word.text})",
            )
    return None


def _engines(text: str, said: str) -> Finding:
    """Put what the engine said into a sentence: the place it reached, and the plain words among those it expected."""
    found = _ENGINE.match(said)
    if found is None:
        return 0, said, said
    lines = text.split("\n")
    line, column = min(int(found[1]), len(lines)), int(found[2])
    place = min(sum(len(before) + 1 for before in lines[: line - 1]) + column - 1, len(text))
    wanted = [word for word in re.split(r", (?![^\[]*\])", found[3]) if not word.startswith("[") and word != '","']
    wanted = [word.strip('"') for word in wanted][:8]
    if not wanted and place >= len(text.rstrip()):
        return place, "the query breaks off here", "truy vấn đứt ở đây"
    if not wanted:
        return place, "this does not fit here", "phần này không hợp ở đây"
    return (
        place,
        f"expected {_either(wanted, 'or')} here or shortly before",
        f"ở đây hoặc ngay trước đó cần {_either(wanted, 'hoặc')}",
    )


def _either(words: tuple[str, ...] | list[str], conjunction: str) -> str:
    return f" {conjunction} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _meant(near: list[str]) -> tuple[str, str]:
    return (f"; did you mean {near[0]}?", f"; có phải là {near[0]}?") if near else ("", "")


_LOOKS: tuple[Callable[[Facts, dict[str, str]], Finding | None], ...] = (
    _unclosed_string,
    _curly_quote,
    _turtle_prefix,
    _form,
    _declaration,
    _brackets,
    _comma,
    _unknown_prefix,
    _relative,
    _bare_filter,
    _no_as,
    _stray_word,
    _short_triple,
    _ungrouped,
)
