"""``vndx fmt``: the one canonical form of Turtle and TriG files."""

from __future__ import annotations

import click

from vndx.cli.out import write_line
from vndx.lang import t


@click.command(
    name="fmt",
    help=t(
        "Rewrite Turtle and TriG files in their one canonical form.\n\n"
        "PATH is a file or a folder; the ontology and the graph of this checkout when left out. "
        "The comment at the top of a file stays; a comment further down would be lost, so such a file "
        "is refused, with the line of the comment.",
        "Viết lại các tệp Turtle và TriG theo đúng một dạng chuẩn.\n\n"
        "PATH là tệp hoặc thư mục; mặc định là bản thể học và đồ thị của bản làm việc này. "
        "Chú thích ở đầu tệp được giữ; chú thích nằm sâu hơn sẽ bị mất nên tệp đó bị từ chối, "
        "kèm số dòng của chú thích.",
    ),
)
@click.argument("paths", metavar=t("[PATH]...", "[ĐƯỜNG_DẪN]..."), nargs=-1, type=click.Path())
@click.option(
    "--check",
    is_flag=True,
    help=t(
        "Change nothing; list the files that are not canonical and exit 1 if there is one.",
        "Không sửa gì; liệt kê các tệp chưa ở dạng chuẩn và trả mã 1 nếu có.",
    ),
)
def command(paths: tuple[str, ...], check: bool) -> int:
    """Rewrite the files, or list those that would change."""
    from vndx.cli.sentences import explain
    from vndx.errors import DataError
    from vndx.graph.document import files, read, shown

    pending, refused = [], 0
    for path in files(paths):
        try:
            document = read(path, shown(path))
            canonical = document.canonical()  # all of them before the first is written: all or nothing
        except DataError as error:
            if not check:
                raise
            refused += 1
            click.echo(explain(error)[1], err=True)
            continue
        if canonical != document.data:
            pending.append((path, canonical))
    for path, canonical in pending:
        if not check:
            from vndx.files import write_atomic

            write_atomic(path, canonical)
        write_line(shown(path))
    if check and pending:
        names = " ".join(path for path, _ in pending) if paths else ""
        many = len(pending)
        click.echo(
            t(
                f"{many} not canonical; run: vndx fmt {names}".rstrip(),
                f"{many} tệp chưa ở dạng chuẩn; hãy chạy: vndx fmt {names}".rstrip(),
            ),
            err=True,
        )
    return int(check and bool(pending or refused))
