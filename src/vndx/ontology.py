"""Namespaces and prefixes, read from ``ontology/context.jsonld``.

The table of prefixes is content, not code: the JSON-LD context is its one
source, and serialisers, queries and error messages all take it from here.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache

from vndx.content import folder

VNDX = "https://w3id.org/vndx/ontology#"
CODE = "https://w3id.org/vndx/code/"
GRAPH = "https://w3id.org/vndx/graph/"
ID = "https://w3id.org/vndx/id/"

#: Local names that Turtle and SPARQL take as they stand (a safe part of PN_LOCAL).
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")


@cache
def prefixes() -> dict[str, str]:
    """Return the known prefixes, prefix to namespace, in the order of the context."""
    with open(os.path.join(folder("ontology"), "context.jsonld"), "rb") as file:
        context = json.load(file)["@context"]
    return {
        key: value
        for key, value in context.items()
        if not key.startswith("@") and isinstance(value, str) and value[-1:] in "#/"
    }


@cache
def _longest_first() -> list[tuple[str, str]]:
    return sorted(((ns, p) for p, ns in prefixes().items()), key=lambda pair: -len(pair[0]))


def shrink(iri: str, extra: dict[str, str] | None = None) -> str:
    """Write an IRI as a prefixed name where one is legal, else in angle brackets.

    Args:
        iri: the absolute IRI.
        extra: more prefixes (prefix to namespace), tried before the known ones.
    """
    for prefix, namespace in (extra or {}).items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    for namespace, prefix in _longest_first():
        if iri.startswith(namespace):
            return (
                f"{prefix}:{iri[len(namespace) :]}" if _LOCAL.fullmatch(iri, len(namespace)) else f"<{iri}>"
            )
    return f"<{iri}>"


def expand(name: str) -> str | None:
    """Return the IRI of a prefixed name, an IRI in angle brackets or a bare one; else ``None``."""
    if name.startswith("<") and name.endswith(">"):
        return name[1:-1]
    if name.startswith(("http://", "https://")):
        return name
    prefix, colon, local = name.partition(":")
    namespace = prefixes().get(prefix) if colon else None
    return None if namespace is None else namespace + local
