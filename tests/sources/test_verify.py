"""Verify: true facts pass, and each way to be wrong is named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.sources.tiny import Tiny
from vndx.sources.facts import Facts
from vndx.sources.findings import RULES
from vndx.sources.inference import a_year_later
from vndx.sources.texts import find_texts
from vndx.sources.verify import Report, verify


def run(tiny: Tiny, folder: Path) -> Report:
    graph, texts = tiny.write(folder)
    facts = Facts.load([graph])
    found = find_texts(texts, {one.id: one.sha256 for one in facts.articles.values()})
    return verify(facts, found, facts.articles.values())


def test_a_true_graph_has_no_findings(tmp_path: Path) -> None:
    report = run(Tiny(), tmp_path)
    assert [str(one) for one in report.findings] == []
    assert report.facts == {"verified": 18, "inferred": 0, "paraphrase": 1, "unread": 0, "failed": 0}
    assert report.articles == 1
    assert report.spans > 15


WRONG = [
    ("value", "vndx:value 48000.0", "vndx:value 48.0"),
    ("value", "vndx:value 7500000000.0", "vndx:value 7500000.0"),
    ("value", "vndx:value 48000.0", 'vndx:value "48.000"'),
    ("value", "vndx:value 1.0 ;", "vndx:value 3.0 ;"),
    ("comparator", "comparator-lt", "comparator-gt"),
    ("comparator", "comparator-lt", "comparator-eq"),
    ("comparator", "comparator-le", "comparator-eq"),
    ("numerator", "vndx:numerator 9.0", "vndx:numerator 8.0"),
    ("denominator", "vndx:denominator 12.0", "vndx:denominator 13.0"),
    ("percent", "vndx:statedPercent 75.0", "vndx:statedPercent 76.0"),
    ("unit", "unit:PERCENT", "code:unit-dong"),
    ("unit", "code:unit-index", "unit:PERCENT"),
    ("unit", "code:unit-household", "code:unit-rank"),
    ("status", "status-forecast", "status-actual"),
    ("status", "status-forecast", "status-estimate"),
    ("change", "figure:households a vndx:Observation", "figure:households a vndx:Change"),
    ("unread", "{đứng thứ 4}", "{Làng đứng}"),
    ("year", "vndx:basePeriod period:2030 ;", ""),
    ("number", "12/QĐ-TTN\"", "21/QĐ-TTN\""),
    ("date", "2031-02-01", "2031-01-02"),
    ("date", "2031-02-01", "2030-02-01"),
    ("ordinal", "vndx:ordinal 3", "vndx:ordinal 4"),
    ("name", "{Lê Thị Mẫu, Tổ trưởng}", "{Tổ trưởng Tổ Thử nghiệm}"),
    ("name", "vndx:issuedInTerm term:to-7", "vndx:issuedInTerm period:2030"),
    ("name", "{kế hoạch thử nghiệm}", "{của Tổ}"),
    ("name", "{tại Làng Mẫu}", "{Chiều 5.6}"),
    ("date", "{đến năm 2035}", "{kế hoạch thử nghiệm}"),
    ("date", "vndx:inferredFrom {Năm 2031} ;\n  vndx:inferenceRule code:inference-year-from-article", ""),
    ("inference", "vndx:inferenceRule code:inference-carried-over", ""),
    ("period", "period:2031 ; vndx:evidence {Năm 2031}", "period:2031 ; vndx:evidence {năm 2030}"),
    ("claim", "rdf:predicate vndx:inEvent", "rdf:predicate vndx:presentedAt"),
    ("claim", "rdf:subject remark:chair ;", ""),
    ("unit", "unit:CCY_VND", "unit:CCY_USD"),
    *(
        (
            "follows",
            "place:lang-mau ; vndx:evidence {tại Làng Mẫu}",
            f"place:lang-mau ; vndx:inferredFrom {{Chiều 5.6}} ; vndx:inferenceRule code:inference-{rule}",
        )
        for rule in ("national-scope", "home-province", "same-event", "carried-over", "no-such-rule")
    ),
    ("digits", "Bà tổ trưởng chủ trì", "Bà tổ trưởng chủ trì 5 lần"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new"), WRONG)
def test_a_wrong_fact_is_named_with_its_rule(rule: str, old: str, new: str, tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.replace(old, new)
    report = run(tiny, tmp_path)
    assert {one.rule for one in report.findings} == {rule}
    assert report.facts["failed"] + report.facts["unread"] == 1
    assert all(one.article == "tiny" and one.fact and one.span for one in report.findings)


def test_every_rule_has_a_test() -> None:
    elsewhere = {"text", "length", "position", "hash", "quote", "unused"}
    assert {rule for rule, _, _ in WRONG} | elsewhere == set(RULES)


@pytest.mark.parametrize("at", [0, 40, 300, -2])
def test_one_changed_character_is_noticed(at: int, tmp_path: Path) -> None:
    tiny = Tiny()
    graph, texts = tiny.write(tmp_path)
    (text,) = texts.iterdir()
    words = list(tiny.text)
    words[at] = "X"
    (texts / "tiny.txt").write_bytes("".join(words).encode())
    text.unlink()
    facts = Facts.load([graph])
    (article,) = facts.articles.values()
    report = verify(facts, find_texts(texts, {"tiny": article.sha256}), [article])
    found, *facts_of_it = report.findings
    assert len(facts_of_it) == report.facts["failed"] == 19
    assert (found.rule, found.article) == ("text", "tiny")
    assert "has changed" in found.found


def test_a_number_whose_bound_lies_outside_the_span_is_not_exact(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.replace("{Năm 2031, gần 48.000 hộ}", "{48.000 hộ}")
    tiny.replace("comparator-lt", "comparator-eq")
    report = run(tiny, tmp_path)
    assert {one.rule for one in report.findings} == {"comparator"}


def test_a_number_that_looks_like_a_year_is_none(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.text = tiny.text.replace("gần 48.000 hộ", "gần 2000 hộ")
    tiny.replace("48.000 hộ", "2000 hộ")
    tiny.replace("vndx:value 48000.0", "vndx:value 2000.0")
    assert run(tiny, tmp_path).findings == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("hash", 'sha256 "{digest}"', 'sha256 "{other}"'),
        ("quote", 'oa:exact "đứng thứ 4"', 'oa:exact "đứng thứ 5"'),
        ("position", "{start} ; oa:end {end}", "{start} ; oa:end 99999"),
        ("length", "vndx:codePoints {length}", "vndx:codePoints 7"),
        ("unused", "vndx:evidence ev:{start}-{end}", "vndx:basedOn ev:{start}-{end}"),
    ],
)
def test_a_broken_span_is_named(rule: str, old: str, new: str, tmp_path: Path) -> None:
    from hashlib import sha256

    tiny = Tiny()
    phrase = "đứng thứ 4"
    start = tiny.text.index(phrase)
    names = {
        "start": start,
        "end": start + len(phrase),
        "digest": sha256(phrase.encode()).hexdigest(),
        "other": sha256(b"other").hexdigest(),
        "length": len(tiny.text),
    }
    graph, texts = tiny.write(tmp_path)
    trig = graph.read_text("utf-8")
    old, new = old.format(**names), new.format(**names)
    assert old in trig
    graph.write_text(trig.replace(old, new), "utf-8")
    facts = Facts.load([graph])
    (article,) = facts.articles.values()
    report = verify(facts, find_texts(texts, {"tiny": article.sha256}), [article])
    assert {one.rule for one in report.findings} == {rule}


def test_what_another_article_says_needs_no_words_here(tmp_path: Path) -> None:
    tiny = Tiny()
    graph, texts = tiny.write(tmp_path)
    other = tmp_path / "other.trig"
    other.write_text(
        graph.read_text("utf-8").split("GRAPH")[0]
        + 'GRAPH graph:reference { article:other a vndx:Article ; dcterms:identifier "other" ;'
        ' vndx:sha256 "0" . } GRAPH <https://w3id.org/vndx/graph/other/curated>'
        " { meeting:m3 vndx:ordinal 9 . figure:villages vndx:denominator 99.0 . }",
        "utf-8",
    )
    facts = Facts.load([graph, other])
    article = facts.articles["tiny"]
    report = verify(facts, find_texts(texts, {"tiny": article.sha256}), [article])
    assert report.findings == []


#: A change said to be on the same period (``cùng kỳ``), and a claim that its base is the year before.
SAME_PERIOD = """
claim:base a vndx:Claim ; rdf:subject figure:revenue-growth ; rdf:predicate vndx:basePeriod ;
  rdf:object period:2030 ; vndx:evidence {tăng 4% so với cùng kỳ} ; vndx:inferredFrom {Năm 2031} ;
  vndx:inferenceRule code:inference-same-period-last-year .
