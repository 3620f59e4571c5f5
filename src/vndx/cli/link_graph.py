"""What the commands that look into other graphs need of this one, asked in one go."""

from __future__ import annotations

from dataclasses import dataclass

from vndx.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox

    from vndx.graph.engine import Engine
    from vndx.linking.things import Thing
    from vndx.links import Link
    from vndx.links.rules import Things
    from vndx.search import Catalogue

#: The records of links; what is said of the other graphs is not needed.
_RECORDS = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
CONSTRUCT { ?record ?property ?value } WHERE { ?record a vndx:Link ; ?property ?value }
"""
#: What the rules of links look at: what a thing is, and whether it changed.
_ABOUT = """
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vndx: <https://w3id.org/vndx/ontology#>
CONSTRUCT { ?subject ?property ?value }
WHERE {
  { VALUES ?subject { %s } VALUES ?property { rdf:type skos:prefLabel } ?subject ?property ?value }
  UNION
  { VALUES ?property { rdfs:subClassOf } ?subject ?property ?value }
  UNION
  {
    VALUES ?value { %s }
    VALUES ?property {
      vndx:mergedPlace vndx:resultingPlace vndx:changedPlace
      org:originalOrganization org:resultingOrganization
    }
    ?subject ?property ?value
  }
}
"""


@dataclass(frozen=True)
class Here:
    """What this graph has.

    Attributes:
        things: those that the user means.
        links: all judgements, to all graphs.
        elsewhere: those of them that do not stand in the folder of judgements.
        known: what `things` are, for the rules of links.
    """

    things: list[Thing]
    links: list[Link]
    elsewhere: list[Link]
    known: Things


def opened(graph: tuple[str, ...], words: str, sort: str, folder: str | None) -> Here:
    """Ask a graph for what a user means, and for the links that are there.

    Args:
        graph: the graph; empty for the shipped one.
        words: the name of a thing; empty for all of *sort*.
        sort: a kind of thing or a class; empty for one thing.
        folder: where judgements are that may not be in the graph.

    Raises:
        UsageError: when neither or both are given.
        UnknownName, Ambiguous: as the name is.
        DataError: when a file cannot be read.
    """
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine
    from vndx.linking.things import things
    from vndx.links import from_quads, kept
    from vndx.links.things import things as kinds
    from vndx.results.rows import Rows

    if bool(words) == bool(sort):
        raise UsageError(
            "name one thing, or all of a kind with --type",
            "hãy nêu một đối tượng, hoặc mọi đối tượng của một loại bằng --type",
        )
    judged = {} if folder is None else {link.iri: link for link in kept(folder)}
    with Engine(graph, snapshot=True) as engine:
        names = catalogue(engine)
        iris = _meant(names, words, sort)
        found = things(lambda text: Rows(engine.query(text, trusted=True).data).rows, names, iris)
        links = from_quads(_quads(engine, _RECORDS))
        values = " ".join(f"<{iri}>" for iri in iris)
        known = kinds(_quads(engine, _ABOUT % (values, values)))
    # A judgement in the folder is the later one.
    elsewhere = [link for link in links if link.iri not in judged]
    return Here(found, [*elsewhere, *judged.values()], elsewhere, known)


def _meant(names: Catalogue, words: str, sort: str) -> list[str]:
    from vndx.cli.search import class_of
    from vndx.search import resolve

    if words:
        return [resolve(names, words)]
    kind = class_of(names, sort)
    return sorted(
        iri for iri, entity in names.entities.items() if kind == entity.kind or kind in entity.types
    )


def _quads(engine: Engine, query: str) -> list[ox.Quad]:
    import pyoxigraph as ox

    return list(ox.parse(engine.query(query, fmt="n-triples", trusted=True).data, ox.RdfFormat.N_TRIPLES))
