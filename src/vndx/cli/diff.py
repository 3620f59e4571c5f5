"""``vndx diff``: what came, changed and went between two graphs."""

from __future__ import annotations

import sys

import click

from vndx.cli.base import output_option, spreadsheet_option, table_format, write_output
from vndx.cli.complete import articles as article_ids
from vndx.lang import t

_FORMATS = ("table", "csv", "json", "markdown")
#: The exit code for an error when 1 means a difference.
_TROUBLE = 2


@click.command(
    name="diff",
    help=t(
        "Compare two graphs: facts added, changed and withdrawn, article by article.\n\n"
        "OLD and NEW are folders laid out like graph/, or RDF files of any format. The order of "
        "statements, the format, the spelling of numbers and the names of blank nodes make no difference. "
        "A fact that one article no longer states and another still does lost a source and is not "
        "withdrawn. The exit code is 0; with --exit-code it is 1 when there is a difference, and 2 for "
        "every error.",
        "So sánh hai đồ thị: dữ kiện thêm, thay đổi và rút bỏ, theo từng bài báo.\n\n"
        "CŨ và MỚI là thư mục xếp như graph/, hoặc tệp RDF định dạng bất kỳ. Thứ tự phát biểu, định dạng, "
        "cách viết số và tên nút trống không tạo ra khác biệt. Dữ kiện mà một bài báo không còn nêu nhưng "
        "bài khác vẫn nêu thì mất một nguồn, không bị rút bỏ. Mã trả về là 0; với --exit-code là 1 khi có "
        "khác biệt và 2 khi có lỗi.",
    ),
)
@click.argument("old", metavar=t("OLD", "CŨ"), type=click.Path())
@click.argument("new", metavar=t("NEW", "MỚI"), type=click.Path())
@click.option(
    "--article",
    "chosen",
    multiple=True,
    shell_complete=article_ids,
    metavar=t("ID", "MÃ"),
    help=t(
        "Only this article (an id or the beginning of one); repeatable.",
        "Chỉ bài báo này (mã hoặc phần đầu của mã); lặp lại được.",
    ),
)
@click.option(
    "--triples",
    is_flag=True,
    help=t("The statements themselves, as N-Quads.", "Chính các phát biểu, theo N-Quads."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "How to give the differences; by default what the name of the output says, else table.",
        "Cách đưa ra các khác biệt; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@spreadsheet_option
@click.option(
    "--exit-code",
    "tell",
    is_flag=True,
    help=t(
        "Exit with 1 when there is a difference, with 2 when it cannot be told.",
        "Trả mã 1 khi có khác biệt, mã 2 khi không so sánh được.",
    ),
)
@output_option
def command(
    old: str,
    new: str,
    chosen: tuple[str, ...],
    triples: bool,
    form: str | None,
    spreadsheet: bool,
    tell: bool,
    output: str | None,
) -> int:
    """Compare and report."""
    try:
        form = table_format(form, output, _FORMATS, spreadsheet=spreadsheet)
        differ, data, said = _compared(old, new, chosen, triples, form, output)
        if spreadsheet:
            from vndx.results.spreadsheet import spreadsheet as disarmed

            data = disarmed(data)
        write_output(data, output)
        click.echo("\n".join(said), err=True)
    except Exception as error:
        from vndx.cli.sentences import explain

        code, sentence = explain(error)
        if not tell or code != 1:
            raise
        click.echo(sentence, err=True)
        return _TROUBLE
    return int(tell and differ)


def _compared(
    old: str, new: str, chosen: tuple[str, ...], triples: bool, form: str, output: str | None
) -> tuple[bool, bytes, list[str]]:
    """Return whether two graphs differ, the report, and what is to be said beside it."""
    from vndx.cli.screen import columns
    from vndx.diff import Difference, read, sections
    from vndx.diff.report import report, summary
    from vndx.diff.report import triples as statements
    from vndx.diff.words import Words

    try:
        _progress(t(f"reading {old} …", f"đang đọc {old} …"))
        before = read(old)
        _progress(t(f"reading {new} …", f"đang đọc {new} …"))
        after = read(new)
        _progress(t("comparing …", "đang so sánh …"))
        difference = Difference(before, after).within(chosen)
        found = sections(difference)
        if triples:
            data = statements(difference, form)
        else:
            data = report(found, Words(difference, found), form, columns(output))
    finally:
        _progress("")
    said = [summary(found)]
    if difference.nameless:
        said.insert(
            0,
            t(
                "one of the two has no named graphs, so both were compared without them",
                "một trong hai không có đồ thị có tên, nên cả hai được so sánh như một đồ thị",
            ),
        )
    return bool(difference), data, said


def _progress(step: str) -> None:
    """Say on a terminal what takes time."""
    from vndx.text.display import safe

    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\r\033[K{safe(step)}", nl=False, err=True)
