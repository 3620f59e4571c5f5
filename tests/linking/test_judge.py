"""What is accepted, refused or not found is data: written whole, read again, and held to the rules."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.linking.conftest import Calls
from tests.servers import oxigraph
from vndx.links import NO_TERM, read
from vndx.links.model import CLOSE, EXACT, SAME

_BY = ("--by", "Nguyễn Văn A")


def test_what_is_accepted_says_why_who_and_when(calls: Calls) -> None:
    said = calls.link("accept", "place:thanh-hoa", "Q36512", "--change", *_BY)
    assert (said.code, said.out) == (0, "")
    assert "place:thanh-hoa is Q36512 “Thanh Hóa” (exact)" in said.err
    (link,) = read([calls.links])
    assert (link.predicate, link.target, link.kind) == (EXACT, "wikidata", "place")
    assert link.object == "http://www.wikidata.org/entity/Q36512"
    assert (link.author, link.reviewer, link.confidence) == ("Nguyễn Văn A", "", Decimal("0.95"))
    assert link.evidence.startswith(f"{calls.endpoint}, 20")
    assert "the same code VN-21 (iso-3166-2)" in link.evidence
    assert link.object_label == "Thanh Hóa"


def test_the_file_is_in_canonical_form_and_passes_the_check(calls: Calls, root: Path) -> None:
    for words in (
        ("accept", "place:thanh-hoa", "Q36512", "--change", *_BY),
        ("reject", "person:tran-luu-quang", "Q10831196", *_BY, "--evidence", "another man"),
        ("none", "system:ndxp", "--change", *_BY, "--evidence", "searched by name"),
    ):
        assert calls.link(*words).code == 0
    (path,) = calls.links.iterdir()
    assert calls.run("fmt", "--check", str(path)).code == 0
    checked = calls.run("check", "--graph", str(root / "graph" / "reference"), "--graph", str(path))
    assert "link-" not in checked.out, checked.out
    kinds = {(link.asserted, link.rejected, link.object == NO_TERM) for link in read([calls.links])}
    assert kinds == {(True, False, False), (False, True, False), (False, False, True)}


def test_again_is_the_same(calls: Calls) -> None:
    calls.link("accept", "place:thanh-hoa", "Q36512", "--change", *_BY)
    first = calls.judged()
    said = calls.link("accept", "place:thanh-hoa", "Q36512", *_BY)
    assert said.code == 0
    assert "place:thanh-hoa: this stands already, accepted as exact on 20" in said.err
    assert said.err.endswith("; nothing was changed\n")
    assert calls.judged() == first


def test_what_was_merged_is_linked_by_what_remains(calls: Calls) -> None:
    said = calls.link("accept", "place:thanh-hoa", "Q990000003", "--change", *_BY)
    assert said.code == 0
    assert "Q990000003 was merged into Q36512, which is judged instead" in said.err
    (link,) = read([calls.links])
    assert link.object.endswith("/Q36512")
    assert "Q990000003 was merged into it" in link.evidence


def test_what_was_rejected_is_never_offered_again(calls: Calls) -> None:
    offered = calls.link("person:pham-minh-chinh", "--format", "json").rows()
    assert "Q990000001" in [row["id"] for row in offered]
    calls.link("reject", "person:pham-minh-chinh", "Q990000001", *_BY, "--evidence", "a footballer")
    offered = calls.link("person:pham-minh-chinh", "--format", "json").rows()
    assert [row["id"] for row in offered] == ["Q10806940"]
    everything = calls.found("person:pham-minh-chinh")
    assert [(row["id"], row["verdict"]) for row in everything][-1] == ("Q990000001", "rejected")


def test_a_judgement_is_not_turned_round_by_the_way(calls: Calls) -> None:
    calls.link("reject", "place:thanh-hoa", "Q990000002", *_BY, "--evidence", "the city")
    before = calls.judged()
    said = calls.link(
        "accept",
        "place:thanh-hoa",
        "Q990000002",
        *_BY,
        "--as",
        "close",
        "--evidence",
        "x",
        "--confidence",
        "0.5",
    )
    assert said.code == 2
    assert "was refused on 20" in said.err
    assert "(the city); add --change" in said.err
    assert calls.judged() == before
    changed = calls.link(
        *("accept", "place:thanh-hoa", "Q990000002", *_BY, "--as", "close"),
        *("--evidence", "x", "--confidence", "0.5", "--change"),
    )
    assert changed.code == 0
    (link,) = read([calls.links])
    assert (link.rejected, link.predicate, link.confidence) == (False, CLOSE, Decimal("0.5"))


def test_how_they_match_is_up_to_the_curator(calls: Calls) -> None:
    said = calls.link(
        "accept",
        "person:pham-minh-chinh",
        "Q10806940",
        "--change",
        *_BY,
        "--as",
        "same",
        "--confidence",
        "0.99",
    )
    assert said.code == 0
    (link,) = read([calls.links])
    assert (link.predicate, link.confidence) == (SAME, Decimal("0.99"))
    refused = calls.link("accept", "place:thanh-hoa-x", "Q36512", *_BY, "--as", "same")
    assert refused.code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("accept", "person:tran-luu-quang", "Q36685", *_BY), "it is a place, another kind of thing"),
        (("accept", "place:gia-lai-2025", "Q36662", *_BY), "scores 8 of 100 only; say on what grounds"),
        (("accept", "person:tran-luu-quang", "Q10831196", *_BY), "scores 23 of 100 only"),
        (("accept", "person:tran-luu-quang", "Q424242", *_BY), "Wikidata has nothing called Q424242"),
        (
            ("accept", "person:tran-luu-quang", "Q1> ?p ?o", *_BY),
            "is no identifier of Wikidata, which look like Q36685",
        ),
        (("accept", "person:tran-luu-quang", "http://evil.example/Q1", *_BY), "is no identifier of Wikidata"),
        (("accept", "place:ha-giang", "Q36685"), "say who judges"),
        (("accept", "place:ha-giang", *_BY), "accept needs the thing here and the one there"),
        (("accept",), "accept needs the thing here and the one there"),
        (("none", *_BY), "none needs the thing here"),
        (("reject", "place:ha-giang", "Q36685", *_BY), "say on what grounds"),
        (
            ("reject", "place:ha-giang", "Q36685", *_BY, "--evidence", "x"),
            "this was accepted as exact on 2026-11-22 by ",
        ),
        (
            ("reject", "place:thanh-hoa", "36512", *_BY, "--evidence", "x"),
            "36512 is no identifier of Wikidata, which look like Q36685",
        ),
        (("none", "place:ha-giang", *_BY, "--evidence", "x"), "it is linked to "),
        (
            (
                *("accept", "place:gia-lai-2025", "Q36662", *_BY, "--as", "exact"),
                *("--evidence", "x", "--confidence", "0.9"),
            ),
            "place:gia-lai is the same already; look into that link first",
        ),
        (
            ("accept", "place:gia-lai-2025", "Q36662", *_BY, "--evidence", "x", "--confidence", "0.9"),
            "Q36662 is hardly the same at all times (",
        ),
        (
            ("none", "system:ndxp", *_BY, "--evidence", "e\x1b[31m"),
            r"--evidence has control characters: e\x1b[31m; give it as one plain line",
        ),
        (("none", "system:ndxp", "--by", "a\nb", "--evidence", "x"), r"--by has control characters: a\nb"),
        (
            ("none", "system:ndxp", *_BY, "--evidence", "a\x9b2J"),
            r"--evidence has control characters: a\x9b2J",
        ),
        (
            ("none", "system:ndxp", *_BY, "--evidence", "a\u202eb"),
            r"--evidence has control characters: a\u202eb",
        ),
        (
            ("accept", "place:ha-giang", "Q990000005", *_BY, "--evidence", "x", "--confidence", "0.9"),
            "it is Q36685 already; look into that link first",
        ),
        (
            ("accept", "place:gia-lai", "Q36662", *_BY, "--as", "same", "--change"),
            "it changed in time, so it is not the same over all of it",
        ),
    ],
)
def test_what_cannot_stand_is_one_sentence_and_nothing_is_written(
    calls: Calls, words: tuple[str, ...], said: str
) -> None:
    answer = calls.link(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert calls.judged() == ""
    spoken = calls.link(*words, "--lang", "vi")
    assert spoken.err.startswith("vndx: ")
    assert spoken.err != answer.err


def test_what_is_close_is_accepted_as_what_the_curator_says(calls: Calls) -> None:
    (row,) = (row for row in calls.found("place:gia-lai-2025") if row["id"] == "Q36662")
    assert row["suggestion"] == "close"
    words = ("place:gia-lai-2025", "Q36662", *_BY, "--evidence", "x", "--confidence", "0.4")
    said = calls.link("accept", *words, "--as", "close")
    assert said.code == 0, said.err
    assert [link.predicate for link in read([calls.links])] == [CLOSE]


def test_a_judgement_on_another_graph_does_not_go_into_ours(
    calls: Calls, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vndx.links.files.folder", lambda name: str(tmp_path / name))
    (tmp_path / "pyproject.toml").write_text("", encoding="utf-8")
    words = ("link", "none", "system:ndxp", "--change", *_BY, "--evidence", "x", "--to", "wikidata")
    other = ("--graph", str(root / "graph" / "reference"))
    said = calls.run(*words, *other)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "with --graph, say by --links where the judgement goes" in said.err
    assert not (tmp_path / "graph").exists()
    assert calls.run(*words).code == 0
    assert (tmp_path / "graph" / "links" / "wikidata.trig").exists()
    assert calls.link(*words[1:-2], *other).code == 0


def test_the_key_to_an_endpoint_does_not_go_into_the_graph(calls: Calls) -> None:
    calls.endpoint += "?apikey=SECRET"
    said = calls.link("accept", "place:thanh-hoa", "Q36512", "--change", *_BY)
    assert said.code == 0, said.err
    (link,) = read([calls.links])
    assert link.evidence.startswith(f"{calls.endpoint.partition('?')[0]}, 20")
    assert "SECRET" not in calls.judged()


def test_a_folder_that_cannot_be_written_is_one_sentence(calls: Calls) -> None:
    calls.links.write_text("", encoding="utf-8")
    answer = calls.link("none", "system:ndxp", *_BY, "--evidence", "x")
    assert answer.code == 1
    assert answer.err.count("\n") == 1


_OTHER = """
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/id/1> rdfs:label "Thanh Hóa"@vi .
<https://example.org/id/2> rdfs:label "Hà Giang"@vi .
"""


def test_the_first_link_to_a_graph_that_nobody_knew_says_what_that_is(
    other_calls: Calls, root: Path, tmp_path: Path
) -> None:
    data, profile = tmp_path / "other.ttl", tmp_path / "mine.toml"
    data.write_text(_OTHER, encoding="utf-8")
    with oxigraph(data, read_only=True) as server:
        profile.write_text(
            f'endpoint = "{server.query}"\ntarget = "my-graph"\nspace = "https://example.org/id/"\n'
            'label = { vi = "Đồ thị của tôi", en = "My graph" }\nnames = ["rdfs:label"]\n',
            encoding="utf-8",
        )
        for place, item in (("place:thanh-hoa", "1"), ("place:ha-giang", "2")):
            words = ("accept", place, item, *_BY, "--confidence", "0.9", "--evidence", "seen")
            said = other_calls.link(*words, to=str(profile))
            assert said.code == 0, said.err
    path = other_calls.links / "my-graph.trig"
    text = path.read_text("utf-8")
    assert text.count("a vndx:LinkedGraph") == 1
    assert '"Đồ thị của tôi"@vi' in text
    assert len(read([other_calls.links], "my-graph")) == 2
    checked = other_calls.run("check", "--graph", str(root / "graph" / "reference"), "--graph", str(path))
    assert "link" not in checked.out, checked.out


def test_a_thing_of_wikidata_is_one_whoever_tells_of_it(calls: Calls) -> None:
    item = "http://www.wikidata.org/entity/Q36512"
    words = (
        "accept",
        "place:thanh-hoa",
        item,
        "--change",
        *_BY,
        "--confidence",
        "0.9",
        "--evidence",
        "a mirror",
    )
    said = calls.run("link", *words, "--to", calls.endpoint, "--links", str(calls.links), "--cache-days", "0")
    assert said.code == 0, said.err
    (link,) = read([calls.links])
    assert (link.target, link.object) == ("wikidata", item)
    assert [path.name for path in calls.links.iterdir()] == ["wikidata.trig"]


def test_a_judgement_in_a_checkout_passes_its_check(calls: Calls, root: Path, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(root / "graph", graph)
    calls.links = graph / "links"
    before = read([graph])
    for words in (
        (
            "accept",
            "place:thanh-hoa",
            "Q990000002",
            "--as",
            "close",
            "--evidence",
            "x",
            "--confidence",
            "0.4",
        ),
        ("reject", "person:pham-minh-chinh", "Q990000001", "--evidence", "a footballer"),
    ):
        said = calls.link(*words, *_BY, "--graph", str(graph))
        assert said.code == 0, said.err
    after = read([graph])
    assert set(before) <= set(after)
    checked = calls.run("check", "--graph", str(graph))
    assert checked.code == 0, checked.out
    assert len(after) == len(before) + 2


def test_a_judgement_of_the_graph_is_not_overwritten_by_the_way(
    calls: Calls, root: Path, tmp_path: Path
) -> None:
    """MIC and MOST, and two independent sources for Hà Giang, were lost like that."""
    graph = tmp_path / "graph"
    shutil.copytree(root / "graph", graph)
    calls.links = graph / "links"
    before = calls.judged()
    for words, said in (
        (("accept", "body:most", "Q10743658"), "this was accepted as close on 20"),
        (("accept", "place:ha-giang", "Q36685", "--evidence", "x"), "this was accepted as exact on 20"),
        (("none", "place:gia-lai-2025", "--evidence", "x"), "this was recorded as not found on 20"),
        (("reject", "body:viettel", "Q123493815", "--evidence", "x"), "this was refused on 20"),
    ):
        answer = calls.link(*words, *_BY, "--graph", str(graph))
        assert (answer.code, answer.err.count("\n")) == (2, 1), words
        assert said in answer.err
        assert "add --change" in answer.err
    for pair in (("place:ha-giang", "Q36685"), ("body:most", "Q10743658", "--as", "close")):
        answer = calls.link("accept", *pair, *_BY, "--graph", str(graph))
        assert answer.code == 0
        assert "this stands already, accepted as " in answer.err
    assert calls.judged() == before


def test_what_is_changed_says_what_stood_before_and_keeps_the_notes(
    calls: Calls, root: Path, tmp_path: Path
) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(root / "graph", graph)
    calls.links = graph / "links"
    (old,) = (link for link in read([graph]) if link.object.endswith("/Q10743658") and link.asserted)
    assert old.comment_en
    words = (
        "body:most",
        "Q10743658",
        "--as",
        "related",
        "--evidence",
        "x",
        "--confidence",
        "0.5",
        "--change",
    )
    said = calls.link("accept", *words, *_BY, "--graph", str(graph))
    assert said.code == 0, said.err
    assert "; before, it was accepted as close on 20" in said.err
    (new,) = (link for link in read([graph]) if link.object == old.object and link.subject == old.subject)
    assert new.predicate.endswith("relatedMatch")
    assert (new.comment_en, new.comment_vi) == (old.comment_en, old.comment_vi)


@pytest.mark.parametrize("predicate", ["exact", "close", "same"])
@pytest.mark.parametrize("words", [("place:tuyen-quang", "Q36685"), ("body:mic", "Q10743658")])
def test_two_without_a_name_in_common_are_not_even_close(
    calls: Calls, words: tuple[str, str], predicate: str
) -> None:
    sure = ("--evidence", "x", "--confidence", "0.9", "--as", predicate)
    said = calls.link("accept", *words, *_BY, *sure)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "agrees with it in no name and no code" in said.err
    assert calls.judged() == ""


@pytest.mark.parametrize(
    "written",
    [
        "q36685",
        "https://www.wikidata.org/wiki/Q36685",
        "https://www.wikidata.org/wiki/Q36685#P300",
        "https://www.wikidata.org/entity/Q36685",
        "http://www.wikidata.org/entity/Q36685",
        "wd:Q36685",
        "<http://www.wikidata.org/entity/Q36685>",
    ],
)
def test_an_identifier_as_people_copy_it(calls: Calls, written: str) -> None:
    said = calls.link("accept", "place:ha-giang", written, *_BY)
    assert said.code == 0, said.err
    assert "this stands already" in said.err


@pytest.mark.parametrize("item", ["Q99999999999", "Q424242"])
def test_what_is_not_there_is_not_rejected(calls: Calls, item: str) -> None:
    said = calls.link("reject", "place:ha-giang", item, *_BY, "--evidence", "x")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert f"Wikidata has nothing called {item}; nothing was written" in said.err
    assert calls.judged() == ""


def test_nothing_is_certain_unless_somebody_says_so(calls: Calls) -> None:
    assert calls.link("accept", "place:thanh-hoa", "Q36512", "--change", *_BY).code == 0
    words = ("person:pham-minh-chinh", "Q990000001", *_BY, "--evidence", "a footballer")
    assert calls.link("reject", *words).code == 0
    assert {link.confidence for link in read([calls.links])} == {Decimal("0.95")}
    assert "of 100 points" in calls.judged()


def test_a_slip_in_the_verb_is_no_search(calls: Calls) -> None:
    said = calls.link("acept", "place:ha-giang", "Q36685")
    assert (said.code, said.out) == (2, "")
    assert "there is no link acept; did you mean link accept?" in said.err
