"""The script of the page is readable modules, and the linter has nothing to say of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from vndx.draw.script import order, script

LINTER = Path(sys.executable).parent / "oxlint"


def lint(root: Path, *where: Path) -> subprocess.CompletedProcess[str]:
    call = [str(LINTER), "--config", str(root / ".oxlintrc.json"), "--deny-warnings", "--format", "unix"]
    return subprocess.run([*call, *map(str, where)], capture_output=True, text=True, check=False)


def modules(root: Path) -> list[Path]:
    found = sorted((root / "src" / "vndx" / "draw" / "page").glob("*.js"))
    assert len(found) >= 10
    return found


def test_the_linter_has_nothing_to_say(root: Path) -> None:
    done = lint(root, *modules(root))
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("nowhere();", "no-undef"),
        ("export const unused = () => { const x = 1; };", "no-unused-vars"),
        ("document.body.innerHTML = location.hash;", "no-restricted-properties"),
        ("document.body.insertAdjacentHTML('beforeend', location.hash);", "no-restricted-properties"),
        ("document.write(location.hash);", "no-restricted-properties"),
        ("eval(location.hash);", "no-eval"),
        ("setTimeout('alert(1)');", "no-implied-eval"),
        ("export const f = new Function('return 1');", "no-new-func"),
        ("location.href = 'javascript:alert(1)';", "no-script-url"),
        ("fetch('https://example.org');", "no-restricted-globals"),
        ("export const r = Math.random();", "no-restricted-properties"),
        ("if (location.hash == 1) close();", "eqeqeq"),
        ("console.warn(1);", "no-console"),
        ("import { absent } from './other.js';\nabsent();", "import(named)"),
    ],
)
def test_the_linter_would_find(root: Path, tmp_path: Path, line: str, rule: str) -> None:
    (tmp_path / "other.js").write_text("export const present = 1;\n")
    (tmp_path / "module.js").write_text(f"{line}\n")
    done = lint(root, tmp_path)
    assert done.returncode == 1
    assert rule in done.stdout


def test_every_module_is_joined_once_after_what_it_imports(root: Path) -> None:
    names = order()
    assert sorted(names) == [path.stem for path in modules(root)]
    assert names[-1] == "main"
    for path in modules(root):
        for wanted in re.findall(r'from "\./(\w+)\.js"', path.read_text("utf-8")):
            assert names.index(wanted) < names.index(path.stem)
    assert "import " not in re.sub(r"//.*", "", script())
