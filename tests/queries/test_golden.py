"""The answers of the named queries on the shipped graph, row by row.

After a change of the graph or of a query, look at what ``python -m
tests.queries.test_golden`` changes in ``tests/cases/queries`` before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from vndx.graph.engine import Engine
from vndx.ontology import shrink
from vndx.queries import NamedQuery, bind, load

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "queries"
#: These answer with the whole graph when nothing is fixed.
NARROWED = {"about": "entity", "evidence": "fact", "names": "thing"}
AT_LEAST = 76
#: Those that ask other servers are in tests/federation.
QUERIES = {name: query for name, query in load().items() if not query.services}


def case(engine: Engine, query: NamedQuery) -> str:
    """Return what the golden file of a query must hold: its columns, then a row a line."""
    name = NARROWED.get(query.name)
    params = {param.name: param.example for param in query.params if param.name == name}
    answer = json.loads(engine.query(query.text, substitutions=bind(query, params)).data)
    columns = answer["head"]["vars"]
    rows = [
        [_cell(row[column]) if column in row else None for column in columns]
        for row in answer["results"]["bindings"]
    ]
    body = ",\n    ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    head = {"query": query.name, "params": params, "columns": columns}
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    lines.append(f'  "rows": [\n    {body}\n  ]' if rows else '  "rows": []')
    return "\n".join(["{", *lines, "}", ""])


def _cell(term: dict[str, str]) -> object:
    if term["type"] == "uri":
        return shrink(term["value"])
    if term.get("datatype", "").endswith(("#decimal", "#integer")):
        number = float(term["value"])
        return int(number) if number.is_integer() else number
    if term.get("datatype", "").endswith("#boolean"):
        return term["value"] == "true"
    return term["value"]


def test_there_is_one_golden_file_a_query() -> None:
    names = {path.stem for path in FOLDER.glob("*.json")}
    assert names == set(QUERIES)
    assert len(names) >= AT_LEAST


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_the_golden_one(engine: Engine, name: str) -> None:
    expected = (FOLDER / f"{name}.json").read_text("utf-8")
    found = case(engine, QUERIES[name])
    assert json.loads(found) == json.loads(expected), (
        "if the change is meant, write the file anew with `python -m tests.queries.test_golden`"
    )
    assert found == expected


def main() -> None:
    """Write all golden files anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with Engine() as engine:
        for name, query in QUERIES.items():
            (FOLDER / f"{name}.json").write_text(case(engine, query), "utf-8")


if __name__ == "__main__":
    main()
