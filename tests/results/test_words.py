"""Tables of words: nothing in a cell breaks them."""

from __future__ import annotations

from vndx.results.words import escaped, markdown, terminal


def test_a_table_for_a_terminal() -> None:
    assert terminal(["a", "b"], [["1", ""], ["", "x y"]]).splitlines() == ["a  b", "-  ---", "1", "   x y"]


def test_markdown_obeys_no_cell() -> None:
    page = markdown(["a", "b"], [["x | y", "two\nlines"], ["`#<b>", "\x1b[31m"]])
    assert page == "| a | b |\n| --- | --- |\n| x \\| y | two lines |\n| \\`\\#\\<b\\> | \\\\x1b\\[31m |\n"


def test_a_long_space_is_one() -> None:
    assert escaped(" a \t\n b ") == "a b"
