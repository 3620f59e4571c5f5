"""``vndx queries``: which named queries there are, and what one of them takes."""

from __future__ import annotations

import json
from typing import Any

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.cli.complete import queries as query_names
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.queries import NamedQuery, Parameter

_SHOWN = 12  # values of a parameter


_FORMATS = ("table", "json")


@click.command(
    "queries",
    help=t(
        "List the named queries, or show one with its parameters.\n\n"
        "`vndx query NAME --param NAME=VALUE` answers one. Examples:\n\n"
        "\b\n"
        "  vndx queries\n"
        "  vndx queries targets",
        "Liệt kê các truy vấn có tên, hoặc xem một truy vấn cùng tham số.\n\n"
        "`vndx query TÊN --param TÊN=GIÁ_TRỊ` để trả lời. Ví dụ:\n\n"
        "\b\n"
        "  vndx queries\n"
        "  vndx queries targets",
    ),
)
@click.argument("name", required=False, metavar=t("[NAME]", "[TÊN]"), shell_complete=query_names)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else table.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@graph_option
@output_option
def command(name: str | None, form: str | None, graph: tuple[str, ...], output: str | None) -> None:
    """List the named queries, or show one."""
    from vndx.queries import find, load
    from vndx.results.formats import by_name

    form = form or by_name(output, _FORMATS, "table")
    if name is None:
        listed = load()
        text = (
            _json([_plain(query) for query in listed.values()])
            if form == "json"
            else _list(list(listed.values()), output)
        )
    else:
        query = find(name)
        values = _values(query, graph)
        text = (
            _json(_plain(query) | {"text": query.text, "values": values})
            if form == "json"
            else _one(query, values, output)
        )
    write_output(text.encode("utf-8"), output)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _plain(query: NamedQuery) -> dict[str, Any]:
    return {
        "name": query.name,
        "theme": query.theme,
        "title": {"vi": query.title_vi, "en": query.title_en},
        "description": {"vi": query.description_vi, "en": query.description_en},
        "params": [
            {
                "name": param.name,
                "type": param.kind,
                "description": {"vi": param.vi, "en": param.en},
                "example": param.example,
            }
            for param in query.params
        ],
        "columns": list(query.columns),
        "services": list(query.services),
    }


def _list(listed: list[NamedQuery], output: str | None) -> str:
    """Write names and questions, by theme."""
    from vndx.cli.screen import columns
    from vndx.queries import themes
    from vndx.results.wrap import wrap

    wide = max(len(query.name) for query in listed)
    room = max((columns(output) or 100) - wide - 4, 30)
    blocks = []
    for theme in themes():
        lines = [theme.title]
        for query in listed:
            if query.theme == theme.name:
                first, *rest = wrap(query.title, room)
                lines.append(f"  {query.name:<{wide}}  {first}")
                lines += [f"{'':{wide + 4}}{line}" for line in rest]
        if len(lines) > 1:
            blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _one(query: NamedQuery, values: dict[str, list[str]], output: str | None) -> str:
    """Write what a query answers, what its parameters take, a call of it, and its text."""
    from vndx.cli.screen import columns, wrap_words

    room = max(columns(output) or 100, 40)
    lines = [*wrap_words(query.title, room), "", *wrap_words(query.description, room), ""]

    def add(words: str, indent: int) -> None:
        first, *rest = wrap_words(words, room - indent - 2)
        lines.append(f"{'':{indent}}{first}")
        lines.extend(f"{'':{indent + 2}}{line}" for line in rest)

    if query.params:
        lines.append(t("Parameters (left out: all)", "Tham số (không cho: tất cả)"))
    for param in query.params:
        found = values[param.name]
        shown = ", ".join(found[:_SHOWN]) + (" …" if len(found) > _SHOWN else "")
        add(f"{param.name} ({_type(param)}): {param.description}", 2)
        add(t("values", "giá trị") + f": {shown or t('none in this graph', 'đồ thị này không có')}", 4)
    words = "".join(f" --param {param.name}={_quoted(param.example)}" for param in query.params[:1])
    words += "".join(f" --allow-service {address}" for address in query.services)
    lines += [
        "",
        t("Example", "Ví dụ") + f": vndx query {query.name}{words}",
        "",
        query.text.rstrip("\n"),
        "",
    ]
    return "\n".join(lines)


def _type(param: Parameter) -> str:
    """Return the type of a parameter in the language in force, with the list that narrows it."""
    word = {
        "entity": "đối tượng",
        "integer": "số nguyên",
        "date": "ngày",
        "string": "chuỗi",
        "language": "ngôn ngữ",
        "code": "mã",
        "article": "bài báo",
    }.get(param.type, param.type)
    return t(param.type, word) + (f":{param.scheme}" if param.scheme else "")


def _quoted(word: str) -> str:
    return word if all(char.isalnum() or char in "-_.:/" for char in word) else f"'{word}'"


def _values(query: NamedQuery, graph: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the values that each parameter has in the graph: those of its column when nothing is fixed."""
    from vndx.graph.engine import Engine
    from vndx.queries import shorten
    from vndx.results.rows import Rows

    if query.services:  # nobody is asked for an example
        return {param.name: [param.example] for param in query.params}
    if not query.params:
        return {}
    with Engine(graph, snapshot=True) as engine:
        rows = Rows(engine.query(query.text).data).rows
    found = {
        param.name: {shorten(param, row[param.name]["value"]) for row in rows if param.name in row}
        for param in query.params
    }
    # What has a short name is what people ask for.
    return {
        name: sorted(values, key=lambda word: (word.startswith("<"), word)) for name, values in found.items()
    }
