"""CSV for a spreadsheet: nothing in it runs, and nothing is lost."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from vndx.results.formats import NAMES, of_file
from vndx.results.spreadsheet import spreadsheet


def _rows(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def test_formulas_are_disarmed_and_numbers_are_not() -> None:
    data = 'a,b\r\n=1+1,-3.5\r\n@SUM(A1),+84\r\n"-2+3","\tx"\r\nđ,-\r\n'.encode()
    assert _rows(spreadsheet(data)) == [
        ["a", "b"],
        ["'=1+1", "-3.5"],
        ["'@SUM(A1)", "+84"],
        ["'-2+3", "'\tx"],
        ["đ", "'-"],
    ]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2, max_size=2
        )
    )
)
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    back = _rows(spreadsheet(out.getvalue().encode()))
    assert len(back) == len(rows)
    for old, new in zip(rows, back, strict=True):
        for was, cell in zip(old, new, strict=True):
            assert cell in (was, f"'{was}")
            assert not cell.startswith(("=", "@", "\t", "\r"))


def test_the_name_of_a_file_says_its_format() -> None:
    found = {
        of_file(f"x{ending}")
        for ending in (".csv", ".TSV", ".json", ".xml", ".ttl", ".trig", ".nt", ".nq", ".jsonld", ".md")
    }
    assert found == set(NAMES) - {"table"}
    assert of_file("x.txt") is None
    assert of_file("csv") is None
