"""``vndx check``: is a graph sound?"""

from __future__ import annotations

import sys

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.lang import t


@click.command(
    name="check",
    help=t(
        "Check a graph: form, names, references and the rules of its content.\n\n"
        "Each finding names file, line, record, rule and remedy; with one or more the exit code is 1. "
        "PATH is a file or folder of the graph to look at; all of the graph when left out, and the "
        "ontology too if it is the shipped one.",
        "Kiểm tra đồ thị: dạng tệp, tên, tham chiếu và các quy tắc nội dung.\n\n"
        "Mỗi phát hiện nêu tệp, dòng, bản ghi, quy tắc và cách sửa; có phát hiện thì mã trả về là 1. "
        "PATH là tệp hoặc thư mục của đồ thị cần xem; mặc định là toàn bộ đồ thị, và cả bản thể học "
        "nếu là đồ thị kèm theo.",
    ),
)
@click.argument("paths", metavar=t("[PATH]...", "[ĐƯỜNG_DẪN]..."), nargs=-1, type=click.Path())
@graph_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=t("How to give the findings.", "Cách đưa ra các phát hiện."),
)
@click.option(
    "--pyshacl",
    is_flag=True,
    help=t(
        "Run the rules with pySHACL alone: the same findings, hundreds of times slower.",
        "Chạy các quy tắc chỉ bằng pySHACL: kết quả như nhau, chậm hơn hàng trăm lần.",
    ),
)
@output_option
def command(
    paths: tuple[str, ...], graph: tuple[str, ...], form: str, pyshacl: bool, output: str | None
) -> int:
    """Run the checks and report them."""
    from vndx.check.run import check

    findings, checked = check(paths, graph, plain=pyshacl, progress=_progress)
    if form == "json":
        import json

        listed = [finding.as_dict() for finding in findings]
        write_output((json.dumps(listed, ensure_ascii=False, indent=2) + "\n").encode(), output)
    else:
        from vndx.text.display import safe

        lines = [safe(line) for finding in findings for line in str(finding).split("\n")]
        write_output("".join(f"{line}\n" for line in lines).encode(), output)  # empty: nothing was found
    _summary(len(findings), len(checked.documents), len(checked.quads))
    return 1 if findings else 0


def _summary(findings: int, files: int, statements: int) -> None:
    if not findings:
        found = t("sound", "không có lỗi")
    else:
        found = t(f"{findings} finding{'s' * (findings != 1)}", f"{findings} phát hiện")
    said = t(
        f"{files} file{'s' * (files != 1)}, {statements} statement{'s' * (statements != 1)}",
        f"{files} tệp, {statements} phát biểu",
    )
    click.echo(f"{said}: {found}", err=True)


def _progress(step: str) -> None:
    """Say on a terminal what takes time."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    steps = {
        "files": t("reading files …", "đang đọc tệp …"),
        "names": t("checking names and references …", "đang kiểm tra tên và tham chiếu …"),
        "shapes": t("checking the rules …", "đang kiểm tra quy tắc …"),
        "done": "",
    }
    click.echo(f"\r\033[K{steps[step]}", nl=False, err=True)
