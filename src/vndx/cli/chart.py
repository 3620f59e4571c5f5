"""``vndx chart``: an indicator in time, joined only where it can be compared."""

from __future__ import annotations

import sys

import click

from vndx.cli.base import graph_option, output_option, picture_format, write_output
from vndx.cli.complete import entities
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Answer, Point
    from vndx.chart.model import Chart
    from vndx.errors import VndxError

_FORMATS = ("text", "svg", "html", "png")
_ENDINGS = {"svg": "svg", "html": "html", "htm": "html", "png": "png", "txt": "text"}


@click.command(
    "chart",
    help=t(
        "Draw an indicator in time: each value with its standing, joined only where comparable.\n\n"
        "What is estimated or forecast is hollow, a bound has an arrow, a target is a line over its period. "
        "A line joins only values of one place, population, unit, status, kind of source and length of "
        "period; below stands why others are not joined, what is a change and no level, and the sources. "
        "Without -o: a line of blocks and a table. Examples:\n\n"
        "\b\n"
        "  vndx chart 'innovation index rank'\n"
        "  vndx chart online-dossier-rate -o rate.svg\n"
        "  vndx chart essential-services-deployed --lang vi -o dich-vu.html",
        "Vẽ một chỉ tiêu theo thời gian: mỗi trị số kèm tình trạng, chỉ nối khi so được.\n\n"
        "Số ước tính hoặc dự báo có dấu rỗng, số giới hạn có mũi tên, mục tiêu là một vạch trên kỳ của nó. "
        "Chỉ nối những trị số cùng nơi, đối tượng, đơn vị, tình trạng, loại nguồn và độ dài kỳ; bên dưới là "
        "lý do các số khác không nối, những mức tăng giảm không phải trị số, và nguồn. "
        "Không có -o thì in một dòng khối và một bảng. Ví dụ:\n\n"
        "\b\n"
        "  vndx chart 'thứ hạng chỉ số đổi mới sáng tạo'\n"
        "  vndx chart online-dossier-rate -o ty-le.svg\n"
        "  vndx chart essential-services-deployed --lang en -o services.html",
    ),
)
@click.argument(
    "indicator", nargs=-1, required=True, metavar=t("INDICATOR", "CHỈ_TIÊU"), shell_complete=entities
)
@click.option(
    "--area",
    metavar=t("PLACE", "NƠI"),
    shell_complete=entities,
    help=t(
        "Only figures of this place (a name, an id or an IRI).",
        "Chỉ số liệu của nơi này (tên, mã hoặc IRI).",
    ),
)
@click.option(
    "--population",
    metavar=t("GROUP", "ĐỐI_TƯỢNG"),
    shell_complete=entities,
    help=t("Only figures among these.", "Chỉ số liệu về đối tượng này."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the chart; by default what the name of the output says, else text.",
        "Định dạng biểu đồ; mặc định theo tên tệp ra, nếu không thì text.",
    ),
)
@graph_option
@output_option
def command(
    indicator: tuple[str, ...],
    area: str | None,
    population: str | None,
    form: str | None,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Draw and write."""
    from vndx.chart.facts import gather
    from vndx.chart.model import Chart
    from vndx.cli import chart_names as names
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine
    from vndx.ontology import shrink
    from vndx.results.rows import Rows

    form = picture_format(form, output, _ENDINGS, "text")
    if form == "png" and output in (None, "-") and sys.stdout.isatty():
        _refuse_png()
    options = {"area": area, "population": population}
    with Engine(graph, snapshot=True) as engine:
        known = catalogue(engine)
        iri = names.indicator(engine, known, " ".join(indicator))
        if note := names.taken_for(known, " ".join(indicator), iri):
            click.echo(note, err=True)

        def ask(text: str, iri: str) -> list[Answer]:
            answer = engine.query(text, substitutions={"indicator": f"<{iri}>"}, trusted=True)
            return Rows(answer.data).rows

        points = gather(ask, iri)
        terms = names.narrowed(engine, known, points, {k: v for k, v in options.items() if v is not None})
        chosen = [point for point in points if _fits(point, terms)]
        labels = engine.labels({iri}.union(*(point.things() for point in points)))
    chart = Chart(iri, chosen, lambda iri: labels.get(iri) or shrink(iri))
    if not chart.levels:
        raise _nothing(chart, points, terms)
    write_output(_written(chart, form, output), output)


def _refuse_png() -> None:
    from vndx.errors import UsageError

    raise UsageError(
        "a PNG is no text for a terminal; -o chart.png writes it to a file",
        "PNG không phải văn bản cho màn hình; -o bieu-do.png ghi nó vào tệp",
    )


def _fits(point: Point, terms: dict[str, str]) -> bool:
    figure = point.figure
    return terms.get("area", figure.area) == figure.area and (
        terms.get("population", figure.population) == figure.population
    )


def _nothing(chart: Chart, points: list[Point], terms: dict[str, str]) -> VndxError:
    """Return the error for an indicator of which nothing can be drawn, with what there is instead."""
    from vndx.chart.notes import change
    from vndx.errors import DataError, UsageError
    from vndx.ontology import shrink

    word = shrink(chart.indicator)
    if chart.changes:
        listed = "; ".join(change(chart, point) for point in chart.changes)
        return DataError(
            f"{word} has no level to draw, only changes: {listed}",
            f"{word} không có trị số để vẽ, chỉ có mức tăng giảm: {listed}",
        )
    if not points:
        return DataError(
            f"{word} has no figure to draw; `vndx show {word}` says what is known of it",
            f"{word} chưa có số liệu để vẽ; `vndx show {word}` cho biết những gì đã rõ",
        )
    given = [shrink(terms[name]) for name in ("area", "population") if name in terms]
    there = sorted(
        {
            ", ".join(shrink(iri) for iri in (point.figure.area, point.figure.population) if iri)
            for point in points
            if not point.is_change
        }
    )
    listed = "; ".join(there) or "–"
    return UsageError(
        f"{word} has no figure for {' and '.join(given)}; there are: {listed}",
        f"{word} không có số liệu cho {' và '.join(given)}; hiện có: {listed}",
    )


def _written(chart: Chart, form: str, output: str | None) -> bytes:
    if form == "text":
        from vndx.chart.spark import text
        from vndx.cli.screen import columns

        return text(chart, columns(output)).encode("utf-8", "backslashreplace")
    if form == "html":
        from vndx.chart.page import page

        return page(chart).encode()
    from vndx.chart.svg import draw

    picture = draw(chart, dark=form != "png")
    if form == "svg":
        return picture.text.encode()
    from vndx.raster import png

    return png(picture.text, width=picture.width, height=picture.height)
