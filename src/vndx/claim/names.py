"""Stable names: the id of a figure, of an evidence span and of a claim."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

from vndx.ontology import ID

_COMPARATOR = {"eq": "", "gt": "gt", "ge": "ge", "lt": "lt", "le": "le", "approx": "about"}


def sha256(data: bytes) -> str:
    """Return the SHA-256 of *data* as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


_DECIMAL = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)


def decimal(written: str) -> Decimal | None:
    """Read a number as ``xsd:decimal`` writes it; ``None`` for anything else.

    Python itself reads more: ``1_000``, digits of other scripts, and exponents, with which a few
    letters can stand for more digits than there is memory.
    """
    return Decimal(written) if _DECIMAL.fullmatch(written) else None


def plain_decimal(value: Decimal) -> str:
    """Write a decimal without exponent and without trailing zeros: ``46``, ``0.75``, ``1500000``."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def figure_slug(
    *,
    indicator: str,
    area: str,
    period: str,
    status: str,
    comparator: str,
    value: Decimal,
    population: str | None = None,
    base_period: str | None = None,
    change_kind: str | None = None,
) -> str:
    """Return the local name that a figure must have, given what it states.

    Two articles that state the same thing thereby name the same figure, and a
    different value in the same cell is a different figure.

    Args:
        indicator, area, period, population, base_period: slugs (local names).
        status: ``actual``, ``estimate``, ``forecast``, ``goal`` or ``derived``.
        comparator: ``eq``, ``gt``, ``ge``, ``lt``, ``le`` or ``approx``.
        value: the number, scale multiplied out.
        change_kind: ``percent``, ``multiple``, ``absolute``, ``percentage-points``
            or ``rank-places``, for a change.

    Raises:
        KeyError: for a comparator that is not one of the six.
    """
    parts = [indicator, area]
    if population:
        parts.append(population)
    parts.append(period)
    if base_period or change_kind:
        parts.append(f"vs-{base_period}-{change_kind}")
    parts.append(status)
    parts.append(_COMPARATOR[comparator] + plain_decimal(value))
    return "_".join(parts)


def evidence_iri(article: str, start: int, end: int) -> str:
    """Return the IRI of the span *start* to *end* (code points, end exclusive) of an article."""
    return f"{ID}evidence/{article}/{start}-{end}"


def claim_iri(article: str, subject: str, predicate: str, object_: str) -> str:
    """Return the IRI of an article's claim of one triple.

    Args:
        article: the article's id.
        subject, predicate, object_: the terms as N-Triples writes them.
    """
    return f"{ID}claim/{article}/{sha256(f'{subject} {predicate} {object_}'.encode())[:12]}"
