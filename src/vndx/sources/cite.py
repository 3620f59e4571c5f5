"""From a phrase to its evidence node: offsets and hashes for whoever adds a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from vndx.claim.names import evidence_iri, sha256
from vndx.errors import TextError, UsageError
from vndx.graph.canonical import write
from vndx.ontology import ID, VNDX
from vndx.sources.facts import Facts
from vndx.sources.records import DCTERMS, OA, RDF
from vndx.sources.texts import Text, files, find_texts, read_text
from vndx.text.keys import Folded

#: The longest phrase that is quoted, in code points.
LONGEST_QUOTE = 200
#: From so many syllables on, a phrase that begins and ends with a sentence is that sentence.
SENTENCE = 8

_XSD = "http://www.w3.org/2001/XMLSchema#"
_SLUG = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """A text to cite from: the id of its article, and whether the graph knows the article."""

    article: str
    text: Text
    known: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands, and the words around it."""

    start: int
    end: int
    context: str


def find_source(facts: Facts, words: str, folder: Path | None) -> Source:
    """Find the text that *words* mean.

    Args:
        facts: the graph.
        words: the path of a text, or an article's id or the beginning of one,
            in the graph or as the name of a file in *folder*.
        folder: where the texts are; not needed for a path.

    Raises:
        UsageError: when *words* mean no text, or several.
        TextError: when the text is missing, has changed or cannot be read.
    """
    path = Path(words)
    # What is written like a path and leads nowhere is no article's id either: reading it says so.
    if path.is_file() or (("/" in words or path.suffix == ".txt") and not path.exists()):
        return _source(facts, read_text(path))
    known = [one for one in facts.articles if words and one.startswith(words)]
    if words in known or len(known) == 1:
        article = facts.articles[words if words in known else known[0]]
        folder = _needed(folder)
        texts = find_texts(folder, {article.id: article.sha256})
        if article.id not in texts.found:
            raise texts.problems[article.id]
        return Source(article.id, texts.found[article.id], known=True)
    fits = [path for path in files(_needed(folder)) if words and path.stem.startswith(words)]
    if len(known) > 1 or len(fits) != 1:
        names = ", ".join(known or [path.stem for path in fits] or facts.articles)
        raise UsageError(
            f"{words!r} is no path of a text and begins no single article's id; known: {names}",
            f"{words!r} không phải đường dẫn văn bản, cũng không mở đầu mã của đúng một bài báo; có: {names}",
        )
    return _source(facts, read_text(fits[0]))


def _needed(folder: Path | None) -> Path:
    if folder is None:
        raise UsageError(
            "name the folder of the articles' texts with --texts, or give the path of a text",
            "hãy chỉ thư mục văn bản bằng --texts, hoặc đưa đường dẫn của một văn bản",
        )
    return folder


def _source(facts: Facts, text: Text) -> Source:
    """Return a text that was named by itself; if the graph knows its bytes, as that article."""
    for article in facts.articles.values():
        if article.sha256 == text.sha256:
            return Source(article.id, text, known=True)
    stem = text.path.stem
    if not _SLUG.fullmatch(stem):
        raise TextError(
            f"the name of {text.path} becomes the article's id: use ASCII letters, digits, _ . - only",
            f"tên của {text.path} sẽ là mã bài báo: chỉ dùng chữ ASCII, chữ số, _ . -",
        )
    if stem in facts.articles:
        raise TextError(
            f"{text.path} is not the text of {stem} that the graph knows; rename it or restore it",
            f"{text.path} không phải văn bản của {stem} mà đồ thị biết; hãy đổi tên hoặc khôi phục",
        )
    return Source(stem, text, known=False)


def find_places(text: str, phrase: str) -> list[Place]:
    """Return each place where *phrase* stands: as written, else in any spelling that means the same.

    Args:
        text: the stored text.
        phrase: words; NFC or NFD, either tone place, any white space.
    """
    found = [(one.start(), one.end()) for one in re.finditer(re.escape(phrase), text)] if phrase else []
    found = found or Folded(text).find(phrase)
    return [Place(start, end, _context(text, start, end)) for start, end in found]


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 30) : start], text[end : end + 30]
    return " ".join(f"…{before}[{text[start:end]}]{after}…".split())


