"""The failing examples: what each of them is expected to break."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from vndx.check.core import Data
from vndx.check.core import validate as core
from vndx.check.result import Result
from vndx.check.shapes import Rules, load
from vndx.check.sparql import store
from vndx.check.sparql import validate as sparql

SHAPES = "https://w3id.org/vndx/shapes#"
FOLDER = Path(__file__).parent.parent / "cases/shapes"
CASES = sorted(path.stem for path in FOLDER.glob("*.trig") if path.stem != "good")
_ROOT = Path(__file__).parent.parent.parent


def parse(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=path))


def ontology() -> list[ox.Quad]:
    names = ("vndx", "codes", "alignments", "adopted")
    return [quad for name in names for quad in parse(_ROOT / f"ontology/{name}.ttl")]


def shapes() -> list[ox.Quad]:
    return parse(_ROOT / "ontology/shapes.ttl")


def good() -> list[ox.Quad]:
    return [*ontology(), *parse(FOLDER / "good.trig")]


def case(name: str) -> list[ox.Quad]:
    return parse(FOLDER / f"{name}.trig")


def expected(name: str) -> set[str]:
    """Return the rules that the first line of the case names."""
    first = (FOLDER / f"{name}.trig").read_text("utf-8").splitlines()[0]
    head, _, rules = first.partition(":")
    assert head == "# Added to good.trig, this breaks"
    return set(rules.split())


def ours(quads: list[ox.Quad], rules: Rules | None = None) -> set[Result]:
    """Run our engine over the union of *quads*."""
    rules = rules or load(shapes())
    data = Data(quads)
    return {*core(data, rules.shapes), *sparql(data, store(quads), rules.shapes)}


def broken(results: set[Result]) -> set[str]:
    return {result.rule.removeprefix(SHAPES) for result in results}
