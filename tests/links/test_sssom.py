"""The mapping set: our rules refuse what the reference validator lets pass, and the reference reads it."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.links.made import link
from vndx.cli import main
from vndx.content import graph_dir
from vndx.errors import DataError
from vndx.export import export
from vndx.export.sssom_rules import faults
from vndx.links import Link, write

_CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def data() -> bytes:
    return export("sssom")


def _rows(text: str) -> list[dict[str, str]]:
    table = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return list(csv.DictReader(io.StringIO(table), delimiter="\t"))


def test_it_holds_every_record_once(data: bytes, links: list[Link]) -> None:
    rows = _rows(data.decode())
    assert len(rows) == len(links) == 241
    assert faults(data) == []
    by_id = {row["record_id"]: row for row in rows}
    assert len(by_id) == len(rows)
    ha_giang = by_id["link:wikidata_place.ha-giang_Q36685"]
    assert ha_giang["subject_id"] == "place:ha-giang"
    assert ha_giang["subject_label"] == "Hà Giang Province"
    assert ha_giang["predicate_id"] == "skos:exactMatch"
    assert ha_giang["object_id"] == "wd:Q36685"
    assert ha_giang["object_label"] == "Ha Giang province"
    assert ha_giang["mapping_justification"] == "semapv:MappingChaining"
    assert ha_giang["confidence"] == "0.95"
    assert '"wd:id":"Q36685"' in ha_giang["comment"]
    assert ha_giang["subject_category"] == ha_giang["object_category"] == "place"
    assert len(ha_giang["see_also"].split("|")) == 2  # each copy at its address
    assert not any("\\t" in row["comment"] or row.get("reviewer_label") for row in rows)
    assert {row["mapping_justification"] for row in rows} == {
        *("semapv:MappingChaining", "semapv:LexicalMatching"),
        *("semapv:BackgroundKnowledgeBasedMatching", "semapv:ManualMappingCuration"),
    }
    none = by_id["link:wikidata_body.mic_none"]
    assert (none["object_id"], none["object_source"]) == ("sssom:NoTermFound", "target:wikidata")
    assert none["confidence"] == ""
    assert by_id["link:wikidata_body.viettel_Q123493815"]["predicate_modifier"] == "Not"


def test_the_same_graph_gives_the_same_bytes(data: bytes) -> None:
    assert export("sssom") == data


#: What is spoilt -> how, and what our rules say of it. Those marked * the reference lets pass (sssom 0.4.21).
SPOILT: dict[str, tuple[Callable[[str], str], str]] = {
    "no licence *": (lambda s: _without(s, "#license"), "no license"),
    "no version *": (lambda s: _without(s, "#sssom_version"), "no sssom_version"),
    "no name of the set *": (lambda s: _without(s, "#mapping_set_id"), "no mapping_set_id"),
    "a misspelt column *": (
        lambda s: s.replace("\tmapping_justification\t", "\tmapping_justificaton\t", 1),
        "no such column: mapping_justificaton",
    ),
    "a predicate without prefix *": (
        lambda s: s.replace("\tskos:exactMatch\t", "\texactMatch\t", 1),
        "predicate_id is no prefixed name",
    ),
    "another predicate": (
        lambda s: s.replace("\tskos:exactMatch\t", "\tskos:broader\t", 1),
        "no predicate that maps: skos:broader",
    ),
    "an unknown justification": (
        lambda s: s.replace("semapv:ManualMappingCuration", "semapv:Guessing", 1),
        "no justification of SSSOM",
    ),
    "confidence above one": (lambda s: s.replace("\t0.95\t", "\t1.7\t", 1), "the confidence is no number"),
    "a prefix that is not declared": (lambda s: _without(s, "#  wd:"), "object_id is no prefixed name"),
    "a modifier of its own": (lambda s: s.replace("\tNot\t", "\tMaybe\t", 1), "no modifier of SSSOM: Maybe"),
    "no day": (lambda s: s.replace("\t2026-11-22\t", "\t\t", 1), "no day"),
    "a row too short": (lambda s: s + "link:x\tplace:ha-giang\n", "cells in"),
    "a pair twice": (lambda s: s + s.splitlines()[-1] + "\n", "the same pair as row"),
    "no table": (lambda s: "\n".join(line for line in s.splitlines() if line[0] == "#"), "no table"),
}


def _without(text: str, start: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(start))


@pytest.mark.parametrize("what", SPOILT)
def test_what_is_spoilt_is_named(what: str, data: bytes) -> None:
    spoil, words = SPOILT[what]
    text = data.decode()
    spoilt = spoil(text)
    assert spoilt != text
    assert any(words in fault for fault in faults(spoilt.encode())), faults(spoilt.encode())


def test_a_graph_without_a_licence_gives_no_set(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write("wikidata", [link()], str(tmp_path))
    with pytest.raises(DataError, match="does not say its licence"):
        export("sssom", [tmp_path])
    assert main(["export", "sssom", "--graph", str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1


def test_a_wrong_link_gives_no_set(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    shutil.copytree(graph_dir(), folder)
    write("wikidata", [link(evidence="")], str(folder / "links"))
    with pytest.raises(DataError, match=r"wikidata_place\.ha-giang_Q36685: not a sound link"):
        export("sssom", [folder])


# ---- the reference tool


@pytest.fixture(scope="session")
def sssom() -> str:
    """Return the reference tool, which `make test` puts into an environment of its own.

    Where it is missing the tests are skipped; in CI they fail.
    """
    folder = _CHECKOUT / ".venv" / "sssom" / ("Scripts" if os.name == "nt" else "bin")
    found = shutil.which("sssom", path=str(folder)) or shutil.which("sssom")
    if found is None:
        reason = "the reference tool of SSSOM is missing; `make test` installs it"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture
def file(data: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "links.sssom.tsv"
    path.write_bytes(data)
    return path


@pytest.fixture(scope="session")
def turtle(sssom: str, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The set as the reference writes it in RDF."""
    folder = tmp_path_factory.mktemp("sssom")
    file, written = folder / "links.sssom.tsv", folder / "links.ttl"
    file.write_bytes(data)
    done = _run(sssom, "convert", file, "-O", "rdf", "-o", written)
    assert done.returncode == 0, done.stderr
    return written


