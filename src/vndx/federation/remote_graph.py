"""The graph at an endpoint, asked as `vndx.graph.engine.Engine` is asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Self

from vndx.errors import QueryError, UsageError
from vndx.federation.clauses import clauses
from vndx.federation.names import LISTED, UNION, listed
from vndx.federation.parameters import parameters, written_in
from vndx.federation.values import term as written
from vndx.graph.engine import Answer, Engine
from vndx.graph.guard import facts, first_word, refuse_updates
from vndx.graph.star import has_star, star
from vndx.remote.sparql import Endpoint, Term
from vndx.remote.trouble import broken

_LABELS = (
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
_BATCH = 200  # things whose labels are asked for at once


class RemoteGraph(Engine):
    """A graph at a SPARQL endpoint.

    Where `vndx.federation.push` brought the graph, a query sees the same dataset
    as here: the union of all graphs for the default graph, and those that were
    pushed by their names. Elsewhere the endpoint decides what a query without
    FROM is about.

    Args:
        endpoint: who is asked.

    Attributes:
        server: what the server calls itself; known after the first answer.
        pushed: whether `vndx.federation.push` brought a graph there; ``None`` as long as nobody looked.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self._endpoint = endpoint
        self._found = False
        self.server = ""
        self.pushed: bool | None = None

    def start(self) -> None:
        """Do nothing: the server runs."""

    def close(self) -> None:
        """Do nothing: the connection is the client's."""

    def __enter__(self) -> Self:
        return self

    def parse(self, text: str, *, prefixes: Mapping[str, str] | None = None) -> None:
        """See that a text is a query, here: before SERVICE of it is asked, at other servers."""
        with Engine(snapshot=True) as here:
            here.parse(text, prefixes=prefixes)

    def query(
        self,
        text: str,
        *,
        fmt: str | None = None,
        graph_fmt: str | None = None,
        substitutions: Mapping[str, str] | None = None,
        prefixes: Mapping[str, str] | None = None,
        max_rows: int | None = None,
        max_bytes: int | None = None,
        trusted: bool = False,
    ) -> Answer:
        """Answer one query; see `vndx.graph.engine.Engine.query`.

        Raises:
            QueryRefused: when it writes, or would have the server ask another one.
            RemoteError: when the server does not answer, or not well.
        """
        from vndx.graph.engine import formats

        told = facts(text)
        refuse_updates(told)
        clauses(told, {}, frozenset())
        tabular, graph = formats(fmt, graph_fmt)
        terms = dict(substitutions or {})
        unset = set(parameters(text)) - set(terms) if trusted else set()
        asked = _declared(written_in(_uncommented(text), terms, unset), prefixes)
        if any(word.upper == "LIMIT" for word in told.words):  # rows are counted before they come here
            asked += "".join(f"\nVALUES ?{name} {{ {given} }}" for name, given in terms.items())
        first = first_word(told.words)
        form = first.upper if first is not None else ""
        endpoint = self._dataset(has_from=bool(told.sources or told.named))
        if not any(word.upper == "GRAPH" for word in told.words):
            endpoint = replace(endpoint, named_graphs=())
        if form in ("CONSTRUCT", "DESCRIBE"):
            if not graph:
                raise _misfit("graph", fmt)
            return _graph(endpoint.construct(asked), graph, max_rows, endpoint.url)
        if not tabular:
            raise _misfit("ask" if form == "ASK" else "select", fmt)
        if form == "ASK":
            data = json.dumps({"head": {}, "boolean": endpoint.ask(asked)}).encode()
            return Answer("ask", tabular, _converted(data, tabular, endpoint.url), False)
        table = endpoint.select(asked)
        rows = [_plain(row) for row in table.rows]
        for name, given in terms.items():
            rows = _kept(rows, name, given, endpoint.url)
        columns = _ordered(text, [name.lstrip("?") for name in table.columns])
        cut = max_rows is not None and len(rows) > max_rows
        answer: Any = {"head": {"vars": columns}, "results": {"bindings": rows[:max_rows] if cut else rows}}
        data = json.dumps(answer, ensure_ascii=False).encode("utf-8", "backslashreplace")
        return Answer("select", tabular, _converted(data, tabular, endpoint.url), cut)

    def labels(self, iris: Iterable[str], languages: Sequence[str] | None = None) -> dict[str, str]:
        """Return a label for each IRI that has one; see `vndx.graph.engine.Engine.labels`."""
        from vndx.lang import order

        wanted = list(dict.fromkeys(iris))
        preferred = list(languages or order())
        found: dict[str, str] = {}
        for predicate in _LABELS:
            said: dict[str, dict[str, str]] = {}
            for at in range(0, len(wanted), _BATCH):
                things = " ".join(
                    written({"type": "uri", "value": iri}, iri) for iri in wanted[at : at + _BATCH]
                )
                query = f"SELECT ?it ?label WHERE {{ VALUES ?it {{ {things} }} ?it <{predicate}> ?label }}"
                for row in self._dataset().select(query).rows:
                    label = row["label"]
                    said.setdefault(row["it"]["value"], {})[label.get("xml:lang", "")] = label["value"]
            for iri, labels in said.items():
                language = next((tag for tag in preferred if tag in labels), min(labels))
                found.setdefault(iri, labels[language])
            wanted = [iri for iri in wanted if iri not in found]
        return found

    def _dataset(self, *, has_from: bool = False) -> Endpoint:
        """Return the endpoint with the dataset that queries are about, which is looked for once."""
        if has_from:  # the query names its own
            return replace(self._endpoint, default_graphs=(), named_graphs=())
        if not self._found:
            answer = self._endpoint.select(LISTED)
            self.server = answer.reply.headers.get("server", "")
            named = tuple(listed(answer.rows))
            self.pushed = bool(named)
            if named:
                self._endpoint = replace(self._endpoint, default_graphs=(UNION,), named_graphs=named)
            self._found = True
        return self._endpoint


