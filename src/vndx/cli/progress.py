"""``vndx progress``: each target beside its result, and how it stands."""

from __future__ import annotations

import sys

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option, table_format, write_output
from vndx.cli.complete import entities
from vndx.cli.screen import columns
from vndx.errors import UsageError
from vndx.lang import t
from vndx.text.display import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.progress import Board, Facts
    from vndx.queries import NamedQuery

_FORMATS = ("table", "csv", "json", "markdown")


@click.command(
    "progress",
    help=t(
        "Show how targets stand: each beside its latest result, both with source.\n\n"
        "A target is met, on the way (its period still runs), missed (at the end of its period), without a "
        "result (none reported, or none for the end), or not comparable (what is reported differs in unit, "
        "population, area or kind); each with its reason. Without --as-of all that the graph knows is used, "
        "and the day is the latest that an article tells of, not today. Examples:\n\n"
        "\b\n"
        "  vndx progress --year 2024\n"
        "  vndx progress --as-of 2024-04-26 --format markdown\n"
        "  vndx progress --body 'ủy ban quốc gia về chuyển đổi số' -o progress.csv",
        "Xem các mục tiêu ra sao: từng mục tiêu bên kết quả mới nhất, cả hai kèm nguồn.\n\n"
        "Mục tiêu có thể: đạt; đang thực hiện (kỳ chưa hết); không đạt (vào cuối kỳ); chưa có kết quả "
        "(chưa nêu, hoặc chưa nêu cho cuối kỳ); không so được (số đã nêu khác về đơn vị, đối tượng, nơi hoặc "
        "loại); kèm lý do. Nếu không có --as-of thì dùng mọi điều đồ thị biết, tính đến ngày mới nhất mà một "
        "bài báo nói tới, không phải hôm nay. Ví dụ:\n\n"
        "\b\n"
        "  vndx progress --year 2024\n"
        "  vndx progress --as-of 26/04/2024 --format markdown\n"
        "  vndx progress --body 'ủy ban quốc gia về chuyển đổi số' -o tien-do.csv",
    ),
)
@click.option(
    "--area",
    metavar=t("PLACE", "NƠI"),
    shell_complete=entities,
    help=t(
        "Only targets of this place (a name, an id or an IRI).",
        "Chỉ mục tiêu của nơi này (tên, mã hoặc IRI).",
    ),
)
@click.option(
    "--body",
    metavar=t("BODY", "CƠ_QUAN"),
    shell_complete=entities,
    help=t(
        "Only targets that this body set, approved or has to reach.",
        "Chỉ mục tiêu do cơ quan này đặt ra, phê duyệt hoặc phải thực hiện.",
    ),
)
@click.option(
    "--year",
    metavar=t("YEAR", "NĂM"),
    help=t("Only targets that are due in this year.", "Chỉ mục tiêu phải đạt trong năm này."),
)
@click.option(
    "--as-of",
    metavar=t("DATE", "NGÀY"),
    help=t(
        "Use only what articles had told by this day (YYYY-MM-DD or D/M/YYYY).",
        "Chỉ dùng điều các bài báo đã nói đến ngày này (YYYY-MM-DD hoặc D/M/YYYY).",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else table.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@click.option(
    "--width",
    type=click.IntRange(min=1),
    metavar=t("CELLS", "SỐ_Ô"),
    help=t(
        "Width of a table; by default that of the terminal, and no limit elsewhere.",
        "Bề rộng của bảng; mặc định theo cửa sổ dòng lệnh, ngoài ra không giới hạn.",
    ),
)
@spreadsheet_option
@graph_option
@output_option
def command(
    area: str | None,
    body: str | None,
    year: str | None,
    as_of: str | None,
    form: str | None,
    width: int | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Judge and write."""
    from vndx.cli.progress_nothing import beyond, refuse_misfits
    from vndx.graph.engine import Engine
    from vndx.progress import gather, scoreboard
    from vndx.results.rows import Rows

    form = table_format(form, output, _FORMATS, spreadsheet=spreadsheet)
    if width and form != "table":
        raise UsageError(
            f"--width is for tables, not {form}", f"--width chỉ dùng cho bảng, không phải {form}"
        )
    said: list[str] = []
    given = {"area": area, "body": body, "year": year, "as_of": as_of}
    with Engine(graph, snapshot=True) as engine:
        terms = _terms(engine, {name: words for name, words in given.items() if words is not None})
        refuse_misfits(terms)
        facts = gather(lambda text: Rows(engine.query(text, trusted=True).data).rows)
        board = scoreboard(
            facts,
            as_of=terms.get("as_of", ""),
            area=terms.get("area", ""),
            body=terms.get("body", ""),
            year=int(terms["year"]) if "year" in terms else None,
        )
        data = _written(engine, board, form, width or columns(output))
        if not board.rows:
            said.append(_why(engine, facts, terms))
        elif sentence := beyond(board):
            said.append(sentence)
    if facts.left_out and sys.stderr is not None:
        sys.stderr.write(_left_out(len(facts.left_out)))
    for sentence in said if sys.stderr is not None else []:
        sys.stderr.write(f"vndx: {safe(sentence)}\n")
    if spreadsheet:
        from vndx.results.spreadsheet import spreadsheet as disarmed

        data = disarmed(data)
    write_output(data, output)


def _why(engine: Engine, facts: Facts, terms: dict[str, str]) -> str:
    """Return a sentence on why there are no targets."""
    from json import loads

    from vndx.cli.progress_nothing import DONE, why

    def done(year: int) -> bool:
        return bool(loads(engine.query(DONE.format(year), trusted=True).data)["boolean"])

    return why(facts, terms, done)


def _left_out(count: int) -> str:
    """Say that some targets could not be judged at all."""
    targets = t("target is", "mục tiêu") if count == 1 else t("targets are", "mục tiêu")
    return t(
        f"{count} {targets} left out: without indicator, value, unit, place, period or comparator, or with "
        "two of one; `vndx check` says more\n",
        f"bỏ qua {count} {targets}: thiếu chỉ tiêu, trị số, đơn vị, nơi, kỳ hoặc dấu so sánh, hoặc có hai; "
        "`vndx check` cho biết thêm\n",
    )


def _terms(engine: Engine, given: dict[str, str]) -> dict[str, str]:
    """Return what the words of the options stand for: IRIs, a day, a year."""
    if not given:
        return {}
    from vndx.cli.names import refuse_unknown, resolver
    from vndx.queries import bind

    options = _options()
    terms = bind(options, given, resolver(engine))
    refuse_unknown(engine, options, terms)
    return {name: term[1:].partition('"' if term[0] == '"' else ">")[0] for name, term in terms.items()}


def _options() -> NamedQuery:
    """Return the options as parameters of a query, so that they are read as everywhere else."""
    from vndx.queries import NamedQuery, Parameter

    params = (
        Parameter("area", "entity", "", "the place", "nơi", "place:viet-nam"),
        Parameter("body", "entity", "", "the body", "cơ quan", "body:ncdt"),
        Parameter("year", "integer", "", "the year", "năm", "2024"),
        Parameter("as_of", "date", "", "the day", "ngày", "2024-07-10"),
    )
    return NamedQuery(
        name="progress",
        theme="",
        title_en="",
        title_vi="",
        description_en="",
        description_vi="",
        params=params,
        columns=(),
        text="",
        path="",
    )


def _written(engine: Engine, board: Board, form: str, width: int | None) -> bytes:
    from vndx.cli import progress_data as data
    from vndx.cli import progress_rows as rows

    labels = engine.labels(data.mentioned(board))
    if form == "csv":
        return data.csv(board, labels)
    if form == "json":
        return data.json(board, labels)
    if form == "markdown":
        return rows.markdown(board, labels)
    return rows.table(board, labels, width)
