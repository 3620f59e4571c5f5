"""The pictures of the documentation, and what it says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.chart.made import parsed


def test_the_pictures_are_what_is_drawn(root: Path) -> None:
    script = root / "docs" / "make_charts.py"
    done = subprocess.run(
        [sys.executable, str(script), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_each_picture_is_shown_and_there_is_no_other(root: Path) -> None:
    page = (root / "docs" / "charts.md").read_text("utf-8")
    shown = re.findall(r"\]\(charts/([^)]+)\)", page)
    there = sorted(path.name for path in (root / "docs" / "charts").iterdir())
    assert sorted(shown) == there
    assert len(there) == 2
    for name in there:
        assert parsed((root / "docs" / "charts" / name).read_text("utf-8")).tag == "svg"


def test_what_the_page_calls_is_a_call(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "charts.md").read_text("utf-8")
    calls = re.findall(r"^\$ (vndx chart [^#\n]*)", page, re.MULTILINE)
    assert len(calls) == 3
    for call in calls:
        words = call.replace("vndx", f"{sys.executable} -m vndx", 1)
        done = subprocess.run(words, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), call
    assert {path.name for path in tmp_path.iterdir()} == {"services.svg", "xa.html"}
