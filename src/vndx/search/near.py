"""Names that are not what was asked for, but near it: some of the words, or words with a slip.

What a name has in common with a text counts by how rare it is: of "DTI 2023" the
first word tells more than the second. A word that names something is never taken
for a slip of another.
"""

from __future__ import annotations

from math import log

from vndx.search.catalogue import Catalogue, Entity, Label

_CLOSE = 0.74  # how much two words must share to count as one misspelt
_ENOUGH = 0.5  # how much of the text, by weight, a name must have
_BESIDE = 0.85  # a name that has less than this part of what the best one has is not shown
_LEAST = 4  # letters of a word that stands alone: with fewer, a slip could be anything


def near(catalogue: Catalogue, pool: list[Entity], asked: list[str]) -> list[tuple[Entity, Label, float]]:
    """Find the names that have most of a text.

    Args:
        catalogue: where the words for kinds of things are.
        pool: the entities to look at.
        asked: the words of the text, as in `Label.plain`.

    Returns:
        For each entity its nearest name, and how far that is from the text: 0 to `_ENOUGH`.
    """
    known = {entity.iri: _words(catalogue, entity) for entity in pool}
    common: dict[str, int] = {}
    for words in known.values():
        for word in words:
            common[word] = common.get(word, 0) + 1
    meant = [_meant(word, common, len(asked) > 1) for word in asked]
    if not any(meant):
        return []
    weights = [
        log((len(pool) + 1) / (max((common[word] for word in words), default=0) + 1)) + 0.1 for words in meant
    ]
    found = []
    for entity in pool:
        kind = catalogue.kind_words(entity)
        nearest: tuple[float, int, Label] | None = None
        for place, label in enumerate(entity.labels):
            here = {*label.plain.split(), *kind}
            share = sum(
                weight * max((ratio for word, ratio in words.items() if word in here), default=0.0)
                for words, weight in zip(meant, weights, strict=True)
            )
            if nearest is None or (share, -place) > nearest[:2]:
                nearest = share, -place, label
        if nearest is not None:
            found.append((entity, nearest[2], nearest[0] / sum(weights)))
    most = max((share for *_, share in found), default=0.0)
    least = max(_ENOUGH, most * _BESIDE)
    return [(entity, label, round(1 - share, 6)) for entity, label, share in found if share >= least]


def _words(catalogue: Catalogue, entity: Entity) -> set[str]:
    """Return all words by which an entity can be found."""
    return {word for label in entity.labels for word in label.plain.split()} | catalogue.kind_words(entity)


def _meant(wanted: str, common: dict[str, int], beside_others: bool) -> dict[str, float]:
    """Return the known words that *wanted* may be, each with how alike it is."""
    if wanted in common:
        return {wanted: 1.0}
    if wanted.isdigit() or len(wanted) < (3 if beside_others else _LEAST):
        return {}
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    ratios = {}
    for word in common:
        matcher.set_seq1(word)
        if matcher.real_quick_ratio() >= _CLOSE and matcher.quick_ratio() >= _CLOSE:
            ratio = matcher.ratio()
            if ratio >= _CLOSE:
                ratios[word] = ratio
    return ratios
