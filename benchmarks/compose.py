"""Generated articles, one after the other, until there are so many triples."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial

from benchmarks.article import Article, Fact
from benchmarks.story import Story, World
from benchmarks.words import Literal

#: An article has so many facts at most; the real ones have 60 to 80.
_FACTS = 60
#: What an article begins with is less than this.
_LEAST = 150


def articles(triples: int, seed: int, *, named: bool) -> Iterator[Article]:
    """Yield articles until there are so many triples; the last also holds what fills up the rest.

    Args:
        triples: how many there will be in all.
        seed: the same gives the same articles.
        named: count what a second article states again; a file without named graphs holds it once.
    """
    world = World(seed)
    left = triples
    session = number = 0
    while True:
        session += 1
        stated: list[Fact] = []
        for turn in range(1 + world.dice.one_in(3)):
            name = f"{number:03}_{hashlib.sha256(f'{seed} {number}'.encode()).hexdigest()[:16]}"
            article = Article(name, world.known, named)
            number += 1
            story = Story(world, article, session, turn)
            _tell(story, article, stated, left)
            stated += story.stated
            left -= len(article)
            if left < _LEAST:
                _fill(article, left)
                yield article
                return
            yield article


def _tell(story: Story, article: Article, stated: list[Fact], most: int) -> None:
    """Fill an article with facts: some that another article stated of the same session, others of its own."""
    dice = story.dice
    if not article.attempt(story.begin, most):
        return
    told = [partial(story.again, fact) for fact in stated if dice.one_in(2)]
    kinds = [story.figure] * 6 + [story.remark] * 3 + [story.member] * 2 + [story.document, story.ignored]
    while len(told) < _FACTS:
        told.append(partial(dice.pick(kinds)))
    for tell in told:
        if not article.attempt(tell, most):
            return


def _fill(article: Article, count: int) -> None:
    """Add so many triples."""
    for number in range(count):
        words = Literal(f"cách viết {number + 1}", "vi")
        article.parts["reference"].append(("place:viet-nam", "skos:hiddenLabel", words))
