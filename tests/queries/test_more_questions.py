"""Other questions of the same kind: lookups, joins, bounds, ratios, parts, posts, documents, succession."""

from __future__ import annotations

import pytest

from tests.queries.asking import Asking, told
from vndx.graph.engine import Engine


@pytest.fixture
def ask(engine: Engine) -> Asking:
    return Asking(engine)


def test_who_was_at_the_ha_giang_bridge_point_of_the_9th_session_and_in_which_posts(ask: Asking) -> None:
    rows = ask("session", meeting="Phiên họp thứ 9", place="Hà Giang", role="attendee")
    people = {who for who, group in told(rows, "participant", "is_group") if group == "false"}
    assert people == {"phan-huy-ngoc"}
    posts = ask("posts", person="Phan Huy Ngọc", attested_on="2024-07-10")
    assert told(posts, "post", "body") == {
        ("ha-giang-police-director", "ha-giang-police"),
        ("ha-giang-project-06-task-force-standing-deputy-head", "ha-giang-project-06-task-force"),
    }
    assert ask.unseen(("001", 1045, 1058), ("001", 1060, 1081), ("001", 1083, 1122)) == []


def test_who_stood_beside_the_chair_of_the_9th_session_and_as_what(ask: Asking) -> None:
    rows = ask("posts", person="Trần Lưu Quang", attested_on="10/7/2024")
    assert told(rows, "post", "background") == {
        ("deputy-prime-minister", "false"),
        ("ncdt-standing-vice-chair", "false"),
    }


def test_one_post_on_several_days_rests_on_the_article_of_each_day(ask: Asking) -> None:
    rows = ask("posts", person="Phạm Minh Chính", post="Thủ tướng Chính phủ")
    by_article = {(str(article)[:3], day) for article, day in told(rows, "article", "attested_on") if article}
    assert by_article >= {
        ("000", "2023-12-28"),
        ("001", "2024-07-10"),
        ("003", "2022-08-08"),
        ("004", "2023-12-28"),
    }
    days: dict[str, set[object]] = {}
    for article, day in by_article:
        days.setdefault(article, set()).add(day)
    assert {article: len(found) for article, found in days.items() if article != "002"} == {
        "000": 1,
        "001": 1,
        "003": 1,
        "004": 1,
    }


def test_three_chairmen_of_three_provinces_are_three_people(ask: Asking) -> None:
    holders = {
        province: {
            person for (person,) in told(ask("posts", body=f"body:{province}-peoples-committee"), "person")
        }
        for province in ("binh-dinh", "thanh-hoa", "binh-thuan")
    }
    assert holders == {
        "binh-dinh": {"pham-anh-tuan"},
        "thanh-hoa": {"do-minh-tuan", "mai-xuan-liem"},
        "binh-thuan": {"le-tuan-phong"},
    }


def test_nobody_is_said_to_have_chaired_the_session_of_2022(ask: Asking) -> None:
    assert told(ask("chairs"), "meeting") == {("ncdt-7",), ("ncdt-9",)}
    rows = ask("session", meeting="meeting:ncdt-2022-h1")
    assert ("pham-minh-chinh", "role-speaker") in told(rows, "participant", "role")
    # Nor is its day said: the year is that of the half-year that it reviews, on the last day of it or later.
    found = ask("sessions", year="2022")
    assert told(found, "meeting", "day", "ordinal", "year", "year_inferred") == {
        ("ncdt-2022-h1", "", "", 2022, "true")
    }
    when = told(ask("timeline", year="2022", kind="vndx:Meeting"), "thing", "day", "or_later", "background")
    assert when == {("ncdt-2022-h1", "2022-06-30", "true", "false")}
    assert told(ask("timeline"), "thing", "or_later") >= {("ncdt-9", "false"), ("ncdt-2022-h1", "true")}


def test_a_session_stands_once_for_each_article_that_tells_of_it(ask: Asking) -> None:
    rows = ask("sessions")
    assert len(rows) == len(told(rows, "meeting", "article")) == 5
    first = {
        str(row["article"])[-20:-17]: row["start"] for row in rows if told([row], "meeting") == {("ncdt-9",)}
    }
    assert [int(str(start)) for start in first.values()] == [54]


def test_how_many_villages_without_signal_were_covered_and_what_is_the_target(ask: Asking) -> None:
    rows = ask("parts", relation="fraction", indicator="indicator:signal-gap-villages-covered")
    assert told(rows, "part_value", "whole_value", "computed", "stated", "reporter") == {
        (477, 832, 57.33, "", "mic")
    }
    targets = ask("targets", year="2024")
    assert ("signal-gap-villages-covered-rate", 100) in told(targets, "indicator", "value")
    assert ask.unseen(("003", 884, 918)) == []


def test_of_what_35_and_50_platforms_are_made_up(ask: Asking) -> None:
    rows = ask("parts", relation="sum")
    sums: dict[object, list[float]] = {}
    for indicator, part, whole, agrees in told(rows, "indicator", "part_value", "whole_value", "agrees"):
        if "platforms" in str(indicator):
            assert agrees == "true"
            sums.setdefault(whole, []).append(float(str(part)))
    assert {whole: sorted(parts) for whole, parts in sums.items()} == {35: [4, 31], 50: [16, 16, 18]}


