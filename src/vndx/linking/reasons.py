"""What speaks for a thing of another graph being one here, and what against it, with points and in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from vndx.lang import t
from vndx.linking.asking import Item
from vndx.linking.names import FITS, agree
from vndx.linking.profile import Profile
from vndx.linking.things import Thing
from vndx.text.written import day

#: Points for a name, by how it agrees; without a name that does, 0.
NAME = {"exact": 50, "tone": 48, "prefix": 44, "plain": 20}
ALIAS = -3
SORT, WIDE_SORT = 15, 5
COUNTRY, ABROAD = 8, -20
CODE, OTHER_CODE, CODES_AT_MOST = 25, -30, 40
DAYS, OTHER_DAYS = 5, -25
OFFICE = 20
THIRD = 30
TAKEN = -35

_SORTS = {
    "province": ("a province", "tỉnh, thành phố trực thuộc trung ương"),
    "country": ("a country", "quốc gia"),
    "place": ("a place", "địa điểm"),
    "person": ("a person", "người"),
    "ministry": ("a ministry", "bộ"),
    "body": ("an organisation", "tổ chức"),
    "post": ("an office", "chức vụ"),
    "unit": ("a unit", "đơn vị đo"),
    "concept": ("a concept", "khái niệm"),
    "document": ("a document", "văn bản"),
}


@dataclass(frozen=True)
class Reason:
    """Why points were given or taken.

    Attributes:
        rule: name of the rule.
        points: how many, below zero when it speaks against.
        en, vi: in words.
    """

    rule: str
    points: int
    en: str
    vi: str

    def __str__(self) -> str:
        return t(self.en, self.vi)


@dataclass(frozen=True)
class Known:
    """Links that are there already.

    Attributes:
        offices: posts here to the thing there that stands for each.
        taken: things there to the one here whose exact match they are.
        third: things here to what they are in all other graphs.
    """

    offices: Mapping[str, str] = field(default_factory=dict)
    taken: Mapping[str, str] = field(default_factory=dict)
    third: Mapping[str, frozenset[str]] = field(default_factory=dict)


def reasons(thing: Thing, item: Item, profile: Profile, known: Known) -> tuple[list[Reason], str]:
    """Return all that speaks for and against, and how the best name agrees (one of `FITS`, or empty)."""
    name, fit = _name(thing, item)
    found = [*name, *_sort(thing, item, profile), *_country(thing, item, profile)]
    found += [*_codes(thing, item, profile), *_days(thing, item, profile), *_offices(thing, item, known)]
    found += [*_third(thing, item, profile, known), *_taken(thing, item, known)]
    for old in item.merged:
        short = profile.short(old)
        found.append(Reason("merged", 0, f"{short} was merged into it", f"{short} đã được gộp vào mục này"))
    return found, fit


def _name(thing: Thing, item: Item) -> tuple[list[Reason], str]:
    best: tuple[int, str, str] = (0, "", "")
    for theirs, _, proper in item.names:
        for ours, _ in thing.names:
            fit = agree(ours, theirs)
            points = NAME.get(fit, 0) + (0 if proper or not fit else ALIAS)
            if points > best[0]:
                best = points, fit, theirs
    points, fit, name = best
    if not fit:
        return [Reason("name", 0, "no name agrees", "không có tên nào khớp")], ""
    en, vi = _FITS[fit]
    return [Reason("name", points, f"{en} “{name}”", f"{vi} “{name}”")], fit


_FITS = dict(
    zip(
        FITS,
        (
            ("the same name", "cùng tên"),
            ("the same name, the tone on the other vowel:", "cùng tên, dấu thanh đặt ở nguyên âm kia:"),
            ("the same name but for the word for what it is:", "cùng tên, chỉ khác từ chỉ loại:"),
            ("the same name without marks:", "cùng tên nếu bỏ dấu:"),
        ),
        strict=True,
    )
)


def _sort(thing: Thing, item: Item, profile: Profile) -> list[Reason]:
    asked = [sort for sort in thing.sorts if sort in profile.types]
    if not asked and not item.sorts:
        return []
    for place, sort in enumerate(asked):
        if sort in item.sorts:
            en, vi = _SORTS[sort]
            return [Reason("sort", WIDE_SORT if place else SORT, f"it is {en}", f"đúng loại: {vi}")]
    if item.sorts:
        en, vi = _SORTS.get(min(item.sorts), ("something else", "loại khác"))
        return [Reason("kind", 0, f"it is {en}, another kind of thing", f"khác loại: {vi}")]
    if item.typed:
        return [Reason("kind", 0, "it is another kind of thing", "khác loại")]
    return [Reason("sort", 0, "its kind is not said", "không rõ là loại gì")]


def _country(thing: Thing, item: Item, profile: Profile) -> list[Reason]:
    if not thing.domestic:
        return []
    said = {value for what in profile.country for value in item.values.get(what, ())}
    if said & set(profile.country.values()):
        return [Reason("country", COUNTRY, "in Viet Nam", "ở Việt Nam")]
    strict = next(iter(profile.country), "")  # the property of the country itself
    if item.values.get(strict):
        return [Reason("abroad", ABROAD, "in another country", "ở nước khác")]
    return []


def _codes(thing: Thing, item: Item, profile: Profile) -> list[Reason]:
    found: list[Reason] = []
    left = CODES_AT_MOST
    for name, what in profile.codes.items():
        ours = {code for codes, code in thing.codes if codes == name}
        theirs = item.values.get(what, set())
        if not ours or not theirs:
            continue
        if same := ours & theirs:
            points = min(CODE, left)
            left -= points
            code = min(same)
            found.append(Reason("code", points, f"the same code {code} ({name})", f"cùng mã {code} ({name})"))
        else:
            here, there = min(ours), min(theirs)
            found.append(
                Reason(
                    "other code",
                    OTHER_CODE,
                    f"another code: {there}, not {here} ({name})",
                    f"khác mã: {there}, không phải {here} ({name})",
                )
            )
    return found


def _days(thing: Thing, item: Item, profile: Profile) -> list[Reason]:
    begins, ends = (item.one(what)[:10] if what else "" for what in (profile.begins, profile.ends))
    if ends and thing.begins and ends < thing.begins:
        return [
            Reason(
                "other days",
                OTHER_DAYS,
                f"it ended on {ends}, before this one began",
                f"đã kết thúc ngày {day(ends, 'vi')}, trước khi đối tượng này bắt đầu",
            )
        ]
    if begins and thing.ends and begins > thing.ends:
        return [
            Reason(
                "other days",
                OTHER_DAYS,
                f"it began on {begins}, after this one ended",
                f"bắt đầu ngày {day(begins, 'vi')}, sau khi đối tượng này kết thúc",
            )
        ]
    if (
        ends
        and thing.kind in ("place", "body")
        and (not thing.ends or abs(_year(ends) - _year(thing.ends)) > 1)
    ):
        return [
            Reason(
                "other days",
                OTHER_DAYS,
                f"it ended on {ends}, this one did not",
                f"đã kết thúc ngày {day(ends, 'vi')}, đối tượng này thì không",
            )
        ]
    if (ends and ends == thing.ends) or (begins and begins == thing.begins):
        return [Reason("days", DAYS, "the same days", "cùng thời gian")]
    return []


def _year(day: str) -> int:
    return int(day[:4]) if day[:4].isdigit() else 0


def _offices(thing: Thing, item: Item, known: Known) -> list[Reason]:
    for post, days in thing.offices.items():
        there = known.offices.get(post)
        for office, begins, ends in item.offices:
            if office != there:
                continue
            held = [one for one in days if (not begins or begins <= one) and (not ends or one <= ends)]
            if held or not days:
                last = max(held, default="")
                en = f", as shown here for {last}" if last else ""
                vi = f", theo dữ liệu ở đây vào ngày {day(last, 'vi')}" if last else ""
                return [Reason("office", OFFICE, f"held the same office{en}", f"giữ cùng chức vụ{vi}")]
            return [
                Reason("office", 0, "held the same office at another time", "giữ cùng chức vụ vào lúc khác")
            ]
    return []


def _third(thing: Thing, item: Item, profile: Profile, known: Known) -> list[Reason]:
    theirs = {value for what in profile.same for value in item.values.get(what, ())}
    same = theirs & known.third.get(thing.iri, frozenset())
    if not same:
        return []
    return [Reason("third", THIRD, f"both are {min(same)}", f"cả hai đều là {min(same)}")]


def _taken(thing: Thing, item: Item, known: Known) -> list[Reason]:
    other = known.taken.get(item.iri, thing.iri)
    if other == thing.iri:
        return []
    from vndx.ontology import shrink

    name = shrink(other)
    return [
        Reason("taken", TAKEN, f"{name} is the same as it already", f"{name} đã được coi là một với mục này")
    ]
