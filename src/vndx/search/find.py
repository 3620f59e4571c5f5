"""Ranking entities for a text, and finding the one that is meant.

How well a name fits, best first: the same with its marks; the same without;
its first words, or a person's given name, which stands last; its beginning; all
words side by side; all words, the better the fewer others; all words when those
for the kind of thing ("session", "chủ đề") count as words of its name; a part of
a word. Only when nothing fits so: names with some of the words, or with a slip of
the keyboard, those with the rarest words first (module `near`).
"""

from __future__ import annotations

import re

from vndx.errors import Ambiguous, UnknownName
from vndx.ontology import expand, shrink
from vndx.search.catalogue import LOCAL, NOTATION, SMALL, Catalogue, Entity, Label, marked_key, plain_key
from vndx.text.display import shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

#: The words for how a name fits, in the order of their rank.
FITS = ("exact", "plain", "words-first", "prefix", "phrase", "words", "kind", "part", "similar")
_SIMILAR = FITS.index("similar")
_PHRASE = FITS.index("phrase")
_WORDS = FITS.index("words")
_KIND = FITS.index("kind")
_PART = FITS.index("part")
_SHOWN = 8  # candidates named in an error
_FEW = 4  # words of a name that is short
_SHORT = 3  # letters: inside a longer word these few mean nothing
_ZERO_DIGIT = re.compile(r"0[1-9]").fullmatch


class Hit:
    """An entity that fits, and the name by which it does.

    Attributes:
        entity: the entity.
        label: the name that fits best.
        fit: one of `FITS`.
        order: sorts hits, the best first; no two are equal.
    """

    __slots__ = ("entity", "fit", "label", "order")

    def __init__(self, entity: Entity, label: Label, level: int, unmarked: bool, slip: float = 0.0) -> None:
        self.entity = entity
        self.label = label
        self.fit = FITS[level]
        # A remark is a sentence, and so is the title of an article: unless it is asked for by the
        # whole of it (an article also by the beginning of its id), things come first.
        remark = entity.kind == "remark"
        title = entity.kind == "article" and level > 2
        place = max(level, _PART) if remark and level > 1 else max(level, _KIND) if title else level
        late = remark or title
        self.order = (place, late, unmarked, slip, label.rank, entity.place, len(label.plain), entity.iri)


def search(
    catalogue: Catalogue,
    text: str,
    *,
    types: Collection[str] = (),
    limit: int | None = None,
) -> list[Hit]:
    """Find the entities that *text* may mean, the best first.

    Args:
        catalogue: where to look.
        text: any words, with marks or without, NFC or NFD; or an id or an IRI.
        types: only entities of one of these kinds (``person``) or classes (IRIs).
        limit: at most so many.
    """
    asked = _Asked(text)
    if not asked.words:
        return []
    pool = [entity for entity in catalogue.entities.values() if _is_one(entity, types)]
    hits = _fitting(catalogue, pool, asked, expand(text.strip()))
    if not hits and (other := _other_zeros(text)) is not None:
        hits = _fitting(catalogue, pool, _Asked(other))
    if not hits:
        from vndx.search.near import near

        hits = [
            Hit(entity, label, _SIMILAR, False, slip)
            for entity, label, slip in near(catalogue, pool, asked.telling)
        ]
    hits.sort(key=lambda hit: hit.order)
    return hits[:limit]


def _fitting(catalogue: Catalogue, pool: list[Entity], asked: _Asked, named: str | None = None) -> list[Hit]:
    return [
        hit
        for entity in pool
        if (
            hit := Hit(entity, entity.labels[0], 0, False)
            if entity.iri == named
            else _best(entity, asked) or _by_kind(catalogue, entity, asked)
        )
    ]


def _other_zeros(text: str) -> str | None:
    """Write one-digit numbers as documents do ("Đề án 6" is Đề án 06), and those written so without the zero.

    None for a text without words beside such a number: a bare number is a code, whose zero matters.
    """
    words = text.split()
    other = [
        f"0{word}" if len(word) == 1 and word.isdecimal() else word[1:] if _ZERO_DIGIT(word) else word
        for word in words
    ]
    return " ".join(other) if other != words and len(words) > 1 else None


def candidates(catalogue: Catalogue, text: str, *, types: Collection[str] = ()) -> list[Hit]:
    """Return the entities that *text* fits equally well and better than any other.

    None, when what there is has but a part of a word in common with it, or is only similar.
    """
    hits = [hit for hit in search(catalogue, text, types=types) if hit.order[0] < _PART]
    best = [hit for hit in hits if hit.order[:3] == hits[0].order[:3]]
    if best and asked_by_code(best, text):
        # "06" is a code of a province, and also what people call a project by.
        return best + [hit for hit in hits if hit not in best and _is_numbered(hit)]
    if best and best[0].fit in FITS[:2]:
        # Of equal names the proper one wins over the nickname; but never by kind.
        best = [hit for hit in best if hit.label.rank == best[0].label.rank]
    return best


