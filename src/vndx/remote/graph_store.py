"""The SPARQL 1.1 Graph Store Protocol: whole graphs over HTTP."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode

from vndx.remote.client import Client, Request
from vndx.remote.complete import N_TRIPLES, whole_triples
from vndx.remote.digest import Login

_ABSENT = frozenset((HTTPStatus.NOT_FOUND,))


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A store of graphs.

    Attributes:
        client: who asks.
        url: the address of the store, such as ``http://127.0.0.1:7878/store``.
        login: who asks.
    """

    client: Client
    url: str
    login: Login | None = None

    def get(self, graph: str | None) -> bytes | None:
        """Return a graph as N-Triples; ``None`` when there is none of that name.

        Args:
            graph: its IRI; ``None`` for the default graph.

        Raises:
            RemoteError: when it cannot be had whole.
        """
        request = Request("GET", self._at(graph), accept=N_TRIPLES, login=self.login, also=_ABSENT)
        reply = self.client.send(request)
        if reply.status == HTTPStatus.NOT_FOUND:
            return None
        return whole_triples(reply, self.client.limits.rows)

    def put(self, graph: str | None, data: bytes, media_type: str = N_TRIPLES) -> None:
        """Make a graph what *data* says, whatever it was; doing it twice is as good as once.

        Raises:
            RemoteError: when the server did not take it.
        """
        self.client.send(Request("PUT", self._at(graph), data, content_type=media_type, login=self.login))

    def post(self, graph: str | None, data: bytes, media_type: str = N_TRIPLES) -> None:
        """Add what *data* says to a graph; see `put`."""
        self.client.send(
            Request("POST", self._at(graph), data, content_type=media_type, login=self.login, safe=False)
        )

    def delete(self, graph: str | None) -> bool:
        """Remove a graph; tell whether there was one."""
        request = Request("DELETE", self._at(graph), login=self.login, also=_ABSENT)
        return self.client.send(request).status != HTTPStatus.NOT_FOUND

    def _at(self, graph: str | None) -> str:
        field = "default" if graph is None else urlencode({"graph": graph})
        return f"{self.url}{'&' if '?' in self.url else '?'}{field}"
