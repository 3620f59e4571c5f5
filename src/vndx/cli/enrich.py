"""``vndx enrich``: what another graph says of things that are linked to it, into a file of its own."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.cli.complete import entities
from vndx.cli.remote_call import cache_options, remote_options, type_option
from vndx.errors import UsageError
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.cli.link_graph import Here
    from vndx.linking.profile import Profile


@click.command(
    "enrich",
    help=t(
        "Fetch what another graph says of things that are linked to it, into a file of its own.\n\n"
        "The file is TriG: a named graph for each day of asking, with its source, the day and the licence. "
        "It is not part of the graph of vndx; a query takes it in with --graph (docs/linking.md). "
        "Examples:\n\n"
        "\b\n"
        "  vndx enrich place:ha-giang --from wikidata --property coordinates -o more.trig\n"
        "  vndx enrich --type place --from wikidata --property population -o population.trig",
        "Lấy những gì đồ thị khác nói về các đối tượng đã liên kết, ghi vào tệp riêng.\n\n"
        "Tệp ở dạng TriG: mỗi ngày hỏi một đồ thị có tên, kèm nguồn, ngày và giấy phép. Tệp này không thuộc "
        "đồ thị của vndx; dùng trong truy vấn bằng --graph (docs/linking.md). Ví dụ:\n\n"
        "\b\n"
        "  vndx enrich place:ha-giang --from wikidata --property coordinates -o more.trig\n"
        "  vndx enrich --type place --from wikidata --property population -o population.trig",
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
@type_option
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

    _refuse_ours(output, graph)
    own = settings()
    profile = named(source, own, endpoint)
    wanted = enrich.wanted_properties(profile, properties)
    here = opened(graph, " ".join(entity), sort, links)
    known = enrich.linked(here.links, profile, [thing.iri for thing in here.things])
    if not known:
        raise _not_linked(here, profile, source)
    with client(own, contact, timeout, offline=offline, cache_days=cache_days) as asks:
        found = enrich.facts(asks, profile, known.values(), wanted)
    if not found:
        names = ", ".join(properties)
        click.echo(
            t(
                f"{profile.title} has none of this for {_number(len(known), 'thing')}: {names}",
                f"{profile.title} không có những điều này cho {len(known)} đối tượng: {names}",
            ),
            err=True,
        )
        return
    write_output(written(found, profile), output)
    about = len({fact.subject for fact in found} & set(known.values()))
    number = sum(1 for fact in found if not fact.detail)
    click.echo(
        t(
            f"{about} of {_number(len(here.things), 'thing')}, {_number(number, 'fact')}",
            f"{about} trên {len(here.things)} đối tượng, {number} dữ kiện",
        ),
        err=True,
    )


def _number(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _not_linked(here: Here, profile: Profile, source: str) -> UsageError:
    """Say that nothing is linked, and if that was looked into when."""
    from vndx.links import NO_TERM
    from vndx.ontology import shrink
    from vndx.text.written import day

    asked = {thing.iri for thing in here.things}
    none = [
        link
        for link in here.links
        if link.subject in asked and link.target == profile.target and link.object == NO_TERM
    ]
    en = vi = ""
    if none and len(asked) == 1:
        en = f"; a search is recorded on {none[0].date}, which did not find {shrink(none[0].subject)}"
        vi = f"; đã ghi một lần tìm ngày {day(none[0].date, 'vi')} không thấy {shrink(none[0].subject)}"
    return UsageError(
        f"nothing of that is linked to {profile.title}{en}; look with vndx link --to {source}",
        f"chưa có gì liên kết đến {profile.title}{vi}; hãy tìm bằng vndx link --to {source}",
    )


def _refuse_ours(output: str | None, graph: tuple[str, ...]) -> None:
    """Refuse to write into the graph of vndx, or a copy of it: what others say is not ours.

    Raises:
        UsageError: when the file would lie there.
    """
    import os

    from vndx.content import folder

    if output is None:
        return
    where = os.path.realpath(output)
    folders = [folder("graph"), *(place for place in graph if os.path.isdir(place))]
    ours = tuple(os.path.join(os.path.realpath(place), "") for place in folders)
    above = os.path.dirname(where)
    copied = False
    while not copied and os.path.dirname(above) != above:
        copied = all(os.path.isdir(os.path.join(above, name)) for name in ("links", "reference", "articles"))
        above = os.path.dirname(above)
    if where.startswith(ours) or copied:
        raise UsageError(
            f"{output} lies in the graph of vndx, where what others say does not belong",
            f"{output} nằm trong đồ thị của vndx, nơi không ghi lời của người khác",
        )
