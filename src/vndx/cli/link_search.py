"""The candidates of things in another graph, as a table or as data."""

from __future__ import annotations

import click

from vndx.cli.base import write_output
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from vndx.linking.profile import Profile
    from vndx.linking.things import Thing
    from vndx.linking.weigh import Candidate
    from vndx.links import Link
    from vndx.remote.client import Client


def search(
    client: Client,
    profile: Profile,
    words: str,
    sort: str,
    graph: tuple[str, ...],
    folder: str | None,
    limit: int,
    form: str,
    output: str | None,
    *,
    everything: bool,
    sheet: bool,
) -> None:
    """Find candidates and write them; nothing is changed.

    Args:
        client, profile: who asks, and how the other graph is asked.
        words: the thing; empty for all of *sort*.
        sort: a kind of thing or a class; empty for one thing.
        graph: the graph here; empty for the shipped one.
        folder: where judgements are that are not in the graph.
        limit: so many candidates a thing.
        form, output: how and where to write.
        everything: also what was rejected, and what is linked already.
        sheet: the table is for a spreadsheet.
    """
    from vndx.cli.link_graph import opened
    from vndx.linking.find import candidates

    here = opened(graph, words, sort, folder)
    links, wanted = here.links, here.things
    if sort and not everything:
        done = {link.subject for link in links if link.asserted and link.target == profile.target}
        left = [thing for thing in wanted if thing.iri not in done]
        if len(left) < len(wanted):
            number = len(wanted) - len(left)
            click.echo(
                t(
                    f"linked to {profile.title} already: {number} (--all shows them too)",
                    f"đã có liên kết đến {profile.title}: {number} đối tượng (--all hiện cả chúng)",
                ),
                err=True,
            )
        wanted = left
    found = candidates(client, profile, wanted, links)
    shown = {
        thing.iri: [one for one in found[thing.iri] if everything or one.judged != "rejected"][:limit]
        for thing in wanted
    }
    for thing in wanted:
        if not shown[thing.iri]:
            _say_none(thing, profile, found[thing.iri], links)
    data = _written(wanted, shown, profile, form, output)
    if sheet:
        from vndx.results.spreadsheet import spreadsheet

        data = spreadsheet(data)
    write_output(data, output)


def _say_none(thing: Thing, profile: Profile, found: Sequence[Candidate], links: Sequence[Link]) -> None:
    """Say on stderr that a thing has no candidates, and what is known of that."""
    from vndx.links import NO_TERM
    from vndx.ontology import shrink
    from vndx.text.display import safe
    from vndx.text.written import day

    name = safe(f"{thing.name} ({shrink(thing.iri)})")
    before = [
        link.date
        for link in links
        if (link.subject, link.target, link.object) == (thing.iri, profile.target, NO_TERM)
    ]
    said = t(f"{profile.title} has no candidate for {name}", f"{profile.title} không có ứng viên cho {name}")
    if found:
        said += t("; all were rejected (--all shows them)", "; tất cả đã bị từ chối (--all hiện ra)")
    elif before:
        said += t(
            f"; nor did the search of {max(before)} that is recorded find one",
            f"; lần tìm đã ghi ngày {day(max(before), 'vi')} cũng không thấy",
        )
    click.echo(said, err=True)


