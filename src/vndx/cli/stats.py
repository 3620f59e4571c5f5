"""``vndx stats``: what the graph holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.lang import t

if TYPE_CHECKING:
    from vndx.stats import Counted


_FORMATS = ("table", "json", "csv")


@click.command(
    name="stats",
    help=t(
        "Count what the graph holds.\n\n"
        "Graphs, things by class, figures by status, what each article gives, labels by language.",
        "Đếm những gì đồ thị có.\n\n"
        "Các đồ thị, đối tượng theo loại, số liệu theo tình trạng, mỗi bài báo cho gì, "
        "nhãn theo ngôn ngữ.",
    ),
)
@graph_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "How to give the counts; by default what the name of the output says, else table.",
        "Cách đưa ra các số đếm; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@output_option
def command(graph: tuple[str, ...], form: str | None, output: str | None) -> int:
    """Count and write."""
    from vndx.graph.engine import Engine
    from vndx.results.formats import by_name
    from vndx.stats import collect

    form = form or by_name(output, _FORMATS, "table")
    with Engine(graph) as engine:
        counted = collect(engine)
        writers = {"json": _json, "csv": _csv}
        if form in writers:
            write_output(writers[form](counted), output)
            return 0
        from vndx.stats import rows

        names = {
            value
            for _, data in counted
            for row in rows(data)
            for value in row.values()
            if isinstance(value, str) and value.startswith("http")
        }
        labels = engine.labels(names)
    from vndx.cli.screen import columns

    write_output(_tables(counted, labels, columns(output)), output)
    return 0


def _json(counted: list[Counted]) -> bytes:
    from vndx.stats import rows

    found = {section.name: rows(data) for section, data in counted}
    return (json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(counted: list[Counted]) -> bytes:
    """Write one count a line: section, what is counted by, name of the count, count."""
    import csv
    import io

    from vndx.stats import rows

    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["section", "key", "count", "value"])
    for section, data in counted:
        for row in rows(data):
            key, *counts = row.items()
            writer.writerows([section.name, key[1], name, value] for name, value in counts)
    return out.getvalue().encode()


def _tables(counted: list[Counted], labels: dict[str, str], columns: int | None) -> bytes:
    from vndx.results.table import table
    from vndx.stats import headed

    parts = [
        f"{t(*section.title)}\n\n{table(headed(data), columns=columns, labels=labels)}"
        for section, data in counted
    ]
    return "\n".join(parts).encode()
