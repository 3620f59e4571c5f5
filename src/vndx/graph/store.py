"""A read-only snapshot of a graph, built once and opened by every command after.

A snapshot is a folder in the user's cache, one for each set of files: a RocksDB
store and ``SNAPSHOT``, which lists the files that it was built from, those of
the store with their sizes, and the prefixes. It is built in a folder of its own
and moved into place, so that a reader sees it whole or not at all. RocksDB
proves each block that it reads by a checksum; what is missing or cut short
shows against the list, and a query that fails has the whole snapshot checked
against the checksums there. A damaged or outdated snapshot is built anew.

Why not parse each time: docs/decisions/0007-snapshot.md.
"""

from __future__ import annotations

import os

import pyoxigraph
from pyoxigraph import Store

from vndx import __version__, folders
from vndx.errors import DataError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.files import Source

_KEEP = 6  # snapshots
#: The files of a store that RocksDB opens at once. It opens more only when a query needs them, and then
#: the worker cannot open anything any more.
_AT_ONCE = 16
_LIST = "SNAPSHOT"
_BUILDING = "building-"
_ABANDONED = 3600.0  # seconds after which a folder under construction has no builder any more
_SAME_MOMENT = 2.0  # seconds in which a file may change twice and look as if it had changed once


class Opened:
    """A graph that can be asked.

    Attributes:
        store: the statements.
        prefixes: the prefixes that need no declaration.
        union: the engine has to form the union of the graphs; otherwise it is the default graph.
        built: it was read from its files just now, not opened.
        files: how many files of a store it is in, 0 in memory.
    """

    def __init__(
        self, store: Store, prefixes: dict[str, str], *, union: bool, built: bool, files: int = 0
    ) -> None:
        self.store = store
        self.prefixes = prefixes
        self.union = union
        self.built = built
        self.files = files

    def in_few_files(self) -> Opened | None:
        """Return the graph itself, if RocksDB opened all its files at once."""
        return self if self.files <= _AT_ONCE else None


def cache_dir() -> str | None:
    """Return the folder for snapshots; ``None`` when the user wants none (`vndx.folders.cache`)."""
    return folders.cache("snapshots")


def open_snapshot(source: Source, signature: str, *, suspect: bool = False) -> Opened | None:
    """Open the snapshot of *source*, building it when there is none.

    Args:
        source: the files.
        signature: of the files, as `Source.signature` gives it.
        suspect: a query failed on it; look at every byte before it is opened.

    Returns:
        The graph, which cannot be written to; ``None`` when the cache cannot be used, or the store is
        in more files than are opened at once.

    Raises:
        DataError: when a file is not well formed, or changed while it was read.
    """
    from binascii import crc32

    cache = cache_dir()
    if cache is None:
        return None
    paths = "\n".join(line.split(" ", 4)[4] for line in signature.split("\n"))
    name = f"{pyoxigraph.__version__}-{__version__}-{crc32(paths.encode()):08x}{len(paths):x}"
    place = os.path.join(cache, name)
    opened = None if suspect and not _sound(place) else _open(place, signature)
    if opened is not None:
        return opened.in_few_files()
    try:
        work = _build(source, signature, cache)
        try:
            opened = _open(work, signature, built=True)
            _put(work, place, cache)
        finally:
            _remove(work)
    except OSError:  # not ours to write in, or full: the caller goes without
        pass
    return opened and opened.in_few_files()


def in_memory(source: Source) -> Opened:
    """Load *source* into memory: slower to start, and two to three times faster for each query.

    Raises:
        DataError: when a file is not well formed.
    """
    from vndx.graph.reading import fill
    from vndx.ontology import prefixes

    store = Store()
    union = fill(store, source)
    return Opened(store, prefixes(), union=union, built=True)


