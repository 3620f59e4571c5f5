"""RDF files into a store: checked first, parsed by pyoxigraph alone, errors with file, line and column.

Runs in the worker: a file can bring its parser down.
"""

from __future__ import annotations

import os
import re
from itertools import islice

from pyoxigraph import NamedNode, RdfFormat, Store

from vndx.errors import DataError
from vndx.graph.files import FORMATS, Source, unreadable
from vndx.graph.nesting import refuse_deep
from vndx.ontology import GRAPH

#: The graph that the ontology's own statements stand in.
ONTOLOGY_GRAPH = f"{GRAPH}ontology"

# C0 controls but tab and line ends, as they stand and as escapes and references write them.
_CONTROLS = tuple(set(range(32)) - {9, 10, 13})
_ESCAPED = re.compile(rb"\\(?:\\|([bf]|(?:u00|U000000)(?:0[0-8BbCcEeFf]|1[0-9A-Fa-f])))")
_REFERENCE = re.compile(rb"&#(?:[xX]0*(?:[0-8bceBCE]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));")
_CHUNK = 1 << 18  # stays in the processor's cache for all the searches

_LARGE = 100_000  # statements
_LARGE_FILE = 8 << 20  # bytes
_SHARED = (
    "ASK { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }",
    "ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(?g != ?h) }",
)


def fill(store: Store, source: Source, *, on_disk: bool = False) -> bool:
    """Load every file of *source* into *store*, and see to the union of all graphs.

    Args:
        store: where to.
        source: the files.
        on_disk: the store is one on disk, and nobody else reads it yet.

    Returns:
        Whether the engine has to form the union for each query; otherwise it is the default graph.

    Raises:
        DataError: naming the file, and the line and column where known.
    """
    ontology = NamedNode(ONTOLOGY_GRAPH)
    for path in source.ontology:
        load(store, path, ontology, on_disk=on_disk, walled=True)
    for path in source.files:
        load(store, path, on_disk=on_disk, walled=True)
    return not unite(store)


def unite(store: Store) -> bool:
    """Put every triple of a named graph into the default graph too: what a query without GRAPH sees.

    The engine can join graph by graph over their union instead, at no cost in
    memory, but then it finds a triple once for each graph that states it: a fact
    of two articles would be counted twice. SPARQL's union of graphs is a set. A
    large store, where a copy costs, is left alone when no two graphs share a triple.

    Returns:
        Whether the default graph is the union now.
    """
    if _named(store) > _LARGE and not any(store.query(shared) for shared in _SHARED):
        return False
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    return True


def _named(store: Store) -> int:
    """Count the statements in named graphs, as far as `_LARGE` and one more."""
    count = 0
    for graph in store.named_graphs():
        for _ in islice(store.quads_for_pattern(None, None, None, graph), _LARGE + 1 - count):
            count += 1
    return count


def load(
    store: Store,
    path: str,
    graph: NamedNode | None = None,
    *,
    on_disk: bool = False,
    walled: bool = False,
) -> None:
    """Load one file as fast as the engine can, after a look at its bytes.

    In memory, one transaction is as fast as a bulk load and leaves a tenth less memory in use. On disk, a
    bulk load leaves files of its own, which nothing puts together again: it is for large files only.

    Args:
        store: where to.
        path: the file; its ending says the format.
        graph: where triples that name no graph go; the default graph when left out.
        on_disk: the store is one on disk.
        walled: this process may die of the file without harm. A large file is not searched for
            depth then: the search would take as long as the reading.
    """
    form = format_of(path)
    try:
        large = os.path.getsize(path) > _LARGE_FILE
        if walled and large:
            refuse_controls(path)
        else:
            vet(path)
        (store.bulk_load if on_disk and large else store.load)(path=path, format=form, to_graph=graph)
    except (SyntaxError, MemoryError) as error:
        raise not_rdf(path, error) from error
    except OSError as error:
        raise unreadable(path, error) from error


def format_of(path: str) -> RdfFormat:
    """Return the format that the ending of *path* stands for."""
    form: RdfFormat = getattr(RdfFormat, FORMATS[os.path.splitext(path)[1].lower()])
    return form


def vet(path: str) -> None:
    """Refuse what no parser may see; whoever parses a file calls this first.

    Raises:
        DataError: naming the file and the line.
        OSError: when it cannot be read.
    """
    refuse_controls(path)
    refuse_deep(path)


def refuse_controls(path: str) -> None:
    """Refuse a file with control characters, written out or escaped, or with a document type.

    Terminals and spreadsheets obey control characters, and no name or figure
    has one. A document type can blow one kilobyte up into a hundred megabytes.

    Raises:
        DataError: naming the file and the line.
    """
    xml = format_of(path) == RdfFormat.RDF_XML
    done = 0
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            chunk += file.readline()
            place = _unwelcome(chunk, xml)
            if place is not None:
                file.seek(0)
                line = file.read(done + place).count(b"\n") + 1
                if b"\0" in chunk:
                    raise DataError(
                        f"{path}, line {line}: this is binary data, not text in UTF-8",
                        f"{path}, dòng {line}: đây là dữ liệu nhị phân, không phải văn bản UTF-8",
                    )
                raise DataError(
                    f"{path}, line {line}: control characters and document types (<!DOCTYPE) are refused",
                    f"{path}, dòng {line}: không nhận ký tự điều khiển và khai báo <!DOCTYPE",
                )
            done += len(chunk)


def _unwelcome(chunk: bytes, xml: bool) -> int | None:
    """Return where in *chunk* the first thing stands that is refused."""
    # One search for each is six times faster than one for all: it is the system's memchr.
    places = [place for control in _CONTROLS if (place := chunk.find(control)) >= 0]
    if places:
        return min(places)
    if xml:
        found = _REFERENCE.search(chunk) or re.search(rb"<!DOCTYPE", chunk, re.IGNORECASE)
        return found.start() if found else None
    if b"\\" in chunk:
        return next((escape.start() for escape in _ESCAPED.finditer(chunk) if escape[1]), None)
    return None


def not_rdf(path: str, error: SyntaxError | MemoryError) -> DataError:
    """Say where *path* is not well formed, in the words of the parser, or that it is too much."""
    if isinstance(error, MemoryError):  # the parser's own limit on one value, or that of the machine
        return DataError(
            f"{path} is too large to be read: one of its values is longer than 16 MiB, or memory ran out",
            f"{path} quá lớn nên không đọc được: có giá trị dài hơn 16 MiB, hoặc hết bộ nhớ",
        )
    why = str(error.msg).partition(": ")[2] or str(error.msg)
    why = why.strip().rstrip(".")
    if "LoadDocumentCallback" in why:
        return DataError(
            f"{path} names a JSON-LD context by its address; no address is ever opened, so write the "
            "context out",
            f"{path} dẫn tới ngữ cảnh JSON-LD bằng địa chỉ; vndx không mở địa chỉ nào, hãy ghi thẳng "
            "ngữ cảnh vào tệp",
        )
    if error.lineno is None:
        return DataError(f"{path} cannot be read: {why}", f"không đọc được {path}; bộ đọc báo “{why}”")
    return DataError(
        f"{path}, line {error.lineno}, column {error.offset}: {why}",
        f"{path}, dòng {error.lineno}, cột {error.offset}: lỗi cú pháp; bộ đọc báo “{why}”",
    )
