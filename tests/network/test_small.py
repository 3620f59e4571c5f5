"""Networks of a few lines: kinds that the shipped graph lacks, other people's terms, broken and odd data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from vndx.errors import DataError
from vndx.network import Network
from vndx.network.kinds import KINDS

Small = Callable[[str], Network]


def edges(network: Network) -> set[tuple[str, str, str]]:
    return {(edge.source, edge.kind, edge.target) for edge in network.edges}


def test_a_role_without_a_verb_of_its_own_is_named_in_the_detail(small: Small) -> None:
    network = small("""
        code:role-host skos:prefLabel "chủ nhà"@vi , "host"@en .
        :p a vndx:Participation ; vndx:participant person:a ; vndx:inEvent :m ; vndx:role code:role-host .
        person:a a foaf:Person . :m a vndx:Meeting .
    """)
    assert edges(network) == {("person:a", "takes-part", "https://example.org/m")}
    assert network.edges[0].detail == {"vi": "chủ nhà", "en": "host"}


def test_figures_that_point_at_figures_of_other_indicators(small: Small) -> None:
    network = small("""
        figure:t a vndx:Target ; vndx:indicator indicator:b ; vndx:saidBy body:x ; vndx:value 5 .
        figure:r a vndx:Observation ; vndx:indicator indicator:a ;
          vndx:againstTarget figure:t ; vndx:value 4 ; vndx:baseline figure:s .
        figure:s a vndx:Observation ; vndx:indicator indicator:b ; vndx:value 3 ; vndx:baseline figure:t .
        indicator:a a vndx:Indicator . indicator:b a vndx:Indicator . body:x a vndx:Ministry .
    """)
    assert edges(network) == {
        ("body:x", "states-target", "indicator:b"),
        ("indicator:a", "against-target", "indicator:b"),
        ("indicator:a", "baseline", "indicator:b"),
    }
    assert network.statements["figure:s"].links == {"baseline": ["figure:t"]}


def test_what_is_said_to_somebody_without_being_an_instruction(small: Small) -> None:
    network = small("""
        :r a vndx:Principle ; vndx:saidBy person:a ; vndx:addressee body:x ; skos:prefLabel "lời"@vi .
        person:a a foaf:Person . body:x a vndx:Ministry .
    """)
    assert edges(network) == {("person:a", "speaks-to", "body:x")}
    assert network.edges[0].detail == {"vi": "lời"}


def test_terms_that_are_not_known_still_tie(small: Small) -> None:
    network = small("""
        :worksFor rdfs:label "làm cho"@vi .
        :a a :Robot ; :worksFor :b ; skos:prefLabel "Rô-bốt"@vi . :b a :Firm .
    """)
    (edge,) = network.edges
    assert edge.kind == "works-for"
    assert edge.kind not in KINDS
    assert edge.labels == {"vi": "làm cho", "en": "làm cho"}
    assert {node.group for node in network.nodes.values()} == {"other"}
    assert network.nodes["https://example.org/b"].name("en") == "https://example.org/b"


def test_provenance_ties_nothing_even_between_nodes(small: Small) -> None:
    network = small("""
        body:x a vndx:Ministry ; dcterms:source doc:d ; owl:sameAs body:y ; schema:publisher body:z .
        body:y a vndx:Ministry . body:z a vndx:NewsOutlet . doc:d a vndx:LegalDocument .
    """)
    assert not network.edges
    assert set(network.nodes) == {"body:x", "body:y", "doc:d"}  # an outlet that only publishes is not shown


def test_an_outlet_that_says_something_is_shown(small: Small) -> None:
    network = small("""
        figure:f a vndx:Observation ; vndx:indicator indicator:a ; vndx:saidBy body:z ; vndx:value 1 .
        indicator:a a vndx:Indicator . body:z a vndx:NewsOutlet .
    """)
    assert edges(network) == {("body:z", "reports", "indicator:a")}


def test_the_same_statement_with_and_without_a_span_is_one_edge(small: Small) -> None:
    network = small("""
        doc:d a vndx:LegalDocument . :i a vndx:Initiative ; vndx:approvedBy doc:d .
        :c a vndx:Claim ; rdf:subject :i ; rdf:predicate vndx:approvedBy ; rdf:object doc:d ;
          vndx:evidence :e .
        :k a vndx:Claim ; rdf:subject :i ; rdf:predicate vndx:approvedBy ; rdf:object doc:d ;
          vndx:inferredFrom :g .
        :e a vndx:Evidence ; oa:hasSource :article ; oa:hasSelector :s . :s oa:start 3 ; oa:end 9 .
        :g a vndx:Evidence ; oa:hasSource :article ; oa:hasSelector :t . :t oa:start 1 ; oa:end 2 .
    """)
    (edge,) = network.edges
    assert not edge.inferred
    assert [(span.start, span.end, span.inferred) for span in edge.evidence] == [(1, 2, True), (3, 9, False)]


def test_a_statement_that_only_follows_is_inferred(small: Small) -> None:
    network = small("""
        doc:d a vndx:LegalDocument . :i a vndx:Initiative ; vndx:approvedBy doc:d .
        :k a vndx:Claim ; rdf:subject :i ; rdf:predicate vndx:approvedBy ; rdf:object doc:d ;
          vndx:inferredFrom :g .
        :g a vndx:Evidence ; oa:hasSource :article ; oa:hasSelector :t . :t oa:start 1 ; oa:end 2 .
    """)
    assert [edge.inferred for edge in network.edges] == [True]


def test_a_class_above_itself_ends(small: Small) -> None:
    network = small(":A rdfs:subClassOf :B . :B rdfs:subClassOf :A . :a a :A ; :by :a . :b a :B ; :by :a .")
    assert edges(network) == {("https://example.org/b", "by", "https://example.org/a")}


def test_no_nodes_at_all(small: Small) -> None:
    network = small(":a :b 3 .")
    assert (network.nodes, network.edges, network.to_networkx().number_of_nodes()) == ({}, [], 0)


@pytest.mark.parametrize(
    "turtle",
    [
        ':e oa:hasSource :a ; oa:hasSelector :s . :s oa:start "three" ; oa:end 9 .',
        'place:x a vndx:Place ; schema:geo :p . :p schema:latitude "north" ; schema:longitude 3 .',
        'place:x a vndx:Place ; schema:geo :p . :p schema:latitude "nan" ; schema:longitude 3 .',
        'place:x a vndx:Place ; schema:geo :p . :p schema:latitude "1e400" ; schema:longitude 3 .',
        'place:x a vndx:Place ; schema:geo :p . :p schema:latitude "1_0" ; schema:longitude 3 .',
        'place:x a vndx:Place ; schema:geo :p . :p schema:latitude "१२" ; schema:longitude 3 .',
    ],
)
def test_what_should_be_a_number_and_is_none(small: Small, turtle: str) -> None:
    with pytest.raises(DataError, match="is no number"):
        small(turtle)
