"""``vndx links``: what things are called in other graphs."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option, write_output
from vndx.cli.complete import entities
from vndx.lang import current, t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.links import Link, Target
    from vndx.search import Catalogue

_FORMATS = ("text", "table", "csv", "json", "markdown")
#: The records of links and what is said of the other graphs, which is all that the command needs.
_RECORDS = """
PREFIX vndx: <https://w3id.org/vndx/ontology#>
CONSTRUCT { ?record ?property ?value }
WHERE { VALUES ?kind { vndx:Link vndx:LinkedGraph } ?record a ?kind ; ?property ?value }
"""


@click.command(
    "links",
    help=t(
        "Show links to other graphs: what a thing is there, who says so, and on what grounds.\n\n"
        "Without a thing, all links are listed. A thing is a name, an id or an IRI, of ours or of the other "
        "graph. What was refused, and what was looked for and not found, is shown for one thing, and with "
        "--all. Examples:\n\n"
        "\b\n"
        "  vndx links 'ha giang'\n"
        "  vndx links wd:Q36685\n"
        "  vndx links --target eurovoc --format csv",
        "Xem liên kết với đồ thị khác: ở đó đối tượng là gì, ai nói vậy, dựa vào đâu.\n\n"
        "Không nêu đối tượng thì liệt kê mọi liên kết. Đối tượng là tên, mã hoặc IRI, của đồ thị này hoặc đồ "
        "thị khác. Liên kết đã loại và những gì tìm mà không thấy thì hiện khi nêu một đối tượng, hoặc khi "
        "có --all. Ví dụ:\n\n"
        "\b\n"
        "  vndx links 'ha giang'\n"
        "  vndx links wd:Q36685\n"
        "  vndx links --target eurovoc --format csv",
    ),
)
@click.argument("entity", nargs=-1, metavar=t("[ENTITY]", "[ĐỐI_TƯỢNG]"), shell_complete=entities)
@click.option(
    "--target",
    metavar=t("GRAPH", "ĐỒ_THỊ"),
    help=t(
        "Only links to this graph (wikidata, geonames, …).",
        "Chỉ liên kết tới đồ thị này (wikidata, geonames, …).",
    ),
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=t("Show refusals and searches without result too.", "Hiện cả những gì đã loại và tìm không thấy."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else text for one thing and "
        "table for all.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì text cho một đối tượng, table cho mọi "
        "liên kết.",
    ),
)
@spreadsheet_option
@graph_option
@output_option
def command(
    entity: tuple[str, ...],
    target: str | None,
    everything: bool,
    form: str | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Find and write."""
    from vndx.cli.names import catalogue
    from vndx.errors import UnknownName
    from vndx.graph.engine import Engine

    if spreadsheet:
        from vndx.cli.base import table_format

        form = table_format(form, output, _FORMATS, spreadsheet=True)
    words = " ".join(entity).strip()
    with Engine(graph, snapshot=True) as engine:
        links, known = _read(engine)
        if graph:  # of several files each by itself: what two say of one pair would be mixed
            from vndx.links import read

            links = list(dict.fromkeys(read(graph)))
        names = catalogue(engine)
    if target is not None and target not in known:
        listed = ", ".join(known) or t("none", "không có")
        raise UnknownName(
            f"there are no links to {target}; the graph links to: {listed}",
            f"không có liên kết tới {target}; đồ thị liên kết với: {listed}",
        )
    found = [link for link in links if target in (None, link.target)]
    if words:
        iri = _meant(names, links, words)
        found = [link for link in found if iri in (link.subject, link.object)]
    elif not everything:
        found = [link for link in found if link.asserted]
    _say_who_differ(found)
    if not found:
        click.echo(t("vndx: no link", "vndx: không có liên kết nào"), err=True)
    form = form or _by_name(output) or ("text" if words else "table")
    data = _written(found, known, names, form, output)
    if spreadsheet:
        from vndx.results.spreadsheet import spreadsheet as disarmed

        data = disarmed(data)
    write_output(data, output)


def _say_who_differ(links: list[Link]) -> None:
    """Tell of pairs that were judged twice, in two files."""
    from collections import Counter

    from vndx.ontology import shrink

    for iri, times in Counter(link.iri for link in links).items():
        if times > 1:
            name = shrink(iri)
            click.echo(
                t(
                    f"vndx: {name}: {times} judgements in several files; each is shown",
                    f"vndx: {name}: có {times} nhận định ở các tệp khác nhau; hiện từng cái",
                ),
                err=True,
            )


def _read(engine: Engine) -> tuple[list[Link], dict[str, Target]]:
    import pyoxigraph as ox

    from vndx.links import from_quads, targets

    quads = list(ox.parse(engine.query(_RECORDS, fmt="n-triples").data, ox.RdfFormat.N_TRIPLES))
    return from_quads(quads), targets(quads)


def _meant(names: Catalogue, links: list[Link], words: str) -> str:
    """Return the IRI that is meant: one that is written as such, or that of a name of ours."""
    from vndx.ontology import expand
    from vndx.queries.terms import is_iri
    from vndx.search import resolve

    given = expand(words)
    if given is not None and is_iri(given) and any(given in (link.subject, link.object) for link in links):
        return given
    if given is not None and given in names.entities:
        return given
    return resolve(names, words)


def _by_name(output: str | None) -> str:
    ending = (output or "").rpartition(".")[2].lower()
    by_name = {"csv": "csv", "json": "json", "md": "markdown", "markdown": "markdown", "txt": "text"}
    return by_name.get(ending, "")


def _written(
    links: list[Link], known: dict[str, Target], names: Catalogue, form: str, output: str | None
) -> bytes:
    from vndx.cli import links_rows as rows
    from vndx.cli import network_call as write

    if form == "json":
        return write.json([rows.plain(link, names, known) for link in links])
    if form == "csv":
        return write.csv(rows.HEADS, [list(rows.plain(link, names, known).values()) for link in links])
    if form == "text":
        return rows.text(links, known, names, output).encode("utf-8", "backslashreplace")
    held = sum(link.asserted for link in links)
    others = len(links) - held
    caption = t(f"{held} link{'' if held == 1 else 's'} to other graphs", f"{held} liên kết với đồ thị khác")
    if others:
        caption += t(f"; {others} refused or not found", f"; {others} đã loại hoặc không tìm thấy")
    heads = [t("thing", "đối tượng"), t("relation", "quan hệ"), t("there", "bên kia")]
    heads += [t("name there", "tên bên kia"), t("graph", "đồ thị"), t("sure", "mức tin")]
    body = [rows.row(link, known, names, current()) for link in links]
    note = t(
        "The grounds of each: vndx links ENTITY, or --format csv.",
        "Căn cứ của từng liên kết: vndx links ĐỐI_TƯỢNG, hoặc --format csv.",
    )
    return write.words(form, caption, heads, body, output, note if body else "")
