"""``vndx path``, ``neighbours``, ``rank``, ``groups`` and the export of the network, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

FORMS = ("table", "csv", "json", "markdown")
CALLS = [
    ("path", "person:pham-anh-tuan", "initiative:project-06"),
    ("neighbours", "initiative:project-06"),
    ("rank",),
    ("groups",),
]


def run(*words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vndx", *words]
    return subprocess.run(command, capture_output=True, timeout=120, env=os.environ | env)


def answer(*words: str, **env: str) -> bytes:
    done = run(*words, **env)
    assert (done.stderr, done.returncode) == (b"", 0)
    return done.stdout


def read(*words: str) -> Any:
    return json.loads(answer(*words, "--format", "json"))


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_every_form_in_both_languages(call: tuple[str, ...]) -> None:
    found = {form: answer(*call, "--format", form, "--lang", "vi") for form in FORMS}
    for form, vietnamese in found.items():
        english = answer(*call, "--format", form)
        assert english
        assert (english == vietnamese) == (form == "json" and call[0] in ("path", "neighbours"))
        assert b"None" not in english
    rows = list(csv.DictReader(io.StringIO(found["csv"].decode(), newline="")))
    assert len(rows) > 2
    assert all(None not in row and None not in row.values() for row in rows)


def test_a_path_says_each_step_with_its_source() -> None:
    table = answer("path", "pham anh tuan", "de an 06", "--lang", "vi").decode()
    assert table.startswith("Phạm Anh Tuấn và Đề án 06: 3 bước, hiện 1 đường ngắn nhất\n")
    assert "Chỉ thị số 32-CT/TU (Bình Định) thực hiện Đề án 06" in table
    assert "[000 2463–2504]" in table
    found = read("path", "person:pham-anh-tuan", "initiative:project-06")
    assert (found["length"], found["through_the_country"], len(found["paths"])) == (3, False, 1)
    for step in found["paths"][0]["steps"]:
        for edge in step:
            assert edge["evidence"] or edge["sources"]
            assert edge["sentence_en"]
            assert edge["sentence_vi"]


def test_as_many_paths_as_asked_for() -> None:
    words = ("path", "person:pham-anh-tuan", "body:google")
    assert len(read(*words, "--max", "1")["paths"]) == 1
    assert len(read(*words, "--max", "2")["paths"]) == 2
    country = read(*words, "--country")
    assert country["length"] < read(*words)["length"]


def test_what_does_not_hang_together_is_no_error() -> None:
    done = run("path", "body:mic", "body:politburo")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr == b"Ministry of Information and Communications and Politburo do not hang together\n"
    assert json.loads(run("path", "body:mic", "body:politburo", "--format", "json").stdout)["paths"] == []


def test_neighbours_by_kind_and_type() -> None:
    found = read("neighbours", "meeting:ncdt-7", "--kind", "chairs", "--kind", "organises")
    assert [one["id"] for one in found["neighbours"]] == ["body:ncdt", "person:pham-minh-chinh"]
    found = read(
        "neighbours", "bo thong tin va truyen thong", "--hops", "2", "--type", "Person", "--type", "doc"
    )
    assert {one["hops"] for one in found["neighbours"]} == {2}
    assert {one["kind"] for one in found["neighbours"]} == {"Person", "LegalDocument"}


def test_rank_says_what_its_measure_means_and_keeps_places_of_the_whole() -> None:
    table = answer("rank", "--by", "betweenness", "--type", "person").decode()
    assert "Betweenness: the share of shortest paths" in table
    assert "Viet Nam is left out" in table
    people = read("rank", "--by", "betweenness", "--type", "person")["things"]
    assert people[0]["id"] == "person:pham-minh-chinh"
    assert people[0]["place"] > 1
    assert len(read("rank", "--limit", "3")["things"]) == 3
    assert read("rank", "--limit", "1", "--country")["things"][0]["id"] == "place:viet-nam"
    assert b"PageRank" in answer("rank", "--by", "pagerank", "--limit", "1")


def test_rank_and_groups_count_what_articles_say_unless_asked() -> None:
    plain = [one["id"] for one in read("rank", "--limit", "10")["things"]]
    whole = [one["id"] for one in read("rank", "--limit", "10", "--background")["things"]]
    regions = {"doc:202-2025-qh15-2025-06-12"}
    assert regions & set(whole)
    assert not regions & set(plain)
    assert "--background" in read("groups")["note"]
    assert "--background" not in read("groups", "--background")["note"]


def test_a_path_is_written_in_blocks_with_the_articles_below() -> None:
    said = answer("path", "Phạm Minh Chính", "Đề án 06").decode()
    assert "\n1. Phạm Minh Chính speaks of Project 06: " in said
    assert "calls for carrying out" not in said
    assert "\n001: CGTĐT (Hà Giang) on the 9th session" in said
    assert max(map(len, said.splitlines())) < 180
    assert "says little" in answer("path", "Bo TTTT", "Ha Noi", "--max", "1").decode()


def test_a_kind_may_be_named_as_people_call_it() -> None:
    found = {
        word: read("rank", "--type", word)["things"] for word in ("doc", "documents", "văn bản", "van ban")
    }
    assert len(found["doc"]) > 5
    assert all(some == found["doc"] for some in found.values())
    done = run("rank", "--type", "minister", "--lang", "vi")
    assert "các loại là: người, chức vụ, cơ quan" in done.stderr.decode()
    head = answer("rank", "--by", "betweenness", "--limit", "1", "--lang", "vi").decode()
    assert head.startswith("1 đối tượng theo độ trung gian\n")


def test_groups_are_named_by_their_members() -> None:
    found = read("groups")
    assert found["modularity"] > 0.5
    first = found["groups"][0]
    assert first["name_vi"] == " · ".join(node["name_vi"] for node in first["members"][:3])
    assert "in no group" in found["note"]


def test_the_name_of_the_output_says_the_form(tmp_path: Path) -> None:
    for name, start in (
        ("a.csv", b"place,thing"),
        ("a.json", b"{"),
        ("a.md", b"5 things by degree\n\n| place |"),
    ):
        answer("rank", "--limit", "5", "-o", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("path", "nobody at all here", "body:mic"), b"nothing is called"),
        (
            ("path", "figure:plan-tasks-done_viet-nam_2023_actual_102", "body:mic"),
            b"is no node of the network",
        ),
        (("path", "body:mic"), b"TO is missing"),
        (("path", "body:mic", "bo thong tin va truyen thong"), b"both are one thing, body:mic ("),
        (("path", "period:2023", "body:mic"), b"period:2023 is no node of the network"),
        (("neighbours", "de an 66"), b"nothing is called de an 66"),
        (("rank", "-o", "a.svg"), b"no format ends in .svg here"),
        (("groups", "--format", "json", "--spreadsheet"), b"--spreadsheet is for csv"),
        (("path", "body:mic", "body:ncdt", "--max", "0"), b"--max"),
        (("neighbours", "body:mic", "--kind", "chair"), b"perhaps: chairs"),
        (("neighbours", "body:mic", "--hops", "4"), b"--hops"),
        (("neighbours", "body:mic", "--type", "robot"), b"no kind of thing is called robot"),
        (("rank", "--by", "fame"), b"fame"),
        (("export", "graphml", "--ontology"), b"--ontology goes with"),
        (("export", "graphml", "--spreadsheet"), b"--spreadsheet goes with"),
        (("export", "neo4j-csv"), b"name a folder"),
        (("export", "neo4j-csv", "-o", "no/such/folder"), b"is no folder"),
    ],
)
def test_wrong_words_end_in_one_sentence(words: tuple[str, ...], said: bytes) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"vndx: ")
    assert said in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_what_is_no_node_is_not_offered() -> None:
    """A remark is called what it says; but no path leads to it."""
    done = run("path", "chia se kinh nghiem hayy", "body:mic")
    assert done.returncode == 2
    assert b"remark:" not in done.stderr
    assert "ambiguous" not in done.stderr.decode()
    # Of two things of a name one is no node.
    assert read("path", "Bộ Thông tin", "body:ncdt")["from"]["id"] == "body:mic"


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
def test_csv_for_a_spreadsheet(call: tuple[str, ...], tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix : <https://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        ':a a :Thing ; :knows :b ; skos:prefLabel "=1+1"@vi, "=1+1"@en . :b a :Thing ; :knows :c ; '
        'skos:prefLabel "@x"@en . :c a :Thing .',
        encoding="utf-8",
    )
    words = [call[0], *(f"https://example.org/{name}" for name in "ac"[: len(call) - 1])]
    plain = answer(*words, "--graph", str(own), "--format", "csv").decode()
    safe = answer(*words, "--graph", str(own), "--spreadsheet").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(safe, newline="")) for cell in row]
    assert "=1+1" in plain
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "@"))]


def test_a_graph_of_ones_own(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix : <https://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        ':a a :Thing ; :knows :b ; skos:prefLabel "=A\\u202e[31m"@vi .\n'
        ":b a :Thing ; :knows :c . :c a :Thing .",
        encoding="utf-8",
    )
    table = answer("path", "https://example.org/a", "https://example.org/c", "--graph", str(own)).decode()
    assert "knows" in table
    assert "\u202e" not in table
    assert "=A\\u202e[31m" in table
    empty = tmp_path / "empty.ttl"
    empty.write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    for words in (("rank",), ("groups",)):
        assert b"0 " in answer(*words, "--graph", str(empty))


def test_exports_of_the_network(tmp_path: Path) -> None:
    for form in ("graphml", "gexf", "cytoscape", "dot"):
        answer("export", form, "-o", str(tmp_path / form))
        assert (tmp_path / form).read_bytes() == answer("export", form)
    graph = nx.read_graphml(tmp_path / "graphml", force_multigraph=True)
    assert graph.number_of_edges() > 900
    answer("export", "neo4j-csv", "-o", str(tmp_path))
    rows = (tmp_path / "relationships.csv").read_text(encoding="utf-8")
    assert rows.startswith(":START_ID,:END_ID,:TYPE,id,")
    assert len(list(csv.reader(io.StringIO(rows, newline="")))) == graph.number_of_edges() + 1
    answer("export", "neo4j-csv", "-o", str(tmp_path), "--spreadsheet")
    assert (tmp_path / "nodes.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_no_cell_of_a_spreadsheet_is_a_formula(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix : <https://example.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        ':a a :Thing ; :knows :b ; skos:prefLabel "=1+1"@vi, "@x"@en ; skos:altLabel "+3a" . :b a :Thing .',
        encoding="utf-8",
    )
    answer("export", "neo4j-csv", "--graph", str(own), "-o", str(tmp_path))
    assert ",=1+1," in (tmp_path / "nodes.csv").read_text(encoding="utf-8")  # as it is, for Neo4j
    answer("export", "neo4j-csv", "--graph", str(own), "-o", str(tmp_path), "--spreadsheet")
    for name in ("nodes.csv", "relationships.csv"):
        rows = csv.reader(io.StringIO((tmp_path / name).read_text(encoding="utf-8-sig"), newline=""))
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_only_commands_that_need_them_load_networkx_numpy_and_pyvis() -> None:
    script = (
        "import sys; from vndx.cli import main; main(sys.argv[1:]); "
        "heavy = {'networkx', 'numpy', 'pyvis', 'rdflib'} & set(sys.modules); print(heavy, file=sys.stderr)"
    )
    for words in (["--help"], ["search", "mic"], ["show", "body:mic"], ["path", "body:mic", "body:ncdt"]):
        done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, timeout=120)
        assert done.stderr == b"set()\n", words
