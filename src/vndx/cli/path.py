"""``vndx path``: how two things hang together."""

from __future__ import annotations

import sys

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option
from vndx.cli.complete import entities
from vndx.cli.network_call import country_option, format_option
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.errors import UsageError
    from vndx.network import Network, Node
    from vndx.network.paths import Path


_FAR = 5  # steps


@click.command(
    "path",
    help=t(
        "Show how two things hang together: the shortest ways, each step with its source.\n\n"
        "A step is what ties two things, read in the direction in which it is said; docs/network.md lists "
        "the kinds. Of several shortest ways, those through things with few ties come first. A way through "
        "the country itself is shown only where there is no other. Examples:\n\n"
        "\b\n"
        "  vndx path 'pham anh tuan' 'de an 06'\n"
        "  vndx path person:phan-huy-ngoc body:mic --max 1 --format json",
        "Xem hai đối tượng liên hệ với nhau thế nào: các đường ngắn nhất, mỗi bước kèm nguồn.\n\n"
        "Mỗi bước là một mối liên hệ, đọc theo chiều của lời nói; docs/network.md liệt kê các loại. Nếu có "
        "nhiều đường ngắn nhất, đường qua các đối tượng ít liên hệ đứng trước. Đường qua cả nước chỉ hiện "
        "khi không có đường nào khác. Ví dụ:\n\n"
        "\b\n"
        "  vndx path 'pham anh tuan' 'de an 06'\n"
        "  vndx path person:phan-huy-ngoc body:mic --max 1 --format json",
    ),
)
@click.argument("start", metavar=t("FROM", "TỪ"), shell_complete=entities)
@click.argument("end", metavar=t("TO", "ĐẾN"), shell_complete=entities)
@click.option(
    "--max",
    "most",
    type=click.IntRange(1, 100),
    default=3,
    show_default=True,
    metavar="N",
    help=t("At most so many ways.", "Nhiều nhất ngần ấy đường."),
)
@country_option
@format_option
@spreadsheet_option
@graph_option
@output_option
def command(
    start: str,
    end: str,
    most: int,
    country: bool,
    form: str | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Find and write."""
    from vndx.cli.network_call import chosen_form, deliver, opened
    from vndx.network.paths import paths
    from vndx.network.ways import Ways
    from vndx.text.display import safe

    network, ends = opened(graph, start, end)
    if ends[0] is ends[1]:
        raise _same(ends[0])
    found = paths(Ways(network, country=country), ends[0].id, ends[1].id, most)
    if not found and sys.stderr is not None:
        names = [safe(node.name(t("en", "vi"))) for node in ends]
        sys.stderr.write(
            t(
                f"{names[0]} and {names[1]} do not hang together\n",
                f"{names[0]} và {names[1]} không liên hệ với nhau\n",
            )
        )
    deliver(
        _written(network, ends, found, chosen_form(form, output, spreadsheet=spreadsheet), output),
        output,
        spreadsheet=spreadsheet,
    )


def _same(node: Node) -> UsageError:
    from vndx.errors import UsageError

    return UsageError(
        f"both are one thing, {node.id} ({node.name('en')}); name two, or try `vndx neighbours {node.id}`",
        f"cả hai là một, {node.id} ({node.name('vi')}); hãy nêu hai đối tượng, hoặc thử "
        f"`vndx neighbours {node.id}`",
    )


def _written(network: Network, ends: list[Node], found: list[Path], form: str, output: str | None) -> bytes:
    from vndx.cli import network_call as write
    from vndx.network import plain
    from vndx.network.words import places, sentence, when

    language = t("en", "vi")
    if form == "json":
        return write.json(
            {
                "from": plain.node(ends[0]),
                "to": plain.node(ends[1]),
                "length": len(found[0].steps) if found else None,
                "through_the_country": bool(found) and found[0].by_country,
                "paths": [
                    {
                        "nodes": [plain.node(network.nodes[id]) for id in path.nodes],
                        "steps": [[plain.edge(network, edge) for edge in step] for step in path.steps],
                    }
                    for path in found
                ],
            }
        )
    if form == "csv":
        heads = ["path", "step", "from", "to", "edge", "kind", "sentence", "begin", "end"]
        heads += ["inferred", "background", "statement", "places"]
        return write.csv(
            heads,
            [
                [
                    *(number, place + 1, path.nodes[place], path.nodes[place + 1], edge.id, edge.kind),
                    *(sentence(network, edge, language), edge.begin, edge.end),
                    *(str(edge.inferred).lower(), str(edge.background).lower(), edge.statement),
                    " | ".join(places(network, edge, language)),
                ]
                for number, path in enumerate(found, 1)
                for place, step in enumerate(path.steps)
                for edge in step
            ],
        )
    if not found:
        return b""
    shown = [step[0] for path in found for step in path.steps]
    if form == "markdown":
        rows = [
            [
                str(number) if place == 0 else "",
                sentence(network, step[0], language) + _inferred(step[0].inferred),
                when(step[0], language),
                "; ".join(places(network, step[0], language)),
                str(len(step) - 1) if len(step) > 1 else "",
            ]
            for number, path in enumerate(found, 1)
            for place, step in enumerate(path.steps)
        ]
        heads = [t("way", "đường"), t("step", "bước"), t("when", "khi nào"), t("source", "nguồn")]
        heads.append(t("more ties", "liên hệ khác"))
        return write.words(form, _caption(ends, found), heads, rows, output, write.told_by(network, shown))
    items = [
        (
            _number(number if len(found) > 1 else 0, place)
            + sentence(network, step[0], language)
            + _inferred(step[0].inferred),
            [
                when(step[0], language),
                *places(network, step[0], language, most=2),
                write.more(len(step) - 1),
            ],
        )
        for number, path in enumerate(found, 1)
        for place, step in enumerate(path.steps, 1)
    ]
    return write.blocks(_caption(ends, found), items, output, write.told_by(network, shown))


def _number(way: int, step: int) -> str:
    """Return what stands before a step: its number, and that of its way when there are several."""
    return f"{way}.{step}. " if way else f"{step}. "


def _inferred(inferred: bool) -> str:
    return t(" (tie inferred)", " (liên hệ suy ra)") if inferred else ""


def _caption(ends: list[Node], found: list[Path]) -> str:
    first, last = (node.name(t("en", "vi")) for node in ends)
    count = len(found[0].steps)
    caption = t(
        f"{first} and {last}: {count} step{'' if count == 1 else 's'}, {len(found)} shortest "
        f"way{'' if len(found) == 1 else 's'} shown",
        f"{first} và {last}: {count} bước, hiện {len(found)} đường ngắn nhất",
    )
    if count >= _FAR:
        caption += t("; so long a way says little", "; đường dài như vậy không nói lên nhiều")
    if found[0].by_country:
        caption += t("; only by way of the country itself", "; chỉ qua cả nước")
    return caption
