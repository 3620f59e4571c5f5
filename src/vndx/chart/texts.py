"""How much room words take, without asking a font: a little more than they need in most."""

from __future__ import annotations

from unicodedata import combining, normalize

_NARROW = frozenset("ijlftrI.,:;|!'()[]/ -·")
_WIDE = frozenset("mwMWĐ%@—…")


def width(text: str, size: float) -> float:
    """Return about how wide *text* is when written *size* high."""
    cells = 0.0
    for char in normalize("NFD", text):
        if combining(char):
            continue
        if char in _NARROW:
            cells += 0.36
        elif char in _WIDE:
            cells += 0.92
        elif char.isupper():
            cells += 0.7
        elif ord(char) >= 0x2E80:
            cells += 1.05
        else:
            cells += 0.58
    return cells * size


def wrapped(text: str, room: float, size: float) -> list[str]:
    """Break *text* into lines that are at most *room* wide; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and width(f"{line} {word}", size) > room:
            lines.append(line)
            line = ""
        while width(word, size) > room and len(word) > 1:
            head = _head(word, room, size)
            lines.append(head)
            word = word[len(head) :]
        line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def _head(word: str, room: float, size: float) -> str:
    """Return as much of a word as fits, at least one letter with its marks."""
    end = 1
    while end < len(word) and (combining(word[end]) or width(word[: end + 1], size) <= room):
        end += 1
    return word[:end]


class Boxes:
    """What of a picture is taken, so that no two labels stand on each other."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Take a place."""
        self._taken.append((left, top, right, bottom))

    def cost(self, left: float, top: float, right: float, bottom: float) -> float:
        """Return how much of what is taken a place would cover."""
        covered = 0.0
        for (
            x,
            y,
            to_x,
            to_y,
        ) in self._taken:  # a plain loop: it runs for each label and each place it might have
            if x < right and to_x > left and y < bottom and to_y > top:
                covered += (min(right, to_x) - max(left, x)) * (min(bottom, to_y) - max(top, y))
        return covered
