"""The dataset described in DCAT and VoID: what a person wrote of it, and what is counted.

What a person writes stands in ``graph/dataset.trig`` at ``graph:dataset``: title, description,
creator, licence, dates, languages, example resources, and what is said of those in turn. What is
counted from the other graphs is written anew by ``make dataset``, and nothing else: whatever a person
adds there stays.

What is counted: each triple once, however many graphs state it, in the graphs of the files, without
``graph:dataset`` itself and without the ontology. An entity is a subject in the namespace of things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from vndx import __version__
from vndx.check.core import Data
from vndx.export.figures import article_day
from vndx.export.linksets import linksets
from vndx.graph.canonical import write
from vndx.ontology import GRAPH, ID, VNDX, prefixes, shrink

DATASET = f"{GRAPH}dataset"
#: Names of the parts of the description.
PART = f"{DATASET}/"

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"
_DCTERMS = "http://purl.org/dc/terms/"
_MEDIA = "https://www.iana.org/assignments/media-types/"

#: Format of `vndx.export` -> media type.
MEDIA = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "n-quads": "application/n-quads",
    "json-ld": "application/ld+json",
    "csv": "text/csv",
    "sssom": "text/tab-separated-values",
}
#: The properties of the dataset that are counted; the others are a person's.
COUNTED = {
    _VOID + name
    for name in (
        "triples",
        "entities",
        "distinctSubjects",
        "distinctObjects",
        "classes",
        "properties",
        "classPartition",
        "propertyPartition",
        "subset",
        "vocabulary",
    )
} | {_DCTERMS + "temporal", _DCAT + "distribution", _DCAT + "version"}
#: The properties of its parts that are written anew.
_OF_PARTS = COUNTED | {
    *(_VOID + name for name in ("class", "property", "subjectsTarget", "objectsTarget", "linkPredicate")),
    *(_DCAT + name for name in ("mediaType", "startDate", "endDate")),
    _RDF + "type",
    _DCTERMS + "title",
}
#: The graphs that are no article's, each a subset.
_OTHERS = {
    "reference": (
        "people, bodies, places, documents and indicators",
        "người, cơ quan, địa phương, văn bản, chỉ tiêu",
    ),
    "links": (
        "links to other graphs: those that hold, were refused, or were not found",
        "liên kết với đồ thị khác: đúng, đã loại, hoặc không tìm thấy",
    ),
    "background": ("what no article says, with its sources", "điều không bài báo nào nói, kèm nguồn"),
    "derived": (
        "what is worked out from the figures of the articles",
        "điều tính ra từ số liệu của các bài báo",
    ),
}
_OF_ARTICLE = re.compile(rf"{re.escape(GRAPH)}([^/]+)/(?:curated|evidence|claims)")


def describe(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Return the description of a graph.

    Args:
        quads: its statements, with those of ``graph:dataset``, of which what a person wrote is kept.
    """
    by_hand: list[ox.Quad] = []
    data: list[ox.Quad] = []
    for quad in quads:
        (by_hand if _graph(quad) == DATASET else data).append(quad)
    subsets = {quad.object for quad in by_hand if quad.predicate == _term(_VOID, "subset")}

    def made(quad: ox.Quad) -> bool:
        if _text(quad.subject) == DATASET:
            return quad.predicate.value in COUNTED
        part = _text(quad.subject).startswith(PART) or quad.subject in subsets
        return part and quad.predicate.value in _OF_PARTS

    found = [ox.Triple(quad.subject, quad.predicate, quad.object) for quad in by_hand if not made(quad)]
    return found + [ox.Triple(*statement) for statement in _counted(data)]


def written(triples: Iterable[ox.Triple], *, named: bool, header: bool) -> bytes:
    """Write a description in its canonical form.

    Args:
        triples: the description.
        named: in TriG, as the file ``graph/dataset.trig``; otherwise in Turtle.
        header: say whose it is, and under which licence.
    """
    lines = _HEADER if header and named else _HEADER.splitlines()[0] if header else ""
    if not named:
        return write(triples, {"part": PART}, "turtle", lines)
    home = ox.NamedNode(DATASET)
    quads = [ox.Quad(one.subject, one.predicate, one.object, home) for one in triples]
    return write(quads, {"part": PART}, "trig", lines)


_HEADER = """\
# vndx describes itself. CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
# Title, description, creator, licence, dates, languages and examples are written by hand; all else is
# counted, without this graph and the ontology. After a change of the graph: `make dataset`."""


