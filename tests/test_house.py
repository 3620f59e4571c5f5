"""The rules of the house that no linter checks: set-up commands, generated pages, layers."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path


def test_the_command_line_reference_is_what_the_commands_say(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "docs" / "make_cli_reference.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_make_help_explains_each_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    done = subprocess.run(["make", "-s", "help"], cwd=root, capture_output=True, text=True, check=True)
    listed = [line.split(None, 2)[1] for line in done.stdout.splitlines()]
    assert listed == phony[1].split()


def test_make_says_in_one_sentence_that_there_is_no_python(root: Path, tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(root / name, tmp_path)
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "make", "echo"):
        (tools / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    done = subprocess.run(
        [str(tools / "make"), "demo"],
        cwd=tmp_path,
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.startswith("vndx needs Python 3.11 or newer")
    assert "Installing" not in done.stdout


def test_the_ci_run_fails_without_the_articles_texts(root: Path, tmp_path: Path) -> None:
    (tmp_path / "checkout" / ".ci").mkdir(parents=True)
    script = shutil.copy(root / ".ci" / "run", tmp_path / "checkout" / ".ci")
    done = subprocess.run(["bash", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the articles' texts are missing" in done.stderr


def test_the_layers_name_each_module_and_none_is_optional_without_need(root: Path) -> None:
    # import-linter's `exhaustive` fails on a module that no layer names; here the other way round.
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = settings["contracts"]
    assert contract["exhaustive"] is True
    named = set(re.findall(r"\w+", " ".join(contract["layers"])))
    modules = {
        path.stem for path in (root / "src" / "vndx").iterdir() if path.suffix == ".py" or path.is_dir()
    }
    assert named == modules - {"__init__", "__main__", "__pycache__"}
