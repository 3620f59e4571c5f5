"""Asking a graph: queries go to a worker process and come back as bytes, or as an error that says why.

::

    with Engine(["my-graph/"], timeout=10) as engine:
        answer = engine.query("ASK { ?s ?p ?o }")

No query runs in this process, which never loads the engine either. Whatever a
query does, it ends in time, and the next one is answered.
"""

from __future__ import annotations

import _thread
import os

from vndx.errors import DataError, QueryCrash, QueryRefused, UnknownName, UsageError
from vndx.graph import MEMORY, TIMEOUT
from vndx.graph.files import find
from vndx.graph.glance import harmless, has_variable
from vndx.graph.launch import Died, Process, TimeUp
from vndx.graph.star import has_star, star

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from types import TracebackType
    from typing import Self

    from vndx.graph.frames import Frame


class Answer:
    """What a query gave.

    Attributes:
        kind: ``select``, ``ask`` or ``graph``.
        format: the name of the format of `data`.
        data: the bytes, as the engine wrote them.
        truncated: a limit on rows or bytes left something out.
    """

    __slots__ = ("data", "format", "kind", "truncated")

    def __init__(self, kind: str, form: str, data: bytes, truncated: bool) -> None:
        self.kind = kind
        self.format = form
        self.data = data
        self.truncated = truncated


