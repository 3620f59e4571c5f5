"""What the commands that go about the network share: their options, the things that are named, the forms."""

from __future__ import annotations

import json as _json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vndx.network import Edge, Network, Node
    from vndx.search import Catalogue

_Function = TypeVar("_Function", bound=Callable[..., Any])
FORMATS = ("table", "csv", "json", "markdown")


def format_option(function: _Function) -> _Function:
    """Add ``--format``; the function takes ``form: str | None``."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        help=t(
            "Format of the answer; by default what the name of the output says, else table.",
            "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table.",
        ),
    )(function)


def country_option(function: _Function) -> _Function:
    """Add ``--country``; the function takes ``country: bool``."""
    return click.option(
        "--country",
        is_flag=True,
        help=t(
            "Count the country itself like any other thing; by default it is left out, since nearly all is "
            "tied to it.",
            "Coi cả nước như mọi đối tượng khác; mặc định bỏ qua, vì hầu như mọi thứ đều gắn với cả nước.",
        ),
    )(function)


def background_option(function: _Function) -> _Function:
    """Add ``--background``; the function takes ``background: bool``."""
    return click.option(
        "--background",
        is_flag=True,
        help=t(
            "Count ties that no article shows too, such as which province lies in which region.",
            "Tính cả những liên hệ không có trong bài báo, như tỉnh nào thuộc vùng nào.",
        ),
    )(function)


def type_option(function: _Function) -> _Function:
    """Add ``--type KIND``, repeatable; the function takes ``types: tuple[str, ...]``."""
    from vndx.cli.complete import kinds

    return click.option(
        "--type",
        "types",
        multiple=True,
        metavar=t("KIND", "LOẠI"),
        shell_complete=kinds,
        help=t(
            "Show only things of this kind (person, body, doc, …) or class (Ministry, …); repeatable.",
            "Chỉ hiện loại này (person, body, doc, …) hoặc lớp này (Ministry, …); lặp lại được.",
        ),
    )(function)


def opened(graph: tuple[str, ...], *words: str) -> tuple[Network, list[Node]]:
    """Read the network of a graph, and find the things that are named.

    Raises:
        vndx.errors.UnknownName: when there is none of a name, or it is no node.
        vndx.errors.Ambiguous: when there are several.
    """
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine
    from vndx.network import build

    with Engine(graph, snapshot=True) as engine:
        network = build(engine=engine)
        known = catalogue(engine) if words else None
    return network, [named(network, known, word) for word in words if known]


def named(network: Network, known: Catalogue, word: str) -> Node:
    """Return the node that a word means: its id or IRI, or a name; what is no node is not thought of.

    Args:
        network: the network.
        known: what things of the graph are called; it keeps the nodes only.
        word: what the user wrote.

    Raises:
        vndx.errors.UnknownName: when there is none of the name, or it is no node.
        vndx.errors.Ambiguous: when there are several.
    """
    from vndx.network.choice import find
    from vndx.network.nodes import short
    from vndx.ontology import expand
    from vndx.search import resolve

    if word in network.nodes:
        return network.nodes[word]
    iri = expand(word)
    if iri and (iri in known.entities or short(iri) in network.statements or short(iri) in network.nodes):
        return find(network, iri)
    nodes = {node.iri for node in network.nodes.values()}
    known.entities = {iri: entity for iri, entity in known.entities.items() if iri in nodes}
    return find(network, resolve(known, word))


def chosen_form(form: str | None, output: str | None, *, spreadsheet: bool = False) -> str:
    """Return the format that is asked for, else the one that the name of the output stands for."""
    from vndx.cli.base import table_format

    return table_format(form, output, FORMATS, spreadsheet=spreadsheet)


def deliver(data: bytes, output: str | None, *, spreadsheet: bool) -> None:
    """Write an answer; one for a spreadsheet without formulas."""
    from vndx.cli.base import write_output

    if spreadsheet:
        from vndx.results.spreadsheet import spreadsheet as disarmed

        data = disarmed(data)
    write_output(data, output)


def json(value: Any) -> bytes:
    """Write a value as JSON, as people can read it."""
    return (_json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def csv(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Write rows as CSV; what is ``None`` as an empty cell."""
    import csv as writing
    import io

    out = io.StringIO()
    writer = writing.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode("utf-8", "backslashreplace")


