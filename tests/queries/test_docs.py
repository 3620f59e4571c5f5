"""docs/queries.md lists every query, as its header says it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from vndx.queries import load


def test_the_page_is_what_would_be_written(root: Path) -> None:
    done = subprocess.run([sys.executable, root / "docs/make_queries.py", "--check"], check=False)
    assert done.returncode == 0, "run `make docs`"


def test_every_query_and_parameter_is_on_the_page(root: Path) -> None:
    page = (root / "docs/queries.md").read_text("utf-8")
    assert re.findall(r"(?m)^### (\S+)$", page) == list(load())
    for query in load().values():
        assert query.title_en in page
        assert query.title_vi in page
        for param in query.params:
            assert f"- `{param.name}` ({param.kind}): " in page
