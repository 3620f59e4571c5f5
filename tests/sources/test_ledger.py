"""The number ledger: a role is earned, an ignored number has a reason, the rest is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.tiny import Tiny
from vndx.errors import TextError
from vndx.sources.facts import Facts
from vndx.sources.ledger import CLOSED, Entry, count, ledger
from vndx.sources.roles import ROLES
from vndx.sources.texts import Texts, find_texts


def run(tiny: Tiny, folder: Path) -> list[Entry]:
    graph, texts = tiny.write(folder)
    facts = Facts.load([graph])
    found = find_texts(texts, {one.id: one.sha256 for one in facts.articles.values()})
    return ledger(facts, found, facts.articles.values())


def findings(entries: list[Entry]) -> list[tuple[str, str]]:
    return [(one.group.text, one.state) for one in entries if one.state not in CLOSED]


def test_each_number_has_the_role_that_it_plays(tmp_path: Path) -> None:
    entries = run(Tiny(), tmp_path)
    roles = [(one.group.text, one.uses[0][1] if one.uses else one.reasons[0]) for one in entries]
    assert roles == [
        ("3", "ordinal"), ("5.6", "date"), ("2031", "date"), ("48.000", "value"), ("9", "value"),
        ("12", "denominator"), ("75", "percent"), ("7,5", "value"), ("4", "value"), ("2030", "base-period"),
        ("0,75", "value"), ("4", "value"), ("10", "value"), ("2028", "period"), ("2", "duration"),
        ("12", "identifier"), ("1.2.2031", "date"), ("2035", "date"), ("7", "ordinal"),
        ("8", "picture-number"), ("0999", "hotline"), ("123456", "hotline"),
    ]  # fmt: skip
    assert {role for one in entries for _, role in one.uses} <= set(ROLES)
    assert count(entries)["tiny"] == {"used": 19, "ignored": 3}


@pytest.mark.parametrize(
    ("old", "new", "still_open"),
    [
        ("vndx:value 48000.0", "vndx:value 48.0", ["48.000"]),
        ("{đứng thứ 4}", "{Làng}", ["4"]),
        ("vndx:denominator 12.0 ;", "", ["12"]),
        ("vndx:statedPercent 75.0 ;", "", ["75"]),
        ("vndx:basePeriod period:2030 ;", "", ["2030"]),
        ("vndx:ordinal 3 ;", "", ["3"]),
        ('eli:date_document "2031-02-01"', 'eli:date_document "2031-02-03"', ["1.2.2031"]),
        ("vndx:period period:2030--2031", "vndx:period period:2031", ["2"]),
        ('eli:id_local "12/QĐ-TTN"', 'eli:id_local "121/QĐ-TTN"', ["12"]),
        ("vndx:issuedInTerm term:to-7 ;", "", ["7"]),
    ],
)
def test_what_covers_a_number_must_have_it(old: str, new: str, still_open: list[str], tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.replace(old, new)
    entries = run(tiny, tmp_path)
    assert findings(entries) == [(digits, "open") for digits in still_open]


def test_an_open_number_says_whether_something_covers_it(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.replace("vndx:value 48000.0", "vndx:value 48.0")
    del tiny.ignored["Ảnh 8"]
    covered, bare = (one for one in run(tiny, tmp_path) if one.state == "open")
    assert "figure:households" in covered.note
    assert bare.note == "no fact and no ignored span covers it"
    assert "Ảnh 8" in bare.context


def test_a_number_cannot_be_both_used_and_ignored(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.ignored["thứ 4, trong nhóm 10"] = "teaser"
    assert findings(run(tiny, tmp_path)) == [("4", "both"), ("10", "both")]


def test_a_year_of_a_label_is_no_piece_of_a_date(tmp_path: Path) -> None:
    tiny = Tiny()
    tiny.replace('skos:altLabel "kế hoạch thử nghiệm"@vi', 'skos:altLabel "kế hoạch 8/2031"@vi')
    del tiny.ignored["Ảnh 8"]
    tiny.replace("{kế hoạch thử nghiệm}", "{Ảnh 8}")
    assert findings(run(tiny, tmp_path)) == [("8", "open")]


def test_a_missing_text_is_an_error() -> None:
    facts = Facts.load()
    problem = TextError("none", "không")
    with pytest.raises(TextError, match="none"):
        ledger(facts, Texts({}, dict.fromkeys(facts.articles, problem)), facts.articles.values())


@pytest.mark.parametrize(("article", "groups"), [("000", 47), ("004", 146)])
def test_no_number_of_the_shipped_articles_is_open(texts_dir: Path, article: str, groups: int) -> None:
    facts = Facts.load()
    one = facts.article(article)
    entries = ledger(facts, find_texts(texts_dir, {one.id: one.sha256}), [one])
    assert findings(entries) == []
    assert len(entries) == groups


def test_trap_15_noise_is_ignored_with_its_reason(texts_dir: Path) -> None:
    facts = Facts.load()
    one = facts.article("004")
    entries = ledger(facts, find_texts(texts_dir, {one.id: one.sha256}), [one])
    reasons = {reason for entry in entries for reason in entry.reasons}
    assert reasons == {"hotline", "picture-number", "teaser"}
    teasers = [entry for entry in entries if "teaser" in entry.reasons]
    assert len(teasers) > 90
    assert all(entry.group.start > 4700 for entry in teasers)
    assert all(not entry.uses for entry in teasers)
