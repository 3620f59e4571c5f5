"""Percentages: worked out of part and whole, and held to the digits in which they are quoted."""

from __future__ import annotations

from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Context, Decimal

#: Room for all digits of a rate: a division that is rounded twice could end on the wrong side of a tie.
_WIDE = Context(prec=120)


def percent(part: Decimal, whole: Decimal) -> Decimal | None:
    """Return how much percent *part* is of *whole*, to two places; ``None`` of nothing.

    What lies in the middle is rounded up, as ``ROUND`` does in SPARQL.
    """
    if whole == 0:
        return None
    share = _WIDE.divide(_WIDE.multiply(part, Decimal(100)), whole)
    return share.quantize(Decimal("0.01"), ROUND_HALF_UP if share > 0 else ROUND_HALF_DOWN, context=_WIDE)


def rounded_to(quoted: Decimal) -> Decimal:
    """Return how far a percentage may be from what it was rounded from: half of its last place.

    Places beyond the second do not count, nor do zeros at the end: engines do
    not keep them (81,0 comes back as 81).
    """
    for places in (0, 1):
        if quoted == round(quoted, places):
            return Decimal("0.5").scaleb(-places)
    return Decimal("0.005")


def agrees(quoted: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Tell whether a quoted percentage is what part and whole come to, as far as its digits go."""
    return whole != 0 and abs(part * 100 / whole - quoted) <= rounded_to(quoted)
