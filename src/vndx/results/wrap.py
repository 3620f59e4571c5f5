"""Breaking text into lines of so many terminal cells, and sharing a screen among columns."""

from __future__ import annotations

from unicodedata import combining

#: A column is not made narrower than this; below it a table cannot be read.
NARROWEST = 8
#: After these a line may break; the character stays on the line that it ends.
_PUNCTUATION = frozenset("–—‘’“”…₫•")
_BREAKS = frozenset("/-_:,;.)")


def width(text: str) -> int:
    """Return how many cells *text* takes; a mark on a letter takes none of its own.

    The letters and marks of Vietnamese are counted here, composed or not; any
    other script needs tables that take longer to import than most queries run.
    """
    if text.isascii():
        return len(text)
    if all(char < "\u0370" or "\u1e00" <= char <= "\u1eff" or char in _PUNCTUATION for char in text):
        return sum(not "\u0300" <= char < "\u0370" for char in text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def columns_to_fit(natural: list[int], room: int) -> list[int] | None:
    """Share *room* cells among columns: narrow ones get what they need, wide ones an equal part of the rest.

    Args:
        natural: how wide each column would like to be.
        room: cells for all of them.

    Returns:
        The widths; ``None`` when a column would get narrower than can be read.
    """
    if sum(natural) <= room:
        return natural
    widths = [0] * len(natural)
    rest = sorted(range(len(natural)), key=lambda place: natural[place])
    while rest:
        share = room // len(rest)
        place = rest.pop(0)
        widths[place] = min(natural[place], share)
        room -= widths[place]
    floors = [min(wide, NARROWEST) for wide in natural]
    if any(wide < floor for wide, floor in zip(widths, floors, strict=True)):
        return None
    return widths


def wrap(text: str, room: int) -> list[str]:
    """Break *text* into lines of at most *room* cells, at spaces and after marks where it can be.

    A letter is never torn from the marks on it.
    """
    if width(text) <= room:
        return [text]
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = ""
        while width(piece.rstrip()) > room:  # one word, longer than a line
            head = _head(piece, room)
            lines.append(head)
            piece = piece[len(head) :]
        line += piece
    if line.strip():
        lines.append(line.rstrip())
    return lines or [""]


def _pieces(text: str) -> list[str]:
    """Cut *text* after each place where a line may end."""
    pieces: list[str] = []
    start = 0
    for place, char in enumerate(text):
        following = text[place + 1 : place + 2]
        at_space = char == " " and following != " " and not combining(following or " ")
        if not following or at_space or (char in _BREAKS and following.isalnum()):
            pieces.append(text[start : place + 1])
            start = place + 1
    return pieces


def _head(text: str, room: int) -> str:
    """Return as much of *text* as fits into *room* cells, at least one letter."""
    taken = 0
    for place, char in enumerate(text):
        if combining(char):
            continue
        taken += width(char)
        if taken > room and place:
            return text[:place]
    return text
