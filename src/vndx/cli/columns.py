"""Which thing a name means as the value of a parameter: one that can stand in that column.

A name that fits several things, or one that this query never shows, is looked for
among the kinds of things that the column does hold. Where a post is named and
people stand in the column, whoever holds the post is meant.
"""

from __future__ import annotations

from vndx.errors import Ambiguous

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.queries import NamedQuery, Parameter
    from vndx.search import Catalogue

_CLEARLY = 1  # the rank of a name that is the same but for its marks
_HOLDERS = """
PREFIX org: <http://www.w3.org/ns/org#> PREFIX vndx: <https://w3id.org/vndx/ontology#>
SELECT DISTINCT ?post ?person { ?held vndx:post ?post ; org:member ?person } ORDER BY ?person
"""


def meant(engine: Engine, known: Catalogue, query: NamedQuery | None, param: Parameter, words: str) -> str:
    """Return the IRI that *words* mean as the value of *param*.

    Args:
        engine: the graph.
        known: its names.
        query: the query that the parameter belongs to; ``None``: any thing may be meant.
        param: the parameter.
        words: what the user wrote.

    Raises:
        vndx.errors.UnknownName: when nothing bears the name.
        vndx.errors.Ambiguous: when several things that may be meant do.
    """
    from vndx.search import candidates, resolve

    hits = candidates(known, words)
    if query is None or not query.text or not hits:
        return resolve(known, words)
    first = hits[0].entity
    if len(hits) == 1 and first.kind == param.example.partition(":")[0]:
        return first.iri
    if len(hits) == 1 and _answers(engine, query, param, first.iri):
        return first.iri
    there = _values(engine, query, param, {})
    kinds = {entity.kind for iri in there if (entity := known.entities.get(iri)) and entity.kind}
    here = candidates(known, words, types=kinds) if kinds else []
    if not here or (hits[0].order[0] <= _CLEARLY < here[0].order[0]):
        people = _holders(engine, known, first.iri, words, there)
        return people or resolve(known, words)
    return resolve(known, words, types=kinds)


def _answers(engine: Engine, query: NamedQuery, param: Parameter, iri: str) -> bool:
    """Tell whether the query has any row for a thing."""
    return bool(_values(engine, query, param, {param.name: f"<{iri}>"}))


def _values(engine: Engine, query: NamedQuery, param: Parameter, terms: dict[str, str]) -> set[str]:
    from vndx.results.rows import Rows

    rows = Rows(engine.query(query.text, substitutions=terms, trusted=True).data).rows
    return {row[param.name]["value"] for row in rows if param.name in row}


def _holders(engine: Engine, known: Catalogue, post: str, words: str, there: set[str]) -> str:
    """Return the one person *there* who is shown to hold a post; empty for what is no post.

    Raises:
        Ambiguous: when several are.
    """
    from vndx.ontology import shrink
    from vndx.results.rows import Rows

    answer = engine.query(_HOLDERS, substitutions={"post": f"<{post}>"}, trusted=True)
    people = [row["person"]["value"] for row in Rows(answer.data).rows]
    people = [iri for iri in people if iri in there]
    if len(people) > 1:
        listed = ", ".join(f"{shrink(iri)} ({known.name(iri)})" for iri in people)
        raise Ambiguous(
            f"{words} is a post that {len(people)} people are shown to hold, say which: {listed}",
            f"{words} là chức vụ mà {len(people)} người được nêu là giữ, hãy nói rõ: {listed}",
        )
    return "".join(people)
