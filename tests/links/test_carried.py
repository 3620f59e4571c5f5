"""Every identifier that was found certain is in the graph, or it is said why not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from vndx.links import NO_TERM, Link, targets
from vndx.links.model import CLOSE, EXACT, SAME, SKOS
from vndx.ontology import CODE, ID, VNDX

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
    assert len(links) == 241
    for link in links:
        assert len(link.evidence) > 30, link.iri
        assert (link.author, link.reviewer, link.date) == ("vndx curators", "vndx curators", "2026-11-22")
        if link.asserted:
            assert link.confidence is not None
            assert 0.5 < link.confidence < 1, link.iri  # nobody has asked the other graphs themselves
            assert re.search(r"/[\w.-]+@[0-9a-f]{7}|PyPI |npm |public repository", link.evidence), link.iri


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


def test_nothing_that_was_left_open_is_asserted(collected: list[dict[str, str]], links: list[Link]) -> None:
    """What is certain of one thing may be open of another: a pair is held against pairs."""
    sure = {(row["scheme"], _identifier(row["identifier"])) for row in _certain(collected)}
    named = {NAMES.get(scheme, scheme): scheme for scheme, _ in sure}
    beyond = [
        link.iri
        for link in links
        if link.asserted and (named[link.target], _identifier(link.object)) not in sure
    ]
    assert beyond == []
    open_ = [
        row for row in collected if row["confidence"] != "certain" and row["type"].startswith("province-34")
    ]
    assert len(open_) == 47
    new = {link.subject for link in links if link.asserted and link.target == "wikidata"}
    assert not [subject for subject in new if subject.endswith("-2025")]
