"""The phrase of an edge, as its source takes it: in English a verb agrees with its subject."""

from __future__ import annotations

import re

from vndx.network.kinds import KINDS
from vndx.network.model import Labels

#: What follows the head of an English name.
_REST = re.compile(
    r"\b(?:of|with|by|that|for|in|on|from|to|at|who|whose|each|through|without|concerning|aged)\b|[(,]"
)
#: Words for several that do not end in s.
_PLURALS = frozenset(["people", "children"])
_FORMS = {"is": "are", "was": "were", "has": "have", "goes": "go"}
#: Groups of nodes whose names may be plurals.
_NAMED_MANY = ("groups", "indicators")


def phrase(kind: str, labels: Labels | None = None, *, several: bool = False) -> Labels:
    """Return the words of a kind of edge in both languages.

    Args:
        kind: a key of `vndx.network.kinds.KINDS`, or another one.
        labels: the words for another one; its name when there are none.
        several: the source is called by a plural, "enterprises": the verb then is one too.
    """
    if kind in KINDS:
        en, vi = KINDS[kind]
        return {"vi": vi, "en": _plural(en) if several else en}
    anyhow = next(iter((labels or {}).values()), kind)
    return {language: (labels or {}).get(language, anyhow) for language in ("vi", "en")}


def _plural(words: str) -> str:
    verb, space, rest = words.partition(" ")
    if verb in _FORMS:
        verb = _FORMS[verb]
    elif verb.endswith("ies") and len(verb) > 4:  # "applies", but not "lies"
        verb = f"{verb[:-3]}y"
    elif verb.endswith("s"):
        verb = verb[:-1]
    return f"{verb}{space}{rest}"


def several(group: str, labels: Labels) -> bool:
    """Tell whether a node is called by an English plural, by its group and names.

    Only groups of people and bodies, and what indicators count, have such names.
    """
    if group not in _NAMED_MANY:
        return False
    head = _REST.split(labels.get("en", "").lower(), maxsplit=1)[0]
    return any(word in _PLURALS or (word.endswith("s") and not word.endswith("ss")) for word in head.split())
