"""What ``vndx progress`` says beside a scoreboard: why there is none, and how far the knowledge reaches."""

from __future__ import annotations

from vndx.errors import UsageError
from vndx.lang import t
from vndx.ontology import ID, shrink
from vndx.text.written import day as written_day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vndx.progress import Board, Facts, Stated

_SHOWN = 6
_LAST_YEAR = 9999
#: Which kinds of things the options take.
_KINDS = {"area": ("place",), "body": ("body", "group", "initiative", "post")}

#: Whether something is told of how far the work of a year was done.
DONE = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
PREFIX indicator: <https://w3id.org/vndx/id/indicator/>
ASK {{
  ?figure vndx:indicator indicator:plan-tasks-done-rate ; vndx:period/vndx:end ?end .
  FILTER(YEAR(?end) = {0})
}}
"""


def refuse_misfits(terms: Mapping[str, str]) -> None:
    """See that the options name things that they can be about.

    Args:
        terms: what the words of the options stand for: IRIs, a day, a year.

    Raises:
        UsageError: for a thing of another kind, or a year that no calendar has.
    """
    year = int(terms.get("year", 1))
    if not 1 <= year <= _LAST_YEAR:
        raise UsageError(
            f"--year is a year from 1 to {_LAST_YEAR}, not {year}",
            f"--year là một năm từ 1 đến {_LAST_YEAR}, không phải {year}",
        )
    for option, kinds in _KINDS.items():
        iri = terms.get(option, "")
        kind = iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""
        if kind and kind not in kinds:
            what = {
                "area": t("a place", "một nơi"),
                "body": t(
                    "a body, a group, an initiative or a post", "cơ quan, nhóm, chương trình hoặc chức vụ"
                ),
            }[option]
            raise UsageError(
                f"--{option} is {what}; {shrink(iri)} is none",
                f"--{option} là {what}; {shrink(iri)} thì không phải",
            )


def beyond(board: Board) -> str:
    """Return a sentence for a day after all that the graph knows of; empty for any other."""
    if not board.beyond:
        return ""
    known = written_day(board.known)
    return t(
        f"the graph holds nothing of the time after {known}: what became of the targets since is not in it",
        f"đồ thị không có gì về thời gian sau {known}: từ đó các mục tiêu ra sao thì chưa có",
    )


def why(facts: Facts, terms: Mapping[str, str], done: Callable[[int], bool]) -> str:
    """Return a sentence on why there are no targets, with what there is instead.

    Args:
        facts: what the graph holds.
        terms: the options, as `refuse_misfits` takes them.
        done: tells whether something is told of how far the work of a year was done.
    """
    from vndx.progress import bodies as setters

    targets = [stated for stated in facts.figures.values() if stated.is_target]
    if not targets:
        return t("no targets", "không có mục tiêu nào")
    day = terms.get("as_of", "")
    if day and (found := _not_yet(targets, day)):
        return found
    if "year" in terms:
        years = sorted({stated.figure.end[:4] for stated in targets})
        if terms["year"].zfill(4) not in years:
            return _no_year(int(terms["year"]), years, done)
    if "area" in terms:
        areas = {stated.figure.area for stated in targets}
        if terms["area"] not in areas:
            return t(
                f"no targets of {shrink(terms['area'])}; there are targets of {_listed(areas)}",
                f"không có mục tiêu của {shrink(terms['area'])}; có mục tiêu của {_listed(areas)}",
            )
    if "body" in terms:
        bodies = {body for stated in targets for body in setters(stated, facts)}
        if terms["body"] not in bodies:
            return t(
                f"no targets that {shrink(terms['body'])} set, approved or has to reach; these did or have: "
                f"{_listed(bodies)}",
                f"không có mục tiêu do {shrink(terms['body'])} đặt ra, phê duyệt hoặc phải thực hiện; có: "
                f"{_listed(bodies)}",
            )
    return t(
        "no targets: there are some for each of these options, and none for all of them",
        "không có mục tiêu nào: riêng từng tùy chọn thì có, gộp lại thì không",
    )


def _not_yet(targets: Iterable[Stated], day: str) -> str:
    """Say that no article had told of a target by a day, if so."""
    days = [stated.day for stated in targets if stated.day]
    if any(told <= day for told in days):
        return ""
    first = written_day(min(days, default=""))
    by = written_day(day)
    if not first:
        return t(
            f"no targets by {by}: no article that tells of one has a day",
            f"không có mục tiêu nào đến {by}: không bài nào nêu mục tiêu mà có ngày",
        )
    return t(
        f"no targets by {by}: the first article that tells of one is of {first}",
        f"không có mục tiêu nào đến {by}: bài đầu tiên nêu mục tiêu là của ngày {first}",
    )


def _no_year(year: int, years: list[str], done: Callable[[int], bool]) -> str:
    due = ", ".join(found.lstrip("0") for found in years)
    said = t(
        f"no targets for {year}; there are targets for {due}",
        f"không có mục tiêu cho năm {year}; có mục tiêu cho năm {due}",
    )
    if not done(year):
        return said
    call = f"vndx query figures -p indicator=indicator:plan-tasks-done-rate -p year={year}"
    return said + t(
        f"; how far the work of {year} was done: {call}", f"; việc của năm {year} làm đến đâu: {call}"
    )


def _listed(iris: Iterable[str]) -> str:
    """Return the ids of some things."""
    ids = sorted(map(shrink, iris))
    return ", ".join(ids[:_SHOWN]) + (" …" if len(ids) > _SHOWN else "")
