"""What the graph knows of a thing that helps to tell it from others of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from vndx.ontology import CODE, ID, VNDX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.search import Catalogue

_LIST = f"{CODE}codelist-"
_SCHEMA = "https://schema.org/"
#: Kinds by the part of the IRI that says so, as `vndx.links` has them; what is none of these is a concept.
_KINDS = {"person": "person", "place": "place", "body": "body", "post": "post", "doc": "document"}
#: Bodies of the country, their posts, and those who hold them.
_OWN = ("Ministry", "PublicBody", "PeoplesCommittee", "SteeringBody", "PartyBody")
_BATCH = 200

_FACTS = f"""
PREFIX schema: <{_SCHEMA}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX vndx: <{VNDX}>
SELECT ?thing ?what ?value ?day
WHERE {{
  VALUES ?thing {{ %s }}
  {{
    VALUES ?what {{ skos:notation schema:validFrom schema:validThrough schema:containedInPlace dcterms:type }}
    ?thing ?what ?value
  }} UNION {{
    ?membership org:member ?thing ; vndx:post ?value .
    OPTIONAL {{ ?membership vndx:attestedOn ?day }}
    BIND(vndx:post AS ?what)
  }} UNION {{
    ?membership org:member ?thing ; org:organization/a ?value .
    BIND(org:organization AS ?what)
  }} UNION {{
    ?thing org:postIn/a ?value .
    BIND(org:organization AS ?what)
  }}
}}
ORDER BY ?thing ?what ?value ?day
"""

#: Asks a query of the graph and returns its rows, as SPARQL JSON has them.
Ask = Callable[[str], Iterable[Mapping[str, Mapping[str, str]]]]


@dataclass(frozen=True)
class Thing:
    """A thing here.

    Attributes:
        iri, name: what it is called.
        kind: one of `vndx.links.model.KINDS`.
        sorts: words for what it is, from the narrowest: as ``province``, ``place``.
        names: its names with their language.
        codes: codes by their list, each with its version: ``gso-2025`` and ``gso-pre2025`` are two.
        begins, ends: days on which it began and ended; empty where they are not known.
        domestic: it is of Viet Nam.
        offices: posts held, with days on which that is shown.
    """

    iri: str
    name: str
    kind: str
    sorts: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...] = ()
    begins: str = ""
    ends: str = ""
    domestic: bool = False
    offices: Mapping[str, frozenset[str]] = field(default_factory=dict)


def things(ask: Ask, known: Catalogue, iris: Iterable[str]) -> list[Thing]:
    """Return what the graph knows of *iris*, in their order.

    Args:
        ask: asks the graph.
        known: its names.
        iris: things that the catalogue has.
    """
    wanted = list(iris)
    said: dict[str, list[Mapping[str, Mapping[str, str]]]] = {iri: [] for iri in wanted}
    for start in range(0, len(wanted), _BATCH):
        values = " ".join(f"<{iri}>" for iri in wanted[start : start + _BATCH])
        for row in ask(_FACTS % values):
            said[row["thing"]["value"]].append(row)
    return [_thing(known, iri, said[iri]) for iri in wanted]


def _thing(known: Catalogue, iri: str, rows: list[Mapping[str, Mapping[str, str]]]) -> Thing:
    from vndx.search.catalogue import LOCAL, NOTATION

    entity = known.entities[iri]
    head = iri.removeprefix(ID).partition("/")[0]
    kind = _KINDS.get(head, "concept") if iri.startswith(ID) else "concept"
    classes = {name.removeprefix(VNDX) for name in entity.types}
    codes, days, offices = [], {"validFrom": "", "validThrough": ""}, dict[str, set[str]]()
    domestic = bool(classes & set(_OWN))
    kinds = set[str]()
    for row in rows:
        what, value = row["what"]["value"].replace("#", "/").rpartition("/")[2], row["value"]
        if what == "notation" and value.get("datatype", "").startswith(_LIST):
            codes.append((value["datatype"].removeprefix(_LIST), value["value"]))
        elif what in days:
            days[what] = value["value"]
        elif what == "containedInPlace":
            domestic = True  # there are no places of other countries within others here
        elif what == "type":
            kinds.add(value["value"].removeprefix(CODE))
        elif what == "post":
            offices.setdefault(value["value"], set()).update([row["day"]["value"]] if "day" in row else [])
        elif what == "organization":
            domestic |= value["value"].removeprefix(VNDX) in _OWN
    names = [
        (label.text, label.language)
        for label in entity.labels
        if label.rank < LOCAL and label.rank != NOTATION and label.language in ("vi", "en", "")
    ]
    return Thing(
        *(iri, entity.name() or iri, kind, _sorts(kind, classes)),
        names=tuple(dict.fromkeys(names)),
        codes=tuple(sorted(set(codes))),
        begins=days["validFrom"],
        ends=days["validThrough"],
        domestic=domestic,
        offices={post: frozenset(shown) for post, shown in offices.items()},
    )


def _sorts(kind: str, classes: set[str]) -> tuple[str, ...]:
    """Return the words for what a thing is, as profiles have them, from the narrowest."""
    narrow = {"Province": "province", "Country": "country", "Ministry": "ministry"}
    return (*(word for name, word in narrow.items() if name in classes), kind)
