"""What is an edge, on the shipped graph: one of each kind, and of provenance none."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from vndx.graph.engine import Engine
from vndx.network import GROUPS, Network
from vndx.network.kinds import DATED, KINDS, NODES, PARTS
from vndx.network.phrases import phrase, several
from vndx.network.reading import NO_SOURCE
from vndx.ontology import shrink
from vndx.results.rows import Rows

#: One edge of each kind that the shipped graph has: the beginning of its id.
EXAMPLES = [
    "person:pham-minh-chinh|holds-post|post:prime-minister|membership:",
    "person:pham-minh-chinh|holds-post-in|body:government|membership:",
    "post:prime-minister|post-in|body:government",
    "post:ncdt-chair|ex-officio|post:prime-minister",
    "group:project-06-task-force-members|member-of|body:project-06-task-force",
    "body:thanh-hoa-party-standing-committee|part-of|body:thanh-hoa-party-committee",
    "body:e-government-committee|reorganised-into|body:ncdt|change:ncdt-2021",
    "body:ncdt|issues|doc:58-qd-ubqgcds-2024-04-19",
    "doc:32-ct-tu-binh-dinh-2023-04-27|issued-in-term-of|body:binh-dinh-party-committee",
    "person:pham-minh-chinh|signs|doc:58-qd-ubqgcds-2024-04-19",
    "doc:06-qd-ttg-2022-01-06|approves|initiative:project-06",
    "doc:32-ct-tu-binh-dinh-2023-04-27|implements|initiative:project-06",
    "body:ncdt|decides|initiative:plan-2024",
    "group:dt-steering-boards|responsible|initiative:dt-plans-2024",
    "meeting:ncdt-9|about|initiative:project-06",
    "doc:32-ct-tu-binh-dinh-2023-04-27|applies-in|place:binh-dinh",
    "doc:202-2025-qh15-2025-06-12|orders-change|place:an-giang-2025|change:an-giang-2025",
    "body:mic|proposes|theme:2024-proposed",
    "body:ncdt|adopts|theme:2024-adopted",
    "theme:2024-proposed|proposed-to|body:ncdt",
    "theme:2024-adopted|concerns|topic:sector-digitisation",
    "topic:digital-data|narrower-than|topic:digital-transformation",
    "body:mic|makes-report|report:mic-2023",
    "report:mic-2023|presented-at|meeting:ncdt-7",
    "body:ncdt|organises|meeting:ncdt-7",
    "meeting:ncdt-7|held-at|place:government-headquarters",
    "bridge:ncdt-7-binh-dinh|bridge-of|meeting:ncdt-7",
    "person:pham-minh-chinh|chairs|meeting:ncdt-7|participation:",
    "group:thanh-hoa-department-leaders|attends|bridge:ncdt-7-thanh-hoa|participation:",
    "person:pham-minh-chinh|speaks-at|meeting:ncdt-7|participation:",
    "system:ndxp|connects-to|group:systems-of-95-bodies",
    "group:binh-dinh-offices|uses|system:binh-dinh-e-office",
    "place:yen-bai|in-place|place:viet-nam",
    "place:vinh-long|merged-into|place:vinh-long-2025|change:vinh-long-2025",
    "group:mobile-telecom-enterprises|counted-work|indicator:signal-gap-villages-covered|figure:",
    "group:telecom-digital-enterprises|to-reach|indicator:digital-application-problems|figure:",
    "body:google|reports|indicator:digital-economy-growth|figure:",
    "initiative:plan-2024|sets-target|indicator:essential-services-deployed|figure:",
    "report:mic-2024-h1|contains-figure|indicator:digital-economy-growth|figure:",
    "indicator:digital-economy-growth|measured-in|place:viet-nam|figure:",
    "indicator:digital-infrastructure-tasks|target-in|place:viet-nam|figure:",
    "indicator:essential-services-deployed|counted-among|group:essential-services-project-06|figure:",
    "indicator:mobile-money-customers|measures|system:mobile-money|figure:",
    "indicator:digital-economy-growth-rank|compared-within|place:south-east-asia|figure:",
    "doc:06-qd-ttg-2022-01-06|basis-of|indicator:essential-services-deployed|figure:",
    "indicator:programme-goals-needing-effort|part-of-total|indicator:programme-goals-set|figure:",
    "indicator:plan-tasks-done-rate|rate-of|indicator:plan-tasks-done|figure:",
    "indicator:plan-tasks-done-rate|rate-over|indicator:plan-tasks-set|figure:",
    "indicator:signal-gap-villages-covered|related|indicator:signal-gap-villages-covered-rate",
    "body:ncdt|instructs|group:telecom-digital-enterprises|remark:",
    "body:mic|speaks-of|body:ncdt|remark:",
    "body:mic|speaks-of-work-of|group:ministries-sectors|remark:",
    "initiative:plan-2024|calls-for|initiative:national-dt-programme|remark:",
    "person:pham-minh-chinh|remarks-at|meeting:ncdt-7|remark:",
    "body:mic|remarks-in|report:mic-2024-h1|remark:",
    "body:government|told-with|place:viet-nam|remark:",
]
#: Kinds that no statement of the shipped graph has today; `test_small.py` shows them.
ELSEWHERE = {"takes-part", "states-target", "against-target", "baseline", "speaks-to"}
PROVENANCE_IDS = re.compile(r"^(article|evidence|claim|period|code|ev|question|term|point|figure|remark):")


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_kind_of_edge_is_in_the_shipped_graph(shipped: Network, example: str) -> None:
    found = [edge for edge in shipped.edges if edge.id.startswith(example)]
    assert found
    source, kind, target, *statement = example.split("|")
    for edge in found:
        assert (edge.source, edge.kind, edge.target) == (source, kind, target)
        assert edge.statement.startswith(statement[0] if statement else "")
        assert bool(edge.statement) == bool(statement)
        node = shipped.nodes[source]
        assert edge.labels == phrase(kind, several=several(node.group, node.labels))
        assert edge.labels["vi"] == KINDS[kind][1]


def test_the_examples_are_of_all_kinds_there_are(shipped: Network) -> None:
    shown = {example.split("|")[1] for example in EXAMPLES}
    assert {edge.kind for edge in shipped.edges} == shown
    assert set(KINDS) == shown | ELSEWHERE
    assert not shown & ELSEWHERE
    assert set(DATED) <= set(KINDS)


def test_every_edge_ties_two_nodes_once_and_rests_on_something(shipped: Network) -> None:
    assert len(shipped.edges) > 900
    ids = [edge.id for edge in shipped.edges]
    assert ids == sorted(set(ids))
    for edge in shipped.edges:
        assert edge.source in shipped.nodes
        assert edge.target in shipped.nodes
        assert edge.source != edge.target
        assert edge.evidence or edge.sources, edge.id
        assert edge.background == (not edge.evidence)
        assert set(edge.labels) == {"vi", "en"}
        assert all(span.article in shipped.articles for span in edge.evidence)
        assert all(set(source) == {"vi", "en"} for source in edge.sources)
        assert edge.statement == "" or edge.statement in shipped.statements


def test_few_edges_are_reference_data_without_a_source_of_their_own(shipped: Network) -> None:
    found = sorted(edge.kind for edge in shipped.edges if edge.sources == [NO_SOURCE])
    assert found
    assert set(found) <= {"narrower-than", "part-of", "post-in", "related"}
    assert len(found) < 12


def test_nothing_of_provenance_is_a_node(shipped: Network) -> None:
    assert len(shipped.nodes) > 300
    assert not [id for id in shipped.nodes if PROVENANCE_IDS.match(id)]
    assert not [node.id for node in shipped.nodes.values() if node.kind == "NewsOutlet"]
    assert {node.group for node in shipped.nodes.values()} == set(GROUPS) - {"other"}
    assert set(NODES.values()) == set(GROUPS) - {"other"}
    assert sorted(shipped.articles) == list(shipped.articles)
    assert len(shipped.articles) == 5
    assert all(article.day and article.labels and article.publisher for article in shipped.articles.values())


def test_parallel_edges_are_all_kept(shipped: Network) -> None:
    between = [
        edge
        for edge in shipped.edges
        if {edge.source, edge.target} == {"person:pham-minh-chinh", "meeting:ncdt-7"}
    ]
    assert len(between) > 20
    assert {"chairs", "speaks-at", "remarks-at"} <= {edge.kind for edge in between}
    graph = shipped.to_networkx()
    assert graph.number_of_edges() == len(shipped.edges)
    assert graph.number_of_nodes() == len(shipped.nodes)
    assert graph.number_of_edges("person:pham-minh-chinh", "meeting:ncdt-7") == len(
        [edge for edge in between if edge.source.startswith("person:")]
    )
    degrees = dict(graph.degree())
    assert degrees == {id: node.degree for id, node in shipped.nodes.items()}


def test_a_figure_is_an_edge_with_its_quantity_and_the_words(shipped: Network) -> None:
    (edge,) = [
        edge
        for edge in shipped.edges
        if edge.statement == "figure:fibre-subscriptions_binh-dinh_2023-12-28_actual_gt324000"
        and edge.kind == "measured-in"
    ]
    assert (edge.source, edge.target) == ("indicator:fibre-subscriptions", "place:binh-dinh")
    assert edge.detail["vi"].startswith("hơn 324.000 thuê bao, ")
    assert edge.detail["en"].startswith("more than 324,000 ")
    assert (edge.begin, edge.end) == ("2023-12-28", "2023-12-28")
    assert "hơn 324 nghìn thuê bao internet cáp quang" in {span.quote for span in edge.evidence}
    figure = shipped.statements[edge.statement].figure
    assert (figure["value"], figure["comparator"], figure["status"]) == ("324000", "gt", "actual")
    assert figure["unit"] == "code:unit-subscription"


def test_what_is_inferred_and_what_is_background_is_marked(shipped: Network) -> None:
    by_id = {edge.id: edge for edge in shipped.edges}
    assert by_id["post:ncdt-chair|ex-officio|post:prime-minister"].background
    approved = by_id["doc:06-qd-ttg-2022-01-06|approves|initiative:project-06"]
    assert not approved.background
    assert (approved.begin, approved.end) == ("2022-01-06", "2022-01-06")
    derived = [edge for edge in shipped.edges if "_derived_" in edge.statement]
    assert derived
    assert all(edge.inferred and edge.evidence for edge in derived)
    assert shipped.nodes["place:kien-giang"].background
    assert not shipped.nodes["place:binh-dinh"].background
    assert [node.id for node in shipped.nodes.values() if node.everywhere] == ["place:viet-nam"]


CLAIMS = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX vndx: <https://w3id.org/vndx/ontology#>
SELECT DISTINCT ?figure ?property {
  ?claim rdf:subject ?figure ; rdf:predicate ?property ; rdf:object ?thing ; vndx:inferredFrom ?span .
  ?figure vndx:indicator ?indicator
  FILTER NOT EXISTS {
    ?other rdf:subject ?figure ; rdf:predicate ?property ; rdf:object ?thing ; vndx:evidence ?said
  }
}"""
NAMED = {"indicator", *PARTS}


