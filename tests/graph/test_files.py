"""From what a user names to the files that are read, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from vndx.errors import DataError
from vndx.graph.engine import Engine
from vndx.graph.files import find

TRIPLE = "<urn:a> <urn:b> <urn:c> .\n"


def test_the_shipped_graph_comes_with_the_ontology() -> None:
    source = find()
    assert source.files
    assert all(path.endswith(".trig") for path in source.files)
    names = [Path(path).name for path in source.ontology]
    assert "vndx.ttl" in names
    assert "shapes.ttl" not in names


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in (
        "b.ttl",
        "a.nt",
        "sub/c.trig",
        "sub/deep/d.nq",
        "e.jsonld",
        "f.rdf",
        "notes.txt",
        ".hidden.ttl",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TRIPLE, encoding="utf-8")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in find([tmp_path]).files]
    assert found == ["a.nt", "b.ttl", "e.jsonld", "f.rdf", "sub/c.trig", "sub/deep/d.nq"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TRIPLE, encoding="utf-8")
    assert len(find([tmp_path, tmp_path / "a.ttl"]).files) == 1


def test_links_out_of_the_folder_are_passed_over(tmp_path: Path) -> None:
    outside = tmp_path / "secret.ttl"
    outside.write_text(TRIPLE, encoding="utf-8")
    folder = tmp_path / "graph"
    folder.mkdir()
    (folder / "a.ttl").write_text(TRIPLE, encoding="utf-8")
    (folder / "link.ttl").symlink_to(outside)
    (folder / "inside.ttl").symlink_to(folder / "a.ttl")
    (folder / "up").symlink_to(tmp_path)
    assert [Path(path).name for path in find([folder]).files] == ["a.ttl", "inside.ttl"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing", "no such file or folder"),
        ("missing.ttl", "no such file or folder"),
        ("notes.txt", "is not named like an RDF file"),
        ("empty.ttl", "is empty"),
        ("folder", "no RDF file"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    (tmp_path / "empty.ttl").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(DataError, match=sentence) as raised:
        find([tmp_path / name])
    assert name in str(raised.value)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "a.ttl",
            b"<urn:a> <urn:b>\n\n x:c .",
            "a.ttl, line 3, column 2: The prefix x: has not been declared",
        ),
        ("a.nt", b"<urn:a> <urn:b> <urn:c> .\n<urn:a> 2\n", "a.nt, line 2, column 9"),
        ("a.trig", b"GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> ", "a.trig, line 1"),
        ("a.nq", b"\xff\xfe", "a.nq, line 1, column 1: Invalid UTF-8"),
        ("a.ttl", b"<urn:a> <urn:b> <c> .", "a.ttl, line 1, column 17: No scheme found in an absolute IRI"),
        ("a.jsonld", b'{"@id":', "a.jsonld, line 1"),
        ("a.rdf", b"<a>", "a.rdf cannot be read"),
        ("a.ttl", b"<urn:a> <urn:b> 1 .\n<urn:a> <urn:b> '\x1b[31m' .", "a.ttl, line 2: control characters"),
        ("a.ttl", b"<urn:a> <urn:b> '\x00' .", "a.ttl, line 1: this is binary data"),
        ("a.ttl", rb"<urn:a> <urn:b> '\u001B' .", "a.ttl, line 1: control characters"),
        ("a.ttl", rb"<urn:a> <urn:b> '\U00000007' .", "a.ttl, line 1: control characters"),
        ("a.ttl", rb"<urn:a> <urn:b> '\b' .", "a.ttl, line 1: control characters"),
        ("a.jsonld", rb'{"@id":"urn:a","urn:b":"\u0000"}', "a.jsonld, line 1: control characters"),
        ("a.rdf", b"<!DOCTYPE a><a/>", "a.rdf, line 1: control characters and document types"),
        ("a.rdf", b"<a>&#x1B;</a>", "a.rdf, line 1: control characters"),
        ("a.rdf", '<a b="ă"/>'.encode("utf-16"), "a.rdf, line 1: this is binary data"),
    ],
)
def test_a_file_that_is_not_well_formed_is_named_with_the_place(
    tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with Engine([tmp_path / name]) as engine, pytest.raises(DataError) as raised:
        engine.query("ASK {}")
    assert sentence in str(raised.value)


def test_tabs_line_ends_and_escaped_backslashes_are_welcome(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"<urn:a>\t<urn:b> 'x\\ty\\nz' ,\r\n 'C:\\\\b\\\\u0000' .\r\n")
    with Engine([path]) as engine:
        answer = engine.query("SELECT (COUNT(*) AS ?n) { <urn:a> <urn:b> ?o }", fmt="csv")
    assert answer.data == b"n\r\n2\r\n"


@pytest.mark.parametrize("name", ["a.ttl", "a.trig", "a.nt", "a.nq"])
def test_statements_without_a_graph_are_part_of_the_union(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(TRIPLE, encoding="utf-8")
    with Engine([tmp_path]) as engine:
        assert engine.query("ASK { <urn:a> <urn:b> <urn:c> }", fmt="csv").data == b"true"
        assert engine.query("ASK { GRAPH ?g { <urn:a> ?p ?o } }", fmt="csv").data == b"false"
        assert engine.query("ASK { GRAPH graph:ontology { vndx:Target ?p ?o } }", fmt="csv").data == b"true"


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("_:x <urn:b> 1 .", encoding="utf-8")
    (tmp_path / "b.ttl").write_text("_:x <urn:b> 2 .", encoding="utf-8")
    with Engine([tmp_path]) as engine:
        answer = engine.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s <urn:b> ?o }", fmt="csv")
    assert answer.data == b"n\r\n2\r\n"
