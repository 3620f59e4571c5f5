"""Paths, neighbours, measures and groups, beside what networkx says of the same network."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise

import networkx as nx
import pytest
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python

from vndx.network import Edge, Network, Node
from vndx.network.communities import NAMING, communities
from vndx.network.kinds import KINDS
from vndx.network.measures import MEASURES, MOST_EXACT, rank, sampled
from vndx.network.paths import paths
from vndx.network.surroundings import neighbours
from vndx.network.ways import Ways
from vndx.network.words import places, sentence, when

Small = Callable[[str], Network]


@pytest.fixture(scope="module")
def ways(shipped: Network) -> Ways:
    return Ways(shipped)


@pytest.fixture(scope="module")
def plain(shipped: Network) -> nx.Graph:
    return nx.Graph(shipped.to_networkx())


def test_paths_are_as_long_as_those_of_networkx_and_of_real_edges(shipped: Network, plain: nx.Graph) -> None:
    whole = Ways(shipped, country=True)
    dice = random.Random(7)
    ids = sorted(shipped.nodes)
    lengths = []
    for _ in range(150):
        one, other = dice.sample(ids, 2)
        found = paths(whole, one, other, 5)
        if not nx.has_path(plain, one, other):
            assert found == []
            continue
        length = nx.shortest_path_length(plain, one, other)
        lengths.append(length)
        count = sum(1 for _ in nx.all_shortest_paths(plain, one, other))
        assert len(found) == min(count, 5)
        assert len({tuple(path.nodes) for path in found}) == len(found)
        for path in found:
            assert (path.nodes[0], path.nodes[-1], len(path.steps)) == (one, other, length)
            for (first, second), step in zip(pairwise(path.nodes), path.steps, strict=True):
                assert step
                assert all({edge.source, edge.target} == {first, second} for edge in step)
                assert len(step) == len([e for e in shipped.edges if {e.source, e.target} == {first, second}])
    assert max(lengths) > 3


def test_paths_go_round_the_country_where_they_can(shipped: Network, plain: nx.Graph, ways: Ways) -> None:
    assert nx.shortest_path_length(plain, "place:thanh-hoa", "body:mic") == 2  # by way of the country
    found = paths(ways, "place:thanh-hoa", "body:mic")
    assert found
    without = plain.copy()
    without.remove_node("place:viet-nam")
    for path in found:
        assert "place:viet-nam" not in path.nodes
        assert len(path.steps) == nx.shortest_path_length(without, "place:thanh-hoa", "body:mic")
        assert not path.by_country
    (by_country, *_) = paths(ways, "body:wipo", "place:kien-giang")
    assert by_country.by_country
    assert "place:viet-nam" in by_country.nodes
    (end, *_) = paths(ways, "place:kien-giang", "place:viet-nam")
    assert len(end.steps) == 1
    assert not end.by_country


def test_paths_through_things_with_few_ties_come_first(shipped: Network, plain: nx.Graph) -> None:
    whole = Ways(shipped, country=True)
    one, other = "person:pham-anh-tuan", "body:google"
    found = paths(whole, one, other, 100)
    costs = [sum(shipped.nodes[id].degree for id in path.nodes[1:-1]) for path in found]
    assert costs == sorted(costs)
    assert len(found) == min(100, sum(1 for _ in nx.all_shortest_paths(plain, one, other)))


def test_a_path_to_itself_and_to_what_is_apart(ways: Ways) -> None:
    (itself,) = paths(ways, "body:mic", "body:mic")
    assert (itself.nodes, itself.steps) == (["body:mic"], [])
    assert paths(ways, "body:mic", "body:politburo") == []
    assert paths(ways, "body:mic", "group:all-levels-sectors") == []


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_neighbours_are_those_of_networkx(shipped: Network, plain: nx.Graph, hops: int) -> None:
    whole = Ways(shipped, country=True)
    for start in (
        "person:pham-minh-chinh",
        "initiative:project-06",
        "place:viet-nam",
        "group:all-levels-sectors",
    ):
        lengths = nx.single_source_shortest_path_length(plain, start, cutoff=hops)
        found = neighbours(whole, start, hops)
        assert {one.node.id: one.hops for one in found} == {id: far for id, far in lengths.items() if far}
        for one in found:
            assert one.edges
            for edge in one.edges:
                (nearer,) = {edge.source, edge.target} - {one.node.id}
                assert lengths[nearer] == one.hops - 1


def test_neighbours_do_not_go_on_from_the_country_and_keep_to_a_kind(ways: Ways) -> None:
    near = {one.node.id for one in neighbours(ways, "indicator:innovation-index-rank", 2)}
    assert "place:viet-nam" in near
    assert "place:kien-giang" not in near
    assert {"place:kien-giang"} < {one.node.id for one in neighbours(ways, "place:viet-nam", 1)}
    chairs = neighbours(ways, "meeting:ncdt-7", 1, {"chairs"})
    assert [one.node.id for one in chairs] == ["person:pham-minh-chinh"]
    assert {edge.kind for one in chairs for edge in one.edges} == {"chairs"}


def test_measures_are_those_of_networkx(shipped: Network) -> None:
    for country in (False, True):
        whole = Ways(shipped, country=country)
        graph = nx.Graph(shipped.to_networkx())
        if not country:
            graph.remove_node("place:viet-nam")
        theirs = {
            "degree": dict(graph.degree()),
            "betweenness": nx.betweenness_centrality(graph),
            "pagerank": _pagerank_python(graph, weight=None, tol=1e-12, max_iter=1000),
        }
        assert set(theirs) == set(MEASURES)
        for name, values in theirs.items():
            ranked = rank(whole, name)
            assert {one.node.id: one.value for one in ranked} == pytest.approx(values, rel=1e-6, abs=1e-9)
            assert [one.value for one in ranked] == sorted((one.value for one in ranked), reverse=True)
            assert all(one.things == graph.degree(one.node.id) for one in ranked)
        assert (rank(whole)[0].node.id == "place:viet-nam") == country


def test_nodes_of_the_same_value_share_a_place(ways: Ways) -> None:
    ranked = rank(ways)
    assert ranked[0].place == 1
    for one, other in pairwise(ranked):
        assert (one.place == other.place) == (one.value == other.value)
    last = [one for one in ranked if one.value == 0]
    assert {one.place for one in last} == {len(ranked) - len(last) + 1}


def test_groups_divide_what_is_tied(shipped: Network, ways: Ways) -> None:
    found, modularity = communities(ways)
    members = [node.id for group in found for node in group.members]
    graph = nx.Graph(shipped.to_networkx())
    graph.remove_node("place:viet-nam")
    assert sorted(members) == sorted(id for id, degree in graph.degree() if degree)
    sets = [{node.id for node in group.members} for group in found]
    tied = graph.subgraph(members)
    assert modularity == pytest.approx(nx.community.modularity(tied, sets, weight=None))
    assert modularity > 0.6
    for group, inside in zip(found, sets, strict=True):
        sub = graph.subgraph(inside)
        assert group.inside == sub.number_of_edges()
        assert group.outside == len(
            [1 for one, other in graph.edges() if (one in inside) != (other in inside)]
        )
        within = [sub.degree(node.id) for node in group.members]
        assert within == sorted(within, reverse=True)
        assert group.name("vi") == " · ".join(node.name("vi") for node in group.members[:NAMING])
    named = next(group for group in found if "person:pham-minh-chinh" in [n.id for n in group.members])
    assert "Phạm Minh Chính" in named.name("vi")


def test_groups_are_the_same_whatever_the_hashes() -> None:
    script = (
        "from vndx.network import build; from vndx.network.ways import Ways\n"
        "from vndx.network.communities import communities\n"
        "print([[node.id for node in group.members] for group in communities(Ways(build()))[0]])"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            timeout=120,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_nothing_to_measure(small: Small) -> None:
    empty = Ways(small(":a :b 3 ."))
    assert [rank(empty, name) for name in MEASURES] == [[], [], []]
    assert communities(empty) == ([], 0.0)
    lonely = Ways(small("body:x a vndx:Ministry ."))
    assert [(one.place, one.node.id) for one in rank(lonely, "pagerank")] == [(1, "body:x")]
    assert communities(lonely) == ([], 0.0)


def test_an_edge_is_a_sentence_in_both_languages(shipped: Network) -> None:
    by_id = {edge.id: edge for edge in shipped.edges}
    approved = by_id["doc:06-qd-ttg-2022-01-06|approves|initiative:project-06"]
    assert sentence(shipped, approved, "en") == "Decision 06/QĐ-TTg (6 January 2022) approves Project 06"
    assert sentence(shipped, approved, "vi") == "Quyết định số 06/QĐ-TTg (06/01/2022) phê duyệt Đề án 06"
    assert (when(approved, "en"), when(approved, "vi")) == ("2022-01-06", "06/01/2022")
    found = places(shipped, approved, "vi")
    assert found
    assert all(place.startswith("[00") for place in found)
    merged = next(edge for edge in shipped.edges if edge.kind == "merged-into")
    assert places(shipped, merged, "en")[0].startswith("background: Resolution ")
    assert places(shipped, merged, "vi")[0].startswith("thông tin nền: Nghị quyết ")


def test_every_phrase_is_in_both_languages_and_none_twice() -> None:
    for en, vi in KINDS.values():
        assert en.strip() == en != ""
        assert vi.strip() == vi != ""
        assert en != vi
    assert len({en for en, _ in KINDS.values()}) == len(KINDS)
    assert len({vi for _, vi in KINDS.values()}) == len(KINDS)


def test_betweenness_of_a_large_network_is_estimated_and_the_same_each_time() -> None:
    ids = [f"n{number:04}" for number in range(MOST_EXACT + 50)]
    nodes = {id: Node(id, id, "Thing", "other") for id in ids}
    labels = {"vi": "x", "en": "x"}
    # A hub with arms of ten: the hub is on nearly every way, then those next to it.
    ends = [(ids[place - 1] if place % 10 != 1 else ids[0], ids[place]) for place in range(1, len(ids))]
    edges = [Edge(f"{one}|x|{other}", one, other, "x", labels) for one, other in ends]
    network = Network(nodes, edges)
    assert sampled(network, "betweenness")
    assert not sampled(network, "degree")
    found = rank(Ways(network), "betweenness")
    assert found[0].node.id == ids[0]
    assert 0.9 < found[0].value <= 1
    again = rank(Ways(network), "betweenness")
    assert [(one.node.id, one.value) for one in found] == [(one.node.id, one.value) for one in again]
