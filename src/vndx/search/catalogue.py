"""Every entity of a graph with everything that it is called."""

from __future__ import annotations

import re
from functools import cache

from vndx.lang import order, t
from vndx.ontology import CODE, ID, VNDX, prefixes
from vndx.text.keys import match_key, search_key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
#: What names an entity, the best names first.
_PROPERTIES = (
    f"{_SKOS}prefLabel",
    _RDFS_LABEL,
    "http://data.europa.eu/eli/ontology#id_local",
    "http://purl.org/dc/terms/identifier",
    f"{_SKOS}altLabel",
    f"{_SKOS}notation",
    f"{_SKOS}hiddenLabel",
    "http://purl.org/dc/terms/title",
)
#: The rank of the local name of the IRI, which is the last.
LOCAL = len(_PROPERTIES)
#: The rank of a code, such as that of a province.
NOTATION = _PROPERTIES.index(f"{_SKOS}notation")
#: Words (without marks) that tell nothing about what is meant.
SMALL = frozenset(
    [
        *("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"),
        *("cac", "cua", "cho", "ma", "o", "tai", "tu", "va", "ve", "voi"),
    ]
)

#: Kinds of entities, by the part of the IRI that says so, with their names in English
#: and Vietnamese. Where two fit a text equally well, the kind that people more often
#: mean comes first.
KINDS = {
    "topic": ("topic", "lĩnh vực"),
    "initiative": ("initiative", "chương trình"),
    "body": ("body", "cơ quan, tổ chức"),
    "person": ("person", "người"),
    "doc": ("document", "văn bản"),
    "system": ("system", "hệ thống"),
    "place": ("place", "địa điểm"),
    "indicator": ("indicator", "chỉ tiêu"),
    "theme": ("theme", "chủ đề năm"),
    "meeting": ("meeting", "cuộc họp"),
    "post": ("post", "chức vụ"),
    "report": ("report", "báo cáo"),
    "group": ("group", "nhóm"),
    "bridge": ("bridge point", "điểm cầu"),
    "term": ("term", "khóa"),
    "period": ("period", "kỳ"),
    "article": ("article", "bài báo"),
    "remark": ("remark", "phát biểu"),
    "change": ("change", "thay đổi"),
    "target": ("other graph", "đồ thị khác"),
}
_ORDER = {kind: place for place, kind in enumerate(KINDS)}
#: What else people call a thing of a kind.
_ALSO = {
    "meeting": ("session", "phiên họp", "hội nghị"),
    "doc": ("decision", "quyết định", "nghị quyết"),
    "initiative": ("plan", "programme", "project", "kế hoạch", "đề án"),
    "person": ("people",),
}

#: All names of all things, and their types. Facts such as figures have none.
LABELS = f"""
SELECT DISTINCT ?entity ?type ?property ?label
WHERE {{
  VALUES ?property {{ {" ".join(f"<{iri}>" for iri in _PROPERTIES)} }}
  ?entity ?property ?label .
  FILTER(ISIRI(?entity) && ISLITERAL(?label))
  OPTIONAL {{ ?entity a ?type }}
}}
ORDER BY ?entity ?property ?label ?type
"""


_KINDS_OF_DOCUMENTS = (
    "chỉ thị|chương trình|công điện|công văn|đề án|kế hoạch"
    "|nghị định|nghị quyết|quyết định|thông báo|thông tư"
)
_NUMBER, _PLAIN_NUMBER = (
    re.compile(f"(?<![^ ])({kinds}) {word} (?=[0-9])")
    for kinds, word in (
        (_KINDS_OF_DOCUMENTS, "số"),
        ("|".join(map(search_key, _KINDS_OF_DOCUMENTS.split("|"))), "so"),
    )
)


def marked_key(text: str) -> str:
    """Return the key with marks by which names are compared.

    The word for "number" between the kind of a document and its number is left
    out: "Đề án số 06" is "Đề án 06".
    """
    return _NUMBER.sub(r"\1 ", match_key(text))


def plain_key(text: str) -> str:
    """Return the same key without marks."""
    return _PLAIN_NUMBER.sub(r"\1 ", search_key(text))


class Label:
    """One name of an entity.

    Attributes:
        text: as it is written.
        language: ``vi``, ``en`` or empty.
        rank: 0 for the best kind of name.
        marked: its key with marks.
        plain: its key without marks.
    """

    __slots__ = ("language", "marked", "plain", "rank", "text")

    def __init__(self, text: str, language: str, rank: int) -> None:
        self.text = text
        self.language = language
        self.rank = rank
        self.marked = marked_key(text)
        self.plain = plain_key(text)


