"""Hygiene of the ontology: what FIBO and gist check of theirs, and our own style guide."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.ontology import CODE, VNDX

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
VANN = "http://purl.org/vocab/vann/"
XSD = "http://www.w3.org/2001/XMLSchema#"
ONTOLOGY = VNDX.removesuffix("#")
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
ROOT = Path(__file__).parents[2]
FILES = ("vndx", "codes", "alignments", "adopted", "shapes")

Values = dict[str, list[ox.NamedNode | ox.Literal]]


def _read(name: str) -> list[ox.Quad]:
    return list(ox.parse(path=ROOT / f"ontology/{name}.ttl"))


def _by_subject(quads: list[ox.Quad]) -> dict[str, Values]:
    found: dict[str, Values] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            found[quad.subject.value][quad.predicate.value].append(quad.object)
    return found


TERMS = {iri: values for iri, values in _by_subject(_read("vndx")).items() if iri.startswith(VNDX)}
CODES = {iri: values for iri, values in _by_subject(_read("codes")).items() if iri.startswith(CODE)}
ADOPTED = {iri: v for iri, v in _by_subject(_read("adopted")).items() if RDFS + "isDefinedBy" in v}
GRAPH = [quad for path in sorted((ROOT / "graph").rglob("*.trig")) for quad in ox.parse(path=path)]
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")


def _kind(values: Values) -> str:
    (kind,) = [term.value.removeprefix(OWL) for term in values[RDF + "type"]]
    return kind


def _texts(values: Values, predicate: str) -> dict[str, str]:
    """Return the texts of a property by language, which must each have one."""
    literals = [v for v in values.get(predicate, ()) if isinstance(v, ox.Literal)]
    counts = Counter(literal.language for literal in literals)
    assert all(count == 1 for count in counts.values()), counts
    return {literal.language or "": literal.value for literal in literals}


def test_there_are_terms_to_look_at() -> None:
    assert len(TERMS) > 80
    assert len(CODES) > 60
    assert len(ADOPTED) > 40
    assert len(GRAPH) > 4000


@pytest.mark.parametrize("iri", TERMS)
def test_a_term_has_label_definition_and_home(iri: str) -> None:
    values = TERMS[iri]
    assert _kind(values) in KINDS
    assert set(_texts(values, RDFS + "label")) == {"vi", "en"}
    definitions = _texts(values, SKOS + "definition")
    assert set(definitions) == {"vi", "en"}
    for text in definitions.values():
        assert text.endswith(".")
        assert text[0].isupper()
    assert [home.value for home in values[RDFS + "isDefinedBy"]] == [ONTOLOGY]


@pytest.mark.parametrize("iri", TERMS)
def test_a_name_says_what_kind_of_term_it_is(iri: str) -> None:
    pattern = r"[A-Z][A-Za-z]+" if _kind(TERMS[iri]) == "Class" else r"[a-z][A-Za-z0-9]+"
    assert re.fullmatch(pattern, iri.removeprefix(VNDX))


@pytest.mark.parametrize("iri", sorted({*CODES, *ADOPTED}))
def test_a_code_or_adopted_term_has_a_label_in_both_languages(iri: str) -> None:
    values = CODES.get(iri) or ADOPTED[iri]
    label = SKOS + "prefLabel" if iri in CODES else RDFS + "label"
    assert set(_texts(values, label)) == {"vi", "en"}


@pytest.mark.parametrize("kind", KINDS[:3])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_terms_of_a_kind_share_a_label_or_definition(kind: str, language: str) -> None:
    for predicate in (RDFS + "label", SKOS + "definition"):
        texts = Counter(
            _texts(values, predicate)[language].casefold()
            for values in TERMS.values()
            if _kind(values) == kind
        )
        assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize("predicate", [RDFS + "subClassOf", RDFS + "subPropertyOf", SKOS + "broader"])
def test_no_term_is_above_itself(predicate: str) -> None:
    above: dict[str, set[str]] = defaultdict(set)
    for name in FILES:
        for iri, values in _by_subject(_read(name)).items():
            above[iri] |= {term.value for term in values.get(predicate, ())}
    for start in list(above):
        seen: set[str] = set()
        waiting = list(above[start])
        while waiting:
            term = waiting.pop()
            assert term != start
            if term not in seen:
                seen.add(term)
                waiting += above.get(term, ())


@pytest.mark.parametrize("name", [name for name in FILES if name != "adopted"])
def test_no_term_of_ours_is_used_and_not_defined(name: str) -> None:
    used = {
        part.value
        for quad in _read(name)
        for part in (quad.subject, quad.predicate, quad.object)
        if isinstance(part, ox.NamedNode) and part.value.startswith((VNDX, CODE))
    }
    assert used
    assert used - set(TERMS) - set(CODES) == set()


def test_queries_and_docs_use_defined_terms_only() -> None:
    files = [*(ROOT / "queries").rglob("*.rq"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    assert len(files) > 20
    unknown = set()
    for path in files:
        for prefix, local in re.findall(r"\b(vndx|code):([A-Za-z][A-Za-z0-9-]*)", path.read_text("utf-8")):
            if prefix == "code" and "-" not in local.rstrip("-"):
                continue  # a family of codes, as in code:status-…, or the type of a parameter
            iri = (VNDX if prefix == "vndx" else CODE) + local
            if iri not in TERMS and iri not in CODES:
                unknown.add(f"{path.relative_to(ROOT)}: {prefix}:{local}")
    assert unknown == set()


@pytest.mark.parametrize("name", ["vndx", "codes", "alignments", "adopted"])
def test_no_stray_blank_nodes(name: str) -> None:
    parts = [part for quad in _read(name) for part in (quad.subject, quad.object)]
    assert not [part for part in parts if isinstance(part, ox.BlankNode)]


def test_the_header_says_version_licence_and_prefix() -> None:
    header = _by_subject(_read("vndx"))[ONTOLOGY]
    (version,) = header[OWL + "versionInfo"]
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", version.value)
    assert [v.value for v in header[OWL + "versionIRI"]] == [f"{ONTOLOGY}/{version.value}"]
    assert [v.value for v in header[DCTERMS + "license"]] == [CC_BY]
    assert [v.value for v in header[VANN + "preferredNamespacePrefix"]] == ["vndx"]
    assert [v.value for v in header[VANN + "preferredNamespaceUri"]] == [VNDX]
    assert set(_texts(header, DCTERMS + "title")) == {"vi", "en"}
    assert set(_texts(header, DCTERMS + "abstract")) == {"vi", "en"}
    for name in ("created", "modified"):
        (day,) = header[DCTERMS + name]
        assert isinstance(day, ox.Literal)
        assert day.datatype.value == XSD + "date"


@pytest.mark.parametrize("name", ["vndx", "alignments", "adopted", "shapes"])
def test_every_file_names_itself_and_its_licence(name: str) -> None:
    headers = [v for v in _by_subject(_read(name)).values() if DCTERMS + "license" in v]
    (header,) = headers
    assert header[RDF + "type"][0].value == OWL + "Ontology"
    assert header[DCTERMS + "license"][0].value == CC_BY
    assert set(_texts(header, RDFS + "label")) == {"vi", "en"}


# ---- each term is there for a question


@pytest.mark.parametrize("iri", TERMS)
def test_a_term_serves_a_question(iri: str) -> None:
    questions = TERMS[iri].get(VNDX + "serves", [])
    assert questions
    for question in questions:
        assert VNDX + "Question" in [kind.value for kind in CODES[question.value][RDF + "type"]]


def test_each_question_has_its_query() -> None:
    queries = {path.stem for path in (ROOT / "queries").rglob("*.rq")}
    questions = [v for v in CODES.values() if VNDX + "Question" in [t.value for t in v[RDF + "type"]]]
    assert len(questions) >= 12
    for values in questions:
        (name,) = values[VNDX + "answeredBy"]
        assert name.value in queries


def test_every_adopted_term_is_used() -> None:
    used = {quad.predicate.value for quad in GRAPH}
    used |= {quad.object.value for quad in GRAPH if isinstance(quad.object, ox.NamedNode)}
    for name in ("vndx", "codes", "shapes"):
        for quad in _read(name):
            used |= {part.value for part in (quad.predicate, quad.object) if isinstance(part, ox.NamedNode)}
    used.add(SKOS + "hiddenLabel")  # vndx search reads it; the graph needs none just now
    used.add("https://w3id.org/sssom/reviewer_label")  # who looks at a link a second time; nobody has yet
    used.add(SKOS + "narrowMatch")  # one of the ways to link, which no link needs just now
    assert set(ADOPTED) - used == set()


# ---- OWL 2 RL

#: What OWL 2 RL allows in these files beside annotations.
AXIOMS = {
    RDF + "type",
    *(RDFS + n for n in ("subClassOf", "subPropertyOf", "domain", "range")),
    OWL + "disjointWith",
}
ANNOTATIONS = {
    *(RDFS + name for name in ("label", "comment", "isDefinedBy")),
    *(
        SKOS + name
        for name in ("definition", "closeMatch", "exactMatch", "relatedMatch", "note", "scopeNote")
    ),
    *(DCTERMS + n for n in ("title", "abstract", "license", "creator", "created", "modified")),
    *(OWL + name for name in ("versionIRI", "versionInfo", "imports")),
    VANN + "preferredNamespacePrefix",
    VANN + "preferredNamespaceUri",
    VNDX + "serves",
}
#: xsd:date is in no OWL 2 profile; a day is what the sources state, and a dateTime would invent an hour.
DATATYPES = {XSD + name for name in ("decimal", "integer", "string", "boolean", "dateTime", "anyURI", "date")}


@pytest.mark.parametrize("name", ["vndx", "alignments", "adopted"])
def test_no_construct_outside_owl_2_rl(name: str) -> None:
    quads = _read(name)
    assert {quad.predicate.value for quad in quads} <= AXIOMS | ANNOTATIONS
    typed = (quad.object for quad in quads if quad.predicate.value == RDF + "type")
    kinds = {kind.value for kind in typed if isinstance(kind, ox.NamedNode)}
    assert kinds <= {OWL + k for k in (*KINDS, "NamedIndividual", "Ontology")} | {RDF + "Property"}


def test_no_term_is_two_kinds_of_thing_and_ranges_fit() -> None:
    for iri, values in {**TERMS, **ADOPTED}.items():
        assert len(values[RDF + "type"]) == 1, iri
    for iri, values in TERMS.items():
        ranges = {term.value for term in values.get(RDFS + "range", ())}
        if _kind(values) == "DatatypeProperty":
            assert ranges, iri
            assert ranges <= DATATYPES, iri
        else:
            assert not ranges & DATATYPES, iri


def _supers() -> dict[str, set[str]]:
    direct: dict[str, set[str]] = defaultdict(set)
    for name in ("vndx", "adopted", "alignments"):
        for iri, values in _by_subject(_read(name)).items():
            direct[iri] |= {term.value for term in values.get(RDFS + "subClassOf", ())}
    found: dict[str, set[str]] = {}
    for iri in list(direct):
        seen, waiting = {iri}, [iri]
        while waiting:
            for term in direct.get(waiting.pop(), set()) - seen:
                seen.add(term)
                waiting.append(term)
        found[iri] = seen
    return found


def test_the_graph_uses_each_property_as_it_is_defined() -> None:
    """Kinds of values, domains and ranges; those of classes that others define are not looked into."""
    supers = _supers()
    types: dict[str, set[str]] = defaultdict(set)
    for quad in GRAPH:
        if quad.predicate.value == RDF + "type" and isinstance(quad.object, ox.NamedNode):
            types[quad.subject.value] |= supers.get(quad.object.value, {quad.object.value})
    for iri in CODES:
        types[iri] |= {SKOS + "Concept"}
    looked_at = 0
    for quad in GRAPH:
        values = TERMS.get(quad.predicate.value) or ADOPTED.get(quad.predicate.value)
        if not values or not isinstance(quad.subject, ox.NamedNode):
            continue
        looked_at += 1
        target = quad.object
        kind = _kind(values)
        assert isinstance(target, ox.Literal) or kind != "DatatypeProperty", quad
        assert isinstance(target, ox.NamedNode) or kind != "ObjectProperty", quad
        for domain in values.get(RDFS + "domain", ()):
            if domain.value.startswith(VNDX):
                assert domain.value in types[quad.subject.value], quad
        for range_ in values.get(RDFS + "range", ()):
            if isinstance(target, ox.Literal):
                assert target.datatype == range_, quad
            elif range_.value.startswith((VNDX, SKOS)):
                assert range_.value in types[target.value], quad
    assert looked_at > 3000


# ---- the JSON-LD context


def test_the_context_types_every_property() -> None:
    context = json.loads((ROOT / "ontology/context.jsonld").read_text("utf-8"))["@context"]
    prefixes = {key: value for key, value in context.items() if isinstance(value, str)}
    entries = {
        prefixes[key.partition(":")[0]] + key.partition(":")[2]: value
        for key, value in context.items()
        if isinstance(value, dict)
    }
    properties = {
        i: v for i, v in {**TERMS, **ADOPTED}.items() if _kind(v) not in ("Class", "NamedIndividual")
    }
    assert set(properties) <= set(entries)
    for iri, values in properties.items():
        kind = _kind(values)
        range_ = next((term.value for term in values.get(RDFS + "range", ())), "")
        if kind == "ObjectProperty":
            assert entries[iri] == {"@type": "@id"}, iri
        elif range_.startswith(XSD) and range_ != XSD + "string":
            assert entries[iri] == {"@type": f"xsd:{range_.removeprefix(XSD)}"}, iri
    for name in ("prefLabel", "altLabel", "definition"):
        assert entries[SKOS + name] == {"@container": "@language"}


def test_labels_in_the_context_are_texts_with_a_language() -> None:
    context = json.loads((ROOT / "ontology/context.jsonld").read_text("utf-8"))["@context"]
    maps = {key for key, value in context.items() if value == {"@container": "@language"}}
    names = {prefix + ":": namespace for prefix, namespace in context.items() if isinstance(namespace, str)}
    iris = {names[key.partition(":")[0] + ":"] + key.partition(":")[2] for key in maps}
    used = [quad for name in FILES for quad in _read(name) if quad.predicate.value in iris]
    used += [quad for quad in GRAPH if quad.predicate.value in iris]
    assert len(used) > 500
    assert not [q for q in used if not (isinstance(q.object, ox.Literal) and q.object.language)]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_definition_uses_the_term_it_defines(language: str) -> None:
    looked_at = 0
    for iri, values in TERMS.items():
        label = _texts(values, RDFS + "label").get(language, "")
        definition = _texts(values, SKOS + "definition").get(language, "")
        if label and definition:
            looked_at += 1
            circular = re.search(rf"\b{re.escape(label.casefold())}\b", definition.casefold())
            assert not circular, f"{iri} is defined by itself in {language}: {definition}"
    assert looked_at > 90
