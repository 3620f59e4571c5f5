"""Each reason by itself: what it is worth, and that it is said in both languages."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from vndx.linking.asking import Item
from vndx.linking.profile import Profile
from vndx.linking.reasons import Known
from vndx.linking.things import Thing
from vndx.linking.weigh import LIKELY, POSSIBLE, UNMARKED, Candidate, settle, weigh

_PROFILE = Profile(
    name="x",
    endpoint="http://x.example/sparql",
    target="x",
    space="http://x.example/",
    names=("label", "alias"),
    types={"province": ("P",), "place": ("L",), "person": ("H",)},
    country={"country": "vn", "citizen": "vn"},
    codes={"iso": "iso", "geo": "geo"},
    same=("same",),
    begins="begins",
    ends="ends",
    office="office",
)


def _thing(**changed: object) -> Thing:
    given: dict[str, object] = {
        "iri": "https://w3id.org/vndx/id/place/a",
        "name": "Hòa An",
        "kind": "place",
        "sorts": ("province", "place"),
        "names": (("Hòa An", "vi"),),
    }
    return Thing(**(given | changed))  # type: ignore[arg-type]


def _item(name: str = "Hòa An", *, proper: bool = True, sorts: str = "", **values: str) -> Item:
    said = defaultdict(set, {what: {value} for what, value in values.items()})
    return Item(
        "http://x.example/1", [(name, "vi", proper)], said, sorts=set(sorts.split()), typed=bool(sorts)
    )


def _weighed(thing: Thing, item: Item, known: Known | None = None) -> Candidate:
    found = weigh(thing, item, _PROFILE, known or Known())
    assert all(reason.en != reason.vi for reason in found.reasons)
    return found


@pytest.mark.parametrize(
    ("name", "proper", "score"),
    [
        ("Hòa An", True, 50),
        ("Hòa An", False, 47),
        ("Hoà An", True, 48),
        ("tỉnh Hòa An", True, 44),
        ("Hoa An", True, 20),
        ("Hoa Ân", True, 20),
        ("Hòa Anh", True, 0),
    ],
)
def test_the_worth_of_a_name(name: str, proper: bool, score: int) -> None:
    assert _weighed(_thing(), _item(name, proper=proper)).score == score


def test_a_name_without_marks_is_weak_whatever_else_agrees() -> None:
    thing = _thing(domestic=True, offices={"p": frozenset()}, begins="2020-01-01")
    item = _item("Hoa An", sorts="province", country="vn", begins="2020-01-01")
    item.offices = [("o", "", "")]
    known = Known(offices={"p": "o"})
    found = _weighed(thing, item, known)
    assert (found.score, found.verdict) == (UNMARKED, "weak")
    assert sum(reason.points for reason in found.reasons) > UNMARKED
    coded = _item("Hoa An", sorts="province", country="vn", iso="VN-1", geo="1")
    found = _weighed(_thing(domestic=True, codes=(("iso", "VN-1"), ("geo", "1"))), coded)
    assert found.score >= LIKELY


@pytest.mark.parametrize(
    ("ours", "theirs", "rule", "points"),
    [
        ({}, {"sorts": "province"}, "sort", 15),
        ({}, {"sorts": "place"}, "sort", 5),
        ({}, {"sorts": "person"}, "kind", 0),
        ({}, {}, "sort", 0),
        ({"sorts": ("concept",), "kind": "concept"}, {"sorts": "person"}, "kind", 0),
        ({"domestic": True}, {"country": "vn"}, "country", 8),
        ({"domestic": True}, {"citizen": "vn"}, "country", 8),
        ({"domestic": True}, {"country": "la"}, "abroad", -20),
        ({"codes": (("iso", "A"),)}, {"iso": "A"}, "code", 25),
        ({"codes": (("iso", "A"),)}, {"iso": "B"}, "other code", -30),
        ({"begins": "2025-07-01"}, {"ends": "2008-08-01"}, "other days", -25),
        ({"ends": "2025-06-30"}, {"begins": "2025-07-01"}, "other days", -25),
        ({}, {"ends": "2008-08-01"}, "other days", -25),
        ({"ends": "2025-06-30"}, {"ends": "2008-08-01"}, "other days", -25),
        ({"ends": "2025-06-30"}, {"ends": "2025-06-30"}, "days", 5),
        ({"begins": "2025-07-01"}, {"begins": "2025-07-01"}, "days", 5),
    ],
)
def test_the_worth_of_a_fact(ours: dict[str, object], theirs: dict[str, Any], rule: str, points: int) -> None:
    found = _weighed(_thing(**ours), _item(**theirs))
    assert {reason.rule: reason.points for reason in found.reasons}[rule] == points


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({}, {"country": "la"}),  # it is not said that it is of Viet Nam
        ({"domestic": True}, {"citizen": "la"}),
        ({"codes": (("gso-2025", "52"),)}, {"iso": "52"}),
        ({"codes": (("iso", "A"),)}, {}),
        ({"kind": "person"}, {"ends": "2008-08-01"}),
        ({"ends": "2025-06-30"}, {"ends": "2025-07-01"}),
        ({}, {"same": "http://y.example/1"}),
    ],
)
def test_what_says_nothing_counts_nothing(ours: dict[str, object], theirs: dict[str, Any]) -> None:
    found = _weighed(_thing(**ours), _item(**theirs))
    assert found.score == 50


def test_codes_together_count_no_more_than_so_much() -> None:
    thing = _thing(codes=(("geo", "1"), ("iso", "A")))
    found = _weighed(thing, _item("Nothing", iso="A", geo="1"))
    assert found.score == 40


@pytest.mark.parametrize(
    ("begins", "ends", "points"),
    [
        ("", "", 20),
        ("2021-04-05", "", 20),
        ("2021-04-05", "2026-04-06", 20),
        ("2024-01-01", "", 0),
        ("", "2022-01-01", 0),
    ],
)
def test_an_office_counts_on_the_days_on_which_it_was_held(begins: str, ends: str, points: int) -> None:
    thing = _thing(kind="person", sorts=("person",), offices={"post": frozenset({"2023-12-28"})})
    item = _item()
    item.offices = [("other", "", ""), ("office", begins, ends)]
    found = _weighed(thing, item, Known(offices={"post": "office"}))
    assert {reason.rule: reason.points for reason in found.reasons}["office"] == points
    assert "office" not in {reason.rule for reason in _weighed(thing, item).reasons}


def test_a_third_graph_that_both_are_linked_to() -> None:
    known = Known(third={_thing().iri: frozenset({"http://y.example/1"})})
    assert _weighed(_thing(), _item(same="http://y.example/1"), known).score == 80
    assert _weighed(_thing(), _item(same="http://y.example/2"), known).score == 50


def test_what_is_taken_is_at_most_close() -> None:
    other = "https://w3id.org/vndx/id/place/b"
    found = _weighed(_thing(), _item(), Known(taken={"http://x.example/1": other}))
    assert (found.score, found.suggestion) == (15, "close")
    assert "place:b" in found.reasons[-1].en
    own = _weighed(_thing(), _item(), Known(taken={"http://x.example/1": _thing().iri}))
    assert (own.score, own.suggestion) == (50, "exact")


def test_what_nothing_tells_apart_is_ambiguous() -> None:
    def of(score: int, iri: str, judged: str = "") -> Candidate:
        return Candidate(_thing(), Item(iri), score, judged=judged)

    def verdicts(*candidates: Candidate) -> list[str]:
        return [one.verdict for one in settle(list(candidates))]

    assert verdicts(of(80, "a"), of(70, "b")) == ["ambiguous", "ambiguous"]
    assert verdicts(of(80, "a"), of(60, "b")) == ["likely", "possible"]
    assert verdicts(of(80, "a")) == ["likely"]
    assert verdicts(of(40, "a"), of(40, "b")) == ["weak", "weak"]
    assert verdicts(of(80, "a", "accepted"), of(75, "b")) == ["accepted", "likely"]
    assert verdicts(of(90, "a", "rejected"), of(75, "b")) == ["likely", "rejected"]
    assert [one.item.iri for one in settle([of(POSSIBLE, "b"), of(POSSIBLE, "a")])] == ["a", "b"]
