"""What a mapping set of SSSOM must be: stricter than the reference validator, which lets much pass."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import takewhile

from vndx.links.model import JUSTIFICATIONS

#: The columns that we write, in their order. Of SSSOM 1.1, in the order of its schema.
COLUMNS = (
    "record_id",
    "subject_id",
    "subject_label",
    "subject_category",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "object_category",
    "mapping_justification",
    "author_label",
    "reviewer_label",
    "object_source",
    "mapping_date",
    "confidence",
    "see_also",
    "comment",
)
#: Without these nobody knows what is mapped to what, and why.
_REQUIRED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_META = ("mapping_set_id", "license")
#: `record_id` came with this version; who does not say it means 1.0.
VERSION = "1.1"
_CURIES = (
    "record_id",
    "subject_id",
    "predicate_id",
    "object_id",
    "mapping_justification",
    "object_source",
)
_PREDICATES = {
    "owl:sameAs",
    *(f"skos:{name}Match" for name in ("exact", "close", "broad", "narrow", "related")),
}
_CURIE = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*):[^\s<>\"]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"0(?:\.[0-9]+)?|1(?:\.0+)?")
_NOTHING = "sssom:NoTermFound"


def faults(data: bytes) -> list[str]:
    """Return what is wrong with a set in tab-separated values, one sentence each; empty when it is sound."""
    return list(_faults(data.decode("utf-8")))


def _faults(text: str) -> Iterator[str]:
    lines = text.split("\n")
    head = [line[1:] for line in takewhile(lambda line: line.startswith("#"), lines)]
    table = "\n".join(lines[len(head) :])
    body = [cells for cells in csv.reader(io.StringIO(table), delimiter="\t") if cells]
    meta, curies = _metadata(head)
    for slot in _META:
        if not meta.get(slot, "").startswith(("http://", "https://")):
            yield f"no {slot}"
    if meta.get("sssom_version") != VERSION:
        yield "no sssom_version that knows record_id"
    if not body:
        yield "no table"
        return
    columns = body[0]
    yield from (f"no such column: {name}" for name in columns if name not in COLUMNS)
    yield from (f"no column {name}" for name in _REQUIRED if name not in columns)
    if len(set(columns)) != len(columns):
        yield "a column stands twice"
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in enumerate(body[1:], 1):
        if len(cells) != len(columns):
            yield f"row {number}: {len(cells)} cells in {len(columns)} columns"
            continue
        row = dict(zip(columns, cells, strict=True))
        yield from (f"row {number}: {fault}" for fault in _row(row, curies))
        key = tuple(row.get(name, "") for name in ("subject_id", "object_id", "object_source"))
        if key in seen:
            yield f"row {number}: the same pair as row {seen[key]}"
        seen.setdefault(key, number)


def _metadata(lines: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the slots of the set, and the prefixes."""
    meta: dict[str, str] = {}
    curies: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition(":")
        value = value.strip().strip("\"'")
        (curies if line.startswith("  ") else meta)[key.strip()] = value
    return meta, curies


def _row(row: dict[str, str], curies: dict[str, str]) -> Iterator[str]:
    for slot in _REQUIRED:
        if not row.get(slot):
            yield f"no {slot}"
    for slot in _CURIES:
        match = _CURIE.fullmatch(row.get(slot, ""))
        if row.get(slot) and (match is None or match[1] not in curies):
            yield f"{slot} is no prefixed name of a declared prefix: {row[slot]}"
    if row.get("predicate_id") not in _PREDICATES:
        yield f"no predicate that maps: {row.get('predicate_id')}"
    if row.get("mapping_justification", "").removeprefix("semapv:") not in JUSTIFICATIONS:
        yield f"no justification of SSSOM: {row.get('mapping_justification')}"
    if row.get("predicate_modifier", "") not in ("", "Not"):
        yield f"no modifier of SSSOM: {row['predicate_modifier']}"
    if not _DAY.fullmatch(row.get("mapping_date", "")):
        yield f"no day: {row.get('mapping_date', '')}"
    found = row.get("object_id") != _NOTHING
    if found and not _NUMBER.fullmatch(row.get("confidence", "")):
        yield f"the confidence is no number from 0 to 1: {row.get('confidence', '')}"
    if not found and (row.get("confidence") or row.get("predicate_modifier")):
        yield "nothing was found, and yet there is a confidence or a modifier"
    if not found and not row.get("object_source"):
        yield "nothing was found, and no object_source says where"
