"""The group of all commands, which imports a command only when it is called."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable
from importlib import import_module

import click

from vndx import __version__
from vndx.cli.table import COMMANDS
from vndx.errors import UnknownName
from vndx.lang import LANGUAGES, t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType

#: What click itself says in a help page, in Vietnamese.
_VIETNAMESE = {
    "Options": "Tuỳ chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "Hiện trợ giúp này.",
    "[OPTIONS]": "[TUỲ CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]...",
    "[default: ": "[mặc định: ",
    "[required]": "[bắt buộc]",
    "; required]": "; bắt buộc]",
    "[env var: ": "[biến môi trường: ",
}


def _own(words: str) -> str:
    """Put click's own words in *words* into the language in force."""
    if t("en", "vi") == "vi":
        for english, vietnamese in _VIETNAMESE.items():
            words = words.replace(english, vietnamese)
    return words


def _unknown(name: str) -> UnknownName:
    """Return the error for a command that does not exist, with the nearest one that does."""
    from difflib import get_close_matches

    from vndx.text.display import shortened

    near = get_close_matches(name, COMMANDS, 1)
    name = shortened(name)
    en, vi = (f"; did you mean {near[0]}?", f"; có phải là {near[0]}?") if near else ("", "")
    return UnknownName(
        f"no such command: {name}{en or '; see vndx --help'}",
        f"không có lệnh {name}{vi or '; xem vndx --help'}",
    )


class _Formatter(click.HelpFormatter):
    """A help page whose headings and usage line are in the language in force."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _own(args), prefix or t("Usage: ", "Cách dùng: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(_own(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(term, _own(text)) for term, text in rows], col_max, col_spacing)


class _Context(click.Context):
    formatter_class = _Formatter

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        if isinstance(error, click.UsageError) and error.ctx is None:
            error.ctx = self  # the parser of options does not know whose they are
        return super().__exit__(kind, error, trace)

    def make_formatter(self) -> click.HelpFormatter:
        # click would ask shutil, which takes longer to import than the page takes to write.
        return _Formatter(width=max(50, min(_columns(), 100) - 2))


def _columns() -> int:
    """Return the width of the terminal: ``COLUMNS``, else that of stdout, else 80."""
    with contextlib.suppress(ValueError, OSError):
        return int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size(1).columns
    return 80


class _Group(click.Group):
    """Commands by name from the table; a module is imported when its command is called."""

    context_class = _Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"vndx.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        command.context_class = _Context
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        if COMMANDS:
            with formatter.section("Commands"):
                formatter.write_dl([(name, t(en, vi)) for name, (en, vi) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _unknown(args[0])
        return super().resolve_command(ctx, args)

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        # click's own way asks each command for its help, and thereby imports all of them.
        from click.shell_completion import CompletionItem

        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        return [
            CompletionItem(name, help=t(en, vi))
            for name, (en, vi) in COMMANDS.items()
            if name.startswith(incomplete)
        ]


def _print_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    # click.version_option would look the version up in the metadata, which costs more than the answer.
    if wanted and not context.resilient_parsing:
        click.echo(f"vndx {__version__}")
        context.exit()


group = _Group(
    name="vndx",
    help=t(
        "Ask the knowledge graph of Viet Nam's national digital transformation: who is responsible, "
        "what was promised, what was delivered, and who says so.",
        "Hỏi đồ thị tri thức về chuyển đổi số quốc gia của Việt Nam: ai chịu trách nhiệm, "
        "đã hứa gì, đã làm được gì, và ai nói như vậy.",
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,
            help=t(
                "Language of labels and messages; may stand anywhere in the call.",
                "Ngôn ngữ của nhãn và thông báo; đặt ở đâu trong dòng lệnh cũng được.",
            ),
        ),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=t("Show the version and exit.", "Hiện số phiên bản."),
        ),
    ],
)
