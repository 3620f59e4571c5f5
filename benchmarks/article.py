"""One generated article: its entities, spans, facts and claims, in the graphs that they belong to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.words import Literal, Term
from vndx.ontology import prefixes

Triple = tuple[str, str, Term]

_PREFIXES = prefixes()


def n_triples(term: Term, local: dict[str, str]) -> str:
    """Write a term as N-Triples has it; *local* holds the prefixes of the article."""
    if isinstance(term, Literal):
        words = term.text.replace("\\", "\\\\").replace('"', '\\"')
        if term.language:
            return f'"{words}"@{term.language}'
        return f'"{words}"^^<{iri(term.datatype, local)}>' if term.datatype else f'"{words}"'
    return f"<{iri(term, local)}>"


def iri(name: str, local: dict[str, str]) -> str:
    """Return the IRI that a prefixed name stands for."""
    prefix, _, rest = name.partition(":")
    return (local.get(prefix) or _PREFIXES[prefix]) + rest


def both(vi: str, en: str) -> tuple[Literal, Literal]:
    """Return words in both languages as literals."""
    return Literal(vi, "vi"), Literal(en, "en")


class Fact(NamedTuple):
    """A fact that a second article can state again: its node, its triples, and what is claimed of each."""

    node: str
    triples: tuple[Triple, ...]
    claims: tuple[tuple[str, Term, str], ...]
    quote: str


class Article:
    """One article under construction.

    Attributes:
        name: its id.
        reference, curated, evidence, claims: the triples of its graphs.
        again: triples of the curated graph that another article states too.
    """

    def __init__(self, name: str, known: set[str], named: bool) -> None:
        self.name = name
        self.local = {
            "ev": f"https://w3id.org/vndx/id/evidence/{name}/",
            "claim": f"https://w3id.org/vndx/id/claim/{name}/",
            "g": f"https://w3id.org/vndx/graph/{name}/",
        }
        self.parts: dict[str, list[Triple]] = {
            part: [] for part in ("reference", "curated", "again", "evidence", "claims")
        }
        self._known = known
        self._introduced: list[str] = []
        self._named = named
        self._length = 0

    def __len__(self) -> int:
        return sum(len(part) for name, part in self.parts.items() if self._named or name != "again")

    def attempt(self, make: Callable[[], object], most: int) -> bool:
        """Add what *make* adds, or nothing if there would be more than *most* triples then."""
        sizes = {part: len(triples) for part, triples in self.parts.items()}
        introduced, length = len(self._introduced), self._length
        make()
        if len(self) <= most:
            return True
        for part, size in sizes.items():
            del self.parts[part][size:]
        self._known.difference_update(self._introduced[introduced:])
        del self._introduced[introduced:]
        self._length = length
        return False

    def introduce(self, node: str, kind: str, vi: str, en: str, *more: tuple[str, Term]) -> str:
        """Describe an entity that many articles share, unless an earlier one did."""
        if node not in self._known:
            self._known.add(node)
            self._introduced.append(node)
            self.describe(node, kind, vi, en, *more)
        return node

    def describe(self, node: str, kind: str, vi: str, en: str, *more: tuple[str, Term]) -> str:
        """Put an entity with its labels into the reference graph."""
        pairs: list[tuple[str, Term]] = [("a", kind), *(("skos:prefLabel", label) for label in both(vi, en))]
        self.parts["reference"] += [(node, predicate, object_) for predicate, object_ in (*pairs, *more)]
        return node

    def span(self, quote: str, kind: str = "vndx:Evidence") -> str:
        """Add a span with its quote, after the last one, and return its name."""
        start = self._length + 3
        self._length = end = start + len(quote)
        node = f"ev:{start}-{end}"
        self.parts["evidence"] += [
            (node, "a", kind),
            (node, "oa:hasSelector", f"{node}.position"),
            (node, "oa:hasSource", f"article:{self.name}"),
            (node, "vndx:sha256", Literal(hashlib.sha256(quote.encode()).hexdigest())),
            (f"{node}.position", "a", "oa:TextPositionSelector"),
            (f"{node}.position", "oa:start", Literal(str(start), "", "xsd:integer")),
            (f"{node}.position", "oa:end", Literal(str(end), "", "xsd:integer")),
        ]
        if kind == "vndx:Evidence":
            self.parts["evidence"] += [
                (node, "oa:hasSelector", f"{node}.quote"),
                (f"{node}.quote", "a", "oa:TextQuoteSelector"),
                (f"{node}.quote", "oa:exact", Literal(quote)),
            ]
        return node

    def claim(self, subject: str, predicate: str, object_: Term, evidence: str, rule: str = "") -> None:
        """Add a claim; with a *rule* it is inferred from the evidence."""
        said = " ".join(n_triples(term, self.local) for term in (subject, predicate, object_))
        node = f"claim:{hashlib.sha256(said.encode()).hexdigest()[:12]}"
        self.parts["claims"] += [
            (node, "a", "vndx:Claim"),
            (node, "rdf:subject", subject),
            (node, "rdf:predicate", predicate),
            (node, "rdf:object", object_),
            (node, "vndx:inferredFrom" if rule else "vndx:evidence", evidence),
        ]
        if rule:
            self.parts["claims"].append((node, "vndx:inferenceRule", f"code:inference-{rule}"))

    def state(self, fact: Fact, spans: dict[str, str], *, again: bool) -> None:
        """State a fact with its words, and claim what is to be claimed of it."""
        self.parts["again" if again else "curated"] += fact.triples
        self.parts["curated"].append((fact.node, "vndx:evidence", self.span(fact.quote)))
        for predicate, object_, rule in fact.claims:
            self.claim(fact.node, predicate, object_, spans[predicate], rule)

    def length(self) -> int:
        """Return the length of its text."""
        return self._length + 40
