"""Which labels fit into a picture, and where: greedy, the most important first, none over another.

The page does the same on the screen (``page/labels.js``), where it can measure letters.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LETTER = 7.3  # how wide a letter is on average at 13 units
LINE = 15
_WIDEST = 22
_CELL = 80
_FARTHEST = 16  # rings around a node in which its label is tried


class Box:
    """A rectangle that belongs to something.

    Attributes:
        x, y: its upper left corner.
        width, height: its size.
        owner: id of what it belongs to.
    """

    __slots__ = ("height", "owner", "width", "x", "y")

    def __init__(self, x: float, y: float, width: float, height: float, owner: str) -> None:
        self.x = x
        self.y = y
        self.width = width
        self.height = height
        self.owner = owner

    def meets(self, other: Box) -> bool:
        """Tell whether two boxes share some room."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


class _Grid:
    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = {}

    def _at(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
            for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
                yield column, row

    def add(self, box: Box) -> None:
        for cell in self._at(box):
            self._cells.setdefault(cell, []).append(box)

    def free(self, box: Box) -> bool:
        near = (one for cell in self._at(box) for one in self._cells.get(cell, ()))
        return not any(one.meets(box) for one in near)


def wrap(text: str, widest: int = _WIDEST) -> list[str]:
    """Return *text* in at most three lines of about *widest* letters; what is longer ends in …."""
    lines = [""]
    for word in text.split():
        word = word if len(word) <= widest + 6 else word[: widest + 5] + "…"
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + len(word) < widest:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines if len(lines) <= 3 else [*lines[:2], lines[2] + "…"]


def place(
    items: Iterable[tuple[str, tuple[float, float], float, list[str]]], shapes: Iterable[Box]
) -> list[Box]:
    """Place labels.

    Args:
        items: id, place and half the width of each node, and the lines of its label; the foremost first.
        shapes: the boxes of the nodes: no label covers one. The first ten rather stand farther off.

    Returns:
        The boxes of the labels that found room.
    """
    labels, nodes = _Grid(), _Grid()
    for box in shapes:
        nodes.add(box)
    found = []
    for number, (id, at, half, lines) in enumerate(items):
        width, height = max(map(len, lines)) * LETTER + 6, len(lines) * LINE + 2
        spots = _around(id, at, half, width, height, _FARTHEST if number < 10 else 2)
        best = next((box for box in spots if labels.free(box) and nodes.free(box)), None)
        if best is not None:
            labels.add(best)
            found.append(best)
    return found


def _around(
    id: str, at: tuple[float, float], half: float, width: float, height: float, rings: int
) -> Iterator[Box]:
    x, y = at
    for ring in range(rings):
        gap = half + 3 + 14 * ring
        slant = half + 1 + 10 * ring
        for left, top in (
            (x - width / 2, y + gap),
            (x - width / 2, y - gap - height),
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x + slant, y + slant),
            (x - slant - width, y + slant),
            (x + slant, y - slant - height),
            (x - slant - width, y - slant - height),
        ):
            yield Box(left, top, width, height, id)
