"""Cite: a phrase in any spelling, at its offsets, short enough to be stored."""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pyoxigraph as ox
import pytest

from tests.sources.tiny import TEXT, Tiny
from vndx.errors import TextError, UsageError
from vndx.sources.cite import Place, check_quotable, evidence, find_places, find_source, is_sentence
from vndx.sources.facts import Facts
from vndx.sources.texts import find_texts
from vndx.sources.verify import verify


def place(phrase: str, text: str = TEXT) -> Place:
    (found,) = find_places(text, phrase)
    return found


Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("stored", ["NFC", "NFD"])
def test_a_phrase_is_found_in_any_spelling_at_the_offsets_of_the_text(form: Form, stored: Form) -> None:
    text = normalize(stored, "Ở xã Khoẻ,\u00a0Uỷ  ban  hoà giải họp")
    for phrase in ("Ủy ban hòa giải", "uỷ ban hoà giải"):
        found = place(normalize(form, phrase), text)
        assert text[found.start : found.end] == normalize(stored, "Uỷ  ban  hoà giải")


def test_each_place_is_listed_with_its_context() -> None:
    found = find_places(TEXT, "đạt")
    assert len(found) == 3
    assert all(TEXT[one.start : one.end] == "đạt" for one in found)
    assert "[đạt] 75%" in found[0].context
    assert find_places(TEXT, "không có") == []
    assert find_places(TEXT, "") == []


def test_sentences_are_not_stored() -> None:
    line = TEXT.split("\n")[2]
    start = TEXT.index(line)
    half = start + line.index(";")
    assert is_sentence(TEXT, start, start + len(line))
    assert is_sentence(TEXT, start, start + len(line) - 1)
    assert is_sentence(TEXT, start - 5, start + len(line) + 5)
    assert not is_sentence(TEXT, start, half)
    assert not is_sentence(TEXT, start + 4, start + len(line))
    assert not is_sentence(TEXT, *_span("Ảnh 8."))
    with pytest.raises(UsageError, match="whole sentence"):
        check_quotable(TEXT, Place(start, start + len(line), ""))
    check_quotable(TEXT, place("gần 48.000 hộ"))
    with pytest.raises(UsageError, match="only up to 200"):
        check_quotable("x " * 200, Place(0, 201, ""))


def _span(phrase: str) -> tuple[int, int]:
    start = TEXT.index(phrase)
    return start, start + len(phrase)


def test_what_cite_prints_is_what_verify_wants(tmp_path: Path) -> None:
    graph, texts = Tiny().write(tmp_path)
    source = find_source(Facts.load([graph]), "ti", texts)
    assert (source.article, source.known) == ("tiny", True)
    data = evidence(source, place("thôn có mạng"))
    (tmp_path / "new.ttl").write_bytes(data)
    facts = Facts.load([graph, tmp_path / "new.ttl"])
    article = facts.articles["tiny"]
    report = verify(facts, find_texts(texts, {"tiny": article.sha256}), [article])
    assert [(one.rule, one.span) for one in report.findings] == [("unused", "172-184")]


def test_no_quote_leaves_the_words_out(tmp_path: Path) -> None:
    graph, texts = Tiny().write(tmp_path)
    source = find_source(Facts.load([graph]), "tiny", texts)
    data = evidence(source, place("thôn có mạng"), quote=False).decode()
    assert "thôn" not in data
    assert "vndx:sha256" in data


def test_a_new_article_comes_with_its_node(tmp_path: Path) -> None:
    path = tmp_path / "005_new.txt"
    path.write_bytes("Làng Mới có 5 hộ".encode())
    facts = Facts.load()
    by_path, by_name = find_source(facts, str(path), None), find_source(facts, "005", tmp_path)
    assert by_path == by_name
    assert not by_path.known
    data = evidence(by_path, place("5 hộ", by_path.text.text))
    quads = list(ox.parse(data, ox.RdfFormat.TURTLE))
    assert "vndx:codePoints 16" in data.decode()
    assert len({quad.subject for quad in quads}) == 4


def test_the_path_of_a_known_text_is_that_article(tmp_path: Path) -> None:
    graph, texts = Tiny().write(tmp_path)
    (path,) = texts.iterdir()
    assert find_source(Facts.load([graph]), str(path), None).article == "tiny"


def test_words_that_mean_no_text_are_refused(tmp_path: Path) -> None:
    graph, texts = Tiny().write(tmp_path)
    facts = Facts.load([graph])
    with pytest.raises(UsageError, match="--texts"):
        find_source(facts, "tiny", None)
    with pytest.raises(UsageError, match="begins no single"):
        find_source(facts, "nothing", texts)
    (texts / "any-name.txt").write_bytes(b"changed")
    with pytest.raises(TextError, match="no file in"):
        find_source(facts, "tiny", texts)
    (texts / "tiny.txt").write_bytes(b"other")
    with pytest.raises(TextError, match="not the text of tiny"):
        find_source(facts, str(texts / "tiny.txt"), None)
    odd = texts / "bài mới.txt"
    odd.write_bytes(b"other")
    with pytest.raises(TextError, match="ASCII"):
        find_source(facts, str(odd), None)