def _open(place: str, signature: str, *, built: bool = False) -> Opened | None:
    """Open a snapshot if it is whole and of just these files.

    Args:
        place: its folder.
        signature: of the files as they are now.
        built: it was built a moment ago, by this process.
    """
    try:
        with open(os.path.join(place, _LIST), encoding="ascii") as file:
            text = file.read()
        head, sources, sizes, known, end = text.split("\n\n")
        state, _, union = head.partition(" ")
        if end or sources != signature or (state != "settled" and not built):
            return None
        for line in sizes.split("\n"):
            size, _, name = line.split(" ")
            if os.stat(os.path.join(place, name)).st_size != int(size):
                return None
        prefixes = dict(line.split(" ") for line in known.split("\n"))
        files = sum(line.endswith(".sst") for line in sizes.split("\n"))
        return Opened(Store.read_only(place), prefixes, union=union == "union", built=built, files=files)
    except (OSError, ValueError, RuntimeError):  # the last is RocksDB's for a wrong checksum
        return None


def _sound(place: str) -> bool:
    """Tell whether every byte of a snapshot is as it was written."""
    try:
        with open(os.path.join(place, _LIST), encoding="ascii") as file:
            lines = file.read().split("\n\n")[2].split("\n")
        return all(_checksum(os.path.join(place, name)) == sum_ for _, sum_, name in map(str.split, lines))
    except (OSError, ValueError, IndexError):
        return False


def _checksum(path: str) -> str:
    from binascii import crc32

    value = 0
    with open(path, "rb") as file:
        while piece := file.read(1 << 20):
            value = crc32(piece, value)
    return f"{value:08x}"


def _build(source: Source, signature: str, cache: str) -> str:
    """Build a snapshot and return the folder under construction that it is in.

    Raises:
        OSError: when the cache cannot be written.
        DataError: when a file is not well formed, or changed while it was read.
    """
    from vndx.graph.reading import fill

    os.makedirs(cache, mode=0o700, exist_ok=True)
    _prune(cache)
    work = os.path.join(cache, f"{_BUILDING}{os.getpid()}-{os.urandom(6).hex()}")
    os.mkdir(work, 0o700)
    try:
        store = Store(work)
        union = fill(store, source, on_disk=True)
        store.optimize()
        store.flush()
        del store  # closes it
        _write_list(work, signature, union=union)
        if source.signature() != signature:
            raise DataError(
                "the files of the graph changed while they were read; try again",
                "các tệp của đồ thị thay đổi trong lúc đọc; hãy thử lại",
            )
    except BaseException:
        _remove(work)
        raise
    return work


def _put(work: str, place: str, cache: str) -> None:
    """Move a snapshot into place; the one that is there, outdated or damaged, gives way."""
    try:
        os.rename(work, place)
    except OSError:
        old = os.path.join(cache, f"{_BUILDING}old-{os.urandom(6).hex()}")
        os.rename(place, old)
        try:
            os.rename(work, place)
        finally:
            _remove(old)


def _write_list(work: str, signature: str, *, union: bool) -> None:
    """Write the list of what the snapshot was built from and consists of.

    A file that changed a moment ago may change again without its times telling:
    the snapshot is then good for this once, and not settled.
    """
    from time import time

    from vndx.ontology import prefixes

    newest = max(int(moment) for line in signature.split("\n") for moment in line.split(" ")[1:3])
    head = "settled" if time() - newest / 1e9 > _SAME_MOMENT else "fresh"
    head += " union" if union else " default"
    sizes = [
        f"{os.path.getsize(os.path.join(work, name))} {_checksum(os.path.join(work, name))} {name}"
        for name in sorted(os.listdir(work))
        if name not in ("LOCK", "LOG")
    ]
    known = [f"{prefix} {namespace}" for prefix, namespace in prefixes().items()]
    with open(os.path.join(work, _LIST), "w", encoding="ascii") as file:
        file.write("\n\n".join([head, signature, "\n".join(sizes), "\n".join(known), ""]))
        file.flush()
        os.fsync(file.fileno())


def _prune(cache: str) -> None:
    """Remove what killed builders left behind, and all but the newest snapshots."""
    from time import time

    snapshots: list[tuple[float, str]] = []
    for entry in os.scandir(cache):
        try:
            changed = entry.stat().st_mtime
        except OSError:
            continue
        if not entry.name.startswith(_BUILDING):
            snapshots.append((changed, entry.path))
        elif time() - changed > _ABANDONED:
            _remove(entry.path)
    for _, path in sorted(snapshots, reverse=True)[_KEEP:]:
        _remove(path)


def _remove(path: str) -> None:
    from shutil import rmtree

    rmtree(path, ignore_errors=True)
