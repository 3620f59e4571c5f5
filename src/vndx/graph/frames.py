"""What the engine and its worker say to each other: frames of named byte strings over a pipe.

A frame is four bytes with the number of fields, then for each field the
lengths of its name and value (eight bytes each) and both of them. Nothing is
evaluated in reading one, so that a worker that ran wild can lie but not reach
into the process that asked; and no module has to be imported for it.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

#: Field name to value.
Frame = dict[str, bytes]

_MOST = 1 << 20


class Closed(Exception):
    """The other side went away."""


def write(descriptor: int, frame: Frame) -> None:
    """Write *frame* whole.

    Raises:
        Closed: when nobody reads any more.
    """
    parts = [len(frame).to_bytes(4, "big")]
    for name, value in frame.items():
        key = name.encode()
        parts += [len(key).to_bytes(8, "big"), len(value).to_bytes(8, "big"), key, value]
    try:
        if sum(map(len, parts)) < _MOST:
            parts = [b"".join(parts)]
        for part in parts:
            rest = memoryview(part)
            while rest:
                rest = rest[os.write(descriptor, rest[:_MOST]) :]
    except OSError as error:
        raise Closed from error


class Reader:
    """The reading end of a pipe.

    Args:
        descriptor: the pipe.
        wait: called before each read; returns when there is something, or raises.
    """

    def __init__(self, descriptor: int, wait: Callable[[], None] | None = None) -> None:
        self._descriptor = descriptor
        self._wait = wait
        self._held = bytearray()

    def read(self) -> Frame:
        """Read one frame.

        Raises:
            Closed: when the other side went away first.
        """
        frame: Frame = {}
        for _ in range(int.from_bytes(self._take(4), "big")):
            lengths = int.from_bytes(self._take(8), "big"), int.from_bytes(self._take(8), "big")
            name = self._take(lengths[0]).decode()
            frame[name] = self._take(lengths[1])
        return frame

    def _take(self, count: int) -> bytes:
        while len(self._held) < count:
            if self._wait is not None:
                self._wait()
            try:
                piece = os.read(self._descriptor, max(65536, min(_MOST, count - len(self._held))))
            except OSError as error:
                raise Closed from error
            if not piece:
                raise Closed
            self._held += piece
        taken = bytes(self._held[:count])
        del self._held[:count]
        return taken
