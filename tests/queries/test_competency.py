"""The eighteen questions that this graph was made to answer, and where in the articles their answers stand.

Each is put to the named queries as a user puts it. The numbers after an article are where a
careful reader found the answer: every such place must be overlapped by a span that the answer shows.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.queries.asking import Asking, told
from vndx.graph.engine import Engine

NUMBERS = (*range(1, 15), 16, 17, 19, 22)


@pytest.fixture
def ask(engine: Engine) -> Asking:
    return Asking(engine)


def test_cq01_who_chaired_the_9th_session_and_when(ask: Asking) -> None:
    rows = ask("chairs", meeting="Phiên họp thứ 9")
    assert told(rows, "ordinal", "chair", "day") == {(9, "pham-minh-chinh", "2024-07-10")}
    # The article leaves out the year: it follows from the period that the session reviews.
    assert told(rows, "day_inferred") == {("true",)}
    inferred = ask("inferred", subject="meeting:ncdt-9")
    assert ("startDate", "2024-07-10", "inference-year-from-article") in told(
        inferred, "property", "value", "rule"
    )
    assert told(ask("sessions", year="2024"), "meeting", "day", "year_inferred", "inferred") == {
        ("ncdt-9", "2024-07-10", "false", "true")
    }
    assert ask.unseen(("001", 54, 102), ("001", 125, 224), ("001", 255, 283)) == []


def test_cq02_bridge_points_of_28_december_2023_and_who_was_there(ask: Asking) -> None:
    (session,) = {meeting for meeting, day in told(ask("sessions"), "meeting", "day") if day == "2023-12-28"}
    rows = ask("session", meeting=f"meeting:{session}")
    present = told(rows, "place", "participant", "role", "is_group")
    assert {found for found in present if found[0] and found[3] == "false"} == {
        ("binh-dinh", "pham-anh-tuan", "role-chair", "false"),
        ("thanh-hoa", "do-minh-tuan", "role-attendee", "false"),
        ("thanh-hoa", "mai-xuan-liem", "role-attendee", "false"),
    }
    assert told(ask("bridge-points", meeting=f"meeting:{session}"), "place", "people") == {
        ("binh-dinh", 1),
        ("thanh-hoa", 2),
    }
    ask("evidence", fact=f"meeting:{session}")
    where = (("000", 60, 71), ("000", 307, 352), ("004", 109, 125), ("004", 304, 369), ("004", 451, 496))
    assert ask.unseen(*where) == []


def test_cq03_essential_services_by_mid_2024(ask: Asking) -> None:
    rows = ask("parts", relation="fraction", indicator="indicator:essential-services-deployed")
    mid = [row for row in rows if told([row], "period_end") == {("2024-06-30",)}]
    assert told(mid, "part_value", "whole_value", "stated", "computed", "agrees") == {
        (43, 53, 81.1, 81.13, "true")
    }
    assert ask.unseen(("001", 3018, 3049)) == []


def test_cq04_essential_services_from_the_end_of_2023_to_mid_2024(ask: Asking) -> None:
    rows = ask("series", indicator="indicator:essential-services-deployed")
    plain = [row for row in rows if row["change_kind"] is None and row["population"] is None]
    results = [row for row in plain if told([row], "status") != {("status-goal",)}]
    assert told(results, "period_end", "value", "comparator", "status") == {
        ("2023-12-31", 36, "=", "status-derived"),
        ("2024-04-26", 41, "=", "status-actual"),
        ("2024-06-30", 43, "=", "status-actual"),
    }
    # The three are of one series, and no two of them contradict each other.
    assert told(results, "comparable") == {("",), ("true",)}
    assert ask("contradictions", indicator="indicator:essential-services-deployed") == []
    derived = ask("derived", indicator="indicator:essential-services-deployed")
    assert told(derived, "derived_value", "value") == {(36, 41), (36, 5)}
    ask("evidence", fact="figure:essential-services-deployed_viet-nam_2024-04-26_actual_41")
    assert ask.unseen(("002", 6957, 7063), ("001", 3018, 3031), ("002", 44, 54)) == []


def test_cq05_digital_technology_enterprises_target_and_result(ask: Asking) -> None:
    rows = ask("scoreboard", indicator="indicator:digital-enterprises")
    found = ("outcome", "value", "result_value", "quoted_percent", "result_comparator", "year")
    assert told(rows, *found) == {("met", 48000, 50350, 104.9, "=", 2024)}
    assert {round(float(str(percent)), 2) for (percent,) in told(rows, "computed_percent")} == {104.9}
    # Both articles state the target.
    assert {str(article)[:3] for (article,) in told(rows, "article")} == {"001", "002"}
    assert ask.unseen(("001", 2914, 2981), ("002", 1665, 1697)) == []


def test_cq06_by_which_document_the_plan_of_2024_was_issued(ask: Asking) -> None:
    approved = told(
        ask("initiatives", initiative="initiative:plan-2024"), "approved_by", "approval_in_background"
    )
    assert approved == {("58-qd-ubqgcds-2024-04-19", "false")}
    rows = ask("documents", number="58/QĐ-UBQGCĐS")
    assert told(rows, "document", "date", "signed_by", "issuer", "type", "background") == {
        ("58-qd-ubqgcds-2024-04-19", "2024-04-19", "pham-minh-chinh", "ncdt", "doctype-decision", "false")
    }
    signed = told(ask("signatures", signer="Phạm Minh Chính"), "number", "date", "post")
    assert ("58/QĐ-UBQGCĐS", "2024-04-19", "prime-minister") in signed
    assert ask.unseen(("002", 165, 282)) == []


def test_cq07_which_decision_project_06_rests_on(ask: Asking) -> None:
    rows = ask("relations", thing="Đề án 06", relation="vndx:approvedBy")
    assert told(rows, "direction", "other", "background", "inferred") == {
        ("of", "06-qd-ttg-2022-01-06", "false", "false")
    }
    assert told(ask("documents", number="06/QĐ-TTg"), "document", "date") == {
        ("06-qd-ttg-2022-01-06", "2022-01-06")
    }
    assert ask.unseen(("002", 2075, 2126)) == []
    # One project under all its names, in full and abbreviated.
    for name in ("Đề án 06/CP", "Project 06"):
        assert told(ask("names", name=name), "thing") == {("project-06",)}


def test_cq08_parts_of_the_53_essential_services_and_their_documents(ask: Asking) -> None:
    rows = ask("parts", relation="sum", indicator="indicator:essential-services-deployed")
    assert told(rows, "part_value", "whole_value", "computed", "agrees") == {
        (25, 53, 53, "true"),
        (28, 53, 53, "true"),
    }
    basis = {}
    for row in rows:
        (figure,) = told([row], "figure")
        for relation in ask("relations", thing=f"figure:{figure[0]}", relation="eli:based_on"):
            ((document, direction),) = told([relation], "other", "direction")
            assert direction == "of"
            basis[int(str(row["part_value"]))] = document
    assert basis == {25: "06-qd-ttg-2022-01-06", 28: "422-qd-ttg-2022-04-04"}
    assert told(ask("documents", number="422/QĐ-TTg"), "date", "document") == {
        ("2022-04-04", "422-qd-ttg-2022-04-04")
    }
    assert ask.unseen(("002", 2054, 2199)) == []


def test_cq09_innovation_index_rank_places_gained_and_who_ranks(ask: Asking) -> None:
    rows = ask("indicator", indicator="indicator:innovation-index-rank", area="Việt Nam")
    found = told(rows, "period_end", "comparator", "value", "unit", "status", "reporter")
    assert found >= {
        ("2023-12-31", "=", 46, "unit-rank", "status-actual", "wipo"),
        ("2023-12-31", "=", 2, "unit-rank-place", "status-actual", "wipo"),
        ("2022-12-31", "=", 48, "unit-rank", "status-derived", ""),
    }
    up = ask("changes", indicator="indicator:innovation-index-rank")
    assert told(up, "value", "change_kind", "base_end") == {(2, "change-rank-places", "2022-12-31")}
    derived = ask("inferred", subject="figure:innovation-index-rank_viet-nam_2022_derived_48")
    assert told(derived, "value", "rule") == {(48, "derivation-rank-before-change")}
    assert ask.unseen(("000", 859, 977), ("004", 1399, 1434)) == []


def test_cq10_figures_of_at_least_two_articles(ask: Asking) -> None:
    rows = ask("corroborated")
    assert told(rows, "value", "comparator", "unit") >= {
        (62, "=", "unit-goal"),
        (18, "=", "unit-goal"),
        (27, "=", "unit-goal"),
        (17, "=", "unit-goal"),
        (126, "=", "unit-task"),
        (102, "=", "unit-task"),
        (81, "=", "PERCENT"),
        (46, "=", "unit-rank"),
        (3.5, "=", "unit-times"),
        (48000, "=", "unit-enterprise"),
        (53, "=", "unit-service"),
    }
    assert all(int(str(row["articles"])) >= 2 for row in rows)
    # They share one report: corroborated is not independent.
    assert ("mic",) in told(rows, "reporter")
    where = (
        *(("000", 606, 617), ("000", 628, 653), ("000", 655, 666), ("000", 697, 708), ("000", 792, 832)),
        *(("000", 844, 847), ("000", 1197, 1204), ("000", 937, 948)),
        *(("004", 887, 898), ("004", 912, 937), ("004", 939, 950), ("004", 981, 992), ("004", 1076, 1116)),
        *(("004", 1128, 1131), ("004", 1743, 1750), ("004", 1399, 1410)),
        *(("001", 2943, 2962), ("001", 3020, 3023), ("002", 1665, 1684), ("002", 2019, 2044)),
    )
    assert len(where) == 20
    assert ask.unseen(*where) == []


def test_cq11_what_ndxp_connects_and_how_many_transactions_a_day(ask: Asking) -> None:
    rows = ask("system-figures", system="NDXP")
    assert told(rows, "value", "comparator", "unit") == {
        (388, "=", "unit-system"),
        (95, "=", "unit-body"),
        (2_800_000, "~", "unit-transaction-per-day"),
    }
    assert ask.unseen(("002", 5791, 5900)) == []


def test_cq12_bounds_of_the_figures_of_the_population_database(ask: Asking) -> None:
    rows = ask("bounds", about="system:population-database")
    assert told(rows, "bound", "comparator", "value", "unit") == {
        ("lower", ">", 86_000_000, "unit-card"),
        ("upper", "<", 54_000_000, "unit-account"),
        ("lower", ">", 1_500_000_000, "unit-request"),
        ("as-stated", "=", 18, "unit-ministry"),
        ("as-stated", "=", 63, "unit-locality"),
        ("as-stated", "=", 4, "unit-enterprise"),
    }
    where = (("002", 6371, 6423), ("002", 6429, 6446), ("002", 6485, 6507), ("002", 6519, 6546))
    assert ask.unseen(*where) == []


def test_cq13_mobile_money_customers_and_how_many_times_more(ask: Asking) -> None:
    rows = ask("indicator", indicator="indicator:mobile-money-customers")
    whole = [row for row in rows if row["population"] is None]
    assert told(whole, "value", "unit", "comparator", "period_end", "change_kind") == {
        (8_200_000, "unit-customer", "=", "2024-04-26", ""),
        (2.2, "unit-times", "=", "2024-04-26", "change-multiple"),
    }
    up = ask("changes", indicator="indicator:mobile-money-customers")
    # The wording may mean to, or by, so many times: no value of 2023 is worked out from it.
    assert told(up, "value", "change_kind", "base_end", "base_value") == {
        (2.2, "change-multiple", "2023-04-26", "")
    }
    assert ask("derived", indicator="indicator:mobile-money-customers") == []
    assert ask.unseen(("002", 7447, 7526)) == []


def test_cq14_rate_of_fully_online_dossiers_and_its_baselines(ask: Asking) -> None:
    rows = ask("baselines", indicator="indicator:online-dossier-rate")
    assert told(rows, "population", "value", "period_end", "base_value", "base_end", "how") == {
        ("", 42, "2024-06-30", 17, "2023-12-31", "stated"),
        ("ministries-sectors", 61, "2024-06-30", 38, "2023-12-31", "stated"),
        ("localities", 17, "2024-06-30", "", "", "none"),
    }
    assert ask.unseen(("001", 1972, 2072)) == []


def test_cq16_what_is_forecast_and_not_a_result(ask: Asking) -> None:
    rows = ask("forecasts", status="forecast")
    assert told(rows, "indicator", "period_end", "value") == {("national-dti", "2023-12-31", 0.75)}
    assert 0.75 not in {value for (value,) in told(ask("figures", status="actual"), "value")}
    assert ask.unseen(("004", 1580, 1604)) == []


def test_cq17_who_issued_resolution_05_when_in_which_term_on_what(ask: Asking) -> None:
    rows = ask("documents", number="05-NQ/TU")
    assert told(rows, "issuer", "date", "term_number", "party_body", "planned_to", "outlook_to", "about") == {
        (
            *("binh-dinh-party-standing-committee", "2021-09-20", 20, "binh-dinh-party-committee"),
            *("2025-12-31", "2030-12-31", "digital-transformation"),
        )
    }
    ask("evidence", fact="doc:05-nq-tu-binh-dinh-2021-09-20")
    assert ask.unseen(("000", 2257, 2390)) == []


def test_cq19_posts_of_do_minh_tuan_on_28_december_2023(ask: Asking) -> None:
    rows = ask("posts", person="Đỗ Minh Tuấn", attested_on="28/12/2023")
    assert told(rows, "post", "body") == {
        ("thanh-hoa-party-deputy-secretary", "thanh-hoa-party-committee"),
        ("thanh-hoa-peoples-committee-chair", "thanh-hoa-peoples-committee"),
        ("thanh-hoa-dt-steering-board-head", "thanh-hoa-dt-steering-board"),
    }
    assert ask("posts", person="Đỗ Minh Tuấn", attested_on="29/12/2023") == []
    assert ask.unseen(("004", 357, 449)) == []


def test_cq22_theme_of_2024_as_proposed_and_as_adopted(ask: Asking) -> None:
    rows = ask("themes-compared", year="2024")
    assert told(rows, "same", "proposed", "proposed_by", "adopted", "adopted_by") == {
        ("false", "2024-proposed", "mic", "2024-adopted", "ncdt")
    }
    ((proposed, adopted),) = told(rows, "proposed_vi", "adopted_vi")
    assert str(proposed).startswith("Phổ cập hạ tầng số")
    assert str(adopted).startswith("Phát triển kinh tế số với 4 trụ cột")
    assert told(ask("themes", year="2024"), "theme", "status") == {
        ("2024-proposed", "status-proposed"),
        ("2024-adopted", "status-adopted"),
    }
    assert ask.unseen(("004", 2496, 2616), ("002", 1440, 1632)) == []


def test_each_of_the_questions_is_here_once() -> None:
    here = Path(__file__).read_text("utf-8")
    assert len(NUMBERS) == 18
    assert [number for number in range(1, 23) if f"def test_cq{number:02}_" in here] == list(NUMBERS)
