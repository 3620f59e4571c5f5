"""Whatever a query does, it ends in time with one sentence, and the next one is answered."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability import bombs
from vndx.errors import QueryCrash, QueryError, QueryRefused, QueryTimeout
from vndx.graph.engine import Engine

_ALL = {**bombs.TIME, **bombs.STACK, **bombs.MEMORY}


def test_there_are_ten_bombs() -> None:
    assert len(_ALL) == 10
    assert len(bombs.STACK["braces"]) < 4600


@pytest.fixture(scope="module")
def unguarded(big: Path) -> Iterator[Engine]:
    with Engine([big], timeout=1, memory=512, guarded=False) as engine:
        yield engine


@pytest.mark.parametrize("name", _ALL)
def test_the_process_is_the_wall(unguarded: Engine, big: Path, name: str) -> None:
    if name in bombs.MEMORY:  # on a busy machine it takes more than a second to fill it
        with Engine([big], timeout=60, memory=512, guarded=False) as patient:
            with pytest.raises(QueryCrash, match="512 MiB"):
                patient.query(_ALL[name])
            assert patient.query("ASK {}", fmt="csv").data == b"true"
    unguarded.query("ASK {}")  # the graph is read
    begin = time.monotonic()
    with pytest.raises((QueryTimeout, QueryCrash)) as raised:
        unguarded.query(_ALL[name])
    assert time.monotonic() - begin < 1 + 20  # the limit, and what a busy machine adds at most
    if name in bombs.STACK:
        assert "brought the engine down" in str(raised.value)
    assert unguarded.query("ASK {}", fmt="csv").data == b"true"


@pytest.mark.parametrize("name", _ALL)
def test_with_the_guard_it_also_ends(big: Path, name: str) -> None:
    with Engine([big], timeout=0.5, memory=256) as engine:
        with pytest.raises(QueryError) as raised:
            engine.query(_ALL[name])
        refused = isinstance(raised.value, QueryRefused)
        assert refused == (name in bombs.STACK or name in ("planner", "optionals"))
        assert engine.query("ASK {}", fmt="csv").data == b"true"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (bombs.TIME["cartesian"], "vndx: the query ran longer than 0.5 s and was stopped"),
        (bombs.MEMORY["doubling"], "vndx: the query needed more than 256 MiB of memory and was stopped"),
    ],
)
def test_the_command_says_one_sentence(big: Path, query: str, sentence: str) -> None:
    words = ["--timeout", "0.5", "--memory", "256", "--graph", str(big)]
    if "CONCAT" in query:
        words[1] = "60"
    done = _vndx(query, *words)
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().startswith(sentence)
    assert done.stderr.count(b"\n") == 1


def test_the_command_survives_a_stack_overflow_without_the_guard(big: Path) -> None:
    """The worker of the command is forked; that of the other tests is not."""
    code = (
        "import sys\n"
        "from vndx.graph.engine import Engine\n"
        "from vndx.graph.launch import can_fork\n"
        "from vndx.errors import QueryCrash\n"
        "with Engine([sys.argv[1]], snapshot=True, guarded=False) as engine:\n"
        "    assert can_fork()\n"
        "    try:\n"
        "        engine.query('ASK ' + '{' * 3000 + '}' * 3000)\n"
        "    except QueryCrash as error:\n"
        "        print('stopped')\n"
        "    print(engine.query('ASK {}', fmt='csv').data.decode())\n"
        "    assert 'pyoxigraph' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(big)], capture_output=True, timeout=60)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [b"stopped", b"true"], b"")


def test_a_worker_stops_computing_when_nobody_is_left_to_stop_it() -> None:
    code = "from vndx.graph import seal\nseal.limit_time(0)\nwhile True: pass\n"
    done = subprocess.run([sys.executable, "-c", code], timeout=30)
    assert done.returncode == -24  # SIGXCPU


def test_memory_is_watched_where_addresses_are_not_counted() -> None:
    code = (
        "from vndx.graph import seal\n"
        "seal.no_leftovers()\n"
        "seal.watch_memory(50)\n"
        "kept = bytearray(b'x') * (200 << 20)\n"
        "import time; time.sleep(20)\n"
    )
    # Through a shell: Linux counts the memory of the process that started one as its own highest.
    shell = ["/bin/sh", "-c", '"$@"; exit $?', "sh"]
    done = subprocess.run([*shell, sys.executable, "-c", code], timeout=30, stderr=subprocess.DEVNULL)
    assert done.returncode == 128 + 6  # SIGABRT


def _vndx(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "vndx", "query", *words], capture_output=True, timeout=60)
