"""The one way to write a Turtle or TriG file of this project.

The same statements give the same bytes, whatever order they came in, so a diff
shows what changed and nothing else. The rules:

* the comment lines at the top of a file stay; a comment further down would be
  lost, so :func:`vndx.graph.document.canonical` refuses the file and names the line;
* only prefixes that are used are declared, by name; those of the file win over
  those of ``ontology/context.jsonld``;
* graphs and subjects stand in the order of their IRIs, numbers in them by
  value (``ev:95-173`` before ``ev:628-653``), then blank nodes;
* one predicate a line: ``a`` first, then labels and definitions
  (:data:`FIRST`), then the others by prefixed name;
* objects: IRIs, then text in Vietnamese (the language of the sources), in
  English, in other languages, then other literals, then blank nodes; on one
  line when they fit, else one a line;
* a literal keeps its lexical form, a blank node is written in place where it
  can be (:mod:`vndx.graph.turtle_bnodes`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from vndx.graph.turtle_bnodes import NIL, Graph, Properties, Shape, Subject, Term
from vndx.graph.turtle_terms import RDF, Names, literal_key, natural
from vndx.ontology import prefixes as known_prefixes

WIDTH = 110
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = RDF + "type"

_SHACL = "http://www.w3.org/ns/shacl#"
_OA = "http://www.w3.org/ns/oa#"

#: The predicates that stand right after ``a``, in this order: names, then what reads badly by alphabet.
FIRST = (
    _RDFS + "label",
    _SKOS + "prefLabel",
    _SKOS + "altLabel",
    _SKOS + "hiddenLabel",
    "http://purl.org/dc/terms/title",
    "http://xmlns.com/foaf/0.1/name",
    _SKOS + "definition",
    _RDFS + "comment",
    _SKOS + "scopeNote",
    _SKOS + "notation",
    _SHACL + "targetClass",
    _SHACL + "path",
    RDF + "subject",
    RDF + "predicate",
    RDF + "object",
    _OA + "start",
    _OA + "end",
)
_RANK = {iri: rank for rank, iri in enumerate(FIRST)}


def write(
    quads: Iterable[ox.Quad | ox.Triple],
    prefixes: Mapping[str, str] | None = None,
    fmt: str = "trig",
    header: str = "",
    *,
    known: Mapping[str, str] | None = None,
) -> bytes:
    """Write statements in canonical Turtle or TriG.

    Args:
        quads: the statements, in any order; repeats are dropped.
        prefixes: the file's own prefixes, prefix to namespace.
        fmt: ``"turtle"`` or ``"trig"``.
        header: comment lines for the top of the file, each starting with ``#``.
        known: the prefixes used where the file has none; those of the project when left out.

    Returns:
        The file, UTF-8, ending in a line break; empty when there is nothing to write.

    Raises:
        ValueError: for another format, a header that is no comment, a triple in a
            named graph when the format is Turtle, or an RDF 1.2 triple term.
    """
    if fmt not in ("turtle", "trig"):
        raise ValueError(f"not a format of the canonical writer: {fmt!r}")
    unique = {ox.Quad(*q) if isinstance(q, ox.Triple) else q for q in quads}
    shape = Shape(unique)
    if shape.labelled:
        dataset = ox.Dataset(unique)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        shape = Shape(dataset)
    if fmt == "turtle" and any(not isinstance(graph, ox.DefaultGraph) for graph in shape.graphs):
        raise ValueError("Turtle holds no named graphs")
    own = dict(prefixes or {})
    table = known_prefixes() if known is None else known
    while True:
        names = Names(own, table)
        blocks = list(_Writer(shape, names).blocks())
        needed = {prefix: ns for prefix, ns in own.items() if names.used.get(prefix) == ns}
        if needed == own:
            break
        # A prefix that is not needed must not hide a known one of the same name: the file
        # that is written does not declare it any more, and would look different next time.
        own = needed
    declared = [f"@prefix {prefix}: <{ns}> ." for prefix, ns in sorted(names.used.items())]
    parts = [part for part in (_header(header), "\n".join(declared), *blocks) if part]
    return ("\n\n".join(parts) + "\n").encode() if parts else b""


def _header(header: str) -> str:
    lines = [line.strip() for line in header.strip().splitlines()]
    if any(line and not line.startswith("#") for line in lines):
        raise ValueError("a header holds comment lines only")
    return "\n".join(lines)


class _Writer:
    """Lays the statements out as text."""

    def __init__(self, shape: Shape, names: Names) -> None:
        self._shape = shape
        self._names = names
        # RDFC-1.0 numbered all blank nodes; those that keep a label are numbered again without gaps.
        ordered = sorted(shape.labelled, key=lambda node: natural(node.value))
        self._labels = {node: f"_:b{number}" for number, node in enumerate(ordered)}

    def blocks(self) -> Iterator[str]:
        """Yield the blocks of the file: the subjects of the default graph, then the named graphs."""
        graphs = self._shape.graphs
        yield from self._subjects(ox.DefaultGraph(), "")
        named = [graph for graph in graphs if not isinstance(graph, ox.DefaultGraph)]
        for graph in sorted(named, key=lambda g: (isinstance(g, ox.BlankNode), *natural(g.value))):
            name = self._labels[graph] if isinstance(graph, ox.BlankNode) else self._names.iri(graph.value)
            yield f"GRAPH {name} {{\n" + "\n\n".join(self._subjects(graph, "  ")) + "\n}"

    def _subjects(self, graph: Graph, indent: str) -> Iterator[str]:
        if graph not in self._shape.graphs:
            return
        tops = [s for s in self._shape.graphs[graph] if s not in self._shape.inline]
        iris = sorted((s for s in tops if isinstance(s, ox.NamedNode)), key=lambda s: natural(s.value))
        labelled = sorted(
            (s for s in tops if isinstance(s, ox.BlankNode) and s in self._shape.labelled),
            key=lambda s: natural(s.value),
        )
        for subject in iris:
            yield self._subject(graph, subject, self._names.iri(subject.value), indent)
        for node in labelled:
            yield self._subject(graph, node, self._labels[node], indent)
        yield from sorted(self._subject(graph, s, "[]", indent) for s in tops if s in self._shape.anonymous)

    def _subject(self, graph: Graph, subject: Subject, name: str, indent: str) -> str:
        lines = self._lines(graph, self._shape.properties(graph, subject), indent + "  ")
        return f"{indent}{name} {lines[0]}" + "".join(f" ;\n{indent}  {line}" for line in lines[1:]) + " ."

    def _lines(self, graph: Graph, properties: Properties, indent: str) -> list[str]:
        """Return one text a predicate, without indent in front; further lines in it carry theirs."""
        lines = []
        for predicate in sorted(properties, key=self._predicate_key):
            name = "a" if predicate.value == _TYPE else self._names.iri(predicate.value)
            objects = self._objects(graph, properties[predicate], indent)
            line = f"{name} {' , '.join(objects)}"
            if len(objects) > 1 and ("\n" in line or len(indent) + len(line) + 2 > WIDTH):
                objects = self._objects(graph, properties[predicate], indent + "  ")
                line = name + "".join(f"\n{indent}  {text} ," for text in objects).removesuffix(" ,")
            lines.append(line)
        return lines

    def _predicate_key(self, predicate: ox.NamedNode) -> tuple[int, tuple[object, ...]]:
        if predicate.value == _TYPE:
            return (-1, ())
        if predicate.value in _RANK:
            return (_RANK[predicate.value], ())
        return (len(_RANK), natural(self._names.iri(predicate.value)))

    def _objects(self, graph: Graph, objects: list[Term], indent: str) -> list[str]:
        iris = sorted((o for o in objects if isinstance(o, ox.NamedNode)), key=lambda o: natural(o.value))
        literals = sorted((o for o in objects if isinstance(o, ox.Literal)), key=literal_key)
        nodes = [o for o in objects if isinstance(o, ox.BlankNode)]
        labelled = sorted((o for o in nodes if o in self._shape.labelled), key=lambda o: natural(o.value))
        inline = sorted(self._object(graph, o, indent) for o in nodes if o not in self._shape.labelled)
        named: list[Term] = [*iris, *literals, *labelled]
        return [self._object(graph, term, indent) for term in named] + inline

    def _object(self, graph: Graph, term: Term, indent: str) -> str:
        if isinstance(term, ox.NamedNode):
            return "()" if term == NIL else self._names.iri(term.value)
        if isinstance(term, ox.Literal):
            return self._names.literal(term)
        if term in self._labels:
            return self._labels[term]
        if term in self._shape.lists:
            return self._list(graph, self._shape.lists[term], indent)
        lines = self._lines(graph, self._shape.properties(graph, term), indent + "  ")
        if not lines:
            return "[]"
        if len(lines) == 1 and "\n" not in lines[0]:
            return f"[ {lines[0]} ]"
        return "[\n" + "".join(f"{indent}  {line} ;\n" for line in lines) + f"{indent}]"

    def _list(self, graph: Graph, members: list[Term], indent: str) -> str:
        texts = [self._object(graph, member, indent + "  ") for member in members]
        line = f"( {' '.join(texts)} )"
        if "\n" not in line and len(indent) + len(line) <= WIDTH:
            return line
        return "(\n" + "".join(f"{indent}  {text}\n" for text in texts) + f"{indent})"