def test_what_the_words_of_a_figure_name_is_marked_where_it_is_inferred(shipped: Network) -> None:
    with Engine() as engine:
        rows = Rows(engine.query(CLAIMS).data).rows
    guessed: dict[str, set[str]] = {}
    for row in rows:
        name = row["property"]["value"].rpartition("#")[2]
        if name in NAMED:
            guessed.setdefault(shrink(row["figure"]["value"]), set()).add(name)
    assert len(guessed) > 40
    for statement in shipped.statements.values():
        assert set(statement.guessed) == guessed.get(statement.id, set())
    marked = [edge for edge in shipped.edges if edge.statement in guessed]
    assert len(marked) > 200
    for edge in marked:
        said = edge.detail["en"].partition("; inferred: ")[2].split(", ")
        unsaid = {PARTS[name][0] for name in guessed[edge.statement] - {"indicator"}} - set(said)
        # The edge itself says it of its ends.
        assert edge.inferred if unsaid or "indicator" in guessed[edge.statement] else said, edge.id
        assert len(unsaid) <= 1
        assert ("; suy ra: " in edge.detail["vi"]) == ("; inferred: " in edge.detail["en"])
        assert any(span.inferred for span in edge.evidence)
    start = "report:mic-2023|contains-figure|indicator:programme-goals-done|"
    (goals,) = [edge for edge in marked if edge.id.startswith(start)]
    assert not goals.inferred
    assert goals.detail["en"] == "18 goals, 2023, Viet Nam; inferred: place"
    others = [edge for edge in shipped.edges if edge.statement not in guessed]
    assert not [edge for edge in others if "inferred: " in edge.detail.get("en", "")]


