"""docs/entities.md and docs/indicators.md list every class and indicator, as the graph has them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from vndx.content import ontology_dir
from vndx.graph.files import find
from vndx.ontology import GRAPH, ID, VNDX, expand

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
CLASS = "http://www.w3.org/2002/07/owl#Class"


def statements(*paths: str | Path) -> list[tuple[str, str, str]]:
    """Return what files say, but for what the dataset says of itself."""
    found = []
    for path in paths:
        for quad in ox.parse(path=path):
            if str(quad.graph_name) != f"<{GRAPH}dataset>":
                terms = (str(term).removeprefix("<").removesuffix(">") for term in quad.triple)
                found.append((next(terms), next(terms), next(terms)))
    return found


def test_the_pages_are_what_would_be_written(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, root / "docs/make_entities.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_class_is_on_the_page_with_the_number_of_its_things(root: Path) -> None:
    page = (root / "docs/entities.md").read_text("utf-8")
    listed = dict(re.findall(r"(?ms)^### `(\S+)`$.*?^- things · đối tượng: (\d+)$", page))
    things = {(s, o) for s, p, o in statements(*find().files) if p == TYPE}
    counted = Counter(kind for _, kind in things)
    defined = statements(ontology_dir() / "vndx.ttl")
    ours = {s for s, p, o in defined if p == TYPE and o == CLASS and s.startswith(VNDX)}
    assert len(ours) > 40
    assert {expand(name): int(count) for name, count in listed.items()} == {
        name: counted[name] for name in ours | set(counted)
    }


def test_every_indicator_is_on_the_page_with_the_number_of_its_figures(root: Path) -> None:
    page = (root / "docs/indicators.md").read_text("utf-8")
    rows = [line.split(" | ") for line in page.splitlines() if line.startswith("| `indicator:")]
    listed = {re.findall("`(.*)`", row[0])[0]: int(row[3]) for row in rows}
    said = statements(*find().files)
    indicators = {s for s, p, o in said if p == TYPE and o == f"{VNDX}Indicator"}
    counted = Counter(o for _, o in {(s, o) for s, p, o in said if p == f"{VNDX}indicator"})
    assert len(rows) == len(listed) > 60
    assert listed == {name.replace(f"{ID}indicator/", "indicator:"): counted[name] for name in indicators}
