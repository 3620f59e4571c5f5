"""``vndx cite``: the evidence node of a phrase, for whoever adds a fact."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option
from vndx.cli.complete import articles as article_ids
from vndx.cli.out import write_output
from vndx.lang import t


@click.command(
    name="cite",
    help=t(
        "Print the evidence node of a phrase: its offsets, its hash, its words.\n\n"
        "ARTICLE is an article's id or the beginning of one (000), or the path of a text. PHRASE is found "
        "as written, else in any spelling (composed or decomposed marks, hoà or hòa). For an article that "
        "the graph does not know yet its node is printed too.",
        "In nút dẫn chứng của một cụm từ: vị trí, mã băm, nguyên văn.\n\n"
        "BÀI là mã bài báo hoặc phần đầu của mã (000), hoặc đường dẫn của một văn bản. CỤM_TỪ được tìm "
        "đúng như đã gõ, nếu không có thì theo mọi cách viết (dấu dựng sẵn hay tổ hợp, hoà hay hòa). Với bài "
        "báo mà đồ thị chưa biết thì in cả nút của bài báo.",
    ),
)
@click.argument("article", metavar=t("ARTICLE", "BÀI"), shell_complete=article_ids)
@click.argument("phrase", metavar=t("PHRASE", "CỤM_TỪ"))
@click.option(
    "--texts",
    type=click.Path(),
    envvar="VNDX_TEXTS",
    show_envvar=True,
    metavar=t("DIR", "THƯ_MỤC"),
    help=t(
        "The folder of the articles' texts; not needed for a path.",
        "Thư mục chứa văn bản của các bài báo; không cần khi đã đưa đường dẫn.",
    ),
)
@click.option(
    "--occurrence",
    type=click.IntRange(min=1),
    metavar="N",
    help=t("Which one, where the phrase stands several times.", "Lần thứ mấy, khi cụm từ có nhiều lần."),
)
@click.option(
    "--no-quote",
    is_flag=True,
    help=t("Store only the hash of the words.", "Chỉ ghi mã băm của cụm từ."),
)
@graph_option
def command(
    article: str,
    phrase: str,
    texts: str | None,
    occurrence: int | None,
    no_quote: bool,
    graph: tuple[str, ...],
) -> int:
    """Find the phrase and print its node."""
    from pathlib import Path

    from vndx.errors import UsageError
    from vndx.sources.cite import check_quotable, evidence, find_places, find_source
    from vndx.sources.facts import Facts
    from vndx.text.display import safe

    source = find_source(Facts.load(graph), article, Path(texts) if texts else None)
    places = find_places(source.text.text, phrase)
    if not places:
        raise UsageError(
            f"{phrase!r} does not stand in the text of {source.article}",
            f"{phrase!r} không có trong văn bản của {source.article}",
        )
    if occurrence is None and len(places) > 1:
        for number, place in enumerate(places, 1):
            click.echo(f"{number}  {place.start}-{place.end}  {safe(place.context)}", err=True)
    if len(places) == 1 and (occurrence or 1) > 1:
        raise UsageError(
            "the phrase stands there only once; leave --occurrence out",
            "cụm từ chỉ xuất hiện một lần; hãy bỏ --occurrence",
        )
    if (occurrence is None and len(places) > 1) or (occurrence or 1) > len(places):
        raise UsageError(
            f"the phrase stands there {len(places)} times; choose with --occurrence 1 to {len(places)}",
            f"cụm từ xuất hiện {len(places)} lần; hãy chọn bằng --occurrence từ 1 đến {len(places)}",
        )
    place = places[(occurrence or 1) - 1]
    if not no_quote:
        check_quotable(source.text.text, place)
    write_output(evidence(source, place, quote=not no_quote))
    return 0
