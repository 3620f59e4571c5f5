"""``vndx diff``: what came, changed and went between two graphs."""

from __future__ import annotations

import sys

import click

from vndx.cli.base import output_option, write_output
from vndx.cli.complete import articles as article_ids
from vndx.lang import t


@click.command(
    name="diff",
    help=t(
        "Compare two graphs: facts added, changed and withdrawn, article by article.\n\n"
        "OLD and NEW are folders laid out like graph/, or RDF files of any format. The order of "
        "statements, the format, the spelling of numbers and the names of blank nodes make no difference. "
        "A fact that one article no longer states and another still does lost a source and is not "
        "withdrawn. The exit code is 0; with --exit-code it is 1 when there is a difference.",
        "So sánh hai đồ thị: dữ kiện thêm, thay đổi và rút bỏ, theo từng bài báo.\n\n"
        "CŨ và MỚI là thư mục xếp như graph/, hoặc tệp RDF định dạng bất kỳ. Thứ tự phát biểu, định dạng, "
        "cách viết số và tên nút trống không tạo ra khác biệt. Dữ kiện mà một bài báo không còn nêu nhưng "
        "bài khác vẫn nêu thì mất một nguồn, không bị rút bỏ. Mã trả về là 0; với --exit-code là 1 khi có "
        "khác biệt.",
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
    type=click.Choice(["table", "csv", "json", "markdown"]),
    default="table",
    show_default=True,
    help=t("How to give the differences.", "Cách đưa ra các khác biệt."),
)
@click.option(
    "--exit-code",
    "tell",
    is_flag=True,
    help=t("Exit with 1 when there is a difference.", "Trả mã 1 khi có khác biệt."),
)
@output_option
def command(
    old: str, new: str, chosen: tuple[str, ...], triples: bool, form: str, tell: bool, output: str | None
) -> int:
    """Compare and report."""
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
    write_output(data, output)
    if difference.nameless:
        click.echo(
            t(
                "one of the two has no named graphs, so both were compared without them",
                "một trong hai không có đồ thị có tên, nên cả hai được so sánh như một đồ thị",
            ),
            err=True,
        )
    click.echo(summary(found), err=True)
    return int(tell and bool(difference))


def _progress(step: str) -> None:
    """Say on a terminal what takes time."""
    from vndx.text.display import safe

    if sys.stderr is not None and sys.stderr.isatty():
        click.echo(f"\r\033[K{safe(step)}", nl=False, err=True)
