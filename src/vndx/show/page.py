"""A card as a page for a terminal."""

from __future__ import annotations

from vndx.lang import current, t
from vndx.ontology import VNDX, shrink
from vndx.show.card import Card, Fact, Source, Statement
from vndx.show.say import Speaker
from vndx.text.display import safe
from vndx.text.written import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from vndx.show.say import Name

    #: Breaks text into lines of at most so many cells.
    Wrap = Callable[[str, int], list[str]]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
#: Properties that the head of the page shows.
_HEAD = (
    _TYPE,
    f"{_SKOS}prefLabel",
    f"{_SKOS}altLabel",
    f"{_SKOS}hiddenLabel",
    "http://www.w3.org/2000/01/rdf-schema#label",
)
#: By these the thing there is the thing here, and not only near it.
_IDENTITY = (f"{_SKOS}exactMatch", "http://www.w3.org/2002/07/owl#sameAs")


def _title(section: str) -> str:
    return {
        "posts": t("Posts", "Chức vụ"),
        "sessions": t("Sessions", "Phiên họp"),
        "figures": t("Figures", "Số liệu"),
        "documents": t("Documents, programmes, reports", "Văn bản, chương trình, báo cáo"),
        "remarks": t("Remarks", "Phát biểu"),
        "relations": t("Other relations", "Quan hệ khác"),
    }[section]


def text(card: Card, name: Name, wrap: Wrap, *, columns: int = 80) -> str:
    """Write a card as lines for a terminal, in the language in force.

    Args:
        card: the card.
        name: the name of a thing by its IRI; empty when it has none.
        wrap: breaks text into lines of at most so many cells.
        columns: cells in a line.

    Returns:
        The lines, each with its end; control characters as escapes.
    """
    page = _Page(Speaker(name, card.itself.iri), wrap, max(columns, 40))
    page.head(card.itself, {place.there for place in card.elsewhere})
    page.elsewhere(card)
    for section, facts in card.sections.items():
        page.add("")
        page.add(f"{_title(section)} ({len(facts)})")
        for fact in facts:
            page.fact(fact, section)
    return "".join(f"{line}\n" for line in page.lines)


class _Page:
    """Lines under construction."""

    def __init__(self, speaker: Speaker, wrap: Wrap, columns: int) -> None:
        self.lines: list[str] = []
        self._speaker = speaker
        self._wrap = wrap
        self._columns = columns

    def add(self, words: str, indent: int = 0) -> None:
        """Add a paragraph, wrapped; its second line stands two cells further in."""
        first, *rest = self._wrap(safe(words), self._columns - indent - 2)
        self.lines.append(f"{'':{indent}}{first}".rstrip())
        self.lines += [f"{'':{indent + 2}}{line}".rstrip() for line in rest]

    def head(self, fact: Fact, linked: set[str]) -> None:
        """Add what the thing is called, what it is, and what is said of it, but for the links."""
        say = self._speaker
        title = say.thing(fact.iri)
        if fact.first(f"{VNDX}indicator") and fact.first(f"{VNDX}value"):
            title = say.figure(fact)
        self.add(title)
        kinds = ", ".join(say.thing(iri) for iri in fact.values(_TYPE))
        self.add(f"{shrink(fact.iri)}" + (f" · {kinds}" if kinds else ""), 2)
        # An English page also gives the Vietnamese name: it is the one that the sources use.
        others = [
            f"{found.value['value']} (vi)"
            for found in fact.statements
            if found.property == f"{_SKOS}prefLabel"
            and found.value.get("xml:lang") == "vi" != current()
            and found.value["value"] != title
        ]
        others += [
            found.value["value"]
            for found in _understood(fact.statements)
            if found.property == f"{_SKOS}altLabel" and found.value["value"] != title
        ]
        if others:
            self.add(t("also: ", "còn gọi: ") + " · ".join(dict.fromkeys(others)), 2)
        self.spans(fact.sources, 2)
        self.outside(fact.outside, 2)
        said = [
            found
            for found in _understood(fact.statements)
            if found.property not in _HEAD and found.value["value"] not in linked
        ]
        if said:
            self.lines.append("")
        for statement in said:
            language = statement.value.get("xml:lang", "")
            tag = f" ({language})" if language not in ("", current()) else ""
            self.add(f"{say.thing(statement.property)}: {say.value(statement.value)}{tag}", 2)
            self.spans(statement.sources, 6)
            self.note(statement, 6)

    def elsewhere(self, card: Card) -> None:
        """Add what the thing is in other graphs; its grounds are what `vndx links` shows."""
        places = [
            f"{self._speaker.thing(place.target)} {near}{place.identifier}"
            for place in card.elsewhere
            for near in ["" if place.relation in _IDENTITY else "≈ "]
        ]
        if places:
            call = f"vndx links {shrink(card.itself.iri)}"
            self.add(f"{t('Elsewhere', 'Ở nơi khác')}: {' · '.join(places)} ({call})", 2)

    def fact(self, fact: Fact, section: str) -> None:
        """Add one fact, the spans that show it, and what in it is inferred or background."""
        self.add(self._speaker.line(fact, section), 2)
        self.spans(fact.sources, 6)
        self.outside(fact.outside, 6)
        for statement in fact.statements:
            if statement.inferred or statement.outside:
                self.note(statement, 6, named=True)

    def note(self, statement: Statement, indent: int, *, named: bool = False) -> None:
        """Say that a statement is inferred, and from what; or that it is background, and its source."""
        what = f"{self._speaker.thing(statement.property)} " if named else ""
        if statement.inferred:
            rules = ", ".join(map(self._speaker.thing, statement.rules))
            spans = "; ".join(map(_span, statement.inferred))
            self.add(f"* {what}{t('inferred', 'suy ra')} ({rules}): {spans}", indent)
        self.outside(statement.outside, indent, what)

    def outside(self, said: dict[str, str], indent: int, what: str = "") -> None:
        """Say that something is background, and its source."""
        if said:
            note = t("background, not in the articles", "thông tin nền, ngoài bài báo")
            self.add(f"* {what}{note}: {_in_force(said)}", indent)

    def spans(self, sources: list[Source], indent: int) -> None:
        """Add the spans that show something, one a line."""
        for source in sources:
            self.add(_span(source), indent)


def _understood(statements: list[Statement]) -> list[Statement]:
    """Leave out words in another language where the property has some in the language in force."""
    told = {found.property for found in statements if found.value.get("xml:lang") == current()}
    return [
        found
        for found in statements
        if found.property not in told or found.value.get("xml:lang", current()) == current()
    ]


def _in_force(said: dict[str, str]) -> str:
    """Return the words in the language in force, else in none, else in any."""
    return next((said[tag] for tag in (current(), "", *said) if tag in said), "")


def _span(source: Source) -> str:
    short = source.article.partition("_")[0]
    date = f" ({day(source.date)})" if source.date else ""
    quote = f" “{source.quote}”" if source.quote else ""
    return f"[{short}{date} {source.start}–{source.end}]{quote}"
