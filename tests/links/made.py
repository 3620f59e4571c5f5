"""A link to make others of."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyoxigraph as ox

from vndx.links import Link
from vndx.links.model import EXACT

HERE = "https://w3id.org/vndx/id/place/ha-giang"
THERE = "http://www.wikidata.org/entity/Q36685"
TRIPLE = ox.Triple(ox.NamedNode(HERE), ox.NamedNode(EXACT), ox.NamedNode(THERE))


def link(**changes: Any) -> Link:
    """Return a sound link, with some slots changed."""
    slots: dict[str, Any] = {
        "subject": HERE,
        "object": THERE,
        "target": "wikidata",
        "evidence": "a register that names both",
        "author": "Tester",
        "reviewer": "Another",
        "date": "2026-11-22",
        "confidence": Decimal("0.9"),
        "kind": "place",
    }
    return Link(**(slots | changes))
