"""All that is known of one thing: complete, each fact with its source, what is not said marked as such."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from vndx import content, lang
from vndx.cli import main
from vndx.cli.screen import wrap_words
from vndx.errors import UnknownName
from vndx.graph.engine import Engine
from vndx.results.rows import Rows
from vndx.results.wrap import width
from vndx.search import LABELS, Catalogue
from vndx.show import Card, gather, plain, text
from vndx.text.written import day, number

ID = "https://w3id.org/vndx/id/"


class Graph:
    """A graph to ask."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.names = Catalogue(Rows(engine.query(LABELS).data).rows)

    def card(self, iri: str) -> Card:
        return gather(self._ask, iri)

    def page(self, iri: str, columns: int = 80) -> str:
        return text(self.card(iri), self.names.name, wrap_words, columns=columns)

    def _ask(self, query: str, terms: Mapping[str, str]) -> list[dict[str, dict[str, str]]]:
        return Rows(self.engine.query(query, substitutions=terms).data).rows


@pytest.fixture(scope="module")
def shipped() -> Iterator[Graph]:
    with Engine() as engine:
        yield Graph(engine)


def fact_ids(card: Card, section: str) -> set[str]:
    return {fact.iri.removeprefix(ID) for fact in card.sections.get(section, [])}


def test_posts_and_participation_of_a_person(shipped: Graph) -> None:
    card = shipped.card(f"{ID}person/do-minh-tuan")
    posts = {
        fact.first("https://w3id.org/vndx/ontology#post").rpartition("/")[2]
        for fact in card.sections["posts"]
    }
    assert posts == {
        "thanh-hoa-party-deputy-secretary",
        "thanh-hoa-peoples-committee-chair",
        "thanh-hoa-dt-steering-board-head",
    }
    assert len(card.sections["sessions"]) == 1
    for fact in (*card.sections["posts"], *card.sections["sessions"]):
        assert fact.sources
        assert {source.date for source in fact.sources} == {"2023-12-28"}
        assert all(source.end > source.start >= 0 for source in fact.sources)


def test_everything_that_points_at_a_thing_is_on_its_card(shipped: Graph) -> None:
    """Compared with the graph itself, for each entity: no node is lost on the way into the sections."""
    pointing = """
    SELECT DISTINCT ?entity ?node WHERE {
      ?node ?link ?entity . FILTER(STRSTARTS(STR(?entity), "https://w3id.org/vndx/id/"))
      FILTER(?link NOT IN (rdf:type, rdf:subject, rdf:predicate, rdf:object, oa:hasSource, oa:hasSelector,
                           vndx:evidence, vndx:inferredFrom, void:exampleResource, vndx:linkTarget))
      FILTER(ISIRI(?entity) && ISIRI(?node) && ?node != ?entity)
    }"""
    expected: dict[str, set[str]] = {}
    for row in Rows(shipped.engine.query(pointing).data).rows:
        expected.setdefault(row["entity"]["value"], set()).add(row["node"]["value"])
    assert len(expected) > 60
    for iri in sorted(expected)[::4]:
        card = shipped.card(iri)
        assert {fact.iri for facts in card.sections.values() for fact in facts} == expected[iri], iri


def test_sections_hold_what_their_names_say(shipped: Graph) -> None:
    card = shipped.card(f"{ID}meeting/ncdt-7")
    assert {iri.partition("/")[0] for iri in fact_ids(card, "sessions")} == {"bridge", "participation"}
    assert {iri.partition("/")[0] for iri in fact_ids(card, "remarks")} == {"remark"}
    card = shipped.card(f"{ID}body/mic")
    assert {iri.partition("/")[0] for iri in fact_ids(card, "figures")} == {"figure"}
    assert "report/mic-2023" in fact_ids(card, "documents")


def test_a_figure_of_two_articles_is_one_line_with_two_sources(shipped: Graph) -> None:
    page = shipped.page(f"{ID}body/mic")
    assert page.count("102 tasks") == 1
    line = page[page.index("102 tasks") :]
    assert re.match(r"102 tasks\n\s+\[000 \(2023-12-28\) 806–832\] “102.*”\n\s+\[004 ", line)