def check_quotable(text: str, place: Place) -> None:
    """Make sure that a phrase is short enough to be stored.

    Raises:
        UsageError: when it is a sentence or longer than `LONGEST_QUOTE`.
    """
    size = place.end - place.start
    if size > LONGEST_QUOTE:
        raise UsageError(
            f"the phrase has {size} characters; only up to {LONGEST_QUOTE} are quoted: "
            "take the shortest one that carries the fact, or --no-quote for the hash alone",
            f"cụm từ dài {size} ký tự; chỉ trích dẫn tối đa {LONGEST_QUOTE}: "
            "hãy lấy cụm ngắn nhất mang dữ kiện, hoặc --no-quote để chỉ ghi mã băm",
        )
    if is_sentence(text, place.start, place.end):
        raise UsageError(
            "the phrase is a whole sentence, and sentences are not stored: "
            "take the shortest phrase that carries the fact, or --no-quote for the hash alone",
            "cụm từ là cả một câu, mà câu thì không lưu: "
            "hãy lấy cụm ngắn nhất mang dữ kiện, hoặc --no-quote để chỉ ghi mã băm",
        )


def is_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a span holds a whole sentence (or line) of `SENTENCE` syllables or more."""
    line = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    at = line
    for stop in [*(found.end() for found in _END.finditer(text, line, last)), last]:
        sentence = text[at:stop]
        words = sentence.strip()
        first = at + len(sentence) - len(sentence.lstrip())
        # The mark that ends it may be left out of the span.
        inner = first + len(words.rstrip(".!?…”’\"')]"))
        if len(words.split()) >= SENTENCE and start <= first and inner <= end:
            return True
        at = stop
    return False


def evidence(source: Source, place: Place, *, quote: bool = True) -> bytes:
    """Return the evidence node of a phrase in canonical Turtle.

    The article's node comes with it when the graph does not have one yet.

    Args:
        source: the text.
        place: where the phrase stands.
        quote: whether to store the words; their hash is always stored.
    """
    iri = evidence_iri(source.article, place.start, place.end)
    words = source.text.text[place.start : place.end]
    node, article = ox.NamedNode(iri), ox.NamedNode(f"{ID}article/{source.article}")
    position, quoted = ox.NamedNode(f"{iri}.position"), ox.NamedNode(f"{iri}.quote")
    triples = [
        _triple(node, RDF + "type", ox.NamedNode(VNDX + "Evidence")),
        _triple(node, OA + "hasSource", article),
        _triple(node, VNDX + "sha256", ox.Literal(sha256(words.encode("utf-8")))),
        _triple(node, OA + "hasSelector", position),
        _triple(position, RDF + "type", ox.NamedNode(OA + "TextPositionSelector")),
        _triple(position, OA + "start", _integer(place.start)),
        _triple(position, OA + "end", _integer(place.end)),
    ]
    if quote:
        triples += [
            _triple(node, OA + "hasSelector", quoted),
            _triple(quoted, RDF + "type", ox.NamedNode(OA + "TextQuoteSelector")),
            _triple(quoted, OA + "exact", ox.Literal(words)),
        ]
    if not source.known:
        triples += [
            _triple(article, RDF + "type", ox.NamedNode(VNDX + "Article")),
            _triple(article, DCTERMS + "identifier", ox.Literal(source.article)),
            _triple(article, VNDX + "sha256", ox.Literal(source.text.sha256)),
            _triple(article, VNDX + "codePoints", _integer(len(source.text.text))),
        ]
    return write(triples, {"ev": f"{ID}evidence/{source.article}/"}, "turtle")


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(_XSD + "integer"))


def _triple(subject: ox.NamedNode, predicate: str, object_: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), object_)
