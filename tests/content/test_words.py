"""No sentence of an article is in the repository, whole or to be put together from quotes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.content import graph_dir
from vndx.text.keys import match_key

OA = "http://www.w3.org/ns/oa#"
LONG = 60  # code points: what is shorter is a heading, a name or a caption of few words
MOST = 0.85  # of a sentence that quotes may cover: figures and names make up most of some sentences

SENTENCE = re.compile(r"[^\n.!?…]+(?:[.](?=\S)[^\n.!?…]*)*")


def sentences(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in SENTENCE.finditer(text) if len(m.group().strip()) >= LONG]


@pytest.fixture(scope="module")
def articles(texts_dir: Path) -> dict[str, str]:
    texts = {path.stem: path.read_text("utf-8") for path in sorted(texts_dir.glob("*.txt"))}
    assert len(texts) >= 5
    return texts


def test_sentences_are_found() -> None:
    text = "Một câu ngắn. " + "Câu này dài hơn sáu mươi điểm mã, có số 1.500 ở giữa và vẫn là một câu. " * 2
    assert len(sentences(text)) == 2


def test_no_file_holds_a_sentence_of_an_article(articles: dict[str, str], root: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=False).stdout
    files = [root / name for name in listed.decode().split("\0") if name]
    if not files:
        reason = "not a git checkout: which files belong to the repository is not known"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    assert len(files) > 100
    held = {path: match_key(path.read_text("utf-8", "replace")) for path in files if path.is_file()}
    looked_for = 0
    for name, text in articles.items():
        for start, end in sentences(text):
            sentence = match_key(text[start:end]).strip()
            looked_for += 1
            places = [str(path.relative_to(root)) for path, content in held.items() if sentence in content]
            assert not places, f"{name}, {start}-{end} stands in {places}: quote the shortest phrase only"
    assert looked_for > 150


def test_no_sentence_can_be_put_together_from_quotes(articles: dict[str, str]) -> None:
    seen = 0
    for path in sorted((graph_dir() / "articles").glob("*.trig")):
        text = articles[path.stem]
        quoted = bytearray(len(text))
        for quad in ox.parse(path=str(path)):
            if quad.predicate.value == OA + "exact":
                assert isinstance(quad.subject, ox.NamedNode)
                span = quad.subject.value.removesuffix(".quote").rsplit("/", 1)[1]
                start, end = map(int, span.split("-"))
                quoted[start:end] = b"\1" * (end - start)
        for start, end in sentences(text):
            share = sum(quoted[start:end]) / (end - start)
            assert share <= MOST, f"{path.stem}, {start}-{end}: quotes cover {share:.0%} of the sentence"
            seen += 1
    assert seen > 40
