"""Where the articles mislead about names, days and noise, each by its name and number."""

from __future__ import annotations

import pyoxigraph as ox

from tests.content.asking import A000, A001, A002, A003, A004, local, locals_, rows


def test_trap_05_the_theme_of_2024_is_proposed_in_one_wording_and_adopted_in_another(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?status ?by ?t ?article WHERE { ?t a vndx:Theme ; vndx:forPeriod period:2024 ;
           vndx:status ?status ; prov:wasAttributedTo ?by ; vndx:evidence/oa:hasSource ?article }""",
    )
    assert sorted(set(locals_(found))) == [
        ("status-adopted", "ncdt", "2024-adopted", A002),
        ("status-proposed", "mic", "2024-proposed", A004),
    ]
    assert not rows(store, "SELECT ?x WHERE { theme:2024-adopted owl:sameAs|skos:exactMatch ?x }")


def test_trap_09_titles_without_a_province_belong_to_that_of_the_bridge_point(store: ox.Store) -> None:
    chairs = rows(
        store,
        """SELECT ?person ?body ?rule WHERE {
          ?m org:member ?person ; org:organization ?body ; vndx:post/skos:prefLabel ?label .
          ?body a vndx:PeoplesCommittee .
          FILTER(LANG(?label) = "vi" && STRSTARTS(?label, "Chủ tịch UBND tỉnh"))
          ?claim rdf:subject ?m ; rdf:predicate org:organization ; vndx:inferenceRule ?rule .
        }""",
    )
    assert locals_(chairs) == [
        ("do-minh-tuan", "thanh-hoa-peoples-committee", "inference-home-province"),
        ("le-tuan-phong", "binh-thuan-peoples-committee", "inference-home-province"),
        ("pham-anh-tuan", "binh-dinh-peoples-committee", "inference-home-province"),
    ]


def test_trap_09_police_board_and_task_force_are_those_of_ha_giang(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?body ?rule WHERE { ?m org:member person:phan-huy-ngoc ; org:organization ?body .
           ?claim rdf:subject ?m ; rdf:predicate org:organization ; vndx:inferenceRule ?rule }""",
    )
    assert locals_(found) == [
        ("ha-giang-police", "inference-home-province"),
        ("ha-giang-project-06-task-force", "inference-home-province"),
    ]


def test_trap_10_the_year_that_is_left_out_is_flagged_with_its_source(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?article ?stated ?from ?rule WHERE {
          ?claim rdf:subject meeting:ncdt-7 ; rdf:predicate schema:startDate ; vndx:inferenceRule ?rule ;
            rdf:object "2023-12-28"^^xsd:date ; vndx:evidence ?e ; vndx:inferredFrom ?i .
          ?e oa:hasSource ?article ; oa:hasSelector/oa:exact ?stated . ?i oa:hasSelector/oa:exact ?from .
        }""",
    )
    rule = "https://w3id.org/vndx/code/inference-year-from-article"
    assert [(local(a), stated, source, r) for a, stated, source, r in found] == [
        (A000, "Chiều 28.12", "tổng kết hoạt động năm 2023", rule),
        (A004, "Chiều ngày 28/12", "28/12/2023 20:02", rule),
    ]


def test_trap_10_the_year_of_the_9th_session_is_flagged(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?article ?stated ?from ?rule WHERE {
          ?claim rdf:subject meeting:ncdt-9 ; rdf:predicate schema:startDate ; vndx:inferenceRule ?rule ;
            rdf:object "2024-07-10"^^xsd:date ; vndx:evidence ?e ; vndx:inferredFrom ?i .
          ?e oa:hasSource ?article ; oa:hasSelector/oa:exact ?stated . ?i oa:hasSelector/oa:exact ?from .
        }""",
    )
    assert [(local(a), stated, source, local(r)) for a, stated, source, r in found] == [
        (A001, "Chiều 10/7", "06 tháng đầu năm 2024", "inference-year-from-article")
    ]


def test_trap_10_each_session_is_numbered_by_the_article_that_does(store: ox.Store) -> None:
    found = rows(store, "SELECT ?m ?g ?n WHERE { GRAPH ?g { ?m a vndx:Meeting ; vndx:ordinal ?n } }")
    assert [(local(m), g.split("/")[-2], n) for m, g, n in found] == [
        ("ncdt-7", A000, "7"),
        ("ncdt-9", A001, "9"),
    ]
    # 003 gives neither number nor day: none is invented.
    assert not rows(store, "SELECT ?x WHERE { meeting:ncdt-2022-h1 vndx:ordinal|schema:startDate ?x }")


