"""Finding a thing by what another graph calls it: an identifier, as a whole."""

from __future__ import annotations

from vndx.ontology import expand
from vndx.search.catalogue import Catalogue, Label
from vndx.search.find import Hit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

#: The links that hold, each with what the identifiers of its graph begin with.
IDENTIFIERS = """
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sssom: <https://w3id.org/sssom/>
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX vndx: <https://w3id.org/vndx/ontology#>
SELECT ?thing ?there ?space {
  ?link a vndx:Link ; rdf:subject ?thing ; rdf:object ?there ; vndx:linkTarget ?target .
  FILTER(?there != sssom:NoTermFound)
  FILTER NOT EXISTS { ?link sssom:predicate_modifier ?not }
  OPTIONAL { ?target void:uriSpace ?space }
} ORDER BY ?thing ?there
"""


def may_be_one(text: str) -> bool:
    """Tell whether a text may be an identifier: one word with a digit or a colon. Most searches are not."""
    text = text.strip()
    return len(text.split()) == 1 and any(sign.isdigit() or sign == ":" for sign in text)


def elsewhere(
    catalogue: Catalogue,
    rows: Iterable[Mapping[str, Mapping[str, str]]],
    text: str,
    types: Collection[str] = (),
) -> list[Hit]:
    """Return the things that are called *text* in another graph: ``Q36685``, ``wd:Q36685``, or the IRI.

    Args:
        catalogue: the entities.
        rows: the answer to `IDENTIFIERS`.
        text: an identifier; a part of one finds nothing.
        types: only entities of one of these kinds or classes (IRIs).
    """
    text = text.strip()
    given = expand(text) or text
    found: dict[str, Hit] = {}
    for row in rows:
        there, space = row["there"]["value"], row.get("space", {}).get("value", "")
        entity = catalogue.entities.get(row["thing"]["value"])
        short = there.removeprefix(space).rstrip("/") if space else there
        if entity is None or not (there.rstrip("/") == given.rstrip("/") or short.lower() == text.lower()):
            continue
        if not types or entity.kind in types or any(iri in types for iri in entity.types):
            found.setdefault(entity.iri, Hit(entity, Label(short, "", 0), 0, False))
    return sorted(found.values(), key=lambda hit: hit.order)
