"""One Turtle or TriG file as its author wrote it: comment at the top, prefixes, statements.

A store keeps only the statements, and rewrites numbers; the checks and
``vndx fmt`` need the file itself.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from vndx.content import folder
from vndx.errors import DataError, UsageError
from vndx.graph.canonical import write
from vndx.graph.files import find, unreadable
from vndx.graph.reading import format_of, not_rdf, vet
from vndx.graph.turtle_bnodes import same

#: What a ``#`` can hide in (strings, IRIs, escapes), then a comment, then the mark of RDF 1.2.
_TOKENS = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\s]*>"
    r"|\\."
    r"|(?P<comment>#[^\n\r]*)"
    r"|(?P<triple><<|\{\|)",
    re.DOTALL,
)
_NOISE = re.compile(r"^Parser error [^:]*: | \(line \d+\)$")


@dataclass(frozen=True)
class Document:
    """A file that was read.

    Attributes:
        name: what messages call it.
        fmt: ``"turtle"`` or ``"trig"``.
        header: its leading comment lines.
        prefixes: the prefixes it declares.
        quads: its statements, in order, with the numbers as they are written.
        body_comment: line of the first comment further down, or ``None``.
        data: its bytes.
    """

    name: str
    fmt: str
    header: str
    prefixes: dict[str, str]
    quads: list[ox.Quad]
    body_comment: int | None
    data: bytes

    def canonical(self) -> bytes:
        """Return the canonical form of this file.

        Raises:
            DataError: when a comment in the body would be lost, or the text that was
                written does not hold the statements that were read.
        """
        if self.body_comment is not None:
            raise DataError(
                f"{self.name}:{self.body_comment}: a comment here would be lost in the canonical form; "
                "move it to the top of the file or into rdfs:comment",
                f"{self.name}:{self.body_comment}: chú thích ở đây sẽ mất trong dạng chuẩn; "
                "hãy chuyển lên đầu tệp hoặc vào rdfs:comment",
            )
        try:
            written = write(self.quads, self.prefixes, self.fmt, self.header)
        except ValueError as error:
            raise DataError(f"{self.name}: {error}", f"{self.name}: “{error}”") from error
        if written != self.data and not _holds(written, self.fmt, self.quads):
            raise DataError(
                f"{self.name}: left as it is, for its canonical form would not hold the same statements; "
                "this is a fault of vndx, please report it",
                f"{self.name}: giữ nguyên, vì dạng chuẩn sẽ không còn đúng các phát biểu của tệp; "
                "đây là lỗi của vndx, xin hãy báo lại",
            )
        return written


def files(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """Return the Turtle and TriG files among *paths* and in the folders among them, sorted.

    Args:
        paths: files and folders; the folders of the ontology and the graph when there are none.

    Raises:
        DataError: when a path is missing or empty.
        UsageError: when a file is neither ``.ttl`` nor ``.trig``.
    """
    found: list[str] = []
    for path in list(paths) or [folder("ontology"), folder("graph")]:
        name = os.fspath(path)
        inside = [file for file in find([name]).files if turtle_format(file)]
        if not inside and not os.path.isdir(name):
            raise UsageError(
                f"{name} is neither Turtle (.ttl) nor TriG (.trig)",
                f"{name} không phải Turtle (.ttl) hay TriG (.trig)",
            )
        found += [file for file in inside if file not in found]
    return found


def turtle_format(path: str) -> str:
    """Return ``"turtle"`` or ``"trig"`` by the ending of *path*, in any case; empty for another format."""
    ending = os.path.splitext(path)[1].lower()
    return {".ttl": "turtle", ".trig": "trig"}.get(ending, "")


def shown(path: str) -> str:
    """Return *path* as messages show it: from here, when it lies below here."""
    here = os.path.join(os.getcwd(), "")
    return path.removeprefix(here).removeprefix(os.path.join(".", ""))


def read(path: str | os.PathLike[str], name: str | None = None) -> Document:
    """Read one ``.ttl`` or ``.trig`` file.

    Args:
        path: the file.
        name: what messages call it; the path when left out.

    Raises:
        DataError: when it cannot be read or has a syntax error; names file, line and column.
    """
    path = Path(path)
    name = str(path) if name is None else name
    try:
        vet(os.fspath(path))
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(name, error) from error
    return parse(data, turtle_format(path.name) or "trig", name)


def parse(data: bytes, fmt: str, name: str) -> Document:
    """Read the bytes of a file; see :func:`read`."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError(f"{name}:{line}: not UTF-8", f"{name}:{line}: không phải UTF-8") from error
    header, comment = _comments(text, name)
    parser = ox.parse(data, ox.RdfFormat.TURTLE if fmt == "turtle" else ox.RdfFormat.TRIG)
    try:
        quads = list(parser)
    except MemoryError as error:
        raise not_rdf(name, error) from error
    except SyntaxError as error:
        raise _syntax_error(name, error) from error
    return Document(name, fmt, header, dict(parser.prefixes), quads, comment, data)


def statements(path: str) -> list[ox.Quad]:
    """Read the statements of an RDF file of any format, with numbers as they are written.

    Raises:
        DataError: when it cannot be read.
    """
    if turtle_format(path):
        return read(path, shown(path)).quads
    vet(path)
    try:
        return list(ox.parse(path=path, format=format_of(path)))
    except (SyntaxError, MemoryError) as error:
        raise not_rdf(path, error) from error


def canonical(data: bytes, fmt: str, name: str) -> bytes:
    """Return the canonical form of the bytes of a file.

    Raises:
        DataError: for a syntax error, or a comment that would be lost.
    """
    return parse(data, fmt, name).canonical()


def _holds(written: bytes, fmt: str, quads: Iterable[ox.Quad]) -> bool:
    """Say whether a file that was written reads as *quads*, whatever its blank nodes are called."""
    try:
        again = list(ox.parse(written, ox.RdfFormat.TURTLE if fmt == "turtle" else ox.RdfFormat.TRIG))
        return same(quads, again)
    except (SyntaxError, ValueError):
        return False


def _comments(text: str, name: str) -> tuple[str, int | None]:
    """Return the comment at the top, and the line of the first comment below it."""
    top = re.match(r"(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\r|\n|\Z))*", text)
    end = top.end() if top else 0
    for token in _TOKENS.finditer(text, end):
        line = text.count("\n", 0, token.start()) + 1
        if token["triple"]:  # enough of them in one another break the parser, and we use none
            raise DataError(
                f"{name}:{line}: RDF 1.2 triple terms are not used here",
                f"{name}:{line}: ở đây không dùng bộ ba lồng của RDF 1.2",
            )
        if token["comment"] is not None:
            return text[:end], line
    return text[:end], None


def _syntax_error(name: str, error: SyntaxError) -> DataError:
    place = f"{name}:{error.lineno}:{error.offset}" if error.lineno else name
    what = _NOISE.sub("", str(error.msg or error)).strip()
    return DataError(f"{place}: {what}", f"{place}: lỗi cú pháp; bộ đọc báo “{what}”")
