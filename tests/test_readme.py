"""What the documents show on a screen is what the commands answer.

A block marked ``console`` holds calls (``$ vndx …``) and their answers, 88
columns wide. A line ``…`` stands for lines left out. After a change on purpose:
``python tests/test_readme.py`` writes the answers anew.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "README.vi.md", "docs/guide.md")
BLOCK = re.compile(r"^```console\n\$ (vndx .*)\n((?:.*\n)*?)```$", re.MULTILINE)


def calls() -> list[tuple[str, str, str]]:
    found = []
    for name in DOCUMENTS:
        text = (ROOT / name).read_text("utf-8")
        found += [(name, match[1], match[2]) for match in BLOCK.finditer(text)]
    return found


def answer(name: str, call: str) -> str:
    """Answer a call of a document in the language of the document, as its first line has it set."""
    language = "vi" if name.endswith(".vi.md") else "en"
    environment = {**os.environ, "COLUMNS": "88", "VNDX_LANG": language, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "vndx", *shlex.split(call)[1:]]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def matches(shown: str, said: str) -> bool:
    """Tell whether *shown* is what was *said*, lines left out where ``…`` stands."""
    parts = [re.escape(part) for part in re.split(r"^…\n", shown, flags=re.MULTILINE)]
    return re.fullmatch("(?:.*\n)*?".join(parts), said) is not None


def test_the_documents_show_calls() -> None:
    assert len(calls()) >= 8
    assert {name for name, _, _ in calls()} == set(DOCUMENTS)


def test_the_vietnamese_page_sets_its_language_before_the_first_call() -> None:
    text = (ROOT / "README.vi.md").read_text("utf-8")
    assert 0 < text.index("export VNDX_LANG=vi") < text.index("vndx query")
    assert "--lang" not in "".join(call for name, call, _ in calls() if name == "README.vi.md")


def test_left_out_lines_hide_no_difference() -> None:
    assert matches("a\n…\nd\n", "a\nb\nc\nd\n")
    assert not matches("a\n…\nd\n", "a\nb\nx\n")
    assert not matches("a\n", "b\n")


@pytest.mark.parametrize(("name", "call", "shown"), calls())
def test_the_answer_shown_is_the_answer(name: str, call: str, shown: str) -> None:
    said = answer(name, call)
    assert shown.strip(" \n…"), f"{name}: `{call}` shows nothing"
    assert matches(shown, said), f"{name}: `{call}` answers\n{said}"


def suggested() -> list[tuple[str, str]]:
    """Return the calls that tables suggest, but those that write a file or leave something open."""
    found = []
    for name in DOCUMENTS:
        rows = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line.startswith("| ")]
        calls_in_rows = [call for row in rows for call in re.findall("`(vndx [^`]*)`", row)]
        found += [(name, call) for call in calls_in_rows if "…" not in call and " -o " not in call]
    return found


def test_the_tables_suggest_calls() -> None:
    assert len(suggested()) >= 10


@pytest.mark.parametrize(("name", "call"), suggested())
def test_a_suggested_call_answers(name: str, call: str) -> None:
    assert answer(name, call).strip(), f"{name}: `{call}` answers nothing"


def rewrite() -> None:
    """Write every answer anew; those that left lines out keep as many lines before the gap."""
    for name in DOCUMENTS:
        path = ROOT / name

        def anew(match: re.Match[str], name: str = name) -> str:
            said = answer(name, match[1])
            head, gap, _ = match[2].partition("…\n")
            if gap and head:
                said = "".join(said.splitlines(keepends=True)[: head.count("\n")]) + gap
            return f"```console\n$ {match[1]}\n{said}```"

        path.write_text(BLOCK.sub(anew, path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    rewrite()
