"""``vndx query``: a question in SPARQL or by name, and its answer.

The work is in ``query_run``; calls without mistakes and without ``--help`` do
not come here at all (see ``query_call``).
"""

from __future__ import annotations

from typing import Any

import click

from vndx.cli.complete import columns, parameters, queries
from vndx.cli.query_call import OPTIONS, Call, name_of
from vndx.cli.query_run import run
from vndx.lang import t
from vndx.results.formats import NAMES


def _option(flags: tuple[str, ...], kind: str, metavar: str, en: str, vi: str) -> click.Option:
    """Make click's option out of a row of the table."""
    types: dict[str, Any] = {
        "count": click.IntRange(min=1),
        "number": click.FloatRange(min=0, min_open=True),
        "format": click.Choice(NAMES),
    }
    return click.Option(
        [*flags, name_of(flags)],
        type=types.get(kind),
        is_flag=True if kind == "flag" else None,  # False would make the value of an option optional
        multiple=kind == "words",
        metavar=t(metavar.partition("|")[0], metavar.rpartition("|")[2]) or None,
        help=t(en, vi),
        shell_complete={"--param": parameters, "--columns": columns}.get(flags[-1]),
    )


def _run(**values: Any) -> int:
    return run(Call(values))


command = click.Command(
    "query",
    callback=_run,
    params=[
        click.Argument(
            ["query"], required=False, metavar=t("[QUERY|NAME]", "[TRUY_VẤN|TÊN]"), shell_complete=queries
        ),
        *(_option(*row) for row in OPTIONS),
    ],
    help=t(
        "Answer a question in SPARQL, or one that has a name.\n\n"
        "The usual prefixes are known, and the default graph is the union of all. Examples:\n\n"
        "\b\n"
        "  vndx query 'SELECT ?s WHERE { ?s a vndx:Target } LIMIT 5'\n"
        "  vndx query targets --param year=2024 --labels\n"
        "  vndx query -f question.rq -o answer.csv\n\n"
        "A query that takes too long or too much memory is stopped.",
        "Trả lời một câu hỏi viết bằng SPARQL, hoặc một câu hỏi có tên.\n\n"
        "Các tiền tố thường dùng đã có sẵn; đồ thị mặc định là hợp của mọi đồ thị. Ví dụ:\n\n"
        "\b\n"
        "  vndx query 'SELECT ?s WHERE { ?s a vndx:Target } LIMIT 5'\n"
        "  vndx query targets --param year=2024 --labels\n"
        "  vndx query -f cau-hoi.rq -o ket-qua.csv\n\n"
        "Truy vấn chạy quá lâu hay dùng quá nhiều bộ nhớ sẽ bị dừng.",
    ),
)
