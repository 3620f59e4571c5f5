"""Write docs/entities.md and docs/indicators.md from the ontology and the shipped graph: ``make docs``.

``--check`` writes nothing and exits 1 when a file is not what would be written.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

from vndx.files import write_atomic
from vndx.graph.engine import Engine
from vndx.ontology import VNDX, shrink

HERE = Path(__file__).resolve().parent
Row = dict[str, str]

_ENTITIES = """\
<!-- Written by `make docs`; change ontology/ and graph/ instead. -->

# Kinds of things · Các loại đối tượng

Each class of the ontology, and each adopted class that has things in the graph, with what it means and
how many things the shipped graph has of it (those of its subclasses are counted there, not here).
`vndx show ID` shows one; `vndx stats` counts in any graph.

Mỗi lớp của bản thể học, và mỗi lớp lấy từ từ vựng khác mà đồ thị có dùng: nghĩa của lớp và số đối tượng
trong đồ thị kèm theo (đối tượng của lớp con được đếm ở lớp con). `vndx show ID` để xem một đối tượng;
`vndx stats` để đếm.
"""
_INDICATORS = """\
<!-- Written by `make docs`; change graph/ instead. -->

# Indicators · Các chỉ tiêu

What is measured, apart from where, when and how much: each indicator with its unit, how many figures the
shipped graph has of it, for which time (from the first day to the last) and for which areas. The figures
of one: `vndx query figures --param indicator=ID`; in time: `vndx query series --param indicator=ID`.

