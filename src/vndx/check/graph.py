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
from vndx.graph.document import Document, files, read, shown, statements
from vndx.graph.files import find
from vndx.ontology import shrink

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
        self._where: dict[Node, list[Document]] = defaultdict(list)
        for document in self.documents:
            for subject in dict.fromkeys(quad.subject for quad in document.quads):
                assert not isinstance(subject, ox.Triple)
                self._where[subject].append(document)

    def _read(self, path: str) -> list[ox.Quad]:
        """Return the statements of a file to check, none when it cannot be read."""
        try:
            document = _document(path)
        except DataError as error:
            why = (error.en, error.vi)
            self.findings.append(Finding(shown(path), 0, "", "syntax", why, RULES["syntax"][1]))
            return []
        self.documents.append(document)
        return document.quads

    def described(self, node: Node) -> bool:
        """Say whether a checked file describes *node*."""
        return node in self._where

    def place(self, node: Node, predicate: str = "") -> Document | None:
        """Return the checked file that states *predicate* of *node*, else one that describes it at all."""
        documents = self._where.get(node, [])
        for document in documents if predicate else ():
            if any(q.subject == node and q.predicate.value == predicate for q in document.quads):
                return document
        return documents[0] if documents else None

    def finding(
        self, document: Document, node: Node | None, rule: str, words: Pairs, value: Term | str | None = None
    ) -> Finding:
        """Return a finding about *node* in *document*."""
        name = "" if node is None else name_of(node, document)
        return Finding(document.name, _line(document, name), name, rule, *words, _text(value, document))


def name_of(node: Node, document: Document) -> str:
    """Return the name by which a reader finds *node* in *document*."""
    return shrink(node.value, document.prefixes) if isinstance(node, ox.NamedNode) else f"_:{node.value}"


def _text(value: Term | str | None, document: Document) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return value.value if isinstance(value, ox.Literal) else name_of(value, document)


def _line(document: Document, name: str) -> int:
    if not name:
        return 0
    found = re.search(rf"^\s*{re.escape(name)}(?=\s)".encode(), document.data, re.MULTILINE)
    return 0 if found is None else document.data.count(b"\n", 0, found.end()) + 1


def _document(path: str) -> Document:
    """Read a file of any format; only Turtle and TriG have prefixes and a canonical form."""
    if path.endswith((".ttl", ".trig")):
        return read(path, shown(path))
    return Document(shown(path), "", "", {}, statements(path), None, b"")
