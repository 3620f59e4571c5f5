"""``vndx rank``: what holds the network together."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option
from vndx.cli.network_call import background_option, country_option, format_option, type_option
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network import Network
    from vndx.network.measures import Ranked

_LONGEST = 70  # characters of a name in a table
_NAMES = {
    "degree": ("degree", "bậc"),
    "betweenness": ("betweenness", "độ trung gian"),
    "pagerank": ("PageRank", "PageRank"),
}
_MEASURES = ("degree", "betweenness", "pagerank")


@click.command(
    "rank",
    help=t(
        "Rank things by their place in the network: what holds it together.\n\n"
        "degree counts the things that one is tied to; betweenness, how many of the shortest ways go through "
        "it; pagerank, how often a walk along the ties comes by. The answer says what the measure means. It "
        "is taken in the whole network, whatever --type shows. Examples:\n\n"
        "\b\n"
        "  vndx rank\n"
        "  vndx rank --by betweenness --type person\n"
        "  vndx rank --by pagerank --limit 100 -o rank.csv",
        "Xếp hạng đối tượng theo vị trí trong mạng: điều gì gắn kết mạng.\n\n"
        "degree đếm số đối tượng gắn trực tiếp; betweenness: bao nhiêu đường ngắn nhất đi qua; pagerank: "
        "đi ngẫu nhiên theo các mối liên hệ thì gặp thường xuyên đến đâu. Kết quả có giải thích số đo. Số đo "
        "tính trên toàn mạng, dù --type chỉ hiện một phần. Ví dụ:\n\n"
        "\b\n"
        "  vndx rank\n"
        "  vndx rank --by betweenness --type person\n"
        "  vndx rank --by pagerank --limit 100 -o xep-hang.csv",
    ),
)
@click.option(
    "--by",
    type=click.Choice(_MEASURES),
    default="degree",
    show_default=True,
    help=t("The measure.", "Số đo."),
)
@type_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help=t("At most so many.", "Nhiều nhất ngần ấy kết quả."),
)
@country_option
@background_option
@format_option
@spreadsheet_option
@graph_option
@output_option
def command(
    by: str,
    types: tuple[str, ...],
    limit: int,
    country: bool,
    background: bool,
    form: str | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Rank and write."""
    from vndx.cli.network_call import chosen_form, deliver, left_out, only_background, opened
    from vndx.network.choice import things
    from vndx.network.measures import MEASURES, rank
    from vndx.network.ways import Ways

    network, _ = opened(graph)
    background = background or only_background(network)
    fits = things(network, types)
    ranked = rank(Ways(network, country=country, background=background), by)
    found = [one for one in ranked if fits(one.node)][:limit]
    without = left_out(network, country=country, background=background)
    note = " ".join(filter(None, [t(*MEASURES[by]), _estimated(network, by), without]))
    form = chosen_form(form, output, spreadsheet=spreadsheet)
    deliver(_written(found, by, note, form, output), output, spreadsheet=spreadsheet)


def _estimated(network: Network, by: str) -> str:
    """Return the sentence on a measure that is not taken of all; empty when it is."""
    from vndx.network.measures import PIVOTS, sampled

    if not sampled(network, by):
        return ""
    return t(
        f"In a network as large as this one it is estimated, from {PIVOTS} of its things.",
        f"Với mạng lớn như thế này, số đo được ước lượng từ {PIVOTS} đối tượng.",
    )


def _written(found: list[Ranked], by: str, note: str, form: str, output: str | None) -> bytes:
    from vndx.cli import network_call as write
    from vndx.network import plain
    from vndx.text.display import shortened
    from vndx.text.written import number

    language = t("en", "vi")
    if form == "json":
        rows = [
            {"place": one.place, "value": one.value, "tied_to": one.things, **plain.node(one.node)}
            for one in found
        ]
        return write.json({"measure": by, "note": note, "things": rows})
    if form == "csv":
        return write.csv(
            ["place", "thing", "name", "class", "measure", "value", "tied_to"],
            [
                [
                    one.place,
                    one.node.id,
                    one.node.name(language),
                    one.node.kind,
                    by,
                    f"{one.value:g}",
                    one.things,
                ]
                for one in found
            ],
        )
    heads = [t("place", "hạng"), t("thing", "đối tượng"), t("kind", "loại"), _NAMES[by][language == "vi"]]
    heads += [] if by == "degree" else [t("tied to", "gắn với")]
    cells = [
        [
            str(one.place),
            one.node.name(language) if form == "markdown" else shortened(one.node.name(language), _LONGEST),
            one.node.kind_labels.get(language, one.node.kind),
            number(f"{one.value:.4f}"),
            *([] if by == "degree" else [str(one.things)]),
            one.node.id,
        ]
        for one in found
    ]
    things = "thing" if len(found) == 1 else "things"
    named = _NAMES[by][language == "vi"]
    caption = t(f"{len(found)} {things} by {named}", f"{len(found)} đối tượng theo {named}")
    return write.words(form, caption, [*heads, "id"], cells, output, note)
