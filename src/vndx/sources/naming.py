"""Do the words of a span name a node? In full, shortened, or as the one of its sort in the article."""

from __future__ import annotations

import re
from functools import lru_cache

from vndx.ontology import VNDX
from vndx.sources.facts import Facts
from vndx.sources.reading import Reading
from vndx.sources.records import SCHEMA, Fact, Iri, Span
from vndx.text.keys import match_key

#: What articles of this domain shorten, both sides of a comparison written out.
_SHORT = {
    "bcđ": "ban chỉ đạo", "btv": "ban thường vụ", "cđs": "chuyển đổi số", "cntt": "công nghệ thông tin",
    "csdl": "cơ sở dữ liệu", "dn": "doanh nghiệp", "dvc": "dịch vụ công", "hđnd": "hội đồng nhân dân",
    "tp": "thành phố", "tt&tt": "thông tin và truyền thông", "ubnd": "ủy ban nhân dân",
}  # fmt: skip
_SHORTENED = re.compile(r"(?<![\w&])(" + "|".join(map(re.escape, _SHORT)) + r")(?![\w&])")
_DETERMINERS = ("các", "những", "từng", "mỗi", "mọi")
#: Class -> the nouns by which an article speaks of the only one of that class.
_SORTS = {"Meeting": ("phiên họp", "hội nghị"), "Theme": ("chủ đề",)}
_QUOTES = str.maketrans(dict.fromkeys("“”„\"'‘’«»", "") | dict.fromkeys("–—", "-"))


@lru_cache(maxsize=4096)
def words_key(text: str) -> str:
    """Return *text* for comparing names: `match_key`, abbreviations written out, no quotation marks."""
    key = match_key(text).translate(_QUOTES)
    return " ".join(_SHORTENED.sub(lambda found: _SHORT[found[1]], key).split())


def names(label: str, words: str) -> bool:
    """Tell whether *words* contain *label* as whole words.

    A qualification in brackets at the end of a label (``(Bình Định)``) is ours and need not be there.
    """
    key = re.sub(r" \([^()]*\)$", "", words_key(label))
    return bool(key) and re.search(rf"(?<!\w){re.escape(key)}(?!\w)", words_key(words)) is not None


def begins(words: str, label: str) -> bool:
    """Tell whether *words* are, or end with, the beginning of *label*: a long name cut short.

    All of them, if they are two or more; of their end at least six must be the
    label's. The ``về`` with which a title begins need not be there.
    """
    said = re.findall(r"\w+", words_key(words).removeprefix("về "))
    name = re.findall(r"\w+", words_key(label).removeprefix("về "))
    for start in range(len(said)):
        rest = said[start:]
        if len(rest) >= (6 if start else 2) and name[: len(rest)] == rest:
            return True
    return False


def listed(label: str, words: str) -> bool:
    """Tell whether *words* hold the words of *label* in order, others between: how a group is named.

    Which of ``các``, ``từng``, ``mọi`` stands before does not matter.
    """
    pattern = r"(?<!\w)(?:" + "|".join(_DETERMINERS) + r")(?!\w)"
    wanted = re.findall(r"\w+", re.sub(pattern, "", words_key(label)))
    said = iter(re.findall(r"\w+", words_key(words)))
    return bool(wanted) and all(word in said for word in wanted)


def named(facts: Facts, fact: Fact, node: Iri, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Tell whether one of the spans names a node, or is the beginning of its name.

    An article says ``Tỉnh ủy`` for the Tỉnh ủy of its own province: a label may
    leave the article's place out at its end. It says ``phiên họp`` for the one
    session it reports.
    """
    home = _home(facts, fact.article)
    labels = [label for label in facts.labels(node) if label]
    labels += [short for label in labels for short in _without(label, home)]
    group = not facts.types(node).isdisjoint(("Group", "Category"))
    for span in spans:
        words = reading.cut(span)
        if any(names(label, words) or begins(words, label) for label in labels):
            return True
        if group and any(listed(label, words) for label in labels):
            return True
    return _by_sort(facts, fact, node, reading, spans)


def _home(facts: Facts, article: str) -> list[str]:
    """Return the names of the place from which an article looks, longest first."""
    places = facts.nodes(facts.articles[article].iri, SCHEMA + "spatialCoverage")
    return sorted(
        (words_key(label) for place in places for label in facts.labels(place)), key=len, reverse=True
    )


def _without(label: str, home: list[str]) -> list[str]:
    key = words_key(label)
    return [
        key.removesuffix(place).strip().removesuffix(" của") for place in home if key.endswith(f" {place}")
    ]


def _by_sort(facts: Facts, fact: Fact, node: Iri, reading: Reading, spans: tuple[Span, ...]) -> bool:
    """Tell whether the words hold the noun for the node's sort, and can mean no other of the article."""
    for sort, nouns in _SORTS.items():
        if sort not in facts.types(node):
            continue
        words = " … ".join(reading.cut(span) for span in spans)
        if not any(names(noun, words) for noun in nouns):
            return False
        same = {other for other in _nodes(facts, fact.article) if sort in facts.types(other)}
        if same == {node}:
            return True
        said = reading.parts_in(spans, "year")
        return {other for other in same if said and said <= _years(facts, other)} == {node}
    return False


def _nodes(facts: Facts, article: str) -> set[Iri]:
    return {other.iri for other in facts.facts(facts.articles[article]) if other.triple is None}


def _years(facts: Facts, node: Iri) -> set[int]:
    periods = [facts.period(period) for period in facts.nodes(node, VNDX + "forPeriod")]
    return {day.year for days in periods if days for day in days}