def test_trap_11_project_06_under_its_names_is_one_node(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT DISTINCT ?i ?short WHERE { ?i a vndx:Initiative ; skos:prefLabel ?short ; dcterms:title ?t
           FILTER(LANG(?short) = "vi" && CONTAINS(?t, "định danh và xác thực điện tử")) }""",
    )
    assert [(local(i), short) for i, short in found] == [("project-06", "Đề án 06")]
    words = rows(
        store,
        """SELECT ?article ?quote WHERE { initiative:project-06 vndx:evidence ?e .
           ?e oa:hasSource ?article . OPTIONAL { ?e oa:hasSelector/oa:exact ?quote } }""",
    )
    assert [local(a) for a, _ in words] == [A000, A001, A002]
    assert ("Đề án 06/CP") in {quote for _, quote in words}
    assert locals_(rows(store, "SELECT ?d WHERE { initiative:project-06 vndx:approvedBy ?d }")) == [
        ("06-qd-ttg-2022-01-06",)
    ]
    known = rows(store, "SELECT ?i WHERE { ?i a vndx:Initiative ; dcterms:type code:initiative-project }")
    assert locals_(known) == [("project-06",)]


def test_trap_15_noise_stays_out(store: ox.Store) -> None:
    ignored = rows(
        store,
        """SELECT ?why (COUNT(?s) AS ?n) WHERE { ?s a vndx:IgnoredSpan ; vndx:ignoredBecause ?why }
           GROUP BY ?why""",
    )
    assert [(local(why), int(n)) for why, n in ignored] == [
        ("ignore-hotline", 2),
        ("ignore-page-furniture", 2),
        ("ignore-picture-number", 8),
        ("ignore-render-clock", 1),
        ("ignore-teaser", 1),
        ("ignore-view-counter", 2),
    ]
    # No evidence lies in the teasers below article 004, and the by-line is no province.
    start = min(
        int(s)
        for (s,) in rows(
            store,
            "SELECT ?s WHERE { ?x vndx:ignoredBecause code:ignore-teaser ; oa:hasSelector/oa:start ?s }",
        )
    )
    ends = rows(
        store,
        f"""SELECT ?end WHERE {{ ?e a vndx:Evidence ; oa:hasSource article:{A004} ;
            oa:hasSelector/oa:end ?end }}""",
    )
    assert ends
    assert max(int(end) for (end,) in ends) <= start
    # The by-line "Khánh Hòa" of 004 is a name of people, not the province.
    assert not rows(store, "SELECT ?f WHERE { ?f ?p place:khanh-hoa ; vndx:evidence ?e }")
    # What an article attests, it attests for no day after it.
    later = rows(store, "SELECT ?day ?g WHERE { GRAPH ?g { ?m a org:Membership ; vndx:attestedOn ?day } }")
    last: dict[str, str] = {}
    for day, graph in later:
        article = graph.split("/")[-2]
        last[article] = max(day, last.get(article, ""))
    assert last[A004] == "2023-12-28"  # and not January 2026, of its teasers
    assert last[A003] == "2022-08-08"


def test_trap_17_programme_and_strategy_stay_as_they_are_named(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT DISTINCT ?i WHERE { figure:programme-goals-set_viet-nam_2023_actual_62 schema:about ?i }""",
    )
    assert [local(i) for (i,) in found] == [
        "digital-government-economy-society-strategy",
        "national-dt-programme",
    ]
    # The strategy "đến năm 2030" of 002 is kept as it is named, and tied to nothing else.
    linked = rows(
        store,
        """SELECT ?p ?x WHERE {
          { initiative:national-dt-strategy-2030 ?p ?x } UNION { ?x ?p initiative:national-dt-strategy-2030 }
          ?x a ?kind . VALUES ?kind { vndx:Initiative vndx:LegalDocument } }""",
    )
    assert linked == []
    names = rows(store, "SELECT ?l WHERE { initiative:national-dt-strategy-2030 skos:prefLabel ?l }")
    assert ("Chiến lược quốc gia về chuyển đổi số đến năm 2030",) in names


def test_trap_18_a_post_is_shown_on_a_day_and_claims_no_more(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?post ?day WHERE {
           ?m org:member person:mai-xuan-liem ; vndx:post ?post ; vndx:attestedOn ?day .
           FILTER NOT EXISTS { ?m org:memberDuring ?p } }""",
    )
    assert [(local(p), d) for p, d in found] == [
        ("thanh-hoa-dt-steering-board-standing-deputy-head", "2023-12-28"),
        ("thanh-hoa-party-standing-committee-member", "2023-12-28"),
        ("thanh-hoa-peoples-committee-vice-chair", "2023-12-28"),
    ]
