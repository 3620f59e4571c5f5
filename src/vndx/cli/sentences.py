"""Errors into sentences: what is said on stderr, and the exit code that goes with it."""

from __future__ import annotations

import os

from vndx.errors import VndxError, reason
from vndx.lang import t
from vndx.text.display import safe, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

#: 128 + SIGPIPE: what a shell reports of any program whose reader went away.
BROKEN_PIPE = 141
#: 128 + SIGINT.
INTERRUPTED = 130


def explain(error: BaseException) -> tuple[int, str]:
    """Return the exit code for *error* and the sentence for stderr (empty: say nothing).

    The sentence is one line without control characters, whatever the user's
    words in it were; the excerpt of a query that is no SPARQL follows it.
    """
    if isinstance(error, VndxError):
        excerpt = getattr(error, "excerpt", "")
        return error.exit_code, "\n".join([_line(str(error)), *map(safe, excerpt.splitlines())])
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED, ""
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE, ""
    if isinstance(error, OSError):
        return 1, _line(_system(error))
    if isinstance(error, ImportError) and error.name and not error.name.startswith("vndx"):
        whole = isinstance(error, ModuleNotFoundError)
        en, vi = ("not installed", "chưa cài") if whole else ("not installed as a whole", "chưa cài trọn vẹn")
        return 1, _line(
            t(
                f"{error.name} is {en}; run `make demo`, or `pip install .`",
                f"{vi} {error.name}; hãy chạy `make demo` hoặc `pip install .`",
            )
        )
    if type(error).__module__.startswith("click"):
        return _clicks(error)
    return 1, _bug(error)


def _line(sentence: str) -> str:
    return f"vndx: {safe(sentence)}"


def _system(error: OSError) -> str:
    """Say what the operating system refused, and for which file."""
    en, vi = reason(error)
    if error.filename is None:
        return t(f"the system refused: {en}", f"hệ thống từ chối: {vi}")
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else str(error.filename)
    return t(f"cannot use {name}: {en}", f"không dùng được {name}: {vi}")


def _clicks(error: BaseException) -> tuple[int, str]:
    """Put an error of the command-line parser into words, with the command whose help to read."""
    import click

    if isinstance(error, click.Abort):
        return INTERRUPTED, ""
    if not isinstance(error, click.ClickException):
        return 1, _bug(error)
    said = _parsers(error).rstrip(".")
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "vndx"
        said += t(f"; see {path} --help", f"; xem {path} --help")
    return error.exit_code, _line(said)


def _parsers(error: object) -> str:
    """Say in the language in force what click says in English."""
    import click

    if isinstance(error, click.NoSuchOption):
        if error.option_name[1:2].isdigit():
            return t(
                f"{error.option_name} is no option; a number below zero stands after =, as in --option=-1",
                f"không có tuỳ chọn {error.option_name}; số âm phải viết sau dấu =, như --tuy-chon=-1",
            )
        near = _nearest(error.option_name, error.possibilities or ())
        return t(f"no such option: {error.option_name}", f"không có tuỳ chọn {error.option_name}") + (
            t(f"; did you mean {near}?", f"; có phải là {near}?") if near else ""
        )
    if isinstance(error, click.MissingParameter):
        name = _name(error)
        return t(f"{name} is missing", f"thiếu {name}")
    if isinstance(error, click.BadParameter):
        return t(f"{_name(error)}: {_misfit(error)}", f"{_name(error)}: giá trị không hợp lệ{_wanted(error)}")
    assert isinstance(error, click.ClickException)
    if isinstance(error, click.BadOptionUsage):
        return t(
            error.message.replace(f"Option '{error.option_name}'", error.option_name, 1),
            _option_in_vietnamese(error.option_name, error.message),
        )
    if isinstance(error, click.UsageError):
        said = shortened(error.message, 160)
        head, found, extra = said.partition("Got unexpected extra argument")
        if found and not head:
            extra = extra.removeprefix("s").strip(" ().")
            return t(said, f"thừa tham số trong dòng lệnh: {extra}")
        return t(said, f"dòng lệnh chưa đúng: “{said}”")
    return error.message


def _nearest(name: str, others: Sequence[str]) -> str:
    """Return the one of *others* that is most like *name*; empty when there are none."""
    from difflib import get_close_matches

    return "".join(get_close_matches(name, others, 1, 0.0))


def _misfit(error: click.BadParameter) -> str:
    """Say in English that a value does not fit: what click says of numbers is for programmers."""
    import click

    kind = getattr(error.param, "type", None)
    value = error.message.partition(" is not ")[0].strip("'")
    if isinstance(kind, click.types.IntParamType):
        return f"{value} is not a whole number{_bounds(kind)}"
    if isinstance(kind, click.types.FloatParamType):
        return f"{value} is not a number{_bounds(kind)}"
    return error.message


def _option_in_vietnamese(name: str, said: str) -> str:
    """Say what click says of an option in English: the exception itself does not tell which case it is."""
    if said.endswith("requires an argument."):
        return f"tuỳ chọn {name} cần một giá trị"
    if said.endswith("does not take a value."):
        return f"tuỳ chọn {name} không nhận giá trị"
    return f"tuỳ chọn {name} dùng chưa đúng: “{said}”"


def _name(error: object) -> str:
    """Return the name of the option or argument that *error* is about, as a user writes it."""
    import click

    assert isinstance(error, click.BadParameter)
    if isinstance(error.param, click.Option):
        return "/".join(error.param.opts)
    if error.param is not None:
        return error.param.human_readable_name
    return str(error.param_hint or t("a value", "một giá trị"))


def _wanted(error: object) -> str:
    """Say what kind of value would have been right, where the parser knows."""
    import click

    kind = getattr(getattr(error, "param", None), "type", None)
    if isinstance(kind, click.Choice):
        return f" (một trong: {', '.join(map(str, kind.choices))})"
    if isinstance(kind, click.types.IntParamType):
        return f" (cần một số nguyên{_bounds(kind)})"
    if isinstance(kind, click.types.FloatParamType):
        return f" (cần một số{_bounds(kind)})"
    return ""


def _bounds(kind: object) -> str:
    """Return the bounds of a range; nothing for any other kind of number."""
    signs = (
        ("min", "min_open", t("greater than ", "> "), t("of at least ", "≥ ")),
        ("max", "max_open", t("below ", "< "), t("at most ", "≤ ")),
    )
    found = [
        f"{strict if getattr(kind, is_open) else loose}{getattr(kind, end)}"
        for end, is_open, strict, loose in signs
        if getattr(kind, end, None) is not None
    ]
    return f" {t(' and ', ' và ').join(found)}" if found else ""


def _bug(error: BaseException) -> str:
    """Ask for a report of what should not happen; the traceback only when it is asked for."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    said = _line(
        t(
            f"this is a fault of vndx ({what}); please report it with what VNDX_DEBUG=1 shows",
            f"đây là lỗi của vndx ({what}); xin báo lại kèm những gì VNDX_DEBUG=1 hiện ra",
        )
    )
    if os.environ.get("VNDX_DEBUG") == "1":
        import traceback

        trace = "".join(traceback.format_exception(error)).rstrip("\n")
        return "\n".join([*map(safe, trace.split("\n")), said])
    return said
