"""The shipped graph and its links, once for all tests of them."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from vndx.content import graph_dir
from vndx.links import Link, from_quads

_CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def quads() -> list[ox.Quad]:
    """All statements of the shipped graph but those about itself."""
    files = [path for path in sorted(graph_dir().rglob("*.trig")) if path.name != "dataset.trig"]
    assert len(files) >= 30, "the shipped graph has lost files"
    return [quad for path in files for quad in ox.parse(path=path)]


@pytest.fixture(scope="session")
def links(quads: list[ox.Quad]) -> list[Link]:
    """All links, with those that were refused and not found."""
    return from_quads(quads)


@pytest.fixture(scope="session")
def held(links: list[Link]) -> dict[tuple[str, str], list[Link]]:
    """The links that hold, by the id of the thing here and the name of the other graph."""
    found: dict[tuple[str, str], list[Link]] = {}
    for link in links:
        if link.asserted:
            found.setdefault((_local(link.subject), link.target), []).append(link)
    return found


@pytest.fixture(scope="session")
def collected() -> list[dict[str, str]]:
    """The identifiers that were collected beforehand, beside the articles' texts.

    They are not part of the project. Where they are missing the test is skipped; in CI it fails, for
    there they must be.
    """
    texts = os.environ.get("VNDX_TEXTS")
    shared = Path(texts).resolve().parent if texts else _CHECKOUT.parent / "shared"
    path = shared / "reference" / "links.csv"
    if not path.is_file():
        reason = f"the collected identifiers are not at {path}; point VNDX_TEXTS at the texts beside them"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _local(iri: str) -> str:
    return iri.rpartition("/")[2].rpartition("#")[2]
