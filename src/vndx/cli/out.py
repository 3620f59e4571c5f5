"""The one way out for results: bytes as they are into pipes and files, nothing that steers on a terminal."""

from __future__ import annotations

import sys


def write_output(data: bytes, output: str | None = None) -> None:
    """Give a result: to stdout, or to a file that is written whole or not at all.

    A terminal gets it with all that it would obey spelt out, and ending in a line end.

    Args:
        data: the bytes, in UTF-8 where they are text.
        output: the file; ``None`` or ``-`` for stdout.

    Raises:
        vndx.errors.WriteError: when the file cannot be written.
    """
    if output is not None and output != "-":
        from vndx.files import write_atomic  # with it comes half of the standard library

        write_atomic(output, data)
        return
    if sys.stdout.isatty():
        data = _shown(data)
    sys.stdout.flush()
    rest = memoryview(data)
    while rest:  # an unbuffered stdout takes a piece at a time
        rest = rest[sys.stdout.buffer.write(rest) :]
    sys.stdout.buffer.flush()


def write_line(text: str) -> None:
    """Give one line, or several, of a result to stdout."""
    write_output((text + "\n").encode("utf-8", "backslashreplace"))


def _shown(data: bytes) -> bytes:
    """Return *data* as a terminal may have it; lines and tabs stay."""
    from vndx.text.display import safe

    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    text = "\n".join("\t".join(map(safe, line.split("\t"))) for line in lines)
    return (text + "\n" if text and not text.endswith("\n") else text).encode()
