"""Each kind of error becomes one printable line and its exit code."""

from __future__ import annotations

import errno
import inspect
import os
import re
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vndx import errors, lang
from vndx.cli import main
from vndx.cli.sentences import explain

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.VndxError)]


def test_the_tree_of_errors_is_the_one_its_docstring_draws() -> None:
    drawn = {}
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"[ │├└─]*(\w+) +exit (\d)", line)
        if found:
            drawn[found[1]] = int(found[2])
    assert drawn == {kind.__name__: kind.exit_code for kind in TREE}
    assert len(TREE) >= 12


@pytest.mark.parametrize("kind", TREE)
def test_an_error_of_ours_is_said_in_the_language_in_force(kind: type[errors.VndxError]) -> None:
    error = kind("no graph in x", "không có đồ thị trong x")
    lang.use("en")
    assert explain(error) == (kind.exit_code, "vndx: no graph in x")
    lang.use("vi")
    assert explain(error) == (kind.exit_code, "vndx: không có đồ thị trong x")


@given(st.text(st.characters(codec=None, exclude_categories=())))
def test_no_users_word_reaches_the_terminal_raw(word: str) -> None:
    for error in (
        errors.UnknownName(word, word),
        RuntimeError(word),
        click.UsageError(word),
        OSError(2, word),
        FileNotFoundError(errno.ENOENT, "No such file", word),
    ):
        _, said = explain(error)
        said.encode("utf-8")
        assert not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in said)
        assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@click.command()
@click.option("--count", type=int)
@click.option("--kind", type=click.Choice(["a", "b"]))
@click.option("--part", type=float, required=True)
@click.option("--limit", type=click.IntRange(min=1))
@click.option("--share", type=click.FloatRange(min=0, max=1, min_open=True))
@click.option("--flag", is_flag=True)
@click.argument("file")
def _sample(**given: object) -> None:
    """Have one parameter of each kind."""


@pytest.mark.parametrize(
    ("words", "en", "vi"),
    [
        (["f"], "--part is missing", "thiếu --part"),
        (["--part", "1"], "FILE is missing", "thiếu FILE"),
        (
            ["--part", "x", "f"],
            "--part: x is not a number",
            "--part: giá trị không hợp lệ (cần một số)",
        ),
        (
            ["--part", "1", "--count", "x", "f"],
            "--count: x is not a whole number",
            "--count: giá trị không hợp lệ (cần một số nguyên)",
        ),
        (
            ["--part", "1", "--kind", "x", "f"],
            "--kind: 'x' is not one of 'a', 'b'",
            "--kind: giá trị không hợp lệ (một trong: a, b)",
        ),
        (
            ["--part", "1", "--limit", "0", "f"],
            "--limit: 0 is not a whole number of at least 1",
            "--limit: giá trị không hợp lệ (cần một số nguyên ≥ 1)",
        ),
        (
            ["--part", "1", "--share", "2", "f"],
            "--share: 2.0 is not a number greater than 0 and at most 1",
            "--share: giá trị không hợp lệ (cần một số > 0 và ≤ 1)",
        ),
        (
            ["--part", "1", "--limit", "x", "f"],
            "--limit: x is not a whole number of at least 1",
            "--limit: giá trị không hợp lệ (cần một số nguyên ≥ 1)",
        ),
        (
            ["--part", "1", "--parts", "f"],
            "no such option: --parts; did you mean --part?",
            "không có tuỳ chọn --parts; có phải là --part?",
        ),
        (
            ["--part", "1", "f", "-1"],
            "-1 is no option; a number below zero stands after =, as in --option=-1",
            "không có tuỳ chọn -1; số âm phải viết sau dấu =, như --tuy-chon=-1",
        ),
        (
            ["--part", "1", "f", "g"],
            "Got unexpected extra argument (g)",
            "thừa tham số trong dòng lệnh: g",
        ),
        (
            ["--part", "1", "f", "g", "h"],
            "Got unexpected extra arguments (g h)",
            "thừa tham số trong dòng lệnh: g h",
        ),
    ],
)
def test_the_parsers_errors_in_both_languages(words: list[str], en: str, vi: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        _sample.make_context("vndx sample", list(words))
    lang.use("en")
    assert explain(caught.value) == (2, f"vndx: {en}; see vndx sample --help")
    lang.use("vi")
    assert explain(caught.value) == (2, f"vndx: {vi}; xem vndx sample --help")


@pytest.mark.parametrize(
    ("words", "vi"),
    [
        (["f", "--part"], "vndx: tuỳ chọn --part cần một giá trị; xem "),
        (["f", "--flag=1"], "vndx: tuỳ chọn --flag không nhận giá trị; xem "),
    ],
)
def test_an_option_without_its_value_or_with_one_too_many(words: list[str], vi: str) -> None:
    with pytest.raises(click.UsageError) as caught:
        _sample.make_context("vndx sample", list(words))
    lang.use("vi")
    code, said = explain(caught.value)
    assert code == 2
    assert said.startswith(vi)


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("progress --year", "progress"),
        ("stats -o", "stats"),
        ("query targets -o", "query"),
        ("query posts -p", "query"),
        ("query targets --graph", "query"),
        ("query targets --format", "query"),
        ("query -f", "query"),
    ],
)
def test_an_option_with_nothing_after_it_names_the_page_of_its_command(
    words: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = words.split()[-1]
    assert main(["--lang", "en", *words.split()]) == 2
    assert capsys.readouterr() == ("", f"vndx: {option} requires an argument; see vndx {command} --help\n")
    assert main(["--lang", "vi", *words.split()]) == 2
    assert capsys.readouterr().err == f"vndx: tuỳ chọn {option} cần một giá trị; xem vndx {command} --help\n"


def test_of_options_that_are_alike_the_nearest_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "progress", "--years", "2024"]) == 2
    assert "did you mean --year?" in capsys.readouterr().err


