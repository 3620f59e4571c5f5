"""Values of parameters become typed terms, and never anything more than a term."""

from __future__ import annotations

from unicodedata import normalize

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx.errors import UnknownName, UsageError, VndxError
from vndx.queries import NamedQuery, Parameter, bind, shorten
from vndx.queries.named import TYPES

XSD = "http://www.w3.org/2001/XMLSchema#"


def query(kind: str) -> NamedQuery:
    """Return a query with one parameter ``it`` of a type."""
    name, _, scheme = kind.partition(":")
    param = Parameter("it", name, scheme, "it", "nó", "EXAMPLE")
    return NamedQuery(
        name="q",
        theme="t",
        title_en="",
        title_vi="",
        description_en="",
        description_vi="",
        params=(param,),
        columns=("it",),
        text="SELECT ?it WHERE { ?it ?p ?o }",
        path="q.rq",
    )


def term(kind: str, value: str) -> str:
    return bind(query(kind), {"it": value})["it"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("entity", "person:do-minh-tuan", "<https://w3id.org/vndx/id/person/do-minh-tuan>"),
        ("entity", "<https://example.org/x>", "<https://example.org/x>"),
        ("entity", "https://example.org/x?y=1#z", "<https://example.org/x?y=1#z>"),
        ("integer", "2024", f'"2024"^^<{XSD}integer>'),
        ("integer", "-007", f'"-7"^^<{XSD}integer>'),
        ("integer", "+0", f'"0"^^<{XSD}integer>'),
        ("integer", "-0", f'"0"^^<{XSD}integer>'),
        ("date", "2023-12-28", f'"2023-12-28"^^<{XSD}date>'),
        ("date", "28/12/2023", f'"2023-12-28"^^<{XSD}date>'),
        ("date", "28-12-2023", f'"2023-12-28"^^<{XSD}date>'),
        ("date", "1.2.2024", f'"2024-02-01"^^<{XSD}date>'),
        ("string", ' 05-NQ/TU "x" \\ ', '"05-NQ/TU \\"x\\" \\\\"'),
        ("string", normalize("NFD", "Đề án"), '"Đề án"'),
        ("string:of|to", "to", '"to"'),
        ("language", "vi", '"vi"'),
        ("code:status", "forecast", "<https://w3id.org/vndx/code/status-forecast>"),
        ("code:status", "status-forecast", "<https://w3id.org/vndx/code/status-forecast>"),
        ("code:status", "code:status-forecast", "<https://w3id.org/vndx/code/status-forecast>"),
        ("code", "unit:PERCENT", "<http://qudt.org/vocab/unit/PERCENT>"),
        ("article", "000_56d11337c73524f5", "<https://w3id.org/vndx/id/article/000_56d11337c73524f5>"),
        ("article", "article:000_x", "<https://w3id.org/vndx/id/article/000_x>"),
    ],
)
def test_each_type_becomes_its_term(kind: str, value: str, expected: str) -> None:
    assert term(kind, value) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("entity", "Đỗ Minh Tuấn"),
        ("entity", ""),
        ("entity", "person:do minh"),
        ("entity", "<javascript:alert(1)>"),
        ("entity", "<https://x/> } ; DROP"),
        ("entity", "https://x/\u0000"),
        ("integer", "2024.0"),
        ("integer", "hai nghìn"),
        ("integer", "٢٠٢٤"),
        ("integer", "1" * 40),
        ("date", "2023-13-28"),
        ("date", "2023-02-30"),
        ("date", "20231228"),
        ("date", "28/12-2023"),
        ("date", "2023-W52-4"),
        ("date", "today"),
        ("string", "a\nb"),
        ("string", "\x1b[31m"),
        ("string", "\ud800"),
        ("language", "fr"),
        ("code:status", "for cast"),
        ("article", "../000"),
    ],
)
def test_what_is_not_of_the_type_is_a_sentence(kind: str, value: str) -> None:
    with pytest.raises(UsageError) as error:
        term(kind, value)
    assert error.value.exit_code == 2
    assert "it=EXAMPLE" in error.value.en
    assert "it=EXAMPLE" in error.value.vi


@pytest.mark.parametrize("day", ["2023-12-28", "28/12/2023", "28.12.2023", "28-12-2023"])
def test_every_form_of_a_day_that_the_sentence_names_is_taken(day: str) -> None:
    assert term("date", day) == f'"2023-12-28"^^<{XSD}date>'
    with pytest.raises(UsageError) as error:
        term("date", "28 12 2023")
    for form in ("YYYY-MM-DD", "D/M/YYYY", "D.M.YYYY", "D-M-YYYY"):
        assert form in error.value.en
        assert form in error.value.vi


def test_a_word_that_is_not_in_its_list_is_answered_with_the_list() -> None:
    with pytest.raises(UsageError, match="it cannot be by; it is one of: of, to"):
        term("string:of|to", "by")


def test_a_parameter_that_the_query_does_not_have_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="has no parameter its; did you mean it"):
        bind(query("string"), {"its": "x"})
    with pytest.raises(UnknownName, match="it has: it"):
        bind(query("string"), {"zzzz": "x"})


def test_names_are_found_by_whoever_can_find_them() -> None:
    asked = []

    def resolve(param: Parameter, words: str) -> str:
        asked.append((param.name, words))
        return "https://example.org/found"

    assert bind(query("entity"), {"it": "Đỗ Minh Tuấn"}, resolve) == {"it": "<https://example.org/found>"}
    assert bind(query("article"), {"it": "000"}, resolve) == {"it": "<https://example.org/found>"}
    assert asked == [("it", "Đỗ Minh Tuấn"), ("it", "000")]
    assert bind(query("code:status"), {"it": "dự báo"}, resolve) == {"it": "<https://example.org/found>"}
    assert asked.pop() == ("it", "dự báo")
    # what is an IRI already needs nobody
    assert bind(query("entity"), {"it": "body:mic"}, resolve) == {"it": "<https://w3id.org/vndx/id/body/mic>"}
    assert len(asked) == 2


@pytest.mark.parametrize(
    ("kind", "value", "short"),
    [
        ("entity", "https://w3id.org/vndx/id/body/mic", "body:mic"),
        ("code:status", "https://w3id.org/vndx/code/status-forecast", "forecast"),
        ("article", "https://w3id.org/vndx/id/article/000_x", "000_x"),
        ("integer", "2024", "2024"),
        ("string", "05-NQ/TU", "05-NQ/TU"),
    ],
)
def test_a_term_is_shortened_to_what_a_user_may_write(kind: str, value: str, short: str) -> None:
    (param,) = query(kind).params
    assert shorten(param, value) == short
    assert value in term(kind, short)


@given(kind=st.sampled_from([*TYPES, "code:status"]), value=st.text() | st.text('<>"{}|^`\\ u0022:;./-?&#x'))
def test_any_value_is_one_term_or_an_error(kind: str, value: str) -> None:
    """Whatever is given, the engine binds exactly one term and the query stays what it was."""
    try:
        words = term(kind, value)
    except VndxError:
        return
    (triple,) = ox.parse(f"<urn:s> <urn:p> {words} .", ox.RdfFormat.N_TRIPLES)
    assert isinstance(triple.object, ox.NamedNode | ox.Literal)
    if kind == "string":
        assert triple.object == ox.Literal(normalize("NFC", value.strip()))
    # The engine takes it as the value of the variable and gives just that back.
    answer = ox.Store().query("SELECT ?it WHERE {}", substitutions={ox.Variable("it"): triple.object})
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["it"] for row in answer] == [triple.object]
