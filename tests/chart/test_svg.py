"""The picture: where marks stand, what they look like, and that nothing else is in it."""

from __future__ import annotations

import datetime
import re
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given

from tests.chart.made import RANK, chart, drawing, many, numbers, of_class, parsed, point
from vndx import lang
from vndx.chart.facts import Point
from vndx.chart.style import COLOURS, FAINT, GROUND, INK
from vndx.chart.svg import MARGIN, WIDTH, draw
from vndx.chart.texts import width
from vndx.ontology import ID

YEAR_22 = ("2022-01-01", "2022-12-31")
YEAR_23 = ("2023-01-01", "2023-12-31")
HALF_24 = ("2024-01-01", "2024-06-30")
HOSTILE = [
    "</text></svg><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "]]>&amp;&#60;<![CDATA[",
    "javascript:alert(1)",
    "{{7*7}}{% raw %}",
    "a\u2028b\u202ec\x1b[31md\x00e\ufffef\ud800",
    "</style><style>*{fill:red}",
]


def draw_tree(*points: Point, **options: bool) -> ElementTree.Element:
    return parsed(draw(chart(*points), **options).text)


def centre(group: ElementTree.Element) -> tuple[float, float]:
    """Return where the mark in a group stands."""
    (circle,) = [element for element in group if "mark" in element.get("class", "").split()]
    if circle.tag == "circle":
        return float(circle.get("cx", "")), float(circle.get("cy", ""))
    found = numbers(circle.get("d", ""))
    return (min(found[::2]) + max(found[::2])) / 2, (min(found[1::2]) + max(found[1::2])) / 2


def by_value(root: ElementTree.Element) -> dict[str, ElementTree.Element]:
    """Return the groups of values by the number at the end of the figure's name."""
    return {one.get("data-figure", "").rpartition("-")[2].rstrip(">"): one for one in of_class(root, "point")}


def test_a_mark_stands_at_the_end_of_its_period_and_at_its_value() -> None:
    points = [point("20", "2022-01-01"), point("40", "2022-07-02"), point("80", "2022-01-01", "2022-12-31")]
    marks = by_value(draw_tree(*points))
    (x, y), (other_x, other_y), (end_x, end_y) = (centre(marks[value]) for value in ("20", "40", "80"))
    days = [
        datetime.date.fromisoformat(day).toordinal() for day in ("2022-01-01", "2022-07-02", "2022-12-31")
    ]
    assert (other_x - x) / (end_x - x) == pytest.approx((days[1] - days[0]) / (days[2] - days[0]), abs=0.001)
    assert (y - other_y) * 2 == pytest.approx(other_y - end_y, abs=0.5)  # 20 to 40 to 80
    assert y > other_y > end_y


def test_a_value_stands_on_the_line_of_its_tick() -> None:
    picture = draw(chart(point("20", *YEAR_22), point("40", *YEAR_23)))
    root = parsed(picture.text)
    ticks = {element.text: float(element.get("y", "")) - 4 for element in of_class(root, "tick")}
    marks = by_value(root)
    assert centre(marks["20"])[1] == pytest.approx(ticks["20"], abs=0.11)
    assert centre(marks["40"])[1] == pytest.approx(ticks["40"], abs=0.11)
    years = {element.text: float(element.get("x", "")) for element in of_class(root, "tick")}
    begin = numbers(next(of.get("d", "") for of in drawing(root, "span")))[0]
    assert begin == pytest.approx(years["2022-01"], abs=0.11)
    assert centre(marks["20"])[0] == pytest.approx(years["2023-01"], abs=1.0)  # half a day earlier


def test_a_period_is_a_band_as_long_as_it_is_and_a_day_has_none() -> None:
    root = draw_tree(point("28", *YEAR_22), point("30", "2023-06-30"))
    (band,) = drawing(root, "period")
    assert band.get("data-figure", "").endswith("28")
    (x, _, to_x, _) = numbers(drawing(band, "span")[0].get("d", ""))
    marks = by_value(root)
    assert to_x == pytest.approx(centre(marks["28"])[0], abs=1)
    half = centre(marks["30"])[0] - centre(marks["28"])[0]
    assert (to_x - x) / half == pytest.approx(365 / 181, abs=0.02)