class Engine:
    """A graph that can be asked, by any thread, one query at a time.

    Args:
        source: folders laid out like ``graph/`` and RDF files; the shipped graph when left out.
        timeout: seconds for one query.
        memory: MiB that a query may take on top of the graph.
        snapshot: open the graph from the cache on disk, which starts soonest; otherwise it is
            read into memory, where each query is two to three times faster.
        guarded: refuse hopeless queries beforehand, with a better message. Without it the
            process that the query runs in is still the wall.

    Raises:
        vndx.errors.DataError: from the first query on, when the graph cannot be read.
        ImportError: likewise, when the engine is not installed.
    """

    def __init__(
        self,
        source: Iterable[str | os.PathLike[str]] | None = None,
        *,
        timeout: float = TIMEOUT,
        memory: int = MEMORY,
        snapshot: bool = False,
        guarded: bool = True,
    ) -> None:
        self._paths = [os.fspath(path) for path in source or ()]
        self._timeout = timeout
        self._memory = memory
        self._snapshot = snapshot
        self._guarded = guarded
        self._lock = _thread.RLock()  # whoever starts, asks or ends the worker holds it
        self._process: Process | None = None
        self._loaded = False
        self._built = False
        self._patience = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the worker, after a query of another thread. Used again, the engine starts a new one."""
        with self._lock:
            process, self._process = self._process, None
            if process is not None:
                process.end()

    def start(self) -> None:
        """Start the worker and let it read the graph meanwhile; `query` does so when needed.

        Raises:
            DataError: when there is no such file or folder, or no RDF file in it.
        """
        with self._lock:
            if self._process is None:
                self._begin()

    def query(
        self,
        text: str,
        *,
        fmt: str | None = None,
        graph_fmt: str | None = None,
        substitutions: Mapping[str, str] | None = None,
        prefixes: Mapping[str, str] | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        trusted: bool = False,
    ) -> Answer:
        """Answer one query.

        The default graph is the union of all graphs, unless the query names its own with FROM.

        Args:
            text: SPARQL 1.1.
            fmt: format of the answer: ``csv``, ``tsv``, ``json``, ``xml`` for SELECT and ASK;
                ``turtle``, ``trig``, ``n-triples``, ``n-quads``, ``json-ld`` for CONSTRUCT and
                DESCRIBE. Left out: ``json``, or ``turtle``.
            graph_fmt: the format for CONSTRUCT and DESCRIBE, where `fmt` is one for SELECT and ASK.
            substitutions: variable to the term it stands for, written in N-Triples; bound by
                the engine as a term, never put into the text.
            prefixes: prefixes known without declaration; those of the ontology when left out.
            max_rows, max_bytes: where to stop; the answer says so. The bytes are those of the
                rows in a plain form, before they are written in `fmt`.
            trusted: the text is ours, a named query: it needs no look beforehand.

        Raises:
            QuerySyntaxError: with line, column and what was expected.
            QueryRefused: when it is too large, writes, or asks elsewhere.
            QueryTimeout, QueryCrash: when it was stopped; the next query is answered.
            UsageError: when the format is not one for such a query, or a substitution does not fit.
            QueryError: when the engine gives up for another reason.
        """
        self.start()  # the worker reads the graph while this process looks at the query
        guarded = self._guarded and not trusted
        request = self._request(text, prefixes, substitutions or {}, guarded=guarded)
        tabular, graph = formats(fmt, graph_fmt)
        request |= {"tabular": tabular.encode(), "graph": graph.encode()}
        if max_rows is not None:
            request["max_rows"] = b"%d" % max_rows
        if max_bytes is not None:
            request["max_bytes"] = b"%d" % max_bytes
        answer = self._ask(request)
        if "error" in answer:
            from vndx.graph.refusals import translate

            raise translate(answer, text, _known(prefixes), fmt)
        return Answer(
            answer["kind"].decode(), answer["format"].decode(), answer["data"], "truncated" in answer
        )

    def parse(self, text: str, *, prefixes: Mapping[str, str] | None = None) -> None:
        """See that a text is a query, without asking it.

        Raises:
            QuerySyntaxError: with line, column and what was expected.
        """
        request: Frame = {"query": text.encode(), "parse": b"1"}
        if prefixes is not None:
            request["prefixes"] = _lines(word for pair in prefixes.items() for word in pair)
        answer = self._ask(request)
        if "error" in answer:
            from vndx.graph.refusals import translate

            raise translate(answer, text, _known(prefixes), None)

    def labels(self, iris: Iterable[str], languages: Sequence[str] | None = None) -> dict[str, str]:
        """Return a label for each IRI that has one.

        Args:
            iris: absolute IRIs.
            languages: which language to prefer; the one in force first when left out.
        """
        from vndx.lang import order

        found = self._ask({"labels": _lines(iris), "languages": _lines(languages or order())})
        return {name[6:]: label.decode() for name, label in found.items() if name.startswith("label.")}

    def _request(
        self, text: str, prefixes: Mapping[str, str] | None, terms: Mapping[str, str], *, guarded: bool
    ) -> Frame:
        """Look at the query, and put it into a frame."""
        try:
            request: Frame = {"query": text.encode()}
        except UnicodeEncodeError:
            raise QueryRefused("the query is not UTF-8 text", "truy vấn không phải văn bản UTF-8") from None
        if prefixes is not None:
            request["prefixes"] = _lines(word for pair in prefixes.items() for word in pair)
        for name in terms:
            if not has_variable(text, name):
                raise UnknownName(
                    f"the query has no variable ?{name} to give a value",
                    f"truy vấn không có biến ?{name} để gán",
                )
        request["terms"] = _lines(word for pair in terms.items() for word in pair)
        if not terms and has_star(text) and (found := star(text)) is not None:
            request["star"] = _lines([str(found[0]), *found[1]])
        if "FROM" not in text.upper() and (not guarded or harmless(text)):
            return request
        from vndx.graph.guard import check, dataset

        known = _known(prefixes)
        if guarded:
            check(text, known)
        sources, named = dataset(text, known)
        if sources or named:
            request["sources"], request["named"] = _lines(sources), _lines(named)
        return request

    def _ask(self, request: Frame) -> Frame:
        """Give a request to the worker and wait, starting one when there is none."""
        request["timeout"] = b"%d" % (self._timeout + 1)
        with self._lock:
            try:
                answer = self._exchange(request)
            except (QueryCrash, DataError) as error:
                # A plain DataError says what is wrong with a file; the others may be the snapshot's fault.
                if type(error) is not DataError and self._mended():
                    return self._exchange(request)
                raise
            if answer.get("error") == b"engine" and self._mended():
                return self._exchange(request)
            return answer

    def _mended(self) -> bool:
        """Have the snapshot checked that a query failed on; tell whether it was damaged and is built anew."""
        if not self._snapshot or self._built:
            return False
        self.close()
        return self._finish_loading(self._begin(suspect=True))

    def _exchange(self, request: Frame) -> Frame:
        process = self._process
        sent = process is not None and not (self._loaded and process.gone()) and process.send(request)
        # One that is gone before it was asked did not die of this request: begin anew, once.
        if process is None or (self._loaded and not sent):
            self.close()
            process = self._begin()
            process.send(request)
        try:
            if not self._loaded:
                self._finish_loading(process)
            return process.receive(self._timeout)
        except TimeUp:
            self._process = None
            from vndx.graph.refusals import timeout

            raise timeout(self._timeout) from None
        except Died as died:
            self._process = None
            import re

            from vndx.graph.refusals import crash

            sorts = bool(re.search(rb"\bORDER\s+BY\b", request.get("query", b""), re.IGNORECASE))
            raise crash(self._memory if died.of_memory else None, sorts=sorts) from None
        except BaseException:  # an interrupt, or a graph that cannot be read
            self.close()
            raise

    def _begin(self, *, suspect: bool = False) -> Process:
        """Start a worker and tell it what to read."""
        process = Process(fork=self._snapshot)
        self._process, self._loaded = process, False
        try:
            source = find(self._paths)
            request = {"files": _lines(source.files), "ontology": _lines(source.ontology)}
            request["memory"] = b"%d" % self._memory
            if self._snapshot:
                request["signature"] = source.signature().encode("utf-8", "surrogateescape")
            if suspect:
                request["suspect"] = b"1"
        except BaseException:
            self.close()
            raise
        # A minute, and five for each 60 MB: ten times what reading takes.
        self._patience = 60 + source.size() / 200_000
        process.send(request)
        return process

    def _finish_loading(self, process: Process) -> bool:
        """Wait until the worker has read the graph; tell whether it read the files, not a snapshot."""
        try:
            answer = process.receive(self._patience)
        except (TimeUp, Died):
            self._process = None
            from vndx.graph.refusals import Unreadable

            raise Unreadable from None
        if answer.get("error") == b"missing":
            kind = ModuleNotFoundError if "absent" in answer else ImportError
            raise kind(answer["about"].decode(), name=answer["name"].decode() or "pyoxigraph")
        if answer.get("error") == b"fault":
            raise RuntimeError(answer["about"].decode())
        if "error" in answer:
            raise DataError(answer["en"].decode(), answer["vi"].decode())
        self._loaded = True
        self._built = "built" in answer
        return self._built


def _known(prefixes: Mapping[str, str] | None) -> dict[str, str]:
    """Return the prefixes that need no declaration."""
    if prefixes is not None:
        return dict(prefixes)
    from vndx.ontology import prefixes as known

    return known()


def formats(fmt: str | None, graph_fmt: str | None) -> tuple[str, str]:
    """Return the format for a table and the one for a graph; empty where that kind is not wanted."""
    from vndx.graph.formats import GRAPH, TABULAR

    if fmt is None:
        return "json", graph_fmt or "turtle"
    if fmt in TABULAR:
        return fmt, graph_fmt or ""
    if fmt in GRAPH:
        return "", fmt
    raise UsageError(
        f"no such format: {fmt}; there are {', '.join([*TABULAR, *GRAPH])}",
        f"không có định dạng {fmt}; có {', '.join([*TABULAR, *GRAPH])}",
    )


def _lines(words: Iterable[str]) -> bytes:
    return b"".join(word.encode("utf-8", "surrogateescape") + b"\0" for word in words)