def test_days_on_which_a_post_is_attested_are_no_term(shipped: Network) -> None:
    """That somebody held it in August and in July does not say that he did in between, or not before."""
    told = [edge for edge in shipped.edges if edge.kind in ("holds-post", "holds-post-in")]
    assert len(told) > 20
    terms = {edge.statement for edge in told if edge.begin}
    assert terms == {  # of these the graph knows the term
        "membership:le-minh-hung_prime-minister_2026",
        "membership:pham-minh-chinh_prime-minister_2021",
    }
    for edge in told:
        if edge.statement in terms:
            continue
        assert edge.end is None
        assert re.search(r"as of \d{4}-\d\d-\d\d(, \d{4}-\d\d-\d\d)*$", edge.detail["en"])
        assert re.search(r"vào (các )?ngày [\d/, ]+$", edge.detail["vi"])
    deputy = [edge for edge in told if edge.id.startswith("person:nguyen-hoa-binh|holds-post|")]
    assert "as of 2025-02-06, 2025-03-13, 2025-10-27" in {edge.detail["en"] for edge in deputy}


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("enterprises that use it", "uses", "use"),
        ("share of people", "has", "has"),
        ("ministries and sectors", "responsible", "are responsible for"),
        ("business community", "responsible", "is responsible for"),
        ("people aged 15 and over", "applies-in", "apply in"),
        ("villages without signal", "in-place", "lie in"),
        ("members of the committee", "member-of", "belong to"),
        ("heads of bodies", "chairs", "chaired"),
        ("goals set", "target-in", "have a target in"),
        ("innovation index rank", "measured-in", "is measured in"),
    ],
)
def test_a_verb_agrees_with_its_subject(name: str, kind: str, words: str) -> None:
    told = {"en": name, "vi": "x"}
    found = phrase(kind, {"en": kind}, several=several("groups", told))
    assert found["en"] == words
    assert found["vi"] == (KINDS[kind][1] if kind in KINDS else kind)
    assert not several("bodies", {"en": "departments"})