def test_a_line_goes_from_mark_to_mark_and_only_between_what_is_comparable() -> None:
    points = [
        point("28", *YEAR_22, by="google"),
        point("19", *YEAR_23, by="google"),
        point("22", *HALF_24, by="mic", status="estimate"),
    ]
    root = draw_tree(*points)
    (line,) = drawing(root, "line")
    marks = by_value(root)
    assert numbers(line.get("d", "")) == [*centre(marks["28"]), *centre(marks["19"])]
    ends = [marks[value].get("data-figure") for value in ("28", "19")]
    assert [line.get("data-from"), line.get("data-to")] == ends
    words = " ".join(" ".join(root.itertext()).split())
    assert "another status, not reported by the same, periods of another length" in words


def test_a_line_from_what_is_derived_or_about_is_dotted() -> None:
    for one in (point("1", *YEAR_22, status="derived"), point("1", *YEAR_22, comparator="approx")):
        (line,) = drawing(draw_tree(one, point("2", *YEAR_23)), "line")
        assert "soft" in line.get("class", "").split()
    (line,) = drawing(draw_tree(point("1", *YEAR_22), point("2", *YEAR_23)), "line")
    assert "soft" not in line.get("class", "").split()


@pytest.mark.parametrize(
    ("status", "classes", "tag"),
    [
        ("actual", {"full"}, "circle"),
        ("estimate", {"hollow"}, "circle"),
        ("forecast", {"hollow", "forecast"}, "path"),
        ("derived", {"hollow", "derived"}, "circle"),
        ("unheard-of", {"hollow"}, "circle"),
    ],
)
def test_the_status_is_seen_in_the_mark(status: str, classes: set[str], tag: str) -> None:
    root = draw_tree(point("5", *YEAR_22, status=status))
    (mark,) = drawing(root, "mark")[-1:]
    assert (set(mark.get("class", "").split()), mark.tag) == ({"mark", "c0"} | classes, tag)
    if status != "unheard-of":
        (key,) = [
            of for of in of_class(of_class(root, "legend")[0], "mark") if "plain" in of.get("class", "")
        ]
        assert set(key.get("class", "").split()) == {"mark", "plain"} | classes
    rules = next(element.text or "" for element in root.iter("style"))
    assert f".mark.hollow{{fill:{GROUND[0]}}}" in rules


@pytest.mark.parametrize(
    ("comparator", "unit", "up", "words"),
    [
        ("gt", "", 1, "more than 5"),
        ("ge", "", 1, "at least 5"),
        ("lt", "", -1, "nearly 5"),
        ("le", "", -1, "at most 5"),
        ("le", RANK, 1, "first 5"),
        ("approx", "", 0, "about 5"),
        ("eq", "", 0, "5"),
    ],
)
def test_a_bound_has_an_arrow_to_where_the_value_lies(
    comparator: str, unit: str, up: int, words: str
) -> None:
    root = draw_tree(point("5", *YEAR_22, comparator=comparator, unit=unit or f"{ID}unit/x"))
    (group,) = of_class(root, "point")
    arrows = [numbers(of.get("d", "")) for of in of_class(group, "c0") if "arrow" in of.get("class", "")]
    assert len(arrows) == abs(up)
    for _, begin, _, tip, *_ in arrows:
        assert (begin - tip) * up > 5
    (label,) = of_class(root, "label")
    assert label.text == words


def test_an_arrow_is_not_hidden_by_another_mark() -> None:
    root = draw_tree(
        point("50", "2018-01-01", "2023-12-28", comparator="le", unit=RANK), point("46", *YEAR_23, unit=RANK)
    )
    marks = by_value(root)
    (arrow,) = [of for of in drawing(root, "arrow") if "c0" in of.get("class", "")]
    assert abs(numbers(arrow.get("d", ""))[0] - centre(marks["46"])[0]) > 50


def test_a_target_is_a_line_over_its_period_and_no_mark() -> None:
    root = draw_tree(point("53", "2024-01-01", "2024-12-31", target=True), point("43", *HALF_24))
    (group,) = drawing(root, "target")
    (line,) = drawing(group, "goal")
    x, y, to_x, to_y = numbers(line.get("d", ""))
    assert y == to_y < centre(by_value(root)["43"])[1]
    (begin, *_, end, _) = numbers(drawing(root, "span")[0].get("d", ""))
    assert x == begin
    assert (to_x - x) / (end - begin) == pytest.approx(366 / 182, abs=0.01)
    assert len(of_class(root, "point")) == 1
    assert {label.text for label in of_class(root, "label")} == {"target 53%", "43%"}


