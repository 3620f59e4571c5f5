"""From the words of a user to the entities of a graph: what several commands share."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.queries import Parameter, Resolve
    from vndx.search import Catalogue


def catalogue(engine: Engine) -> Catalogue:
    """Ask a graph for everything that its entities are called.

    Raises:
        vndx.errors.VndxError: when the graph cannot be read.
    """
    from vndx.results.rows import Rows
    from vndx.search import LABELS, Catalogue

    return Catalogue(Rows(engine.query(LABELS).data).rows)


def resolver(engine: Engine) -> Resolve:
    """Return what finds the IRI that a parameter's value means; the graph is asked only when it is called."""
    known: list[Catalogue] = []

    def find(parameter: Parameter, words: str) -> str:
        from vndx.search import resolve

        if not known:
            known.append(catalogue(engine))
        if parameter.type == "article":
            return article(known[0], words)
        return resolve(known[0], words)

    return find


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
