"""``vndx verify``: do the articles say what the graph says they say?"""

from __future__ import annotations

import click

from vndx.cli.base import article_option, graph_option, texts_option
from vndx.cli.out import write_line
from vndx.lang import t


@click.command(
    name="verify",
    help=t(
        "Verify the facts of the graph against the texts of the articles.\n\n"
        "Each text is found by its SHA-256, each span is cut again and compared, and each value is read "
        "again from the words: number, scale, bound, per cent, estimate or forecast, date, document number, "
        "name. Names each fact that fails, with article, span and rule; exits 1 when there is one.",
        "Đối chiếu các dữ kiện của đồ thị với văn bản của bài báo.\n\n"
        "Mỗi văn bản được tìm theo SHA-256, mỗi đoạn được cắt lại và so sánh, mỗi trị số được đọc lại từ "
        "chữ: con số, thang, quan hệ so sánh, phần trăm, ước tính hay dự báo, ngày tháng, số hiệu, tên gọi. "
        "Nêu từng dữ kiện sai kèm bài báo, đoạn và quy tắc; trả mã 1 nếu có.",
    ),
)
@texts_option
@graph_option
@article_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=t("Form of the result.", "Dạng kết quả."),
)
def command(texts: str, graph: tuple[str, ...], chosen: tuple[str, ...], form: str) -> int:
    """Verify and print what does not hold, then the counts."""
    import json
    from pathlib import Path

    from vndx.sources.facts import Facts
    from vndx.sources.texts import find_texts
    from vndx.sources.verify import as_json, verify
    from vndx.text.display import safe

    facts = Facts.load(graph)
    articles = facts.chosen(chosen)
    report = verify(facts, find_texts(Path(texts), {one.id: one.sha256 for one in articles}), articles)
    if form == "json":
        write_line(json.dumps(as_json(report), ensure_ascii=False, indent=2))
        return int(bool(report.findings))
    for finding in report.findings:
        write_line(safe(str(finding)))
    kinds = report.facts
    write_line(
        t(
            f"articles: {report.articles}, spans: {report.spans}; facts: {kinds['verified']} verified, "
            f"{kinds['inferred']} inferred by a stated rule, {kinds['paraphrase']} paraphrases (span only), "
            f"{kinds['unread']} unread, {kinds['failed']} failed; findings: {len(report.findings)}",
            f"bài báo: {report.articles}, đoạn: {report.spans}; dữ kiện: {kinds['verified']} đã đối chiếu, "
            f"{kinds['inferred']} suy ra theo quy tắc đã nêu, {kinds['paraphrase']} lời tóm lược (chỉ đoạn), "
            f"{kinds['unread']} không đọc được, {kinds['failed']} sai; phát hiện: {len(report.findings)}",
        )
    )
    return int(bool(report.findings))