def test_a_target_of_a_day_is_long_enough_to_be_seen() -> None:
    (line,) = drawing(draw_tree(point("5", "2025-12-31", target=True), point("1", "2015-12-31")), "goal")
    x, _, to_x, _ = numbers(line.get("d", ""))
    assert to_x - x >= 36 - 0.1


def test_changes_are_listed_and_not_drawn() -> None:
    change = point("5", *YEAR_23, change="urn:percent", name="change")
    change.figure.base_begin, change.figure.base_end = YEAR_22
    root = draw_tree(point("19", *YEAR_23), change)
    assert len(of_class(root, "point")) == 1
    words = " ".join(root.itertext())
    assert "Changes, not drawn as levels" in words
    assert "+5% (2023-01-01 – 2023-12-31, against 2022-01-01 – 2022-12-31)" in words


def test_units_have_axes_of_their_own() -> None:
    picture = draw(chart(point("5", *YEAR_22), point("7000000", *YEAR_22, unit="urn:unit/x")))
    assert len(picture.panels) == 2
    one, other = picture.panels
    assert one.bottom < other.top
    assert other.counted == ("million", "triệu")
    (x, y) = centre(by_value(parsed(picture.text))["7000000"])
    assert other.top <= y <= other.bottom
    assert other.left <= x <= other.right


def test_what_a_colour_says_a_letter_says_too() -> None:
    points = [point("66", *HALF_24, population=f"group-{number}") for number in range(8)]
    root = draw_tree(*points)
    letters = {(label.text or "").split()[0] for label in of_class(root, "label")}
    assert letters == set("ABCDEFGH")
    keys = [text.text or "" for text in of_class(root, "legend")[0].iter("text")]
    assert [key for key in keys if key.startswith("H ")] == ["H  viet-nam, group-7"]


def test_sources_are_listed_with_article_and_span() -> None:
    root = draw_tree(point("17", *YEAR_22, by="mic"))
    words = " ".join(root.itertext())
    assert "17% (2022-01-01 – 2022-12-31; viet-nam; actual), by mic: 100_made:10-17" in words


def test_it_is_said_to_those_who_do_not_see_it() -> None:
    root = draw_tree(point("17", *YEAR_22), point("30", *YEAR_23, target=True))
    assert root.get("role") == "img"
    title, desc = root[0], root[1]
    assert (title.tag, desc.tag) == ("title", "desc")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert desc.text == (
        "17% (2022-01-01 – 2022-12-31; viet-nam; actual); 30% (2023-01-01 – 2023-12-31; viet-nam; target)"
    )
    for group in (*of_class(root, "point"), *drawing(root, "target")):
        assert group[0].tag == "title"


def test_the_language_is_that_of_the_reader() -> None:
    lang.use("vi")
    root = draw_tree(point("17.5", *YEAR_22, comparator="gt"), point("46200000", *YEAR_22, unit="urn:x"))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "vi"
    words = " ".join(root.itertext())
    for word in ("hơn 17,5%", "46,2 triệu", "Nguồn", "01/01/2022 – 31/12/2022", "thực tế", "kỳ"):
        assert word in words, word


def test_vietnamese_stays_as_it_is() -> None:
    title = "tỷ lệ hồ sơ trực tuyến toàn trình – ẳẵặữựỡĐđ"
    made = chart(point("17", *YEAR_22), labels={f"{ID}indicator/made": title})
    text = draw(made).text
    assert f'<title id="chart-title">{title}</title>' in text
    assert "&#" not in text


