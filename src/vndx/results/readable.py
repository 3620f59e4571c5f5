"""An answer of a named query for people: its words that are codes, and its columns, in the language in force.

In a table alone: a program reads the codes as they are.
"""

from __future__ import annotations

import json

from vndx.lang import current

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: What the codes of a column are called in Vietnamese; in English they are words as they are.
WORDS: dict[str, dict[str, str]] = {
    "aspect": {"post": "chức vụ", "role": "vai trò", "remark": "phát biểu", "signature": "ký văn bản"},
    "bound": {
        "as-stated": "đúng như nêu",
        "lower": "cận dưới",
        "upper": "cận trên",
        "about": "khoảng",
    },
    "change": {
        "comparable": "so được",
        "not-comparable": "không so được",
        "only-earlier": "chỉ phiên trước nêu",
        "only-later": "chỉ phiên sau nêu",
    },
    "direction": {"of": "nói về nó", "to": "nhắc đến nó"},
    "duty": {"work": "thực hiện", "set": "đặt mục tiêu", "instruction": "chỉ đạo"},
    "how": {"stated": "nguồn nêu", "derived": "suy ra", "none": "không có"},
    "measure": {
        "articles": "bài báo",
        "spans": "đoạn dẫn chứng",
        "spans left out": "đoạn bỏ qua",
        "figures": "số liệu",
        "figures without reporter": "số liệu không rõ nơi báo cáo",
        "figures with an inferred value": "số liệu có giá trị suy ra",
        "figures of several articles": "số liệu có trong nhiều bài",
        "figures worked out by vndx": "số liệu do vndx tính ra",
        "inferred values": "giá trị suy ra",
        "statements and things from outside the articles": "phát biểu và đối tượng ngoài các bài báo",
        "links to other graphs": "liên kết với đồ thị khác",
    },
    "outcome": {
        "met": "đạt",
        "on-the-way": "đang thực hiện",
        "missed": "không đạt",
        "no-result": "chưa có kết quả",
        "not-comparable": "không so được",
        "confirmed": "được xác nhận",
        "open": "để ngỏ",
        "differs": "khác",
        "not-reported": "chưa nêu",
    },
    "relation": {"sum": "tổng", "rate": "tỷ lệ", "fraction": "phần trên tổng"},
    "step": {
        "initiative": "chương trình",
        "carries-out": "thực hiện chương trình khác",
        "target": "mục tiêu",
        "result": "kết quả",
        "figure": "số liệu",
        "system": "hệ thống",
    },
    "why_not": {
        "indicator": "chỉ tiêu",
        "unit": "đơn vị",
        "area": "nơi",
        "population": "đối tượng",
        "change-kind": "cách so sánh",
        "base": "kỳ gốc",
        "compared-within": "khu vực so sánh",
        "status": "tình trạng",
        "period": "kỳ",
        "forecast": "mới là dự báo",
        "goal": "cũng là mục tiêu",
        "before": "trước kỳ",
        "after": "sau kỳ",
    },
}
#: Columns with several codes, a space between two.
SEVERAL = ("why_not",)
_BOOLEAN = {"true": "có", "false": "không"}


def readable(data: bytes, labels: Mapping[str, str], *, merge: bool) -> bytes:
    """Return the answer to a SELECT with its words in the language in force.

    Args:
        data: the answer of a named query in SPARQL JSON.
        labels: the names that will stand for its things.
        merge: also keep of two columns ``NAME_vi`` and ``NAME_en`` one: ``NAME``, with the words of the
            other language where there are none; or none at all where a thing with a name stands in ``NAME``.
    """
    answer = json.loads(data)
    if current() == "vi":
        for row in answer["results"]["bindings"]:
            for name, term in row.items():
                if term["type"] == "literal":
                    row[name] = _translated(name, term)
    if merge:
        _merge(answer["head"]["vars"], answer["results"]["bindings"], labels)
    return json.dumps(answer).encode()


def _translated(name: str, term: dict[str, str]) -> dict[str, str]:
    """Return a literal of a column in Vietnamese, if it is a code or a truth value."""
    word = term["value"]
    if term.get("datatype", "").endswith("#boolean"):
        said = _BOOLEAN.get(word, word)
    elif name in SEVERAL:
        said = ", ".join(WORDS[name].get(part, part) for part in word.split())
    else:
        said = WORDS.get(name, {}).get(word, word)
    return term if said == word else {"type": "literal", "value": said}


def _merge(columns: list[str], rows: list[dict[str, dict[str, str]]], labels: Mapping[str, str]) -> None:
    """Make one column of two that say the same in two languages."""
    first, second = ("_vi", "_en") if current() == "vi" else ("_en", "_vi")
    for name in [column[:-3] for column in columns if column.endswith(first)]:
        one, other = f"{name}{first}", f"{name}{second}"
        if other not in columns:
            continue
        if name not in columns:
            for row in rows:
                said = row.pop(one, None) or row.get(other)
                row.pop(other, None)
                if said is not None:
                    row[name] = said
            columns[min(columns.index(one), columns.index(other))] = name
        elif not all(
            row.get(name, {"value": ""})["value"] in labels for row in rows if one in row or other in row
        ):
            continue
        columns[:] = [column for column in columns if column not in (one, other)]
