"""What a graph holds, counted: graphs, things, figures, what each article gives, labels."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from vndx.lang import t

if TYPE_CHECKING:
    from vndx.graph.engine import Engine


class Section(NamedTuple):
    """One table of counts.

    Attributes:
        name: its key in JSON and CSV.
        title: its heading, in English and in Vietnamese.
        query: SELECT with what is counted by first, then the counts.
    """

    name: str
    title: tuple[str, str]
    query: str


class Counted(NamedTuple):
    """A section with its answer, in SPARQL JSON."""

    section: Section
    data: bytes


_THINGS = 'FILTER(STRSTARTS(STR(?thing), "https://w3id.org/vndx/id/"))'

#: Stands for the graph of what is in no named graph: all of a Turtle file.
DEFAULT = "default graph"

#: What the columns are called in Vietnamese; in English they have their own names.
HEADS = {
    "graph": "đồ thị",
    "triples": "bộ ba",
    "class": "loại",
    "things": "đối tượng",
    "status": "tình trạng",
    "figures": "số liệu",
    "article": "bài báo",
    "instructions": "chỉ đạo",
    "spans": "đoạn",
    "ignored": "bỏ qua",
    "claims": "mệnh đề",
    "inferred": "suy ra",
    "language": "ngôn ngữ",
    "of": "trong số",
}

SECTIONS = (
    Section(
        "graphs",
        ("Graphs", "Các đồ thị"),
        f"""SELECT ?graph (COUNT(*) AS ?triples) WHERE {{
          {{ GRAPH ?graph {{ ?s ?p ?o }} }} UNION
          {{ ?s ?p ?o FILTER NOT EXISTS {{ GRAPH ?any {{ ?s ?p ?o }} }} BIND("{DEFAULT}" AS ?graph) }}
        }} GROUP BY ?graph ORDER BY ?graph""",
    ),
    Section(
        "classes",
        (
            "Things by class (a text position is that of evidence or of an ignored span)",
            "Đối tượng theo loại (vị trí trong văn bản là của dẫn chứng hoặc của đoạn bỏ qua)",
        ),
        f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) WHERE {{ ?thing a ?class {_THINGS} }}
        GROUP BY ?class ORDER BY DESC(?things) ?class""",
    ),
    Section(
        "figures",
        (
            "Figures by status (those derived by vndx stand in no article)",
            "Số liệu theo tình trạng (số do vndx suy ra không có trong bài báo nào)",
        ),
        """SELECT ?status (COUNT(DISTINCT ?figure) AS ?figures) WHERE {
          ?figure a/rdfs:subClassOf* vndx:Figure ; vndx:status ?status
        } GROUP BY ?status ORDER BY DESC(?figures) ?status""",
    ),
    Section(
        "articles",
        ("What each article gives", "Mỗi bài báo cho gì"),
        """SELECT ?article ?triples ?figures ?instructions ?spans ?ignored ?claims ?inferred WHERE {
          ?article a vndx:Article .
          { SELECT ?article (COUNT(?s) AS ?triples) WHERE {
            ?article a vndx:Article .
            BIND(IRI(CONCAT(STR(graph:), REPLACE(STR(?article), "^.*/", ""), "/curated")) AS ?graph)
            OPTIONAL { GRAPH ?graph { ?s ?p ?o } } } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?figure) AS ?figures) WHERE { ?article a vndx:Article .
            OPTIONAL { ?figure a/rdfs:subClassOf* vndx:Figure ; vndx:evidence/oa:hasSource ?article }
          } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?instruction) AS ?instructions) WHERE { ?article a vndx:Article .
            OPTIONAL { ?instruction a vndx:Instruction ; vndx:evidence/oa:hasSource ?article }
          } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?span) AS ?spans) WHERE { ?article a vndx:Article .
            OPTIONAL { ?span a vndx:Evidence ; oa:hasSource ?article } } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?skipped) AS ?ignored) WHERE { ?article a vndx:Article .
            OPTIONAL { ?skipped a vndx:IgnoredSpan ; oa:hasSource ?article } } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?claim) AS ?claims) WHERE { ?article a vndx:Article .
            OPTIONAL { ?claim a vndx:Claim ; (vndx:evidence|vndx:inferredFrom)/oa:hasSource ?article }
          } GROUP BY ?article }
          { SELECT ?article (COUNT(DISTINCT ?guess) AS ?inferred) WHERE { ?article a vndx:Article .
            OPTIONAL { ?guess vndx:inferredFrom/oa:hasSource ?article }
          } GROUP BY ?article }
        } ORDER BY ?article""",
    ),
    Section(
        "labels",
        ("Labels by language", "Nhãn theo ngôn ngữ"),
        f"""SELECT ?language (COUNT(DISTINCT ?thing) AS ?things) (SAMPLE(?all) AS ?of) WHERE {{
          {{ SELECT (COUNT(DISTINCT ?any) AS ?all) WHERE {{
            ?any skos:prefLabel ?some FILTER(STRSTARTS(STR(?any), "https://w3id.org/vndx/id/")) }} }}
          ?thing skos:prefLabel ?label . BIND(LANG(?label) AS ?language) {_THINGS}
        }} GROUP BY ?language ORDER BY ?language""",
    ),
)


def collect(engine: Engine) -> list[Counted]:
    """Count what the graph of *engine* holds.

    Raises:
        vndx.errors.VndxError: when the graph cannot be read.
    """
    return [Counted(section, engine.query(section.query, fmt="json").data) for section in SECTIONS]


def rows(data: bytes) -> list[dict[str, str | int]]:
    """Return an answer as rows: what is counted by as text, counts as numbers."""
    number = "http://www.w3.org/2001/XMLSchema#integer"
    return [
        {
            name: int(term["value"]) if term.get("datatype") == number else term["value"]
            for name, term in row.items()
        }
        for row in json.loads(data)["results"]["bindings"]
    ]


def headed(data: bytes) -> bytes:
    """Return an answer in SPARQL JSON with its columns, and the default graph, in the words of the reader."""
    answer = json.loads(data)
    named = {name: t(name, HEADS[name]) for name in answer["head"]["vars"]}
    answer["head"]["vars"] = list(named.values())
    rows = answer["results"]["bindings"]
    for row in rows:
        if row.get("graph", {}).get("type") == "literal":
            row["graph"]["value"] = t(DEFAULT, "đồ thị mặc định")
    answer["results"]["bindings"] = [{named[name]: term for name, term in row.items()} for row in rows]
    return json.dumps(answer).encode()
