"""Every identifier that help and docs of linking show is the one that the graph has: it will be copied."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vndx.linking.profile import named, shipped
from vndx.links import Link, read, targets
from vndx.ontology import shrink
from vndx.remote.settings import Settings

_PAGES = (
    "docs/linking.md",
    "docs/cli.md",
    "docs/cli.vi.md",
    "src/vndx/cli/link.py",
    "README.md",
    "README.vi.md",
)
_JUDGED = re.compile(r"vndx link (accept|reject) (\S+) (Q[0-9]+)")
_ITEM = re.compile(r"\bQ[1-9][0-9]{2,}\b")


@pytest.fixture(scope="module")
def links(root: Path) -> list[Link]:
    return [link for link in read([root / "graph"]) if link.target == "wikidata"]


def test_what_is_shown_as_a_judgement_is_one(root: Path, links: list[Link]) -> None:
    known = {
        ("reject" if link.rejected else "accept", shrink(link.subject), link.object.rpartition("/")[2])
        for link in links
    }
    shown = {found for page in _PAGES for found in _JUDGED.findall((root / page).read_text("utf-8"))}
    assert shown <= known
    assert {verb for verb, _, _ in shown} == {"accept", "reject"}


def test_no_item_is_shown_that_is_not_in_the_graph(root: Path, links: list[Link]) -> None:
    known = {link.object.rpartition("/")[2] for link in links}
    for page in _PAGES:
        assert set(_ITEM.findall((root / page).read_text("utf-8"))) <= known, page


def test_samples_of_identifiers_fit_their_graph() -> None:
    for name in shipped():
        profile = named(name, Settings())
        assert targets()[name].fits(profile.iri(profile.sample)), name
