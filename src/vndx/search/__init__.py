"""Finding entities by what people call them.

One query fetches every label (`LABELS`); `Catalogue` holds them by entity;
`search` ranks entities for a text, and `resolve` finds the one that is meant.
"""

from __future__ import annotations

from vndx.search.catalogue import KINDS, LABELS, Catalogue, Entity, Label
from vndx.search.find import Hit, candidates, resolve, search

__all__ = ["KINDS", "LABELS", "Catalogue", "Entity", "Hit", "Label", "candidates", "resolve", "search"]