def _is_numbered(hit: Hit) -> bool:
    """Tell whether the number asked for stands in a short name, as in "Project 06"."""
    return hit.order[0] <= _PHRASE and not hit.order[1] and len(hit.label.plain.split()) <= _FEW


def asked_by_code(hits: list[Hit], text: str) -> bool:
    """Tell whether *text* is but a number, which *hits* bear as their code."""
    return text.strip().isdecimal() and all(hit.label.rank == NOTATION for hit in hits)


def resolve(catalogue: Catalogue, text: str, *, types: Collection[str] = ()) -> str:
    """Return the IRI of the one entity that *text* means.

    A name that fits one entity better than all others means that one.

    Raises:
        UnknownName: when nothing bears the name; it may name what is similar.
        Ambiguous: when several entities fit it equally well; it names them.
    """
    best = candidates(catalogue, text, types=types)
    if not best:
        near = _list(search(catalogue, text, types=types, limit=3))
        text = shortened(text)
        raise UnknownName(
            f"nothing is called {text}; " + (f"did you mean {near}?" if near else "try `vndx search`"),
            f"không có gì tên là {text}; " + (f"có phải là {near}?" if near else "hãy thử `vndx search`"),
        )
    if len(best) > 1:
        text = shortened(text)
        names = _list(best[:_SHOWN]) + (" …" if len(best) > _SHOWN else "")
        raise Ambiguous(
            f"{text} may mean {len(best)} things, say which: {names}",
            f"{text} có thể là {len(best)} đối tượng, hãy nói rõ: {names}",
        )
    return best[0].entity.iri


def _list(hits: list[Hit]) -> str:
    return ", ".join(f"{shrink(hit.entity.iri)} ({hit.entity.name() or hit.label.text})" for hit in hits)


def _is_one(entity: Entity, types: Collection[str]) -> bool:
    return not types or entity.kind in types or any(iri in types for iri in entity.types)


class _Asked:
    """What was asked for, in the forms in which it is compared."""

    def __init__(self, text: str) -> None:
        self.marked = marked_key(text)
        self.plain = plain_key(text)
        self.words = self.plain.split()
        self.telling = [word for word in self.words if word not in SMALL] or self.words
        self.has_marks = not self.marked.isascii()


def _best(entity: Entity, asked: _Asked) -> Hit | None:
    best: Hit | None = None
    for label in entity.labels:
        level = _level(label, asked)
        if level is None:
            continue
        if label.rank == LOCAL and level > 1:
            level = max(level, _WORDS)  # an id is made of words, but in no order that means anything
        if level > 2 and entity.kind == "person" and label.plain.endswith(f" {asked.plain}"):
            level = 2  # people are called by their given names
        unmarked = asked.has_marks and asked.marked not in label.marked
        others = len(label.plain.split()) - len(asked.words) if level == _WORDS else 0
        hit = Hit(entity, label, level, unmarked, float(others))
        if best is None or hit.order < best.order:
            best = hit
    return best


def _level(label: Label, asked: _Asked) -> int | None:
    """Return how well a name fits, 0 best; ``None`` when it does not."""
    name, wanted = label.plain, asked.plain
    if label.marked == asked.marked and label.rank < LOCAL:
        return 0
    if name == wanted:
        return 1
    if name.startswith(wanted):
        return 2 if name[len(wanted)] == " " else 3
    if f" {wanted} " in f" {name} ":
        return 4
    words = name.split()
    if all(word in words for word in asked.words[:-1]) and any(
        word.startswith(asked.words[-1]) for word in words
    ):
        return 5
    return _PART if wanted in name and len(wanted) > _SHORT else None


def _by_kind(catalogue: Catalogue, entity: Entity, asked: _Asked) -> Hit | None:
    """Fit a text like "theme of 2024": words of the name, and words for the kind of thing."""
    kind = catalogue.kind_words(entity)
    if not any(word in kind for word in asked.telling):
        return None
    rest = [word for word in asked.telling if word not in kind]
    best: Hit | None = None
    for label in entity.labels:
        words = label.plain.split()
        if all(word in words for word in rest) and (rest or label.rank == LOCAL):
            hit = Hit(entity, label, _KIND, False, float(len(words) - len(rest)))
            if best is None or hit.order < best.order:
                best = hit
    return best
