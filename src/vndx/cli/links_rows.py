"""Links in words and in rows, for `vndx links`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from vndx.lang import t
from vndx.links import NO_TERM, Link, Target
from vndx.ontology import shrink
from vndx.search import Catalogue
from vndx.text.written import day, number

#: The keys of :func:`plain`, the heads of the CSV.
HEADS = (
    "thing",
    "name",
    "outcome",
    "relation",
    "there",
    "name_there",
    "target",
    "confidence",
    "justification",
    "author",
    "reviewer",
    "date",
    "evidence",
    "note_vi",
    "note_en",
    "link",
)


def outcome(link: Link) -> str:
    """Return what the judgement is: ``link``, ``refused`` or ``not found``."""
    return "not found" if link.object == NO_TERM else "refused" if link.rejected else "link"


def plain(link: Link, names: Catalogue, known: Mapping[str, Target]) -> dict[str, Any]:
    """Return a link as plain values."""
    from vndx.lang import current

    values = (
        shrink(link.subject),
        names.name(link.subject, current()),
        outcome(link),
        shrink(link.predicate),
        None if link.object == NO_TERM else link.object,
        link.object_label or None,
        link.target,
        None if link.confidence is None else float(link.confidence),
        shrink(link.justification),
        link.author,
        link.reviewer or None,
        link.date,
        link.evidence,
        link.comment_vi or None,
        link.comment_en or None,
        shrink(link.iri),
    )
    return dict(zip(HEADS, values, strict=True))


def row(link: Link, known: Mapping[str, Target], names: Catalogue, language: str) -> list[str]:
    """Return a link as the cells of a table."""
    sure = "" if link.confidence is None else f"{link.confidence:f}"
    return [
        names.name(link.subject, language) or shrink(link.subject),
        _relation(link, names),
        _there(link, known),
        link.object_label,
        _graph(link, known, language),
        number(sure) if sure else "",
    ]


def text(links: list[Link], known: Mapping[str, Target], names: Catalogue, output: str | None) -> str:
    """Return links as paragraphs for a terminal, each with its grounds."""
    from vndx.cli.screen import columns, wrap_words
    from vndx.lang import current
    from vndx.text.display import safe

    width = min(columns(output) or 80, 120)
    lines: list[str] = []

    def add(words: str, indent: int) -> None:
        first, *rest = wrap_words(safe(words), max(width - indent - 2, 20))
        lines.append(f"{'':{indent}}{first}".rstrip())
        lines.extend(f"{'':{indent + 2}}{line}".rstrip() for line in rest)

    for subject, several in groupby(links, key=lambda link: link.subject):
        name = names.name(subject, current())
        add(f"{name} · {shrink(subject)}" if name else shrink(subject), 0)
        for link in several:
            label = f" “{link.object_label}”" if link.object_label else ""
            there = "" if link.object == NO_TERM else f": {_there(link, known)}{label}"
            add(f"{_graph(link, known, current())} · {_relation(link, names)}{there}", 2)
            if link.object not in (NO_TERM, ""):
                add(link.object, 6)
            if said := t(link.comment_en, link.comment_vi):
                add(said, 6)
            add(_judged(link, names), 6)
            add(t("grounds: ", "căn cứ: ") + link.evidence, 6)
    return "".join(f"{line}\n" for line in lines)


def _there(link: Link, known: Mapping[str, Target]) -> str:
    target = known.get(link.target)
    if link.object == NO_TERM:
        return ""
    return target.identifier(link.object) if target else shrink(link.object)


def _graph(link: Link, known: Mapping[str, Target], language: str) -> str:
    target = known.get(link.target)
    return (target.label.get(language) if target else "") or link.target


def _relation(link: Link, names: Catalogue) -> str:
    from vndx.lang import current

    if link.object == NO_TERM:
        return t("looked for, not found", "đã tìm, không thấy")
    if link.rejected:
        return t("is not (refused)", "không phải (đã loại)")
    return names.name(link.predicate, current()) or shrink(link.predicate)


def _judged(link: Link, names: Catalogue) -> str:
    """Return who made the judgement, how, when, and how sure it is."""
    from vndx.lang import current

    how = names.name(link.justification, current()) or shrink(link.justification)
    parts = [how, t(f"found by {link.author}", f"{link.author} tìm ra")]
    if link.reviewer and link.reviewer != link.author:  # nobody is a second look at oneself
        parts.append(t(f"checked by {link.reviewer}", f"{link.reviewer} kiểm tra"))
    parts.append(day(link.date))
    if link.confidence is not None:
        parts.append(t("confidence ", "mức tin ") + number(f"{link.confidence:f}"))
    return "; ".join(parts)
