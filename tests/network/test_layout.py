"""Where nodes stand: always the same, apart from each other, near what they are tied to; in any shape."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import combinations, pairwise

import pytest

from vndx.network import Network
from vndx.network import layout as module
from vndx.network.layout import APART, layout, place

Places = dict[str, tuple[int, int]]
Ties = list[tuple[str, str]]


def apart(places: Places, one: str, other: str) -> float:
    (x, y), (u, v) = places[one], places[other]
    return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)


def nearest(places: Places) -> float:
    return min(apart(places, one, other) for one, other in combinations(places, 2))


def names(count: int) -> list[str]:
    return [f"n{number:04}" for number in range(count)]


def grown(count: int) -> Ties:
    dice = random.Random(3)
    ids = names(count)
    return [(ids[dice.randrange(number)], ids[number]) for number in range(1, count) for _ in range(2)]


def test_no_node_and_one() -> None:
    assert place([], []) == {}
    assert place(["a"], []) == {"a": (0, 0)}
    assert place(["a"], [("a", "a"), ("a", "elsewhere")]) == {"a": (0, 0)}


def test_two_nodes_that_are_tied_stand_an_edge_apart() -> None:
    places = place(["a", "b"], [("b", "a"), ("a", "b"), ("a", "b")])
    assert apart(places, "a", "b") == pytest.approx(120, abs=2)


def test_nodes_without_edges_stand_side_by_side() -> None:
    places = place(names(40), [])
    assert nearest(places) >= APART
    width, height = (max(c) - min(c) for c in zip(*places.values(), strict=True))
    assert 0.8 < width / height < 4


def test_parts_do_not_overlap() -> None:
    ids = names(90)
    groups = [ids[:60], ids[60:80], ids[80:]]
    ties = [pair for group in groups for pair in pairwise(group)]
    ties += [(group[0], other) for group in groups for other in group[2:]]
    places = place(ids, ties)
    boxes = []
    for group in groups:
        xs, ys = zip(*(places[id] for id in group), strict=True)
        boxes.append((min(xs), max(xs), min(ys), max(ys)))
    for one, other in combinations(boxes, 2):
        beside = one[1] < other[0] or other[1] < one[0]
        below = one[3] < other[2] or other[3] < one[2]
        assert beside or below


def test_a_path_is_drawn_as_a_line_and_a_grid_as_a_grid() -> None:
    ids = names(30)
    places = place(ids, list(pairwise(ids)))
    assert apart(places, ids[0], ids[-1]) > 0.9 * sum(apart(places, *pair) for pair in pairwise(ids))
    cells = {(x, y): f"{x}.{y}" for x in range(8) for y in range(8)}
    ties = [
        (cells[x, y], cells[x + dx, y + dy])
        for x, y in cells
        for dx, dy in ((0, 1), (1, 0))
        if (x + dx, y + dy) in cells
    ]
    places = place(list(cells.values()), ties)
    lengths = [apart(places, *pair) for pair in ties]
    assert max(lengths) < 2 * min(lengths)
    assert apart(places, "0.0", "7.7") > 6 * min(lengths)


def test_what_is_tied_stands_nearer_than_what_is_not(shipped: Network) -> None:
    places = layout(shipped)
    assert list(places) == list(shipped.nodes)
    tied = {(edge.source, edge.target) for edge in shipped.edges}
    dice = random.Random(5)
    ids = sorted(shipped.nodes)
    others = [
        pair for _ in range(2000) if len(set(pair := tuple(dice.sample(ids, 2)))) == 2 and pair not in tied
    ]
    mean_tied = sum(apart(places, *pair) for pair in tied) / len(tied)
    mean_other = sum(apart(places, one, other) for one, other in others) / len(others)
    assert mean_tied < 0.6 * mean_other
    assert nearest(places) > 0.9 * APART
    xs, ys = zip(*places.values(), strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_all_nodes_alike_do_not_fall_on_one_place() -> None:
    ids = names(80)
    star = place(ids, [(ids[0], other) for other in ids[1:]])
    assert nearest(star) > 0.9 * APART
    everybody = place(ids[:30], list(combinations(ids[:30], 2)))
    assert nearest(everybody) > 0.9 * APART


def test_a_part_too_large_for_all_pairs_is_laid_out_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DENSE", 50)
    ids = names(200)
    ties = grown(200)
    places = place(ids, ties)
    lengths = [apart(places, *pair) for pair in ties if pair[0] != pair[1]]
    pairs = list(combinations(ids, 2))
    assert sum(lengths) / len(lengths) < 0.7 * sum(apart(places, *pair) for pair in pairs) / len(pairs)
    assert nearest(places) > 0.5 * APART


def test_a_thousand_nodes_and_the_order_of_the_ties_does_not_matter() -> None:
    ids, ties = names(1000), grown(1000)
    places = place(ids, ties)
    assert place(ids, [(other, one) for one, other in reversed(ties)]) == places
    assert nearest(places) > 0.5 * APART


def test_another_process_finds_the_same_places(shipped: Network) -> None:
    script = "from vndx.network import build; from vndx.network.layout import layout; print(layout(build()))"
    found = {
        subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120
        ).stdout
        for _ in range(2)
    }
    assert found == {f"{layout(shipped)}\n"}
