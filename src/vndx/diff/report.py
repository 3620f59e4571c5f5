"""What differs, written out: for a terminal, a spreadsheet, a program, a page."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import Any

from vndx.diff.compare import Difference
from vndx.diff.model import CHANGES, Fact, Key, Section
from vndx.diff.words import Words, plain, told
from vndx.lang import t
from vndx.ontology import shrink
from vndx.results.words import escaped, markdown, terminal
from vndx.text.display import safe

FORMATS = ("table", "csv", "json", "markdown")
#: The columns of the CSV: ids, codes and values as they are, then what they are called.
COLUMNS = (
    *("section", "change", "kind", "subject", "was", "property", "property_change", "old", "new"),
    *("kind_label", "fact", "property_label", "old_label", "new_label", "old_terms", "new_terms"),
)
_SOURCES = ("gained a source", "lost a source")


def summary(sections: list[Section]) -> str:
    """Say in one line how many facts came, went and changed; each fact counts once."""
    facts: dict[str, set[str]] = {change: set() for change in CHANGES}
    for section in sections:
        for fact in section.facts:
            facts[fact.change].add(fact.subject)
    said = [f"{len(facts[change])} {words(change)}" for change in CHANGES if facts[change]]
    spans = sum((section.spans for section in sections), Counter[str]())
    claims = sum((section.claims for section in sections), Counter[str]())
    said += _counts(spans, claims, sum(section.moved for section in sections))
    return "; ".join(said) or t("no difference", "không có khác biệt")


def words(change: str) -> str:
    """Return what became of a fact, in the language in force."""
    return t(
        change if change != "evidence" else "with other evidence",
        {
            "added": "thêm",
            "changed": "thay đổi",
            "withdrawn": "rút bỏ",
            "gained a source": "thêm nguồn",
            "lost a source": "mất một nguồn",
            "evidence": "đổi dẫn chứng",
        }[change],
    )


def report(sections: list[Section], names: Words, form: str, columns: int | None = None) -> bytes:
    """Write what differs.

    Args:
        sections: as `vndx.diff.facts.sections` gives them.
        names: for what is in them.
        form: one of `FORMATS`.
        columns: how wide a table may get.
    """
    if form == "json":
        return (json.dumps(as_json(sections, names), ensure_ascii=False, indent=2) + "\n").encode()
    if form == "csv":
        return _csv(sections, names)
    if form == "markdown":
        return _markdown(sections, names)
    parts = []
    for section in sections:
        rows = _rows(section, names)
        shown = terminal(*_columns(rows), columns=columns) if rows else ""
        parts.append(
            "\n".join(part for part in (f"{safe(names.title(section))}\n", shown, _counted(section)) if part)
        )
    return "\n".join(parts).encode()


def as_json(sections: list[Section], names: Words) -> list[dict[str, Any]]:
    """Return what differs as plain values; terms as N-Triples writes them, beside their names."""
    return [
        {
            "section": section.name,
            "title": names.title(section),
            "article": section.article,
            "facts": [_fact(fact, names) for fact in section.facts],
            "spans": dict(sorted(section.spans.items())),
            "claims": dict(sorted(section.claims.items())),
            "moved": section.moved,
        }
        for section in sections
    ]


def triples(difference: Difference, form: str) -> bytes:
    """Write the statements that differ: ``-`` those that went, ``+`` those that came, sorted.

    Args:
        difference: the two graphs.
        form: one of `FORMATS`.
    """
    went, came = sorted(map(_line, difference.withdrawn)), sorted(map(_line, difference.added))
    if form == "json":
        return (json.dumps({"withdrawn": went, "added": came}, ensure_ascii=False, indent=2) + "\n").encode()
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(["change", "graph", "subject", "predicate", "object"])
        for change, found in (("withdrawn", difference.withdrawn), ("added", difference.added)):
            writer.writerows([change, *statement] for statement in sorted(found))
        return out.getvalue().encode()
    lines = [f"- {line}" for line in went] + [f"+ {line}" for line in came]
    text = "".join(f"{line}\n" for line in lines)
    return (f"```diff\n{text}```\n" if form == "markdown" else text).encode()


def _line(statement: tuple[str, str, str, str]) -> str:
    graph, *triple = statement
    return " ".join([*triple, graph, "."] if graph else [*triple, "."])


def _fact(fact: Fact, names: Words) -> dict[str, Any]:
    found: dict[str, Any] = {
        "change": fact.change,
        "kind": names.kind(fact.subject),
        "subject": _id(fact.subject),
    }
    if fact.was:
        found |= {"was": _id(fact.was), "was_fact": names.thing(fact.was, old=True)}
    found["fact"] = _name(fact, names)
    found["properties"] = [
        {
            "property": shrink(row.key.predicate[1:-1]),
            "name": names.property(row.key),
            "change": row.change,
            "old": [names.value(value) for value in row.old],
            "new": [names.value(value) for value in row.new],
            "old_terms": row.old,
            "new_terms": row.new,
        }
        | ({"value": row.key.value, "ground": shrink(row.key.ground[1:-1])} if row.key.ground else {})
        for row in fact.rows
    ]
    return found


def _id(term: str) -> str:
    return shrink(term[1:-1]) if term.startswith("<") else term


def _csv(sections: list[Section], names: Words) -> bytes:
    """Write one property that differs a line."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for section in sections:
        for fact in section.facts:
            head = [section.name, fact.change, " ".join(map(_id, names.types(fact.subject)))]
            head += [_id(fact.subject), _id(fact.was) if fact.was else ""]
            said = [names.kind(fact.subject), _name(fact, names)]
            for row in fact.rows:
                values = [" ; ".join(map(plain, side)) for side in (row.old, row.new)]
                labels = ["; ".join(side) for side in names.sides(row)]
                terms = [" ; ".join(side) for side in (row.old, row.new)]
                cells = [*head, _property(row.key), row.change, *values]
                writer.writerow([*cells, *said, names.property(row.key), *labels, *terms])
            if not fact.rows:  # it got another name, and nothing else
                ids = [_id(fact.was), _id(fact.subject)]
                writer.writerow([*head, "", "", *ids, *said, t("id", "mã"), *ids, fact.was, fact.subject])
    return out.getvalue().encode()


