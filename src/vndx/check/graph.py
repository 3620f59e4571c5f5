"""The files that are checked, and the graph that they are checked within."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.check.finding import RULES, Finding
from vndx.check.result import Node, Term
from vndx.content import folder
from vndx.errors import DataError
from vndx.graph.document import Document, files, read, shown, statements, turtle_format
from vndx.graph.files import find
from vndx.ontology import shrink

_WORD = re.compile(rb"(\s*)(\S+)")

Pairs = tuple[tuple[str, str], tuple[str, str]]


class Checked:
    """Documents to check, with an index to place findings by.

    Args:
        paths: files and folders to check; when there are none the graph, and the
            ontology too if the graph is the shipped one.
        graph: the graph they belong to; the shipped one when there is none.

    Attributes:
        documents: the files to check that could be read.
        ontology: the statements of the ontology.
        quads: the statements of the files, of the graph around them and of the ontology.
        findings: the files that could not be read.

    Raises:
        DataError: when a path is missing, or a file of the graph around cannot be read.
    """

    def __init__(self, paths: Iterable[str] = (), graph: Iterable[str] = ()) -> None:
        paths, graph = list(paths), list(graph)
        source = find(graph)
        if paths:
            wanted = find(paths).files
        else:
            wanted = [*([] if graph else files([folder("ontology")])), *source.files]
        self.documents: list[Document] = []
        self.findings: list[Finding] = []
        seen: dict[str, list[ox.Quad]] = {}
        for path in wanted:
            seen[os.path.realpath(path)] = self._read(path)
        for path in (*source.ontology, *source.files):
            if os.path.realpath(path) not in seen:
                seen[os.path.realpath(path)] = _document(path).quads
        self.ontology = [quad for path in source.ontology for quad in seen[os.path.realpath(path)]]
        # The shapes are rules about the data, not data.
        data = (quads for path, quads in seen.items() if os.path.basename(path) != "shapes.ttl")
        self.quads = [quad for quads in data for quad in quads]
        # One pass, not one for each finding: subject to the documents about it, each with its predicates.
        self._where: dict[Node, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._named = {document.name: document for document in self.documents}
        self._pointers: dict[tuple[str, ox.Literal], dict[tuple[str, Node], None]] = defaultdict(dict)
        for document in self.documents:
            for quad in document.quads:
                assert not isinstance(quad.subject, ox.Triple)
                self._where[quad.subject][document.name].add(quad.predicate.value)
                if isinstance(quad.object, ox.Literal):
                    self._pointers[quad.predicate.value, quad.object][document.name, quad.subject] = None
        self._lines: dict[str, dict[bytes, int]] = {}

    def _read(self, path: str) -> list[ox.Quad]:
        """Return the statements of a file to check, none when it cannot be read."""
        try:
            document = _document(path)
        except DataError as error:
            self.findings.append(_unreadable(path, error))
            return []
        self.documents.append(document)
        return document.quads

    def described(self, node: Node) -> bool:
        """Say whether a checked file describes *node*."""
        return node in self._where

    def place(self, node: Node, predicate: str = "") -> Document | None:
        """Return the checked file that states *predicate* of *node*, else one that describes it at all."""
        documents = self._where.get(node, {})
        wanted = set(predicate.split("|"))
        names = [*(name for name, stated in documents.items() if stated & wanted), *documents]
        return self._named[names[0]] if names else None

    def pointers(self, literal: ox.Literal, predicates: Iterable[str]) -> list[tuple[Document, Node]]:
        """Return the records that point at *literal* with one of *predicates*, and their files."""
        found = dict.fromkeys(where for p in predicates for where in self._pointers.get((p, literal), ()))
        return [(self._named[name], node) for name, node in found]

    def finding(
        self, document: Document, node: Node | None, rule: str, words: Pairs, value: Term | str | None = None
    ) -> Finding:
        """Return a finding about *node* in *document*."""
        name = "" if node is None else name_of(node, document)
        return Finding(document.name, self._line(document, name), name, rule, *words, _text(value, document))

    def _line(self, document: Document, name: str) -> int:
        if document.name not in self._lines:
            self._lines[document.name] = _lines(document.data)
        return self._lines[document.name].get(name.encode(), 0)


def _unreadable(path: str, error: DataError) -> Finding:
    """Return the finding for a file that could not be read: what the error says, its place said once."""
    line, words = 0, []
    for said, column in ((error.en, "column"), (error.vi, "cột")):
        for name in (shown(path), path):
            place = re.match(
                re.escape(name) + r"(?::|, (?:line|dòng) )(\d+)(?:(?::|, (?:column|cột) )(\d+))?: ", said
            )
            if place:
                line = int(place[1])
                said = (f"{column} {place[2]}: " if place[2] else "") + said[place.end() :]
                break
            said = said.replace(f" {name}", "", 1)
        words.append(said)
    return Finding(shown(path), line, "", "syntax", (words[0], words[1]), RULES["syntax"][1])


def name_of(node: Node, document: Document) -> str:
    """Return the name by which a reader finds *node* in *document*."""
    return shrink(node.value, document.prefixes) if isinstance(node, ox.NamedNode) else f"_:{node.value}"


def _text(value: Term | str | None, document: Document) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return value.value if isinstance(value, ox.Literal) else name_of(value, document)


def _lines(data: bytes) -> dict[bytes, int]:
    """Return the line on which each record starts, by the word that starts it.

    A word that starts several lines, as a subject, a predicate and an object may,
    is a subject where it is indented least.
    """
    found: dict[bytes, tuple[int, int]] = {}
    for number, line in enumerate(data.split(b"\n"), 1):
        match = _WORD.match(line)
        if match:
            place = (len(match[1]), number)
            found[match[2]] = min(place, found.get(match[2], place))
    return {word: number for word, (_, number) in found.items()}


def _document(path: str) -> Document:
    """Read a file of any format; only Turtle and TriG have prefixes and a canonical form."""
    if turtle_format(path):
        return read(path, shown(path))
    return Document(shown(path), "", "", {}, statements(path), None, b"")
