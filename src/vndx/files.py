"""Writing files so that nothing is lost and nothing is half written."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from vndx.errors import WriteError, reason


def write_atomic(path: str | os.PathLike[str], data: bytes) -> None:
    """Write *data* to *path* whole, or leave what was there as it was.

    A temporary file beside the target is written, synced to the disk and moved
    over it: a reader, or a crash at any moment, sees the old bytes or the new. What
    is no file, a pipe or a device such as ``/dev/stdout``, is written to as it is.

    Args:
        path: the file to write; its folder must exist.
        data: all the bytes of the new file.

    Raises:
        WriteError: when the folder is missing, full or not ours to write in.
    """
    target = Path(path)
    temporary: str | None = None
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        if target.is_symlink():  # move over what the link points at, not over the link
            target = target.resolve()
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
        temporary = None
    except OSError as error:
        en, vi = reason(error)
        raise WriteError(
            f"cannot write {target}: {en}; choose another place with -o",
            f"không ghi được {target}: {vi}; hãy chọn nơi khác bằng -o",
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new file."""
    try:
        return target.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
