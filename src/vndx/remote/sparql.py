"""The SPARQL 1.1 protocol: queries and updates sent to an endpoint, answers that are whole or an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from vndx.remote.client import Client, Request
from vndx.remote.complete import JSON, N_TRIPLES, whole_json, whole_triples
from vndx.remote.digest import Login
from vndx.remote.reply import Reply
from vndx.remote.trouble import beside, broken

#: A term as SPARQL JSON has it: ``type``, ``value``, perhaps ``xml:lang`` or ``datatype``.
Term = dict[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a SELECT.

    Attributes:
        columns: names of the variables.
        rows: for each row its terms by variable; an unbound variable is left out.
        reply: as it came: when, and whether from the cache.
    """

    columns: list[str]
    rows: list[dict[str, Term]]
    reply: Reply


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL endpoint.

    Attributes:
        client: who asks.
        url: where queries go.
        update_url: where updates go; `url` when empty.
        get: send queries by GET instead of POST.
        keep: answers may come from the cache.
        default_graphs: IRIs of the graphs to form the default graph of; none: what the server has.
        named_graphs: IRIs of the graphs that GRAPH sees, likewise.
        login: who asks.
    """

    client: Client
    url: str
    update_url: str = ""
    get: bool = False
    keep: bool = False
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    login: Login | None = None

    def select(self, query: str, *, needs: Iterable[str] = ()) -> Table:
        """Answer a SELECT.

        Args:
            query: the query.
            needs: variables that every row has to have.

        Raises:
            RemoteError: when there is no answer, none that is whole, or one to another question.
        """
        reply = self._query(query, f"{JSON}, application/json;q=0.9", self._json)
        answer = self._json(reply)
        if "boolean" in answer:
            raise broken(self.url, "table")
        rows: list[dict[str, Term]] = answer["results"]["bindings"]
        wanted = set(needs)
        if not all(wanted <= row.keys() for row in rows):
            raise beside(self.url)
        return Table(answer["head"]["vars"], rows, reply)

    def ask(self, query: str) -> bool:
        """Answer an ASK; see `select`."""
        answer = self._json(self._query(query, f"{JSON}, application/json;q=0.9", self._json))
        if "boolean" not in answer:
            raise broken(self.url, "yes or no")
        return bool(answer["boolean"])

    def construct(self, query: str) -> bytes:
        """Return what a CONSTRUCT or DESCRIBE gives, as N-Triples; see `select`."""
        return self._query(query, N_TRIPLES, self._triples).body

    def raw(self, query: str, accept: str, check: Callable[[Reply], object] | None = None) -> Reply:
        """Return the answer to any query in the form *accept*, looked at by *check* alone."""
        return self._query(query, accept, check or (lambda reply: None))

    def update(self, text: str) -> None:
        """Run a SPARQL update; never tried twice.

        Raises:
            RemoteError: when the server did not take it; where the connection broke it may have run.
        """
        url = _with(self.update_url or self.url, self._graphs("using-graph-uri", "using-named-graph-uri"))
        self.client.send(
            Request(
                *("POST", url, text.encode()),
                content_type="application/sparql-update; charset=utf-8",
                safe=False,
                login=self.login,
            )
        )

    def over(self, graphs: Iterable[str]) -> Endpoint:
        """Return this endpoint with the union of *graphs* for a default graph, each with its name too."""
        names = tuple(graphs)
        return replace(self, default_graphs=names, named_graphs=names)

    def _query(self, query: str, accept: str, check: Callable[[Reply], object]) -> Reply:
        graphs = self._graphs("default-graph-uri", "named-graph-uri")
        if self.get:
            request = Request("GET", _with(self.url, [("query", query), *graphs]), accept=accept)
        else:
            # As a form: some servers take application/sparql-query only without graphs, some not at all.
            request = Request(
                *("POST", self.url, urlencode([("query", query), *graphs]).encode()),
                accept=accept,
                content_type="application/x-www-form-urlencoded",
            )
        return self.client.send(replace(request, keep=self.keep, login=self.login), _nothing(check))

    def _graphs(self, default: str, named: str) -> list[tuple[str, str]]:
        return [(default, name) for name in self.default_graphs] + [
            (named, name) for name in self.named_graphs
        ]

    def _json(self, reply: Reply) -> dict[str, Any]:
        return whole_json(reply, self.client.limits.rows)

    def _triples(self, reply: Reply) -> bytes:
        return whole_triples(reply, self.client.limits.rows)


def _with(url: str, fields: list[tuple[str, str]]) -> str:
    if not fields:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(fields)}"


def _nothing(check: Callable[[Reply], object]) -> Callable[[Reply], None]:
    def looked(reply: Reply) -> None:
        check(reply)

    return looked
