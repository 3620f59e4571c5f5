"""What is asked of the graph about one thing; ``?entity`` is bound by the engine."""

from __future__ import annotations

_PREFIXES = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
PREFIX graph: <https://w3id.org/vndx/graph/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX sssom: <https://w3id.org/sssom/>
PREFIX void: <http://rdfs.org/ns/void#>
"""

# The thing itself, and each node that states something of it.
_NODE = """
    { ?node ?link ?entity . FILTER(?link NOT IN (rdf:type, oa:hasSource, oa:hasSelector)) }
    UNION
    { ?entity ?any ?thing . BIND(?entity AS ?node) }"""

#: Every statement about the thing, and about each node that states something of it. That the dataset
#: counts it, names it as an example or links to it, states nothing of it.
STATEMENTS = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?node ?property ?value
WHERE {{
  {{
    ?node ?link ?entity .
    FILTER(?link NOT IN (rdf:type, rdf:subject, rdf:predicate, rdf:object, oa:hasSource, oa:hasSelector,
                         vndx:evidence, vndx:inferredFrom, vndx:inferenceRule, vndx:ignoredBecause,
                         vndx:serves, vndx:linkTarget, void:class, void:property, void:exampleResource))
  }}
  UNION
  {{ ?entity ?any ?thing . BIND(?entity AS ?node) }}
  ?node ?property ?value .
  FILTER(?property NOT IN (vndx:evidence, vndx:serves, dcterms:source))
}}
ORDER BY ?node ?property ?value
"""

#: Where those statements stand: spans that show them, spans that they were inferred from.
GROUNDS = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?node ?property ?value ?rule ?inferred ?article ?start ?end ?quote
WHERE {{
  {{
    SELECT DISTINCT ?entity ?node ?property ?value ?rule ?inferred ?evidence
    WHERE {{
      {_NODE}
      {{
        ?node vndx:evidence ?evidence .
        BIND(false AS ?inferred)
      }}
      UNION
      {{
        ?claim rdf:subject ?node ; rdf:predicate ?property ; rdf:object ?value ; vndx:evidence ?evidence .
        BIND(false AS ?inferred)
      }}
      UNION
      {{
        ?claim rdf:subject ?node ; rdf:predicate ?property ; rdf:object ?value ; vndx:inferredFrom ?evidence .
        OPTIONAL {{ ?claim vndx:inferenceRule ?rule }}
        BIND(true AS ?inferred)
      }}
    }}
  }}
  ?evidence oa:hasSource ?article ; oa:hasSelector ?position .
  ?position oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?evidence oa:hasSelector ?words . ?words oa:exact ?quote }}
}}
ORDER BY ?node ?property ?value ?article ?start ?end
"""

#: What is background: statements with a source outside the articles, which stands in a claim, at the
#: list of a code or at the region, and whole nodes with such a source.
OUTSIDE = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?node ?property ?value ?outside
WHERE {{
  {{
    {_NODE}
    ?claim rdf:subject ?node ; rdf:predicate ?property ; rdf:object ?value ; dcterms:source ?outside .
  }}
  UNION
  {{
    {_NODE}
    ?node dcterms:source ?outside .
  }}
  UNION
  {{
    VALUES ?property {{ skos:notation schema:containedInPlace schema:geo }}
    ?entity ?property ?value .
    BIND(IF(ISLITERAL(?value), DATATYPE(?value), ?value) AS ?shared)
    ?shared dcterms:source ?outside .
    BIND(?entity AS ?node)
  }}
}}
ORDER BY ?node ?property ?value ?outside
"""

#: What it is in other graphs, as far as somebody has looked into it.
ELSEWHERE = f"""{_PREFIXES}
SELECT DISTINCT ?entity ?relation ?there ?target ?space
WHERE {{
  ?link a vndx:Link ; rdf:subject ?entity ; rdf:predicate ?relation ; rdf:object ?there .
  ?link vndx:linkTarget ?target .
  FILTER(?there != sssom:NoTermFound)
  FILTER NOT EXISTS {{ ?link sssom:predicate_modifier ?not }}
  OPTIONAL {{ ?target void:uriSpace ?space }}
}}
ORDER BY ?target ?there
"""

#: The day of each article: that of its publication, else that of the session that it reports.
ARTICLES = f"""{_PREFIXES}
SELECT DISTINCT ?article ?published ?session
WHERE {{
  ?article a vndx:Article .
  OPTIONAL {{ ?article schema:datePublished ?published }}
  OPTIONAL {{
    ?meeting a vndx:Meeting ; schema:startDate ?session ; vndx:evidence ?evidence .
    ?evidence oa:hasSource ?article .
  }}
}}
ORDER BY ?article ?published ?session
"""

#: The same as RDF: the thing, the nodes that state something of it, claims about them, and their evidence.
TURTLE = f"""{_PREFIXES}
CONSTRUCT {{ ?subject ?property ?value }}
WHERE {{
  {{
    {_NODE}
    BIND(?node AS ?subject)
  }}
  UNION
  {{
    {_NODE}
    ?subject rdf:subject ?node .
  }}
  UNION
  {{
    {_NODE}
    ?node ^rdf:subject?/(vndx:evidence|vndx:inferredFrom)/oa:hasSelector? ?subject .
  }}
  ?subject ?property ?value .
}}
"""

#: Rows, when anything is said of a unit that went into this one.
PAST = f"""{_PREFIXES}
SELECT ?entity ?fact
WHERE {{
  ?merger vndx:resultingPlace ?entity ; vndx:mergedPlace ?before .
  FILTER(?before != ?entity)
  {{ ?fact vndx:area ?before }}
  UNION
  {{ ?fact schema:location ?before }}
  UNION
  {{ ?fact schema:spatialCoverage ?before }}
}}
LIMIT 1
"""