def words(
    form: str,
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    output: str | None,
    note: str = "",
) -> bytes:
    """Write rows for people to read: a table for a terminal, or Markdown.

    Args:
        form: ``table`` or ``markdown``.
        caption: a line above it.
        heads: the heads of the columns.
        rows: the cells.
        output: the file that is written to, if one is.
        note: a paragraph below it.
    """
    if form == "markdown":
        from vndx.results.words import escaped

        lines = [heads, ["---"] * len(heads), *([escaped(cell) for cell in row] for row in rows)]
        body = "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
        caption, note = escaped(caption), escaped(note)
    else:
        from vndx.cli.screen import columns, wrap_words
        from vndx.results.table import table
        from vndx.text.display import safe

        answer = {
            "head": {"vars": list(heads)},
            "results": {
                "bindings": [
                    {head: {"type": "literal", "value": cell} for head, cell in zip(heads, row, strict=True)}
                    for row in rows
                ]
            },
        }
        width = columns(output)
        body = table(_json.dumps(answer).encode(), columns=width)
        caption, note = (
            "\n".join(wrap_words(safe(text), width or 10_000)) if text else "" for text in (caption, note)
        )
    parts = [part for part in (f"{caption}\n", body if rows else "", f"{note}\n" if note else "") if part]
    return "\n".join(parts).encode("utf-8", "backslashreplace")


def blocks(
    caption: str, items: Sequence[tuple[str, Sequence[str]]], output: str | None, note: str = ""
) -> bytes:
    """Write what is too long for a table: one block each, a line and what belongs to it below.

    Args:
        caption: a line above them.
        items: the line, and those below it; empty ones are left out.
        output: the file that is written to, if one is.
        note: lines below all.
    """
    from vndx.cli.screen import columns, wrap_words
    from vndx.text.display import safe

    room = columns(output) or 10_000
    out = [*wrap_words(safe(caption), room)]
    for head, lines in items:
        first, *rest = wrap_words(safe(head), room - 3)
        out += ["", first, *(f"   {line}" for line in rest)]
        for line in filter(None, lines):
            out += [f"   {part}" for part in wrap_words(safe(line), room - 3)]
    if note:
        out += ["", *(part for line in note.split("\n") for part in wrap_words(safe(line), room))]
    return "".join(f"{line}\n" for line in out).encode("utf-8", "backslashreplace")


def more(count: int) -> str:
    """Return how many more ties there are than the one that is shown; empty for none."""
    if not count:
        return ""
    return t(f"and {count} more tie{'' if count == 1 else 's'}", f"và {count} liên hệ khác")


def told_by(network: Network, edges: Iterable[Edge]) -> str:
    """Return which articles the spans of edges stand in, a line each: the number, the name, the day."""
    from vndx.lang import current
    from vndx.network.words import shorten
    from vndx.text.written import day

    short = shorten(network)
    lines = []
    for id in sorted({span.article for edge in edges for span in edge.evidence}):
        article = network.articles.get(id)
        if article is not None and article.labels:
            name = article.labels.get(current()) or next(iter(article.labels.values()))
            on = f", {day(article.day)}" if article.day else ""
            lines.append(f"{short(id)}: {name}{on}")
    return "\n".join(lines)


def only_background(network: Network) -> bool:
    """Tell whether no article shows any tie: a graph without articles is all background, and all counts."""
    return all(edge.background for edge in network.edges)


def left_out(network: Network, *, country: bool, background: bool) -> str:
    """Return the sentences on what is not counted, for a note; empty when all is."""
    said = (
        ""
        if background or not any(edge.background for edge in network.edges)
        else t(
            "Only what articles say is counted (--background counts the rest).",
            "Chỉ tính những gì các bài báo nói (--background thì tính cả phần còn lại).",
        )
    )
    return " ".join(filter(None, (said, _without(network, country=country))))


def _without(network: Network, *, country: bool) -> str:
    from vndx.lang import current

    names = [node.name(current()) for node in network.nodes.values() if node.everywhere]
    if country or not names:
        return ""
    name = ", ".join(names)
    return t(
        f"{name} is left out: nearly all is tied to it (--country counts it).",
        f"Không tính {name}: hầu như mọi thứ đều gắn với đó (--country thì tính).",
    )
