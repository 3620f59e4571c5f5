"""Where the articles mislead about figures, each trap by the name and number under which we know it."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from tests.content.asking import A000, A001, A002, A003, A004, local, locals_, rows

SOURCES = """
SELECT ?figure (COUNT(DISTINCT ?article) AS ?n) WHERE {
  ?figure a/rdfs:subClassOf* vndx:Figure ; vndx:evidence/oa:hasSource ?article .
} GROUP BY ?figure
"""


def series(store: ox.Store, indicator: str, *, change: bool = False) -> list[tuple[str, ...]]:
    """Return an indicator's figures: period, population, comparator, value, status, area; changes apart."""
    found = rows(
        store,
        f"""SELECT ?period ?population ?c ?v ?status ?area WHERE {{
          ?f vndx:indicator indicator:{indicator} ; vndx:period ?period ; vndx:comparator ?c ; vndx:value ?v ;
             vndx:status ?status ; vndx:area ?area .
          OPTIONAL {{ ?f vndx:population ?population }}
          FILTER({"" if change else "NOT "}EXISTS {{ ?f a vndx:Change }}) }}""",
    )
    return [
        (local(p), local(g), local(c).removeprefix("comparator-"), f"{Decimal(v):f}", local(s)[7:], local(a))
        for p, g, c, v, s, a in found
    ]


def said_in(store: ox.Store, figure: str) -> list[str]:
    """Return the articles that state a figure."""
    found = rows(store, f"SELECT DISTINCT ?a WHERE {{ figure:{figure} vndx:evidence/oa:hasSource ?a }}")
    return [local(a) for (a,) in found]


def test_trap_01_one_session_two_articles_seven_observations_with_two_sources(store: ox.Store) -> None:
    two = {local(figure) for figure, n in rows(store, SOURCES) if Decimal(n) == 2}
    seven = {
        "programme-goals-set_viet-nam_2023_actual_62",
        "programme-goals-done_viet-nam_2023_actual_18",
        "programme-goals-likely_viet-nam_2023_actual_27",
        "programme-goals-needing-effort_viet-nam_2023_actual_17",
        "plan-tasks-set_viet-nam_2023_actual_126",
        "plan-tasks-done_viet-nam_2023_actual_102",
        "plan-tasks-done-rate_viet-nam_2023_actual_81",
    }
    index_and_google = {
        "innovation-index-rank_viet-nam_2023_actual_46",
        "innovation-index-rank_viet-nam_2023_vs-2022-rank-places_actual_2",
        "innovation-index-rank_viet-nam_2018--2023-12-28_actual_le50",
        "digital-economy-growth-rank_viet-nam_2022--2023_actual_1",
        "digital-economy-growth-to-gdp-growth_viet-nam_2022--2023_actual_3.5",
    }
    targets_of_2024 = {
        "digital-enterprises_viet-nam_2024_goal_48000",
        "essential-services-deployed_viet-nam_2024_goal_53",
    }
    assert two == seven | index_and_google | targets_of_2024
    assert {tuple(said_in(store, one)) for one in seven | index_and_google} == {(A000, A004)}
    assert {tuple(said_in(store, one)) for one in targets_of_2024} == {(A001, A002)}


def test_trap_01_is_one_meeting(store: ox.Store) -> None:
    found = rows(
        store, "SELECT DISTINCT ?m ?article WHERE { ?m a vndx:Meeting ; vndx:evidence/oa:hasSource ?article }"
    )
    assert locals_(found) == [
        ("dt-day-2023", A002),
        ("ncdt-2022-h1", A003),
        ("ncdt-7", A000),
        ("ncdt-7", A004),
        ("ncdt-9", A001),
    ]


def test_trap_01_growth_stands_in_000_only_and_the_index_in_004_only(store: ox.Store) -> None:
    query = """SELECT ?v ?article WHERE {{
      ?f vndx:indicator indicator:{} ; vndx:value ?v ; vndx:evidence/oa:hasSource ?article }}"""
    growth = rows(store, query.format("digital-economy-growth"))
    assert [(Decimal(v), local(a)) for v, a in growth if local(a) != A001] == [
        (Decimal(19), A000),
        (Decimal(28), A000),
    ]
    assert {local(a) for _, a in rows(store, query.format("national-dti"))} == {A004}


def test_trap_01_no_contradiction(store: ox.Store) -> None:
    cells = rows(
        store,
        """SELECT ?f ?g WHERE {
          ?f vndx:indicator ?i ; vndx:area ?a ; vndx:period ?p ; vndx:status ?s ; vndx:unit ?u ;
             vndx:value ?v ; vndx:comparator code:comparator-eq .
          ?g vndx:indicator ?i ; vndx:area ?a ; vndx:period ?p ; vndx:status ?s ; vndx:unit ?u ;
             vndx:value ?w ; vndx:comparator code:comparator-eq .
          OPTIONAL { ?f vndx:population ?x } OPTIONAL { ?g vndx:population ?y }
          OPTIONAL { ?f vndx:changeKind ?j } OPTIONAL { ?g vndx:changeKind ?k }
          FILTER(?v < ?w && COALESCE(STR(?x), "") = COALESCE(STR(?y), "")
                 && COALESCE(STR(?j), "") = COALESCE(STR(?k), ""))
        }""",
    )
    assert cells == []


