"""``vndx enrich``: what another graph says of things that are linked to it, into a file of its own."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.cli.complete import entities, kinds
from vndx.cli.remote_call import cache_options, remote_options
from vndx.errors import UsageError
from vndx.lang import t


@click.command(
    "enrich",
    help=t(
        "Fetch what another graph says of things that are linked to it, into a file of its own.\n\n"
        "The file is TriG: a named graph for each day of asking, with its source, the day and the licence. "
        "It is not part of the graph of vndx; a query takes it in with --graph (docs/linking.md). "
        "Examples:\n\n"
        "\b\n"
        "  vndx enrich place:ha-giang --from wikidata --property coordinates -o more.trig\n"
        "  vndx enrich --type place --from wikidata --property population -o more.trig",
        "Lấy những gì đồ thị khác nói về các đối tượng đã liên kết, ghi vào tệp riêng.\n\n"
        "Tệp ở dạng TriG: mỗi ngày hỏi một đồ thị có tên, kèm nguồn, ngày và giấy phép. Tệp này không thuộc "
        "đồ thị của vndx; dùng trong truy vấn bằng --graph (docs/linking.md). Ví dụ:\n\n"
        "\b\n"
        "  vndx enrich place:ha-giang --from wikidata --property coordinates -o more.trig\n"
        "  vndx enrich --type place --from wikidata --property population -o more.trig",
    ),
)
@click.argument("entity", nargs=-1, metavar=t("[ENTITY]", "[ĐỐI_TƯỢNG]"), shell_complete=entities)
@click.option(
    "--from",
    "source",
    required=True,
    metavar=t("GRAPH", "ĐỒ_THỊ"),
    help=t("The other graph, as in vndx link --to.", "Đồ thị kia, như ở vndx link --to."),
)
@click.option(
    "--property",
    "properties",
    multiple=True,
    required=True,
    metavar=t("NAME", "TÊN"),
    help=t(
        "What to fetch: coordinates, founded, website, population, image …, as the profile has it, or "
        "the IRI of a property; repeatable.",
        "Lấy gì: coordinates, founded, website, population, image …, theo hồ sơ, hoặc IRI của thuộc tính; "
        "lặp lại được.",
    ),
)
@click.option(
    "--type",
    "sort",
    default="",
    metavar=t("KIND", "LOẠI"),
    shell_complete=kinds,
    help=t(
        "All things of this kind (person, place, …) or class (Ministry, …).",
        "Mọi đối tượng của loại này (person, place, …) hoặc lớp này (Ministry, …).",
    ),
)
@click.option(
    "--endpoint",
    default="",
    metavar="URL",
    help=t("Another server that holds the same graph.", "Máy chủ khác có cùng đồ thị đó."),
)
@click.option(
    "--links",
    type=click.Path(),
    metavar=t("DIR", "THƯ_MỤC"),
    help=t("A folder with more links.", "Thư mục có thêm liên kết."),
)
@cache_options
@remote_options
@graph_option
@output_option
def command(
    entity: tuple[str, ...],
    source: str,
    properties: tuple[str, ...],
    sort: str,
    endpoint: str,
    links: str | None,
    offline: bool,
    cache_days: float,
    contact: str,
    timeout: float,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Fetch and write."""
    from vndx.cli.link_graph import opened
    from vndx.cli.remote_call import client
    from vndx.linking import enrich
    from vndx.linking.fact import written
    from vndx.linking.profile import named
    from vndx.remote.settings import settings

    _refuse_ours(output)
    own = settings()
    profile = named(source, own, endpoint)
    wanted = enrich.wanted_properties(profile, properties)
    here = opened(graph, " ".join(entity), sort, links)
    known = enrich.linked(here.links, profile, [thing.iri for thing in here.things])
    if not known:
        raise UsageError(
            f"nothing of that is linked to {profile.target}; look with vndx link --to {profile.name}",
            f"chưa có gì liên kết đến {profile.target}; hãy tìm bằng vndx link --to {profile.name}",
        )
    with client(own, contact, timeout, offline=offline, cache_days=cache_days) as asks:
        found = enrich.facts(asks, profile, known.values(), wanted)
    if not found:
        click.echo(
            t(f"{profile.target} says nothing of that", f"{profile.target} không nói gì về những điều đó"),
            err=True,
        )
        return
    write_output(written(found, profile), output)
    about = len({fact.subject for fact in found} & set(known.values()))
    click.echo(
        t(
            f"{about} of {len(here.things)} things, {len(found)} facts",
            f"{about} trên {len(here.things)} đối tượng, {len(found)} dữ kiện",
        ),
        err=True,
    )


def _refuse_ours(output: str | None) -> None:
    """Refuse to write into the graph of vndx: what others say is not ours.

    Raises:
        UsageError: when the file would lie there.
    """
    import os

    from vndx.content import folder

    if output is None:
        return
    ours = os.path.join(os.path.realpath(folder("graph")), "")
    if os.path.realpath(output).startswith(ours):
        raise UsageError(
            f"{output} lies in the graph of vndx, where what others say does not belong",
            f"{output} nằm trong đồ thị của vndx, nơi không ghi lời của người khác",
        )
