"""From what a user names with ``--graph`` to the files that are read."""

from __future__ import annotations

import os

from vndx.content import folder
from vndx.errors import DataError, reason

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: File name endings and the formats they stand for, by their names in `pyoxigraph.RdfFormat`.
FORMATS = {
    ".ttl": "TURTLE",
    ".trig": "TRIG",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".jsonld": "JSON_LD",
    ".rdf": "RDF_XML",
}

_ONTOLOGY = ("vndx.ttl", "codes.ttl", "alignments.ttl", "adopted.ttl")


class Source:
    """The files of one graph.

    Attributes:
        files: RDF files, sorted; triples without a graph stay in the default graph,
            which every query sees as part of the union.
        ontology: the files of the ontology, which go into a graph of their own.
    """

    def __init__(self, files: list[str], ontology: list[str]) -> None:
        self.files = files
        self.ontology = ontology

    def __iter__(self) -> Iterator[str]:
        yield from self.ontology
        yield from self.files

    def size(self) -> int:
        """Return the bytes of all files."""
        return sum(os.path.getsize(path) for path in self)

    def signature(self) -> str:
        """Return a line for each file that is another one whenever the file may have changed.

        Size, times of change and the file's number in the file system: what git
        and make go by, because reading every file takes longer than the query.

        Raises:
            OSError: when a file is gone.
        """
        lines = []
        for path in (*self, os.path.join(folder("ontology"), "context.jsonld")):
            status = os.stat(path)
            times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
            lines.append(f"{status.st_size} {times} {status.st_ino} {os.path.abspath(path)!a}")
        return "\n".join(lines)


def find(paths: Iterable[str | os.PathLike[str]] | None = None) -> Source:
    """Find the RDF files of a graph, and the ontology that goes with every graph.

    Args:
        paths: folders (read with all folders below them) and files; the shipped
            graph when there are none. In a folder, hidden names and symlinks
            that lead out of it are passed over.

    Raises:
        DataError: when a path is missing, is no RDF file, holds none, or cannot
            be read, or when a file has no bytes.
    """
    files: list[str] = []
    for path in list(paths or ()) or [folder("graph")]:
        name = os.fspath(path)
        found = _below(name) if os.path.isdir(name) else [_one(name)]
        files += [file for file in found if file not in files]
    for file in files:
        _check(file)
    own = (os.path.join(folder("ontology"), name) for name in _ONTOLOGY)
    return Source(files, [path for path in own if os.path.isfile(path)])


def _below(root: str) -> list[str]:
    """Return the RDF files in the folder *root* and below it, sorted."""
    inside = os.path.join(os.path.realpath(root), "")
    found: list[str] = []

    def refuse(error: OSError) -> None:
        raise unreadable(str(error.filename or root), error)

    for where, folders, names in os.walk(root, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(where, name)
            if name.startswith(".") or os.path.splitext(name)[1].lower() not in FORMATS:
                continue
            if os.path.realpath(path).startswith(inside):
                found.append(path)
    if not found:
        raise DataError(
            f"no RDF file ({_endings()}) in the folder {root}",
            f"không có tệp RDF nào ({_endings()}) trong thư mục {root}",
        )
    return sorted(found)


def _one(path: str) -> str:
    if os.path.splitext(path)[1].lower() in FORMATS:
        return path
    if not os.path.lexists(path):
        raise _missing(path)
    raise DataError(
        f"{path} is not named like an RDF file; its name must end in one of {_endings()}",
        f"{path} không có tên của tệp RDF; tên phải kết thúc bằng một trong: {_endings()}",
    )


def _check(path: str) -> None:
    """Make sure of a file that is there and not empty: an empty one is a lost one."""
    try:
        empty = not os.path.getsize(path)
    except FileNotFoundError:
        raise _missing(path) from None
    except OSError as error:
        raise unreadable(path, error) from error
    if empty:
        raise DataError(
            f"{path} is empty (0 bytes); restore it or take it away",
            f"{path} rỗng (0 byte); hãy khôi phục hoặc bỏ tệp này",
        )


def _endings() -> str:
    return " ".join(FORMATS)


def _missing(path: str) -> DataError:
    return DataError(f"no such file or folder: {path}", f"không có tệp hay thư mục {path}")


def unreadable(path: str, error: OSError) -> DataError:
    """Return the error for a file that the system does not give."""
    en, vi = reason(error)
    return DataError(f"cannot read {path}: {en}", f"không đọc được {path}: {vi}")
