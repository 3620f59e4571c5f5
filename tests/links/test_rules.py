"""A wrong link cannot get in unnoticed: each rule, broken by itself, in a file that `vndx check` reads."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest

from tests.links.made import THERE, link
from vndx.check.graph import Checked
from vndx.check.link_words import RULES
from vndx.check.links import check
from vndx.cli import main
from vndx.content import graph_dir
from vndx.graph.canonical import write as canonical
from vndx.links import NO_TERM, Link, add, from_quads, path_of, problems, read, targets, write
from vndx.links.model import CLOSE, EXACT, LINKS, SAME, SEMAPV, SKOS

ID = "https://w3id.org/vndx/id/"
#: Rules that look at more than links.
BY_THINGS = ("link-name", "link-kind", "link-same", "link-change")
#: A unit that the shipped graph links to nothing on Wikidata, and an item that nothing is linked to.
UNIT, ITEM = f"{ID}place/an-giang-2025", "http://www.wikidata.org/entity/Q99999999"
SOUND = link(subject=UNIT, object=ITEM, predicate=CLOSE)
OF_OLD = "http://www.wikidata.org/entity/Q36592"  # of An Giang until 30 June 2025

OF_MOST = "http://www.wikidata.org/entity/Q10743658"  # to which body:most is near

#: What is wrong -> the rule that says so.
WRONG: dict[str, tuple[Link, str]] = {
    "no evidence": (replace(SOUND, evidence=" "), "link-slot"),
    "no author": (replace(SOUND, author=""), "link-slot"),
    "no day": (replace(SOUND, date=""), "link-slot"),
    "no kind": (replace(SOUND, kind=""), "link-slot"),
    "no predicate that links": (
        replace(SOUND, predicate="http://www.w3.org/2000/01/rdf-schema#seeAlso"),
        "link-predicate",
    ),
    "an unknown justification": (replace(SOUND, justification=f"{SEMAPV}Guessing"), "link-justification"),
    "confidence above one": (replace(SOUND, confidence=Decimal("1.7")), "link-confidence"),
    "confidence below nought": (replace(SOUND, confidence=Decimal("-0.1")), "link-confidence"),
    "no confidence": (replace(SOUND, confidence=None), "link-confidence"),
    "a property in the place of an item": (
        replace(SOUND, object="http://www.wikidata.org/entity/P300"),
        "link-identifier",
    ),
    "a page in the place of an item": (
        replace(SOUND, object="https://www.wikidata.org/wiki/Q36592"),
        "link-identifier",
    ),
    "an identifier of another graph": (
        replace(SOUND, object="https://sws.geonames.org/1581030/"),
        "link-identifier",
    ),
    "a name that does not follow": (replace(SOUND, name=f"{ID}link/wikidata_mine"), "link-name"),
    "a person to a place": (
        replace(SOUND, subject=f"{ID}person/tran-luu-quang", predicate=CLOSE),
        "link-kind",
    ),
    "a place to a person": (replace(SOUND, kind="person"), "link-kind"),
    "sameAs of a merged unit": (replace(SOUND, predicate=SAME), "link-same"),
    "sameAs of a concept": (
        replace(SOUND, subject=f"{ID}topic/digital-data", kind="concept", predicate=SAME),
        "link-same",
    ),
    "sameAs of a ministry that was merged": (
        replace(SOUND, subject=f"{ID}body/mic", kind="body", predicate=SAME),
        "link-same",
    ),
    "the identifier of the old unit": (replace(SOUND, object=OF_OLD, predicate=EXACT), "link-shared"),
    "a second identifier in one graph": (
        replace(SOUND, subject=f"{ID}place/ha-giang", predicate=EXACT),
        "link-twice",
    ),
    "found, and not found": (replace(SOUND, predicate=EXACT), "link-none"),
    "the item of the ministry that took this one in": (
        replace(SOUND, subject=f"{ID}body/mic", object=OF_MOST, kind="body", predicate=EXACT),
        "link-change",
    ),
    "an identifier that the grounds do not speak of": (
        replace(SOUND, justification=f"{SEMAPV}MappingChaining", evidence="a list: VN-44 is Q999999990"),
        "link-grounds",
    ),
    "confidence of nothing": (
        replace(SOUND, subject=f"{ID}place/ha-giang", object=NO_TERM, predicate=EXACT),
        "link-confidence",
    ),
}


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Return a copy of the shipped graph without the record that An Giang of 2025 was not found."""
    folder = tmp_path / "graph"
    shutil.copytree(graph_dir(), folder)
    return folder


