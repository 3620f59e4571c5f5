"""From the words of a user to the entities of a graph: what several commands share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from vndx.errors import UnknownName
    from vndx.graph.engine import Engine
    from vndx.queries import NamedQuery, Parameter, Resolve
    from vndx.search import Catalogue

_MENTIONS = "SELECT ?it { { ?it ?p ?o } UNION { ?s ?p ?it } UNION { ?s ?it ?o } } LIMIT 1"
# The list that a code belongs to is the one of the parameter's example: several lists begin alike.
_CODES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?example ?code { ?example skos:inScheme ?scheme . ?code skos:inScheme ?scheme } ORDER BY ?code
"""
_NAMED_CODES = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?example ?code ?name
{ ?example skos:inScheme ?scheme . ?code skos:inScheme ?scheme ; skos:prefLabel|skos:altLabel ?name }
ORDER BY ?code ?name
"""


def catalogue(engine: Engine) -> Catalogue:
    """Ask a graph for everything that its entities are called.

    Raises:
        vndx.errors.VndxError: when the graph cannot be read.
    """
    from vndx.results.rows import Rows
    from vndx.search import LABELS, Catalogue

    return Catalogue(Rows(engine.query(LABELS).data).rows)


def resolver(engine: Engine, query: NamedQuery | None = None) -> Resolve:
    """Return what finds the IRI that a parameter's value means; the graph is asked only when it is called.

    Args:
        engine: the graph.
        query: the query whose parameters they are: of several things of one name, those
            come first that stand in the column of the parameter.
    """
    known: list[Catalogue] = []

    def find(parameter: Parameter, words: str) -> str:
        if parameter.type == "code":
            return _code(engine, parameter, words)
        if not known:
            known.append(catalogue(engine))
        if parameter.type == "article":
            return article(known[0], words)
        from vndx.cli.columns import meant

        return meant(engine, known[0], query, parameter, words)

    return find


def _code(engine: Engine, param: Parameter, words: str) -> str:
    """Return the code of a parameter's list that is called *words*; empty for a code, and without a list.

    Raises:
        vndx.errors.UsageError: when the list has neither a code nor a name like this.
    """
    from vndx.queries.terms import bound_example
    from vndx.results.rows import Rows
    from vndx.text.keys import search_key

    wanted = search_key(words)
    answer = engine.query(_NAMED_CODES, substitutions={"example": bound_example(param)}, trusted=True)
    rows = Rows(answer.data).rows
    if any(row["code"]["value"].rpartition("/")[2] in (words, f"{param.scheme}-{words}") for row in rows):
        return ""  # what is a code is taken as it stands
    found = {row["code"]["value"] for row in rows if search_key(row["name"]["value"]) == wanted}
    if rows and not found:
        from vndx.queries import not_listed, shorten

        raise not_listed(param, words, dict.fromkeys(shorten(param, row["code"]["value"]) for row in rows))
    return found.pop() if len(found) == 1 else ""


def refuse_unknown(engine: Engine, query: NamedQuery, terms: Mapping[str, str]) -> None:
    """See that the graph knows what the parameters of a query name: a slip is not an empty answer.

    Args:
        engine: the graph.
        query: the query.
        terms: its parameters, as `vndx.queries.bind` gives them.

    Raises:
        vndx.errors.UnknownName: for a thing of which nothing is said, with the nearest ones.
        vndx.errors.UsageError: for a code that is not in its list, with those that are.
    """
    from vndx.results.rows import Rows

    for param in query.params:
        if param.name not in terms or param.type not in ("entity", "article", "code"):
            continue
        term = terms[param.name]
        if param.type == "code" and (codes := _codes(engine, param)):
            if term[1:-1] not in codes:
                from vndx.queries import not_listed, shorten

                raise not_listed(param, shorten(param, term[1:-1]), [shorten(param, code) for code in codes])
        elif not Rows(engine.query(_MENTIONS, substitutions={"it": term}, trusted=True).data).rows:
            raise _unknown(catalogue(engine), param, term[1:-1])


def _codes(engine: Engine, param: Parameter) -> list[str]:
    """Return the IRIs of the list that a parameter's codes are from; none, if the graph has no list."""
    from vndx.queries.terms import bound_example
    from vndx.results.rows import Rows

    answer = engine.query(_CODES, substitutions={"example": bound_example(param)}, trusted=True)
    return [row["code"]["value"] for row in Rows(answer.data).rows]


def _unknown(known: Catalogue, param: Parameter, iri: str) -> UnknownName:
    """Return the error for an IRI that the graph does not mention, with what was perhaps meant."""
    from difflib import get_close_matches

    from vndx.errors import UnknownName
    from vndx.graph.slips import either
    from vndx.ontology import ID, shrink
    from vndx.search import search

    kind, _, local = iri.removeprefix(ID).partition("/") if iri.startswith(ID) else ("", "", "")
    near = [
        shrink(hit.entity.iri)
        for hit in (search(known, local.replace("-", " "), types=(kind,), limit=3) if len(local) > 2 else [])
    ]
    if not near:
        names = [shrink(name) for name in (*known.entities, *known.terms)]
        near = get_close_matches(shrink(iri), names, 3, 0.8)
    word = shrink(iri)
    return UnknownName(
        f"{param.name}={word}: the graph says nothing of it; "
        + (f"did you mean {either(near, 'or')}?" if near else "try `vndx search`"),
        f"{param.name}={word}: đồ thị không nói gì về đối tượng này; "
        + (f"có phải là {either(near, 'hay')}?" if near else "hãy thử `vndx search`"),
    )


def article(known: Catalogue, beginning: str) -> str:
    """Return the IRI of the one article whose id begins like this.

    Raises:
        vndx.errors.UnknownName: when there is none.
        vndx.errors.Ambiguous: when there are several.
    """
    from vndx.errors import Ambiguous, UnknownName

    ids = {iri.rpartition("/")[2]: iri for iri, entity in known.entities.items() if entity.kind == "article"}
    if beginning in ids:
        return ids[beginning]
    found = [name for name in ids if name.startswith(beginning)]
    if len(found) == 1:
        return ids[found[0]]
    listed = ", ".join(sorted(found or ids))
    if found:
        raise Ambiguous(
            f"{beginning} begins {len(found)} articles: {listed}",
            f"{beginning} là phần đầu của {len(found)} bài báo: {listed}",
        )
    raise UnknownName(
        f"no article begins with {beginning}; there are: {listed or 'none'}",
        f"không có bài báo nào bắt đầu bằng {beginning}; hiện có: {listed or 'không có bài nào'}",
    )
