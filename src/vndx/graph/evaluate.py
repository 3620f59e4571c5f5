"""One query on one store, from text to bytes: the work of a worker."""

from __future__ import annotations

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
    parse_query_results,
    serialize,
)

from vndx.graph.formats import GRAPH, TABULAR
from vndx.graph.star import written_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_LABELS = (
    NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"),
    NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
)
#: Datatypes that Turtle never names: their literals have forms of their own.
_SHORT = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("string", "integer", "decimal", "double", "boolean")
)


class Wrong(Exception):
    """What was asked cannot be answered; the arguments are its kind and what it is about."""


def evaluate(
    store: Store,
    text: str,
    *,
    tabular: str,
    graph: str,
    prefixes: dict[str, str],
    terms: dict[str, str],
    star: tuple[int, list[str]] | None,
    dataset: tuple[list[str], list[str]] | None,
    union: bool,
    max_rows: int | None,
    max_bytes: int | None,
) -> tuple[str, str, bytes, bool]:
    """Answer one query.

    Args:
        store: the data; nothing is changed in it.
        text: the query.
        tabular, graph: the format for an answer of that kind; empty: that kind is not wanted.
        prefixes: prefixes known without declaration.
        terms: variable to N-Triples term, bound by the engine.
        star: where ``SELECT *`` has its star, and the variables in the order for its columns.
        dataset: the graphs that the query names by FROM and by FROM NAMED; ``None``
            when it names none, and sees the union of all.
        union: the engine has to form that union; otherwise it is the default graph.
        max_rows, max_bytes: where to stop.

    Returns:
        The kind (``select``, ``ask``, ``graph``), the format, the bytes, and whether something was left out.

    Raises:
        SyntaxError: by the engine's parser.
        Wrong: ``term``, ``graph``, ``format`` or ``unprojected``, each with what it is about.
    """
    if dataset is not None:
        _check(store, [*dataset[0], *dataset[1]])
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): term_of(name, words) for name, words in terms.items()
    }
    if star is not None:
        text = _in_order(text, prefixes, *star)
    try:
        if dataset is not None and len(dataset[0]) > 1:
            merged, named = _merged(store, *dataset)
            results = merged.query(
                text,
                prefixes=prefixes,
                default_graph=DefaultGraph(),
                named_graphs=named,
                substitutions=bound or None,
            )
        else:
            results = store.query(
                text,
                prefixes=prefixes,
                # It would take the place of the dataset that a query names.
                use_default_graph_as_union=union and dataset is None,
                substitutions=bound or None,
            )
    except RuntimeError as error:
        name = str(error).partition("variable ?")[2].partition(" ")[0]
        if not name:
            raise
        raise Wrong("unprojected", name) from error
    limited = max_rows is not None or max_bytes is not None
    if isinstance(results, QueryTriples):
        if not graph:
            raise Wrong("format", "graph")
        data, cut = triples(results, graph, prefixes, max_rows, max_bytes)
        return "graph", graph, data, cut
    kind = "ask" if isinstance(results, QueryBoolean) else "select"
    if not tabular:
        raise Wrong("format", kind)
    form = getattr(QueryResultsFormat, TABULAR[tabular])
    if limited and isinstance(results, QuerySolutions):
        data, cut = _rows(results, max_rows, max_bytes)
        again = parse_query_results(data, QueryResultsFormat.TSV)
        return kind, tabular, _bytes(again.serialize(format=form)), cut
    return kind, tabular, _bytes(results.serialize(format=form)), False


def parsed(text: str, prefixes: dict[str, str]) -> None:
    """Parse a query: it is asked of an empty store.

    Raises:
        SyntaxError: by the engine's parser.
    """
    Store().query(text, prefixes=prefixes)


def _in_order(text: str, prefixes: dict[str, str], start: int, named: list[str]) -> str:
    """Write out the star of a query; an empty store tells what it stands for."""
    try:
        answer = Store().query(text, prefixes=prefixes)
    except (SyntaxError, ValueError, OSError, RuntimeError):
        return text  # the store itself says what is wrong
    if not isinstance(answer, QuerySolutions):
        return text
    return written_out(text, start, named, {variable.value for variable in answer.variables})


