"""What the page shows first: at most a hundred things, fairly of each kind, what the articles are about."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.page.networks import KINDS, chain, network, node, scaled
from vndx.draw.choose import MOST, SHARES, overview
from vndx.network import Network

#: What nobody may miss in the picture, each for what it is of.
EXPECTED = {
    "people": {"person:pham-minh-chinh", "person:tran-luu-quang"},
    "posts": {"post:prime-minister", "post:ncdt-chair"},
    "bodies": {"body:ncdt", "body:government", "body:mic", "body:vnpt", "body:viettel", "body:cmc"},
    "documents": {"doc:05-nq-tu-binh-dinh-2021-09-20", "doc:06-qd-ttg-2022-01-06"},
    "initiatives": {"initiative:project-06", "initiative:plan-2024", "initiative:national-dt-programme"},
    "systems": {"system:ndxp", "system:emc", "system:national-public-service-portal"},
    "meetings": {"meeting:ncdt-7", "meeting:ncdt-9", "meeting:dt-day-2023"},
    "places": {"place:binh-dinh", "place:ha-giang", "place:thanh-hoa", "place:binh-thuan"},
    "themes": {"theme:2024-adopted", "topic:digital-data"},
}


def groups(network: Network, ids: set[str]) -> Counter[str]:
    return Counter(network.nodes[id].group for id in ids)


@pytest.mark.parametrize("group", EXPECTED)
def test_what_the_articles_are_about_is_there(network: Network, group: str) -> None:
    shown = overview(network)
    assert len(shown) <= MOST
    assert EXPECTED[group] <= shown
    assert groups(network, EXPECTED[group]) == {group: len(EXPECTED[group])}


def test_no_kind_is_crowded_out(network: Network) -> None:
    told = groups(network, {id for id, node in network.nodes.items() if not node.background})
    shown = groups(network, overview(network))
    assert len(EXPECTED.keys() & shown.keys()) == 9
    fewest = min(shown[name] for name in told if shown[name] < told[name] and name not in SHARES)
    for name in told.keys() - {"indicators"} - SHARES.keys():
        assert shown[name] >= min(told[name] - 1, fewest), name  # all but the country itself
    assert shown["groups"] < shown["posts"] < shown["bodies"]
    assert not any(network.nodes[id].background for id in overview(network))


def test_a_kind_with_many_ties_leaves_room_for_one_with_none() -> None:
    people = [node(f"a:{number:03}") for number in range(300)]
    systems = [node(f"s:{number}", kind=4) for number in range(3)]
    assert KINDS[4][3] == "systems"
    made = network([*people, *systems], chain([each.id for each in people]))
    assert groups(made, overview(made)) == {"people": 97, "systems": 3}


def test_background_comes_last_and_only_where_it_is_tied_to_what_is_shown() -> None:
    told = [node(f"a:{number:03}") for number in range(90)]
    tied = [node(f"b:{number}", background=True) for number in range(5)]
    alone = [node(f"c:{number:02}", background=True) for number in range(20)]
    ties = chain([each.id for each in [*told, *tied]])
    shown = overview(network([*told, *tied, *alone], ties))
    assert shown == {each.id for each in [*told, *tied]}


def test_what_is_small_is_shown_whole_and_what_is_large_in_equal_shares() -> None:
    small = scaled(80)
    assert overview(small) == set(small.nodes)
    large = scaled(1000)
    counts = groups(large, overview(large))
    assert sum(counts.values()) == MOST
    assert max(counts.values()) - min(counts.values()) <= 1
    assert len(counts) == len(KINDS)
