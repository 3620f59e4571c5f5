"""Every named query in both engines: the same answers, in one order, with parameters that are columns."""

from __future__ import annotations

import re

import pytest

from tests.queries.conftest import Ask, Cell, local, rows_of
from tests.queries.cover import cover
from vndx.graph.engine import Engine
from vndx.queries import NamedQuery, Parameter, bind, load

#: Those that ask other servers are in tests/federation.
QUERIES = {name: query for name, query in load().items() if not query.services}
CASES = [(name, None) for name in QUERIES] + [
    (query.name, param) for query in QUERIES.values() for param in query.params
]
#: A good graph has no contradiction, so that no example of a parameter has an answer.
EMPTY = {"contradictions"}
#: Queries whose whole answer takes rdflib minutes: it is asked for one value of this parameter after the
#: other, until each value of the next column and each kind of row was seen. In the columns behind them any
#: value is as good as another of its sort.
BIT_BY_BIT = {"about": ("entity", "property", ("value", "article", "start", "end", "quote"))}


def test_how_many_queries_and_parameters_are_run() -> None:
    """A filter left behind would show here: each query once without and once for each parameter."""
    assert len(QUERIES) >= 76
    assert len(CASES) == len(QUERIES) + sum(len(query.params) for query in QUERIES.values()) >= 250


def _id(case: object) -> str:
    return case.name if isinstance(case, Parameter) else str(case or "all")


@pytest.mark.parametrize(("name", "param"), CASES, ids=_id)
def test_both_engines_give_the_same_rows_in_the_same_order(
    ask: Ask, ask_rdflib: Ask, name: str, param: Parameter | None
) -> None:
    query = QUERIES[name]
    given = {param.name: param.example} if param else {}
    ours = ask(query, given)
    by, once, free = BIT_BY_BIT.get(name, ("", "", ()))
    if by and by not in given:
        place = query.columns.index(by)
        values = cover(ours, place, query.columns.index(once), frozenset(map(query.columns.index, free)))
        assert len(values) > 25
        for value in values:
            kept = [row for row in ours if row[place] == value]
            assert ask_rdflib(query, {**given, by: str(value)}) == kept
    else:
        assert ours == ask_rdflib(query, given)
    assert len(set(ours)) == len(ours), "a row comes twice"
    assert bool(ours) != (name in EMPTY)


#: A day up to which something is known: it keeps what is of that day or before, and is empty if not given.
BOUND = "as_of"
#: A day whose state is asked for; what held on it is looked at in tests/content/country.
STATE = "on"
FIXED = [(name, param) for name, param in CASES if param and param.name not in (BOUND, STATE)]
BOUNDED = [(name, param) for name, param in CASES if param and param.name == BOUND]


@pytest.mark.parametrize(("name", "param"), FIXED, ids=_id)
def test_a_parameter_keeps_the_rows_that_have_its_value(ask: Ask, name: str, param: Parameter) -> None:
    query = QUERIES[name]
    term = bind(query, {param.name: param.example})[param.name]
    place = query.columns.index(param.name)
    kept = [row for row in ask(query) if _words(row[place]) == term]
    assert ask(query, {param.name: param.example}) == kept


@pytest.mark.parametrize(("name", "param"), BOUNDED, ids=_id)
def test_a_day_leaves_out_what_came_later(ask: Ask, name: str, param: Parameter) -> None:
    query = QUERIES[name]
    place = query.columns.index(param.name)
    everything = ask(query)
    assert {row[place] for row in everything} == {None}
    by_day = {day: ask(query, {param.name: day}) for day in ("1900-01-01", param.example, "9999-12-31")}
    for day, rows in by_day.items():
        assert {local(row[place]) for row in rows} <= {day}
        without = [(*row[:place], None, *row[place + 1 :]) for row in rows]
        assert without == [row for row in everything if row in set(without)], "in the same order"
    assert by_day["1900-01-01"] == []
    assert 0 < len(by_day[param.example]) < len(everything)


def _words(cell: Cell) -> str:
    """Write a cell as `bind` writes terms."""
    if isinstance(cell, tuple):
        plain = cell[1].endswith("#string")
        return f'"{cell[0]}"' if plain else f'"{cell[0]}"^^<{cell[1]}>'
    if isinstance(cell, str):
        return f"<{cell}>"
    return f'"{cell}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def order_by(query: NamedQuery) -> list[str]:
    """Return the columns that the query sorts by."""
    _, clause, last = query.text.rpartition("ORDER BY")
    assert clause
    return re.findall(r"\?(\w+)", last)


@pytest.mark.parametrize("name", QUERIES)
def test_the_order_is_total(ask: Ask, name: str) -> None:
    """No two rows tie, so that no engine may swap them."""
    query = QUERIES[name]
    columns = order_by(query)
    assert set(columns) <= set(query.columns)
    keys = [tuple(row[column] for column in columns) for row in rows_of(query, ask(query))]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", QUERIES)
def test_any_tool_can_run_it(engine: Engine, name: str) -> None:
    """It declares its prefixes itself, and its columns are those that the header was checked against."""
    query = QUERIES[name]
    answer = engine.query(query.text, prefixes={}, max_rows=1)
    assert answer.kind == "select"
    declared = re.findall(r"(?m)^PREFIX (\S+): <\S+>$", query.text)
    assert declared == list(dict.fromkeys(declared))
    body = re.sub(r'(?m)^(PREFIX|#).*$|"[^"]*"|<[^>\s]*>|#.*$', "", query.text)
    used = set(re.findall(r"(?<![\w?])([a-z]+):", body))
    assert used == set(declared), "a prefix is declared and not used, or the other way round"


@pytest.mark.parametrize("name", QUERIES)
def test_constructs_that_an_engine_gets_wrong_are_not_used(name: str) -> None:
    """One engine errs with some things inside GRAPH ?g, the other with years as such."""
    text = re.sub(r"(?m)#.*$", "", QUERIES[name].text)
    assert "gYear" not in text
    for inside in re.findall(r"GRAPH\s+\?\w+\s*\{([^}]*)\}", text):
        assert not re.search("SELECT|MINUS|VALUES", inside)
    assert len(re.findall(r"GRAPH\s+\?", text)) == len(re.findall(r"GRAPH\s+\?\w+\s*\{[^{}]*\}", text))
    assert not re.search(r"!\s*BOUND", text)


FULL = [
    "indicator",
    "comparator",
    "value",
    "unit",
    "area",
    "population",
    "period_begin",
    "period_end",
    "status",
    "reporter",
    "article",
    "start",
    "end",
    "quote",
    "inferred",
]


def test_a_figure_always_comes_with_all_that_it_states() -> None:
    """Each query that gives the value of a figure gives where it is from as well."""
    of_figures = [query for query in QUERIES.values() if "vndx:value ?value" in query.text]
    # what an article says holds more than figures, and refers to them; what was inferred is no figure;
    # what nobody reported has no reporter; two figures in one row have two of each
    other = {"article", "between-sessions", "contradictions", "inferred", "known-by", "unattributed"}
    full = [query.name for query in of_figures if query.name not in other]
    assert len(full) >= 20
    for name in full:
        assert [column for column in FULL if column not in QUERIES[name].columns] == [], name
    missing = set(FULL) - set(QUERIES["contradictions"].columns)
    assert missing == {"inferred"}
