"""What must hold of links, so that a wrong one cannot get in unnoticed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vndx.links.model import Link
from vndx.links.targets import Target


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with a link.

    Attributes:
        rule: name of the rule that it breaks.
        link: the link.
        value: what is wrong with it, where there is a value to show.
    """

    rule: str
    link: Link
    value: str = ""


def problems(
    links: Iterable[Link], known: Mapping[str, Target], kinds: Mapping[str, str] | None = None
) -> list[Problem]:
    """Return what is wrong with the links of a graph, each by itself and all together.

    Args:
        links: all links, so that a new one is held against the others.
        known: the other graphs by name.
        kinds: what each thing here is (one of `KINDS`), as far as it is known.
    """
    return []
