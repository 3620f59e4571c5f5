"""The numbers in the changelog are those of the graph: each is counted again, and one that cannot be fails.

A number stands right before what it counts, in the words of :data:`COUNTS`: ``101 figures``,
``14 of them in more than one article``. Numbers in code, in dates, in the names of documents and of
standards count nothing. Only what is not released yet is looked at: later the graph goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vndx.graph.engine import Engine

FIGURE = "?x a/rdfs:subClassOf* vndx:Figure ; vndx:evidence"
TWO_ARTICLES = "vndx:evidence/oa:hasSource ?one , ?other FILTER(?one != ?other)"


def things(kind: str, more: str = "") -> str:
    return f"?x a/rdfs:subClassOf* {kind} {more}"


def named(prefix: str) -> str:
    return f"?x a ?kind FILTER(STRSTARTS(STR(?x), STR({prefix}:)))"


#: What is counted, as the changelog says it (a regular expression), and a pattern that finds each ?x.
COUNTS = {
    r"articles": things("vndx:Article"),
    r"figures(?: with their comparator)?": f"{FIGURE} ?span",
    r"of them in (?:more than one article|both articles)": f"{things('vndx:Figure')} ; {TWO_ARTICLES}",
    r"(?:results|observations)": f"{FIGURE} ?span FILTER NOT EXISTS {{ ?x a vndx:Target }}",
    r"targets": things("vndx:Target"),
    r"indicators": things("vndx:Indicator"),
    r"people": things("foaf:Person"),
    r"bodies": named("body"),
    r"groups(?! of digits)": named("group"),
    r"posts": things("vndx:Post"),
    r"(?:memberships|times that somebody held a post)": things("org:Membership"),
    r"(?:sessions|meetings)": things("vndx:Meeting"),
    r"bridge points": things("vndx:BridgePoint"),
    r"(?:legal )?documents(?! of)": things("vndx:LegalDocument"),
    r"(?:initiatives|programmes, strategies, projects and plans)": things("vndx:Initiative"),
    r"themes": things("vndx:Theme"),
    r"(?:systems|platforms, systems and databases)": things("vndx:DigitalSystem"),
    r"(?:remarks|instructions, principles, aims, assessments and achievements)": things("vndx:Remark"),
    r"instructions(?!,)": things("vndx:Instruction"),
    r"principles(?!,)": things("vndx:Principle"),
    r"(?:spans|phrases)": things("vndx:Evidence"),
    r"to Wikidata, GeoNames": things(
        "vndx:Link",
        "; rdf:object ?there FILTER NOT EXISTS { ?x sssom:predicate_modifier ?not } "
        "FILTER(?there != sssom:NoTermFound)",
    ),
    r"candidates that were refused": things("vndx:Link", "; sssom:predicate_modifier ?not"),
    r"searches that found nothing": things("vndx:Link", "; rdf:object sssom:NoTermFound"),
    r"claims": things("vndx:Claim"),
    r"(?:inferences|inferred values)": "?x vndx:inferredFrom ?span",
    r"provinces of before 1 July 2025": things(
        "vndx:Province",
        "FILTER NOT EXISTS { ?x schema:validFrom ?day FILTER(?day >= '2025-07-01'^^xsd:date) }",
    ),
    r"(?:provinces )?(?:of today|since)": things(
        "vndx:Province",
        "FILTER NOT EXISTS { ?x schema:validThrough ?day FILTER(?day < '2025-07-01'^^xsd:date) }",
    ),
    r"(?:named )?(?:questions|queries)": "?x a vndx:Question",
    r"classes": "?x a owl:Class FILTER(STRSTARTS(STR(?x), STR(vndx:)))",
}
WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: Numbers that count nothing.
NAMES = re.compile(
    rf"`[^`]*`|\]\([^)]*\)|https?://\S+|\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}"
    r"|\b(?:19|20)\d\d(?:[–-]\d+)*\b|\b(?:SPARQL|CC BY|Python|ISO|DCAT|RDF|SHACL|OWL) \d[\d.-]*"
    r"|\b\d+(?:/\d+)?/[A-ZĐ][\w-]*"
)
#: Counted by other tests, which read the texts or the tests themselves: here only that they still say it.
ELSEWHERE = r"groups of digits|open|traps|languages|themes of questions"
NUMBER = re.compile(rf"(?<![\w.])(\d[\d,]*|{'|'.join(WORDS)})(?![\w.]*\d)\b(?: (.*))?", re.IGNORECASE)


def unreleased(root: Path) -> str:
    text = (root / "CHANGELOG.md").read_text("utf-8")
    return " ".join(text.partition("## [Unreleased]")[2].split("\n## ")[0].split())


def numbers(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number of a text and what follows it."""
    # What is no number is left out of sight; in what follows a number it is needed.
    hidden = NAMES.sub(lambda found: "\0" * len(found[0]), text)
    place = 0
    while found := NUMBER.search(hidden, place):
        yield found[1], text[found.end(1) + 1 :]
        place = found.end(1)


def value(number: str) -> int:
    low = number.lower()
    return WORDS.index(low) + 2 if low in WORDS else int(number.replace(",", ""))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        yield running


def wrong(text: str, engine: Engine) -> list[str]:
    """Return what is wrong with the numbers of a text."""
    found = []
    for number, following in numbers(text):
        fits = [(match.end(), words) for words in COUNTS if (match := re.match(rf"{words}\b", following))]
        if not fits:
            if number[0].isdigit() and not re.match(ELSEWHERE, following):
                found.append(
                    f"{number} {following[:40]}: nothing counts this; add it to COUNTS, or say it so"
                )
            continue
        pattern = COUNTS[max(fits)[1]]
        query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}"
        counted = int(engine.query(query, fmt="csv").data.decode().split()[-1])
        if counted != value(number):
            found.append(f"{number} {following[:40]}: the graph has {counted}")
    return found


def test_each_number_is_that_of_the_graph(root: Path, engine: Engine) -> None:
    text = unreleased(root)
    assert len(list(numbers(text))) >= 5
    assert not wrong(text, engine)


def test_a_number_that_is_wrong_or_not_known_is_found(engine: Engine) -> None:
    right = (
        engine.query("SELECT (COUNT(?x) AS ?n) { ?x a vndx:Article }", fmt="csv").data.decode().split()[-1]
    )
    fine = f"What {right} articles say on 28 December 2023, in SPARQL 1.1 (`query 7`), of 749/QĐ-TTg."
    assert wrong(fine, engine) == []
    assert [one[:12] for one in wrong("99 articles and two articles.", engine)] == [
        "99 articles ",
        "two articles",
    ]
    assert len(wrong("What 7 dwarfs say", engine)) == 1


@pytest.mark.parametrize("words", COUNTS)
def test_each_count_finds_something(words: str, engine: Engine) -> None:
    query = f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {COUNTS[words]} }}"
    assert int(engine.query(query, fmt="csv").data.decode().split()[-1]) > 0
