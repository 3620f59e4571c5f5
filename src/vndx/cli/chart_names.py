"""Which indicator, place and population the words of ``vndx chart`` mean."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.graph.engine import Engine
    from vndx.queries import NamedQuery, Parameter, Resolve
    from vndx.search import Catalogue


def indicator(engine: Engine, known: Catalogue, words: str) -> str:
    """Return the IRI of the indicator that *words* mean.

    Its bare local name is one too: that is how its figures are called.

    Raises:
        vndx.errors.UnknownName, vndx.errors.Ambiguous: when they mean no indicator, or several.
        vndx.errors.UsageError: when they mean something else.
    """
    from vndx.ontology import ID, VNDX, shrink
    from vndx.search import resolve

    bare = f"{ID}indicator/{words.strip()}"
    given = {"indicator": bare if bare in known.entities else words}
    iri = _bound(
        engine, given, lambda _, name: resolve(known, name, types=("indicator", f"{VNDX}Indicator"))
    )["indicator"]
    thing = known.entities.get(iri)
    if thing is None or (thing.kind != "indicator" and f"{VNDX}Indicator" not in thing.types):
        from vndx.errors import UsageError

        word = shrink(iri)
        raise UsageError(
            f"{word} is no indicator; `vndx search WORDS --type indicator` finds one",
            f"{word} không phải là chỉ tiêu; `vndx search TỪ --type indicator` giúp tìm",
        )
    return iri


def taken_for(known: Catalogue, words: str, iri: str) -> str:
    """Return what to say when words are only the beginning of a name, and others have them too.

    Args:
        known: what things are called.
        words: what the user wrote.
        iri: what it was taken for.
    """
    from vndx.lang import t
    from vndx.ontology import VNDX, shrink
    from vndx.search import search
    from vndx.text.display import safe, shortened

    hits = search(known, words, types=("indicator", f"{VNDX}Indicator"), limit=4)
    if len(hits) < 2 or hits[0].entity.iri != iri or hits[0].fit in ("exact", "plain"):
        return ""
    name, *others = (f"{shrink(hit.entity.iri)} ({hit.entity.name() or hit.label.text})" for hit in hits)
    words, listed = safe(shortened(words)), ", ".join(map(safe, others))
    return t(
        f"{words} is taken for {safe(name)}; it may also mean {listed}",
        f"{words} được hiểu là {safe(name)}; cũng có thể là {listed}",
    )


def narrowed(engine: Engine, known: Catalogue, points: list[Point], given: dict[str, str]) -> dict[str, str]:
    """Return the IRIs that the words of the options mean: of what the figures are of, if that can be.

    Raises:
        vndx.errors.UnknownName, vndx.errors.Ambiguous: when words mean nothing, or several things.
    """
    from vndx.search import candidates, resolve

    kinds = {"area": "place", "population": "group"}

    def meant(parameter: Parameter, words: str) -> str:
        there = {getattr(point.figure, parameter.name) for point in points}
        types = (kinds[parameter.name],)
        near = [hit.entity.iri for hit in candidates(known, words, types=types) if hit.entity.iri in there]
        return near[0] if len(near) == 1 else resolve(known, words, types=types)

    return _bound(engine, given, meant)


def _bound(engine: Engine, given: dict[str, str], resolve: Resolve) -> dict[str, str]:
    """Return the IRIs of words, read as the parameters of queries are; each is known to the graph."""
    from vndx.cli.names import refuse_unknown
    from vndx.queries import bind

    query = _options()
    terms = bind(query, given, resolve)
    refuse_unknown(engine, query, terms)
    return {name: term[1:-1] for name, term in terms.items()}


def _options() -> NamedQuery:
    """Return the options as parameters of a query, so that they are read as everywhere else."""
    from vndx.queries import NamedQuery, Parameter

    params = (
        Parameter("indicator", "entity", "", "the indicator", "chỉ tiêu", "indicator:digital-enterprises"),
        Parameter("area", "entity", "", "the place", "nơi", "place:viet-nam"),
        Parameter("population", "entity", "", "among whom", "đối tượng", "group:adults"),
    )
    return NamedQuery(
        name="chart",
        theme="",
        title_en="",
        title_vi="",
        description_en="",
        description_vi="",
        params=params,
        columns=(),
        text="",
        path="",
    )