def _name(fact: Fact, names: Words) -> str:
    """Return what a fact is called: as it is now, or as it was where it is no more."""
    return names.thing(fact.subject, old=fact.change == "withdrawn")


def _property(key: Key) -> str:
    """Return a property by its id, with the language of its values, or the value that is shown and how."""
    name = shrink(key.predicate[1:-1])
    if key.ground:
        return f"{name} {plain(key.value)} {shrink(key.ground[1:-1])}"
    return f"{name}@{key.language}" if key.language else name


def _rows(section: Section, names: Words) -> list[dict[str, str]]:
    """Return the lines of a table: one a fact, and one a property of a fact that changed."""
    rows = []
    for fact in section.facts:
        head = {
            "change": words(fact.change),
            "kind": names.kind(fact.subject),
            "fact": _name(fact, names),
        }
        if fact.change not in ("changed", "evidence"):
            rows.append(head)
            continue
        if not fact.rows:  # it got another name, and nothing else
            rows.append(head | {"property": t("id", "mã"), "old": _id(fact.was), "new": _id(fact.subject)})
        for row in told(fact):
            if row.change not in _SOURCES:
                sides = ["; ".join(side) for side in names.sides(row)]
                rows.append(head | {"property": names.property(row.key), "old": sides[0], "new": sides[1]})
        for change, side in zip(_SOURCES, ("new", "old"), strict=True):
            said = [names.property(row.key) for row in fact.rows if row.change == change]
            if said:
                rows.append(head | {"property": words(change), side: ", ".join(said)})
    return rows


def _heads() -> dict[str, str]:
    return {
        "change": t("change", "thay đổi"),
        "kind": t("kind", "loại"),
        "fact": t("fact", "dữ kiện"),
        "property": t("property", "thuộc tính"),
        "old": t("old", "cũ"),
        "new": t("new", "mới"),
    }


def _columns(rows: list[dict[str, str]]) -> tuple[list[str], list[list[str]]]:
    """Return the heads and the cells of a table, without the columns that are empty."""
    heads = {name: said for name, said in _heads().items() if any(row.get(name) for row in rows)}
    return list(heads.values()), [[row.get(name, "") for name in heads] for row in rows]


def _counted(section: Section) -> str:
    """Say how many spans and claims came and went as a whole, and how many statements moved."""
    parts = _counts(section.spans, section.claims, section.moved)
    return f"{'; '.join(parts)}\n" if parts else ""


def _counts(spans: Counter[str], claims: Counter[str], moved: int) -> list[str]:
    said = [
        t(f"{count[change]} {en}{'s' * (count[change] != 1)}", f"{count[change]} {vi}") + f" {words(change)}"
        for count, en, vi in ((spans, "span", "đoạn"), (claims, "claim", "mệnh đề"))
        for change in CHANGES
        if count[change]
    ]
    if moved:
        said.append(
            t(
                f"{moved} statement{'s' * (moved != 1)} moved between graphs of an article",
                f"{moved} phát biểu chuyển giữa các đồ thị của một bài báo",
            )
        )
    return said


def _markdown(sections: list[Section], names: Words) -> bytes:
    parts = []
    for section in sections:
        parts.append(f"## {escaped(names.title(section))}\n")
        if rows := _rows(section, names):
            parts.append(markdown(*_columns(rows)))
        if counted := _counted(section):
            parts.append(counted)
    return "\n".join(parts).encode("utf-8", "backslashreplace")