def test_trap_02_two_different_17_percent(store: ox.Store) -> None:
    found = [row for row in series(store, "online-dossier-rate") if row[3] == "17"]
    assert found == [
        ("2023-12-31", "", "eq", "17", "actual", "viet-nam"),
        ("2024-h1", "localities", "eq", "17", "actual", "viet-nam"),
    ]


def test_trap_02_current_and_baseline_stand_together(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?now ?was WHERE { ?f vndx:indicator indicator:online-dossier-rate ; vndx:value ?now ;
           vndx:baseline/vndx:value ?was }""",
    )
    assert [(int(Decimal(now)), int(Decimal(was))) for now, was in found] == [(42, 17), (61, 38)]


def test_trap_03_essential_services_are_one_series(store: ox.Store) -> None:
    whole = [row for row in series(store, "essential-services-deployed") if not row[1]]
    assert whole == [
        ("2023-12-31", "", "eq", "36", "derived", "viet-nam"),
        ("2024", "", "eq", "53", "goal", "viet-nam"),
        ("2024-04-26", "", "eq", "41", "actual", "viet-nam"),
        ("2024-h1", "", "eq", "43", "actual", "viet-nam"),
    ]
    fractions = rows(
        store,
        """SELECT ?n ?d WHERE { ?f vndx:indicator indicator:essential-services-deployed ;
           vndx:numerator ?n ; vndx:denominator ?d }""",
    )
    assert [(int(Decimal(n)), int(Decimal(d))) for n, d in fractions] == [(41, 53), (43, 53)]


def test_trap_04_digital_enterprises_result_against_target(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?v ?t ?p WHERE { ?f vndx:indicator indicator:digital-enterprises ; vndx:value ?v ;
           vndx:statedPercent ?p ; vndx:againstTarget/vndx:value ?t }""",
    )
    numbers = [(int(Decimal(v)), int(Decimal(t)), Decimal(p)) for v, t, p in found]
    assert numbers == [(50350, 48000, Decimal("104.9"))]
    assert round(Decimal(50350) / 48000 * 100, 2) == Decimal("104.90")


def test_trap_06_payment_accounts_of_two_populations(store: ox.Store) -> None:
    assert series(store, "payment-account-rate") == [
        ("2022-h1", "people-15-and-over", "eq", "66", "actual", "viet-nam"),
        ("2024-04-26", "adults", "eq", "77", "actual", "viet-nam"),
    ]


def test_trap_07_growth_has_period_reporter_and_status(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?period ?by ?v ?status WHERE { ?f vndx:indicator indicator:digital-economy-growth ;
           vndx:value ?v ; vndx:period ?period ; vndx:saidBy ?by ; vndx:status ?status }""",
    )
    assert [(local(p), local(b), Decimal(v), local(s)) for p, b, v, s in found] == [
        ("2022", "google", 28, "status-actual"),
        ("2023", "google", 19, "status-actual"),
        ("2024-h1", "mic", Decimal("22.4"), "status-estimate"),
    ]


def test_trap_08_broadband_and_villages_keep_their_area_and_population(store: ox.Store) -> None:
    assert series(store, "communes-with-broadband-rate") == [
        ("2022-08-08", "", "eq", "100", "actual", "binh-thuan"),
        ("2024-04-26", "", "eq", "100", "actual", "viet-nam"),
    ]
    assert series(store, "signal-gap-villages-covered") == [
        ("2022-h1", "", "eq", "477", "actual", "viet-nam")
    ]
    assert series(store, "signal-gap-villages-covered-rate") == [
        ("2024", "signal-gap-villages-with-grid-power", "eq", "100", "goal", "viet-nam")
    ]


def test_trap_12_the_index_of_2023_is_a_forecast_and_never_a_result(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?v ?status WHERE { ?f vndx:indicator indicator:national-dti ; vndx:period period:2023 ;
           vndx:value ?v ; vndx:status ?status }""",
    )
    assert [(Decimal(v), local(s)) for v, s in found] == [(Decimal("0.75"), "status-forecast")]


