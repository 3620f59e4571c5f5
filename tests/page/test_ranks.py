"""Who stands above whom in the hierarchy, in any shape and in no time."""

from __future__ import annotations

import pytest

from vndx.draw.ranks import levels, ranks
from vndx.network import Network


def test_a_circle_stands_in_one_rank_and_a_long_chain_in_as_many_as_it_has_links() -> None:
    ids = [f"{number:04}" for number in range(1200)]
    circle = {id: set(ids[:30]) - {id} for id in ids[:30]}
    assert set(levels(circle).values()) == {0}
    chain: dict[str, set[str]] = {id: set(ids[place - 1 : place]) for place, id in enumerate(ids)}
    assert levels(chain) == {id: place for place, id in enumerate(ids)}


def test_what_has_nothing_above_it_stands_right_above_what_is_below_it() -> None:
    above: dict[str, set[str]] = {"a": set(), "b": {"a"}, "c": {"b", "d"}, "d": set()}
    assert levels(above) == {"a": 0, "b": 1, "c": 2, "d": 1}


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("body:government", "post:prime-minister"),
        ("post:prime-minister", "doc:06-qd-ttg-2022-01-06"),
        ("doc:06-qd-ttg-2022-01-06", "initiative:project-06"),
        ("initiative:project-06", "doc:32-ct-tu-binh-dinh-2023-04-27"),
        ("body:binh-dinh-party-committee", "body:binh-dinh-party-standing-committee"),
        ("body:binh-dinh-party-standing-committee", "doc:05-nq-tu-binh-dinh-2021-09-20"),
        ("body:ncdt", "doc:58-qd-ubqgcds-2024-04-19"),
        ("doc:58-qd-ubqgcds-2024-04-19", "initiative:plan-2024"),
    ],
)
def test_bodies_stand_above_their_documents_and_these_above_what_they_approve(
    network: Network, upper: str, lower: str
) -> None:
    rank = {id: number for number, row in enumerate(ranks(network)) for id in row}
    assert rank[upper] < rank[lower]
