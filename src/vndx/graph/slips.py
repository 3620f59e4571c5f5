"""The usual slips in a query, each looked for by one small function.

A function gets what the words tell and the known prefixes, and returns where
the slip is and what was expected there, in both languages; ``None`` if it is
not that one. None of them is asked about a query that the engine takes.
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from vndx.graph.guard import Facts, first_word
from vndx.graph.slips_clauses import (
    Finding,
    aggregate_inside,
    bare_expression,
    broken_iri,
    long_triple,
    modifier_inside,
    no_by,
    no_columns,
    no_number,
    ungrouped,
)
from vndx.graph.sparql_words import FORMS, KNOWN
from vndx.graph.tokens import Token

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_PAIRS = {"{": "}", "(": ")", "[": "]"}


def _unclosed_string(told: Facts, known: dict[str, str]) -> Finding | None:
    for word in told.words:
        if word.kind == "open":
            return (
                word.start,
                f"this string never ends: expected {word.text}",
                f"chuỗi này chưa đóng: cần {word.text}",
            )
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
                return (
                    word.start,
                    f"expected {wanted} before this {word.text}",
                    f"cần {wanted} trước {word.text} này",
                )
            else:
                return word.start, f"this {word.text} closes nothing", f"{word.text} này không đóng ngoặc nào"
    if open_ones:
        last = open_ones[-1]
        wanted = _PAIRS[last.text]
        return (
            last.start,
            f"this {last.text} is never closed: expected {wanted}",
            f"{last.text} chưa đóng: cần {wanted}",
        )
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
        return (
            0,
            f"there is no query: expected {either(FORMS, 'or')}",
            f"không có truy vấn: cần {either(FORMS, 'hoặc')}",
        )
    if first.upper in FORMS:
        return None
    near = get_close_matches(first.upper, (*FORMS, "PREFIX", "BASE"), 1)
    return (
        first.start,
        f"expected {either(FORMS, 'or')}, not {first.text}{_meant(near)[0]}",
        f"cần {either(FORMS, 'hoặc')}, không phải {first.text}{_meant(near)[1]}",
    )


def _declaration(told: Facts, known: dict[str, str]) -> Finding | None:
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.upper == "PREFIX" and (after.kind != "name" or not after.text.endswith(":")):
            name = after.text.rstrip(":") if after.kind in ("word", "name") else "name"
            return (
                after.start,
                f"expected {name}: with a colon after PREFIX",
                f"sau PREFIX cần {name}: có dấu hai chấm",
            )
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
            + (_meant(near)[1] or "; biến cần viết ?ten, vật cần viết tiền-tố:tên"),
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
    run: list[Token] | None = None  # the plain terms since the last { or full stop, and nothing else
    for place, word in enumerate(told.words):
        if word.text in ("}", ".") and run is not None and 0 < len(run) < 3:
            return _ends_early(word)
        if word.text in ("{", "."):
            values = place >= 2 and told.words[place - 2].upper == "VALUES"
            run = None if values else []
        elif run is not None and (word.kind in ("variable", "iri", "name") or word.text == "a"):
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


def _bound_twice(told: Facts, known: dict[str, str]) -> Finding | None:
    groups: list[set[str]] = []  # what each group that is open has given a value
    for before, word in zip([None, *told.words], told.words, strict=False):
        if word.text == "{":
            groups.append(set())
        elif word.text == "}" and groups:
            groups.pop()
        elif word.kind == "variable" and groups and before is not None and before.upper == "AS":
            if word.text in groups[-1]:
                return (
                    word.start,
                    f"{word.text} has a value already: expected a new name after AS",
                    f"{word.text} đã có giá trị: sau AS cần một tên mới",
                )
            groups[-1].add(word.text)
    return None


def either(words: tuple[str, ...] | list[str], conjunction: str) -> str:
    """Return *words* as a list in a sentence."""
    return f" {conjunction} ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def _meant(near: list[str]) -> tuple[str, str]:
    return (f"; did you mean {near[0]}?", f"; có phải là {near[0]}?") if near else ("", "")


#: In the order in which they are looked for: what hides others first.
LOOKS: tuple[Callable[[Facts, dict[str, str]], Finding | None], ...] = (
    _unclosed_string,
    _curly_quote,
    _turtle_prefix,
    _form,
    _declaration,
    broken_iri,
    _brackets,
    _comma,
    _unknown_prefix,
    _relative,
    _bare_filter,
    no_columns,
    bare_expression,
    _no_as,
    no_number,
    no_by,
    _stray_word,
    modifier_inside,
    _short_triple,
    long_triple,
    ungrouped,
    aggregate_inside,
    _bound_twice,
)
