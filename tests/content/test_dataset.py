"""What the dataset says of itself is so: each number is counted again from the shipped graph."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.cli import main
from vndx.content import graph_dir
from vndx.export import FORMATS
from vndx.graph.files import find
from vndx.links import MATCHES
from vndx.ontology import GRAPH, ID

PREFIXES = """
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX graph: <https://w3id.org/vndx/graph/>
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sssom: <https://w3id.org/sssom/>
PREFIX vndx: <https://w3id.org/vndx/ontology#>
"""
COUNTS = {
    "triples": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "entities": f'SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s ?p ?o FILTER(STRSTARTS(STR(?s), "{ID}")) }}',
    "distinctSubjects": "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    "distinctObjects": "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    "classes": "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }",
    "properties": "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
}
STALE = "graph/dataset.trig does not say what the graph holds; run `make dataset`"


@pytest.fixture(scope="module")
def quads() -> list[ox.Quad]:
    return [quad for path in find().files for quad in ox.parse(path=path)]


@pytest.fixture(scope="module")
def description(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(
        ox.Quad(q.subject, q.predicate, q.object)
        for q in quads
        if q.graph_name == ox.NamedNode(f"{GRAPH}dataset")
    )
    return store


def data(quads: list[ox.Quad], *graphs: str) -> ox.Store:
    """Return the union of some graphs, or of all but the description."""
    store = ox.Store()
    own = f"{GRAPH}dataset"
    for quad in quads:
        name = quad.graph_name.value  # type: ignore[union-attr]
        if name in graphs or (not graphs and name != own):
            store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    return store


def number(store: ox.Store, query: str) -> int:
    (row,) = store.query(PREFIXES + query)  # type: ignore[misc]
    return int(row[0].value)


def rows(store: ox.Store, query: str) -> list[tuple[str, ...]]:
    return [tuple(term.value for term in row) for row in store.query(PREFIXES + query)]  # type: ignore[union-attr]


def test_the_file_is_what_would_be_written(tmp_path: Path) -> None:
    wanted = tmp_path / "dataset.trig"
    assert main(["export", "void", "-o", str(wanted)]) == 0
    assert wanted.read_bytes() == (graph_dir() / "dataset.trig").read_bytes(), STALE


@pytest.mark.parametrize("count", COUNTS)
def test_the_sizes(count: str, quads: list[ox.Quad], description: ox.Store) -> None:
    stated = number(description, f"SELECT ?n {{ graph:dataset void:{count} ?n }}")
    assert stated == number(data(quads), COUNTS[count]), STALE
    assert stated > 20


def test_the_parts_by_class_and_by_property(quads: list[ox.Quad], description: ox.Store) -> None:
    store = data(quads)
    for kind, said, counted in (
        ("class", "entities", "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x } GROUP BY ?x"),
        ("property", "triples", "SELECT ?x (COUNT(*) AS ?n) { ?s ?x ?o } GROUP BY ?x"),
    ):
        stated = rows(
            description,
            f"SELECT ?x ?n {{ graph:dataset void:{kind}Partition ?p . ?p void:{kind} ?x ; void:{said} ?n }}",
        )
        assert sorted(stated) == sorted(rows(store, counted)), STALE
        assert len(stated) > 30


def test_the_subsets_are_the_articles_and_the_other_graphs(
    quads: list[ox.Quad], description: ox.Store
) -> None:
    subsets = [part for (part,) in rows(description, "SELECT ?part { graph:dataset void:subset ?part }")]
    articles = [path.stem for path in (graph_dir() / "articles").glob("*.trig")]
    assert len(articles) >= 5
    others = ["background", "derived", "links", "reference"]
    targets = [path.stem for path in (graph_dir() / "links").glob("*.trig")]
    assert len(targets) >= 11
    wanted = [f"{GRAPH}{name}" for name in [*articles, *others]]
    linksets = {part for part in subsets if part not in wanted}
    assert len(subsets) == len(wanted) + len(linksets)
    # links-eurovoc-exactMatch: one for each other graph and each way to match
    assert {name.rpartition("-")[0] for name in linksets} == {
        f"{GRAPH}dataset/links-{name}" for name in targets
    }
    for subset in wanted:
        names = [subset] + [f"{subset}/{part}" for part in ("curated", "evidence", "claims", *targets)]
        store = data(quads, *names)
        for count, query in COUNTS.items():
            stated = number(description, f"SELECT ?n {{ <{subset}> void:{count} ?n }}")
            assert stated == number(store, query), f"{subset}, {count}: {STALE}"


def test_each_linkset_has_as_many_links_as_it_says(quads: list[ox.Quad], description: ox.Store) -> None:
    """Counted from the plain triples, and again from the records of those that hold."""
    stated = rows(
        description,
        "SELECT ?set ?target ?p ?n { ?set a void:Linkset ; void:subjectsTarget graph:dataset ; "
        "void:objectsTarget ?target ; void:linkPredicate ?p ; void:triples ?n } ORDER BY ?target ?p",
    )
    assert len({target for _, target, _, _ in stated}) >= 11
    assert len({name for name, *_ in stated}) == len(stated), "a linkset counts the links of one property"
    matches = " ".join(f"<{iri}>" for iri in MATCHES)
    counted = set()
    for target in sorted({target for _, target, _, _ in stated}):
        store = data(quads, f"{GRAPH}links/{target.rpartition('/')[2]}")
        plain = f"SELECT ?p (COUNT(*) AS ?n) {{ VALUES ?p {{ {matches} }} ?s ?p ?o }} GROUP BY ?p"
        counted |= {(target, predicate, int(count)) for predicate, count in rows(store, plain)}
        held = (
            "SELECT ?p (COUNT(*) AS ?n) { ?l a vndx:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o "
            "FILTER NOT EXISTS { ?l sssom:predicate_modifier ?x } FILTER(?o != sssom:NoTermFound) } "
            "GROUP BY ?p"
        )
        assert sorted(rows(store, held)) == sorted(rows(store, plain))
    assert {(target, predicate, int(count)) for _, target, predicate, count in stated} == counted, STALE
    names = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, ox.NamedNode)}
    assert len(counted) > 11
    assert len({target for target, *_ in counted}) == sum(name.startswith(f"{GRAPH}links/") for name in names)


def test_it_says_how_far_in_time_the_articles_reach(quads: list[ox.Quad], description: ox.Store) -> None:
    (stated,) = rows(
        description,
        "SELECT ?from ?to { graph:dataset dcterms:temporal [ dcat:startDate ?from ; dcat:endDate ?to ] }",
    )
    store = data(quads)
    published = rows(store, "SELECT ?article ?day { ?article a vndx:Article ; schema:datePublished ?day }")
    reported = rows(
        store,
        "SELECT ?article ?day { ?article a vndx:Article ; schema:about/schema:startDate ?day "
        "FILTER NOT EXISTS { ?article schema:datePublished ?any } }",
    )
    days = sorted(day[:10] for _, day in published + reported)
    assert stated == (days[0], days[-1]), STALE
    assert len(days) >= 5


def test_what_is_written_by_hand_is_there(description: ox.Store, quads: list[ox.Quad], root: Path) -> None:
    for name in ("title", "description"):
        found = rows(description, f"SELECT (LANG(?x) AS ?tag) {{ graph:dataset dcterms:{name} ?x }}")
        assert sorted(found) == [("en",), ("vi",)]
    version = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert rows(description, "SELECT ?x { graph:dataset dcat:version ?x }") == [(version,)]
    ((issued, modified),) = rows(
        description, "SELECT ?i ?m { graph:dataset dcterms:issued ?i ; dcterms:modified ?m }"
    )
    assert issued <= modified
    examples = {one for (one,) in rows(description, "SELECT ?x { graph:dataset void:exampleResource ?x }")}
    assert len(examples) >= 3
    assert examples <= {quad.subject.value for quad in quads}  # type: ignore[union-attr]


def test_each_vocabulary_is_used_and_each_format_is_named(
    description: ox.Store, quads: list[ox.Quad]
) -> None:
    used = {term for (term,) in rows(data(quads), "SELECT DISTINCT ?p { { ?s ?p ?o } UNION { ?s a ?p } }")}
    named = {one for (one,) in rows(description, "SELECT ?x { graph:dataset void:vocabulary ?x }")}
    assert len(named) >= 9
    assert all(any(term.startswith(one) for term in used) for one in named)
    assert not [term for term in used if not any(term.startswith(one) for one in named)]
    forms = rows(
        description, "SELECT ?t { graph:dataset dcat:distribution/dcterms:title ?t FILTER(LANG(?t)='en') }"
    )
    assert sorted(forms) == sorted((f"vndx export {form}",) for form in FORMATS if form != "void")


def test_counting_again_keeps_what_was_written_by_hand(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "graph"
    shutil.copytree(graph_dir(), copy)
    min((copy / "articles").glob("*.trig")).unlink()
    own = copy / "dataset.trig"
    text = own.read_text("utf-8")
    own.write_text(text.replace("The vndx founders", "Somebody"), "utf-8")
    assert main(["export", "void", "--graph", str(copy), "-o", str(own)]) == 0
    again = own.read_text("utf-8")
    assert '"Somebody"' in again
    assert again.count("a void:Dataset") == text.count("a void:Dataset") - 1
    assert main(["export", "void", "--graph", str(copy)]) == 0
    turtle = capsys.readouterr().out.encode()
    triples = {ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(turtle, ox.RdfFormat.TURTLE)}
    assert triples == {
        ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(again.encode(), ox.RdfFormat.TRIG)
    }


def test_counting_again_loses_nothing_that_a_person_adds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    added = """
      graph:dataset dcat:contactPoint [ foaf:mbox <mailto:a@e.org> ] ; dcterms:publisher <http://e.org/me> .
      <http://e.org/me> a foaf:Agent ; foaf:name "Me" . part:csv dcat:accessURL <http://e.org/figures.csv> .
      graph:derived dcterms:description "worked out"@en . part:period dcterms:description "so far"@en .
    """
    copy = tmp_path / "graph"
    shutil.copytree(graph_dir(), copy)
    own = copy / "dataset.trig"
    again = ["export", "void", "--graph", str(copy), "-o", str(own)]
    assert main(again) == 0
    text = own.read_text("utf-8")
    own.write_text(text.replace("GRAPH graph:dataset {", "GRAPH graph:dataset {" + added), "utf-8")
    before = ox.Dataset(ox.parse(path=own))
    assert len(before) == len(set(ox.parse(text.encode(), ox.RdfFormat.TRIG))) + 8
    assert main(again) == 0
    after = ox.Dataset(ox.parse(path=own))
    for one in (before, after):
        one.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert {str(quad) for quad in before if "e.org" in str(quad) or "_:" in str(quad)} < set(map(str, after))
    assert len(after) == len(before)
    assert main(["export", "void", "--graph", str(copy)]) == 0
    assert "mailto:a@e.org" in capsys.readouterr().out


def test_a_graph_that_nobody_described_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "my.ttl"
    mine.write_text("<http://e.org/a> a <http://e.org/C> ; <http://e.org/p> 1 , 2 .")
    assert main(["export", "void", "--graph", str(mine)]) == 0
    shown = capsys.readouterr().out
    assert "void:triples 3 ;" in shown
    assert "CC BY" not in shown
