"""The links as a mapping set of SSSOM, in its form of tab-separated values.

The metadata stand above the table, each line behind a ``#``. What SSSOM requires is always there, the
same links give the same bytes, and the set is held against `vndx.export.sssom_rules` before it is
given out: the reference validator lets a missing licence and a misspelt column pass.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from vndx import __version__
from vndx.errors import DataError
from vndx.export.sssom_rules import COLUMNS, VERSION, faults
from vndx.links import Link, Target, from_quads, problems, targets, things
from vndx.links.model import SKOS, SSSOM
from vndx.ontology import GRAPH, prefixes, shrink

#: The name of the set.
SET = f"{GRAPH}links"
_LICENSE = "http://purl.org/dc/terms/license"
_DATASET = f"{GRAPH}dataset"
_ABOUT = (
    "What things of vndx are in other graphs; what was refused is Not, what was not found sssom:NoTermFound. "
    "confidence counts the copies that agree; comment has the grounds, see_also where they can be looked at."
)
#: Prefixes for the things of other graphs, by the names of the graphs; those of the ontology come first.
_BUILT_IN = {"sssom": SSSOM}


def table(quads: Iterable[ox.Quad], terms: Iterable[ox.Quad]) -> bytes:
    """Return the links of a graph: those that hold, that were refused and that were not found.

    Args:
        quads: the statements of the graph.
        terms: those of the ontology, for the names of units and classes.

    Raises:
        DataError: when the graph does not say its licence, or a link is not sound.
    """
    quads, terms = list(quads), list(terms)
    links = from_quads(quads)
    known = targets(quads)
    licence = _licence(quads)
    wrong = problems(links, known)
    if wrong:
        first = wrong[0]
        name = shrink(first.link.name)
        raise DataError(
            f"{name}: not a sound link ({first.rule}); `vndx check` says what is wrong",
            f"{name}: liên kết không đúng ({first.rule}); `vndx check` cho biết sai ở đâu",
        )
    names = _names([*quads, *terms])
    curies = _Curies(known)
    kinds = things([*quads, *terms]).kinds
    rows = [_row(link, names, kinds, curies) for link in links]
    used = [column for column in COLUMNS if any(row.get(column) for row in rows)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([used, *([row.get(column, "") for column in used] for row in rows)])
    head = [*_metadata(licence, links, curies), "curie_map:"]
    head += [f"  {prefix}: {_quoted(space)}" for prefix, space in sorted(curies.used.items())]
    data = ("".join(f"#{line}\n" for line in head) + out.getvalue()).encode()
    left = faults(data)
    if left:  # of ours, whatever the graph holds
        raise DataError(
            f"the links cannot be written as SSSOM: {left[0]}",
            f"không ghi được các liên kết theo SSSOM: “{left[0]}”",
        )
    return data


class _Curies:
    """Writes IRIs as prefixed names, and keeps which prefixes it used."""

    def __init__(self, known: dict[str, Target]) -> None:
        self._spaces = {**prefixes(), **_BUILT_IN}
        taken = set(self._spaces.values())
        for name, target in known.items():
            if target.space and target.space not in taken and name not in self._spaces:
                self._spaces[name] = target.space
        self._longest = sorted(self._spaces.items(), key=lambda pair: -len(pair[1]))
        self.used: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        for prefix, space in self._longest:
            if iri.startswith(space) and len(iri) > len(space):
                self.used[prefix] = space
                return f"{prefix}:{iri.removeprefix(space)}"
        return iri


def _row(link: Link, names: dict[str, str], kinds: Mapping[str, str], curie: _Curies) -> dict[str, str]:
    """Return a link as the cells of its row."""
    comment = f"{link.evidence} -- {link.comment_en}" if link.comment_en else link.evidence
    row = {
        "record_id": curie(link.iri),
        "subject_id": curie(link.subject),
        "subject_label": names.get(link.subject, ""),
        "subject_category": kinds.get(link.subject, ""),
        "predicate_id": curie(link.predicate),
        "predicate_modifier": "Not" if link.rejected else "",
        "object_id": curie(link.object),
        "object_label": link.object_label,
        "object_category": link.kind,
        "mapping_justification": curie(link.justification),
        "author_label": link.author,
        "reviewer_label": link.reviewer,
        "object_source": f"{curie(f'{_TARGET}{link.target}')}",
        "mapping_date": link.date,
        "confidence": "" if link.confidence is None else f"{link.confidence:f}",
        "see_also": "|".join(sorted(set(_ADDRESS.findall(link.evidence)))),
        "comment": comment,
    }
    return {column: " ".join(cell.split()) for column, cell in row.items()}


#: Where the grounds can be looked at; a bar would divide two of them.
_ADDRESS = re.compile(r"https://github\.com/[^\s|;,)\"']+")
_TARGET = "https://w3id.org/vndx/id/target/"


def _metadata(licence: str, links: list[Link], curie: _Curies) -> Iterator[str]:
    """Yield the lines about the set as a whole."""
    yield f"sssom_version: {_quoted(VERSION)}"
    yield f"mapping_set_id: {_quoted(SET)}"
    yield f"mapping_set_version: {_quoted(__version__)}"
    yield f"mapping_set_title: {_quoted('Links of vndx to other graphs')}"
    yield f"mapping_set_description: {_quoted(_ABOUT)}"
    yield f"license: {_quoted(licence)}"
    yield f"subject_source: {_quoted(curie(_DATASET))}"
    if links:
        yield f"publication_date: {_quoted(max(link.date for link in links))}"


def _quoted(text: str) -> str:
    """Return a text as YAML takes it, whatever it holds."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _licence(quads: Iterable[ox.Quad]) -> str:
    for quad in quads:
        about = isinstance(quad.subject, ox.NamedNode) and quad.subject.value == _DATASET
        if about and quad.predicate.value == _LICENSE and isinstance(quad.object, ox.NamedNode):
            return quad.object.value
    raise DataError(
        "the graph does not say its licence, and a set of SSSOM must: state dcterms:license of graph:dataset",
        "đồ thị không nêu giấy phép mà SSSOM thì bắt buộc: hãy nêu dcterms:license của graph:dataset",
    )


def _names(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """Return the names in English."""
    labels = (f"{SKOS}prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")
    return {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate.value in labels
        and isinstance(quad.subject, ox.NamedNode)
        and isinstance(quad.object, ox.Literal)
        and quad.object.language == "en"
    }
