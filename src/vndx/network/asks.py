"""What is asked of a graph for its network: two questions, which are quick because they are plain."""

from __future__ import annotations

_PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX vndx: <https://w3id.org/vndx/ontology#>
"""

#: All that is said, but for the inside of evidence and what explains a term.
STATEMENTS = f"""{_PREFIXES}
SELECT ?subject ?property ?object WHERE {{
  ?subject ?property ?object
  FILTER(?property NOT IN (oa:hasSource, oa:hasSelector, oa:start, oa:end, oa:exact, vndx:sha256,
                           vndx:serves, vndx:inferenceRule, rdfs:comment, rdfs:isDefinedBy))
}}
"""

#: The spans of articles.
SPANS = f"""{_PREFIXES}
SELECT ?span ?article ?start ?end ?quote WHERE {{
  ?span oa:hasSource ?article ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?span oa:hasSelector/oa:exact ?quote }}
}}
"""
