"""Slips in the clauses of a query: what stands in the wrong clause, is missing there or is one too many.

The functions are like those of ``slips``, which calls them.
"""

from __future__ import annotations

from vndx.graph.guard import Facts
from vndx.graph.sparql_words import KNOWN
from vndx.graph.tokens import Token

#: A place, counted in characters from 0, and what is wrong there in both languages.
Finding = tuple[int, str, str]

AGGREGATES = frozenset(["COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"])
_MODIFIERS = frozenset(["LIMIT", "OFFSET", "ORDER", "GROUP", "HAVING"])
_NO_COLUMN = frozenset(["SELECT", "DISTINCT", "REDUCED", "WHERE", "FROM", "NAMED", "AS"])
_TERMS = frozenset(["variable", "iri", "name", "blank", "string", "number"])


def broken_iri(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find ``<http://`` whose IRI holds what no IRI can."""
    for place, word in enumerate(told.words):
        after = told.words[place + 1 : place + 4]
        if word.text != "<" or [sign.text for sign in after[1:]] != ["/", "/"]:
            continue
        if after[0].kind != "name" or after[0].start != word.start + 1:
            continue
        end = word.start + 1
        for part in told.words[place + 1 :]:
            if part.start != end:
                return (
                    end,
                    "an IRI has no space in it: expected > or %20",
                    "IRI không có dấu cách: cần > hoặc %20",
                )
            if part.text[0] in '<>"{}|^`\\':
                sign = part.text[0]
                return end, f"an IRI has no {sign} in it: expected >", f"IRI không có {sign}: cần >"
            end = part.start + len(part.text)
        return end, "this IRI never ends: expected >", "IRI này chưa đóng: cần >"
    return None


def no_columns(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find a SELECT of nothing."""
    for place, word in enumerate(told.words):
        if word.upper != "SELECT":
            continue
        after = told.words[place + 1 : place + 3]
        if after and after[0].upper in ("DISTINCT", "REDUCED"):
            after = after[1:]
        if after and after[0].upper in ("{", "WHERE", "FROM"):
            begin = after[0]
            return (
                begin.start,
                f"expected * or variables between SELECT and {begin.text}",
                f"giữa SELECT và {begin.text} cần * hoặc các biến",
            )
    return None


def bare_expression(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find a function after SELECT without the parentheses that name its column."""
    depth, selecting = 0, False
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.upper == "SELECT":
            selecting, depth = True, 0
        elif word.text == "{":
            selecting = False
        depth += (word.text == "(") - (word.text == ")")
        function = word.kind == "word" and word.upper in KNOWN and word.upper not in _NO_COLUMN
        if selecting and depth == 0 and function and after.text == "(":
            return (
                word.start,
                f"expected parentheses and AS: ({word.upper}(…) AS ?name)",
                f"cần dấu ngoặc và AS: ({word.upper}(…) AS ?ten)",
            )
    return None


def no_number(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find a LIMIT or OFFSET without a number."""
    for word, after in zip(told.words, [*told.words[1:], None], strict=True):
        if word.upper in ("LIMIT", "OFFSET") and not (after and after.text.isdigit()):
            return (
                after.start if after else word.start + len(word.text),
                f"expected a whole number after {word.upper}",
                f"sau {word.upper} cần một số nguyên",
            )
    return None


def no_by(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find an ORDER or GROUP without BY."""
    for word, after in zip(told.words, told.words[1:], strict=False):
        if word.upper in ("ORDER", "GROUP") and after.upper != "BY":
            return after.start, f"expected BY after {word.upper}", f"sau {word.upper} cần BY"
    return None


def modifier_inside(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find LIMIT, ORDER BY and the like in the braces of a pattern."""
    groups: list[bool] = []  # each { that is open, and whether a SELECT stands in it
    for word in told.words:
        if word.text == "{":
            groups.append(False)
        elif word.text == "}" and groups:
            groups.pop()
        elif word.upper == "SELECT" and groups:
            groups[-1] = True
        elif word.kind == "word" and word.upper in _MODIFIERS and groups and not groups[-1]:
            return word.start, f"expected }} before {word.upper}", f"trước {word.upper} cần }}"
    return None


def long_triple(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find a fourth term where a statement has three: a full stop is missing, or the term is one too many."""
    count: int | None = None  # plain terms of the statement so far; None: something else stands there
    before: list[Token] = []
    for word in told.words:
        typed = bool(before) and before[-1].text == "^^"
        if word.text in ("{", "}", "."):
            values = len(before) > 1 and before[-2].upper == "VALUES"
            count = None if values and word.text == "{" else 0
        elif count and word.text in (";", ","):
            count = 1 if word.text == ";" else 2
        elif typed or word.text == "^^" or word.kind == "language":
            pass  # still the term before
        elif count is not None and (word.kind in _TERMS or word.text in ("a", "true", "false")):
            count += 1
            if count > 3:
                return (
                    word.start,
                    f"the statement before {word.text} is complete: expected . or ; or , or }} there",
                    f"trước {word.text} đã đủ một mệnh đề: cần . hoặc ; hoặc , hoặc }} ở đó",
                )
        else:
            count = None
        before.append(word)
    return None


def ungrouped(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find variables beside an aggregate after SELECT that are not grouped by; not with sub-selects."""
    words = told.words
    keywords = [word.upper for word in words]
    if keywords.count("SELECT") != 1:
        return None
    begin = keywords.index("SELECT")
    end = next((place for place in range(begin, len(words)) if words[place].text == "{"), len(words))
    grouping = "GROUP" in keywords
    if not grouping and not AGGREGATES.intersection(keywords[begin:end]):
        return None
    grouped = set()
    if grouping:
        grouped = {word.text for word in words[keywords.index("GROUP") :] if word.kind == "variable"}
    depth = 0
    missing: list[Token] = []
    for word in words[begin:end]:
        depth += (word.text == "(") - (word.text == ")")
        if word.kind == "variable" and depth == 0 and word.text not in grouped:
            missing.append(word)
    if not missing:
        return None
    name, names = missing[0].text, " ".join(word.text for word in missing)
    if not grouping:
        return (
            missing[0].start,
            f"{name} is neither grouped nor aggregated: expected GROUP BY {names} after the last }}",
            f"{name} chưa được nhóm hay gộp: cần GROUP BY {names} sau }} cuối",
        )
    return (
        missing[0].start,
        f"{name} is not grouped: expected it after GROUP BY, or in an aggregate as SAMPLE({name})",
        f"{name} chưa được nhóm: cần đặt sau GROUP BY, hoặc trong hàm gộp như SAMPLE({name})",
    )


def aggregate_inside(told: Facts, known: dict[str, str]) -> Finding | None:
    """Find an aggregate in FILTER or BIND."""
    depth: int | None = None
    for word in told.words:
        if word.upper in ("FILTER", "BIND"):
            keyword, depth = word.upper, 0
        elif depth is not None:
            depth += (word.text == "(") - (word.text == ")")
            if depth > 0 and word.upper in AGGREGATES:
                return (
                    word.start,
                    f"{word.upper} cannot stand in {keyword}: expected it after SELECT or in HAVING",
                    f"{word.upper} không thể đứng trong {keyword}: cần đặt sau SELECT hoặc trong HAVING",
                )
            if depth <= 0:
                depth = None
    return None
