"""The process that answers: it reads the graph, shuts every door behind it, and then takes queries.

It takes requests on one pipe and answers on another until the pipe closes. It
may be killed at any moment and nobody minds: it writes nothing but snapshots.
Nothing here is called in the process of the one who asks.
"""

from __future__ import annotations

import os
import sys

from vndx.graph import frames, seal

#: The exit code of a worker whose memory gave out in Python.
OUT_OF_MEMORY = 71

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.frames import Frame
    from vndx.graph.store import Opened


def main() -> None:
    """Serve on stdin and stdout: how a worker that was started as a program begins."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)  # a stray print must not get between the answers
    os.close(nothing)
    serve(requests, answers)


def serve(requests: int, answers: int) -> None:
    """Take requests until there are no more.

    The first must be ``load``. An answer has the field ``error`` when the
    request failed: ``data`` (with its sentence in ``en`` and ``vi``), ``missing``
    (the engine cannot be imported), ``syntax``, ``engine``, ``memory``, one of
    `vndx.graph.evaluate.Wrong`, or ``fault``.
    """
    missing: Frame | None = None
    try:
        import pyoxigraph  # noqa: F401 - a few milliseconds in which the one who asks looks at the files
    except ImportError as error:
        missing = {"error": b"missing", "about": str(error).encode(), "name": (error.name or "").encode()}
        if isinstance(error, ModuleNotFoundError):
            missing["absent"] = b"1"
    pipe = frames.Reader(requests)
    graph: Opened | None = None
    try:
        while True:
            request = pipe.read()
            try:
                if missing is not None:
                    answer = missing
                elif graph is None:
                    graph, answer = _load(request)
                else:
                    answer = _answer(graph, request)
            except MemoryError:
                raise
            except Exception as error:  # noqa: BLE001 - a mistake in this program; who asks must hear of it
                answer = {"error": b"fault", "about": f"{type(error).__name__}: {error}".encode()}
            frames.write(answers, answer)
    except frames.Closed:
        return
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _load(request: Frame) -> tuple[Opened | None, Frame]:
    """Read the graph and shut the doors."""
    from vndx.errors import DataError
    from vndx.graph.files import Source
    from vndx.graph.store import in_memory, open_snapshot

    seal.no_leftovers()
    source = Source(_lines(request, "files"), _lines(request, "ontology"))
    try:
        graph = None
        if signature := _text(request, "signature"):
            graph = open_snapshot(source, signature, suspect="suspect" in request)
        if graph is None:
            graph = in_memory(source)
    except DataError as error:
        return None, {"error": b"data", "en": error.en.encode(), "vi": error.vi.encode()}
    except OSError as error:
        return None, {"error": b"data", "en": str(error).encode(), "vi": str(error).encode()}
    from vndx.graph import evaluate  # noqa: F401 - nothing can be imported once the doors are shut

    seal.limit_memory(int(request["memory"]))  # looks at a file, so it comes first
    seal.no_files()
    return graph, {"built": b"1"} if graph.built else {}


def _answer(graph: Opened, request: Frame) -> Frame:
    """Answer one request on a graph that is open."""
    from vndx.graph.evaluate import Wrong, evaluate, labels, parsed

    seal.limit_time(float(request["timeout"]))
    prefixes = _pairs(request, "prefixes") if "prefixes" in request else graph.prefixes
    try:
        if "labels" in request:
            found = labels(graph.store, _lines(request, "labels"), _lines(request, "languages"))
            return {f"label.{iri}": label.encode() for iri, label in found.items()}
        if "parse" in request:
            parsed(
                request["query"].decode(),
                _pairs(request, "prefixes") if "prefixes" in request else graph.prefixes,
            )
            return {}
        kind, form, data, cut = evaluate(
            graph.store,
            request["query"].decode(),
            tabular=_text(request, "tabular"),
            graph=_text(request, "graph"),
            prefixes=prefixes,
            terms=_pairs(request, "terms"),
            star=_star(request),
            dataset=(_lines(request, "sources"), _lines(request, "named")) if "sources" in request else None,
            union=graph.union,
            max_rows=int(request["max_rows"]) if "max_rows" in request else None,
            max_bytes=int(request["max_bytes"]) if "max_bytes" in request else None,
        )
    except Wrong as wrong:
        return {"error": wrong.args[0].encode(), "about": wrong.args[1].encode()}
    except SyntaxError as error:
        return {"error": b"syntax", "about": str(error).encode()}
    except MemoryError:
        return {"error": b"memory"}
    except (OSError, RuntimeError, ValueError) as error:
        return {"error": b"engine", "about": str(error).encode()}
    return {"kind": kind.encode(), "format": form.encode(), "data": data} | (
        {"truncated": b"1"} if cut else {}
    )


def _star(request: Frame) -> tuple[int, list[str]] | None:
    words = _lines(request, "star")
    return (int(words[0]), words[1:]) if words else None


def _text(request: Frame, name: str) -> str:
    return request.get(name, b"").decode("utf-8", "surrogateescape")


def _lines(request: Frame, name: str) -> list[str]:
    """Return a field that holds several words, each ended by a NUL."""
    return _text(request, name).split("\0")[:-1]


def _pairs(request: Frame, name: str) -> dict[str, str]:
    """Return a field that holds names and values in turn."""
    words = _lines(request, name)
    return dict(zip(words[::2], words[1::2], strict=True))