def test_what_is_inferred_is_marked_with_what_it_was_inferred_from(shipped: Graph) -> None:
    card = shipped.card(f"{ID}meeting/ncdt-7")
    (day,) = [found for found in card.itself.statements if found.property.endswith("startDate")]
    assert {source.quote for source in day.inferred} >= {"tổng kết hoạt động năm 2023"}
    assert day.rules == ["https://w3id.org/vndx/code/inference-year-from-article"]
    page = shipped.page(f"{ID}meeting/ncdt-7")
    assert "* inferred (year taken from elsewhere in the article): [000" in page
    (ordinal,) = [found for found in card.itself.statements if found.property.endswith("ordinal")]
    assert not ordinal.inferred


def test_background_is_marked_with_its_source(shipped: Graph) -> None:
    card = shipped.card(f"{ID}place/binh-dinh")
    (until,) = [found for found in card.itself.statements if found.property.endswith("validThrough")]
    assert until.value["value"] == "2025-06-30"
    assert set(until.outside) == {"vi", "en"}
    assert "202/2025/QH15" in until.outside["en"]
    page = shipped.page(f"{ID}place/binh-dinh")
    assert (
        "valid through: 2025-06-30\n      * background, not in the articles: Resolution 202/2025/QH15" in page
    )
    said = [found for found in card.itself.statements if not found.outside]
    assert said, "what is not background is not marked as such"


def test_a_code_names_its_list_and_a_region_its_source(shipped: Graph) -> None:
    lang.use("en")
    page = " ".join(shipped.page(f"{ID}place/gia-lai-2025").split())
    note = "\\* background, not in the articles: "
    assert re.search(rf"sign: 52 \(statistical code since 1 July 2025\) {note}Decision 19/2025", page)
    assert re.search(rf"lies in: South Central Coast and Central Highlands \(the 34 provinces\) {note}", page)
    assert "lies in: Viet Nam valid from" in page, "what needs no source outside the articles is not marked"
    merger = next(iter(shipped.card(f"{ID}place/gia-lai-2025").sections["relations"]))
    assert set(merger.outside) == {"vi", "en"}
    assert "not in the articles: dulieuphaply.vn" in shipped.page(f"{ID}doc/942-qd-ttg-2022-08-05")


def test_a_forecast_and_a_derived_value_say_what_they_are(shipped: Graph) -> None:
    page = shipped.page(f"{ID}indicator/national-dti")
    assert "0.75 index points (forecast)" in page
    page = shipped.page(f"{ID}indicator/innovation-index-rank")
    assert "rank 48 (derived by vndx)" in page
    assert "+2 places" in page
    assert "among the first 50, says" in page
    assert "≤" not in page


def test_a_multiple_is_said_as_the_source_words_it(shipped: Graph) -> None:
    """ "tăng 2,2 lần" may be to so many times or by so many: no plus decides it."""
    pages = []
    for language in ("en", "vi"):
        lang.use(language)
        pages.append(" ".join(shipped.page(f"{ID}system/mobile-money").split()))
    assert ": 2.2 times, as worded " in pages[0]
    assert ": 2,2 lần, theo nguyên văn " in pages[1]
    assert "+2" not in "".join(pages)


@pytest.mark.parametrize(
    ("value", "unit", "en", "vi"),
    [
        (1, "document", "1 document", "1 văn bản"),
        (2, "document", "2 documents", "2 văn bản"),
        (1, "locality", "1 locality", "1 địa phương"),
        (1, "person", "1 person", "1 người"),
        (1, "index", "1 index point", "1 điểm chỉ số"),
        (1, "transaction-per-day", "1 transaction a day", "1 giao dịch/ngày"),
        (1, "rank", "rank 1", "hạng 1"),
    ],
)
def test_one_thing_is_said_in_the_singular(tmp_path: Path, value: int, unit: str, en: str, vi: str) -> None:
    path = tmp_path / "one.ttl"
    path.write_text(
        f"{COMPARED} figure:x a vndx:Observation ; vndx:value {value}.0 ; vndx:unit code:unit-{unit} ; "
        "vndx:comparator code:comparator-eq ; vndx:saidBy body:mic .",
        "utf-8",
    )
    with Engine([path, content.folder("ontology")]) as engine:
        graph = Graph(engine)
        for language, words in (("en", en), ("vi", vi)):
            lang.use(language)
            assert f": {words}\n" in graph.page(f"{ID}body/mic")


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("columns", [40, 80, 100])
def test_a_page_fits_its_columns_in_both_languages(shipped: Graph, language: str, columns: int) -> None:
    lang.use(language)
    shown = 0
    for iri in sorted(shipped.names.entities)[::5]:
        page = shipped.page(iri, columns)
        assert page.endswith("\n")
        assert max(width(line) for line in page.splitlines()) <= columns
        shown += 1
    assert shown > 15


