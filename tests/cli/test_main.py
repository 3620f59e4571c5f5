"""``vndx`` as a process: language, help, version, exit codes, streams that break."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import vndx
from vndx.cli import main
from vndx.cli.table import COMMANDS

VNDX = [sys.executable, "-m", "vndx"]


def test_version_is_the_one_of_pyproject(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert vndx.__version__ == project["version"]
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"vndx {vndx.__version__}\n"


@pytest.mark.parametrize("words", [["--lang", "vi"], ["--lang=vi"], ["-h", "--lang", "vi"]])
def test_help_in_vietnamese_has_no_english_of_clicks_left(words: list[str]) -> None:
    done = subprocess.run([*VNDX, *words], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.startswith("Cách dùng: vndx [TUỲ CHỌN] LỆNH")
    for english in ("Usage", "Options", "OPTIONS", "Commands", "Show", "exit"):
        assert english not in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_commands_help_in_vietnamese_has_no_english_of_clicks_left(name: str) -> None:
    call = [*VNDX, name, "--lang", "vi", "--help"]
    page = subprocess.run(call, capture_output=True, check=True, encoding="utf-8").stdout
    assert page.startswith(f"Cách dùng: vndx {name}")
    for english in (
        "Usage:",
        "Options:",
        "OPTIONS",
        "arguments:",
        "Show this",
        "default:",
        "required]",
        "env var",
    ):
        assert english not in page


@pytest.mark.parametrize("name", COMMANDS)
def test_values_in_a_vietnamese_help_have_vietnamese_names(name: str) -> None:
    call = [*VNDX, name, "--lang", "vi", "--help"]
    page = subprocess.run(call, capture_output=True, check=True, encoding="utf-8").stdout
    usage, _, options = page.partition("Tuỳ chọn:\n")
    signs = [line[:30] for line in options.splitlines()] + [usage.partition("\n\n")[0]]
    named = {word for line in signs for word in re.findall(r"(?<![\w-])[A-Z_]{2,}(?!\w)", line)}
    assert {word for word in named if not word.startswith("VNDX_")} <= {"IRI", "URL"}


def test_help_lists_each_command_in_the_order_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    listed = capsys.readouterr().out.partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines() if line[2:3].strip()] == list(COMMANDS)


def test_language_of_the_environment_counts_unless_the_call_says_otherwise() -> None:
    def help_in(**environment: str) -> str:
        rest = {
            k: v for k, v in os.environ.items() if k not in {"VNDX_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}
        }
        call = [*VNDX, "--help"]
        return subprocess.run(
            call, capture_output=True, check=True, env=rest | environment, encoding="utf-8"
        ).stdout.split(":")[0]

    assert help_in() == "Usage"
    assert help_in(VNDX_LANG="vi") == "Cách dùng"
    assert help_in(LC_ALL="vi_VN.UTF-8") == "Cách dùng"
    assert help_in(LC_ALL="vi_VN.UTF-8", VNDX_LANG="en") == "Usage"
    # Vietnamese also leaves where the locale could not write it.
    assert help_in(VNDX_LANG="vi", LC_ALL="C", PYTHONIOENCODING="ascii") == "Cách dùng"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nothing"], "no such command: nothing; see vndx --help"),
        (["--lang", "vi", "nothing"], "không có lệnh nothing; xem vndx --help"),
        (["--languag"], "no such option: --languag; did you mean --lang?; see vndx --help"),
        (["--lang", "fr"], "--lang: 'fr' is not one of 'vi', 'en'; see vndx --help"),
        (["--lang=fr"], "--lang: 'fr' is not one of 'vi', 'en'; see vndx --help"),
        (["--lang"], "--lang requires an argument; see vndx --help"),
        (["--lang", "vi", "--version=1"], None),
        (["\x1b[31mred\u202e\udcff\nvndx: all is well"], None),
    ],
)
def test_wrong_words_end_as_one_sentence_and_exit_2(
    words: list[str], sentence: str | None, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("vndx: ")
    assert err.count("\n") == 1
    assert err[:-1].isprintable()
    if sentence:
        assert err == f"vndx: {sentence}\n"


def test_a_command_nearly_right_is_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    name = next(iter(COMMANDS))
    assert main([name + "x"]) == 2
    assert capsys.readouterr().err == f"vndx: no such command: {name}x; did you mean {name}?\n"


def test_a_reader_that_went_away_ends_it_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*VNDX, "--help"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["--help", "stats", "queries", "show mic", "query posts", "search mic"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_stdout_ends_as_one_sentence(name: str, unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*VNDX, *name.split()], stdout=full, stderr=subprocess.PIPE, check=False, env=environment
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"vndx: the system refused: No space left")
    assert done.stderr.count(b"\n") == 1


def _without(closed: str, words: str) -> subprocess.CompletedProcess[bytes]:
    call = f"exec {closed}; exec {sys.executable} -m vndx {words}"
    return subprocess.run(["sh", "-c", call], capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize("words", ["--version", "query posts", "search mic", "show body:mic", "stats"])
def test_a_closed_stdout_is_one_sentence(words: str) -> None:
    done = _without(">&-", words)
    assert done.returncode == 1
    assert done.stderr.startswith(b"vndx: stdout is closed")
    assert done.stderr.count(b"\n") == 1


def test_a_closed_stderr_or_an_output_of_its_own_does_no_harm(tmp_path: Path) -> None:
    assert _without("2>&-", "--version").stdout.startswith(b"vndx ")
    assert _without(">&- 2>&- <&-", "query posts").returncode == 1
    done = _without(">&-", f"query 'ASK {{}}' -o {tmp_path}/answer")
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "answer").read_bytes() == b"true\n"


def test_cli_py_does_what_vndx_does(root: Path, tmp_path: Path) -> None:
    for words in (["--help"], ["--version"], ["nothing"]):
        here, there = (
            subprocess.run([*call, *words], capture_output=True, cwd=tmp_path, check=False)
            for call in (VNDX, [sys.executable, str(root / "cli.py")])
        )
        assert (here.returncode, here.stdout, here.stderr) == (there.returncode, there.stdout, there.stderr)


def test_cli_py_without_the_dependencies_says_what_to_run(root: Path) -> None:
    # -I -S: no installed package is seen, as on a machine with nothing but Python.
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(root / "cli.py")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr == "vndx: click is not installed; run `make demo`, or `pip install .`\n"


@pytest.mark.parametrize("words", ["search mic", "query posts", "stats", "show body:mic"])
@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("ModuleNotFoundError", "vndx: pyoxigraph is not installed; run"),
        ("ImportError", "vndx: pyoxigraph is not installed as a whole; run"),
    ],
)
def test_a_missing_engine_is_not_blamed_on_the_data(
    words: str, error: str, said: str, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "pyoxigraph.py").write_text(f"raise {error}('no', name='pyoxigraph')")
    done = subprocess.run(
        [sys.executable, str(root / "cli.py"), *words.split()],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
