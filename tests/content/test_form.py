"""Every Turtle and TriG file of the project stands in its one canonical form."""

from __future__ import annotations

from pathlib import Path

from vndx.graph.document import files, read, shown


def test_every_file_is_canonical(root: Path) -> None:
    found = files([root / "ontology", root / "graph", root / "tests/cases/shapes"])
    assert len(found) > 20
    loose = []
    for path in found:
        document = read(path)
        if document.canonical() != document.data:
            loose.append(shown(path))
    assert not loose, f"not canonical; run: vndx fmt {' '.join(loose)}"
