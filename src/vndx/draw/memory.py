"""Where things stood when the same was drawn before: places take a while, and the same network has the same.

What is kept lies in the user's cache, one small file for each network, and may be thrown away at any time.
A file that is missing, cut short or of another kind is no error: the places are worked out again, and they
are the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import blake2b
from pathlib import Path

from vndx import __version__, folders
from vndx.errors import VndxError
from vndx.files import write_atomic

_KEEP = 24  # files
_ENDING = ".json"

#: Tables of places, each by id: whole numbers, two for each.
Tables = list[dict[str, tuple[int, int]]]


def places(name: str, parts: Iterable[object], make: Callable[[], Tables]) -> Tables:
    """Return what *make* returns, from the cache when it was made before of the same *parts*.

    Args:
        name: what it is, in letters: the beginning of the name of the file.
        parts: all that *make* looks at, as values that read alike (``repr``) when they are alike.
        make: works it out.
    """
    folder = folders.cache("places")
    if folder is None:
        return make()
    path = os.path.join(folder, f"{name}-{_key(parts)}{_ENDING}")
    found = _read(path)
    if found is None:
        found = make()
        _write(path, found)
    return found


def _key(parts: Iterable[object]) -> str:
    key = blake2b(_code().encode(), digest_size=16)
    for part in parts:
        key.update(repr(part).encode("utf-8", "surrogatepass"))
        key.update(b"\0")
    return key.hexdigest()


@cache
def _code() -> str:
    """Return what changes with the program: another way to arrange things makes other places."""
    import vndx.network

    said = [__version__]
    for folder in (Path(__file__).parent, Path(vndx.network.__file__).parent):
        for path in sorted(folder.glob("*.py")):
            about = path.stat()
            said.append(f"{path.name} {about.st_size} {about.st_mtime_ns}")
    return "\n".join(said)


def _read(path: str) -> Tables | None:
    try:
        with open(path, encoding="ascii") as file:
            tables = json.load(file)
        return [{str(id): (_whole(x), _whole(y)) for id, (x, y) in table.items()} for table in tables]
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError("a place is two whole numbers")
    return value


def _write(path: str, tables: Tables) -> None:
    try:
        folder = os.path.dirname(path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_atomic(path, json.dumps(tables).encode("ascii"))
        kept = sorted(Path(folder).glob(f"*{_ENDING}"), key=lambda file: file.stat().st_mtime_ns)
        for old in kept[:-_KEEP]:
            old.unlink()
    except (OSError, VndxError):  # not ours to write in, or full: it is worked out again the next time
        pass
