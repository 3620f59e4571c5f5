"""``vndx draw``: the network as a page for a browser, or as a picture."""

from __future__ import annotations

import gc
from contextlib import contextmanager

import click

from vndx.cli.base import graph_option, picture_format, write_output
from vndx.cli.complete import entities
from vndx.lang import current, t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from vndx.draw.outcomes import Outcome
    from vndx.network import Network

_FORMATS = ("html", "svg", "png")
_ENDINGS = {"html": "html", "htm": "html", "svg": "svg", "png": "png"}
_MOST_HOPS = 5


@click.command(
    "draw",
    help=t(
        "Draw the network: one page that needs no other file and no network.\n\n"
        "The page shows an overview first; search, legend, time filter and layouts lead to all the rest, "
        "and each thing and each line to where an article says it, or says that it is background. Options "
        "narrow down what is in it. As "
        "svg or png it is a picture of the overview, or of what was asked for.",
        "Vẽ mạng lưới: một trang không cần tệp nào khác và không cần mạng.\n\n"
        "Trang mở ra với phần chính; ô tìm, chú giải, bộ lọc thời gian và các cách xếp dẫn tới mọi phần "
        "còn lại; mỗi đối tượng, mỗi đường nối dẫn tới chỗ bài báo nói điều đó, hoặc cho biết đó là "
        "thông tin nền. Các tuỳ chọn thu hẹp những gì có trong đó. "
        "Ở dạng svg hay png, đó là hình của phần chính, hoặc của phần được hỏi.",
    ),
)
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    default=None,
    metavar=t("FILE", "TỆP"),
    help=t(
        "Write to this file; network.html (.svg, .png) by default, - is stdout.",
        "Ghi vào tệp này; mặc định network.html (.svg, .png), - là stdout.",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default=None,
    help=t(
        "What to write; by default what the name of the output says, else html.",
        "Dạng tệp; mặc định theo tên tệp ra, nếu không thì html.",
    ),
)
@click.option(
    "--around",
    metavar=t("ENTITY", "ĐỐI_TƯỢNG"),
    shell_complete=entities,
    help=t("Only what is near this thing: id or name.", "Chỉ những gì gần đối tượng này: mã hoặc tên."),
)
@click.option(
    "--hops",
    type=click.IntRange(1, _MOST_HOPS),
    default=None,
    metavar="N",
    help=t(
        "With --around: at most so many steps away; 1 by default.",
        "Cùng với --around: cách nhiều nhất ngần ấy bước; mặc định 1.",
    ),
)
@click.option(
    "--query",
    metavar=t("NAME|FILE", "TÊN|TỆP"),
    help=t(
        "Only the things in the answer to a query: a named one, or a file.",
        "Chỉ những đối tượng trong kết quả của một truy vấn: truy vấn có tên, hoặc tệp.",
    ),
)
@click.option(
    "--type",
    "kinds",
    multiple=True,
    metavar=t("TYPE", "LOẠI"),
    help=t(
        "Only this group, class or kind (documents, Meeting, person); repeatable.",
        "Chỉ nhóm, lớp hoặc loại này (documents, Meeting, person); lặp lại được.",
    ),
)
@click.option(
    "--from",
    "first",
    metavar=t("DATE", "NGÀY"),
    help=t(
        "Only what holds or happens from this day on (2023, 2023-06, 2023-06-30), and what is tied to it.",
        "Chỉ những gì có hiệu lực hay diễn ra từ ngày (2023, 2023-06, 2023-06-30), và gì gắn với đó.",
    ),
)
@click.option(
    "--to",
    "last",
    metavar=t("DATE", "NGÀY"),
    help=t("The same, up to this day.", "Như trên, đến ngày này."),
)
@click.option(
    "--area",
    metavar=t("PLACE", "NƠI"),
    shell_complete=entities,
    help=t(
        "Only this place and what is at most two steps from it.",
        "Chỉ nơi này và những gì cách nó nhiều nhất hai bước.",
    ),
)
@click.option(
    "--open",
    "view",
    is_flag=True,
    help=t("Open it in the browser afterwards.", "Xong thì mở trong trình duyệt."),
)
@graph_option
def command(
    output: str | None,
    form: str | None,
    around: str | None,
    hops: int | None,
    query: str | None,
    kinds: tuple[str, ...],
    first: str | None,
    last: str | None,
    area: str | None,
    view: bool,
    graph: tuple[str, ...],
) -> None:
    """Draw what the options leave of the network."""
    form = picture_format(form, output, _ENDINGS, "html")
    _check(around, hops, view, output)
    from vndx.cli.draw_choice import choose
    from vndx.draw.outcomes import outcomes
    from vndx.graph.engine import Engine
    from vndx.network import build

    with _unhurried():
        with Engine(graph or None, snapshot=True) as engine:
            engine.start()
            with _prepared(form):
                network = build(engine=engine)
            chosen = choose(engine, network, around, hops, query, kinds, first, last, area)
            came = outcomes(engine) if form == "html" else {}
        if chosen is not None:
            network = network.part(chosen)
        data = _drawn(network, form, came)
    path = output or f"network.{form}"
    write_output(data, path)
    if path != "-":
        click.echo(f"{path}: {_counted(network, form)}", err=True)
    if view:
        import os
        import webbrowser
        from pathlib import Path

        webbrowser.open(Path(os.path.abspath(path)).as_uri())


def _counted(network: Network, form: str) -> str:
    """Return how much is in the page; of a picture, how much of it is shown."""
    from vndx.draw import MOST, overview

    things, ties = len(network.nodes), len(network.edges)
    if form != "html" and things > MOST:
        shown = len(overview(network))
        return t(
            f"{shown} of {things} things, as an overview", f"{shown} trong {things} đối tượng, phần chính"
        )
    return t(f"{things} things, {ties} ties", f"{things} đối tượng, {ties} quan hệ")


@contextmanager
def _unhurried() -> Iterator[None]:
    """Let garbage lie: a network is kept whole, and to look through it takes a tenth of the time."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


@contextmanager
def _prepared(form: str) -> Iterator[None]:
    """Load what a page is made with beside the reading of the graph, which is mostly waiting."""
    if form != "html":
        yield
        return
    from threading import Thread

    from vndx.draw import prepare

    loading = Thread(target=prepare, name="vndx-draw-prepare", daemon=True)
    loading.start()
    yield
    loading.join()


def _drawn(network: Network, form: str, came: dict[str, Outcome]) -> bytes:
    """Return the bytes of the file."""
    from vndx.draw import page, picture

    if form == "html":
        return page(network, language=current(), outcomes=came).encode("utf-8")
    drawn = picture(network, current())
    return drawn.png() if form == "png" else drawn.svg.encode("utf-8")


def _check(around: str | None, hops: int | None, view: bool, output: str | None) -> None:
    from vndx.errors import UsageError

    if hops is not None and around is None:
        raise UsageError("--hops goes with --around", "--hops đi cùng với --around")
    if view and output == "-":
        raise UsageError(
            "--open needs a file, and -o - is none", "--open cần một tệp, còn -o - không phải tệp"
        )
