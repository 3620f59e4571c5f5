"""Every identifier that was found certain is in the graph, or it is said why not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from vndx.links import NO_TERM, Link, targets
from vndx.links.model import CLOSE, EXACT, SAME, SEMAPV, SKOS
from vndx.ontology import CODE, ID, VNDX
from vndx.text.keys import search_key

PROVINCE = "province-63 (pre-2025-07-01)"
_FILE = r"https://github\.com/[\w.-]+/[\w.-]+/blob/[0-9a-f]{7,8}/\S+"
#: How many links to each other graph hold, were refused, were not found.
COUNTS = {
    "agrovoc": (1, 0, 0),
    "dbpedia": (1, 0, 0),
    "eurovoc": (10, 0, 0),
    "geonames": (87, 3, 0),
    "loc-names": (1, 0, 0),
    "marc-countries": (1, 0, 0),
    "ror": (2, 1, 0),
    "stw": (4, 0, 0),
    "wikidata": (77, 1, 46),
    "worldbank": (1, 0, 0),
    "yso": (5, 0, 0),
}
PREDICATES = {SAME: 7, EXACT: 166, CLOSE: 15, f"{SKOS}broadMatch": 1, f"{SKOS}relatedMatch": 1}
#: A scheme of the collection that is called otherwise here.
NAMES = {"marc-country": "marc-countries", "worldbank-wdi": "worldbank"}
#: Schemes whose certain rows are codes, which belong to the place and are typed by their list.
CODES = {
    "iso3166-2": "iso-3166-2",
    "gso-pre2025": "gso-pre2025",
    "gso-2025": "gso-2025",
    "iso3166-1": "iso-3166-1",
    "un-m49": "un-m49",
    "fao-geopolitical": "fao",
    "gaul": "gaul",
}
#: Ids of relations of OpenStreetMap are under the ODbL: good for looking, not for shipping.
NOT_OURS_TO_SHIP = {"osm-relation": 62}
#: Nothing in the graph is this, because no source of ours speaks of it as a thing: by scheme.
NO_THING = {
    "wikidata": {
        *("Q10831196", "Q866680", "Q848786", "Q428110", "Q16481261", "Q10753233", "Q49054595"),
        *("Q10826610", "Q113002811", "Q30923396", "Q30921194", "Q113002962", "Q6867197", "Q6866873"),
        *("Q6867449", "Q10831788", "Q376150", "Q1065", "Q7164", "Q112150791", "Q1077294", "Q43229"),
    },
    "ror": {"01bvv5f54", "00drv3378"},
    "eurovoc": {
        *("7219", "c_83235c0f", "c_95f58142", "6089", "6370", "5595", "5181", "c_5ea6e5c4", "1439", "2817"),
        *("2761", "2968", "4136", "4424", "6088", "6776", "c_e749c083", "488", "4591", "c_433922a6"),
        *("c_d59e7560", "3030", "6767", "655", "7951"),
    },
    "yso": {
        *("p8567", "p27147", "p9457", "p14584", "p1285", "p23542", "p12140", "p23821", "p7903", "p15126"),
        "p26189",
    },
    "worldbank-wdi": {"IT.NET.USER.ZS", "NY.GDP.MKTP.KD.ZG", "IT.NET.BBND.P2", "IT.CEL.SETS.P2"},
    "qudt": {"NUM", "YR", "MO", "DAY"},
}


def test_so_many_links_to_each_graph(links: list[Link]) -> None:
    found: dict[str, Counter[str]] = {}
    for link in links:
        outcome = "none" if link.object == NO_TERM else "refused" if link.rejected else "held"
        found.setdefault(link.target, Counter())[outcome] += 1
    assert {name: (c["held"], c["refused"], c["none"]) for name, c in found.items()} == COUNTS
    assert set(COUNTS) == set(targets())
    assert Counter(link.predicate for link in links if link.asserted) == PREDICATES


def test_each_link_has_its_grounds(links: list[Link]) -> None:
    known = targets()
    assert len(links) == 241
    for link in links:
        assert len(link.evidence) > 30, link.iri
        by_hand = link.rejected or (link.asserted and link.predicate not in (EXACT, SAME))
        assert link.author == ("vndx curators" if by_hand else "vndx curators, by a program")
        assert (link.justification == f"{SEMAPV}ManualMappingCuration") == by_hand
        assert (link.reviewer, link.date) == ("", "2026-11-22")  # nobody looked at a row a second time
        if link.asserted:
            assert link.confidence is not None
            assert 0.5 < link.confidence < 1, link.iri  # nobody has asked the other graphs themselves
        if link.object != NO_TERM:  # where a reader finds what is quoted, and that it is about this
            assert re.match(rf"{_FILE}|PyPI [\w-]+ [\d.]+ \S+\.\w+ ", link.evidence), link.iri
            assert known[link.target].identifier(link.object) in link.evidence, link.iri
        assert "@" not in re.sub(r"@(?:en|vi)\b", "", link.evidence)  # no repository without its address
        assert "\\t" not in link.evidence


def test_who_says_what_of_each_province(links: list[Link]) -> None:
    """63 units of before and 23 of after: the 11 that went on are the same ones."""
    provinces = [link for link in links if link.subject.startswith(f"{ID}place/") and link.kind == "place"]
    new = [link for link in provinces if link.subject.endswith("-2025")]
    assert Counter(link.target for link in new if link.asserted) == {"geonames": 23}
    old = [link for link in provinces if link not in new and link.predicate == EXACT and link.asserted]
    others = ("viet-nam", "south-east-asia")
    counted = Counter(link.target for link in old if not link.subject.endswith(others))
    assert counted == {"wikidata": 63, "geonames": 63}


def test_the_page_says_how_many(root: Path) -> None:
    page = (root / "docs/links.md").read_text("utf-8")
    held, refused, none = (sum(column) for column in zip(*COUNTS.values(), strict=True))
    assert f"{held} links hold; {refused} candidates were refused; {none} searches" in page
    table = re.findall(r"(?m)^\| (\[.+) \| ([\d, ]+) \| ", page)
    numbers = [int(number) for _, cell in table for number in cell.split(", ")]
    assert sorted(numbers) == sorted(count for count, _, _ in COUNTS.values())


# ---- held against the collection itself


def _certain(collected: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in collected if row["confidence"] == "certain"]


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _identifier(text: str) -> str:
    """Return the last part of an identifier, which is written as an IRI or without one."""
    return text.rstrip("/").rpartition("/")[2]


def test_no_certain_row_is_missing(
    collected: list[dict[str, str]], links: list[Link], quads: list[ox.Quad]
) -> None:
    rows = _certain(collected)
    assert len(rows) == 572
    linked = {(link.target, _identifier(link.object)) for link in links}
    notations = {
        (quad.object.datatype.value.removeprefix(f"{CODE}codelist-"), quad.object.value)
        for quad in quads
        if quad.predicate.value == f"{SKOS}notation" and isinstance(quad.object, ox.Literal)
    }
    used = {str(quad.object) for quad in quads if quad.predicate.value == f"{VNDX}unit"}
    numbers = {str(quad.object) for quad in quads if quad.predicate.value.endswith("#id_local")}
    left, skipped = [], Counter[str]()
    for row in rows:
        scheme, value = row["scheme"], row["identifier"]
        last = _identifier(value)
        if last in NO_THING.get(scheme, ()) or scheme in NOT_OURS_TO_SHIP:
            skipped[scheme] += 1
        elif scheme in CODES:
            wanted = (
                value.split(" / ")
                if scheme == "iso3166-1"
                else [value.zfill(3) if "m49" in scheme else value]
            )
            left += [row for one in wanted if (CODES[scheme], one) not in notations]
        elif scheme == "qudt":
            left += [row for one in [f"<{value}>"] if one not in used]
        elif scheme == "official-number":
            left += [row for one in [value.partition("|")[0]] if f'"{one}"' not in numbers]
        elif scheme.startswith("merged-from"):
            continue  # below
        elif (NAMES.get(scheme, scheme), last) not in linked:
            left.append(row)
    assert left == []
    assert skipped == {**NOT_OURS_TO_SHIP, **{name: len(ids) for name, ids in NO_THING.items()}}


def test_the_mergers_are_those_of_the_collection(
    collected: list[dict[str, str]], quads: list[ox.Quad]
) -> None:
    code = {}
    merged: dict[str, set[str]] = {}
    into = {}
    for quad in quads:
        if quad.predicate.value == f"{SKOS}notation" and isinstance(quad.object, ox.Literal):
            code[quad.object.datatype.value.rpartition("codelist-")[2], quad.object.value] = str(quad.subject)
        elif quad.predicate.value == f"{VNDX}mergedPlace":
            merged.setdefault(str(quad.subject), set()).add(str(quad.object))
        elif quad.predicate.value == f"{VNDX}resultingPlace":
            into[str(quad.object)] = str(quad.subject)
    units = {row["local_label_vi"]: row["identifier"] for row in collected if row["scheme"] == "gso-2025"}
    rows = [row for row in _certain(collected) if row["scheme"].startswith("merged-from")]
    assert len(rows) == 34
    for row in rows:
        new = code["gso-2025", units[row["local_label_vi"]]]
        old = {code["gso-pre2025", one] for one in row["identifier"].split(" + ")}
        assert old == (merged[into[new]] if new in into else {new}), row["local_label_vi"]


#: Links between what is not called the same, by the thing here and the identifier there.
BY_MEANING = {
    *(("pillar-digital-economy", "19544-0"), ("pillar-digital-government", "6894")),
    *(("pillar-digital-government", "29101-0"), ("pillar-digital-government", "p21197")),
    *(("pillar-digital-society", "6140"), ("pillar-digital-society", "p2011"), ("mobile-money", "1971")),
    *(("digital-transformation", "30171-4"), ("digital-transformation", "p8692")),
    *(("sector-digitisation", "6191"), ("payment-account-rate", "FX.OWN.TOTL.ZS")),
    *(("government", "Q29076424"), ("national-assembly", "Q1765001"), ("prime-minister", "Q1043568")),
    *(("Ministry", "Q192350"), ("hue", "Q36399")),
}


def test_each_pair_is_one_of_the_collection(
    root: Path, collected: list[dict[str, str]], links: list[Link], quads: list[ox.Quad]
) -> None:
    """The row of the identifier names the thing here, and is of its time: a swap would not be."""
    names: dict[str, set[str]] = {}
    for quad in (*quads, *(one for path in (root / "ontology").glob("*.ttl") for one in ox.parse(path=path))):
        if quad.predicate.value.endswith(("abel", "name")) and isinstance(quad.object, ox.Literal):
            names.setdefault(_iri(quad.subject), set()).add(search_key(quad.object.value))
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in _certain(collected):
        scheme = NAMES.get(row["scheme"], row["scheme"])
        rows.setdefault((scheme, _identifier(row["identifier"])), []).append(row)
    other = set()
    for link in links:
        if not link.asserted:
            continue
        there = _identifier(link.object)
        named = [
            row
            for row in rows[link.target, there]  # nothing that was left open is asserted
            if {search_key(row["local_label_vi"]), search_key(row["label_en"])} & names[link.subject]
        ]
        if not named:
            other.add((_identifier(link.subject).rpartition("#")[2], there))
        times = {row["type"] for row in rows[link.target, there] if row["type"].startswith("province")}
        if times:
            wanted = "province-34 (from 2025-07-01)" if link.subject.endswith("-2025") else PROVINCE
            assert wanted in times, link.iri
    assert other == BY_MEANING


def test_nothing_is_asserted_of_the_units_that_were_left_open(
    collected: list[dict[str, str]], links: list[Link]
) -> None:
    open_ = [
        row for row in collected if row["confidence"] != "certain" and row["type"].startswith("province-34")
    ]
    assert len(open_) == 47
    new = {link.subject for link in links if link.asserted and link.target == "wikidata"}
    assert not [subject for subject in new if subject.endswith("-2025")]
