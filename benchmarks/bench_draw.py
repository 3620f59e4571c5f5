"""Writing the page of the shipped graph, against the import of what it is written with."""

from __future__ import annotations

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.measure import Report, best, output, process, tool, workplace


def main() -> int:
    report = Report("vndx draw, whole process, best of many")
    with workplace() as (_, env):
        draw = [tool("vndx"), "draw", "-o", "-"]
        calls = {
            "draw": process(draw, env),
            "import": process([sys.executable, "-c", "import pyvis, networkx, numpy"], env),
        }
        found = best(calls, rounds=10, warmup=2)
        report.ratio(
            "vndx draw / python -c 'import pyvis, networkx, numpy'", found["draw"] / found["import"], most=2.5
        )
        report.note(f"the page: {len(output(draw, env).encode()) / 1000:.0f} kB")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
