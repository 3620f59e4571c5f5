"""Write docs/cli.md and docs/cli.vi.md from the commands themselves: ``make docs``.

``--check`` writes nothing and exits 1 when a file is not what would be written.
Each language has a process of its own, as a command puts its help into the
language in force when it is imported.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from vndx import lang
from vndx.cli.table import COMMANDS
from vndx.files import write_atomic
from vndx.lang import t

HERE = Path(__file__).resolve().parent
FILES = {"en": HERE / "cli.md", "vi": HERE / "cli.vi.md"}


def reference() -> str:
    """Return the reference of all commands, as Markdown, in the language in force."""
    from vndx.cli.group import group

    lines = [
        "<!-- "
        + t("Written by `make docs`; change the commands instead.", "Do `make docs` ghi ra; hãy sửa lệnh.")
        + " -->",
        "# " + t("Command line", "Dòng lệnh"),
    ]
    top = click.Context(group, info_name="vndx")
    lines += _command(group, top)
    for name in COMMANDS:
        command = group.get_command(top, name)
        assert command is not None, name
        lines += [f"## vndx {name}", *_command(command, click.Context(command, top, info_name=name))]
    return "\n\n".join(lines) + "\n"


def _command(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield the paragraphs on one command: help, usage, options."""
    yield from (_paragraph(part) for part in (command.help or "").split("\n\n"))
    options = [p for p in command.params if isinstance(p, click.Option) and not p.hidden]
    arguments = [p.make_metavar(context) for p in command.params if isinstance(p, click.Argument)]
    words = [context.command_path, *([t("[OPTIONS]", "[TUỲ CHỌN]")] if options else []), *arguments]
    if isinstance(command, click.Group):
        words.append(t("COMMAND ...", "LỆNH ..."))
    yield f"```text\n{' '.join(words)}\n```"
    if options:
        yield "\n".join(_option(option, context) for option in options)
    if isinstance(command, click.Group):
        yield "\n".join(f"- [{name}](#vndx-{name}): {t(en, vi)}" for name, (en, vi) in COMMANDS.items())


def _paragraph(text: str) -> str:
    """Return one paragraph of a help text; one marked to be kept as it stands becomes a block."""
    if text.startswith("\b\n"):
        return f"```text\n{text[2:].rstrip()}\n```"
    return " ".join(text.split())


def _option(option: click.Option, context: click.Context) -> str:
    """Return the list item on one option."""
    names = "/".join([", ".join(option.opts), *option.secondary_opts])
    metavar = "" if option.is_flag or option.count else " " + option.make_metavar(context)
    notes = []
    if option.required:
        notes.append(t("required", "bắt buộc"))
    if option.show_default and option.default is not None and not callable(option.default):
        notes.append(t("default", "mặc định") + f": `{option.default}`")
    if option.envvar and option.show_envvar:
        notes.append(t("environment variable", "biến môi trường") + f": `{option.envvar}`")
    return f"- `{names}{metavar}`: {option.help or ''}" + (f" ({'; '.join(notes)})" if notes else "")


def main() -> int:
    """Write or check both files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    parser.add_argument("language", nargs="?", choices=FILES, help="print the reference in this language")
    given = parser.parse_args()
    if given.language:
        lang.use(given.language)
        sys.stdout.buffer.write(reference().encode())
        return 0
    code = 0
    for language, path in FILES.items():
        text = subprocess.run([sys.executable, __file__, language], check=True, capture_output=True).stdout
        if not given.check:
            write_atomic(path, text)
        elif not path.exists() or path.read_bytes() != text:
            print(f"docs/{path.name} is not what the commands say; run `make docs`", file=sys.stderr)
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main())
