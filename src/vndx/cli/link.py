"""``vndx link``: what a thing may be in another graph, and a person's judgement on it."""

from __future__ import annotations

import click

from vndx.cli.base import graph_option, output_option, spreadsheet_option
from vndx.cli.complete import entities
from vndx.cli.remote_call import cache_options, remote_options, type_option
from vndx.errors import UsageError
from vndx.lang import t

#: Words that begin a judgement instead of a search.
VERBS = ("accept", "reject", "none")
_FORMATS = ("table", "markdown", "csv", "json")
_AS = ("exact", "close", "same", "broad", "narrow", "related")


@click.command(
    "link",
    help=t(
        "Find what a thing is in another graph, and record what you judge.\n\n"
        "The other graph is asked for what bears one of its names or codes; each candidate is shown with a "
        "score and the reasons for it. None is accepted by the program. accept and reject record your "
        "judgement in graph/links/, none that you searched and it is not there (docs/linking.md). "
        "Examples:\n\n"
        "\b\n"
        "  vndx link place:ha-giang --to wikidata\n"
        "  vndx link --type person --to wikidata\n"
        "  vndx link accept place:ha-giang Q36685 --to wikidata --by 'Nguyễn Văn A'\n"
        "  vndx link reject body:viettel Q123493815 --to wikidata --by 'Nguyễn Văn A' "
        "--evidence 'its chain of shops'",
        "Tìm xem một đối tượng là gì trong đồ thị khác, và ghi nhận định của bạn.\n\n"
        "Đồ thị kia được hỏi những gì mang một tên hoặc mã của đối tượng; mỗi ứng viên hiện kèm điểm và "
        "lý do. Chương trình không tự chấp nhận ứng viên nào. accept và reject ghi nhận định của bạn vào "
        "graph/links/, none ghi rằng đã tìm mà không có (docs/linking.md). Ví dụ:\n\n"
        "\b\n"
        "  vndx link place:ha-giang --to wikidata\n"
        "  vndx link --type person --to wikidata\n"
        "  vndx link accept place:ha-giang Q36685 --to wikidata --by 'Nguyễn Văn A'\n"
        "  vndx link reject body:viettel Q123493815 --to wikidata --by 'Nguyễn Văn A' "
        "--evidence 'chuỗi cửa hàng'",
    ),
)
@click.argument(
    "words",
    nargs=-1,
    metavar=t("[accept|reject|none] ENTITY [ID]", "[accept|reject|none] ĐỐI_TƯỢNG [MÃ]"),
    shell_complete=entities,
)
@click.option(
    "--to",
    required=True,
    metavar=t("GRAPH", "ĐỒ_THỊ"),
    help=t(
        "The other graph: wikidata, dbpedia, geonames, a profile of yours, a .toml file, or the address of "
        "a SPARQL endpoint.",
        "Đồ thị kia: wikidata, dbpedia, geonames, một hồ sơ của bạn, một tệp .toml, hoặc địa chỉ một SPARQL "
        "endpoint.",
    ),
)
@click.option(
    "--endpoint",
    default="",
    metavar="URL",
    help=t("Another server that holds the same graph.", "Máy chủ khác có cùng đồ thị đó."),
)
@type_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    metavar="N",
    help=t("At most so many candidates a thing.", "Nhiều nhất ngần ấy ứng viên cho một đối tượng."),
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help=t(
        "Show what was rejected, and things that are linked already, too.",
        "Hiện cả những gì đã bị từ chối và đối tượng đã có liên kết.",
    ),
)
@click.option(
    "--as",
    "predicate",
    type=click.Choice(_AS),
    help=t(
        "accept: how they match; exact when left out, unless the reasons speak against that.",
        "accept: khớp thế nào; mặc định là exact, trừ khi các lý do nói ngược lại.",
    ),
)
@click.option(
    "--by",
    default="",
    envvar="VNDX_CURATOR",
    show_envvar=True,
    metavar=t("NAME", "TÊN"),
    help=t("accept, reject, none: who judges.", "accept, reject, none: ai nhận định."),
)
@click.option(
    "--evidence",
    default="",
    metavar=t("TEXT", "LỜI"),
    help=t(
        "accept, reject, none: on what grounds; for accept the reasons of the score when left out.",
        "accept, reject, none: căn cứ; với accept mặc định là các lý do của điểm.",
    ),
)
@click.option(
    "--confidence",
    type=click.FloatRange(0, 1),
    metavar=t("NUMBER", "SỐ"),
    help=t(
        "accept, reject: how sure, from 0 to 1; by default the score, at most 0.95.",
        "accept, reject: độ tin cậy, từ 0 đến 1; mặc định theo điểm, nhiều nhất 0,95.",
    ),
)
@click.option(
    "--change",
    is_flag=True,
    help=t(
        "accept, reject, none: even where it was judged otherwise before.",
        "accept, reject, none: kể cả khi trước đó đã nhận định khác.",
    ),
)
@click.option(
    "--links",
    type=click.Path(),
    metavar=t("DIR", "THƯ_MỤC"),
    help=t(
        "The folder for judgements; graph/links of this checkout when left out.",
        "Thư mục ghi nhận định; mặc định là graph/links của bản mã nguồn này.",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else table.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@spreadsheet_option
@cache_options
@remote_options
@graph_option
@output_option
def command(
    words: tuple[str, ...],
    to: str,
    endpoint: str,
    sort: str,
    limit: int,
    everything: bool,
    predicate: str | None,
    by: str,
    evidence: str,
    confidence: float | None,
    change: bool,
    links: str | None,
    form: str | None,
    spreadsheet: bool,
    offline: bool,
    cache_days: float,
    contact: str,
    timeout: float,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Search, or record a judgement."""
    from vndx.cli.base import table_format
    from vndx.cli.link_judge import Judgement, judge
    from vndx.cli.link_search import search
    from vndx.cli.remote_call import client
    from vndx.linking.profile import named
    from vndx.remote.settings import settings

    own = settings()
    profile = named(to, own, endpoint)
    with client(own, contact, timeout, offline=offline, cache_days=cache_days) as asks:
        if words[:1] and words[0] in VERBS:
            _refuse(type=sort, all=everything, format=form, spreadsheet=spreadsheet)
            verb, rest = words[0], words[1:]
            said = Judgement(verb, rest, predicate or "", by, evidence, confidence, change)
            judge(asks, profile, said, graph, links)
            return
        _refuse_slip(words)
        _refuse(**{"as": predicate, "evidence": evidence, "confidence": confidence, "change": change})
        form = table_format(form, output, _FORMATS, spreadsheet=spreadsheet)
        search(
            *(asks, profile, " ".join(words), sort, graph, links, limit, form, output),
            everything=everything,
            sheet=spreadsheet,
        )


def _refuse_slip(words: tuple[str, ...]) -> None:
    """Refuse a search that begins with a word that is nearly one of `VERBS`, and has a thing after it.

    Raises:
        UsageError: naming the word that was meant.
    """
    from difflib import get_close_matches

    if len(words) < 2 or not any(":" in word for word in words[1:]):
        return
    for meant in get_close_matches(words[0].lower(), VERBS, 1, 0.75):
        raise UsageError(
            f"there is no link {words[0]}; did you mean link {meant}?",
            f"không có link {words[0]}; có phải link {meant} không?",
        )


def _refuse(**given: object) -> None:
    """Refuse options that go with the other half of the command."""
    for name, value in given.items():
        if value:
            raise UsageError(
                f"--{name} does not go with this: to judge, begin with accept, reject or none",
                f"--{name} không dùng ở đây: muốn nhận định, hãy bắt đầu bằng accept, reject hoặc none",
            )
