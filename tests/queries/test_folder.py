"""The table of named queries: what is in it, what is kept out, what is said of other names."""

from __future__ import annotations

from pathlib import Path

import pytest

from vndx.errors import DataError, UnknownName
from vndx.queries import find, load, names, themes

QUERY = """\
# title@en: Who?
# title@vi: Ai?
# description@en: All.
# description@vi: Tất cả.
# theme: {theme}
SELECT ?s WHERE {{ ?s ?p ?o }} ORDER BY ?s
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for theme, name in (("zebra", "alpha"), ("ant", "omega"), ("ant", "beta")):
        (tmp_path / theme).mkdir(exist_ok=True)
        (tmp_path / theme / f"{name}.rq").write_text(QUERY.format(theme=theme), "utf-8")
    (tmp_path / "themes.json").write_text(
        '{"zebra": {"en": "Zebra", "vi": "Ngựa vằn"}, "ant": {"en": "Ant", "vi": "Kiến"}}', "utf-8"
    )
    return tmp_path


def test_the_shipped_folder_holds_the_queries_that_the_issue_asks_for() -> None:
    assert len(load()) >= 76
    assert set(names()) == set(load())
    for name in ("about", "posts", "session", "documents", "indicator", "reported-by", "corroborated"):
        assert find(name).name == name
    assert [theme.name for theme in themes()] == list(dict.fromkeys(query.theme for query in load().values()))
    assert len(themes()) >= 10


def test_queries_come_in_the_order_of_themes_then_of_names(folder: Path) -> None:
    assert list(load(str(folder))) == ["alpha", "beta", "omega"]


@pytest.mark.parametrize(
    "name", ["nothing", "", "..", "../people/posts", "/etc/passwd", "posts.rq", "Posts", "a\0b"]
)
def test_only_a_name_of_the_table_is_found(name: str) -> None:
    with pytest.raises(UnknownName) as error:
        find(name)
    assert error.value.exit_code == 2


def test_a_slip_of_the_keyboard_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(UnknownName, match="did you mean targets"):
        find("target")
    with pytest.raises(UnknownName, match="`vndx queries` lists them"):
        find("qqqqqq")


def test_links_and_hidden_files_are_passed_over(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(QUERY.format(theme="ant"), "utf-8")
    (folder / "ant" / "leak.rq").symlink_to(secret)
    (folder / "ant" / ".hidden.rq").write_text("nonsense", "utf-8")
    (folder / "linked").symlink_to(folder / "ant")
    assert list(load(str(folder))) == ["alpha", "beta", "omega"]
    with pytest.raises(UnknownName):
        find("leak", str(folder))


def test_two_queries_of_one_name_are_refused(folder: Path) -> None:
    (folder / "zebra" / "beta.rq").write_text(QUERY.format(theme="zebra"), "utf-8")
    with pytest.raises(DataError, match="a second query named beta"):
        load(str(folder))


@pytest.mark.parametrize("name", ["Beta", "be_ta", "bê", "a" * 65])
def test_a_file_that_no_name_could_call_is_refused(folder: Path, name: str) -> None:
    (folder / "ant" / f"{name}.rq").write_text(QUERY.format(theme="ant"), "utf-8")
    with pytest.raises(DataError, match="a query is named with"):
        load(str(folder))


def test_a_theme_without_a_title_is_refused(folder: Path) -> None:
    (folder / "themes.json").write_text('{"ant": {"en": "Ant", "vi": "Kiến"}}', "utf-8")
    with pytest.raises(DataError, match=r"themes\.json does not list the theme zebra"):
        load(str(folder))


@pytest.mark.parametrize("text", ["", "[]", '{"ant": {"en": "Ant"}}', None])
def test_broken_themes_are_an_error_with_the_file(folder: Path, text: str | None) -> None:
    path = folder / "themes.json"
    path.unlink() if text is None else path.write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"themes\.json"):
        load(str(folder))
