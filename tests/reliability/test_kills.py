"""A kill at any moment leaves the old or the new, never a mixture."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o FILTER(STRSTARTS(STR(?s), 'urn:s')) }"


def _command(graph: Path) -> list[str]:
    return [sys.executable, "-m", "vndx", "query", COUNT, "--format", "csv", "--graph", str(graph)]


def test_killing_the_builder_of_a_snapshot_never_gives_a_wrong_answer(big: Path, tmp_path: Path) -> None:
    env = os.environ | {"VNDX_CACHE": str(tmp_path / "cache")}
    snapshots = tmp_path / "cache" / "snapshots"
    chance = random.Random(20)
    killed = 0
    for round_ in range(20):
        graph = tmp_path / f"graph{round_ % 4}.nt"
        graph.write_bytes(big.read_bytes())  # changed just now: each round builds
        run = subprocess.Popen(
            _command(graph), env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
        before = _building(snapshots)
        while _building(snapshots) <= before and run.poll() is None:
            time.sleep(0.0005)
        if round_ % 2:
            time.sleep(chance.uniform(0, 0.03))  # somewhere in the middle of it
        _stop(run)
        killed += run.returncode == -signal.SIGKILL
        run.communicate()
        if round_ % 4 == 3:
            assert _count(graph, env) == b"n\r\n3000\r\n"
    assert killed > 0  # those that were killed before they had answered
    for number in range(4):
        assert _count(tmp_path / f"graph{number}.nt", env) == b"n\r\n3000\r\n"


def test_builders_at_the_same_time_do_not_mind_each_other(big: Path, tmp_path: Path) -> None:
    env = os.environ | {"VNDX_CACHE": str(tmp_path / "cache")}
    runs = [subprocess.Popen(_command(big), env=env, stdout=subprocess.PIPE) for _ in range(6)]
    assert [run.communicate()[0] for run in runs] == [b"n\r\n3000\r\n"] * 6
    snapshots = list((tmp_path / "cache" / "snapshots").iterdir())
    assert len(snapshots) == 1
    assert not snapshots[0].name.startswith("building-")


def test_killing_a_command_leaves_the_old_output_or_the_new(big: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    query = "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"
    command = [sys.executable, "-m", "vndx", "query", query, "--graph", str(big), "-o", str(out)]
    subprocess.run(command, check=True)
    new = out.read_bytes()
    assert new.count(b"\r\n") > 3000
    chance = random.Random(7)
    for _ in range(15):
        out.write_bytes(b"old")
        run = subprocess.Popen(command, start_new_session=True)
        time.sleep(chance.uniform(0.01, 0.12))
        run.kill()
        run.wait()
        assert out.read_bytes() in (b"old", new)


def test_an_output_that_fails_leaves_the_old_one(big: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_bytes(b"old")
    command = [sys.executable, "-m", "vndx", "query", "SELECT {", "--graph", str(big), "-o", str(out)]
    assert subprocess.run(command, capture_output=True).returncode == 2
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def _count(graph: Path, env: dict[str, str]) -> bytes:
    return subprocess.run(_command(graph), env=env, capture_output=True, check=True).stdout


def _building(snapshots: Path) -> set[str]:
    """Return the names of the snapshots under construction."""
    return {path.name for path in snapshots.glob("building-*")}


def _stop(run: subprocess.Popen[bytes]) -> None:
    """Kill a command and its worker, which waits for nobody."""
    for process in (*_children(run.pid), run.pid):
        if run.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
    run.wait()


def _children(pid: int) -> list[int]:
    """Return the worker of a command, which is in a session of its own."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()] if path.exists() else []