def _uncommented(text: str) -> str:
    """Return a query without comments: where it goes by GET, servers take eight thousand characters."""
    parts: list[str] = []
    at = 0
    for word in facts(text).words:
        between = text[at : word.start]
        parts += [" " if "#" in between else between, word.text]
        at = word.start + len(word.text)
    return "".join(parts)


def _declared(text: str, prefixes: Mapping[str, str] | None) -> str:
    """Declare those of the known prefixes that a query uses and does not declare."""
    if prefixes is None:
        from vndx.ontology import prefixes as known

        prefixes = known()
    told = facts(text)
    used = {word.text.partition(":")[0] for word in told.words if word.kind == "name"}
    missing = sorted((used - set(told.prefixes)) & set(prefixes))
    return "".join(f"PREFIX {prefix}: <{prefixes[prefix]}> " for prefix in missing) + text


def _plain(row: dict[str, Term]) -> dict[str, Term]:
    """Write terms as the standard has them: older servers say ``typed-literal``."""
    return {
        name: {**term, "type": "literal"} if term["type"] == "typed-literal" else term
        for name, term in row.items()
    }


def _kept(rows: list[dict[str, Term]], name: str, given: str, url: str) -> list[dict[str, Term]]:
    """Return the rows that have a term in a column; where there is none, it is put in."""
    fixed = _term(given)
    kept: list[dict[str, Term]] = []
    for row in rows:
        if name not in row:
            kept.append({**row, name: fixed})
        elif written(row[name], url) == given or row[name]["value"] == fixed["value"]:
            kept.append(row)
    return kept


def _term(given: str) -> Term:
    """Return a term that `vndx.queries.bind` wrote, as SPARQL JSON has it."""
    import pyoxigraph as ox

    (triple,) = ox.parse(f"<urn:s> <urn:p> {given} .", ox.RdfFormat.N_TRIPLES)
    term = triple.object
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    assert isinstance(term, ox.Literal)
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _ordered(text: str, columns: list[str]) -> list[str]:
    """Return the columns of ``SELECT *`` in the order in which the query names them."""
    found = star(text) if has_star(text) else None
    if found is None:
        return columns
    place = {name: number for number, name in enumerate(found[1])}
    return sorted(columns, key=lambda name: place.get(name, len(place)))


def _converted(data: bytes, form: str, url: str) -> bytes:
    """Write an answer in JSON in another form."""
    if form == "json":
        return data
    import pyoxigraph as ox

    from vndx.graph.formats import TABULAR

    try:
        answer = ox.parse_query_results(data, ox.QueryResultsFormat.JSON)
        return answer.serialize(format=getattr(ox.QueryResultsFormat, TABULAR[form])) or b""
    except (SyntaxError, ValueError):
        raise broken(url, "JSON") from None


def _graph(data: bytes, form: str, max_rows: int | None, url: str) -> Answer:
    """Return triples in the form that was asked for, each once and in a stable order."""
    import pyoxigraph as ox

    from vndx.graph.evaluate import triples
    from vndx.ontology import prefixes

    try:
        parsed = [quad.triple for quad in ox.parse(data, ox.RdfFormat.N_TRIPLES)]
    except (SyntaxError, ValueError):
        raise broken(url, "N-Triples") from None
    written, cut = triples(parsed, form, prefixes(), max_rows, None)
    return Answer("graph", form, written, cut)


def _misfit(kind: str, fmt: str | None) -> UsageError | QueryError:
    from vndx.graph.refusals import misfit

    return misfit(kind, fmt or "")