class Entity:
    """One thing that has a name.

    Attributes:
        iri: its IRI.
        kind: one of `KINDS`, or empty for an IRI of another form.
        place: where the kind stands among `KINDS`; after all of them for another form.
        types: the IRIs of its classes, sorted.
        labels: its names, the best first.
    """

    __slots__ = ("iri", "kind", "labels", "place", "types")

    def __init__(self, iri: str) -> None:
        self.iri = iri
        head, _, local = iri.removeprefix(ID).partition("/")
        self.kind = head if iri.startswith(ID) and head in KINDS else ""
        self.place = _ORDER.get(self.kind, len(_ORDER))
        self.types: list[str] = []
        self.labels: list[Label] = []
        if self.kind and local:
            self.labels.append(Label(local.replace("-", " ").replace("_", " "), "", LOCAL))

    def name(self, language: str | None = None) -> str:
        """Return its best name in *language*, or in the language in force; else any; else empty."""
        preferred = [label for label in self.labels if label.rank < LOCAL]
        for tag in (language,) if language else (*order(), ""):
            for label in preferred:
                if label.language == tag:
                    return label.text
        return preferred[0].text if preferred and language is None else ""


class Catalogue:
    """All entities of a graph by IRI, and the names of classes and codes beside them.

    Args:
        rows: the answer to `LABELS`, as SPARQL JSON has it.

    Attributes:
        entities: what can be searched for.
        terms: classes, properties, codes and units: named, but no hits of a search.
    """

    def __init__(self, rows: Iterable[Mapping[str, Mapping[str, str]]]) -> None:
        self.entities: dict[str, Entity] = {}
        self.terms: dict[str, Entity] = {}
        self._kind_words: dict[str, frozenset[str]] = {}
        rank = {iri: place for place, iri in enumerate(_PROPERTIES)}
        seen: set[tuple[str, str, str, str]] = set()
        for row in rows:
            iri, label = row["entity"]["value"], row["label"]
            table = self.terms if _is_term(iri, row.get("type", {}).get("value", "")) else self.entities
            entity = table.get(iri) or table.setdefault(iri, Entity(iri))
            if "type" in row and row["type"]["value"] not in entity.types:
                entity.types.append(row["type"]["value"])
            name = (iri, row["property"]["value"], label["value"], label.get("xml:lang", ""))
            if name not in seen:
                seen.add(name)
                entity.labels.append(Label(name[2], name[3], rank[name[1]]))
        for entity in (*self.entities.values(), *self.terms.values()):
            entity.types.sort()
            entity.labels.sort(key=lambda label: (label.rank, label.language, label.text))

    def kind(self, entity: Entity) -> str:
        """Return what kind of thing an entity is, in words: its class, if that has a name."""
        for iri in entity.types:
            if name := self.name(iri):
                return name
        return t(*KINDS[entity.kind]) if entity.kind else ""

    def kind_words(self, entity: Entity) -> frozenset[str]:
        """Return the words, without marks, by which people call things of this kind."""
        found = self._kind_words.get(entity.kind)
        if found is None:
            names = (*KINDS.get(entity.kind, ()), *_ALSO.get(entity.kind, ()))
            words = {word for name in names for word in plain_key(name).split()}
            found = self._kind_words[entity.kind] = frozenset(words - SMALL)
        return found

    def name(self, iri: str, language: str | None = None) -> str:
        """Return the name of an entity or a term; empty when it has none (in *language*)."""
        entity = self.entities.get(iri) or self.terms.get(iri)
        return entity.name(language) if entity else ""


def _is_term(iri: str, kind: str) -> bool:
    """Tell whether a thing belongs to a vocabulary and not to the world; a pillar is of both."""
    if iri.startswith(ID):
        return iri.startswith(
            f"{ID}point/"
        )  # a point on a map is named by its coordinates, and not looked for
    return not iri.startswith(f"{CODE}pillar-") and (
        iri.startswith(_vocabularies())
        or kind.startswith(("http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/shacl#"))
    )


@cache
def _vocabularies() -> tuple[str, ...]:
    return (VNDX, *(namespace for namespace in prefixes().values() if not namespace.startswith(ID)))
