"""Real SPARQL servers for tests: Oxigraph's and Virtuoso, on the loopback address.

Each is a context manager that gives its addresses, and that ends what it
started whatever happens in between; should the tests themselves be killed, the
system ends it, and its folder among the temporary ones is left behind.
Fixtures that share one server for a run of tests belong into the
``conftest.py`` of those who use it, with the mark `VIRTUOSO` on the tests that
need Virtuoso: it takes a second or two, and a quarter of a gigabyte, so one is
started for all of them.

::

    with oxigraph(Path("tests/fixtures/wikidata_vn.ttl"), read_only=True) as server:
        ask(server.query)
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import ProxyHandler, build_opener

import pytest

from tests.conftest import program

#: Put on each test that asks Virtuoso, so that one process of the tests has them all.
VIRTUOSO = pytest.mark.xdist_group("virtuoso")

_TRIES = 5  # somebody else may take a free port before the server does
_PATIENCE = 60.0  # seconds; Oxigraph takes 0.1, Virtuoso 2


@dataclass(frozen=True)
class Server:
    """A server that answers.

    Attributes:
        name: ``oxigraph`` or ``virtuoso``.
        query: address for queries.
        update: address for SPARQL Update.
        store: address of the Graph Store Protocol.
        user, password: for `update` and `store`; ``None`` where nobody is asked who they are.
        pid: its process.
        folder: where its files and its log are.
    """

    name: str
    query: str
    update: str
    store: str
    user: str | None
    password: str | None
    pid: int
    folder: Path


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def alive(pid: int) -> bool:
    """Tell whether there is such a process, and it has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="latin-1").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextlib.contextmanager
def oxigraph(
    *files: Path, read_only: bool = False, union: bool = False, timeout: int = 0
) -> Iterator[Server]:
    """Run Oxigraph's server.

    Args:
        files: RDF files to load first; those that are no TriG go into the default graph.
        read_only: refuse every change.
        union: its default graph is the union of all graphs.
        timeout: seconds after which it stops a query; 0 for never.
    """
    command = [str(Path(sys.executable).with_name("oxigraph"))]
    with tempfile.TemporaryDirectory(prefix="vndx-oxigraph-") as name:
        folder = Path(name)
        # In memory where it can be: on the disk each change waits for the disk.
        place = ["--location", str(folder / "data")] if files or read_only else []
        if files or read_only:  # an empty one to read from has to be made, too
            paths = [str(file) for file in files] or [os.devnull]
            form = [] if files else ["--format", "nt"]
            subprocess.run(
                [*command, "load", *place, *form, "--file", *paths],
                check=True,
                capture_output=True,
                timeout=120,
            )
        options = ["--union-default-graph"] if union else []
        options += ["--timeout-s", str(timeout)] if timeout else []

        def words(port: int) -> list[str]:
            how = "serve-read-only" if read_only else "serve"
            return [*command, how, *place, "--bind", f"127.0.0.1:{port}", *options]

        with _running(words, folder, "/query?query=ASK%20%7B%7D") as (pid, port):
            base = f"http://127.0.0.1:{port}"
            yield Server(
                "oxigraph", f"{base}/query", f"{base}/update", f"{base}/store", None, None, pid, folder
            )


@contextlib.contextmanager
def virtuoso(*, rows: int = 1_000_000) -> Iterator[Server]:
    """Run a small Virtuoso with an empty store, in which the user ``dba`` may change everything.

    Args:
        rows: the most rows that it gives; it cuts a longer answer, and says so in a header only.
    """
    binary = program("virtuoso-t", "virtuoso-opensource-7-bin")
    with tempfile.TemporaryDirectory(prefix="vndx-virtuoso-") as name:
        folder = Path(name)

        def words(port: int) -> list[str]:
            settings = _SETTINGS.format(http=port, sql=free_port(), rows=rows)
            (folder / "virtuoso.ini").write_text(settings, encoding="ascii")
            return [binary, "+foreground", "+configfile", "virtuoso.ini"]

        with _running(words, folder, "/sparql?query=ASK%20%7B%7D") as (pid, port):
            base = f"http://127.0.0.1:{port}"
            store = f"{base}/sparql-graph-crud-auth"
            yield Server(
                "virtuoso", f"{base}/sparql", f"{base}/sparql-auth", store, "dba", "dba", pid, folder
            )


@contextlib.contextmanager
def _running(words: Callable[[int], list[str]], folder: Path, question: str) -> Iterator[tuple[int, int]]:
    """Run a server on a free port until the block ends; give its process and its port.

    Args:
        words: a function from the port to the command.
        folder: the working directory; what the server says is kept there.
        question: path of a question that it can answer as soon as it is ready.
    """
    log = folder / "server.log"
    for left in reversed(range(_TRIES)):
        port = free_port()
        with log.open("wb") as out:
            process = subprocess.Popen(
                words(port),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                preexec_fn=_die_with_the_tests if sys.platform == "linux" else None,
            )
        try:
            if not _ready(process, f"http://127.0.0.1:{port}{question}"):
                if left and process.poll() is not None:
                    continue  # the port was taken, as far as one can know
                pytest.fail(f"a server did not start: {log.read_text('utf-8', 'replace')[-2000:]}")
            yield process.pid, port
            return
        finally:
            _stop(process)


def _ready(process: subprocess.Popen[bytes], question: str) -> bool:
    """Wait until the server answers; tell whether it does."""
    opener = build_opener(ProxyHandler({}))
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with opener.open(question, timeout=5) as answer:
                answer.read()
            return process.poll() is None
        except HTTPError as error:
            error.close()
        except (URLError, OSError):
            pass
        time.sleep(0.02)
    return False


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a server. Nothing in it is kept, so it is not asked to put things in order."""
    process.kill()
    process.wait()


def _die_with_the_tests() -> None:
    """Have the system end this process when the one that started it ends."""
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


# Few buffers, no automatic checkpoints, and the loopback address for both of its ports.
_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
ErrorLogLevel = 7
FileExtend = 200
MaxCheckpointRemap = 1000
Striping = 0
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
MaxCheckpointRemap = 1000
Striping = 0

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 8
CheckpointInterval = 0
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CaseMode = 2
DirsAllowed = .
ThreadsPerQuery = 1
AsyncQueueMaxThreads = 0

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
MaxClientConnections = 8
ServerThreads = 8
HTTPProxyEnabled = 0
MaxKeepAlives = 4
KeepAliveTimeout = 5

[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryCostEstimationTime = 0
MaxQueryExecutionTime = 60
"""
