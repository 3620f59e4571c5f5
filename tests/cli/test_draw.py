"""``vndx draw``: what its options leave in the page, and what it says when they make no sense."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from vndx.cli import main
from vndx.draw import MOST, around
from vndx.network import Network, build


@pytest.fixture(scope="module")
def network() -> Network:
    return build()


@pytest.fixture
def drawn(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., set[str]]:
    """Draw with these words, and return the ids of the nodes in the page."""

    def draw(*words: str) -> set[str]:
        path = tmp_path / "page.html"
        assert main(["--lang", "en", "draw", "-o", str(path), *words]) == 0, capsys.readouterr().err
        return {node["i"] for node in data(path)["nodes"]}

    return draw


def data(path: Path) -> Any:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', path.read_text("utf-8"))
    assert found
    return json.loads(found[1])


def test_without_options_everything_is_in_the_page(drawn: Callable[..., set[str]], network: Network) -> None:
    assert drawn() == set(network.nodes)


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_around_a_thing_by_its_name(
    drawn: Callable[..., set[str]], network: Network, hops: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found = drawn("--around", "de an 06", "--hops", str(hops))
    assert found == around(network, "initiative:project-06", hops)
    capsys.readouterr()
    assert main(["neighbours", "de an 06", "--hops", str(hops), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert found == {told["thing"]["id"], *(one["id"] for one in told["neighbours"])}
    assert 1 < len(found) < len(network.nodes)


def test_a_type_is_a_group_a_class_or_a_kind(drawn: Callable[..., set[str]], network: Network) -> None:
    people = {id for id, node in network.nodes.items() if node.group == "people"}
    for word in ("people", "Person", "person", "người"):
        assert drawn("--type", word) == people
    meetings = {id for id, node in network.nodes.items() if node.kind == "Meeting"}
    assert drawn("--type", "people", "--type", "Meeting") == people | meetings


def test_a_named_query_says_what_is_in_the_page(drawn: Callable[..., set[str]]) -> None:
    assert "person:pham-minh-chinh" in drawn("--query", "chairs")


def test_a_query_may_stand_in_a_file(drawn: Callable[..., set[str]], tmp_path: Path) -> None:
    path = tmp_path / "ask.rq"
    path.write_text("SELECT ?it { ?it a vndx:Meeting }", "utf-8")
    found = drawn("--query", str(path))
    assert found
    assert {id.partition(":")[0] for id in found} == {"meeting"}


def test_days_leave_what_holds_then(drawn: Callable[..., set[str]], network: Network) -> None:
    found = drawn("--from", "2024", "--to", "2024-07")
    assert "meeting:ncdt-9" in found
    assert "meeting:ncdt-2022-h1" not in found
    assert 0 < len(found) < len(network.nodes)


def test_options_hold_together(drawn: Callable[..., set[str]], network: Network) -> None:
    both = drawn("--around", "initiative:project-06", "--type", "documents")
    documents = {id for id, node in network.nodes.items() if node.group == "documents"}
    assert both == around(network, "initiative:project-06", 1) & documents | {"initiative:project-06"}
    assert len(both) > 1


def test_what_is_asked_about_stays(drawn: Callable[..., set[str]]) -> None:
    assert "initiative:project-06" in drawn("--around", "initiative:project-06", "--type", "person")


def test_an_area_is_what_is_near_a_place(drawn: Callable[..., set[str]], network: Network) -> None:
    assert drawn("--area", "place:thanh-hoa") == around(network, "place:thanh-hoa", 2)


@pytest.mark.parametrize(
    "words",
    [
        ["--hops", "2"],
        ["--from", "yesterday"],
        ["--open", "-o", "-"],
        ["--from", "2025", "--to", "2024"],
        ["--around", "To Lam"],
        ["--type", "dragons"],
        ["--around", "no such thing at all"],
        ["--query", "no-such-query"],
    ],
)
def test_what_makes_no_sense_is_said_in_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, words: list[str]
) -> None:
    path = tmp_path / "page.html"
    assert main(["--lang", "en", "draw", "-o", str(path), *words]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert not path.exists()


def test_a_name_that_says_no_format_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for name in ("a.pdf", "a.txt", "a.jpg"):
        assert main(["--lang", "en", "draw", "-o", str(tmp_path / name)]) == 2
        assert f"{name} does not say which format" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_the_ending_of_the_file_says_what_is_written(tmp_path: Path) -> None:
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    assert main(["--lang", "vi", "draw", "-o", str(svg), "--around", "initiative:project-06"]) == 0
    assert main(["--lang", "vi", "draw", "-o", str(png), "--around", "initiative:project-06"]) == 0
    tree = ElementTree.fromstring(svg.read_text("utf-8"))
    assert tree.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Đề án 06" in "".join(tree.itertext())
    assert png.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_a_picture_shows_the_overview_and_each_of_its_edges(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    assert main(["draw", "-o", str(path)]) == 0
    tree = ElementTree.fromstring(path.read_text("utf-8"))
    space = "{http://www.w3.org/2000/svg}"
    titled = [one for one in tree.iter(f"{space}path") if one.find(f"{space}title") is not None]
    nodes = [one for one in titled if one.get("transform")]
    assert 50 < len(nodes) <= MOST
    ways = [one.get("d") for one in titled if not one.get("transform")]
    assert len(ways) > len(nodes)
    assert len(set(ways)) == len(ways)  # parallel edges do not lie on each other
