"""``SELECT *`` with its columns in the order in which the query first names them.

The engine gives them by the alphabet, and only it knows which variables ``*`` stands for.
So whoever asks finds the star and the names, and the worker keeps those that are meant.
"""

from __future__ import annotations

_OPENING = ("{", "(", "[")
_CLOSING = ("}", ")", "]")


def has_star(text: str) -> bool:
    """Tell, at a glance, whether the first SELECT of *text* is followed by a star."""
    upper = text.upper()
    _, select, rest = upper.partition("SELECT")
    rest = rest[:200].lstrip()
    for word in ("DISTINCT", "REDUCED"):
        rest = rest.removeprefix(word).lstrip()
    # Another server would be asked twice.
    return bool(select) and rest.startswith("*") and "SERVICE" not in upper


def star(text: str) -> tuple[int, list[str]] | None:
    """Find the star of the outermost SELECT.

    Args:
        text: a query.

    Returns:
        Where it stands, in characters, and all variables of the query in the order in
        which they are first named; ``None`` when there is no such star.
    """
    from vndx.graph.tokens import tokens

    words = tokens(text)
    depth = 0
    for place, word in enumerate(words[:-2]):
        depth += (word.text in _OPENING) - (word.text in _CLOSING)
        if depth == 0 and word.upper == "SELECT":
            found = words[place + 1 + (words[place + 1].upper in ("DISTINCT", "REDUCED"))]
            if found.text != "*":
                return None
            named = dict.fromkeys(word.text[1:] for word in words if word.kind == "variable")
            return found.start, list(named)
    return None


def written_out(text: str, start: int, named: list[str], meant: set[str]) -> str:
    """Put the variables that a star stands for in its place.

    Args:
        text: the query.
        start: where its star stands.
        named: the variables of the query, in order.
        meant: those that the star stands for.
    """
    columns = [f"?{name}" for name in named if name in meant]
    if not columns or len(columns) != len(meant):
        return text
    return f"{text[:start]} {' '.join(columns)} {text[start + 1 :]}"
