"""``vndx neighbours``: what a thing is tied to."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from vndx.cli.base import graph_option, output_option, spreadsheet_option
from vndx.cli.complete import entities
from vndx.cli.network_call import country_option, format_option, type_option
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Network, Node
    from vndx.network.surroundings import Neighbour


def _kinds(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the kinds of edges."""
    from vndx.network.kinds import KINDS

    return [CompletionItem(kind, help=t(*KINDS[kind])) for kind in KINDS if kind.startswith(incomplete)]


@click.command(
    "neighbours",
    help=t(
        "Show what a thing is tied to, and how, up to three steps away.\n\n"
        "Each neighbour stands with the tie that says most of how it comes to be one; docs/network.md lists "
        "the kinds of ties. Nothing is gone on to from the country itself. Examples:\n\n"
        "\b\n"
        "  vndx neighbours 'de an 06'\n"
        "  vndx neighbours meeting:ncdt-7 --kind chairs --kind attends\n"
        "  vndx neighbours body:mic --hops 2 --type person",
        "Xem một đối tượng gắn với những gì, và thế nào, đến ba bước.\n\n"
        "Mỗi đối tượng kèm mối liên hệ nói rõ nhất; docs/network.md liệt kê các loại liên hệ. Không đi tiếp "
        "từ cả nước. Ví dụ:\n\n"
        "\b\n"
        "  vndx neighbours 'de an 06'\n"
        "  vndx neighbours meeting:ncdt-7 --kind chairs --kind attends\n"
        "  vndx neighbours body:mic --hops 2 --type person",
    ),
)
@click.argument("entity", metavar=t("ENTITY", "ĐỐI_TƯỢNG"), shell_complete=entities)
@click.option(
    "--hops",
    type=click.IntRange(1, 3),
    default=1,
    show_default=True,
    metavar="N",
    help=t("How many steps away at most.", "Xa nhất bao nhiêu bước."),
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar=t("KIND", "LOẠI"),
    shell_complete=_kinds,
    help=t(
        "Go only along ties of this kind (chairs, approves, …); repeatable.",
        "Chỉ đi theo loại liên hệ này (chairs, approves, …); lặp lại được.",
    ),
)
@type_option
@country_option
@format_option
@spreadsheet_option
@graph_option
@output_option
def command(
    entity: str,
    hops: int,
    kinds: tuple[str, ...],
    types: tuple[str, ...],
    country: bool,
    form: str | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Find and write."""
    from vndx.cli.network_call import chosen_form, deliver, opened
    from vndx.network.choice import edges, things
    from vndx.network.surroundings import neighbours
    from vndx.network.ways import Ways

    network, (start,) = opened(graph, entity)
    fits = things(network, types)
    found = [
        one
        for one in neighbours(Ways(network, country=country), start.id, hops, edges(network, kinds))
        if fits(one.node)
    ]
    deliver(
        _written(network, start, found, chosen_form(form, output, spreadsheet=spreadsheet), output),
        output,
        spreadsheet=spreadsheet,
    )


def _written(network: Network, start: Node, found: list[Neighbour], form: str, output: str | None) -> bytes:
    from vndx.cli import network_call as write
    from vndx.network import plain
    from vndx.network.words import places, sentence, when

    language = t("en", "vi")
    if form == "json":
        return write.json(
            {
                "thing": plain.node(start),
                "neighbours": [
                    {
                        "hops": one.hops,
                        **plain.node(one.node),
                        "edges": [plain.edge(network, edge) for edge in one.edges],
                    }
                    for one in found
                ],
            }
        )
    if form == "csv":
        heads = ["hops", "thing", "name", "class", "edge", "kind", "sentence", "begin", "end"]
        heads += ["inferred", "background", "statement", "places"]
        return write.csv(
            heads,
            [
                [
                    *(one.hops, one.node.id, one.node.name(language), one.node.kind, edge.id, edge.kind),
                    *(sentence(network, edge, language), edge.begin, edge.end),
                    *(str(edge.inferred).lower(), str(edge.background).lower(), edge.statement),
                    " | ".join(places(network, edge, language)),
                ]
                for one in found
                for edge in one.edges
            ],
        )
    caption = t(
        f"{start.name('en')} is tied to {len(found)} thing{'' if len(found) == 1 else 's'}",
        f"{start.name('vi')} gắn với {len(found)} đối tượng",
    )
    note = write.told_by(network, [one.edges[0] for one in found])
    if form == "markdown":
        rows = [
            [
                str(one.hops),
                one.node.name(language),
                one.node.kind_labels.get(language, one.node.kind),
                sentence(network, one.edges[0], language),
                when(one.edges[0], language),
                "; ".join(places(network, one.edges[0], language)),
                str(len(one.edges) - 1) if len(one.edges) > 1 else "",
            ]
            for one in found
        ]
        heads = [t("steps", "bước"), t("thing", "đối tượng"), t("kind", "loại"), t("how", "thế nào")]
        heads += [t("when", "khi nào"), t("source", "nguồn"), t("more ties", "liên hệ khác")]
        return write.words(form, caption, heads, rows, output, note)
    items = [
        (
            f"{one.node.name(language)} ({one.node.kind_labels.get(language, one.node.kind)}"
            + (f", {one.hops} {t('steps', 'bước')})" if one.hops > 1 else ")"),
            [
                sentence(network, one.edges[0], language),
                when(one.edges[0], language),
                *places(network, one.edges[0], language, most=1),
                write.more(len(one.edges) - 1),
            ],
        )
        for one in found
    ]
    return write.blocks(caption, items, output, note)
