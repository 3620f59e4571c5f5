"""The graphs that `vndx.federation.push` keeps at a server, besides those of the dataset itself."""

from __future__ import annotations

from vndx.ontology import GRAPH

#: The union of all graphs: what a query without GRAPH is about.
UNION = f"{GRAPH}union"
#: Which graphs were pushed.
PUSHED = f"{GRAPH}pushed"
HAS_PART = "http://purl.org/dc/terms/hasPart"
#: Asks for the graphs that were pushed.
LISTED = f"SELECT ?graph WHERE {{ GRAPH <{PUSHED}> {{ <{UNION}> <{HAS_PART}> ?graph }} }} ORDER BY ?graph"
