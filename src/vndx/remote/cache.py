"""Answers kept on the disk, so that nobody is asked the same twice.

One file an answer: a line of JSON, then the body. The line has the hash of the
body; a file that does not fit it is as good as none. The oldest go when there
are too many.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from vndx import folders
from vndx.errors import WriteError
from vndx.files import write_atomic
from vndx.remote.reply import Reply

DAY = 86_400.0
_KEPT_HEADERS = ("content-type", "last-modified", "etag")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers.

    Attributes:
        folder: where; made when the first answer is kept.
        age: seconds after which an answer is asked for anew.
        files, size: how many answers and bytes are kept.
    """

    folder: Path
    age: float = 7 * DAY
    files: int = 2000
    size: int = 256 << 20

    @classmethod
    def of_user(cls, age: float = 7 * DAY) -> Cache | None:
        """Return the cache of the user, beside the snapshots of graphs; ``None`` with ``VNDX_CACHE=off``."""
        folder = folders.cache("answers")
        return None if folder is None else cls(Path(folder), age)

    def get(self, key: str, now: datetime, *, any_age: bool = False) -> Reply | None:
        """Return the answer that is kept for *key*; ``None`` when there is none, or it is too old."""
        try:
            line, _, body = self._path(key).read_bytes().partition(b"\n")
            head = json.loads(line)
            fetched = datetime.fromisoformat(head["fetched"])
            reply = Reply(head["url"], head["status"], head["headers"], body, fetched, cached=True)
            sound = head["sha256"] == hashlib.sha256(body).hexdigest()
            old = not timedelta(0) <= now - fetched <= timedelta(seconds=self.age)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return reply if sound and (any_age or not old) else None

    def put(self, key: str, reply: Reply) -> None:
        """Keep an answer; without a word where there is no room for it."""
        head = {
            "url": reply.url,
            "status": reply.status,
            "fetched": reply.fetched.astimezone(UTC).isoformat(timespec="seconds"),
            "headers": {name: reply.headers[name] for name in _KEPT_HEADERS if name in reply.headers},
            "sha256": hashlib.sha256(reply.body).hexdigest(),
        }
        with suppress(OSError, WriteError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomic(self._path(key), json.dumps(head).encode() + b"\n" + reply.body)
            self._sweep()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.answer"

    def _sweep(self) -> None:
        """Remove the oldest answers beyond what is kept, and what a kill left half written."""
        found = []
        for entry in os.scandir(self.folder):
            with suppress(OSError):
                known = entry.stat()
                found.append((known.st_mtime, known.st_size, entry.path))
        found.sort(reverse=True)
        size = 0
        for place, (_, bytes_of, path) in enumerate(found):
            size += bytes_of
            if place >= self.files or size > self.size:
                with suppress(OSError):
                    os.unlink(path)


def key_of(method: str, url: str, accept: str, body: bytes | None) -> str:
    """Return the name of a request: what an answer depends on."""
    words = "\n".join((method, url, accept)).encode() + b"\n" + (body or b"")
    return hashlib.sha256(words).hexdigest()