def test_light_and_dark_follow_the_reader() -> None:
    text = draw(chart(point("17", *YEAR_22))).text
    before, query, after = text.partition("@media (prefers-color-scheme:dark){")
    assert query
    for number, (light, dark) in enumerate(COLOURS):
        assert f".vndx .c{number}{{stroke:{light}}}" in before
        assert f".vndx .c{number}{{stroke:{dark}}}" in after
    assert "@media" not in draw(chart(point("17", *YEAR_22)), dark=False).text
    assert "<style" not in draw(chart(point("17", *YEAR_22)), alone=False).text


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_marks_and_words_are_seen_on_their_ground(theme: int) -> None:
    assert contrast(INK[theme], GROUND[theme]) > 7
    assert contrast(FAINT[theme], GROUND[theme]) > 4.5
    for pair in COLOURS:
        assert contrast(pair[theme], GROUND[theme]) > 4.5, pair


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_only_words(words: str) -> None:
    named = dict.fromkeys([f"{ID}indicator/made", f"{ID}place/viet-nam", f"{ID}body/mic", "urn:x"], words)
    made = point("17", *YEAR_22, by="mic", unit="urn:x")
    text = draw(chart(made, labels=named)).text
    root = parsed(text)
    assert {element.tag for element in root.iter()} <= {
        *("svg", "title", "desc", "style", "rect", "g", "text", "path", "circle")
    }
    assert not any(name.startswith("on") or "href" in name for of in root.iter() for name in of.attrib)
    harmless = words.replace("\u2028", r"\u2028").replace("\u202e", r"\u202e").replace("\x1b", r"\x1b")
    harmless = harmless.replace("\x00", r"\x00").replace("\ufffe", r"\ufffe").replace("\ud800", r"\ud800")
    assert root[0].text == harmless
    text.encode()


def outside(text: str) -> list[str]:
    """Return what a picture or a page would load."""
    text = text.replace('xmlns="http://www.w3.org/2000/svg"', "", 1)
    return re.findall(r"(?:href *=|src *=|url\(|@import|https?:|//|data:)[^\s]{0,40}", text)


def check_places(points: list[Point]) -> None:
    """See that all that is drawn lies where it may, once."""
    made = chart(*points)
    picture = draw(made)
    root = parsed(picture.text)
    assert outside(picture.text.replace("</", "<")) == []
    drawn = [group.get("data-figure") for group in (*of_class(root, "point"), *drawing(root, "target"))]
    assert len(drawn) == len(set(drawn)) == len(made.levels)
    assert len(drawing(root, "line")) == sum(len(line) - 1 for line in made.lines)
    assert len(of_class(root, "label")) == len(made.levels)
    for panel in picture.panels:
        for one in panel.points:
            x, y = panel.at(one)
            begin, end = panel.span(one)
            assert panel.left <= begin < end <= panel.right
            assert panel.left <= x <= panel.right
            assert panel.top <= y <= panel.bottom
        for one, other in combinations(panel.points, 2):
            (x, y), (to_x, to_y) = panel.at(one), panel.at(other)
            assert (x < to_x) == (one.end < other.end)
            assert (y > to_y) == (one.figure.value < other.figure.value)
        for label in panel.labels:
            half = width(label.text, 12) / 2
            assert panel.left <= label.x - half
            assert label.x + half <= panel.right + 0.01
            assert panel.top <= label.y <= panel.bottom
    for element in root.iter("text"):
        assert -1 <= float(element.get("x", "0")) <= WIDTH
        assert -1 <= float(element.get("y", "0")) <= picture.height


@given(many())
def test_whatever_is_drawn_stands_at_its_place_once(points: list[Point]) -> None:
    if points:
        check_places(points)


def test_labels_do_not_cover_each_other() -> None:
    points = [point(str(value), "2024-06-30", population=f"p{value}") for value in (40, 41, 42, 43, 17)]
    points += [point("45", *HALF_24, target=True), point("44", "2024-01-01", "2024-12-31", target=True)]
    (panel,) = draw(chart(*points)).panels
    boxes = [
        (label.x - width(label.text, 12) / 2, label.y - 9, label.x + width(label.text, 12) / 2, label.y + 3)
        for label in panel.labels
    ]
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_long_names_are_broken_within_the_picture() -> None:
    long = "một tên rất dài " * 30
    picture = draw(chart(point("17", *YEAR_22), labels={f"{ID}indicator/made": long}))
    titles = [element.text or "" for element in of_class(parsed(picture.text), "title")]
    assert len(titles) > 3
    assert " ".join(titles).split() == long.split()
    assert all(width(title, 18) <= WIDTH - 2 * MARGIN for title in titles)
