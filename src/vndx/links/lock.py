"""One at a time: who changes the links of a folder holds its lock from reading to writing."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from vndx.errors import WriteError, reason

_NAME = ".vndx-links.lock"
_WAIT = 60.0  # seconds; a change takes a fraction of one
_PAUSE = 0.02
#: What Windows says of a file that somebody is removing.
_BEING_REMOVED: tuple[type[OSError], ...] = (PermissionError,) if sys.platform == "win32" else ()


@contextmanager
def alone(folder: str) -> Iterator[None]:
    """Hold the lock of a folder of links; others wait until the block ends.

    The system gives the lock up when the process ends, however it does. It is not to be taken twice
    by one who has it.

    Args:
        folder: the folder, made if it is missing.

    Raises:
        WriteError: when it cannot be written to, or another does not give it up.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        handle = _taken(os.path.join(folder, _NAME))
    except OSError as error:
        en, vi = reason(error)
        raise WriteError(
            f"cannot write to the links in {folder}: {en}", f"không ghi được liên kết vào {folder}: {vi}"
        ) from error
    if handle is None:
        raise WriteError(
            f"somebody else is writing to the links in {folder}; try again when that is done",
            f"đang có lệnh khác ghi liên kết vào {folder}; hãy thử lại khi lệnh đó xong",
        )
    try:
        yield
    finally:
        # The file goes while it is locked. Who has waited for it sees that it is no longer the one
        # of that name, and takes the next. Windows keeps a file that others have open.
        with suppress(OSError):
            os.unlink(os.path.join(folder, _NAME))
        os.close(handle)


def _taken(path: str) -> int | None:
    """Return an open file that is locked and has this name; ``None`` when others have it too long."""
    until = time.monotonic() + _WAIT
    while True:
        with suppress(*_BEING_REMOVED):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            if _locked(handle) and _is_still(handle, path):
                return handle
            os.close(handle)
        if time.monotonic() > until:
            return None
        time.sleep(_PAUSE)


def _is_still(handle: int, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover

    def _locked(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
