"""The other graphs: what is said of them in the graph, and the form of their identifiers."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from vndx.content import folder
from vndx.graph.document import statements
from vndx.links.model import RDF, SKOS, TARGET
from vndx.ontology import VNDX

_VOID = "http://rdfs.org/ns/void#"
_FOAF = "http://xmlns.com/foaf/0.1/"
_DCTERMS = "http://purl.org/dc/terms/"
_LONGEST = 2000  # characters of an IRI, or of a pattern of one
_MOST = 2  # parts of a pattern that repeat
#: What stands for one character in a pattern: an escaped one, or a class.
_LETTER = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEATS = re.compile(r"[*+{]")
_GROUP_REPEATS = re.compile(r"\)[*+{]")
LINKED_GRAPH = f"{VNDX}LinkedGraph"
#: The file of the graph that describes those that are shipped.
FILE = os.path.join("reference", "linked-graphs.trig")


@dataclass(frozen=True, kw_only=True)
class Target:
    """Another graph.

    Attributes:
        name: what it is called here, as in ``wikidata``.
        label: what it is called, by language.
        space: what the IRIs of its things begin with.
        pattern: regular expression that they match as a whole.
        homepage, license: IRIs; empty where they are not known.
    """

    name: str
    label: dict[str, str]
    space: str
    pattern: str
    homepage: str = ""
    license: str = ""

    @property
    def sound(self) -> bool:
        """Whether its pattern can be used: it may have come with a graph that somebody sent."""
        return _harmless(self.pattern)

    @property
    def iri(self) -> str:
        """Its own name as a thing of ours."""
        return TARGET + self.name

    def fits(self, iri: str) -> bool:
        """Say whether *iri* has the form of its identifiers."""
        return (
            iri.startswith(self.space)
            and len(iri) <= _LONGEST
            and self.sound
            and re.fullmatch(self.pattern, iri) is not None
        )

    def identifier(self, iri: str) -> str:
        """Return the short form of one of its IRIs, as people write it: ``Q881``."""
        return iri.removeprefix(self.space).rstrip("/")


def targets(quads: Iterable[ox.Quad] | None = None) -> dict[str, Target]:
    """Return the other graphs by name.

    Args:
        quads: the statements that describe them; those of the shipped graph when left out.
    """
    if quads is None:
        quads = statements(os.path.join(folder("graph"), FILE))
    said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(
            quad.object, ox.NamedNode | ox.Literal
        ):
            continue  # what is said of a target in nodes without a name is no part of its description
        if quad.subject.value.startswith(TARGET):
            said[quad.subject.value][quad.predicate.value].append(quad.object)
    found = {}
    for iri, values in sorted(said.items()):
        if ox.NamedNode(LINKED_GRAPH) not in values.get(f"{RDF}type", ()):
            continue
        name = iri.removeprefix(TARGET)
        labels = (v for v in values.get(f"{SKOS}prefLabel", ()) if isinstance(v, ox.Literal))
        space = _one(values.get(f"{_VOID}uriSpace"))
        found[name] = Target(
            name=name,
            label={label.language or "": label.value for label in labels},
            space=space,
            pattern=_one(values.get(f"{_VOID}uriRegexPattern")) or re.escape(space) + ".+",
            homepage=_one(values.get(f"{_FOAF}homepage")),
            license=_one(values.get(f"{_DCTERMS}license")),
        )
    return found


@cache
def _harmless(pattern: str) -> bool:
    """Say whether a pattern can be used, and takes no longer for what does not match it.

    A part that repeats within a part that repeats, or beside several that do, can take for ever.
    """
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    bare = _LETTER.sub("x", pattern)
    return (
        len(pattern) <= _LONGEST
        and "(?" not in bare
        and not _GROUP_REPEATS.search(bare)
        and len(_REPEATS.findall(bare)) <= _MOST
    )


def _one(values: list[ox.NamedNode | ox.Literal] | None) -> str:
    return values[0].value if values else ""
