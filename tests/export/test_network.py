"""The network in other programs' formats, opened again: nothing is lost, and nothing breaks out."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vndx.export.network import FORMATS, cytoscape, dot, export_network, flat, gexf, graphml, neo4j
from vndx.network import Edge, Evidence, Network, Node, build

# pydot calls pyparsing by its old names.
pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:pydot.dot_parser")

WRITERS = {"graphml": graphml.write, "gexf": gexf.write, "cytoscape": cytoscape.write, "dot": dot.write}
HOSTILE = [
    '"><script>alert(1)</script>',
    "]]> & <!ENTITY x>",
    "\\",
    'back\\"slash \\N \\G',
    "a\nb\r\nc\td",
    "<b>html</b>",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "semi;colon, comma \"quote\" 'single'",
    "node",
    "digraph { } -> [a=b]",
    "\u2028\u202e{{7*7}}${x}%s",
    "Ủy ban Quốc gia về chuyển đổi số",
    "\U0001f600",
]


@pytest.fixture(scope="module")
def shipped() -> Network:
    return build()


def reopened(form: str, data: bytes) -> nx.MultiDiGraph:
    """Open an export as networkx does, or by the rules of its format; node and edge attributes as text."""
    if form == "graphml":
        found = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    elif form == "gexf":
        found = nx.read_gexf(io.BytesIO(data), version="1.3")
    elif form == "cytoscape":
        found = nx.cytoscape_graph(json.loads(data))
    else:
        found = _read_dot(data)
    assert isinstance(found, nx.MultiDiGraph if len(found.edges) else nx.DiGraph)
    return found


def _read_dot(data: bytes) -> nx.MultiDiGraph:
    import pydot

    parsed = pydot.graph_from_dot_data(data.decode())
    assert parsed is not None
    raw = nx.nx_pydot.from_pydot(parsed[0])
    graph = nx.MultiDiGraph()
    for id, values in raw.nodes(data=True):
        graph.add_node(_unquoted(id), **{name: _unquoted(value) for name, value in values.items()})
    for one, other, key, values in raw.edges(data=True, keys=True):
        named = {name: _unquoted(value) for name, value in values.items()}
        graph.add_edge(_unquoted(one), _unquoted(other), key=_unquoted(key), **named)
    return graph


#: A statement of DOT as the exporter writes it; between quotes a backslash goes with what follows it.
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_STATEMENT = re.compile(rf"  ({_QUOTED})(?: -> ({_QUOTED}))? \[((?:[a-z_]+={_QUOTED}(?:, )?)*)\];\n")
_VALUE = re.compile(rf"([a-z_]+)=({_QUOTED})")
_DOT = ('digraph "vndx" {\n  graph [charset="UTF-8"];\n', "}\n")


def _read_statements(data: bytes) -> nx.MultiDiGraph:
    """Read DOT statement by statement, which takes no time; what is no statement is an error."""
    text = data.decode()
    head, foot = _DOT
    assert text.startswith(head)
    assert text.endswith(foot)
    graph = nx.MultiDiGraph()
    place = len(head)
    while found := _STATEMENT.match(text, place):
        one, other, listed = found.groups()
        values = {name: _unquoted(value) for name, value in _VALUE.findall(listed)}
        if other is None:
            assert _unquoted(one) not in graph
            graph.add_node(_unquoted(one), **values)
        else:
            assert {_unquoted(one), _unquoted(other)} <= set(graph)
            graph.add_edge(_unquoted(one), _unquoted(other), key=values.pop("key"), **values)
        place = found.end()
    assert text[place:] == foot
    return graph


def _unquoted(text: str) -> str:
    inside = text[1:-1] if text.startswith('"') else text
    out, escaped = [], False
    for char in inside:
        if escaped:
            out.append({"n": "\n"}.get(char, char))
        elif char != "\\":
            out.append(char)
        escaped = char == "\\" and not escaped
    return "".join(out)


def compare(form: str, network: Network, graph: nx.MultiDiGraph, text: Any = str) -> None:
    """See that everything is there: nodes, edges under their ids, attributes."""
    assert set(graph.nodes) == {text(id) for id in network.nodes}
    assert graph.number_of_edges() == len(network.edges)
    for node, ours in flat.nodes(network):
        same(form, ours, graph.nodes[text(node.id)], text)
    for edge in network.edges:
        values = graph.edges[text(edge.source), text(edge.target), text(edge.id)]
        same(form, flat.edge(network, edge), values, text)


def same(form: str, ours: flat.Attributes, theirs: dict[str, Any], text: Any) -> None:
    for name, value in ours.items():
        found = theirs[{("gexf", "begin"): "start", ("dot", "group"): "vndx_group"}.get((form, name), name)]
        if form == "dot":
            assert found == ("true" if value is True else "false" if value is False else text(str(value)))
        elif isinstance(value, str):
            assert found == text(value)
        else:
            assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape"])
def test_nothing_of_the_shipped_network_is_lost(form: str, shipped: Network) -> None:
    found = export_network(form)
    assert list(found) == [""]
    assert found == {"": WRITERS[form](build())}  # the same bytes again
    graph = reopened(form, found[""])
    compare(form, shipped, graph)
    assert graph.number_of_edges("person:pham-minh-chinh", "meeting:ncdt-7") > 20
    names = {str(values["label"]) for _, values in graph.nodes(data=True)}
    assert "Ủy ban Quốc gia về chuyển đổi số" in names
    (key,) = [
        key
        for *_, key in graph.edges(keys=True)
        if key == "doc:06-qd-ttg-2022-01-06|approves|initiative:project-06"
    ]
    evidence = json.loads(graph.edges["doc:06-qd-ttg-2022-01-06", "initiative:project-06", key]["evidence"])
    assert {"article", "start", "end", "quote", "inferred"} == set(evidence[0])


def test_every_statement_is_at_an_edge_or_at_what_it_is_about(shipped: Network) -> None:
    graph = reopened("graphml", graphml.write(shipped))
    tying = {values["statement"] for *_, values in graph.edges(data=True) if "statement" in values}
    remarks = [
        (id, one) for id, values in graph.nodes(data=True) for one in json.loads(values.get("remarks", "[]"))
    ]
    alone = {one["id"] for _, one in remarks}
    assert len(alone) == 27
    assert tying.isdisjoint(alone)
    assert tying | alone == set(shipped.statements)
    for id, one in remarks:
        statement = shipped.statements[one["id"]]
        assert id in statement.roles[one["role"]]
        assert {"vi": one["vi"], "en": one["en"]} == statement.labels
        assert one["evidence"] or one["sources"]


def test_nothing_is_lost_in_dot(shipped: Network) -> None:
    data = dot.write(shipped)
    compare("dot", shipped, _read_statements(data))
    assert data.count(b"\n") == len(shipped.nodes) + len(shipped.edges) + 3
    # pydot, which knows nothing of how we write, is slow: it reads what is around one session, and finds
    # in it what the reading by statements finds.
    near = {"meeting:ncdt-7"} | {
        id
        for edge in shipped.edges
        if "meeting:ncdt-7" in (edge.source, edge.target)
        for id in (edge.source, edge.target)
    }
    part = shipped.part(near)
    assert len(part.edges) > 30
    read = reopened("dot", dot.write(part))
    compare("dot", part, read)
    ours = _read_statements(dot.write(part))
    assert dict(read.nodes(data=True)) == dict(ours.nodes(data=True))
    assert {key: values for *_, key, values in read.edges(keys=True, data=True)} == {
        key: values for *_, key, values in ours.edges(keys=True, data=True)
    }


def test_neo4j_has_a_row_for_each_node_and_each_edge(shipped: Network) -> None:
    files = export_network("neo4j-csv")
    assert list(files) == ["nodes.csv", "relationships.csv"]
    nodes, ties = (list(csv.DictReader(io.StringIO(data.decode(), newline=""))) for data in files.values())
    assert [row["id:ID"] for row in nodes] == list(shipped.nodes)
    assert [row["id"] for row in ties] == [edge.id for edge in shipped.edges]
    heads = [head for row in (nodes[0], ties[0]) for head in row]
    assert {":LABEL", ":START_ID", ":END_ID", ":TYPE", "begin:date", "ties:int", "latitude:double"} < set(
        heads
    )
    ids = {row["id:ID"] for row in nodes}
    assert all({row[":START_ID"], row[":END_ID"]} <= ids for row in ties)
    for row, node in zip(nodes, shipped.nodes.values(), strict=True):
        assert row[":LABEL"] == f"{node.kind};{node.group.capitalize()}"
        assert row["name_vi"] == node.labels["vi"]
        assert row["begin:date"] == (node.begin or "")
    for row, edge in zip(ties, shipped.edges, strict=True):
        assert row[":TYPE"] == edge.kind.upper().replace("-", "_")
        assert row["inferred:boolean"] == str(edge.inferred).lower()
        assert json.loads(row["evidence"] or "[]") == json.loads(flat.spans(edge.evidence) or "[]")


def test_gexf_has_days_kinds_and_typed_attributes(shipped: Network) -> None:
    root = ElementTree.fromstring(gexf.write(shipped))
    space = {"g": "http://gexf.net/1.3"}
    graph = root.find("g:graph", space)
    assert graph is not None
    assert (root.get("version"), graph.get("mode"), graph.get("timeformat")) == ("1.3", "dynamic", "date")
    session = root.find(".//g:node[@id='meeting:ncdt-7']", space)
    assert session is not None
    assert (session.get("start"), session.get("end")) == ("2023-12-28", "2023-12-28")
    declared = {one.get("id") for one in root.iterfind(".//g:attribute", space)}
    used = {one.get("for") for one in root.iterfind(".//g:attvalue", space)}
    assert used <= declared
    # Gephi makes one edge of those that have two nodes and this kind in common.
    told = [
        (one.get("source"), one.get("target"), one.get("kind")) for one in root.iterfind(".//g:edge", space)
    ]
    assert len(set(told)) == len(told) == len(shipped.edges)
    assert {str(kind).partition(" ")[0] for *_, kind in told} == {edge.kind for edge in shipped.edges}
    assert ("indicator:online-dossier-rate", "place:viet-nam", "measured-in 2") in told


def made(texts: list[str]) -> Network:
    """Return a network whose every word is one of *texts*."""
    ids = [f"n{place}{text}" for place, text in enumerate(texts)]
    nodes = {
        id: Node(
            id,
            f"https://example.org/{text}",
            text,
            "other",
            {"vi": text, "en": text},
            [text],
            notes=[{"vi": text}],
        )
        for id, text in zip(ids, texts, strict=True)
    }
    edges = [
        Edge(
            f"e{place}{text}",
            ids[0],
            id,
            text,
            {"vi": text, "en": text},
            {"vi": text},
            evidence=[Evidence(text, 1, 2, text)],
        )
        for place, (id, text) in enumerate(zip(ids, texts, strict=True))
        if place
    ]
    return Network(
        nodes, [*edges, *(Edge(f"again {e.id}", *(e.source, e.target), e.kind, e.labels) for e in edges)]
    )


def written(text: str) -> str:
    """Return a text as UTF-8 can hold it: a lone surrogate, half of a character, by its number."""
    return text.encode("utf-8", "backslashreplace").decode()


def in_dot(text: str) -> str:
    """Return a text as DOT can hold it: each line end is a line feed, and no NUL."""
    return written(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "dot"])
def test_no_text_breaks_out(form: str) -> None:
    network = made(HOSTILE)
    graph = reopened(form, WRITERS[form](network))
    if form == "dot":
        for node, text in zip(network.nodes.values(), HOSTILE, strict=True):
            assert graph.nodes[node.id.replace("\r\n", "\n")]["label"] == text.replace("\r\n", "\n")
        assert graph.number_of_edges() == len(network.edges)
        return
    compare(form, network, graph)


#: Text of all there is, also what some format has a meaning for, or cannot hold.
TEXTS = st.one_of(
    st.text(max_size=12),
    st.text(st.characters(), max_size=6),
    st.text(st.sampled_from("\\\"'<>&;,|\r\n\t\0\x0b\x85\u2028\ud800\uffff\ufeff []-#{}$%=@aé"), max_size=8),
)


@settings(max_examples=60)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_text_at_all_comes_back(texts: list[str]) -> None:
    network = made(texts)
    for form in ("graphml", "gexf"):
        graph = reopened(form, WRITERS[form](network))
        compare(form, network, graph, lambda text: flat.shown(text))
    compare("cytoscape", network, reopened("cytoscape", cytoscape.write(network)))
    files = neo4j.tables(network)
    rows = list(csv.DictReader(io.StringIO(files["nodes.csv"].decode(), newline="")))
    assert [row["name_vi"] for row in rows] == [written(text) for text in texts]
    ties = list(csv.DictReader(io.StringIO(files["relationships.csv"].decode(), newline="")))
    assert [(row[":START_ID"], row[":END_ID"], row["id"], row["label_vi"]) for row in ties] == [
        tuple(map(written, (edge.source, edge.target, edge.id, edge.labels["vi"]))) for edge in network.edges
    ]
    read = _read_statements(dot.write(network))
    compare("dot", network, read, in_dot)
    assert all(
        label.replace("_", "").isalnum() or set(label) == {"_"}
        for row in rows
        for label in row[":LABEL"].split(";")
    )


def test_what_is_no_day_and_no_number_is_none_for_a_program() -> None:
    days = ["2023-02-31", "not a date", "-0044-03-1", "２０２３-01-01", "2023-05-05", "2023-05-05"]
    nodes = {f"n{place}": Node(f"n{place}", "", "x", "other", begin=day) for place, day in enumerate(days)}
    nodes["n5"].end = "2022-01-01"
    network = Network(nodes, [])
    root = ElementTree.fromstring(gexf.write(network))
    starts = [one.get("start") for one in root.iter("{http://gexf.net/1.3}node")]
    assert starts == [None, None, None, None, "2023-05-05", None]
    rows = list(csv.DictReader(io.StringIO(neo4j.tables(network)["nodes.csv"].decode(), newline="")))
    assert [row["begin:date"] for row in rows] == ["", "", "", "", "2023-05-05", "2023-05-05"]
    nodes["n0"].point = (float("nan"), 1.0)
    with pytest.raises(ValueError, match="JSON"):
        cytoscape.write(network)


def test_a_network_without_anything() -> None:
    empty = Network({}, [])
    for form, write in WRITERS.items():
        graph = reopened(form, write(empty))
        assert (graph.number_of_nodes(), graph.number_of_edges()) == (0, 0)
    assert [data.count(b"\n") for data in neo4j.tables(empty).values()] == [1, 1]


def test_all_formats_are_tried() -> None:
    assert set(FORMATS) == {*WRITERS, "neo4j-csv"}