def _check(store: Store, graphs: list[str]) -> None:
    """Refuse a graph that is not there: nothing is fetched."""
    for iri in graphs:
        try:
            known = store.contains_named_graph(NamedNode(iri))
        except ValueError:
            known = False
        if not known:
            raise Wrong("graph", iri)


def _merged(store: Store, sources: list[str], named: list[str]) -> tuple[Store, list[NamedNode | BlankNode]]:
    """Return a store whose default graph is the merge of *sources*.

    The engine would give a statement once for each of them that holds it.
    """
    merged = Store()
    for iri in sources:
        found = store.quads_for_pattern(None, None, None, NamedNode(iri))
        merged.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in found)
    names: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in named]
    for name in names:
        merged.extend(store.quads_for_pattern(None, None, None, name))
    return merged, names


def term_of(name: str, words: str) -> NamedNode | Literal:
    """Return the term that *words* write in N-Triples.

    Raises:
        Wrong: when they are not exactly one IRI or literal.
    """
    try:
        quads = list(parse(f"<urn:s> <urn:p> {words} .".encode(), RdfFormat.N_TRIPLES))
    except (SyntaxError, UnicodeEncodeError) as error:
        raise Wrong("term", name) from error
    term = quads[0].object if len(quads) == 1 else None
    if not isinstance(term, NamedNode | Literal):
        raise Wrong("term", name)
    return term


def labels(store: Store, iris: list[str], languages: list[str]) -> dict[str, str]:
    """Return a label for each of *iris* that has one, in the first of *languages* that it has one in."""
    found: dict[str, str] = {}
    for iri in iris:
        try:
            subject = NamedNode(iri)
        except ValueError:
            continue
        for predicate in _LABELS:
            said = {
                quad.object.language or "": quad.object.value
                for quad in store.quads_for_pattern(subject, predicate, None, None)
                if isinstance(quad.object, Literal)
            }
            if said:
                language = next((tag for tag in languages if tag in said), min(said))
                found[iri] = said[language]
                break
    return found


def _bytes(data: bytes | None) -> bytes:
    return data or b""


def _rows(solutions: QuerySolutions, max_rows: int | None, max_bytes: int | None) -> tuple[bytes, bool]:
    """Write the first rows as SPARQL TSV: nothing else of the engine's stops half-way."""
    names = [variable.value for variable in solutions.variables]
    lines = ["\t".join(f"?{name}" for name in names)]
    size = 0
    cut = False
    for solution in solutions:
        # A term as a string is in N-Triples, without a tab or a line end.
        line = "\t".join("" if solution[name] is None else str(solution[name]) for name in names)
        size += len(line.encode()) + 1
        if len(lines) - 1 == max_rows or (max_bytes is not None and size > max_bytes):
            cut = True
            break
        lines.append(line)
    return "".join(f"{line}\n" for line in lines).encode(), cut


def triples(
    results: Iterable[Triple],
    form: str,
    prefixes: dict[str, str],
    max_rows: int | None,
    max_bytes: int | None,
) -> tuple[bytes, bool]:
    """Write triples in a stable order, each once; see `evaluate` for the limits."""
    found: set[Triple] = set()
    cut = False
    size = 0
    for triple in results:
        if triple in found:
            continue
        size += len(str(triple).encode()) if max_bytes is not None else 0
        if len(found) == max_rows or (max_bytes is not None and size > max_bytes):
            cut = True
            break
        found.add(triple)
    ordered = sorted(found, key=str)
    used = _used(ordered, prefixes) if form in ("turtle", "trig") else None
    data = _bytes(serialize(ordered, format=getattr(RdfFormat, GRAPH[form]), prefixes=used))
    if used:  # the engine writes them in another order each time
        lines = data.split(b"\n", len(used))
        data = b"\n".join([*sorted(lines[:-1]), b"", lines[-1]])
    return data, cut


def _used(triples: list[Triple], prefixes: dict[str, str]) -> dict[str, str]:
    """Return those of *prefixes* that shorten an IRI of *triples*."""
    known = {namespace: prefix for prefix, namespace in prefixes.items()}
    used: dict[str, str] = {}
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            iri = term.datatype.value if isinstance(term, Literal) else getattr(term, "value", "")
            if iri in _SHORT:
                continue
            namespace = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
            if namespace in known:
                used[known[namespace]] = namespace
    return dict(sorted(used.items()))
