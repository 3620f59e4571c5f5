"""The layout of a network of 1,000 nodes: in seconds, and beside networkx' own ForceAtlas2."""

from __future__ import annotations

import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from time import perf_counter

import networkx as nx

from benchmarks.measure import Report
from vndx.network import build
from vndx.network.layout import layout, place


def grown(count: int) -> list[tuple[str, str]]:
    """Return the ties of a network in which each new node ties itself to two, those with many most likely."""
    dice = random.Random(1)
    ties: list[tuple[int, int]] = [(0, 1)]
    ends = [0, 1]
    for node in range(2, count):
        for other in {dice.choice(ends), dice.choice(ends)}:
            ties.append((other, node))
            ends += [other, node]
    return [(str(one), str(other)) for one, other in ties]


def main() -> int:
    """Measure, and return 1 when a limit is missed."""
    report = Report("layout of a network")
    ids, ties = [str(node) for node in range(1000)], grown(1000)
    runs = []
    for _ in range(3):
        start = perf_counter()
        place(ids, ties)
        runs.append(perf_counter() - start)
    report.ratio("1,000 nodes", min(runs), most=5, aim=2, unit=" s")
    graph = nx.Graph(ties)
    start = perf_counter()
    nx.forceatlas2_layout(graph, seed=1)
    report.ratio(
        "1,000 nodes, to forceatlas2_layout of networkx", min(runs) / (perf_counter() - start), most=0.5
    )
    network = build()
    start = perf_counter()
    layout(network)
    report.note(f"the shipped graph, {len(network.nodes)} nodes: {perf_counter() - start:.2f} s")
    return report.end()


if __name__ == "__main__":
    sys.exit(main())
