"""Completion, driven as the shells drive it: through the environment, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import program

SHELLS = ("bash", "zsh", "fish")


def complete(shell: str, line: str, **environment: str) -> list[str]:
    """Return the completions of the unfinished last word of *line*, without what a shell keeps of it."""
    words = line.split(" ")
    asked = {
        "bash": {"VNDX_LINE": line, "VNDX_BREAKS": "", "_VNDX_COMPLETE": "bash_complete"},
        "zsh": {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_VNDX_COMPLETE": "zsh_complete"},
        "fish": {"COMP_WORDS": line, "COMP_CWORD": words[-1], "_VNDX_COMPLETE": "fish_complete"},
    }[shell]
    done = subprocess.run(
        [sys.executable, "-m", "vndx"],
        capture_output=True,
        env={**os.environ, **asked, **environment},
        timeout=60,
    )
    assert done.stderr == b""
    assert done.returncode == 0
    lines = [line for line in done.stdout.decode().splitlines() if line]
    if shell == "zsh":  # three lines each: type, value, help
        return [value.replace("\\:", ":") for value in lines[1::3]]
    # fish: type,value<tab>help
    return [line.partition(",")[2].partition("\t")[0] for line in lines]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("vndx sea", {"search"}),
        ("vndx query corr", {"corroborated"}),
        ("vndx queries contra", {"contradictions"}),
        ("vndx query posts --param att", {"attested_on="}),
        ("vndx query posts -p person=person:do", {"person=person:do-minh-tuan"}),
        (
            "vndx query article -p article=00",
            {
                "article=000_56d11337c73524f5",
                "article=001_b4d0f94a64a1d25e",
                "article=002_89fe85b06d75cd0d",
                "article=003_b00752c9cd7ff306",
                "article=004_20b3eeb9a07bd9da",
            },
        ),
        ("vndx query posts -p person=do", {"person=person:do-minh-tuan"}),
        (
            "vndx query posts -p person=tuan",
            {"person=person:do-minh-tuan", "person=person:le-tuan-phong", "person=person:pham-anh-tuan"},
        ),
        ("vndx query contradictions --columns indicator,sta", {"indicator,start", "indicator,status"}),
        ("vndx cite 000", {"000_56d11337c73524f5"}),
        ("vndx verify --article 004", {"004_20b3eeb9a07bd9da"}),
        ("vndx ledger --article 004", {"004_20b3eeb9a07bd9da"}),
        ("vndx show person:do", {"person:do-minh-tuan"}),
        ("vndx search person:mai", {"person:mai-xuan-liem"}),
        ("vndx search x --type per", {"person", "period"}),
        ("vndx completion z", {"zsh"}),
        ("vndx show zzzzzz", set()),
        ("vndx nonsense x", set()),
        ("vndx query no-such-query -p a", set()),
    ],
)
def test_words_complete_in_every_shell(shell: str, line: str, expected: set[str]) -> None:
    assert set(complete(shell, line)) == expected


@pytest.mark.parametrize("shell", SHELLS)
def test_a_graph_that_cannot_be_read_leaves_the_line_alone(shell: str, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("this is no Turtle", "utf-8")
    assert complete(shell, f"vndx show --graph {broken} per") == []
    assert complete(shell, f"vndx show --graph {tmp_path}/missing.ttl per") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_and_its_shell_can_read_it(shell: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vndx", "completion", shell], capture_output=True, timeout=60
    )
    assert (done.stderr, done.returncode) == (b"", 0)
    assert b"_VNDX_COMPLETE" in done.stdout
    assert f"{shell}_complete".encode() in done.stdout
    path = tmp_path / "script"
    path.write_bytes(done.stdout)
    read = subprocess.run([program(shell), "-n", path], capture_output=True, timeout=60)
    assert (read.stdout, read.stderr, read.returncode) == (b"", b"", 0)


ASK_BASH = """
vndx() { "$PYTHON" -m vndx "$@"; }
env() {
    local -a pairs
    while [[ $1 == *=* ]]; do pairs+=("$1"); shift; done
    command env "${pairs[@]}" "$PYTHON" -m vndx
}
eval "$(vndx completion bash)"
for line in "$@"; do
    COMP_LINE=$line COMP_POINT=${#line} COMPREPLY=()
    _vndx_completion vndx
    echo "$line|${COMPREPLY[*]}"
done
"""


def test_bash_gets_only_what_it_puts_in() -> None:
    """bash takes words apart at ``:`` and ``=``: what stands before is already in the line."""
    bash = program("bash")
    lines = {
        "vndx show person:do": "do-minh-tuan",
        "vndx show person:ph": "pham-anh-tuan pham-minh-chinh phan-huy-ngoc",
        "vndx query posts -p person=person:do": "do-minh-tuan",
        "vndx query posts --param=person=person:do": "do-minh-tuan",
        "vndx query article -p article=000": "000_56d11337c73524f5",
        "vndx show 'do minh t": "person:do-minh-tuan",
        "vndx que": "query queries",
        "vndx nonsense ": "",
    }
    done = subprocess.run(
        [bash, "--norc", "-c", ASK_BASH, "bash", *lines],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHON": sys.executable},
        timeout=120,
    )
    assert done.stderr == ""
    assert dict(line.split("|") for line in done.stdout.splitlines()) == lines
