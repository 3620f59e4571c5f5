"""SERVICE, asked beforehand: each clause becomes the rows that its server answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from vndx.errors import RemoteError
from vndx.federation.before import Asks, Spliced, Term, leads, narrowing
from vndx.federation.clauses import Clause, clauses
from vndx.federation.values import values
from vndx.graph.guard import Facts, check, facts
from vndx.graph.tokens import Token
from vndx.remote.client import Client
from vndx.remote.sparql import Endpoint
from vndx.remote.trouble import too_many

_BATCH = 100  # rows that one request is narrowed to


def has_service(text: str) -> bool:
    """Tell, at a glance, whether a query may ask another server."""
    return "SERVICE" in text.upper()


class Federation:
    """Asks other servers what a query wants of them.

    Args:
        client: asks them, within its limits.
        allowed: the addresses that may be asked; none else is.
        mirrors: address that a query names to the one that is asked in its place.

    Attributes:
        passed_over: what went wrong where SERVICE SILENT does not mind.
        asked: how many requests were sent.
        mirrored: which address was asked in place of which.
    """

    def __init__(
        self, client: Client, allowed: Iterable[str], mirrors: Mapping[str, str] | None = None
    ) -> None:
        self._client = client
        self._allowed = frozenset(allowed)
        self._mirrors = dict(mirrors or {})
        self.passed_over: list[RemoteError] = []
        self.asked = 0
        self.mirrored: dict[str, str] = {}

    def prepare(
        self,
        text: str,
        asks: Asks,
        *,
        prefixes: Mapping[str, str],
        substitutions: Mapping[str, str] | None = None,
    ) -> str:
        """Return the query with the answers of all servers in it.

        Before any server is asked, the whole query is looked at, and must be one; what stands
        in the braces of SERVICE is looked at as a part of it, too.

        Args:
            text: the query.
            asks: the graph that it is for.
            prefixes: those that need no declaration.
            substitutions: as in `vndx.graph.engine.Engine.query`.

        Raises:
            QueryRefused: when it asks a server that is not allowed, or it cannot be told which.
            QuerySyntaxError: when it is no query.
            RemoteError: when a server does not answer, or not well.
        """
        told = facts(text)
        known = dict(prefixes)
        found = clauses(told, known, self._allowed)
        check(text, known, self._allowed)
        if not found:
            return text
        terms = substitutions or {}
        asks.parse(_without(text, told, found), prefixes=prefixes)
        spliced = Spliced(text)
        for number, clause in enumerate(found):
            rows = self._answered(spliced, told, clause, known, terms, asks, number)
            spliced.replace(clause.start, clause.end, rows)
        return spliced.piece(0, len(text))

    def _answered(
        self,
        text: Spliced,
        told: Facts,
        clause: Clause,
        known: dict[str, str],
        terms: Mapping[str, str],
        asks: Asks,
        number: int,
    ) -> str:
        """Return what stands in the place of one clause."""
        words = told.words[clause.opening + 1 : clause.closing]
        pattern = text.piece(told.words[clause.opening].start + 1, told.words[clause.closing].start)
        names = list(dict.fromkeys(word.text[1:] for word in words if word.kind == "variable"))
        url = self._mirrors.get(clause.address, clause.address)
        if url != clause.address:
            self.mirrored[clause.address] = url
        endpoint = Endpoint(self._client, url)
        prologue = _prologue(told, known, words)
        try:
            if not names:
                self.asked += 1
                return "{ }" if endpoint.ask(f"{prologue}ASK {{\n{pattern}\n}}") else "{ FILTER(false) }"
            # No dataset of the query's own reaches here: what stands before is asked of the same one.
            plain = not (told.sources or told.named)
            whole = _prologue(told, known, told.words)
            narrowed = narrowing(asks, text, told.words, clause, whole, terms) if plain else None
            rows: list[dict[str, Term]] = []
            columns = set(narrowed[0] if narrowed else ())
            if narrowed and not leads(words, narrowed[0]):
                pattern = f"{{\n{pattern}\n}}"
            for block in _blocks(narrowed, url):
                self.asked += 1
                table = endpoint.select(f"{prologue}SELECT * WHERE {{ {block}\n{pattern}\n}}")
                columns |= {
                    name.lstrip("?") for name in table.columns
                }  # those in its scope: not all it names
                rows += _own(table.rows, f"{number}.{self.asked}")
                if len(rows) > self._client.limits.rows:
                    raise too_many(url, self._client.limits.rows)
            return f"{{ {values([name for name in names if name in columns], rows, url)} }}"
        except RemoteError as error:
            if not clause.silent or error.kind in ("contact", "address", "offline"):
                raise
            self.passed_over.append(error)
            return "{ }"


def _own(rows: list[dict[str, Term]], salt: str) -> list[dict[str, Term]]:
    """Give the nameless nodes of one answer labels that those of no other have."""
    for row in rows:
        for given in row.values():
            if given.get("type") == "bnode":
                given["value"] = f"{salt} {given['value']}"
    return rows


def _blocks(narrowed: tuple[list[str], list[dict[str, Term]]] | None, url: str) -> list[str]:
    """Return what narrows each request: nothing for a single one that is not narrowed."""
    if narrowed is None:
        return [""]
    columns, rows = narrowed
    return [values(columns, rows[at : at + _BATCH], url) for at in range(0, len(rows), _BATCH)]


def _without(text: str, told: Facts, found: list[Clause]) -> str:
    """Return the query with the patterns alone where other servers are asked; lines and columns stay."""
    for clause in found:
        brace = told.words[clause.opening].start
        gone = "".join(letter if letter in "\r\n" else " " for letter in text[clause.start : brace])
        text = text[: clause.start] + gone + text[brace:]
    return text


def _prologue(told: Facts, known: Mapping[str, str], words: list[Token]) -> str:
    """Return the declarations that a piece of the query needs."""
    used = {word.text.partition(":")[0] for word in words if word.kind == "name"}
    declared = {**known, **told.prefixes}
    lines = [f"PREFIX {prefix}: <{declared[prefix]}>\n" for prefix in sorted(used & set(declared))]
    for place, word in enumerate(told.words[:-1]):
        if word.upper == "BASE" and told.words[place + 1].kind == "iri":
            lines.insert(0, f"BASE {told.words[place + 1].text}\n")
            break
    return "".join(lines)