def test_the_words_of_a_page_are_in_the_language_in_force(shipped: Graph) -> None:
    lang.use("vi")
    page = shipped.page(f"{ID}body/mic")
    assert page.startswith("Bộ Thông tin và Truyền thông\n")
    assert "Số liệu (" in page
    assert "102 nhiệm vụ" in page
    assert "suy ra (" in page
    lang.use("en")
    page = shipped.page(f"{ID}body/mic")
    assert page.startswith("Ministry of Information and Communications\n")
    assert "Figures (" in page


def test_numbers_are_grouped_as_the_language_writes_them() -> None:
    lang.use("en")
    assert [number(word) for word in ("324000.0", "78.70", "-1500", "0.75", "7500000000")] == [
        "324,000",
        "78.7",
        "-1,500",
        "0.75",
        "7,500,000,000",
    ]
    lang.use("vi")
    assert [number(word) for word in ("324000.0", "78.70", "1E5")] == ["324.000", "78,7", "1E5"]


COMPARED = """
@prefix vndx: <https://w3id.org/vndx/ontology#> . @prefix code: <https://w3id.org/vndx/code/> .
@prefix figure: <https://w3id.org/vndx/id/figure/> . @prefix body: <https://w3id.org/vndx/id/body/> .
"""


@pytest.mark.parametrize(
    ("comparator", "unit", "en", "vi"),
    [
        ("eq", "task", "2,500 tasks", "2.500 nhiệm vụ"),
        ("gt", "task", "more than 2,500 tasks", "hơn 2.500 nhiệm vụ"),
        ("ge", "task", "at least 2,500 tasks", "ít nhất 2.500 nhiệm vụ"),
        ("lt", "task", "nearly 2,500 tasks", "gần 2.500 nhiệm vụ"),
        ("le", "task", "at most 2,500 tasks", "không quá 2.500 nhiệm vụ"),
        ("approx", "task", "about 2,500 tasks", "khoảng 2.500 nhiệm vụ"),
        ("le", "rank", "among the first 2,500", "trong nhóm 2.500"),
        ("eq", "rank", "rank 2,500", "hạng 2.500"),
    ],
)
def test_a_comparator_is_said_in_words(tmp_path: Path, comparator: str, unit: str, en: str, vi: str) -> None:
    path = tmp_path / "one.ttl"
    path.write_text(
        f"{COMPARED} figure:x a vndx:Observation ; vndx:value 2500.0 ; vndx:unit code:unit-{unit} ; "
        f"vndx:comparator code:comparator-{comparator} ; vndx:saidBy body:mic .",
        "utf-8",
    )
    with Engine([path]) as engine:
        graph = Graph(engine)
        for language, words in (("en", en), ("vi", vi)):
            lang.use(language)
            assert f": {words}\n" in graph.page(f"{ID}body/mic")


def test_a_vietnamese_page_has_no_english_words_where_there_are_vietnamese_ones(shipped: Graph) -> None:
    lang.use("vi")
    meeting = shipped.page(f"{ID}meeting/ncdt-7")
    assert "hình thức họp: trực tuyến\n" in meeting
    assert "ghi chú: chiều\n" in meeting
    assert "afternoon" not in meeting
    assert "session of" not in meeting
    document = shipped.page(f"{ID}doc/05-nq-tu-binh-dinh-2021-09-20")
    assert "Về CĐS tỉnh đến năm 2025" in document
    assert "On digital transformation" not in document
    shown = 0
    for iri in ("place/binh-dinh", "body/mic", "body/ncdt"):
        page = shipped.page(f"{ID}{iri}")
        notes = re.findall(r"ngoài bài báo: (?s:(.+?))(?=\n(?: {0,7}\S|\n))", page)
        assert any(re.match("Quyết định|Nghị quyết|Nghị định", note) for note in notes)
        for note in notes:
            assert not re.search(r"\b(of|the|from|and)\b", note)
            shown += 1
    assert shown >= 8
    lang.use("en")
    assert "also: Phiên họp thứ 7 của Ủy ban Quốc gia" in " ".join(
        shipped.page(f"{ID}meeting/ncdt-7").split()
    )
    assert "Về CĐS tỉnh" not in shipped.page(f"{ID}doc/05-nq-tu-binh-dinh-2021-09-20")


