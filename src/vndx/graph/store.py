"""A read-only snapshot of a graph, built once and opened by every command after.

A snapshot is a folder in the user's cache, named by what it was built from and
by the versions that built it: a RocksDB store and ``MANIFEST``, which lists the
store's files with their sizes, the number of statements and the fingerprint of
the sources. It is built in a folder of its own and moved into place, so that a
reader sees it whole or not at all. RocksDB proves each block that it reads by
a checksum; what is missing or cut short shows against the manifest. A damaged
snapshot is built anew.

Why not parse each time: docs/decisions/0005-snapshot.md.
"""

from __future__ import annotations

import os
import sys

import pyoxigraph
from pyoxigraph import Store

from vndx import __version__
from vndx.errors import DataError
from vndx.graph.files import Source

_KEEP = 6  # snapshots
_MANIFEST = "MANIFEST"
_BUILDING = "building-"
_ABANDONED = 3600.0  # seconds after which a folder under construction has no builder any more


def cache_dir() -> str | None:
    """Return the folder for snapshots; ``None`` when the user wants none.

    ``VNDX_CACHE`` names it (``off``: none); else it is ``vndx`` in the user's
    cache folder, as the platform has it.
    """
    own = os.environ.get("VNDX_CACHE", "")
    if own:
        return None if own == "off" else os.path.join(os.path.abspath(own), "snapshots")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(base):  # as the specification wants it
            base = os.path.expanduser("~/.cache")
    return os.path.join(base, "vndx", "snapshots") if os.path.isabs(base) else None


def open_snapshot(source: Source, fingerprint: str, *, anew: bool = False) -> Store | None:
    """Open the snapshot of *source*, building it when there is none.

    Args:
        source: the files.
        fingerprint: of the files, as `Source.fingerprint` gives it.
        anew: build it even if there is one: it turned out to be damaged.

    Returns:
        The store, which cannot be written to; ``None`` when the cache cannot be used.

    Raises:
        DataError: when a file is not well formed, or changed while it was read.
    """
    cache = cache_dir()
    if cache is None:
        return None
    place = os.path.join(cache, f"{pyoxigraph.__version__}-{__version__}-{fingerprint[:32]}")
    if not anew:
        store = _open(place, fingerprint)
        if store is not None:
            return store
    try:
        _build(source, fingerprint, cache, place, anew)
    except OSError:  # not ours to write in, or full: the caller goes without
        return None
    return _open(place, fingerprint)


def in_memory(source: Source) -> Store:
    """Load *source* into memory: slower to start, and two to three times faster for each query.

    Raises:
        DataError: when a file is not well formed.
    """
    from vndx.graph.reading import fill

    store = Store()
    fill(store, source)
    return store


def _open(place: str, fingerprint: str) -> Store | None:
    """Open a snapshot if it is whole."""
    try:
        with open(os.path.join(place, _MANIFEST), encoding="ascii") as file:
            head, *sizes = file.read().split("\n")
        if head.split(" ")[0] != fingerprint or sizes.pop() != "end":
            return None
        for line in sizes:
            size, _, name = line.partition(" ")
            if os.path.getsize(os.path.join(place, name)) != int(size):
                return None
        return Store.read_only(place)
    except (OSError, ValueError):
        return None


def _build(source: Source, fingerprint: str, cache: str, place: str, anew: bool) -> None:
    """Build the snapshot *place*, unless somebody else is quicker.

    Raises:
        OSError: when the cache cannot be written.
        DataError: when a file is not well formed, or changed while it was read.
    """
    from vndx.graph.reading import fill

    os.makedirs(cache, mode=0o700, exist_ok=True)
    _prune(cache, place)
    work = os.path.join(cache, f"{_BUILDING}{os.getpid()}-{os.urandom(6).hex()}")
    os.mkdir(work, 0o700)
    try:
        store = Store(work)
        fill(store, source)
        store.optimize()
        store.flush()
        count = len(store)
        del store  # closes it
        if source.fingerprint() != fingerprint:
            raise DataError(
                "the files of the graph changed while they were read; try again",
                "các tệp của đồ thị thay đổi trong lúc đọc; hãy thử lại",
            )
        _write_manifest(work, f"{fingerprint} {count}")
        try:
            os.rename(work, place)
        except OSError:
            if _open(place, fingerprint) is not None and not anew:
                return  # another builder was quicker
            old = os.path.join(cache, f"{_BUILDING}old-{os.urandom(6).hex()}")
            os.rename(place, old)
            os.rename(work, place)
            _remove(old)
    finally:
        _remove(work)


def _write_manifest(work: str, head: str) -> None:
    lines = [head]
    for name in sorted(os.listdir(work)):
        if name not in ("LOCK", "LOG"):
            lines.append(f"{os.path.getsize(os.path.join(work, name))} {name}")
    with open(os.path.join(work, _MANIFEST), "w", encoding="ascii") as file:
        file.write("\n".join([*lines, "end"]))
        file.flush()
        os.fsync(file.fileno())


def _prune(cache: str, place: str) -> None:
    """Remove what killed builders left behind, and all but the newest snapshots."""
    from time import time

    snapshots: list[tuple[float, str]] = []
    for entry in os.scandir(cache):
        try:
            age = entry.stat().st_mtime
        except OSError:
            continue
        if not entry.name.startswith(_BUILDING):
            snapshots.append((age, entry.path))
        elif time() - age > _ABANDONED:
            _remove(entry.path)
    for _, path in sorted(snapshots, reverse=True)[_KEEP - 1 :]:
        if path != place:
            _remove(path)


def _remove(path: str) -> None:
    from shutil import rmtree

    rmtree(path, ignore_errors=True)
