"""A name given for a parameter means a thing that can stand in that column."""

from __future__ import annotations

import json

import pytest

from vndx.cli import main


def column(capsys: pytest.CaptureFixture[str], name: str, query: str, value: str) -> set[str]:
    """Return what stands in the column of a parameter when it has this value."""
    assert main(["query", query, "-p", f"{name}={value}", "--format", "json"]) == 0
    said = capsys.readouterr()
    rows = json.loads(said.out)["results"]["bindings"]
    return {row[name]["value"].rpartition("w3id.org/vndx/")[2] for row in rows if name in row}


@pytest.mark.parametrize(
    ("query", "name", "value", "thing"),
    [
        ("session", "meeting", "phiên họp 6 tháng đầu năm 2022", "id/meeting/ncdt-2022-h1"),
        ("session", "meeting", "phiên họp ngày 10/7/2024", "id/meeting/ncdt-9"),
        ("session", "participant", "Thủ tướng", "id/person/pham-minh-chinh"),  # the post is in no row
        ("session", "participant", "thu tuong", "id/person/pham-minh-chinh"),
        ("posts", "person", "do minh tuan", "id/person/do-minh-tuan"),
        ("posts", "post", "Thủ tướng", "id/post/prime-minister"),
        ("about", "entity", "đề án 06", "id/initiative/project-06"),
        # a code by what its list calls it, in either language, with marks or without
        ("forecasts", "status", "dự báo", "code/status-forecast"),
        ("forecasts", "status", "du bao", "code/status-forecast"),
        ("forecasts", "status", "Forecast", "code/status-forecast"),
        ("forecasts", "status", "forecast", "code/status-forecast"),
        ("forecasts", "status", "status-forecast", "code/status-forecast"),
        ("session", "role", "chủ trì", "code/role-chair"),
    ],
)
def test_a_name_means_what_the_column_holds(
    capsys: pytest.CaptureFixture[str], query: str, name: str, value: str, thing: str
) -> None:
    assert column(capsys, name, query, value) == {thing}


def test_of_several_things_of_one_name_those_of_the_column_are_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--lang", "en", "query", "posts", "-p", "body=tỉnh ủy"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("vndx: tỉnh ủy may mean 2 things, say which: body:")


def test_a_word_that_is_no_code_and_no_name_of_one(capsys: pytest.CaptureFixture[str]) -> None:
    for word in ("nhanh chóng", "Nhanh", "nhanh"):
        assert main(["--lang", "en", "query", "forecasts", "-p", f"status={word}"]) == 2
        assert capsys.readouterr().err == (
            f"vndx: status cannot be {word}; it is one of: actual, derived, estimate, forecast, goal\n"
        )


def test_a_thing_of_another_kind_that_is_clearly_named_is_not_replaced(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Somebody who asks for the place of that name is told so, and is not given a body."""
    assert main(["--lang", "en", "query", "posts", "-p", "body=Bình Định", "--format", "csv"]) == 0
    assert "no row of posts has body=place:binh-dinh" in capsys.readouterr().err
