"""How far a percentage may be from what it was rounded from: one formula, wherever it stands."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest

from vndx.content import folder

#: SPARQL has no functions of one's own, so four shapes and one query each carry the formula.
PLACES = {"ontology/shapes.ttl": 4, "queries/targets/parts.rq": 1}
_FORMULA = re.compile(r"IF\(\?(\w+) = ROUND\(\?\1\).*?0\.005\)\)")


def formulas(path: str) -> list[str]:
    top, _, name = path.partition("/")
    with open(f"{folder(top)}/{name}", encoding="utf-8") as file:
        text = file.read()
    assert text.count("0.005") == PLACES[path]
    return [found[0].replace(f"?{found[1]}", "?x") for found in _FORMULA.finditer(text)]


def test_it_is_the_same_everywhere() -> None:
    found = [formula for path in PLACES for formula in formulas(path)]
    assert len(found) == sum(PLACES.values())
    assert len(set(found)) == 1


@pytest.mark.parametrize(
    ("quoted", "tolerance"), [("81.0", "0.5"), ("81.1", "0.05"), ("81.13", "0.005"), ("0.0", "0.5")]
)
def test_it_is_half_of_the_last_place(quoted: str, tolerance: str) -> None:
    (formula,) = formulas("queries/targets/parts.rq")
    (row,) = ox.Store().query(f"SELECT ({formula} AS ?t) {{ BIND({quoted} AS ?x) }}")  # type: ignore[misc]
    assert row["t"].value == tolerance
