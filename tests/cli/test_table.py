"""The table of commands says what the commands say of themselves, and spares importing them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from vndx.cli.table import COMMANDS

MACHINERY = {
    "__init__",
    "base",
    "chart_names",
    "columns",
    "complete",
    "draw_choice",
    "group",
    "link_graph",
    "link_judge",
    "link_search",
    "links_rows",
    "names",
    "network_call",
    "nothing",
    "out",
    "progress_data",
    "progress_nothing",
    "progress_rows",
    "query_call",
    "query_labels",
    "query_remote",
    "query_run",
    "remote_call",
    "screen",
    "sentences",
    "shells",
    "table",
    "unknown_terms",
}

HELPS = """
import json, sys
from importlib import import_module
from vndx import lang
lang.use(sys.argv[1])
print(json.dumps({n: import_module(f"vndx.cli.{n}").command.help.splitlines()[0] for n in sys.argv[2:]}))
"""

HEAVY = {
    "urllib3",
    "vndx.remote.client",
    "vndx.federation.service",
    "rdflib",
    "networkx",
    "pyvis",
    "pyshacl",
    "pyoxigraph",
    "importlib.metadata",
    "rich",
}
MODULES = """
import sys
from vndx.cli import main
assert main(sys.argv[1:]) == 0
print("\\nmodules:", *sys.modules)
"""


def _python(code: str, *words: str) -> str:
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize(("language", "place"), [("en", 0), ("vi", 1)])
def test_each_row_says_the_first_line_of_its_commands_help(language: str, place: int) -> None:
    said = json.loads(_python(HELPS, language, *COMMANDS))
    assert said == {name: texts[place] + "." for name, texts in COMMANDS.items()}


def test_each_module_of_the_command_line_is_in_the_table(root: Path) -> None:
    modules = {path.stem for path in (root / "src/vndx/cli").glob("*.py")}
    assert modules - MACHINERY == set(COMMANDS)
    assert modules >= MACHINERY


@pytest.mark.parametrize("words", [["--help"], ["--lang", "vi", "-h"], ["--version"], []])
def test_help_and_version_import_no_command_and_nothing_heavy(words: list[str]) -> None:
    loaded = set(_python(MODULES, *words).rpartition("modules:")[2].split())
    assert "vndx.cli.group" in loaded
    assert not loaded & HEAVY
    assert not {name for name in loaded if name.startswith("vndx.cli.")} - {
        "vndx.cli.group",
        "vndx.cli.table",
    }
