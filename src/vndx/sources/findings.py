"""What verifying a fact can find, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from vndx.lang import t
from vndx.sources.records import Fact, Span

#: Rule -> what it asks, in both languages.
RULES: dict[str, tuple[str, str]] = {
    "text": ("the text is at hand and unchanged", "có văn bản và văn bản không đổi"),
    "length": ("the text is as long as the graph says", "văn bản dài đúng như đồ thị ghi"),
    "position": ("the span lies inside the text", "đoạn nằm trong văn bản"),
    "hash": ("the words of the span have its SHA-256", "chữ của đoạn có đúng SHA-256"),
    "quote": ("the quote is the words of the span", "trích dẫn là chữ của đoạn"),
    "unused": ("a fact rests on the span", "có dữ kiện dựa trên đoạn"),
    "unread": ("the words hold a number that can be read", "trong chữ có con số đọc được"),
    "value": ("the words state the value", "chữ nêu đúng trị số"),
    "numerator": ("the words state the numerator", "chữ nêu đúng tử số"),
    "denominator": ("the words state the denominator", "chữ nêu đúng mẫu số"),
    "percent": ("the words state the percentage", "chữ nêu đúng tỷ lệ phần trăm"),
    "comparator": ("the bound is that of the words", "quan hệ so sánh đúng theo chữ"),
    "unit": ("the kind of number is that of the words", "loại số đúng theo chữ"),
    "change": ("a change is worded as one", "mức thay đổi được nêu là thay đổi"),
    "status": ("estimates and forecasts are worded as such", "ước tính, dự báo đúng theo chữ"),
    "year": ("a year in the words is one of the figure's", "năm trong chữ là năm của số liệu"),
    "number": ("the words hold the document's number", "chữ có số hiệu văn bản"),
    "date": ("the words hold the date", "chữ có ngày tháng"),
    "period": ("the words hold the period", "chữ có kỳ"),
    "ordinal": ("the words hold the ordinal", "chữ có số thứ tự"),
    "name": ("the words name it", "chữ có tên"),
    "claim": ("a claim states one triple of the graph", "mệnh đề nêu một bộ ba của đồ thị"),
    "inference": ("an inferred claim says by which rule", "mệnh đề suy ra nêu quy tắc"),
    "follows": ("the stated rule leads there", "quy tắc đã nêu dẫn tới đó"),
    "digits": ("a number in a paraphrase stands in the words", "con số trong lời tóm lược có trong chữ"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: where, of which fact, by which rule."""

    article: str
    span: str
    fact: str
    rule: str
    expected: str
    found: str

    def __str__(self) -> str:
        where = f"{self.article}:{self.span}" if self.span else self.article
        what = f"{where}: {self.fact}: " if self.fact else f"{where}: "
        if self.rule == "text":
            unread = t("cannot be verified without the text", "không đối chiếu được vì thiếu văn bản")
            return what + f"[{self.rule}] {self.found or unread}"
        nothing = t("nothing", "không có")
        return (
            what
            + f"[{self.rule}] {t(*RULES[self.rule])}; "
            + t("expected ", "cần ")
            + (self.expected or nothing)
            + t(", found ", ", thấy ")
            + (self.found or nothing)
        )


def finding(
    fact: Fact, spans: Iterable[Span], rule: str, expected: object = "", found: object = ""
) -> Finding:
    """Return the finding that *fact* breaks *rule* in *spans*."""
    places = " ".join(str(span) for span in spans)
    return Finding(fact.article, places, str(fact), rule, str(expected), str(found))
