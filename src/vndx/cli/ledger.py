"""``vndx ledger``: what became of each number of the articles."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from vndx.cli.base import article_option, graph_option, texts_option
from vndx.cli.out import write_line, write_output
from vndx.lang import t

if TYPE_CHECKING:
    from vndx.sources.facts import Facts
    from vndx.sources.ledger import Entry

_COLUMNS = ("article", "start", "end", "digits", "state", "role", "fact", "note")


@click.command(
    name="ledger",
    help=t(
        "Account for every group of digits in the articles.\n\n"
        "Each one is used by a fact (as value, date, ordinal, identifier, …), ignored with a reason that "
        "stands in the graph, or open; one that is both used and ignored is a finding too. Exits 1 while "
        "one is open.",
        "Kiểm kê mọi nhóm chữ số trong các bài báo.\n\n"
        "Mỗi nhóm được một dữ kiện dùng (làm trị số, ngày tháng, số thứ tự, số hiệu, …), được bỏ qua với "
        "lý do ghi trong đồ thị, hoặc còn ngỏ; vừa dùng vừa bỏ qua cũng là phát hiện. Trả mã 1 khi còn "
        "nhóm ngỏ.",
    ),
)
@texts_option
@graph_option
@article_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help=t("Form of the result.", "Dạng kết quả."),
)
@click.option(
    "--open-only",
    is_flag=True,
    help=t("List only the findings.", "Chỉ liệt kê các phát hiện."),
)
def command(texts: str, graph: tuple[str, ...], chosen: tuple[str, ...], form: str, open_only: bool) -> int:
    """Print the entries, then how many of each state each article has."""
    from pathlib import Path

    from vndx.sources.facts import Facts
    from vndx.sources.ledger import CLOSED, count, ledger
    from vndx.sources.texts import find_texts
    from vndx.text.display import safe

    facts = Facts.load(graph)
    articles = facts.chosen(chosen)
    found = find_texts(Path(texts), {one.id: one.sha256 for one in facts.articles.values()})
    _say_strangers(len(found.strangers))
    entries = ledger(facts, found, articles)
    findings = [entry for entry in entries if entry.state not in CLOSED]
    shown = findings if open_only else entries
    if form == "csv":
        _write_csv(shown)
    elif form == "json":
        _write_json(shown)
    else:
        for entry in shown:
            write_line(safe(_line(entry, facts)))
        for article, states in count(entries).items():
            used, ignored, both, still = (states[name] for name in ("used", "ignored", "both", "open"))
            write_line(
                t(
                    f"{article}: {states.total()} numbers; {used} used, {ignored} ignored, {still} open"
                    + (f", {both} both used and ignored" if both else ""),
                    f"{article}: {states.total()} con số; {used} được dùng, {ignored} bỏ qua, {still} còn ngỏ"
                    + (f", {both} vừa dùng vừa bỏ qua" if both else ""),
                )
            )
    return int(bool(findings))


def _say_strangers(count: int) -> None:
    """Say how many texts of the folder were not looked at, lest a sound ledger seem to cover them."""
    if count:
        click.echo(
            t(
                "1 text there belongs to no article of the graph"
                if count == 1
                else f"{count} texts there belong to no article of the graph",
                f"{count} văn bản trong đó không thuộc bài báo nào của đồ thị",
            ),
            err=True,
        )


def _line(entry: Entry, facts: Facts) -> str:
    from vndx.ontology import CODE
    from vndx.sources.roles import IN_VIETNAMESE

    words = {
        "used": t("used", "dùng"),
        "ignored": t("ignored", "bỏ qua"),
        "both": t("both", "cả hai"),
        "open": t("open", "ngỏ"),
    }
    where = f"{entry.article}:{entry.group.start}-{entry.group.end}"
    what = [f"{t(role, IN_VIETNAMESE[role])} {fact}" for fact, role in entry.uses[:1]]
    if what and len(entry.uses) > 1:
        what[0] += f" (+{len(entry.uses) - 1})"
    what += [t(reason, facts.label(f"{CODE}ignore-{reason}")) for reason in entry.reasons]
    notes = [", ".join(what)] if what else []
    notes += [f"{entry.note}: …{entry.context}…"] if entry.note else []
    return f"{where}  {entry.group.text}  {words[entry.state]}  {'; '.join(notes)}"


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[object, ...]]:
    """Return one row a use; one row for an entry without."""
    for entry in entries:
        uses = entry.uses or (("", ", ".join(entry.reasons)),)
        for fact, role in uses:
            place = (entry.article, entry.group.start, entry.group.end, entry.group.text)
            yield (*place, entry.state, role, fact, entry.note)


def _write_csv(entries: Iterable[Entry]) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_rows(entries))
    write_output(out.getvalue().encode("utf-8"))


def _write_json(entries: Iterable[Entry]) -> None:
    import json

    rows = [dict(zip(_COLUMNS, row, strict=True)) for row in _rows(entries)]
    write_line(json.dumps(rows, ensure_ascii=False, indent=2))