Điều được đo, tách khỏi nơi, lúc và trị số: mỗi chỉ tiêu với đơn vị, số số liệu trong đồ thị kèm theo,
thời gian (từ ngày đầu đến ngày cuối) và địa phương. Số liệu của một chỉ tiêu:
`vndx query figures --param indicator=ID`; theo thời gian: `vndx query series --param indicator=ID`.
"""

_CLASSES = """
SELECT ?class ?parent ?vi ?en ?means_vi ?means_en WHERE {
  ?class a owl:Class ; rdfs:label ?vi , ?en FILTER(LANG(?vi) = "vi" && LANG(?en) = "en")
  OPTIONAL { ?class skos:definition ?means_vi FILTER(LANG(?means_vi) = "vi") }
  OPTIONAL { ?class skos:definition ?means_en FILTER(LANG(?means_en) = "en") }
  OPTIONAL { ?class rdfs:subClassOf ?parent . ?parent a owl:Class }
} ORDER BY ?class ?parent"""
#: The same as `void:classPartition` counts: what the graph says of itself is left out.
_THINGS = """
SELECT ?class ?thing WHERE {
  GRAPH ?graph { ?thing a ?class } FILTER(?graph NOT IN (graph:dataset, graph:ontology))
} ORDER BY ?class ?thing"""
_LABELS = """
SELECT ?thing ?vi ?en WHERE {
  ?thing skos:prefLabel ?vi , ?en FILTER(LANG(?vi) = "vi" && LANG(?en) = "en")
}"""
_MEASURES = """
SELECT ?indicator ?vi ?en ?unit_vi ?unit_en ?pillar_vi ?pillar_en WHERE {
  ?indicator a vndx:Indicator ; skos:prefLabel ?vi , ?en FILTER(LANG(?vi) = "vi" && LANG(?en) = "en")
  OPTIONAL { ?indicator vndx:unit ?unit . ?unit skos:prefLabel ?unit_vi , ?unit_en
             FILTER(LANG(?unit_vi) = "vi" && LANG(?unit_en) = "en") }
  OPTIONAL { ?indicator vndx:pillar ?pillar . ?pillar skos:prefLabel ?pillar_vi , ?pillar_en
             FILTER(LANG(?pillar_vi) = "vi" && LANG(?pillar_en) = "en") }
} ORDER BY ?indicator"""
_FIGURES = """
SELECT DISTINCT ?indicator ?figure ?begin ?end ?area_vi ?area_en WHERE {
  ?figure vndx:indicator ?indicator ; vndx:period ?period .
  ?period vndx:begin ?begin ; vndx:end ?end .
  OPTIONAL { ?figure vndx:area ?area . ?area skos:prefLabel ?area_vi , ?area_en
             FILTER(LANG(?area_vi) = "vi" && LANG(?area_en) = "en") }
} ORDER BY ?indicator ?figure ?area_en"""


def entities(engine: Engine) -> str:
    """Return docs/entities.md."""
    classes: dict[str, Row] = {}
    parents: dict[str, list[str]] = defaultdict(list)
    for row in _ask(engine, _CLASSES):
        classes.setdefault(row["class"], row)
        if "parent" in row and row["parent"] not in parents[row["class"]]:
            parents[row["class"]].append(row["parent"])
    things: dict[str, set[str]] = defaultdict(set)
    for row in _ask(engine, _THINGS):
        things[row["class"]].add(row["thing"])
    labels = {row["thing"]: row for row in _ask(engine, _LABELS)}
    parts = [_ENTITIES]
    ours = sorted((one for one in classes if one.startswith(VNDX)), key=str.casefold)
    others = sorted((one for one in classes if one not in ours and things.get(one)), key=shrink)
    for title, found in (("Of vndx · Của vndx", ours), ("Of other vocabularies · Của từ vựng khác", others)):
        parts.append(f"## {title}\n")
        parts += [
            _entity(classes[name], parents[name], sorted(things.get(name, ())), labels) for name in found
        ]
    return "\n".join(parts)


def _entity(row: Row, parents: list[str], things: list[str], labels: dict[str, Row]) -> str:
    lines = [f"### `{shrink(row['class'])}`\n", f"**{row['en']}** · **{row['vi']}**"]
    if "means_en" in row:
        lines[-1] += f" {row['means_en']}\n\n{row['means_vi']}"
    lines[-1] += "\n"
    if parents:
        lines.append(f"- kind of · thuộc: {', '.join(f'`{shrink(one)}`' for one in parents)}")
    lines.append(f"- things · đối tượng: {len(things)}")
    if things:
        example = next((one for one in things if one in labels), things[0])
        named = f" ({labels[example]['en']} · {labels[example]['vi']})" if example in labels else ""
        lines.append(f"- example · ví dụ: `{shrink(example)}`{named}")
    return "\n".join(lines) + "\n"


def indicators(engine: Engine) -> str:
    """Return docs/indicators.md."""
    figures: dict[str, list[Row]] = defaultdict(list)
    for row in _ask(engine, _FIGURES):
        figures[row["indicator"]].append(row)
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _ask(engine, _MEASURES):
        found[row["indicator"]].append(row)
    heads = ["indicator · chỉ tiêu", "unit · đơn vị", "pillar · trụ cột", "figures · số liệu"]
    heads += ["time · thời gian", "areas · địa phương"]
    lines = [_INDICATORS, f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    for name, rows in found.items():
        of_it = figures[name]
        days = [row["begin"] for row in of_it] + [row["end"] for row in of_it]
        cells = [
            f"`{shrink(name)}`<br>{rows[0]['en']} · {rows[0]['vi']}",
            _both(rows, "unit"),
            _both(rows, "pillar"),
            str(len({row["figure"] for row in of_it})),
            f"{min(days)} – {max(days)}" if days else "",
            _both(of_it, "area"),
        ]
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join(lines) + "\n"


def _both(rows: list[Row], name: str) -> str:
    """Return what rows call something in both languages, each once."""
    said = {f"{row[f'{name}_en']} · {row[f'{name}_vi']}" for row in rows if f"{name}_en" in row}
    return "; ".join(" · ".join(dict.fromkeys(one.split(" · "))) for one in sorted(said))


def _ask(engine: Engine, query: str) -> list[Row]:
    found = json.loads(engine.query(query).data)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in found]


def main(words: list[str]) -> int:
    """Write or check both files and return the exit code."""
    code = 0
    with Engine() as engine:
        for name, text in (("entities", entities(engine)), ("indicators", indicators(engine))):
            path = HERE / f"{name}.md"
            if "--check" not in words:
                write_atomic(path, text.encode("utf-8"))
            elif not path.is_file() or path.read_text("utf-8") != text:
                print(f"docs/{name}.md is not what the graph says; run `make docs`", file=sys.stderr)
                code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
