"""Timing one thing against another in the same run, and saying whether a limit holds.

Machines differ and are noisy, so nothing here judges by seconds: the two sides
take turns, the best run of each counts (noise only ever adds), and what is
printed and judged is their ratio.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
_WIDTH = 62


def tool(name: str) -> str:
    """Return the path of a program that is installed beside this Python."""
    return str(Path(sys.executable).parent / name)


class Report:
    """Prints ratios as they come, and remembers which missed its limit."""

    def __init__(self, title: str) -> None:
        self._missed: list[str] = []
        print(f"{title}: Python {sys.version.split()[0]}, {os.cpu_count()} processors", flush=True)

    def ratio(
        self,
        what: str,
        value: float,
        *,
        most: float | None = None,
        least: float | None = None,
        aim: float | None = None,
        unit: str = "",
    ) -> None:
        """Print a figure with its limit beside it."""
        words = [f"  {what:<{_WIDTH}} {value:>8.3g}{unit}"]
        good = (most is None or value <= most) and (least is None or value >= least)
        if most is not None or least is not None:
            limit = f"at most {most:g}" if most is not None else f"at least {least:g}"
            aimed = f"{limit}, aim {aim:g}" if aim is not None else limit
            words.append(f"({aimed})  {'ok' if good else 'MISSED'}")
        print("  ".join(words), flush=True)
        if not good:
            self._missed.append(what)

    def note(self, words: str) -> None:
        """Print something that is not judged."""
        print(f"  {words}", flush=True)

    def end(self) -> int:
        """Return the exit code: 1 when a limit was missed."""
        for what in self._missed:
            print(f"missed: {what}", file=sys.stderr)
        return 1 if self._missed else 0


def best(calls: Mapping[str, Callable[[], object]], rounds: int, warmup: int = 1) -> dict[str, float]:
    """Return the best seconds of each call; in each round all have their turn."""
    found = dict.fromkeys(calls, math.inf)
    for number in range(-warmup, rounds):
        for name, call in calls.items():
            start = perf_counter()
            call()
            if number >= 0:
                found[name] = min(found[name], perf_counter() - start)
    return found


def process(words: Sequence[str], env: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Return a call that runs a whole process, its output read by nobody."""

    def call() -> None:
        subprocess.run(words, stdout=subprocess.DEVNULL, env=env, check=True)

    return call


def output(words: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """Return what a process prints."""
    return subprocess.run(words, stdout=subprocess.PIPE, env=env, check=True).stdout.decode()


def probe(code: str, *words: str, env: Mapping[str, str] | None = None) -> dict[str, float]:
    """Run Python code in a fresh process that prints its figures as JSON, and return them."""
    found: dict[str, float] = json.loads(output([sys.executable, "-c", code, *words], env))
    return found


def geometric_mean(values: Iterable[float]) -> float:
    logs = [math.log(value) for value in values]
    return math.exp(sum(logs) / len(logs))


@contextmanager
def workplace() -> Iterator[tuple[Path, dict[str, str]]]:
    """Give a folder to work in, and an environment in which vndx keeps its snapshots there."""
    with TemporaryDirectory(prefix="vndx-bench-") as name:
        env = {key: value for key, value in os.environ.items() if not key.startswith(("VNDX_", "PYTHON"))}
        yield Path(name), env | {"VNDX_CACHE": os.path.join(name, "cache"), "VNDX_LANG": "en"}


def graph_files() -> tuple[list[Path], list[Path]]:
    """Return the files of the shipped graph, and those of the ontology that every graph is read with."""
    from vndx.graph.files import find

    source = find()
    return [Path(name) for name in source.files], [Path(name) for name in source.ontology]
