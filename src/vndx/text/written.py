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


def singular(unit: str) -> str:
    """Return the English name of what is counted, for one of it: "1 document"; a name of one word only."""
    if " " in unit or not unit.endswith("s") or unit.endswith("ss"):
        return unit
    return f"{unit[:-3]}y" if unit.endswith("ies") else unit[:-1]
