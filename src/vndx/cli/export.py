"""``vndx export``: the graph in other people's formats."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.lang import t

_FORMATS = ("turtle", "trig", "n-quads", "json-ld", "csv", "sssom", "void")
_NETWORK = ("graphml", "gexf", "cytoscape", "neo4j-csv", "dot")


@click.command(
    name="export",
    help=t(
        "Write the whole graph, all its figures, or its network, in another format.\n\n"
        "turtle, trig, n-quads and json-ld hold every statement; turtle puts the named graphs together. "
        "csv holds all figures, one row a figure and source. sssom holds the links to other graphs, as a "
        "mapping set (docs/links.md). void describes the graph, in DCAT and VoID: "
        "what it holds, counted, as graph/dataset.trig when the output is named .trig.\n\n"
        "graphml, gexf, cytoscape, dot and neo4j-csv hold the network: things, and what ties two of them, "
        "with its source (docs/network.md). neo4j-csv is two files in the folder that -o names. The same "
        "graph gives the same bytes.",
        "Ghi toàn bộ đồ thị, mọi số liệu, hoặc mạng, ra định dạng khác.\n\n"
        "turtle, trig, n-quads và json-ld chứa mọi phát biểu; turtle gộp các đồ thị có tên. "
        "csv chứa mọi số liệu, mỗi dòng một số liệu và một nguồn. sssom chứa các liên kết với đồ thị khác, "
        "theo chuẩn SSSOM (docs/links.md). void mô tả đồ thị theo DCAT và VoID: "
        "đồ thị có gì, đếm ra; dạng graph/dataset.trig nếu tên tệp ra là .trig.\n\n"
        "graphml, gexf, cytoscape, dot và neo4j-csv chứa mạng: các đối tượng và mối liên hệ giữa hai đối "
        "tượng, kèm nguồn (docs/network.md). neo4j-csv gồm hai tệp trong thư mục mà -o nêu. Cùng đồ thị thì "
        "cho cùng các byte.",
    ),
)
@click.argument("form", metavar=t("FORMAT", "ĐỊNH_DẠNG"), type=click.Choice(_FORMATS + _NETWORK))
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
        "csv, neo4j-csv: for a spreadsheet, no cell can be taken for a formula.",
        "csv, neo4j-csv: để mở bằng bảng tính, không ô nào bị hiểu là công thức.",
    ),
)
@output_option
def command(form: str, graph: tuple[str, ...], ontology: bool, spreadsheet: bool, output: str | None) -> int:
    """Write the graph."""
    from vndx.errors import UsageError

    if spreadsheet and form not in ("csv", "neo4j-csv"):
        raise UsageError(
            "--spreadsheet goes with csv and neo4j-csv", "--spreadsheet chỉ dùng với csv và neo4j-csv"
        )
    if form in _NETWORK:
        if ontology:
            raise UsageError(
                "--ontology goes with the whole graph, not with its network",
                "--ontology chỉ dùng với toàn bộ đồ thị, không dùng với mạng",
            )
        return _network(form, graph, output, safe=spreadsheet)
    if (
        form == "sssom"
        and output
        and output.lower().endswith((".ttl", ".csv", ".json", ".rdf", ".trig", ".nt"))
    ):
        raise UsageError(
            "sssom is a table of tab-separated values; let the name of the file end in .tsv",
            "sssom là bảng phân cách bằng tab; hãy để tên tệp kết thúc bằng .tsv",
        )
    from vndx.export import export

    named = form == "void" and (output or "").lower().endswith(".trig")
    write_output(export(form, graph, ontology=ontology, safe=spreadsheet, named=named), output)
    return 0


def _network(form: str, graph: tuple[str, ...], output: str | None, *, safe: bool) -> int:
    """Write the network: one file, or two into a folder."""
    import os

    from vndx.errors import UsageError
    from vndx.export.network import export_network
    from vndx.results.spreadsheet import spreadsheet

    if form == "neo4j-csv" and output in (None, "-"):
        raise UsageError(
            "neo4j-csv is two files: name a folder with -o",
            "neo4j-csv gồm hai tệp: hãy nêu một thư mục bằng -o",
        )
    if form == "neo4j-csv" and output is not None and not os.path.isdir(output):
        try:
            os.mkdir(output)
        except OSError:
            raise UsageError(
                f"{output} is no folder, and none can be made there; name another with -o",
                f"{output} không phải là thư mục và không tạo được ở đó; hãy nêu thư mục khác bằng -o",
            ) from None
    for name, data in export_network(form, graph).items():
        place = os.path.join(output, name) if name and output else output
        write_output(spreadsheet(data) if safe else data, place)
    return 0
