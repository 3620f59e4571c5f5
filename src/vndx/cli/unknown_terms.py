"""Terms of a query that neither the ontology nor the graph has: a slip that would look like an empty answer.

The first look costs one question to the engine; only a term without a name is looked at closely.
"""

from __future__ import annotations

from vndx.ontology import CODE, VNDX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine

#: The prefixes whose terms are all known, with their namespaces.
_OURS = {"vndx:": VNDX, "code:": CODE}
_ABSENT = """
SELECT ?term {{
  VALUES ?term {{ {0} }}
  FILTER NOT EXISTS {{ ?term ?p1 ?o1 }}
  FILTER NOT EXISTS {{ ?s2 ?p2 ?term }}
  FILTER NOT EXISTS {{ ?s3 ?term ?o3 }}
}}
"""
_TERMS = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?term { ?term rdfs:isDefinedBy|skos:inScheme ?there }
"""


def notes(engine: Engine, text: str) -> list[str]:
    """Return a sentence, in the language in force, for each term of a query that does not exist.

    Args:
        engine: the graph that was asked.
        text: the query, one that the engine has answered.

    Raises:
        vndx.errors.VndxError: when the engine cannot answer.
    """
    written = _written(text)
    if not written:
        return []
    labels = engine.labels(written.values())
    nameless = {name: iri for name, iri in written.items() if iri not in labels}
    if not nameless:
        return []
    return [_note(name, near) for name, near in _absent(engine, text, nameless).items()]


def _written(text: str) -> dict[str, str]:
    """Return each prefixed name of ours that stands anywhere in a query, with its IRI."""
    found: dict[str, str] = {}
    for prefix, namespace in _OURS.items():
        for piece in text.split(prefix)[1:]:
            end = 0
            while end < len(piece) and (piece[end].isalnum() or piece[end] in "-_."):
                end += 1
            local = piece[:end].rstrip(".")
            if local:
                found[prefix + local] = namespace + local
    return found


def _absent(engine: Engine, text: str, nameless: dict[str, str]) -> dict[str, str]:
    """Return those of *nameless* that are terms of the query alone, with the nearest that exists."""
    from difflib import get_close_matches

    from vndx.graph.guard import Facts
    from vndx.ontology import shrink
    from vndx.results.rows import Rows

    told = Facts(text)
    used = {word.text for word in told.words if word.kind == "name"}
    # A prefix that the query declares may stand for something else.
    foreign = {prefix for prefix, namespace in told.prefixes.items() if _OURS.get(f"{prefix}:") != namespace}
    wanted = [name for name in nameless if name in used and name.partition(":")[0] not in foreign]
    if not wanted:
        return {}
    terms = [shrink(iri) for iri in Rows(engine.query(_TERMS, trusted=True).data).iris()]
    if not any(term.startswith("vndx:") for term in terms):  # a graph without the ontology
        return {}
    listed = " ".join(f"<{nameless[name]}>" for name in wanted)
    absent = Rows(engine.query(_ABSENT.format(listed), trusted=True).data).iris()
    found = {}
    for name in sorted(wanted):
        if nameless[name] in absent:
            prefix = name.partition(":")[0] + ":"
            same = sorted(term for term in terms if term.startswith(prefix))
            found[name] = "".join(get_close_matches(name, same, 1))
    return found


def _note(name: str, near: str) -> str:
    from vndx.lang import t
    from vndx.text.display import safe, shortened

    name = safe(shortened(name))
    return t(
        f"the ontology has no {name}" + (f"; did you mean {near}?" if near else ""),
        f"từ vựng không có {name}" + (f"; có phải là {near}?" if near else ""),
    )
