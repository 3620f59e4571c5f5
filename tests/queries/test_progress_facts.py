"""What the queries of targets and indicators must answer of the five articles, by hand, and what not."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from tests.queries.conftest import Ask, Cell, local, rows_of
from vndx.queries import load

QUERIES = load()
A001, A002, A003 = "001_b4d0f94a64a1d25e", "002_89fe85b06d75cd0d", "003_b00752c9cd7ff306"


def rows(ask: Ask, name: str, **params: str) -> list[dict[str, Cell]]:
    query = QUERIES[name]
    return rows_of(query, ask(query, params))


def column(found: list[dict[str, Cell]], *names: str) -> set[tuple[object, ...]]:
    """Return some columns of an answer: IRIs by their last part, numbers as numbers."""
    return {
        tuple(row[name] if isinstance(row[name], Decimal) else local(row[name]) for name in names)
        for row in found
    }


def number(value: str) -> Decimal:
    return Decimal(value)


def test_the_scoreboard_of_2024(ask: Ask) -> None:
    found = rows(ask, "scoreboard", year="2024")
    told = column(
        found, "indicator", "value", "outcome", "result_value", "quoted_percent", "computed_percent"
    )
    assert {row for row in told if row[2] in ("met", "on-the-way", "missed")} == {
        (
            "digital-enterprises",
            number("48000"),
            "met",
            number("50350"),
            number("104.9"),
            number("104.9"),
        ),
        (
            "essential-services-deployed",
            number("53"),
            "on-the-way",
            number("43"),
            number("81.1"),
            number("81.13"),
        ),
    }
    assert {row[2] for row in told} == {"met", "on-the-way", "no-result", "not-comparable"}
    assert len({row["figure"] for row in found}) == 13
    # both sources, of target and of result
    firms = rows(ask, "scoreboard", indicator="indicator:digital-enterprises")
    assert column(firms, "article", "result_article") == {(A001, A001), (A002, A001)}
    assert len({row["figure"] for row in rows(ask, "scoreboard", outcome="no-result")}) == 8


def test_the_villages_of_2022_are_no_result_for_2024(ask: Ask) -> None:
    found = rows(ask, "near-results", indicator="indicator:signal-gap-villages-covered-rate")
    assert column(found, "target_value", "value", "figure_indicator", "why_not", "article") == {
        (
            number("100"),
            number("477"),
            "signal-gap-villages-covered",
            "indicator unit population before",
            A003,
        )
    }


def test_who_set_the_targets_of_2024(ask: Ask) -> None:
    found = column(
        rows(ask, "setters", year="2024"),
        *("set_by", "targets", "with_result", "document", "issuer", "document_date", "signed_by"),
    )
    assert found == {
        ("ncdt", number("3"), number("0"), "", "", "", ""),
        (
            "plan-2024",
            number("10"),
            number("2"),
            "58-qd-ubqgcds-2024-04-19",
            "ncdt",
            "2024-04-19",
            "pham-minh-chinh",
        ),
    }


def test_cq04_essential_services_are_one_series_and_the_target_is_none_of_it(ask: Ask) -> None:
    found = rows(ask, "series", indicator="indicator:essential-services-deployed")
    levels = [row for row in found if row["change_kind"] is None]
    told = column(levels, "period_end", "value", "status", "comparable", "difference", "why_not")
    assert {row for row in told if row[2] != "status-goal"} == {
        ("2023-12-31", number("36"), "status-derived", "", "", ""),
        ("2024-04-26", number("41"), "status-actual", "true", number("5"), ""),
        ("2024-06-30", number("43"), "status-actual", "true", number("2"), ""),
    }
    goals = [row for row in told if row[2] == "status-goal"]
    assert len(goals) == 3
    assert {row[3] for row in goals} == {"false"}
    assert all({"status", "population"} & set(str(row[5]).split()) for row in goals)


def test_a_series_breaks_where_population_area_or_status_change(ask: Ask) -> None:
    def breaks(indicator: str) -> set[tuple[object, ...]]:
        found = rows(ask, "series", indicator=f"indicator:{indicator}")
        return column(
            [row for row in found if local(row["comparable"]) == "false"], "value", "before_value", "why_not"
        )

    assert breaks("payment-account-rate") == {(number("77"), number("66"), "population")}
    assert breaks("communes-with-broadband-rate") == {(number("100"), number("100"), "area")}
    assert breaks("digital-economy-growth") == {(number("22.4"), number("19"), "status")}
    growth = rows(ask, "series", indicator="indicator:digital-economy-growth")
    assert column(growth, "value", "same_reporter") == {
        (number("28"), ""),
        (number("19"), "true"),
        (number("22.4"), "false"),
    }


def test_cq14_current_value_and_baseline_by_group(ask: Ask) -> None:
    found = rows(ask, "baselines", indicator="indicator:online-dossier-rate")
    assert column(found, "population", "value", "base_value", "base_end", "difference", "how") == {
        ("", number("42"), number("17"), "2023-12-31", number("25"), "stated"),
        ("ministries-sectors", number("61"), number("38"), "2023-12-31", number("23"), "stated"),
        ("localities", number("17"), "", "", "", "none"),
    }


def test_cq12_bounds_of_the_population_database(ask: Ask) -> None:
    found = rows(ask, "bounds", about="system:population-database")
    assert column(found, "bound", "value", "unit") == {
        ("lower", number("86000000"), "unit-card"),
        ("upper", number("54000000"), "unit-account"),
        ("lower", number("1500000000"), "unit-request"),
        ("as-stated", number("18"), "unit-ministry"),
        ("as-stated", number("63"), "unit-locality"),
        ("as-stated", number("4"), "unit-enterprise"),
    }


def test_derived_figures_and_what_they_rest_on(ask: Ask) -> None:
    found = column(rows(ask, "derived"), "derived_value", "derived_end", "value", "change_kind")
    assert found == {
        (number("36"), "2023-12-31", number("41"), ""),
        (number("36"), "2023-12-31", number("5"), "change-absolute"),
        (number("48"), "2022-12-31", number("46"), ""),
        (number("48"), "2022-12-31", number("2"), "change-rank-places"),
    }


def test_forecasts_of_which_nothing_more_is_reported(ask: Ask) -> None:
    found = rows(ask, "outcomes")
    assert {local(row["outcome"]) for row in found} == {"not-reported"}
    assert column(found, "indicator", "value", "status") == {
        ("national-dti", number("0.75"), "status-forecast"),
        ("digital-economy-growth", number("22.4"), "status-estimate"),
        ("digital-economy-gdp-share", number("18.3"), "status-estimate"),
        ("digital-enterprise-foreign-revenue", number("7500000000"), "status-estimate"),
        ("digital-enterprise-foreign-revenue", number("4"), "status-estimate"),
    }


def test_the_latest_result_of_an_indicator_is_no_target_and_no_forecast(ask: Ask) -> None:
    latest = rows(ask, "latest")
    found = column(latest, "indicator", "population", "value")
    assert {row for row in found if row[0] == "essential-services-deployed"} == {
        ("essential-services-deployed", "", number("43")),
    }
    # How much more it became is no value of it.
    assert "change_kind" not in latest[0]
    assert not [row for row in latest if "_vs-" in local(row["figure"])]
    assert {local(row["status"]) for row in latest} == {"status-actual", "status-estimate"}
    assert not {row for row in found if row[0] == "national-dti" and row[2] == number("0.75")}


def test_what_changed_between_the_7th_and_the_9th_session(ask: Ask) -> None:
    found = rows(ask, "between-sessions", meeting="meeting:ncdt-7", other_meeting="meeting:ncdt-9")
    both = [row for row in found if local(row["change"]) in ("comparable", "not-comparable")]
    assert column(both, "indicator", "value", "other_value", "change", "why_not", "difference") == {
        ("digital-economy-growth", number("28"), number("22.4"), "not-comparable", "status", ""),
        ("digital-economy-growth", number("19"), number("22.4"), "not-comparable", "status", ""),
    }
    new = {local(row["indicator"]) for row in found if local(row["change"]) == "only-later"}
    gone = {local(row["indicator"]) for row in found if local(row["change"]) == "only-earlier"}
    assert {"essential-services-deployed", "digital-enterprises", "online-dossier-rate"} <= new
    assert {"innovation-index-rank", "plan-tasks-done", "national-dti"} <= gone
    assert not new & gone


def test_the_chain_from_decision_58(ask: Ask) -> None:
    found = rows(ask, "chain", document="doc:58-qd-ubqgcds-2024-04-19")
    things: dict[str, set[str]] = {}
    for row in found:
        things.setdefault(local(row["step"]), set()).add(local(row["thing"]))
    assert things["initiative"] == {"plan-2024"}
    assert len(things["target"]) == 10
    assert len(things["result"]) == 3  # 50,350 enterprises; 41 and 43 services
    assert things["system"] == {
        "emc",
        "government-reporting-system",
        "government-command-centre",
        "security-level-platform",
    }
    assert things["carries-out"] >= {"national-dt-programme", "e-government-strategy"}
    basis = column(rows(ask, "chain", step="target"), "document", "value")
    assert {row for row in basis if "58-" not in str(row[0])} == {
        ("06-qd-ttg-2022-01-06", number("25")),
        ("32-ct-tu-binh-dinh-2023-04-27", number("25")),  # by way of Project 06
        ("422-qd-ttg-2022-04-04", number("28")),
    }


def test_sums_hold_and_what_is_only_some_of_a_total_is_not_held_to_it(ask: Ask) -> None:
    found = rows(ask, "parts", relation="sum")
    sums: Mapping[object, set[object]] = {}
    for row in found:
        sums = {**sums, row["whole_value"]: {*sums.get(row["whole_value"], set()), row["part_value"]}}
    assert sums == {
        number("62"): {number("18"), number("27"), number("17")},
        number("53"): {number("25"), number("28")},
        number("50"): {number("18"), number("16")},
        number("35"): {number("31"), number("4")},
        number("8200000"): {number("5800000")},
    }
    assert column(found, "whole_value", "agrees") == {
        (number("62"), "true"),
        (number("53"), "true"),
        (number("50"), "true"),
        (number("35"), "true"),
        (number("8200000"), ""),
    }
    quoted = column(rows(ask, "parts", relation="fraction"), "part_value", "whole_value", "stated", "agrees")
    assert (number("43"), number("53"), number("81.1"), "true") in quoted


def test_what_is_only_one_part_is_not_added_up_and_its_share_is_a_bound(ask: Ask) -> None:
    found = rows(ask, "parts", indicator="indicator:mobile-money-customers")
    assert column(found, "stated", "computed", "agrees", "share_comparator", "share") == {
        (number("8200000"), "", "", ">", number("70.73"))
    }
    others = [row for row in rows(ask, "parts") if row not in found]
    assert column(others, "share_comparator") == {("=",)}
    assert all(row["computed"] is not None for row in others)


def test_what_is_stated_as_a_number_may_still_be_an_estimate_or_a_target(ask: Ask) -> None:
    stated = column(rows(ask, "bounds", bound="as-stated"), "status")
    assert stated >= {("status-actual",), ("status-estimate",), ("status-forecast",), ("status-goal",)}
    query = QUERIES["bounds"]
    assert query.columns[:2] == ("bound", "status")
    assert "exact" not in query.title_en


def test_the_words_of_a_result_are_not_those_of_its_target(ask: Ask) -> None:
    found = rows(ask, "targets", year="2024")
    firms = [row for row in found if local(row["indicator"]) == "digital-enterprises"]
    assert {str(row["result_quote"]) for row in firms if "50.350" in str(row["result_quote"])}
    assert not [row for row in firms if "50.350" in str(row["quote"])]
    assert {local(row["article"])[:3] for row in firms} == {"001", "002"}
    assert {local(row["result_article"])[:3] for row in firms} == {"001"}
    without = [row for row in found if row["result"] is None]
    assert column(without, "result_article", "result_start", "result_stop", "result_quote") == {("",) * 4}


def test_how_many_stand_behind_a_corroborated_figure(ask: Ask) -> None:
    """What two articles report goes back to one voice each; nobody reports the targets of the plan."""
    found = column(rows(ask, "corroborated"), "value", "articles", "reporters")
    assert {row[1] for row in found} == {number("2")}
    assert {row for row in found if row[2] != number("1")} == {
        (number("48000"), number("2"), number("0")),
        (number("53"), number("2"), number("0")),
    }


def test_figures_by_place(ask: Ask) -> None:
    found = column(rows(ask, "areas"), "area", "status", "figures", "articles")
    assert ("binh-dinh", "status-actual", number("6"), number("1")) in found
    assert ("viet-nam", "status-goal", number("13"), number("3")) in found
    assert {row[0] for row in found} == {"viet-nam", "binh-dinh", "binh-thuan"}


def test_two_seventeens_and_two_hundreds_are_not_the_same(ask: Ask) -> None:
    found = column(rows(ask, "lookalikes"), "indicator", "value", "why_not")
    assert found == {
        ("online-dossier-rate", number("17"), "population period"),
        ("communes-with-broadband-rate", number("100"), "area period"),
    }
