"""The graphs that `vndx.federation.push` keeps at a server, besides those of the dataset itself."""

from __future__ import annotations

from collections.abc import Iterable

from vndx.federation.values import is_iri
from vndx.ontology import GRAPH

#: The union of all graphs: what a query without GRAPH is about.
UNION = f"{GRAPH}union"
#: Which graphs were pushed.
PUSHED = f"{GRAPH}pushed"
HAS_PART = "http://purl.org/dc/terms/hasPart"
#: Asks for the graphs that were pushed.
LISTED = f"SELECT ?graph WHERE {{ GRAPH <{PUSHED}> {{ <{UNION}> <{HAS_PART}> ?graph }} }} ORDER BY ?graph"


def listed(rows: Iterable[dict[str, dict[str, str]]]) -> list[str]:
    """Return the graphs that an answer to `LISTED` names; whatever is no IRI was not written by us."""
    terms = [row.get("graph", {}) for row in rows]
    return [term["value"] for term in terms if term.get("type") == "uri" and is_iri(term.get("value", ""))]