def _rules(graph: Path) -> list[tuple[str, str]]:
    folders = [str(graph / "links"), str(graph / "reference")]
    checked = Checked(folders, folders)
    return [(finding.rule, Path(finding.file).name) for finding in check(checked)]


def _edit(graph: Path, change: Callable[[list[ox.Quad]], list[ox.Quad]], target: str = "wikidata") -> None:
    path = graph / f"links/{target}.trig"
    header = "\n".join(line for line in path.read_text("utf-8").splitlines() if line.startswith("#"))
    path.write_bytes(canonical(change(list(ox.parse(path=path))), {}, "trig", header))


def test_the_shipped_graph_and_a_sound_link_pass(graph: Path) -> None:
    assert _rules(graph) == []
    add(SOUND, str(graph / "links"))
    assert _rules(graph) == []


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_link_is_named_by_its_rule(what: str, graph: Path) -> None:
    wrong, rule = WRONG[what]
    links = [*read([graph]), wrong]
    _edit(graph, lambda quads: [*quads, *wrong.quads()])
    found = {found for found, _ in _rules(graph)}
    if what == "found, and not found":
        assert found == {"link-none"}
    elif what == "confidence of nothing":
        assert found == {"link-confidence", "link-none"}
    else:
        assert found - {"link-none", "link-unrecorded"} == {rule}
    known = targets(quad for path in graph.rglob("*.trig") for quad in ox.parse(path=path))
    said = {problem.rule for problem in problems([replace(one, name="") for one in links], known)}
    assert rule in said or rule in BY_THINGS


