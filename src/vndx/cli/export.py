"""``vndx export``: the graph in other people's formats."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.lang import t

_FORMATS = ("turtle", "trig", "n-quads", "json-ld", "csv", "void")


@click.command(
    name="export",
    help=t(
        "Write the whole graph, or all its figures, in another format.\n\n"
        "turtle, trig, n-quads and json-ld hold every statement; turtle puts the named graphs together. "
        "csv holds all figures, one row a figure and source. void describes the graph, in DCAT and VoID: "
        "what it holds, counted, as graph/dataset.trig when the output is named .trig. The same graph gives "
        "the same bytes.",
        "Ghi toàn bộ đồ thị, hoặc mọi số liệu, ra định dạng khác.\n\n"
        "turtle, trig, n-quads và json-ld chứa mọi phát biểu; turtle gộp các đồ thị có tên. "
        "csv chứa mọi số liệu, mỗi dòng một số liệu và một nguồn. void mô tả đồ thị theo DCAT và VoID: "
        "đồ thị có gì, đếm ra; dạng graph/dataset.trig nếu tên tệp ra là .trig. Cùng đồ thị thì cho cùng "
        "các byte.",
    ),
)
@click.argument("form", metavar=t("FORMAT", "ĐỊNH_DẠNG"), type=click.Choice(_FORMATS))
@graph_option
@click.option(
    "--ontology",
    is_flag=True,
    help=t("Take the ontology too, as a graph of its own.", "Kèm cả bản thể học, trong đồ thị riêng."),
)
@click.option(
    "--spreadsheet",
    is_flag=True,
    help=t(
        "csv: for a spreadsheet, no cell can be taken for a formula.",
        "csv: để mở bằng bảng tính, không ô nào bị hiểu là công thức.",
    ),
)
@output_option
def command(form: str, graph: tuple[str, ...], ontology: bool, spreadsheet: bool, output: str | None) -> int:
    """Write the graph."""
    from vndx.errors import UsageError

    if spreadsheet and form != "csv":
        raise UsageError("--spreadsheet goes with csv", "--spreadsheet chỉ dùng với csv")
    from vndx.export import export

    named = form == "void" and (output or "").lower().endswith(".trig")
    write_output(export(form, graph, ontology=ontology, safe=spreadsheet, named=named), output)
    return 0
