"""What a server answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that arrived whole.

    Attributes:
        url: who answered.
        status: 200 and the like.
        headers: by name in small letters.
        body: unpacked.
        fetched: when, with its zone.
        cached: it comes from the cache, and nobody was asked now.
    """

    url: str
    status: int
    headers: dict[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    fetched: datetime
    cached: bool = False

    @property
    def media_type(self) -> str:
        """The type of the body without parameters, in small letters; empty when none was said."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()
