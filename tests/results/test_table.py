"""A table fits its screen, counts Vietnamese letters right and steers no terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from vndx.results.rows import Term
from vndx.results.table import table
from vndx.results.wrap import columns_to_fit, width, wrap

XSD = "http://www.w3.org/2001/XMLSchema#"


def _answer(columns: list[str], *rows: Sequence[Term | None]) -> bytes:
    bindings = [{name: term for name, term in zip(columns, row, strict=True) if term} for row in rows]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}).encode()


def _said(value: str, **more: str) -> Term:
    return {"type": "literal", "value": value, **more}


def _number(value: str) -> Term:
    return _said(value, datatype=f"{XSD}decimal")


def _iri(value: str) -> Term:
    return {"type": "uri", "value": value}


def test_names_are_short_numbers_stand_right_and_marks_count_for_nothing() -> None:
    rows: list[list[Term | None]] = [
        [
            _iri("https://w3id.org/vndx/id/body/mic"),
            _number("7.5"),
            _said("Bộ Thông tin", **{"xml:lang": "vi"}),
        ],
        [_iri("https://a.example/x y"), _number("1500000"), _said(normalize("NFD", "Uỷ ban"))],
        [None, _number("3"), {"type": "bnode", "value": "b0"}],
    ]
    assert table(_answer(["s", "value", "text"], *rows)) == (
        "s                          value  text\n"
        "-----------------------  -------  ------------\n"
        "body:mic                     7.5  Bộ Thông tin\n"
        f"<https://a.example/x y>  1500000  {normalize('NFD', 'Uỷ ban')}\n"
        "                               3  _:b0\n"
    )


def test_labels_take_the_place_of_names() -> None:
    iri = "https://w3id.org/vndx/id/body/mic"
    shown = table(
        _answer(["s"], [_iri(iri)], [_iri(iri + "2")]), labels={iri: "Bộ Thông tin và Truyền thông"}
    )
    assert shown.split("\n")[2:4] == ["Bộ Thông tin và Truyền thông", "body:mic2"]


@pytest.mark.parametrize(("value", "shown"), [(b"true", "true\n"), (b"false", "false\n")])
def test_a_yes_or_no_is_a_word(value: bytes, shown: str) -> None:
    assert table(b'{"head":{},"boolean":' + value + b"}") == shown


def test_no_rows_leave_the_head() -> None:
    assert table(_answer(["a", "bc"])) == "a  bc\n-  --\n"
    assert table(_answer([], [])) == ""


def test_nothing_in_it_steers_a_terminal() -> None:
    evil = "a\x1b[31mb\x07\u202ec\nd\te\x9b2J"
    shown = table(_answer([evil], [_said(evil)], [_iri(f"urn:{evil}")]), labels={f"urn:{evil}": evil})
    assert not set(shown) & set("\x1b\x07\u202e\t\x9b")
    assert shown.count("\n") == 4
    assert r"a\x1b[31mb\x07\u202ec\nd\te\x9b2J" in shown


_LETTERS = st.text("aăâđêôơưáàảãạẫộữỹÁĐỲ 0/-:.,\u0300\u0309\u0323東\U0001f600", max_size=60)
_CELLS = st.lists(st.lists(_LETTERS, min_size=3, max_size=3), max_size=6)


@given(_CELLS, st.integers(20, 120))
def test_it_is_never_wider_than_the_screen(cells: list[list[str]], columns: int) -> None:
    answer = _answer(["a", "long_name", "c"], *([_said(cell) for cell in row] for row in cells))
    for line in table(answer, columns=columns).split("\n"):
        assert wcswidth(line) <= columns


@given(_CELLS)
def test_without_a_screen_nothing_is_left_out(cells: list[list[str]]) -> None:
    answer = _answer(["a", "b", "c"], *([_said(cell) for cell in row] for row in cells))
    lines = table(answer).split("\n")[2:]
    assert len(lines) == len(cells) + 1
    for line, row in zip(lines, cells, strict=False):
        place = 0
        for cell in row:
            place = line.index(cell.rstrip(), place)


def test_a_screen_that_is_too_narrow_gets_a_block_for_each_row() -> None:
    row = [_said("Uỷ ban nhân dân tỉnh Bình Định"), _number("46"), _said("x" * 20), _said("y" * 20)]
    shown = table(_answer(["who", "value", "third", "fourth"], row, row), columns=20)
    assert shown.split("\n\n")[0] == (
        "who     Uỷ ban nhân\n"
        "        dân tỉnh\n"
        "        Bình Định\n"
        "value   46\n"
        "third   xxxxxxxxxxxx\n"
        "        xxxxxxxx\n"
        "fourth  yyyyyyyyyyyy\n"
        "        yyyyyyyy"
    )


def test_a_block_leaves_out_what_is_empty_in_its_row() -> None:
    said = _said("x" * 20)
    shown = table(_answer(["a", "b", "c"], [said, None, said], [None, None, None]), columns=12)
    assert shown == ("a  xxxxxxxxx\n   xxxxxxxxx\n   xx\nc  xxxxxxxxx\n   xxxxxxxxx\n   xx\n\na\nb\nc\n")


@given(_LETTERS, st.integers(2, 40))
def test_wrapping_loses_nothing_but_spaces_and_tears_no_letter(text: str, room: int) -> None:
    lines = wrap(text, room)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= room for line in lines)
    assert not any(line[:1] in "\u0300\u0309\u0323" for line in lines[1:] if line)


@given(
    st.text(st.characters(min_codepoint=0x20, max_codepoint=0x1EFF, exclude_categories=["Cc"]), max_size=20)
)
def test_width_is_what_a_terminal_makes_of_it(text: str) -> None:
    assert width(text) == max(0, wcswidth(text))


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(0, 150))
def test_narrow_columns_get_what_they_need(natural: list[int], room: int) -> None:
    widths = columns_to_fit(natural, room)
    if widths is None:
        assert sum(natural) > room
        return
    assert sum(widths) <= max(room, sum(widths) if sum(natural) <= room else 0)
    assert all(0 < wide <= want for wide, want in zip(widths, natural, strict=True))
    if sum(natural) <= room:
        assert widths == natural
