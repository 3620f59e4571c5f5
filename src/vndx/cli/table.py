"""Which commands there are, in the order in which ``vndx --help`` lists them.

The command ``NAME`` is the object ``command`` of the module ``vndx.cli.NAME``,
and the first line of its help is what stands here (tested). The table exists
so that listing the commands imports none of them. To add a command, write its
module and add its row: first what asks (query, queries, search, show), then what
keeps the graph true to its sources (cite, ledger, verify, check), then the rest.
"""

from __future__ import annotations

#: Name of the command -> first line of its help in English and in Vietnamese, without the full stop.
COMMANDS: dict[str, tuple[str, str]] = {
    "fmt": (
        "Rewrite Turtle and TriG files in their one canonical form",
        "Viết lại các tệp Turtle và TriG theo đúng một dạng chuẩn",
    ),
}
