"""Our engine gives what pySHACL gives: on the shipped graph, and on every failing case."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.check.cases import CASES, broken, case, expected, good, ontology, ours, shapes
from vndx.check.peer import validate
from vndx.check.result import Result

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.usefixtures("parsed_once"),
]

XSD = "http://www.w3.org/2001/XMLSchema#"


def _by_value(results: set[Result]) -> set[Result]:
    """Compare numbers by value: Oxigraph writes 48.0 as 48."""

    def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | None) -> object:
        if isinstance(term, ox.Literal) and term.datatype.value in (XSD + "decimal", XSD + "integer"):
            try:
                return float(term.value)
            except ValueError:
                return term
        return term

    return {result._replace(value=value(result.value)) for result in results}  # type: ignore[arg-type]


def _renamed(name: str) -> list[ox.Quad]:
    """Return a case with its own things under names of their own, so that cases can stand together."""
    quads = case(name)
    known = {quad.subject for quad in good()}
    own = {quad.subject for quad in quads} - known

    def other(term: object) -> object:
        return ox.NamedNode(f"{term.value}--{name}") if term in own else term  # type: ignore[attr-defined]

    return [ox.Quad(*(other(part) for part in quad)) for quad in quads]  # type: ignore[arg-type]


def test_same_results_on_the_shipped_graph(root: Path) -> None:
    data = ontology()
    for path in sorted((root / "graph").rglob("*.trig")):
        data += ox.parse(path=path)
    assert len(data) > 5000
    assert _by_value(ours(data)) == _by_value(validate(data, shapes()))


def test_same_results_on_every_failing_case() -> None:
    assert len(CASES) >= 90
    data = good()
    for name in CASES:
        data += _renamed(name)
    results = ours(data)
    assert broken(results) >= {rule for name in CASES for rule in expected(name)}
    assert _by_value(results) == _by_value(validate(data, shapes()))
