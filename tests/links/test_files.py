"""A judgement goes into the one file of its graph, whole, and comes out as it went in."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.links.made import HERE, THERE, TRIPLE, link
from vndx.errors import UsageError
from vndx.graph.document import read as document
from vndx.links import MATCHES, NO_TERM, add, from_quads, path_of, read, targets, write
from vndx.links.model import CLOSE, EXACT


def _triples(path: str) -> set[ox.Triple]:
    quads = ox.parse(path=path)
    return {
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if quad.predicate.value in MATCHES
    }


def test_a_link_is_read_as_it_was_written(tmp_path: Path) -> None:
    full = link(
        object_label="Ha Giang",
        object_language="en",
        comment_vi="ghi chú",
        comment_en="note",
        confidence=Decimal("0.905"),
    )
    path = add(full, str(tmp_path))
    assert path == str(tmp_path / "wikidata.trig")
    assert read([path]) == [full]
    assert _triples(path) == {TRIPLE}
    assert {quad.graph_name for quad in ox.parse(path=path)} == {ox.NamedNode(full.graph)}


def test_the_file_is_in_its_canonical_form_and_the_same_again(tmp_path: Path) -> None:
    path = Path(add(link(), str(tmp_path)))
    first = path.read_bytes()
    assert document(path).canonical() == first
    add(link(), str(tmp_path))
    assert path.read_bytes() == first


def test_one_pair_has_one_judgement(tmp_path: Path) -> None:
    """A later judgement on a pair takes the place of the earlier, triple and all."""
    add(link(), str(tmp_path))
    path = add(link(predicate=CLOSE), str(tmp_path))
    assert [found.predicate for found in read([path])] == [CLOSE]
    assert {triple.predicate.value for triple in _triples(path)} == {CLOSE}
    add(link(rejected=True), str(tmp_path))
    (found,) = read([path])
    assert (found.rejected, found.predicate, found.asserted) == (True, EXACT, False)
    assert _triples(path) == set()
    add(link(), str(tmp_path))
    assert [found.asserted for found in read([path])] == [True]
    assert _triples(path) == {TRIPLE}


def test_that_nothing_was_found_gives_way_to_what_is_found_and_not_to_what_is_near(tmp_path: Path) -> None:
    add(link(object=NO_TERM, confidence=None, kind=""), str(tmp_path))
    path = add(link(predicate=CLOSE, object=f"{THERE}1"), str(tmp_path))
    add(link(rejected=True, object=f"{THERE}2"), str(tmp_path))
    assert len(read([path])) == 3
    add(link(), str(tmp_path))
    assert NO_TERM not in {found.object for found in read([path])}
    assert len(read([path])) == 3


def test_what_else_a_file_says_stays(tmp_path: Path) -> None:
    about = ox.Quad(
        ox.NamedNode("https://w3id.org/vndx/id/target/mine"),
        ox.NamedNode("http://rdfs.org/ns/void#uriSpace"),
        ox.Literal("https://example.org/"),
        ox.NamedNode("https://w3id.org/vndx/graph/links/mine"),
    )
    mine = link(target="mine", object="https://example.org/x")
    path = write("mine", [mine], str(tmp_path), about=[about])
    add(link(target="mine", object="https://example.org/y", predicate=CLOSE), str(tmp_path))
    assert about in set(ox.parse(path=path))
    assert len(read([path])) == 2


@pytest.mark.parametrize("name", ["../x", "a/b", "", "A", ".hidden", "x.trig"])
def test_a_name_that_is_no_file_here_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        path_of(name, str(tmp_path))


def test_the_name_of_a_record_follows_from_the_pair() -> None:
    assert link().iri == "https://w3id.org/vndx/id/link/wikidata_place.ha-giang_Q36685"
    assert link(predicate=CLOSE, rejected=True).iri == link().iri
    assert link(object=NO_TERM).iri.endswith("/wikidata_place.ha-giang_none")
    odd = {link(object=f"http://dbpedia.org/resource/{name}").iri for name in ("Hà_Giang", "Hà_Gian", "a,b")}
    assert len(odd) == 3  # what cannot be part of a name is hashed, and stays told apart
    assert all(iri.isascii() for iri in odd)
    assert link(subject="http://qudt.org/vocab/unit/CCY_VND").iri.endswith("_unit.CCY_VND_Q36685")


def test_the_other_graphs_are_described_in_the_graph() -> None:
    known = targets()
    assert len(known) == 11
    for target in known.values():
        assert set(target.label) == {"vi", "en"}
        assert target.homepage.startswith("https://")
    assert known["wikidata"].fits(THERE)
    assert known["wikidata"].identifier(THERE) == "Q36685"
    assert known["geonames"].identifier("https://sws.geonames.org/1581030/") == "1581030"
    for wrong in ("http://www.wikidata.org/entity/P17", "http://www.wikidata.org/wiki/Q1", f"{THERE}x", HERE):
        assert not known["wikidata"].fits(wrong)


def test_the_shipped_links_are_written_as_they_are(root: Path, tmp_path: Path) -> None:
    """Each file is what `write` makes of its links: nothing in it that the model does not know."""
    files = sorted((root / "graph/links").glob("*.trig"))
    assert len(files) == 11
    for path in files:
        again = write(path.stem, from_quads(ox.parse(path=path)), str(tmp_path))
        assert Path(again).read_bytes() == path.read_bytes()
