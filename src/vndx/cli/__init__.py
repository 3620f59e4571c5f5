"""The command line: words into calls, errors into sentences.

One module a command, one command a module; ``table`` lists them. ``main`` is
what ``vndx``, ``python -m vndx`` and ``cli.py`` call. Exit codes: 0 done, 1 it
failed, 2 the words of the call are wrong, 130 interrupted, 141 the reader of
stdout went away (what the shell reports of any program in a pipe).
"""

from __future__ import annotations

import io
import os
import sys

from vndx import lang
from vndx.errors import WriteError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after ``vndx``; those of the process when left out.

    Returns:
        The exit code. Nothing is raised, whatever goes wrong.
    """
    nowhere = _hold_stdout() if sys.stdout is None else None
    _speak_utf8()
    try:
        words = _choose_language(list(sys.argv[1:] if argv is None else argv))
        _say_language()
        code = _run(words)
        sys.stdout.flush()  # here, where a full disk or a closed pipe still gets its sentence
        if nowhere is not None and nowhere.lost:
            raise WriteError(
                "stdout is closed, so there is nowhere to write to; -o writes to a file",
                "stdout đã đóng nên không có chỗ để ghi; hãy dùng -o để ghi vào tệp",
            )
    except SystemExit as stop:  # a shell asks for completions, or a command chose its exit code
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException as error:  # noqa: BLE001 - this is the last place where an error can become a sentence
        import contextlib

        from vndx.cli.sentences import BROKEN_PIPE, explain

        code, sentence = explain(error)
        try:
            sys.stdout.flush()
        except (OSError, ValueError):  # it would be tried, and said, once more at the very end
            _forget_stdout()
        if code == BROKEN_PIPE:
            _forget_stdout()
        if sentence and sys.stderr is not None:
            with contextlib.suppress(OSError):  # nobody reads stderr either: the exit code is left
                sys.stderr.write(sentence + "\n")
    return code


def _run(words: list[str]) -> int:
    """Parse *words*, run what they name and return its exit code."""
    if words[:1] == ["query"]:  # click takes longer to import than a query takes
        from vndx.cli.query_call import parse

        call = parse(words[1:])
        if call is not None:
            from vndx.cli.query_run import run

            return run(call)

    import click

    from vndx.cli.group import group

    if "_VNDX_COMPLETE" in os.environ:
        from vndx.cli.shells import answer

        return answer(group)
    try:
        with group.make_context("vndx", words or ["--help"]) as context:
            result = group.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return result if isinstance(result, int) else 0


def _choose_language(words: list[str]) -> list[str]:
    """Take ``--lang`` out of *words*, wherever it stands, before anything is translated.

    A wrong language is left for the parser to complain about.
    """
    for place, word in enumerate(words):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name != "--lang":
            continue
        width = 1 if equals else 2
        value = value if equals else "".join(words[place + 1 : place + 2])
        if value not in lang.LANGUAGES:
            return words[place : place + width]
        lang.use(value)
        return _choose_language(words[:place] + words[place + width :])
    return words


def _say_language() -> None:
    """Say that the environment asks for a language that is none, unless the call has chosen one."""
    wrong = lang.refused()
    if wrong and sys.stderr is not None:
        from vndx.text.display import safe, shortened

        wrong = safe(shortened(wrong))
        sys.stderr.write(
            lang.t(
                f"vndx: VNDX_LANG={wrong} is no language of vndx, which speaks vi and en\n",
                f"vndx: VNDX_LANG={wrong} không phải ngôn ngữ của vndx; chỉ có vi và en\n",
            )
        )


def _speak_utf8() -> None:
    """Write UTF-8 in any locale: the words of the graph do not fit into less."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


class _Nowhere(io.RawIOBase):
    """What stands for a closed stdout: takes everything, and remembers that it was given something."""

    lost = False

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self.lost = self.lost or len(data) > 0
        return len(data)


def _hold_stdout() -> _Nowhere:
    """Put something in the place of a stdout that the caller closed, and return it."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # now no pipe to a worker gets the number of a standard stream
    os.close(number)
    nowhere = _Nowhere()
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(nowhere))
    return nowhere


def _forget_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush stays quiet too."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.__stdout__.fileno() if sys.__stdout__ else 1)
    os.close(nothing)
