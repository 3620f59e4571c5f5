"""The header of a query file: what it holds, and what is said of one that is not as it must be."""

from __future__ import annotations

import pytest

from vndx.errors import DataError
from vndx.queries.header import parse

GOOD = """\
# title@en: Who?
# title@vi: Ai?
# description@en: One row each.
# description@vi: Mỗi dòng một người.
# theme: people
# param: person entity "who: anyone" "ai: bất kỳ" example person:do-minh-tuan
# param: kind code:status "which" "loại nào" example forecast
PREFIX vndx: <https://w3id.org/vndx/ontology#>
# a comment of the query's own, with SELECT ?none WHERE in it
SELECT DISTINCT ?person (COUNT(?x) AS ?count) ((1 + (2)) AS ?sum) $kind
WHERE { ?person ?kind ?x }
"""


def test_all_of_a_header_is_read() -> None:
    query = parse(GOOD, "/q/people/who-is-it.rq")
    assert (query.name, query.theme, query.title_vi) == ("who-is-it", "people", "Ai?")
    assert query.description_en == "One row each."
    assert query.columns == ("person", "count", "sum", "kind")
    assert [(param.name, param.kind, param.en, param.vi, param.example) for param in query.params] == [
        ("person", "entity", "who: anyone", "ai: bất kỳ", "person:do-minh-tuan"),
        ("kind", "code:status", "which", "loại nào", "forecast"),
    ]
    assert query.text == GOOD


def test_a_list_of_words_narrows_a_string() -> None:
    query = parse(GOOD.replace("kind code:status", "kind string:of|to"), "/q/people/who.rq")
    assert [(param.kind, param.scheme) for param in query.params if param.name == "kind"] == [
        ("string:of|to", "of|to")
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("# title@vi: Ai?\n", "", 7, "no line '# title@vi: …'"),
        ("# title@vi: Ai?", "# title@en: Ai?", 2, "a second title@en"),
        ("# title@vi: Ai?", "# titel@vi: Ai?", 2, "a header line is"),
        ("# title@vi: Ai?", "#title@vi: Ai?", 2, "a header line is"),
        ("# title@vi: Ai?", "# title@vi:", 2, "a header line is"),
        ("# theme: people", "# theme: figures", 8, "the theme is figures, but the folder is people"),
        ('entity "who: anyone"', 'thing "who: anyone"', 6, "no such type: thing"),
        ('entity "who: anyone"', 'entity:status "who: anyone"', 6, "no such type: entity"),
        ("code:status", "code:status|other", 7, "no such type: code"),
        ('"ai: bất kỳ"', "ai", 6, "a parameter is"),
        (" example forecast", "", 7, "a parameter is"),
        ("# param: kind", "# param: person", 7, "a second parameter person"),
        ("# param: kind", "# param: other", 7, "the parameter other is no column"),
        ("SELECT DISTINCT", "ASK # ", 8, "a named query is a SELECT"),
        ("?person (COUNT(?x) AS ?count) ((1 + (2)) AS ?sum) $kind", "*", 8, "SELECT *"),
    ],
)
def test_a_fault_is_named_with_file_and_line(old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(DataError) as error:
        parse(GOOD.replace(old, new, 1), "/q/people/who.rq")
    assert str(error.value).startswith(f"/q/people/who.rq:{line}: ")
    assert said in str(error.value)
    assert error.value.vi != error.value.en
