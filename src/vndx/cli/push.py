"""``vndx push``: the graph, brought to a SPARQL endpoint."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option
from vndx.cli.remote_call import client, remote_options
from vndx.lang import t


@click.command(
    "push",
    help=t(
        "Bring the graph to a SPARQL endpoint, whole named graphs at a time.\n\n"
        "Doing it twice is as good as once. Graphs that vndx did not push are left alone; those of an "
        "earlier push that are not in this one go, with --remove. While it runs, and after one that stopped, "
        "GRAPH finds new graphs beside old ones: push again. Examples:\n\n"
        "\b\n"
        "  vndx push --endpoint http://localhost:7878/query\n"
        "  vndx push --endpoint http://localhost:8890/sparql --user dba\n\n"
        "Then: vndx query --endpoint URL …",
        "Đưa đồ thị lên một SPARQL endpoint, mỗi lần trọn một đồ thị có tên.\n\n"
        "Làm hai lần cũng như một. Đồ thị không do vndx đưa lên thì để yên; đồ thị của lần trước mà lần này "
        "không có thì bị xoá, khi có --remove. Trong lúc đưa lên, và sau một lần dở dang, GRAPH thấy đồ thị "
        "mới lẫn đồ thị cũ: hãy đưa lên lại. Ví dụ:\n\n"
        "\b\n"
        "  vndx push --endpoint http://localhost:7878/query\n"
        "  vndx push --endpoint http://localhost:8890/sparql --user dba\n\n"
        "Sau đó: vndx query --endpoint URL …",
    ),
)
@click.option(
    "--endpoint",
    required=True,
    metavar="URL",
    help=t("Where the endpoint takes queries.", "Nơi endpoint nhận truy vấn."),
)
@click.option(
    "--method",
    type=click.Choice(["put", "update"]),
    default="put",
    show_default=True,
    help=t(
        "By the Graph Store Protocol (put), or by SPARQL Update.",
        "Theo Graph Store Protocol (put), hoặc bằng SPARQL Update.",
    ),
)
@click.option(
    "--to",
    metavar="URL",
    help=t(
        "Where the endpoint takes graphs or updates; left out, what goes with …/query of Oxigraph or "
        "…/sparql of Virtuoso.",
        "Nơi endpoint nhận đồ thị hoặc lệnh cập nhật; bỏ trống thì theo …/query của Oxigraph hoặc "
        "…/sparql của Virtuoso.",
    ),
)
@click.option(
    "--user",
    metavar=t("NAME", "TÊN"),
    help=t(
        "Who pushes; the password is VNDX_PASSWORD, or is asked for.",
        "Tên người đưa lên; mật khẩu lấy từ VNDX_PASSWORD, hoặc được hỏi.",
    ),
)
@click.option(
    "--remove",
    is_flag=True,
    help=t(
        "Remove graphs of an earlier push that this graph does not have; without it, nothing is sent then.",
        "Xoá đồ thị của lần đưa lên trước mà đồ thị này không có; nếu thiếu thì khi đó không gửi gì.",
    ),
)
@graph_option
@remote_options
def command(
    endpoint: str,
    method: str,
    to: str | None,
    user: str | None,
    remove: bool,
    graph: tuple[str, ...],
    contact: str,
    timeout: float,
) -> None:
    """Push, and say which graphs are there."""
    from vndx.cli.query_remote import login
    from vndx.federation.push import beside, by_store, by_update, graphs, push
    from vndx.remote.graph_store import GraphStore
    from vndx.remote.settings import settings
    from vndx.remote.sparql import Endpoint
    from vndx.text.display import safe

    target = to or beside(endpoint, method, known=user is not None)
    who = login(user)
    whole = graphs(graph)
    with client(settings(), contact, timeout) as asking:
        place = Endpoint(asking, endpoint, update_url=target, login=who)
        how = by_store(GraphStore(asking, target, who)) if method == "put" else by_update(place)

        def tell(name: str, count: int) -> None:
            click.echo(f"{count:>8}  {safe(name)}")

        gone = push(whole, *how, place, tell, removing=remove)
    for name in map(safe, gone):
        click.echo(t(f" removed  {name}", f"  đã xoá  {name}"))
    click.echo(
        t(f"{len(whole)} graphs are there", f"{len(whole)} đồ thị đã ở đó")
        + t(
            f"; ask them with: vndx query --endpoint {endpoint}",
            f"; hỏi bằng: vndx query --endpoint {endpoint}",
        ),
        err=True,
    )
