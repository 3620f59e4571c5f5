"""``vndx groups``: which things belong together."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option
from vndx.cli.network_call import background_option, country_option, format_option
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.network.communities import Community

_SHOWN = 8  # members of a group in a table


@click.command(
    "groups",
    help=t(
        "Divide the network into groups of things that are tied to each other more than to others.\n\n"
        "A group is named by the three of its members that have the most ties within it. The groups are "
        "found by the Louvain method; the same graph gives the same ones. Examples:\n\n"
        "\b\n"
        "  vndx groups\n"
        "  vndx groups --format json",
        "Chia mạng thành các nhóm đối tượng gắn với nhau nhiều hơn với bên ngoài.\n\n"
        "Mỗi nhóm mang tên ba thành viên có nhiều liên hệ nhất trong nhóm. Các nhóm tìm bằng phương pháp "
        "Louvain; cùng đồ thị thì cho cùng các nhóm. Ví dụ:\n\n"
        "\b\n"
        "  vndx groups\n"
        "  vndx groups --format json",
    ),
)
@country_option
@background_option
@format_option
@spreadsheet_option
@graph_option
@output_option
def command(
    country: bool,
    background: bool,
    form: str | None,
    spreadsheet: bool,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Divide and write."""
    from vndx.cli.network_call import chosen_form, deliver, left_out, only_background, opened
    from vndx.network.communities import communities
    from vndx.network.ways import Ways

    network, _ = opened(graph)
    background = background or only_background(network)
    found, modularity = communities(Ways(network, country=country, background=background))
    alone = len(network.nodes) - sum(len(group.members) for group in found)
    note = " ".join(
        filter(
            None,
            [
                t(
                    "Which groups there are follows from who is named with whom in the articles, not from an "
                    f"organisation. {alone} things are in no group.",
                    "Các nhóm cho biết các bài báo nêu những gì cùng với nhau, không phải cơ cấu tổ chức. "
                    f"{alone} đối tượng không thuộc nhóm nào.",
                ),
                left_out(network, country=country, background=background),
            ],
        )
    )
    form = chosen_form(form, output, spreadsheet=spreadsheet)
    deliver(_written(found, modularity, note, form, output), output, spreadsheet=spreadsheet)


def _written(found: list[Community], modularity: float, note: str, form: str, output: str | None) -> bytes:
    from vndx.cli import network_call as write
    from vndx.network import plain
    from vndx.text.written import number

    language = t("en", "vi")
    if form == "json":
        groups = [
            {
                "group": place,
                "name_vi": group.name("vi"),
                "name_en": group.name("en"),
                "ties_inside": group.inside,
                "ties_outside": group.outside,
                "members": [plain.node(node) for node in group.members],
            }
            for place, group in enumerate(found, 1)
        ]
        return write.json({"modularity": round(modularity, 4), "note": note, "groups": groups})
    if form == "csv":
        return write.csv(
            ["group", "group_name", "size", "thing", "name", "class"],
            [
                [place, group.name(language), len(group.members), node.id, node.name(language), node.kind]
                for place, group in enumerate(found, 1)
                for node in group.members
            ],
        )
    heads = [t("group", "nhóm"), t("named by", "tên gọi theo"), t("size", "số đối tượng")]
    heads += [
        t("ties inside", "liên hệ trong"),
        t("ties outside", "liên hệ ngoài"),
        t("more", "thành viên khác"),
    ]
    rows = [
        [
            *(str(place), group.name(language), str(len(group.members)), str(group.inside)),
            *(str(group.outside), _others(group, language, form)),
        ]
        for place, group in enumerate(found, 1)
    ]
    caption = t(
        f"{len(found)} groups; modularity {modularity:.2f} (0: as by chance; 1: wholly apart)",
        f"{len(found)} nhóm; độ tách nhóm (modularity) {number(f'{modularity:.2f}')} "
        "(0: như ngẫu nhiên; 1: tách hẳn nhau)",
    )
    if form == "markdown":
        return write.words(form, caption, heads, rows, output, note)
    items = [
        (
            f"{place}. {group.name(language)}",
            [
                t(
                    f"{len(group.members)} things, {group.inside} ties inside, {group.outside} outside",
                    f"{len(group.members)} đối tượng, {group.inside} liên hệ trong, "
                    f"{group.outside} liên hệ ngoài",
                ),
                _others(group, language, form),
            ],
        )
        for place, group in enumerate(found, 1)
    ]
    return write.blocks(caption, items, output, note)


def _others(group: Community, language: str, form: str) -> str:
    """Return who else is in a group; in a table for a terminal only the next best-connected."""
    from vndx.network.communities import NAMING

    others = group.members[NAMING:]
    shown = others if form == "markdown" else others[: _SHOWN - NAMING]
    names = "; ".join(node.name(language) for node in shown)
    return names + (f"; … +{len(others) - len(shown)}" if len(others) > len(shown) else "")