def test_days_names_and_places_of_nodes(shipped: Network) -> None:
    nodes = shipped.nodes
    assert (nodes["meeting:ncdt-7"].begin, nodes["meeting:ncdt-7"].end) == ("2023-12-28", "2023-12-28")
    assert nodes["bridge:ncdt-7-binh-dinh"].begin == "2023-12-28"
    assert (nodes["initiative:project-06"].begin, nodes["initiative:project-06"].end) == (
        "2022-01-01",
        "2025-12-31",
    )
    assert nodes["place:kien-giang"].end == "2025-06-30"
    assert nodes["place:an-giang-2025"].begin == "2025-07-01"
    assert nodes["person:pham-minh-chinh"].begin is None
    latitude, longitude = nodes["place:binh-dinh"].point or (0, 0)
    assert 13 < latitude < 15
    assert 108 < longitude < 110
    for node in nodes.values():
        assert set(node.labels) == {"vi", "en"}
        assert set(node.kind_labels) == {"vi", "en"}
        assert node.name("vi") == node.labels["vi"]


def test_statements_that_tie_no_two_nodes_are_kept_with_what_they_are_about(shipped: Network) -> None:
    tied = {edge.statement for edge in shipped.edges}
    alone = [statement for statement in shipped.statements.values() if statement.id not in tied]
    assert {statement.type for statement in alone} == {"remark"}
    assert 0 < len(alone) < 40
    assert all(len({id for ids in one.roles.values() for id in ids}) <= 1 for one in alone)
    assert all(one.labels and one.evidence for one in alone)


def test_the_page_on_the_network_lists_every_kind(root: Path) -> None:
    page = (root / "docs/network.md").read_text(encoding="utf-8")
    for kind, (en, vi) in KINDS.items():
        assert f"| `{kind}` | {en} | {vi} |" in page, kind


def test_the_same_graph_gives_the_same_network(shipped: Network, small: Callable[[str], Network]) -> None:
    from vndx.network import build

    assert build() == shipped