def test_a_language_of_the_environment_that_is_none_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for value, told in (("fr", True), ("vi", False), ("EN", False), ("", False)):
        monkeypatch.setenv("VNDX_LANG", value)
        assert main(["--version"]) == 0
        assert ("VNDX_LANG=fr is no language of vndx" in capsys.readouterr().err) is told
    monkeypatch.setenv("VNDX_LANG", "fr")
    assert main(["--lang", "vi", "--version"]) == 0  # then nobody asks the environment
    assert capsys.readouterr().err == ""


def test_words_too_many_are_echoed_short() -> None:
    with pytest.raises(click.UsageError) as caught:
        _sample.make_context("vndx sample", ["--part", "1", "f", "x" * 5000])
    for language in ("en", "vi"):
        lang.use(language)
        assert len(explain(caught.value)[1]) < 250


def test_interrupt_and_a_reader_gone_say_nothing() -> None:
    assert explain(KeyboardInterrupt()) == (130, "")
    assert explain(click.Abort()) == (130, "")
    assert explain(BrokenPipeError()) == (141, "")


def test_what_should_not_happen_asks_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        raise RuntimeError("stub\x1b[0m")
    except RuntimeError as caught:
        error = caught
    code, said = explain(error)
    assert code == 1
    assert "please report it" in said
    assert "RuntimeError: stub\\x1b[0m" in said
    assert "\n" not in said
    monkeypatch.setenv("VNDX_DEBUG", "1")
    _, said = explain(error)
    assert said.startswith("Traceback")
    assert os.path.basename(__file__) in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("number", "vi"),
    [
        (errno.ENOENT, "không có tệp hay thư mục này"),
        (errno.EACCES, "không có quyền"),
        (errno.EISDIR, "đây là thư mục"),
        (errno.ENOSPC, "hết chỗ trên đĩa"),
        (errno.EDQUOT, f"“{os.strerror(errno.EDQUOT)}”"),  # not translated: the words of the system
    ],
)
def test_what_the_system_refuses_is_said_in_both_languages(number: int, vi: str) -> None:
    error = OSError(number, os.strerror(number), "here")
    assert errors.reason(error) == (os.strerror(number), vi)
    lang.use("vi")
    assert explain(error) == (1, f"vndx: không dùng được here: {vi}")


def test_a_missing_folder_of_texts_has_no_english_in_a_vietnamese_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lang.use("vi")
    assert main(["--lang", "vi", "verify", "--texts", str(tmp_path / "none")]) == 1
    assert capsys.readouterr().err == (
        f"vndx: không đọc được thư mục văn bản {tmp_path}/none: không có tệp hay thư mục này; "
        "hãy chỉ ra bằng --texts\n"
    )


def test_the_words_of_a_parser_stand_in_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.nt").write_text("<http://u.org/a> <http://u.org/b> .")
    assert (
        main(["--lang", "vi", "verify", "--texts", str(tmp_path), "--graph", str(tmp_path / "bad.nt")]) == 1
    )
    said = capsys.readouterr().err
    assert "dòng 1, cột" in said
    assert "lỗi cú pháp; bộ đọc báo “" in said
    assert said.endswith("”\n")