def test_the_command_says_what_is_wrong_and_what_to_do(
    graph: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(replace(SOUND, object=OF_OLD, predicate=EXACT), str(graph / "links"))
    assert main(["check", "--graph", str(graph), str(graph / "links/wikidata.trig")]) == 1
    shown = capsys.readouterr().out
    assert shown.count("[link-shared] two things here are said to be one thing there: wd:Q36592") == 2
    assert "keep the one that holds; for a predecessor or successor use skos:closeMatch" in shown


def test_a_triple_without_a_record(graph: Path) -> None:
    triple = ox.Quad(
        ox.NamedNode(UNIT), ox.NamedNode(CLOSE), ox.NamedNode(OF_OLD), ox.NamedNode(f"{LINKS}wikidata")
    )
    _edit(graph, lambda quads: [*quads, triple])
    assert _rules(graph) == [("link-unrecorded", "wikidata.trig")]


def test_a_triple_in_another_file_is_one_without_a_record_too(graph: Path) -> None:
    path = graph / "reference/topics.trig"
    text = path.read_text("utf-8")
    added = f"<{UNIT}> <{EXACT}> <{OF_OLD}> .\n}}"
    path.write_text(text[: text.rindex("}")] + added, "utf-8")
    assert ("link-unrecorded", "topics.trig") in _rules(graph)


def test_a_record_without_its_triple(graph: Path) -> None:
    gone = ox.NamedNode(THERE)
    _edit(graph, lambda quads: [q for q in quads if not (q.object == gone and q.predicate.value == EXACT)])
    assert _rules(graph) == [("link-unstated", "wikidata.trig")]


def test_a_link_in_the_file_of_another_graph(graph: Path) -> None:
    other = ox.NamedNode(f"{LINKS}geonames")
    moved = [ox.Quad(q.subject, q.predicate, q.object, other) for q in SOUND.quads()]
    _edit(graph, lambda quads: [*quads, *moved], "geonames")
    assert _rules(graph) == [("link-graph", "geonames.trig")]


def test_what_was_refused_cannot_come_back_under_another_predicate(graph: Path) -> None:
    refused = next(one for one in read([graph]) if one.rejected)
    triple = ox.Quad(
        ox.NamedNode(refused.subject),
        ox.NamedNode(CLOSE),
        ox.NamedNode(refused.object),
        ox.NamedNode(refused.graph),
    )
    _edit(graph, lambda quads: [*quads, triple], refused.target)
    assert [rule for rule, _ in _rules(graph)] == ["link-rejected"]


def test_what_was_refused_cannot_come_back_with_a_record_of_its_own(graph: Path) -> None:
    refused = next(one for one in read([graph]) if one.rejected and one.target == "wikidata")
    again = replace(refused, rejected=False, name=refused.iri + "-again")
    _edit(graph, lambda quads: [*quads, *again.quads()])
    assert {"link-rejected", "link-name"} <= {rule for rule, _ in _rules(graph)}


@pytest.mark.parametrize("place", ["place:gia-lai-2025", "place:viet-nam"])
def test_a_code_without_its_list_is_no_code(place: str, graph: Path) -> None:
    path = graph / "reference/places.trig"
    text = path.read_text("utf-8").replace(f"{place} a ", f'{place} skos:notation "52" ; a ', 1)
    path.write_text(text, "utf-8")
    assert "code-list" in {rule for rule, _ in _rules(graph)}


def test_a_private_graph_of_links_is_held_to_the_same(tmp_path: Path) -> None:
    """Links in a folder of one's own, to a graph that vndx does not know: no form to hold them against."""
    mine = link(target="mine", object="https://example.org/x")
    assert problems([mine], {}) == []
    assert [one.rule for one in problems([replace(mine, object="x")], {})] == ["link-identifier"]
    path = write("mine", [mine], str(tmp_path))
    assert path == path_of("mine", str(tmp_path))
    assert from_quads(ox.parse(path=path)) == [mine]


@pytest.mark.parametrize("predicate", [SAME, EXACT, CLOSE])
@pytest.mark.parametrize(
    ("subject", "there"),
    [(OF_OLD, UNIT), ("https://example.org/x", UNIT), ("", UNIT), ("", OF_OLD), (UNIT, "")],
)
def test_a_triple_from_the_other_side_or_over_a_node_without_a_name(
    subject: str, there: str, predicate: str, graph: Path
) -> None:
    """What is the same is so from either side, and `_:x owl:sameAs` of two makes one of them."""
    quad = ox.Quad(
        ox.NamedNode(subject) if subject else ox.BlankNode("x"),
        ox.NamedNode(predicate),
        ox.NamedNode(there) if there else ox.BlankNode("x"),
        ox.NamedNode(f"{LINKS}wikidata"),
    )
    _edit(graph, lambda quads: [*quads, quad])
    assert _rules(graph) == [("link-unrecorded", "wikidata.trig")]


def test_a_record_from_the_other_side_makes_no_triple_right(graph: Path) -> None:
    turned = link(subject=OF_OLD, object=UNIT, predicate=CLOSE)
    _edit(graph, lambda quads: [*quads, *turned.quads()])
    assert {"link-unrecorded", "link-identifier"} <= {rule for rule, _ in _rules(graph)}


def test_what_was_refused_cannot_come_back_from_the_other_side(graph: Path) -> None:
    refused = next(one for one in read([graph]) if one.rejected)
    there, here = ox.NamedNode(refused.object), ox.NamedNode(refused.subject)
    triple = ox.Quad(there, ox.NamedNode(SAME), here, ox.NamedNode(refused.graph))
    _edit(graph, lambda quads: [*quads, triple], refused.target)
    assert [rule for rule, _ in _rules(graph)] == ["link-rejected"]


@pytest.mark.parametrize("which", [("ben-tre", "ca-mau"), ("ha-giang", "lai-chau")])
@pytest.mark.parametrize("target", ["wikidata", "geonames"])
def test_identifiers_that_were_swapped_are_noticed(target: str, which: tuple[str, str], graph: Path) -> None:
    """The grounds of each still speak of the other."""
    links = [one for one in read([graph / f"links/{target}.trig"]) if one.target == target]
    one, two = (next(old for old in links if old.subject == f"{ID}place/{name}") for name in which)
    for old, new in ((one, two), (two, one)):
        links[links.index(old)] = replace(old, object=new.object, name="")
    write(target, links, str(graph / "links"))
    assert _rules(graph) == [("link-grounds", f"{target}.trig")] * 2


@pytest.mark.parametrize("near", [CLOSE, f"{SKOS}relatedMatch"])
def test_a_merged_unit_is_nothing_that_an_old_one_is_only_near_to(near: str, graph: Path) -> None:
    old = link(subject=f"{ID}place/an-giang", object=ITEM, predicate=near)
    new = link(subject=UNIT, object=ITEM, predicate=EXACT)
    links = [one for one in read([graph / "links/wikidata.trig"]) if one.subject not in (UNIT, old.subject)]
    write("wikidata", [*links, old, new], str(graph / "links"))
    assert _rules(graph) == [("link-change", "wikidata.trig")]


def test_an_old_unit_keeps_its_identifier_when_the_new_one_is_near_to_it(graph: Path) -> None:
    add(replace(SOUND, object=OF_OLD), str(graph / "links"))
    assert _rules(graph) == []


@pytest.mark.parametrize(
    "pattern",
    [
        "(((",
        "(a+)+$",
        "(a|a)*$",
        "a*a*a*a*$",
        "(?:a+)+",
        "[a-z]+(x{2,}){9}",
        "a{99999999999}",
        "(?P<x",
        "a" * 3000,
    ],
)
def test_a_pattern_of_a_graph_that_somebody_sent_does_no_harm(pattern: str, graph: Path) -> None:
    """It is a finding, and nothing is held against it: `(a+)+$` would take for ever."""
    path = graph / "links/mine.trig"
    mine = link(target="mine", object="https://z/" + "a" * 200 + "!")
    node, place = ox.NamedNode(f"{ID}target/mine"), ox.NamedNode(f"{LINKS}mine")
    said: dict[str, ox.NamedNode | ox.Literal | ox.BlankNode] = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type": ox.NamedNode(
            "https://w3id.org/vndx/ontology#LinkedGraph"
        ),
        "http://rdfs.org/ns/void#uriSpace": ox.Literal("https://z/"),
        "http://rdfs.org/ns/void#uriRegexPattern": ox.Literal(pattern),
        "http://xmlns.com/foaf/0.1/homepage": ox.BlankNode("nowhere"),
    }
    about = [ox.Quad(node, ox.NamedNode(name), value, place) for name, value in said.items()]
    path.write_bytes(canonical([*about, *mine.quads()], {}, "trig", ""))
    assert {rule for rule, name in _rules(graph) if name == "mine.trig"} == {
        "link-pattern",
        "link-identifier",
    }


def test_the_patterns_of_the_shipped_graphs_are_sound() -> None:
    assert len(targets()) == 11
    assert [target.name for target in targets().values() if not target.sound] == []
    assert targets()["worldbank"].fits("https://data.worldbank.org/indicator/FX.OWN.TOTL.ZS")
    assert not targets()["worldbank"].fits("https://data.worldbank.org/indicator/FX.")


def test_each_rule_is_broken_above() -> None:
    broken = {rule for _, rule in WRONG.values()}
    by_hand = {"link-pattern", "link-unrecorded", "link-unstated", "link-graph", "link-rejected", "code-list"}
    assert broken | by_hand == set(RULES)
    assert not broken & by_hand