def _counted(data: list[ox.Quad]) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield what is counted, and what follows from the program."""
    dataset = ox.NamedNode(DATASET)
    triples = {ox.Triple(quad.subject, quad.predicate, quad.object) for quad in data}
    yield from _sizes(dataset, triples)
    yield from _partitions(dataset, triples)
    terms = {one.predicate.value for one in triples} | {_text(one.object) for one in triples if _typed(one)}
    spaces = sorted(prefixes().values(), key=len, reverse=True)
    homes = {next((space for space in spaces if term.startswith(space)), "") for term in terms} - {""}
    for home in homes:  # ours is known by the name of the ontology
        yield (
            dataset,
            _term(_VOID, "vocabulary"),
            ox.NamedNode(home.removesuffix("#") if home == VNDX else home),
        )
    yield dataset, _term(_DCAT, "version"), ox.Literal(__version__)
    yield from _time(dataset, data)
    yield from _subsets(dataset, data)
    yield from linksets(data, dataset, PART)
    for form, media in MEDIA.items():
        part = ox.NamedNode(f"{PART}{form}")
        yield dataset, _term(_DCAT, "distribution"), part
        yield part, _term(_RDF, "type"), _term(_DCAT, "Distribution")
        for language in ("vi", "en"):
            yield part, _term(_DCTERMS, "title"), ox.Literal(f"vndx export {form}", language=language)
        yield part, _term(_DCAT, "mediaType"), ox.NamedNode(_MEDIA + media)


def _sizes(
    node: ox.NamedNode, triples: set[ox.Triple]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]:
    subjects = {one.subject for one in triples}
    counts = {
        "triples": len(triples),
        "entities": sum(_text(subject).startswith(ID) for subject in subjects),
        "distinctSubjects": len(subjects),
        "distinctObjects": len({one.object for one in triples}),
        "classes": len({one.object for one in triples if _typed(one)}),
        "properties": len({one.predicate for one in triples}),
    }
    yield from ((node, _term(_VOID, name), _number(count)) for name, count in counts.items())


def _partitions(
    dataset: ox.NamedNode, triples: set[ox.Triple]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield how many things there are of each class, and how many triples with each property."""
    classes = Counter(_text(one.object) for one in triples if _typed(one))
    properties = Counter(one.predicate.value for one in triples)
    for kind, said, count in (("class", "entities", classes), ("property", "triples", properties)):
        for iri, number in count.items():
            part = ox.NamedNode(f"{PART}{kind}-{shrink(iri).strip('<>').replace(':', '.')}")
            yield dataset, _term(_VOID, f"{kind}Partition"), part
            yield part, _term(_VOID, kind), ox.NamedNode(iri)
            yield part, _term(_VOID, said), _number(number)


def _subsets(
    dataset: ox.NamedNode, data: list[ox.Quad]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield each article, all its graphs together, and each of the other graphs."""
    parts: dict[str, set[ox.Triple]] = defaultdict(set)
    titles: dict[str, tuple[str, str]] = {}
    for quad in data:
        match = _OF_ARTICLE.fullmatch(_graph(quad))
        name = match[1] if match else _graph(quad).removeprefix(GRAPH)
        name = "links" if name.startswith("links/") else name
        if match:
            titles[name] = (f"what article {name} says", f"điều bài báo {name} nói")
        elif name in _OTHERS:
            titles[name] = _OTHERS[name]
        parts[name].add(ox.Triple(quad.subject, quad.predicate, quad.object))
    for name, (en, vi) in titles.items():
        node = ox.NamedNode(f"{GRAPH}{name}")
        yield dataset, _term(_VOID, "subset"), node
        yield node, _term(_RDF, "type"), _term(_VOID, "Dataset")
        yield node, _term(_DCTERMS, "title"), ox.Literal(en, language="en")
        yield node, _term(_DCTERMS, "title"), ox.Literal(vi, language="vi")
        yield from _sizes(node, parts[name])


def _time(
    dataset: ox.NamedNode, data: list[ox.Quad]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """Yield the days of the first and the last article."""
    known = Data(data)
    days = sorted({article_day(known, article) for article in known.instances(f"{VNDX}Article")} - {""})
    if days:
        node = ox.NamedNode(f"{PART}period")
        date = ox.NamedNode(f"{_XSD}date")
        yield dataset, _term(_DCTERMS, "temporal"), node
        yield node, _term(_RDF, "type"), _term(_DCTERMS, "PeriodOfTime")
        yield node, _term(_DCAT, "startDate"), ox.Literal(days[0][:10], datatype=date)
        yield node, _term(_DCAT, "endDate"), ox.Literal(days[-1][-10:], datatype=date)


def _graph(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""


def _typed(triple: ox.Triple) -> bool:
    return triple.predicate.value == _RDF + "type"


def _term(namespace: str, name: str) -> ox.NamedNode:
    return ox.NamedNode(namespace + name)


def _number(count: int) -> ox.Literal:
    return ox.Literal(str(count), datatype=ox.NamedNode(f"{_XSD}integer"))
