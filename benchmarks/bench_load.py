"""Loading a million triples: vndx's reader against the engine's own bulk load, in fresh processes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.generate import write
from benchmarks.measure import Report, probe, workplace

_MILLION = 1_000_000
_ROUNDS = 5

#: Memory in use, in bytes: now where the system tells (Linux), else at its highest. A small file is
#: loaded before the first look, so that the code itself is not counted as memory of the triples.
_MEMORY = """
import json, os, sys, time
def memory():
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
"""
VNDX = (
    _MEMORY
    + """
from pyoxigraph import Store
from vndx.graph.files import Source
from vndx.graph.reading import fill
fill(Store(), Source([sys.argv[2]], []))
store, source = Store(), Source([sys.argv[1]], [])
before, start = memory(), time.perf_counter()
fill(store, source)
end = time.perf_counter()
print(json.dumps({"seconds": end - start, "bytes": memory() - before, "quads": len(store)}))
"""
)
BULK_LOAD = (
    _MEMORY
    + """
from pyoxigraph import Store
Store().bulk_load(path=sys.argv[2])
store = Store()
before, start = memory(), time.perf_counter()
store.bulk_load(path=sys.argv[1])
end = time.perf_counter()
print(json.dumps({"seconds": end - start, "bytes": memory() - before, "quads": len(store)}))
"""
)


def compare(report: Report, path: Path, env: dict[str, str], *, judged: bool) -> None:
    """Load one file both ways, in turn, and report speed and memory."""
    small = path.with_name(f"small{path.suffix}")
    write(str(small), 1000, fmt=path.suffix[1:])
    seconds: dict[str, list[float]] = {"vndx": [], "bulk_load": []}
    used: dict[str, float] = {}
    quads = 0.0
    for number in range(_ROUNDS + 1):
        for name, code in (("vndx", VNDX), ("bulk_load", BULK_LOAD)):
            found = probe(code, str(path), str(small), env=env)
            if number:  # the first is for the system to read the file
                seconds[name].append(found["seconds"])
            used[name] = max(used.get(name, 0.0), found["bytes"] / _MILLION)
            if name == "vndx":
                quads = found["quads"]
    fastest = {name: min(times) for name, times in seconds.items()}
    what = path.suffix[1:]
    speed = fastest["bulk_load"] / fastest["vndx"]
    report.ratio(f"{what}: speed of vndx / speed of bulk_load", speed, least=0.9 if judged else None)
    report.ratio(f"{what}: memory for one triple", used["vndx"], most=350.0 if judged else None, unit=" B")
    speeds = ", ".join(f"{name} {_MILLION / time / 1e6:.2f}" for name, time in fastest.items())
    report.note(f"    million triples a second: {speeds}; bulk_load takes {used['bulk_load']:.0f} B for one")
    report.note(f"    statements in the store of vndx: {quads:,.0f}")


def main() -> int:
    report = Report("Loading 1,000,000 generated triples into memory, best of five")
    with workplace() as (place, env):
        for form in ("nt", "ttl", "trig"):
            path = place / f"million.{form}"
            write(str(path), _MILLION, fmt=form)
            compare(report, path, env, judged=form != "trig")
            path.unlink()
    report.note(
        "trig: what stands in a named graph is put into the default graph too, so that a query without"
    )
    report.note(
        "GRAPH sees each triple once; that is the price of a true union (see vndx.graph.reading.unite)."
    )
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
