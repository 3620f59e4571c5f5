from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.faults import FATAL, Faults
from tests.remote.conftest import Maker
from vndx.errors import RemoteError
from vndx.remote.cache import Cache
from vndx.remote.digest import Login
from vndx.remote.sparql import Endpoint


def _ask(
    make: Maker, url: str, cache: Cache, query: str = "SELECT ?item {}", *, offline: bool = False
) -> bool:
    """Ask, and tell whether the answer came from the cache."""
    endpoint = Endpoint(make(cache, offline=offline, total=1, size=4 << 20), url, keep=True)
    return endpoint.select(query).reply.cached


def test_nobody_is_asked_the_same_twice(make: Maker, faults: Faults, tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert not _ask(make, faults.url("ok"), cache)
    assert _ask(make, faults.url("ok"), cache)
    assert _ask(make, faults.url("ok"), cache, offline=True)
    assert len(faults.heard) == 1
    assert not _ask(make, faults.url("ok"), cache, "SELECT ?item {} LIMIT 1")
    assert not _ask(make, faults.url("gzip"), cache)


def test_what_is_old_is_asked_for_anew_but_not_offline(make: Maker, faults: Faults, tmp_path: Path) -> None:
    cache = Cache(tmp_path, age=0)
    _ask(make, faults.url("ok"), cache)
    (kept,) = tmp_path.iterdir()
    long_ago = (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="seconds").encode()
    line, _, body = kept.read_bytes().partition(b"\n")
    today = line[line.index(b'"fetched": "') + 12 :].partition(b'"')[0]
    kept.write_bytes(line.replace(today, long_ago) + b"\n" + body)
    assert _ask(make, faults.url("ok"), cache, offline=True)
    assert not _ask(make, faults.url("ok"), cache)


def test_offline_asks_nobody(make: Maker, faults: Faults, tmp_path: Path) -> None:
    with pytest.raises(RemoteError, match="--offline asks nobody") as caught:
        _ask(make, faults.url("ok"), Cache(tmp_path), offline=True)
    assert caught.value.kind == "offline"
    assert faults.heard == []


@pytest.mark.parametrize("name", FATAL)
def test_no_fault_is_kept(make: Maker, faults: Faults, tmp_path: Path, name: str) -> None:
    with pytest.raises(RemoteError):
        _ask(make, faults.url(name), Cache(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_what_somebody_may_see_is_not_kept(make: Maker, faults: Faults, tmp_path: Path) -> None:
    endpoint = Endpoint(make(Cache(tmp_path)), faults.url("ok"), keep=True, login=Login("me", "secret"))
    endpoint.select("SELECT ?item {}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["cut", "changed", "no head", "empty"])
def test_a_damaged_answer_is_none(make: Maker, faults: Faults, tmp_path: Path, damage: str) -> None:
    _ask(make, faults.url("ok"), Cache(tmp_path))
    (kept,) = tmp_path.iterdir()
    data = kept.read_bytes()
    kept.write_bytes(
        {
            "cut": data[:-1],
            "changed": data.replace(b"Q33301", b"Q33302"),
            "no head": b"\n" + data,
            "empty": b"",
        }[damage]
    )
    assert not _ask(make, faults.url("ok"), Cache(tmp_path))
    assert kept.read_bytes().endswith(data.partition(b"\n")[2])


def test_the_oldest_make_room(make: Maker, faults: Faults, tmp_path: Path) -> None:
    cache = Cache(tmp_path, files=3)
    for number in range(6):
        _ask(make, faults.url("ok"), cache, f"SELECT ?item {{}} LIMIT {number}")
    assert len(list(tmp_path.iterdir())) == 3
    assert _ask(make, faults.url("ok"), cache, "SELECT ?item {} LIMIT 5")
    _ask(make, faults.url("ok"), replace(cache, size=1), "SELECT ?item {} LIMIT 7")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_fault(make: Maker, faults: Faults, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not _ask(make, faults.url("ok"), Cache(tmp_path / "file"))


def test_the_users_cache_lies_beside_the_snapshots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VNDX_CACHE", str(tmp_path))
    cache = Cache.of_user(60)
    assert cache is not None
    assert (cache.folder, cache.age) == (tmp_path / "answers", 60)
    monkeypatch.setenv("VNDX_CACHE", "off")
    assert Cache.of_user() is None
