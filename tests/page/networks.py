"""Networks that are nobody's, each with something that makes a page stumble."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

import networkx as nx

from vndx.network import Article, Edge, Evidence, Network, Node, Statement

ARTICLE = "000_0123456789abcdef"

#: Class, its labels, and its group in the legend.
KINDS = (
    ("Person", "Người", "person", "people"),
    ("Ministry", "Bộ", "ministry", "bodies"),
    ("LegalDocument", "Văn bản", "document", "documents"),
    ("Initiative", "Chương trình", "initiative", "initiatives"),
    ("Platform", "Nền tảng", "platform", "systems"),
    ("Meeting", "Phiên họp", "meeting", "meetings"),
    ("Province", "Tỉnh", "province", "places"),
    ("Theme", "Chủ đề", "theme", "themes"),
)

#: What breaks out of a page that takes text for anything else; each is used everywhere text can stand.
PAYLOADS = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)> href',
    "'-alert(3)-'",
    "${alert(4)}",
    "\u2028\u2029\\ line and paragraph",
    "javascript:alert(5)",
    "javascript://example.org/%0aalert(8)",
    "<!--<script>alert(6)",
    "&lt;b&gt;&amp;&#39;",
    "{{7*7}}{% raw %}{# x #}",
    "</style><style>*{display:none}</style>",
    "]]></svg><svg onload=alert(7)>",
    "__proto__",
    "constructor",
    "\u202eesrever\u202c and \u200bnothing",
    "a" * 400,
)


def node(id: str, vi: str | None = None, en: str | None = None, kind: int = 0, **more: object) -> Node:
    """Return a thing of the *kind*-th of `KINDS`."""
    name, kind_vi, kind_en, group = KINDS[kind % len(KINDS)]
    labels = {"vi": vi or f"Nút {id}", "en": en or f"Node {id}"}
    made = Node(id, f"https://example.org/id/{id}", name, group, labels)
    made.kind_labels = {"vi": kind_vi, "en": kind_en}
    for key, value in more.items():
        setattr(made, key, value)
    return made


def evidence(start: int, quote: str | None = None) -> Evidence:
    """Return a span of the one article."""
    return Evidence(ARTICLE, start, start + len(quote or "x"), quote)


def edge(source: str, target: str, number: int = 0, **more: object) -> Edge:
    """Return what ties two things; the *number* tells parallel ones apart."""
    made = Edge(
        f"{source} attends {target} {number}", source, target, "attends", {"vi": "dự", "en": "attends"}
    )
    made.evidence = [evidence(10 + number, f"lời số {number}")]
    for key, value in more.items():
        setattr(made, key, value)
    return made


def network(
    nodes: Iterable[Node], edges: Iterable[Edge] = (), statements: Iterable[Statement] = ()
) -> Network:
    """Return the network of these, as `vndx.network.build` would: sorted, degrees counted."""
    by_id = {each.id: each for each in sorted(nodes, key=lambda each: each.id)}
    ordered = sorted(edges, key=lambda each: each.id)
    for each in ordered:
        by_id[each.source].degree += 1
        by_id[each.target].degree += 1
    article = Article(ARTICLE, {"vi": "Bài báo", "en": "Article"}, "2024-07-10", {"vi": "Báo", "en": "Paper"})
    told = {each.id: each for each in sorted(statements, key=lambda each: each.id)}
    return Network(by_id, ordered, told, {ARTICLE: article})


def chain(ids: list[str]) -> list[Edge]:
    """Tie each to the next."""
    return [edge(one, other) for one, other in pairwise(ids)]


def empty() -> Network:
    return network([])


def single() -> Network:
    return network([node("a:1", "Ủy ban một mình", "Committee alone", 1)])


def no_edges() -> Network:
    return network(node(f"a:{i}", kind=i) for i in range(12))


def no_dates() -> Network:
    ids = [f"a:{i}" for i in range(9)]
    return network((node(id, kind=i) for i, id in enumerate(ids)), chain(ids))


def disconnected() -> Network:
    """Return three parts: a ring of five, a pair, and two that are tied to nothing."""
    ids = [f"a:{i}" for i in range(9)]
    ring = [*chain(ids[:5]), edge(ids[4], ids[0])]
    nodes = [node(id, kind=i, begin=f"20{15 + i}-03-01") for i, id in enumerate(ids)]
    return network(nodes, [*ring, edge(ids[5], ids[6])])


def parallel() -> Network:
    """Return three edges from a to b, two back, and one to a third."""
    there = [edge("a:a", "a:b", i) for i in range(3)]
    back = [edge("a:b", "a:a", i) for i in range(2)]
    return network([node(f"a:{x}", kind=i) for i, x in enumerate("abc")], [*there, *back, edge("a:b", "a:c")])


def dated() -> Network:
    """Return a thing for each of ten years, one without a date, and one that lasts three of them."""
    nodes = [
        node(f"a:{year}", kind=5, begin=f"{year}-05-01", end=f"{year}-05-01") for year in range(2015, 2025)
    ]
    nodes += [node("a:undated", kind=0), node("a:lasting", kind=3, begin="2017-01-01", end="2019-12-31")]
    edges = [edge(each.id, "a:undated", begin=each.begin, end=each.end) for each in nodes[:10]]
    return network(nodes, [*edges, edge("a:lasting", "a:undated")])


def scaled(count: int) -> Network:
    """Return *count* nodes, some of them tied to many (as in life), all kinds, dates of ten years."""
    graph = nx.barabasi_albert_graph(count, 2, seed=1)
    nodes = []
    for i in graph:
        day = f"{2015 + i % 10}-{1 + i % 12:02}-11" if i % 7 else None
        made = node(
            f"thing:{i:04}", f"Ủy ban quốc gia số {i}", f"National committee {i}", i, begin=day, end=day
        )
        made.evidence = [evidence(i, f"ủy ban {i}")]
        nodes.append(made)
    return network(nodes, [edge(f"thing:{one:04}", f"thing:{other:04}") for one, other in graph.edges])


def hostile() -> Network:
    """Return a graph in which each text, id and address is an attack."""
    nodes = []
    for i, bad in enumerate(PAYLOADS):
        made = node(bad, bad, bad, i, iri=bad, alt=[bad], notes=[{"vi": bad, "en": bad}])
        made.kind_labels = {"vi": bad, "en": bad}
        made.evidence = [evidence(i, bad)]
        made.sources = [{"vi": bad, "en": bad}]
        made.begin = "2024-01-01"
        nodes.append(made)
    edges, statements = [], []
    for one, other in pairwise(PAYLOADS):
        words = {"vi": one, "en": one}
        figure = {"value": "7", "comparator": "gt", "unit": one, "unit_vi": one, "unit_en": one}
        figure |= {"status": "actual", "status_vi": one, "status_en": one, "period": one}
        told = Statement(
            f"figure:{one}", "figure", "Observation", words, words, {"indicator": [one], "area": [other]}
        )
        told.figure, told.period, told.evidence, told.sources = figure, words, [evidence(5, one)], [words]
        told.begin, told.end = "2024-01-01", "2024-12-31"
        statements.append(told)
        made_edge = edge(one, other, labels=words, detail=words, sources=[words], evidence=[evidence(3, one)])
        made_edge.id, made_edge.statement = f"{one} to {other}", told.id
        edges.append(made_edge)
    made_network = network(nodes, edges, statements)
    article = Article(PAYLOADS[0], {"vi": PAYLOADS[0], "en": PAYLOADS[1]}, "2024-07-10", {"vi": PAYLOADS[5]})
    made_network.articles[ARTICLE] = Article(
        ARTICLE, {"vi": PAYLOADS[0], "en": PAYLOADS[1]}, None, {"vi": PAYLOADS[5]}
    )
    made_network.articles[article.id] = article
    return made_network


#: By name, so that a test is called after what it draws.
SMALL: dict[str, Callable[[], Network]] = {
    "empty": empty,
    "single": single,
    "no_edges": no_edges,
    "no_dates": no_dates,
    "disconnected": disconnected,
    "parallel": parallel,
    "dated": dated,
    "hostile": hostile,
}