"""


@pytest.mark.parametrize(
    ("old", "new", "rules"),
    [
        ("", "", set()),
        # Not the period of the figure, a year earlier.
        ("period:2030 ; vndx:evidence", "period:2031 ; vndx:evidence", {"follows"}),
        # Words that do not say "cùng kỳ".
        ("vndx:evidence {tăng 4% so với cùng kỳ}", "vndx:evidence {tăng 4%}", {"follows"}),
    ],
)
def test_the_same_period_of_the_year_before(old: str, new: str, rules: set[str], tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.text = tiny.text.replace("tăng 4% so với năm 2030", "tăng 4% so với cùng kỳ")
    tiny.replace("{tăng 4% so với năm 2030}", "{tăng 4% so với cùng kỳ}")
    if rules and "period:2031" in new:
        tiny.replace("vndx:basePeriod period:2030", "vndx:basePeriod period:2031")
    tiny.claims += SAME_PERIOD.replace(old, new) if old else SAME_PERIOD
    assert {one.rule for one in run(tiny, tmp_path).findings} == rules


@pytest.mark.parametrize(
    ("then", "now", "later"),
    [
        (("2023-01-01", "2023-06-30"), ("2024-01-01", "2024-06-30"), True),
        (("2023-01-01", "2023-06-30"), ("2024-01-01", "2024-06-29"), False),
        (("2022-01-01", "2022-06-30"), ("2024-01-01", "2024-06-30"), False),
        (("2024-01-01", "2024-06-30"), ("2023-01-01", "2023-06-30"), False),
        # The end of February is one day, whatever the year.
        (("2023-01-01", "2023-02-28"), ("2024-01-01", "2024-02-29"), True),
        (("2024-01-01", "2024-02-29"), ("2025-01-01", "2025-02-28"), True),
        (("2023-02-28", "2023-12-31"), ("2024-02-29", "2024-12-31"), True),
        (("2023-01-01", "2023-02-27"), ("2024-01-01", "2024-02-29"), False),
        (("2023-01-01", "2023-03-01"), ("2024-01-01", "2024-02-29"), False),
        (("0001-01-01", "0001-12-31"), ("0001-01-01", "0001-12-31"), False),
    ],
)
def test_a_year_later_is_the_same_part_of_the_year(
    then: tuple[str, str], now: tuple[str, str], later: bool
) -> None:
    old, new = ((date.fromisoformat(days[0]), date.fromisoformat(days[1])) for days in (then, now))
    assert a_year_later(old, new) is later


def test_a_period_may_begin_on_the_29th_of_february(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.text = tiny.text.replace("tăng 4% so với năm 2030", "tăng 4% so với cùng kỳ")
    tiny.replace("{tăng 4% so với năm 2030}", "{tăng 4% so với cùng kỳ}")
    tiny.claims += SAME_PERIOD
    graph, texts = tiny.write(tmp_path)
    written = graph.read_text("utf-8")
    leap = written.replace('vndx:begin "2031-01-01"', 'vndx:begin "2028-02-29"')
    assert leap != written
    graph.write_text(leap, "utf-8")
    facts = Facts.load([graph])
    found = find_texts(texts, {one.id: one.sha256 for one in facts.articles.values()})
    rules = {one.rule for one in verify(facts, found, facts.articles.values()).findings}
    assert "follows" in rules


@pytest.mark.parametrize(("value", "rules"), [("12.0", set()), ("9.0", set()), ("13.0", {"value"})])
def test_a_target_may_be_the_whole_of_a_fraction(value: str, rules: set[str], tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.curated += f"""
figure:target a vndx:Target ; vndx:value {value} ; vndx:comparator code:comparator-eq ;
  vndx:unit code:unit-village ; vndx:period period:2031 ; vndx:status code:status-goal ;
  vndx:evidence {{9/12 thôn}} .
"""
    assert {one.rule for one in run(tiny, tmp_path).findings} == rules


@pytest.mark.parametrize(("kind", "rules"), [("Group", set()), ("Category", set()), ("Place", {"name"})])
def test_a_group_or_category_is_named_by_its_words_in_order(
    kind: str, rules: set[str], tmp_path: Path
) -> None:
    tiny = Tiny()
    tiny.curated += f"""
group:g a vndx:{kind} ; skos:prefLabel "các thôn có mạng"@vi .
figure:villages vndx:population group:g .
"""
    tiny.claims += """
claim:who a vndx:Claim ; rdf:subject figure:villages ; rdf:predicate vndx:population ; rdf:object group:g ;
  vndx:evidence {thôn có mạng} .
"""
    assert {one.rule for one in run(tiny, tmp_path).findings} == rules
