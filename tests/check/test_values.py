"""Well-formed literals, as their datatypes define them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from vndx.check.values import XSD, at_most, well_formed


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("integer", ["0", "-7", "+007"], ["", "1.0", "3.674.1", "1,5", "٣", " 1"]),
        ("decimal", ["0.75", "102.0", "-.5", "7", "7."], ["81,1", "1e3", ".", "1.234.567", "INF"]),
        ("double", ["1e3", "-1.5E-2", "INF", "NaN", "4"], ["1e", "inf", "1,0"]),
        ("boolean", ["true", "0"], ["True", "yes", ""]),
        ("date", ["2023-12-28", "2024-02-29", "2023-12-28+07:00"], ["28.12.2023", "2023-02-29", "2023-12"]),
        (
            "dateTime",
            ["2025-07-01T00:00:00+07:00"],
            ["2025-07-01", "2025-13-01T00:00:00", "2025-07-01T25:00:00"],
        ),
        ("gYear", ["2023"], ["23", "2023-01"]),
        ("anyURI", ["https://e.org/ạ"], ["a b", "<x>"]),
        ("string", ["", "anything\n"], []),
    ],
)
def test_well_formed(kind: str, good: list[str], bad: list[str]) -> None:
    def literal(text: str) -> ox.Literal:
        return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))

    assert [text for text in good if not well_formed(literal(text))] == []
    assert [text for text in bad if well_formed(literal(text))] == []


def test_numbers_are_compared_by_value_and_nothing_else_is() -> None:
    decimal, integer = (ox.NamedNode(XSD + kind) for kind in ("decimal", "integer"))
    assert at_most(ox.Literal("9", datatype=integer), ox.Literal("10.0", datatype=decimal))
    assert not at_most(ox.Literal("10.5", datatype=decimal), ox.Literal("9", datatype=integer))
    assert not at_most(ox.Literal("9"), ox.Literal("10"))
    assert not at_most(ox.Literal("9", datatype=integer), ox.Literal("x", datatype=integer))
