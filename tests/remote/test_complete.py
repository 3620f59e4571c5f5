from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from vndx.errors import RemoteError
from vndx.remote.complete import CSV, JSON, N_TRIPLES, whole_csv, whole_json, whole_triples
from vndx.remote.reply import Reply

_WHEN = datetime(2026, 11, 22, tzinfo=UTC)
_TERM = {"type": "uri", "value": "urn:a"}


def _reply(body: bytes, kind: str, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply("http://a.example/sparql", 200, {"content-type": kind} | named, body, _WHEN)


def _json(rows: int = 1) -> bytes:
    answer = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": _TERM}] * rows}}
    return json.dumps(answer, indent=1).encode()


def test_every_cut_of_a_json_is_seen() -> None:
    whole = _json(3)
    assert len(whole_json(_reply(whole, JSON), 10)["results"]["bindings"]) == 3
    for end in range(len(whole)):
        with pytest.raises(RemoteError) as caught:
            whole_json(_reply(whole[:end], JSON), 10)
        assert caught.value.kind in ("truncated", "broken")


def test_a_cut_of_a_csv_is_seen_where_it_can_be() -> None:
    whole = b'item,label\r\nhttp://a.example/1,"Ha\r\nNoi"\r\nhttp://a.example/2,Hue\r\n'
    assert whole_csv(_reply(whole, "text/csv; charset=utf-8"), 10) == [
        ["item", "label"],
        ["http://a.example/1", "Ha\r\nNoi"],
        ["http://a.example/2", "Hue"],
    ]
    ends = {whole.index(b"http://a.example/1"), whole.index(b"http://a.example/2"), len(whole)}
    for end in range(len(whole)):
        if end in ends:  # the end of a row: nothing in a CSV tells that there were more
            continue
        if whole[:end].endswith(b"\r"):
            continue
        with pytest.raises(RemoteError) as caught:
            whole_csv(_reply(whole[:end], CSV), 10)
        assert caught.value.kind == "truncated"


def test_what_only_looks_like_the_end_of_a_row_is_none() -> None:
    body = "item,label\r\nhttp://a.example/1,Ha\u2028Noi\x85\r\n".encode()
    assert whole_csv(_reply(body, CSV), 10)[1:] == [["http://a.example/1", "Ha\u2028Noi\x85"]]


def test_a_cut_within_a_triple_is_seen() -> None:
    whole = b'<urn:a> <urn:b> "x. y" .\n<urn:a> <urn:b> "z" .\n'
    assert whole_triples(_reply(whole, N_TRIPLES), 10) == whole
    assert whole_triples(_reply(b"", N_TRIPLES), 10) == b""
    seen = 0
    for end in range(1, len(whole)):
        if end == whole.index(b"\n") + 1:
            continue
        with pytest.raises(RemoteError):
            whole_triples(_reply(whole[:end], N_TRIPLES), 10)
        seen += 1
    assert seen == len(whole) - 2


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b"null",
        b"{}",
        b'{"head": {}}',
        b'{"head": {"vars": ["x"]}, "results": {}}',
        b'{"head": {"vars": "x"}, "results": {"bindings": []}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [1]}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": "urn:a"}]}}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "uri", "value": 1}}]}}',
        b'{"head": {}, "boolean": "yes"}',
        b'{"head": {"vars": ["x"]}, "results": {"bindings": []}} {}',
    ],
)
def test_what_is_no_answer_is_none(body: bytes) -> None:
    with pytest.raises(RemoteError, match="no JSON of SPARQL") as caught:
        whole_json(_reply(body, JSON), 10)
    assert caught.value.kind == "broken"


@pytest.mark.parametrize(("rows", "limit", "whole"), [(2, "3", True), (3, "3", False), (3, "", True)])
def test_a_limit_that_was_not_reached_cut_nothing(rows: int, limit: str, whole: bool) -> None:
    reply = _reply(_json(rows), JSON, x_sparql_maxrows=limit)
    if whole:
        whole_json(reply, 10)
        return
    with pytest.raises(RemoteError, match="3 rows at most"):
        whole_json(reply, 10)


def test_more_rows_than_we_take() -> None:
    with pytest.raises(RemoteError, match="more than 4 rows") as caught:
        whole_json(_reply(_json(5), JSON), 4)
    assert caught.value.kind == "size"


@pytest.mark.parametrize(
    "headers",
    [
        {"x_sql_state": "S1TAT"},
        {"x_sql_message": "RC...: Returning incomplete results, query interrupted by result timeout."},
    ],
)
def test_an_answer_of_what_time_allowed_is_not_whole(headers: dict[str, str]) -> None:
    for look, body, kind in ((whole_json, _json(), JSON), (whole_csv, b"x\n1\n", CSV)):
        with pytest.raises(RemoteError, match="ran out of time"):
            look(_reply(body, kind, **headers), 10)
