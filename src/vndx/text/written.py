"""Numbers, days and comparisons as the language in force writes them."""

from __future__ import annotations

from vndx.lang import current, t


def comparison(comparator: str, *, goal: bool = False) -> str:
    """Return the words before a value that say how exact it is; none when it is.

    Args:
        comparator: ``eq``, ``gt``, ``ge``, ``lt``, ``le`` or ``approx``.
        goal: whether the value is to be reached: what is has nearly come to a value, what is wanted stays
            under it.
    """
    if goal and comparator == "lt":
        return t("under ", "dưới ")
    return {
        "gt": t("more than ", "hơn "),
        "ge": t("at least ", "ít nhất "),
        "lt": t("nearly ", "gần "),
        "le": t("at most ", "không quá "),
        "approx": t("about ", "khoảng "),
    }.get(comparator, "")


def day(written: str) -> str:
    """Return a date, or a date and time, as the language in force writes it: 28/12/2023, 2023-12-28."""
    date, _, time = written.partition("T")
    parts = date.split("-")
    if len(parts) != 3 or not all(map(str.isdecimal, parts)):
        return written
    shown = "/".join(reversed(parts)) if current() == "vi" else date
    return f"{shown} {time[:5]}" if time else shown


def number(written: str) -> str:
    """Return a decimal with its digits grouped, as the language in force writes it."""
    sign = "-" if written.startswith("-") else ""
    whole, _, rest = written.lstrip("+-").partition(".")
    if not whole.isdigit():
        return written
    rest = rest.rstrip("0")
    grouped = f"{int(whole):,}"
    if current() == "vi":
        grouped = grouped.replace(",", ".")
    return f"{sign}{grouped}" + (f"{t('.', ',')}{rest}" if rest else "")