def test_words_of_another_language_are_shown_when_there_are_no_others(tmp_path: Path) -> None:
    path = tmp_path / "one.ttl"
    path.write_text('<https://example.org/a> <http://purl.org/dc/terms/title> "on something"@en .', "utf-8")
    lang.use("vi")
    with Engine([path]) as engine:
        assert "on something (en)" in Graph(engine).page("https://example.org/a")


def test_days_are_written_as_the_language_writes_them() -> None:
    days = ("2023-12-28", "2023-12-28T20:02:00", "2023", "")
    lang.use("en")
    assert [day(word) for word in days] == ["2023-12-28", "2023-12-28 20:02", "2023", ""]
    lang.use("vi")
    assert [day(word) for word in days] == ["28/12/2023", "28/12/2023 20:02", "2023", ""]


def test_lines_break_at_spaces_only(shipped: Graph) -> None:
    assert wrap_words("ngày 28/12/2023 2022-2025", 10) == ["ngày", "28/12/2023", "2022-2025"]
    assert wrap_words("a  b", 10) == ["a  b"]
    assert wrap_words("", 10) == [""]
    lang.use("vi")
    broken = re.compile(r"\d[/–-]$|\b\d\d:$")
    lines = [line for iri in sorted(shipped.names.entities) for line in shipped.page(iri, 60).splitlines()]
    assert len(lines) > 1000
    assert [line for line in lines if broken.search(line.rstrip()) and "//" not in line] == []


def test_what_the_graph_says_nothing_of_is_an_error(shipped: Graph) -> None:
    with pytest.raises(UnknownName, match="says nothing of person:nobody"):
        shipped.card(f"{ID}person/nobody")


def test_a_card_as_plain_values_holds_all_of_it(shipped: Graph) -> None:
    card = shipped.card(f"{ID}doc/05-nq-tu-binh-dinh-2021-09-20")
    told: dict[str, Any] = json.loads(json.dumps(plain(card)))
    assert told["id"] == "doc:05-nq-tu-binh-dinh-2021-09-20"
    statements = {one["property"]: one for one in told["statements"]}
    assert statements["eli:date_document"]["value"] == "2021-09-20"
    assert statements["eli:date_document"]["datatype"] == "xsd:date"
    assert statements["vndx:area"]["inferred"] is True
    assert statements["vndx:area"]["inferred_from"][0]["article"] == "000_56d11337c73524f5"
    assert "inferred" not in statements["eli:id_local"]
    (remark,) = told["facts"]["remarks"]
    assert remark["links"] == ["schema:about"]
    assert remark["sources"][0].keys() == {"article", "date", "start", "end", "quote"}


EVIL = """
@prefix vndx: <https://w3id.org/vndx/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <https://example.org/> .
:a a vndx:Ministry ; skos:prefLabel "bidi \u202e and mark \u200f"@en ; skos:note "x" .
:b skos:related :a .
_:blank skos:related :a .
"""


def test_a_page_holds_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    path = tmp_path / "evil.ttl"
    path.write_text(EVIL, "utf-8")
    with Engine([path]) as engine:
        page = Graph(engine).page("https://example.org/a")
    assert "bidi \\u202e and mark \\u200f" in page
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200f\u202e]", page)
    assert "Other relations (1)" in page
    assert "https://example.org/b" in page


def test_the_page_of_a_new_province_points_to_what_is_known_of_those_before_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    call = "vndx query province-facts --param place=place:gia-lai-2025\n"
    for language, words in (
        ("en", "Facts of the provinces before it"),
        ("vi", "Dữ kiện của các tỉnh trước nó"),
    ):
        assert main(["--lang", language, "show", "place:gia-lai-2025"]) == 0
        assert capsys.readouterr().out.endswith(f"\n\n{words}: {call}")
    for place in ("place:binh-dinh", "place:viet-nam", "place:ha-noi"):  # came out of none
        assert main(["--lang", "en", "show", place]) == 0
        assert "provinces before it" not in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "vi"])
def test_a_number_that_several_things_are_called_by_is_asked_back(
    capsys: pytest.CaptureFixture[str], language: str
) -> None:
    assert main(["--lang", language, "show", "06"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    for thing in ("place:bac-kan", "initiative:project-06", "doc:06-qd-ttg-2022-01-06"):
        assert thing in said.err


def test_a_thing_comes_before_the_article_that_tells_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    for words, thing in (
        ("kế hoạch năm 2024", "initiative:plan-2024"),
        ("phiên họp ngày 10/7/2024", "meeting:ncdt-9"),
    ):
        assert main(["--lang", "vi", "show", words, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["id"] == thing
