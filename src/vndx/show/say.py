"""Putting facts into words: a phrase for each kind of node, in the language in force."""

from __future__ import annotations

from vndx.lang import t
from vndx.ontology import CODE, VNDX, shrink
from vndx.show.card import Fact, Term
from vndx.text.written import comparison, counted, day, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    #: Returns the name of a thing, or an empty string.
    Name = Callable[[str], str]

_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PERCENT = "http://qudt.org/vocab/unit/PERCENT"
_RANK = f"{CODE}unit-rank"
_MULTIPLE = f"{CODE}change-multiple"


class Speaker:
    """Puts nodes and values into words.

    Args:
        name: the name of a thing by its IRI, in the language in force; empty when it has none.
        about: the thing that the page is about: not repeated in each line.
    """

    def __init__(self, name: Name, about: str) -> None:
        self._name = name
        self._about = about

    def thing(self, iri: str) -> str:
        """Return the name of a thing, else its id."""
        return self._name(iri) or shrink(iri)

    def value(self, term: Term) -> str:
        """Return a value as a reader writes it."""
        if term["type"] == "uri":
            return self.thing(term["value"])
        kind = term.get("datatype", "").removeprefix(_XSD)
        if kind == "decimal":
            return number(term["value"])
        if kind in ("date", "dateTime"):
            return day(term["value"])
        if kind.startswith(CODE):  # a code means something only within its list
            return f"{term['value']} ({self.thing(kind)})"
        return term["value"]

    def line(self, fact: Fact, section: str) -> str:
        """Return what a node says, in one line."""
        if section == "posts":
            return self._post(fact)
        if section == "figures":
            return self.figure(fact)
        if fact.first(f"{VNDX}participant"):
            return self._participation(fact)
        if section == "remarks":
            return self._remark(fact)
        return f"{self.thing(fact.iri)} ({self._links(fact)})"

    def figure(self, fact: Fact) -> str:
        """Return a figure in one line: what, where, when, how much, of what standing."""
        where = [
            self.thing(iri)
            for property in ("indicator", "area", "population", "period")
            for iri in fact.values(f"{VNDX}{property}")
            if iri != self._about
        ]
        where += [t("within ", "trong ") + self.thing(iri) for iri in fact.values(f"{VNDX}comparedWithin")]
        base = fact.first(f"{VNDX}basePeriod")
        if base:
            where.append(t("against ", "so với ") + self.thing(base))
        comparator = fact.first(f"{VNDX}comparator").removeprefix(f"{CODE}comparator-")
        goal = fact.first(f"{VNDX}status") == f"{CODE}status-goal"
        value, unit = number(fact.first(f"{VNDX}value")), fact.first(f"{VNDX}unit")
        multiple = fact.first(f"{VNDX}changeKind") == _MULTIPLE
        if base and not multiple and not value.startswith("-"):
            value = f"+{value}"
        if comparator == "le" and unit == _RANK:
            amount = t("among the first ", "trong nhóm ") + value
        elif unit == _RANK:
            amount = f"{t('rank', 'hạng')} {comparison(comparator, goal=goal)}{value}"
        else:
            measure = "%" if unit == _PERCENT else f" {counted(self.thing(unit), value)}" if unit else ""
            amount = f"{comparison(comparator, goal=goal)}{value}{measure}"
        if multiple:  # to so many times, or by so many: the source leaves it open
            amount += t(", as worded", ", theo nguyên văn")
        status = fact.first(f"{VNDX}status")
        kind = "" if status in ("", f"{CODE}status-actual") else f" ({self.thing(status)})"
        said = [self.thing(iri) for iri in fact.values(f"{VNDX}saidBy") if iri != self._about]
        by = t(", says ", ", theo ") + ", ".join(said) if said else ""
        return f"{', '.join(where)}: {amount}{kind}{by}"

    def _post(self, fact: Fact) -> str:
        person = fact.first(f"{_ORG}member")
        post = fact.first(f"{VNDX}post")
        body = fact.first(f"{_ORG}organization")
        what = self.thing(post) if post else t("member of ", "thành viên ") + self.thing(body)
        who = "" if person == self._about else f"{self.thing(person)}: "
        when = [
            *map(day, fact.values(f"{VNDX}attestedOn")),
            *map(self.thing, fact.values(f"{_ORG}memberDuring")),
        ]
        on = f"; {t('on', 'ngày')} {', '.join(when)}" if when else ""
        where = f" ({self.thing(body)})" if post and body and body != self._about else ""
        return f"{who}{what}{where}{on}"

    def _participation(self, fact: Fact) -> str:
        who = fact.first(f"{VNDX}participant")
        event = fact.first(f"{VNDX}inEvent")
        role = self.thing(fact.first(f"{VNDX}role"))
        parts = [] if who == self._about else [self.thing(who)]
        parts.append(role)
        if event != self._about:
            parts.append(self.thing(event))
        return ", ".join(parts)

    def _remark(self, fact: Fact) -> str:
        said = self.thing(fact.iri)
        who = [self.thing(iri) for iri in fact.values(f"{VNDX}saidBy") if iri != self._about]
        whom = [self.thing(iri) for iri in fact.values(f"{VNDX}addressee") if iri != self._about]
        by = f"{', '.join(who)}: " if who else ""
        to = f" → {', '.join(whom)}" if whom else ""
        return f"{by}{said}{to} ({self._links(fact)})"

    def _links(self, fact: Fact) -> str:
        return ", ".join(self.thing(link) for link in fact.links)
