"""The snapshot: built once, opened after, never wrong."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from vndx.graph import store
from vndx.graph.engine import Engine
from vndx.graph.files import find

COUNT = "SELECT (COUNT(*) AS ?n) { ?s <urn:p> ?o }"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("VNDX_CACHE", str(folder))
    return folder / "snapshots"


def _graph(folder: Path, count: int, *, settled: bool = True) -> Path:
    """Write a graph; one that is settled looks as if it had been written long ago."""
    path = folder / "g.nt"
    path.write_text("".join(f'<urn:s{n}> <urn:p> "{n}" .\n' for n in range(count)), encoding="utf-8")
    if settled:
        time.sleep(2.1)  # the time of a change of state cannot be set
    return path


def _count(path: Path) -> bytes:
    with Engine([path], snapshot=True) as engine:
        return engine.query(COUNT, fmt="csv").data.split()[1]


def _only(cache: Path) -> Path:
    (place,) = cache.iterdir()
    return place


def test_it_is_built_once_and_again_when_a_file_changes(tmp_path: Path, cache: Path) -> None:
    path = _graph(tmp_path, 10)
    assert _count(path) == b"10"
    built = _only(cache).stat().st_ino
    assert _count(path) == b"10"
    assert _only(cache).stat().st_ino == built
    kept = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"3"', b'"4"'))  # as many bytes
    os.utime(path, ns=(kept.st_atime_ns, kept.st_mtime_ns))  # and the old time
    assert _count(path) == b"10"
    assert _only(cache).stat().st_ino != built
    with Engine([path], snapshot=True) as engine:
        assert engine.query('ASK { ?s <urn:p> "3" }', fmt="csv").data == b"false"


def test_a_file_that_changed_a_moment_ago_is_not_trusted_to_stay(tmp_path: Path, cache: Path) -> None:
    for count in (1, 2, 3):
        path = _graph(tmp_path, count, settled=False)
        assert _count(path) == b"%d" % count
    assert (_only(cache) / "SNAPSHOT").read_text("ascii").startswith("fresh ")


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _empty(data: bytes) -> bytes:
    return b""


def _flip(data: bytes) -> bytes:
    third = len(data) // 3
    return data[:third] + bytes([data[third] ^ 255]) + data[third + 1 :]


def test_whatever_is_damaged_the_answer_is_right(tmp_path: Path, cache: Path) -> None:
    path = _graph(tmp_path, 500)
    assert _count(path) == b"500"
    whole = tmp_path / "whole"
    shutil.copytree(_only(cache), whole)
    names = sorted(file.name for file in whole.iterdir() if file.name != "LOG" and file.stat().st_size)
    tables = [name for name in names if name.endswith(".sst")]
    assert len(tables) >= 5
    some = ["SNAPSHOT", "CURRENT", tables[-1]]
    assert set(some) < set(names)
    for damage, damaged in ((_flip, names), (_cut, some), (_empty, some)):
        for name in damaged:
            file = _only(cache) / name
            file.write_bytes(damage((whole / name).read_bytes()))
            assert _count(path) == b"500", (damage, name)
            place = _only(cache)
            shutil.rmtree(place)
            shutil.copytree(whole, place)


def test_without_a_cache_the_graph_is_read_into_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _graph(tmp_path, 5, settled=False)
    monkeypatch.setenv("VNDX_CACHE", "off")
    assert _count(path) == b"5"
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("VNDX_CACHE", str(blocked))
    assert _count(path) == b"5"
    assert blocked.read_text("utf-8") == "no folder"


def test_the_cache_is_where_the_platform_has_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from vndx.graph.store import cache_dir

    monkeypatch.delenv("VNDX_CACHE")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_dir() == str(tmp_path / "vndx" / "snapshots")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_dir() == str(tmp_path / ".cache" / "vndx" / "snapshots")
    monkeypatch.setattr("sys.platform", "darwin")
    assert cache_dir() == str(tmp_path / "Library" / "Caches" / "vndx" / "snapshots")


def test_old_snapshots_and_abandoned_work_are_removed(tmp_path: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    abandoned = cache / "building-1-dead"
    abandoned.mkdir()
    (abandoned / "000009.sst").write_bytes(b"x")
    os.utime(abandoned, (1, 1))
    young = cache / "building-2-alive"
    young.mkdir()
    for number in range(8):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert _count(_graph(folder, number + 1, settled=False)) == b"%d" % (number + 1)
    assert not abandoned.exists()
    assert young.exists()
    assert len(list(cache.iterdir())) == 1 + 7  # six were kept, and one was built


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("snapshot", [False, True])
def test_the_union_of_a_large_graph_is_a_set_too(
    tmp_path: Path, cache: Path, shared: bool, snapshot: bool
) -> None:
    lines = [f'<urn:s{n}> <urn:p> "{n}" <urn:g{n % 50}> .\n' for n in range(101_000)]
    if shared:
        lines.append('<urn:s7> <urn:p> "7" <urn:g8> .\n')
    path = tmp_path / "large.nq"
    path.write_text("".join(lines), encoding="utf-8")
    with Engine([path], snapshot=snapshot) as engine:
        assert engine.query(COUNT, fmt="csv").data.split()[1] == b"101000"
        in_graphs = engine.query("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s <urn:p> ?o } }", fmt="csv")
        assert in_graphs.data.split()[1] == b"%d" % len(lines)
        assert engine.query("SELECT ?o FROM <urn:g8> { <urn:s7> <urn:p> ?o }", fmt="csv").data == (
            b"o\r\n7\r\n" if shared else b"o\r\n"
        )


def test_a_graph_of_many_small_files_is_in_few_files_of_the_store(tmp_path: Path, cache: Path) -> None:
    """RocksDB opens 16 at once, and the worker can open none later."""
    folder = tmp_path / "graph"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.trig").write_text(
            f"GRAPH <urn:g{n:02}> {{ <urn:s{n}> <urn:p> <urn:o{n}> }}\n", "utf-8"
        )
    with Engine([folder], snapshot=True) as engine:
        assert engine.query(COUNT, fmt="csv").data.split()[1] == b"40"
        graphs = "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s <urn:p> ?o } }"
        assert engine.query(graphs, fmt="csv").data.split()[1] == b"40"
        for n in range(40):
            assert engine.query(f"ASK {{ ?s ?p <urn:o{n}> }}", fmt="csv").data == b"true"
    assert 0 < len(list(_only(cache).glob("*.sst"))) <= 16


def test_a_store_in_more_files_than_are_opened_at_once_is_left_alone(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = find([_graph(tmp_path, 10)])
    monkeypatch.setattr(store, "_AT_ONCE", 2)
    assert store.open_snapshot(source, source.signature()) is None
    built = _only(cache).stat().st_ino
    assert store.open_snapshot(source, source.signature()) is None
    assert _only(cache).stat().st_ino == built  # and it is not built again each time
    monkeypatch.setattr(store, "_AT_ONCE", 16)
    assert store.open_snapshot(source, source.signature()) is not None
