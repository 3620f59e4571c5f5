"""Numbers, days and comparisons as a language writes them: the one in force, unless another is named."""

from __future__ import annotations

from vndx.lang import current

_COMPARISONS = {
    "gt": ("more than ", "hơn "),
    "ge": ("at least ", "ít nhất "),
    "lt": ("nearly ", "gần "),
    "le": ("at most ", "không quá "),
    "approx": ("about ", "khoảng "),
}


def comparison(comparator: str, language: str | None = None, *, goal: bool = False) -> str:
    """Return the words before a value that say how exact it is; none when it is.

    Args:
        comparator: ``eq``, ``gt``, ``ge``, ``lt``, ``le`` or ``approx``.
        language: ``vi`` or ``en``.
        goal: whether the value is to be reached: what is has nearly come to a value, what is wanted stays
            under it.
    """
    en, vi = ("under ", "dưới ") if goal and comparator == "lt" else _COMPARISONS.get(comparator, ("", ""))
    return vi if (language or current()) == "vi" else en


def day(written: str, language: str | None = None) -> str:
    """Return a date, or a date and time, as a language writes it: 28/12/2023, 2023-12-28."""
    date, _, time = written.partition("T")
    parts = date.split("-")
    if len(parts) != 3 or not all(map(str.isdecimal, parts)):
        return written
    shown = "/".join(reversed(parts)) if (language or current()) == "vi" else date
    return f"{shown} {time[:5]}" if time else shown


def number(written: str, language: str | None = None) -> str:
    """Return a decimal with its digits grouped, as a language writes it."""
    sign = "-" if written.startswith("-") else ""
    whole, _, rest = written.lstrip("+-").partition(".")
    if not whole.isdigit():
        return written
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}"
    point = "."
    if (language or current()) == "vi":
        grouped, point = grouped.replace(",", "."), ","
    return f"{sign}{grouped}" + (f"{point}{rest}" if rest else "")


def counted(unit: str, value: str, language: str | None = None) -> str:
    """Return the name of a unit as it stands beside a value: of one thing, English has a singular."""
    if (language or current()) != "en" or value.lstrip("+-") != "1":
        return unit
    first, space, rest = unit.partition(" ")
    if space and not rest.startswith(("a ", "and ")):  # "index points", but "transactions a day"
        return f"{first} {counted(rest, value, language)}"
    if first == "people":
        first = "person"
    elif first.endswith("ies"):
        first = f"{first[:-3]}y"
    else:
        first = first.removesuffix("s")
    return f"{first}{space}{rest}"