def _written(
    things: Sequence[Thing],
    shown: dict[str, list[Candidate]],
    profile: Profile,
    form: str,
    output: str | None,
) -> bytes:
    from vndx.cli import network_call as write
    from vndx.ontology import shrink

    if form == "json":
        return write.json([_plain(thing, shown[thing.iri], profile) for thing in things])
    rows = [(thing, one) for thing in things for one in shown[thing.iri]]
    if form == "csv":
        return write.csv(
            ["thing", "name", "candidate", "label", "score", "verdict", "suggestion", "reasons", "iri"],
            [
                [
                    *(shrink(thing.iri), thing.name, profile.short(one.item.iri), _label(one, profile)),
                    *(one.score, one.verdict, one.suggestion),
                    *("; ".join(f"{reason} ({reason.points:+d})" for reason in one.reasons), one.item.iri),
                ]
                for thing, one in rows
            ],
        )
    heads = [t("thing", "đối tượng"), t("candidate", "ứng viên"), t("called", "tên"), t("score", "điểm")]
    heads += [t("verdict", "nhận xét"), t("why", "vì sao")]
    cells = [
        [
            *(thing.name, profile.short(one.item.iri), _label(one, profile), str(one.score)),
            *(_verdict(one), _why(one)),
        ]
        for thing, one in rows
    ]
    caption = t(
        f"Candidates in {profile.title}; none is accepted by this call",
        f"Ứng viên trong {profile.title}; lệnh này không chấp nhận ứng viên nào",
    )
    note = _others(things, shown)
    if any(one.verdict == "ambiguous" for _, one in rows):
        note += " " if note else ""
        note += t(
            "Ambiguous: the names and facts at hand do not tell them apart.",
            "Chưa phân biệt được: tên và dữ kiện hiện có không đủ để phân biệt.",
        )
    return write.words(form, caption, heads, cells, output, note) if rows else b""


_VERDICTS = {
    "rejected": ("rejected", "đã từ chối"),
    "ambiguous": ("ambiguous", "chưa phân biệt được"),
    "likely": ("likely", "rất có thể"),
    "possible": ("possible", "có thể"),
    "weak": ("weak", "yếu"),
}


def _verdict(one: Candidate) -> str:
    if one.judged == "accepted":
        match = one.match.removesuffix("Match")
        return t(f"linked already ({match})", f"đã có liên kết ({match})")
    return t(*_VERDICTS[one.verdict])


def _others(things: Sequence[Thing], shown: dict[str, list[Candidate]]) -> str:
    """Say of how many things all candidates stand for another thing here: there is nothing to accept."""
    number = sum(
        1
        for thing in things
        if shown[thing.iri]
        and all(any(reason.rule == "taken" for reason in one.reasons) for one in shown[thing.iri])
    )
    if not number:
        return ""
    return t(
        f"Things whose candidates all stand for another thing here already: {number}; "
        "nothing to accept there.",
        f"Số đối tượng mà mọi ứng viên đều đã gắn với đối tượng khác ở đây: {number}; "
        "không có gì để chấp nhận.",
    )


def _why(one: Candidate) -> str:
    """Return the reasons, those that weigh most first."""
    ranked = sorted(one.reasons, key=lambda reason: -abs(reason.points))
    said = "; ".join(f"{reason} ({reason.points:+d})" if reason.points else str(reason) for reason in ranked)
    if one.suggestion == "close" and not one.judged:
        said += t("; at most --as close", "; nhiều nhất là --as close")
    elif one.suggestion == "related" and not one.judged:
        said += t("; at most --as related", "; nhiều nhất là --as related")
    return said


def _label(one: Candidate, profile: Profile) -> str:
    """Return what a candidate is called, with its description if it has one."""
    name = one.item.name([t("en", "vi"), *profile.languages])[0]
    about = one.item.one(profile.description) if profile.description else ""
    return f"{name} – {about}" if about else name


def _plain(thing: Thing, found: Sequence[Candidate], profile: Profile) -> dict[str, object]:
    from vndx.ontology import shrink

    return {
        "thing": shrink(thing.iri),
        "name": thing.name,
        "candidates": [
            {
                "iri": one.item.iri,
                "id": profile.short(one.item.iri),
                "label": one.item.name(profile.languages)[0],
                "score": one.score,
                "verdict": one.verdict,
                "suggestion": one.suggestion,
                "merged": [profile.short(old) for old in one.item.merged],
                "reasons": [
                    {"rule": why.rule, "points": why.points, "en": why.en, "vi": why.vi}
                    for why in one.reasons
                ],
            }
            for one in found
        ],
    }
