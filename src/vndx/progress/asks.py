"""What is asked of the graph for the scoreboard."""

from __future__ import annotations

_PREFIXES = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
PREFIX code: <https://w3id.org/vndx/code/>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""

# The indicators that have a target, and those that are related to one.
_INDICATORS = """{
    SELECT DISTINCT ?indicator
    WHERE { ?goal a vndx:Target ; vndx:indicator ?wanted . ?wanted (skos:related|^skos:related)? ?indicator }
  }"""

#: Targets, and all figures of their indicators.
FIGURES = f"""{_PREFIXES}
SELECT DISTINCT ?figure ?target ?indicator ?unit ?area ?population ?begin ?end ?status ?comparator ?value
                ?change_kind ?base ?base_begin ?base_end ?within
WHERE {{
  {_INDICATORS}
  ?figure vndx:indicator ?indicator ; vndx:unit ?unit ; vndx:area ?area ; vndx:period ?period ;
    vndx:status ?status ; vndx:comparator ?comparator ; vndx:value ?value .
  ?period vndx:begin ?begin ; vndx:end ?end .
  OPTIONAL {{ ?figure vndx:population ?population }}
  OPTIONAL {{ ?figure vndx:changeKind ?change_kind }}
  OPTIONAL {{ ?figure vndx:basePeriod ?base . ?base vndx:begin ?base_begin ; vndx:end ?base_end }}
  OPTIONAL {{ ?figure vndx:comparedWithin ?within }}
  BIND(EXISTS {{ ?figure a vndx:Target }} AS ?target)
}}
ORDER BY ?figure
"""

#: All targets, also those that say too little to be judged.
TARGETS = f"""{_PREFIXES}
SELECT DISTINCT ?goal WHERE {{ ?goal a vndx:Target }} ORDER BY ?goal
"""

#: What ties these figures to others and to those who set, did or reported them, the percentages that are
#: quoted for them, and indicators to each other; with the graph that says so, if it has a name.
LINKS = f"""{_PREFIXES}
SELECT DISTINCT ?subject ?property ?object ?graph
WHERE {{
  {{
    {_INDICATORS}
    ?subject vndx:indicator ?indicator .
    VALUES ?property {{
      vndx:setBy vndx:responsible vndx:saidBy vndx:againstTarget vndx:statedPercent prov:wasDerivedFrom
    }}
    ?subject ?property ?object .
    OPTIONAL {{ GRAPH ?graph {{ ?subject ?property ?object }} }}
  }}
  UNION
  {{
    ?subject vndx:approvedBy/eli:passed_by ?object .
    BIND(eli:passed_by AS ?property)
  }}
  UNION
  {{
    {{ ?subject skos:related ?object }} UNION {{ ?object skos:related ?subject }}
    ?subject a vndx:Indicator .
    BIND(skos:related AS ?property)
  }}
}}
ORDER BY ?subject ?property ?object ?graph
"""

#: Where these figures stand.
SOURCES = f"""{_PREFIXES}
SELECT DISTINCT ?figure ?article ?start ?end ?quote
WHERE {{
  {_INDICATORS}
  ?figure vndx:indicator ?indicator ; vndx:evidence ?evidence .
  ?evidence oa:hasSource ?article ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:end ?end .
  OPTIONAL {{ ?evidence oa:hasSelector/oa:exact ?quote }}
}}
ORDER BY ?figure ?article ?start ?end
"""

#: The day that an article tells of: that of its publication, else that of the session it is about.
DAYS = f"""{_PREFIXES}
SELECT DISTINCT ?article ?published ?held
WHERE {{
  ?article a vndx:Article .
  OPTIONAL {{ ?article schema:datePublished ?published }}
  OPTIONAL {{ ?article schema:about ?session . ?session a vndx:Meeting ; schema:startDate ?held }}
}}
ORDER BY ?article ?published ?held
"""
