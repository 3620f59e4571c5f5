"""What is asked of the graph for a chart."""

from __future__ import annotations

_PREFIXES = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""

#: All figures of ``?indicator``, which the engine binds.
FIGURES = f"""{_PREFIXES}
SELECT DISTINCT ?indicator ?figure ?target ?unit ?area ?population ?period ?begin ?end ?status
                ?comparator ?value ?change_kind ?base ?base_begin ?base_end ?within
WHERE {{
  ?figure vndx:indicator ?indicator ; vndx:unit ?unit ; vndx:area ?area ; vndx:period ?period ;
    vndx:status ?status ; vndx:comparator ?comparator ; vndx:value ?value .
  ?period vndx:begin ?begin ; vndx:end ?end .
  OPTIONAL {{ ?figure vndx:population ?population }}
  OPTIONAL {{ ?figure vndx:changeKind ?change_kind }}
  OPTIONAL {{ ?figure vndx:basePeriod ?base . ?base vndx:begin ?base_begin ; vndx:end ?base_end }}
  OPTIONAL {{ ?figure vndx:comparedWithin ?within }}
  BIND(EXISTS {{ ?figure a vndx:Target }} AS ?target)
}}
ORDER BY ?end ?begin ?figure
"""

#: Who reported them or set them, and what they were worked out of.
LINKS = f"""{_PREFIXES}
SELECT DISTINCT ?indicator ?figure ?property ?object
WHERE {{
  ?figure vndx:indicator ?indicator .
  VALUES ?property {{ vndx:saidBy vndx:setBy prov:wasDerivedFrom }}
  ?figure ?property ?object .
}}
ORDER BY ?figure ?property ?object
"""

#: Where they stand; a derived figure stands where those stand that it was worked out of.
SOURCES = f"""{_PREFIXES}
SELECT DISTINCT ?indicator ?figure ?article ?start ?end ?quote
WHERE {{
  ?figure vndx:indicator ?indicator .
  {{ ?figure vndx:evidence ?evidence }}
  UNION
  {{ ?figure prov:wasDerivedFrom+ ?origin . ?origin vndx:evidence ?evidence }}
  ?evidence oa:hasSource ?article ; oa:hasSelector/oa:start ?start ; oa:hasSelector/oa:end ?end .
  OPTIONAL {{ ?evidence oa:hasSelector/oa:exact ?quote }}
}}
ORDER BY ?figure ?article ?start ?end
"""