def test_of_which_parts_the_customers_of_mobile_money_are_not_the_whole(ask: Asking) -> None:
    rows = ask("parts", indicator="indicator:mobile-money-customers")
    # More than 5.8 of the 8.2 million: one part is stated, so that there is nothing to agree.
    assert told(rows, "part_value", "comparator", "whole_value", "population", "agrees") == {
        (5_800_000, ">", 8_200_000, "rural-mountainous-customers", "")
    }


def test_payment_accounts_of_2022_and_2024_are_no_series_without_a_flag(ask: Asking) -> None:
    rows = ask("series", indicator="indicator:payment-account-rate")
    assert told(rows, "value", "population", "comparable", "why_not") == {
        (66, "people-15-and-over", "", ""),
        (77, "adults", "false", "population"),
    }


def test_growth_of_the_digital_economy_by_whom_and_of_which_status(ask: Asking) -> None:
    rows = ask("indicator", indicator="indicator:digital-economy-growth")
    assert told(rows, "value", "period_end", "status", "reporter") == {
        (28, "2022-12-31", "status-actual", "google"),
        (19, "2023-12-31", "status-actual", "google"),
        (22.4, "2024-06-30", "status-estimate", "mic"),
    }
    assert ask("contradictions", indicator="indicator:digital-economy-growth") == []


def test_the_shortest_answers_on_money_keep_their_comparator_and_currency(ask: Asking) -> None:
    rows = ask("system-figures", system="Cổng Dịch vụ công quốc gia")
    assert told(rows, "comparator", "value", "unit") == {
        ("<", 14_600_000, "unit-account"),
        (">", 46_200_000, "unit-dossier"),
        ("<", 26_800_000, "unit-transaction"),
        (">", 12_900_000_000_000, "CCY_VND"),
    }
    revenue = ask("changes", indicator="indicator:it-industry-revenue")
    assert told(revenue, "value", "change_kind", "base_end") == {(17.7, "change-percent", "2023-03-31")}


def test_which_laws_are_to_be_spelt_out_by_regulations(ask: Asking) -> None:
    laws = {law for (law,) in told(ask("documents", type="law"), "document")}
    assert laws == {
        *("law-credit-institutions", "law-electronic-transactions", "law-housing"),
        *("law-identity", "law-land", "law-telecommunications"),
    }
    said = {what for (what,) in told(ask("remarks"), "about")}
    assert laws <= said


def test_the_resolution_of_binh_thuan_has_a_term_and_no_day(ask: Asking) -> None:
    rows = ask("province-documents", province="Bình Thuận")
    assert told(rows, "number", "type", "date", "issuer") == {
        ("10", "doctype-resolution", "", "binh-thuan-party-executive-committee")
    }
    terms = told(ask("documents", number="10"), "term_number", "planned_to", "outlook_to")
    assert terms == {(14, "2025-12-31", "2030-12-31")}
    assert told(ask("province-documents", province="Bình Định"), "number", "implements") == {
        ("05-NQ/TU", ""),
        ("32-CT/TU", "project-06"),
    }


def test_what_serves_to_carry_out_project_06(ask: Asking) -> None:
    rows = ask("relations", thing="Đề án 06/CP", relation="vndx:implements", direction="to")
    assert {other for (other,) in told(rows, "other")} >= {
        "32-ct-tu-binh-dinh-2023-04-27",
        "project-06-task-force",
        "ha-giang-project-06-task-force",
    }
    rows = ask("programme", initiative="Đề án 06")
    kinds = {str(kind).rpartition("#")[2] for (kind,) in told(rows, "kind")}
    assert kinds >= {"LegalDocument", "SteeringBody", "Meeting", "Target", "Observation", "Instruction"}
    articles = told(ask("mentions", thing="Đề án 06"), "article")
    assert {str(article)[:3] for (article,) in articles} == {"000", "001", "002"}


def test_what_was_asked_of_the_delegates_and_of_the_ministries(ask: Asking) -> None:
    rows = ask("instructions", addressee="group:ncdt-9-delegates", kind="vndx:Instruction")
    assert told(rows, "speaker", "event") == {("pham-minh-chinh", "ncdt-9")}
    given = len(told(rows, "remark"))
    counted = told(
        ask("addressees", addressee="group:ncdt-9-delegates"), "instructions", "speakers", "articles"
    )
    assert counted == {(given, 1, 1)}
    assert given == 6
    assert told(ask("addressees"), "addressee") >= {
        ("dt-steering-boards",),
        ("ministries-sectors-localities",),
    }