@pytest.mark.parametrize(
    ("indicator", "comparator", "value"),
    [
        ("fibre-subscriptions", "gt", 324000),  # hơn
        ("enterprises-with-foreign-revenue", "gt", 1500),  # hơn
        ("business-regulations-cut", "lt", 2500),  # gần
        ("telecom-it-enterprises", "eq", 204),
        ("households-with-fibre-rate", "gt", 80),  # trên
        ("ndxp-transactions-per-day", "approx", 2_800_000),  # khoảng
        ("chip-id-cards", "gt", 86_000_000),  # trên
        ("activated-accounts", "lt", 54_000_000),  # gần
        ("authentication-requests", "gt", 1_500_000_000),  # hơn
        ("portal-accounts", "lt", 14_600_000),  # gần
        ("portal-dossiers", "gt", 46_200_000),  # hơn
        ("portal-payments", "lt", 26_800_000),  # gần
        ("portal-payment-value", "gt", 12_900_000_000_000),  # hơn
        ("essential-services-saving", "lt", 3_500_000_000_000),  # gần
        ("social-benefits-by-account", "gt", 1_000_000),  # trên
        ("it-exports", "eq", 31_000_000_000),
        ("it-industry-revenue", "lt", 36_300_000_000),  # gần
    ],
)
def test_trap_13_figures_keep_their_comparator(
    store: ox.Store, indicator: str, comparator: str, value: int
) -> None:
    assert [(row[2], Decimal(row[3])) for row in series(store, indicator)] == [(comparator, Decimal(value))]


def test_trap_13_uoc_is_an_estimate(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?i ?unit ?v WHERE { ?f vndx:indicator ?i ; vndx:unit ?unit ;
           vndx:status code:status-estimate ; vndx:value ?v }""",
    )
    assert [(local(i), local(u), Decimal(v)) for i, u, v in found] == [
        ("digital-economy-gdp-share", "PERCENT", Decimal("18.3")),
        ("digital-economy-growth", "PERCENT", Decimal("22.4")),
        ("digital-enterprise-foreign-revenue", "CCY_USD", 7_500_000_000),
        ("digital-enterprise-foreign-revenue", "PERCENT", 4),
    ]


def test_trap_14_a_multiple_keeps_its_wording_and_nothing_is_computed_from_it(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?kind ?base ?v ?quote WHERE { ?f vndx:indicator indicator:mobile-money-customers ;
           vndx:changeKind ?kind ; vndx:basePeriod ?base ; vndx:value ?v ;
           vndx:evidence/oa:hasSelector/oa:exact ?quote }""",
    )
    assert [(local(k), local(b), Decimal(v), q) for k, b, v, q in found] == [
        ("change-multiple", "2023-04-26", Decimal("2.2"), "tăng 2,2 lần so với cùng kỳ năm 2023")
    ]
    assert not rows(
        store,
        "SELECT ?f WHERE { ?f prov:wasDerivedFrom ?c . ?c vndx:changeKind code:change-multiple }",
    )
    assert [row[0] for row in series(store, "mobile-money-customers") if not row[1]] == ["2024-04-26"]


def test_trap_16_two_spellings_of_one_word_are_one_figure(store: ox.Store) -> None:
    found = rows(
        store,
        """SELECT ?quote WHERE { ?f vndx:indicator indicator:plan-tasks-done-rate ;
           vndx:evidence/oa:hasSelector/oa:exact ?quote }""",
    )
    assert found == [("tỉ lệ 81%",), ("tỷ lệ 81%",)]


def test_trap_16_days_are_read_in_every_form(store: ox.Store) -> None:
    # 20.9.2021, 27.4.2023, 6-1-2022, 4-4-2022, 19/4/2024
    dates = rows(
        store,
        """SELECT DISTINCT ?n ?d WHERE { ?doc eli:id_local ?n ; eli:date_document ?d ;
           vndx:evidence/oa:hasSource ?article }""",
    )
    assert dates == [
        ("05-NQ/TU", "2021-09-20"),
        ("06/QĐ-TTg", "2022-01-06"),
        ("32-CT/TU", "2023-04-27"),
        ("422/QĐ-TTg", "2022-04-04"),
        ("58/QĐ-UBQGCĐS", "2024-04-19"),
    ]


TOTALS = {
    "programme-goals-set_viet-nam_2023_actual_62": [17, 18, 27],
    "essential-services-deployed_viet-nam_2024_goal_53": [25, 28],
    "platforms-announced_viet-nam_2022-h1_actual_50": [16, 16, 18],
    "national-platforms-completed_viet-nam_2022-h1_actual_35": [4, 31],
}


@pytest.mark.parametrize("total", TOTALS)
def test_parts_say_of_which_total_they_are(store: ox.Store, total: str) -> None:
    found = rows(store, f"SELECT ?part ?v WHERE {{ ?part vndx:partOfTotal figure:{total} ; vndx:value ?v }}")
    parts = sorted(int(Decimal(v)) for _, v in found)
    assert parts == TOTALS[total]
    assert sum(parts) == int(total.rsplit("_", 1)[1])