def _run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False, timeout=240)


@pytest.mark.xdist_group("sssom")
def test_the_reference_finds_nothing_wrong(sssom: str, file: Path) -> None:
    for rules in ((), ("-V", "StrictCurieFormat")):
        done = _run(sssom, "validate", *rules, file)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.xdist_group("sssom")
def test_the_reference_sees_what_is_wrong_at_all(sssom: str, file: Path) -> None:
    """It would not be quiet whatever it is given."""
    file.write_text(file.read_text("utf-8").replace("\t0.95\t", "\t1.7\t", 1), "utf-8")
    assert _run(sssom, "validate", file).returncode != 0


@pytest.mark.xdist_group("sssom")
def test_the_reference_reads_what_we_mean(turtle: Path, links: list[Link]) -> None:
    """Its RDF says the same of each pair as our graph: what it is, how sure, on what grounds."""
    store = ox.Store()
    store.load(path=turtle)
    rows = store.query(
        """
        PREFIX owl: <http://www.w3.org/2002/07/owl#> PREFIX sssom: <https://w3id.org/sssom/>
        SELECT ?r ?s ?p ?o ?sure WHERE {
          ?r owl:annotatedSource ?s ; owl:annotatedProperty ?p ; owl:annotatedTarget ?o .
          OPTIONAL { ?r sssom:confidence ?sure }
        }
        """
    )
    assert isinstance(rows, ox.QuerySolutions)
    theirs = {
        (*(row[name].value for name in "rspo"), float(row["sure"].value) if row["sure"] else None)
        for row in rows
    }
    sure = {link.iri: None if link.confidence is None else float(link.confidence) for link in links}
    assert theirs == {(one.iri, one.subject, one.predicate, one.object, sure[one.iri]) for one in links}


@pytest.mark.xdist_group("sssom")
def test_the_reference_writes_it_again(sssom: str, file: Path, turtle: Path, tmp_path: Path) -> None:
    """By way of RDF, and no record, judgement or ground is lost."""
    again = tmp_path / "again.sssom.tsv"
    done = _run(sssom, "parse", turtle, "-I", "rdf", "-o", again)
    assert done.returncode == 0, done.stderr
    ours, theirs = _rows(file.read_text("utf-8")), _rows(again.read_text("utf-8"))
    assert len(ours) == len(theirs) == 241
    columns = sorted(set(ours[0]) & set(theirs[0]))
    assert set(ours[0]) - set(columns) == {"mapping_date"}  # one day for all: it moves to the top

    def whole(path: Path) -> list[list[str]]:
        text = path.read_text("utf-8")
        declared = "\n".join([file.read_text("utf-8"), text])  # it uses some of ours that it does not declare
        spaces = dict(re.findall(r'(?m)^# +(\S+): "?([^"\n]+)"?$', declared))
        rows = (row for row in _rows(text) if row["object_source"] != _SPOILT_BY_IT)
        return sorted([_expanded(row[name], spaces) for name in columns] for row in rows)

    assert len(whole(file)) == 240
    assert whole(file) == whole(again)


#: Reading RDF, the reference (0.4.21) takes `c_` off identifiers of AGROVOC, whatever the prefix is.
_SPOILT_BY_IT = "target:agrovoc"


def _expanded(cell: str, spaces: dict[str, str]) -> str:
    """Return a prefixed name in full: one writes an IRI that ends in a slash with its prefix, one without."""
    prefix, colon, local = cell.partition(":")
    return spaces[prefix] + local if colon and prefix in spaces else cell
