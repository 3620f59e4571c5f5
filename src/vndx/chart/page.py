"""A chart as one page of HTML: the picture, and the same as a table for those who do not see it."""

from __future__ import annotations

import base64
import hashlib

from vndx.chart import words
from vndx.chart.escape import escape
from vndx.chart.notes import articles, resultless, unjoined
from vndx.chart.style import FAINT, GRID, GROUND, INK, css
from vndx.chart.svg import draw
from vndx.lang import current, t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.chart.facts import Point
    from vndx.chart.model import Chart

_RULES = """\
body{{margin:0 auto;max-width:1080px;padding:16px;font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,\
'Noto Sans',sans-serif;background:{ground};color:{ink}}}
h1{{font-size:1.4rem;line-height:1.3;overflow-wrap:anywhere}}
h2{{font-size:1.1rem;margin-top:1.6em}}
figure{{margin:0;overflow-x:auto}}
figure svg{{max-width:100%;min-width:560px;height:auto}}
.scroll{{overflow-x:auto}}
table{{border-collapse:collapse;font-size:.875rem}}
th,td{{text-align:start;vertical-align:top;padding:4px 10px 4px 0;border-bottom:1px solid {grid}}}
td.value{{font-weight:bold;white-space:nowrap}}
th,td.source{{color:{faint}}}
td.source{{white-space:nowrap}}
li{{overflow-wrap:anywhere}}
"""


def page(chart: Chart) -> str:
    """Return the page. It asks for nothing, and runs nothing."""
    style = css() + _rules(0) + "@media (prefers-color-scheme:dark){\n" + _rules(1) + "}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    title = escape(chart.title)
    levels = [_row(chart, point) for point in chart.levels]
    changes = [_row(chart, point) for point in chart.changes]
    parts = [
        "<!DOCTYPE html>",
        f'<html lang="{current()}">',
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        f"<main><h1>{title}</h1>",
        f'<figure tabindex="0">{draw(chart, alone=False).text}</figure>',
        _list(t("Results", "Kết quả"), resultless(chart)),
        _list(t("Not joined", "Không nối"), unjoined(chart)),
        _table(t("Values and sources", "Trị số và nguồn"), levels),
        _table(t("Changes, not drawn as levels", "Mức tăng giảm, không vẽ như trị số"), changes),
        _list(t("Articles", "Bài báo"), articles(chart)),
        "</main></html>",
    ]
    return "\n".join(filter(None, parts)) + "\n"


def _rules(theme: int) -> str:
    ground, ink, faint, grid = (pair[theme] for pair in (GROUND, INK, FAINT, GRID))
    return _RULES.format(ground=ground, ink=ink, faint=faint, grid=grid)


def _list(head: str, lines: list[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<section><h2>{escape(head)}</h2><ul>{items}</ul></section>" if lines else ""


def _table(head: str, rows: list[str]) -> str:
    heads = [
        t("value", "trị số"),
        t("kind", "loại"),
        t("period", "kỳ"),
        t("where, among whom", "nơi, đối tượng"),
        t("said or set by", "theo"),
        t("article and span", "bài báo và vị trí"),
        t("words", "nguyên văn"),
    ]
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    return (
        f'<section><h2>{escape(head)}</h2><div class="scroll" tabindex="0"><table>'
        f"<thead><tr>{cells}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table></div></section>"
        if rows
        else ""
    )


def _row(chart: Chart, point: Point) -> str:
    letter = chart.letter(point) if not point.is_change else ""
    when, days = words.when(point, chart.name), words.days(point)
    when = when if days in when else f"{when} ({days})"
    said = dict.fromkeys(source.quote for source in point.sources if source.quote)
    cells = [
        ("value", f"{letter} {words.value(point, chart.name)}".strip()),
        ("", words.kind(point)),
        ("", ", ".join(filter(None, (when, words.against(point))))),
        ("", words.scope(point, chart.name)),
        ("", ", ".join(map(chart.name, sorted(point.reporters) or point.setters))),
        ("source", "\n".join(map(words.place, point.sources))),
        ("", " · ".join(said)),
    ]
    return f"<tr>{''.join(_cell(kind, text) for kind, text in cells)}</tr>"


def _cell(kind: str, text: str) -> str:
    """Write a cell; of a source each line is one of the page."""
    name = f' class="{kind}"' if kind else ""
    lines = text.split("\n") if kind == "source" else [text]
    return f"<td{name}>{'<br>'.join(map(escape, lines))}</td>"
