"""What one generated article tells: a session, who took part, figures, remarks, documents.

What is made follows the shapes of ``ontology/``.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from benchmarks.article import Article, Fact, Triple, both
from benchmarks.words import (
    COMPARATORS,
    GIVEN,
    IGNORED,
    INDICATORS,
    MIDDLES,
    POPULATIONS,
    PROVINCES,
    REMARKS,
    SECTORS,
    SURNAMES,
    UNITS,
    Dice,
    Indicator,
    Literal,
    Term,
    slug,
)
from vndx.claim.names import figure_slug, plain_decimal

_FIRST_DAY = date(2021, 1, 1)
_DAYS = 1500
_OUTLETS = 30


def _decimal(value: Decimal) -> Literal:
    text = plain_decimal(value)
    return Literal(text if "." in text else f"{text}.0", "", "xsd:decimal")


class World:
    """What goes on from one article to the next; bounded but for the numbers.

    Attributes:
        dice: all choices.
        known: the entities that an article has introduced.
    """

    def __init__(self, seed: int) -> None:
        self.dice = Dice(seed)
        self.known: set[str] = set()
        self._cells: dict[str, int] = {}
        self._people = 0
        self._documents = 0
        self._remarks = 0

    def cell(self, area: str) -> int:
        """Count up the cells of an area, so that no figure comes up twice by accident."""
        self._cells[area] = self._cells.get(area, -1) + 1
        return self._cells[area]

    def person(self) -> tuple[str, str]:
        """Return the local name and the name of somebody new."""
        self._people += 1
        words = self.dice.pick(SURNAMES), self.dice.pick(MIDDLES), self.dice.pick(GIVEN), str(self._people)
        return slug(" ".join(words)), " ".join(words)

    def document(self) -> int:
        """Return the number of a new document."""
        self._documents += 1
        return self._documents

    def remark(self) -> int:
        """Return the number of a new remark."""
        self._remarks += 1
        return self._remarks


class Story:
    """What one article tells: of one session, from one province.

    Attributes:
        dice: all choices.
        spans: from which span each kind of statement is read.
        stated: the figures it states, for another article to state them again.
    """

    def __init__(self, world: World, article: Article, session: int, turn: int) -> None:
        self._world = world
        self.dice = world.dice
        self._article = article
        self._turn = turn
        self._session = session
        self._day = (_FIRST_DAY + timedelta(days=session * 3 % _DAYS)).isoformat()
        self._province = PROVINCES[(session * 7 + turn * 13) % len(PROVINCES)]
        self._place = f"place:{slug(self._province)}"
        self._meeting = f"meeting:session-{session}"
        self.spans: dict[str, str] = {}
        self.stated: list[Fact] = []

    def begin(self) -> None:
        """Tell of the article, the session and the bridge point."""
        article, day, session = self._article, self._day, self._session
        self._shared_entities()
        held = article.span(f"phiên họp thứ {session}")
        where = article.span(self._province)
        when = article.span(f"ngày {day}")
        self._speaker = article.span("kết luận phiên họp")
        self.spans = {
            "vndx:area": where,
            "vndx:period": when,
            "vndx:inEvent": held,
            "vndx:saidBy": self._speaker,
            "schema:about": held,
        }
        if not self._turn:
            vi, en = f"phiên họp thứ {session}", f"session {session}"
            article.describe(self._meeting, "vndx:Meeting", vi, en)
        fact: tuple[Triple, ...] = (
            (self._meeting, "a", "vndx:Meeting"),
            (self._meeting, "schema:startDate", Literal(day, "", "xsd:date")),
            (self._meeting, "schema:organizer", "body:ncdt"),
            (self._meeting, "vndx:ordinal", Literal(str(session), "", "xsd:integer")),
        )
        # Its class stands in the reference graph too.
        article.parts["again"] += fact if self._turn else fact[:1]
        article.parts["curated"] += () if self._turn else fact[1:]
        article.parts["curated"].append((self._meeting, "vndx:evidence", held))
        bridge = f"bridge:session-{session}-{slug(self._province)}"
        article.describe(
            bridge,
            "vndx:BridgePoint",
            f"điểm cầu {self._province}, phiên {session}",
            f"bridge point {self._province}, session {session}",
        )
        article.parts["curated"] += [
            (bridge, "schema:superEvent", self._meeting),
            (bridge, "schema:location", self._place),
            (bridge, "vndx:evidence", where),
        ]
        self._bridge = bridge
        outlet = (session * 2 + self._turn) % _OUTLETS + 1
        article.introduce(f"body:outlet-{outlet}", "vndx:NewsOutlet", f"Báo số {outlet}", f"Outlet {outlet}")
        node = f"article:{article.name}"
        article.parts["evidence"] += [
            (node, "a", "vndx:Article"),
            *(
                (node, "skos:prefLabel", label)
                for label in both(f"Bài {article.name}", f"Article {article.name}")
            ),
            (node, "dcterms:identifier", Literal(article.name)),
            (node, "schema:inLanguage", Literal("vi")),
            (node, "schema:publisher", f"body:outlet-{outlet}"),
            (node, "schema:spatialCoverage", self._place),
            (node, "vndx:codePoints", Literal("90000", "", "xsd:integer")),
            (node, "vndx:sha256", Literal(hashlib.sha256(article.name.encode()).hexdigest())),
        ]
        article.parts["curated"].append((node, "schema:about", self._meeting))
        article.claim(node, "schema:about", self._meeting, held)

    def _shared_entities(self) -> None:
        introduce = self._article.introduce
        introduce("place:viet-nam", "vndx:Country", "Việt Nam", "Viet Nam")
        within = ("schema:containedInPlace", "place:viet-nam")
        introduce(
            self._place, "vndx:Province", f"tỉnh {self._province}", f"{self._province} Province", within
        )
        introduce("body:ncdt", "vndx:SteeringBody", "Uỷ ban Quốc gia về chuyển đổi số", "National Committee")
        self._period(self._day)

    def _period(self, name: str) -> str:
        first, last = (name, name) if "-" in name else (f"{name}-01-01", f"{name}-12-31")
        vi = f"ngày {name}" if "-" in name else f"năm {name}"
        return self._article.introduce(
            f"period:{name}",
            "vndx:Period",
            vi,
            name,
            ("vndx:begin", Literal(first, "", "xsd:date")),
            ("vndx:end", Literal(last, "", "xsd:date")),
        )

    def again(self, fact: Fact) -> None:
        """State what another article of this session states too, in words and spans of its own."""
        self._article.state(fact, self.spans, again=True)

    def figure(self) -> None:
        """State a figure: a result, a change or a target, of the country or the province."""
        dice, article = self.dice, self._article
        area = self._place if dice.below(3) else "place:viet-nam"
        cells = len(INDICATORS) * (len(POPULATIONS) + 1) * 10
        lap, cell = divmod(self._world.cell(area), cells)
        cell = cell * 7919 % cells  # a prime: all cells, in no order that shows
        cell, year = divmod(cell, 10)
        cell, group = divmod(cell, len(POPULATIONS) + 1)
        indicator = INDICATORS[cell]
        kind = ("Target", "Change", "Observation", "Observation", "Observation")[dice.below(5)]
        status = "goal" if kind == "Target" else dice.pick(("actual", "actual", "actual", "estimate"))
        # The fraction keeps apart what is told of one cell in one lap and in the next.
        value = self._value(indicator, kind) + Decimal(lap).scaleb(-6)
        comparator, words = dice.pick(COMPARATORS)
        if indicator.unit == "code:unit-rank" and kind != "Change":
            comparator, words = "eq", ""
        period = (
            self._day
            if year == 0 and kind == "Observation"
            else str((2025 if kind == "Target" else 2015) + year)
        )
        base = str(int(period) - 1) if kind == "Change" else None
        population = POPULATIONS[group - 1] if group else None
        unit = "unit:PERCENT" if kind == "Change" else indicator.unit
        node = "figure:" + figure_slug(
            indicator=indicator.name,
            area=area.partition(":")[2],
            period=period,
            status=status,
            comparator=comparator,
            value=value,
            population=population[0] if population else None,
            base_period=base,
            change_kind="percent" if base else None,
        )
        more: list[tuple[str, Term]] = []
        if population:
            more.append(
                (
                    "vndx:population",
                    article.introduce(f"group:{population[0]}", "vndx:Group", *population[1:]),
                )
            )
        if base:
            more += [("vndx:basePeriod", self._period(base)), ("vndx:changeKind", "code:change-percent")]
        claims = [
            ("vndx:area", area, "" if area == self._place else "national-scope"),
            ("vndx:period", self._period(period), "" if year else "day-of-event"),
        ]
        if kind == "Target":
            more.append(("vndx:setBy", "body:ncdt"))
        elif dice.below(3):
            more.append(("vndx:saidBy", self._ministry()))
            claims.append((*more[-1], "carried-over"))  # type: ignore[arg-type]
        pairs: list[tuple[str, Term]] = [
            ("a", f"vndx:{kind}"),
            ("vndx:area", area),
            ("vndx:comparator", f"code:comparator-{comparator}"),
            ("vndx:indicator", self._indicator(indicator)),
            ("vndx:period", f"period:{period}"),
            ("vndx:status", f"code:status-{status}"),
            ("vndx:unit", unit),
            ("vndx:value", _decimal(value)),
            *more,
        ]
        quote = words + f"{value:,}".translate({44: ".", 46: ","}) + UNITS[unit]
        fact = Fact(node, tuple((node, pred, obj) for pred, obj in pairs), tuple(claims), quote)
        article.state(fact, self.spans, again=False)
        self.stated.append(fact)

    def _value(self, indicator: Indicator, kind: str) -> Decimal:
        dice = self.dice
        if kind == "Change" or indicator.unit in ("unit:PERCENT", "code:unit-index"):
            return Decimal(dice.between(1, 999)).scaleb(-1)
        if indicator.unit == "code:unit-rank":
            return Decimal(dice.between(1, 180))
        return Decimal(dice.between(1, 10 ** dice.between(1, 6)))

    def _indicator(self, indicator: Indicator) -> str:
        unit = ("vndx:unit", indicator.unit)
        return self._article.introduce(
            f"indicator:{indicator.name}", "vndx:Indicator", indicator.vi, indicator.en, unit
        )

    def _ministry(self) -> str:
        name, vi = self.dice.pick(SECTORS)
        return self._article.introduce(
            f"body:ministry-{name}", "vndx:Ministry", f"Bộ {vi}", f"Ministry of {name}"
        )

    def remark(self) -> None:
        """Tell what the session's chair said, and to whom."""
        article = self._article
        kind, vi, en = self.dice.pick(REMARKS)
        sector, sector_vi = self.dice.pick(SECTORS)
        node = f"remark:{article.name.replace('_', '-')}_{article.length()}"
        addressee = self._ministry()
        number = self._world.remark()
        labels = both(f"{vi.format(sector_vi)} ({number})", f"{en.format(sector)} ({number})")
        article.parts["curated"] += [
            (node, "a", kind),
            *((node, "skos:prefLabel", label) for label in labels),
            (node, "vndx:addressee", addressee),
            (node, "vndx:evidence", article.span(vi.format(sector_vi))),
            (node, "vndx:inEvent", self._meeting),
            (node, "vndx:saidBy", "body:ncdt"),
        ]
        article.claim(node, "vndx:inEvent", self._meeting, self.spans["vndx:inEvent"], "carried-over")
        article.claim(node, "vndx:saidBy", "body:ncdt", self._speaker)
        article.claim(node, "vndx:addressee", addressee, article.span(f"các cơ quan {sector_vi}"))

    def member(self) -> None:
        """Tell of somebody who took part, and of the post that he or she held that day."""
        article = self._article
        local, name = self._world.person()
        place = slug(self._province)
        body = article.introduce(
            f"body:{place}-peoples-committee",
            "vndx:PeoplesCommittee",
            f"UBND tỉnh {self._province}",
            f"People's Committee of {self._province}",
        )
        post = article.introduce(
            f"post:{place}-vice-chair",
            "vndx:Post",
            f"Phó Chủ tịch UBND tỉnh {self._province}",
            f"Vice-chair of the People's Committee of {self._province}",
            ("org:postIn", body),
        )
        person = article.describe(f"person:{local}", "foaf:Person", name, name)
        shown = article.span(name)
        membership = f"membership:{local}_{place}-vice-chair"
        participation = f"participation:{self._bridge.partition(':')[2]}_{local}_attendee"
        article.parts["curated"] += [
            (membership, "a", "org:Membership"),
            (membership, "org:member", person),
            (membership, "org:organization", body),
            (membership, "vndx:post", post),
            (membership, "vndx:attestedOn", Literal(self._day, "", "xsd:date")),
            (membership, "vndx:evidence", shown),
            (participation, "a", "vndx:Participation"),
            (participation, "vndx:evidence", shown),
            (participation, "vndx:inEvent", self._bridge),
            (participation, "vndx:participant", person),
            (participation, "vndx:role", "code:role-attendee"),
        ]
        article.claim(membership, "org:organization", body, self.spans["vndx:area"], "home-province")
        day = Literal(self._day, "", "xsd:date")
        article.claim(membership, "vndx:attestedOn", day, self.spans["vndx:period"], "day-of-event")

    def document(self) -> None:
        """Tell of a decision and of the programme that it approves."""
        article = self._article
        number = self._world.document()
        sector, sector_vi = self.dice.pick(SECTORS)
        year = self.dice.between(2016, 2024)
        day = Literal(f"{year}-{self.dice.between(1, 12):02}-{self.dice.between(1, 28):02}", "", "xsd:date")
        issuer = article.introduce("body:government", "vndx:PublicBody", "Chính phủ", "Government")
        doc, initiative = f"doc:{number}-qd-ttg-{year}", f"initiative:{sector}-{number}"
        article.describe(
            doc, "vndx:LegalDocument", f"Quyết định {number}/QĐ-TTg", f"Decision {number}/QĐ-TTg"
        )
        kind = ("dcterms:type", "code:initiative-programme")
        vi, en = f"chương trình {number} ngành {sector_vi}", f"programme {number} of {sector}"
        article.describe(initiative, "vndx:Initiative", vi, en, kind)
        article.parts["curated"] += [
            (doc, "dcterms:title", Literal(f"Phê duyệt {vi}", "vi")),
            (doc, "eli:date_document", day),
            (doc, "eli:id_local", Literal(f"{number}/QĐ-TTg")),
            (doc, "eli:passed_by", issuer),
            (doc, "eli:type_document", "code:doctype-decision"),
            (doc, "vndx:evidence", article.span(f"Quyết định {number}/QĐ-TTg")),
            (initiative, "vndx:approvedBy", doc),
            (initiative, "vndx:evidence", article.span(vi)),
            (initiative, "vndx:initiativePeriod", self._period(str(year))),
        ]
        article.claim(doc, "eli:date_document", day, article.span(f"ngày {day.text}"))
        article.claim(initiative, "vndx:approvedBy", doc, self.spans["schema:about"], "same-event")

    def ignored(self) -> None:
        """Pass over a number that says nothing of the subject."""
        span = self._article.span(f"ảnh {self.dice.below(100)}", "vndx:IgnoredSpan")
        reason = f"code:ignore-{self.dice.pick(IGNORED)}"
        self._article.parts["evidence"].append((span, "vndx:ignoredBecause", reason))
