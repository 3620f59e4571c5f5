"""Write docs/queries.md from the headers of the named queries: ``make docs``.

``--check`` writes nothing and exits 1 when the file is not what would be written.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vndx.files import write_atomic
from vndx.queries import NamedQuery, load, themes

FILE = Path(__file__).resolve().parent / "queries.md"

_HEAD = """\
<!-- Written by `make docs`; change the headers in queries/ instead. -->

# Named queries · Truy vấn có tên

`vndx query NAME --param PARAMETER=VALUE` answers one; `vndx queries NAME` shows one with the values
that its parameters have in the graph. Each is a file that any SPARQL 1.1 tool runs as it stands, on
the union of all graphs together with the ontology. Typical questions with their commands:
[questions.md](questions.md).

`vndx query TÊN --param THAM_SỐ=GIÁ_TRỊ` để trả lời; `vndx queries TÊN` để xem truy vấn cùng các giá
trị mà tham số có trong đồ thị. Mỗi truy vấn là một tệp SPARQL 1.1 mà công cụ nào cũng chạy được.
Những câu hỏi thường gặp kèm lệnh: [questions.md](questions.md).

A parameter is a column of the answer; giving it a value keeps the rows that have this value there.
Two are days and do more: `on` asks for the state of that day, `as_of` leaves out what came later.
Its type says what may be written:

| type | value |
| --- | --- |
| `entity` | a name (`'đỗ minh tuấn'`), an id (`person:do-minh-tuan`) or an IRI |
| `article` | the id of an article, or the beginning of it (`000`) |
| `code:LIST` | a code of that list (`forecast` of `code:status`) |
| `integer` | a whole number |
| `date` | a day, `2023-12-28` or `28/12/2023` |
| `string` | text, compared as it is |
| `language` | `vi` or `en` |

## A new query

Write `queries/THEME/NAME.rq`. It begins with its header, one statement a line:

```sparql
# title@en: Who held which post, and when?
# title@vi: Ai giữ chức vụ nào, khi nào?
# description@en: One row for each post that somebody is shown to hold.
# description@vi: Mỗi dòng là một chức vụ mà nguồn cho thấy có người giữ.
# theme: people
# param: attested_on date "a day on which it holds" "một ngày giữ chức" example 2023-12-28
```

and goes on with a `SELECT` that declares its prefixes, projects each parameter, and ends with an
`ORDER BY` in which no two rows tie. Where a parameter is not simply a variable of a pattern, let it
choose inside a group and put it out after it, so that the column is never empty:

```sparql
{ ?figure vndx:period/vndx:end ?last FILTER(COALESCE(YEAR(?last) = ?year, true)) } BIND(YEAR(?last) AS ?year)
```

Then list its question in `ontology/codes.ttl` and show a call of it in [questions.md](questions.md),
run `python -m tests.queries.test_golden`, look at the new file in `tests/cases/queries`, and run `make docs`.
"""


def page() -> str:
    """Return the whole file."""
    lines = [_HEAD]
    for theme in themes():
        described = [_query(query) for query in load().values() if query.theme == theme.name]
        if described:
            lines += [f"## {theme.en} · {theme.vi}\n", *described]
    return "\n".join(lines)


def _query(query: NamedQuery) -> str:
    lines = [
        f"### {query.name}\n",
        f"**{query.title_en}** {query.description_en}\n",
        f"**{query.title_vi}** {query.description_vi}\n",
    ]
    lines += [
        f"- `{param.name}` ({param.kind}): {param.en} · {param.vi}; `{param.name}={param.example}`"
        for param in query.params
    ]
    columns = ", ".join(f"`{column}`" for column in query.columns)
    lines.append(f"\nColumns: {columns}\n" if query.params else f"Columns: {columns}\n")
    if query.services:
        asked = ", ".join(f"`{address}`" for address in query.services)
        lines.append(f"Asks: {asked}, by `--allow-service` (docs/endpoints.md)\n")
    return "\n".join(lines)


def main(words: list[str]) -> int:
    """Write or check the file and return the exit code."""
    wanted = page()
    if "--check" in words:
        return int(not FILE.is_file() or FILE.read_text("utf-8") != wanted)
    write_atomic(FILE, wanted.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