def test_the_four_priorities_stand_in_their_order(ask: Asking) -> None:
    rows = ask("remarks", event="meeting:dt-day-2023", speaker="Phạm Minh Chính")
    labels = [str(label) for row in rows for (label,) in told([row], "says_en")]
    places = [
        next(at for at, label in enumerate(labels) if label.startswith(f"Priority ({n})"))
        for n in (1, 2, 3, 4)
    ]
    assert places == sorted(places)
    assert ask.unseen(("002", 10025, 10058), ("002", 10096, 10146), ("002", 10281, 10313)) == []


def test_which_targets_of_2024_have_no_result_yet(ask: Asking) -> None:
    rows = ask("scoreboard", outcome="no-result", year="2024")
    assert told(rows, "result_value", "result_article") == {("", "")}
    waiting = {what for (what,) in told(rows, "indicator")}
    assert waiting >= {
        "industrial-zone-platform-use-rate",
        "online-service-use-rate",
        "digital-infrastructure-tasks",
    }
    met = {what for (what,) in told(ask("scoreboard", outcome="met"), "indicator")}
    assert "digital-enterprises" in met
    assert not met & waiting


def test_what_google_reported_and_in_which_articles(ask: Asking) -> None:
    rows = ask("reported-by", reporter="Google")
    values = {value for (value,) in told(rows, "value") if value != ""}
    assert values == {28, 19, 1, 3.5}
    assert told(ask("reporters", reporter="Google"), "figures", "reports", "articles") == {(4, 1, 2)}


def test_what_was_known_at_the_end_of_january_2024(ask: Asking) -> None:
    rows = ask("known-by", as_of="31/1/2024")
    assert {str(article)[:3] for (article,) in told(rows, "article")} == {"000", "003", "004"}
    # One of them says no day of its own: that of the session it reports stands in.
    assert {
        str(article)[:3] for article, inferred in told(rows, "article", "day_inferred") if inferred == "true"
    } == {"000"}
    assert 50350 not in {value for (value,) in told(rows, "value")}
    assert ("plan-tasks-done", 102) in told(rows, "indicator", "value")
    assert 50350 in {value for (value,) in told(ask("known-by", as_of="2024-12-31"), "value")}


def test_what_became_of_the_provinces_and_of_the_ministry(ask: Asking) -> None:
    heirs = {
        before: {after for (after,) in told(ask("province-succession", place=f"place:{before}"), "successor")}
        for before in ("binh-dinh", "binh-thuan", "ha-giang")
    }
    assert heirs == {
        "binh-dinh": {"gia-lai-2025"},
        "binh-thuan": {"lam-dong-2025"},
        "ha-giang": {"tuyen-quang-2025"},
    }
    (unchanged,) = ask("province-succession", place="Thanh Hóa")
    assert told([unchanged], "place", "successor", "what", "effective_on", "document") == {
        ("thanh-hoa", "thanh-hoa", "place-change-none", "", "")
    }
    rows = ask("body-succession", body="Bộ Thông tin và Truyền thông")
    assert told(rows, "successor", "effective_on") == {("most", "2025-03-01"), ("mcst", "2025-03-01")}


def test_which_systems_share_data_and_with_whom(ask: Asking) -> None:
    rows = ask("connections", relation="vndx:connectsTo")
    assert told(rows, "system", "other") >= {
        ("ndxp", "systems-of-95-bodies"),
        ("population-database", "population-database-ministries"),
        ("population-database", "population-database-localities"),
        ("population-database", "population-database-state-enterprises"),
    }


def test_two_articles_of_one_session_share_its_figures(ask: Asking) -> None:
    rows = ask("shared", article="000", other_article="004", kind="vndx:Observation")
    ((shared,),) = told(rows, "facts")
    figures = told(ask("corroborated"), "figure", "article")
    both = {figure for figure, article in figures if str(article).startswith("000")}
    both &= {figure for figure, article in figures if str(article).startswith("004")}
    assert isinstance(shared, int)
    assert 9 <= shared <= len(both)


def test_what_the_plan_of_2024_aims_at_and_asks_for(ask: Asking) -> None:
    rows = ask("remarks", about="initiative:plan-2024")
    kinds = told(rows, "kind", "remark")
    assert len([remark for kind, remark in kinds if kind == "ontology#Aim"]) == 3
    assert len([remark for kind, remark in kinds if kind == "ontology#Instruction"]) >= 3
    assert {str(article)[:3] for (article,) in told(rows, "article")} == {"002"}


def test_how_many_decisions_and_directives_the_prime_minister_issued(ask: Asking) -> None:
    rows = ask("responsibilities", body="post:prime-minister", duty="work")
    assert told(rows, "indicator", "value", "unit") >= {
        ("decisions-issued", 5, "unit-document"),
        ("directives-issued", 2, "unit-document"),
    }
    assert ask.unseen(("002", 4541, 4562), ("002", 4566, 4575)) == []


def test_who_was_licensed_for_5g(ask: Asking) -> None:
    licensed = {
        who
        for remark, who in told(ask("remarks"), "remark", "about")
        if remark == "viet-nam-2024-04_5g-licences"
    }
    assert licensed == {"vnpt", "viettel"}
    assert ask.unseen(("002", 6177, 6198)) == []
