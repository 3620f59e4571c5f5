"""How long, how much, how often."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take.

    Attributes:
        connect: seconds until a connection stands.
        read: seconds of silence.
        total: seconds for all of it, tries and waits included.
        wait: the longest wait that a server may ask for; when it asks for more, that is an error.
        tries: how often at most.
        size: bytes of an answer, unpacked.
        rows: rows of an answer.
    """

    connect: float = 10.0
    read: float = 70.0  # Wikidata works on a query for 60 s at most
    total: float = 120.0
    wait: float = 60.0
    tries: int = 3
    size: int = 64 << 20
    rows: int = 100_000
