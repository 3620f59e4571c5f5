"""One thing that is wrong with a graph, where it stands and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from vndx.lang import t


@dataclass(frozen=True, order=True)
class Finding:
    """A finding, in both languages.

    Attributes:
        file: the file that holds the record.
        line: where the record starts in it, 0 when unknown.
        record: its prefixed name; empty when the finding is about the whole file.
        rule: name of the rule that it breaks.
        message: what is wrong, in English and in Vietnamese.
        remedy: what to do, in English and in Vietnamese.
        value: the value that is wrong, where there is one.
    """

    file: str
    line: int
    record: str
    rule: str
    message: tuple[str, str]
    remedy: tuple[str, str]
    value: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        record = f" {self.record}" if self.record else ""
        value = f": {self.value}" if self.value else ""
        return f"{place}:{record} [{self.rule}] {t(*self.message)}{value}\n    {t(*self.remedy)}"

    def as_dict(self) -> dict[str, object]:
        """Return the finding for JSON, with the words of both languages."""
        return {
            "file": self.file,
            "line": self.line or None,
            "record": self.record or None,
            "rule": self.rule,
            "message": {"en": self.message[0], "vi": self.message[1]},
            "remedy": {"en": self.remedy[0], "vi": self.remedy[1]},
            "value": self.value or None,
        }


#: The rules that are not SHACL: message and remedy, each in English and in Vietnamese.
RULES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "syntax": (
        ("the file cannot be read", "không đọc được tệp"),
        ("correct it at the line and column named", "sửa tại dòng và cột đã nêu"),
    ),
    "canonical": (
        ("the file is not in its canonical form", "tệp chưa ở dạng chuẩn"),
        ("run: vndx fmt", "hãy chạy: vndx fmt"),
    ),
    "graph-name": (
        (
            "the statements stand in a graph that does not go with the file",
            "các phát biểu nằm trong đồ thị không khớp với tệp",
        ),
        (
            "an article's file holds graph/{article}/curated, …/evidence and …/claims, and nothing else",
            "tệp của bài báo chỉ gồm graph/{article}/curated, …/evidence và …/claims",
        ),
    ),
    "unknown-term": (
        ("the term is not defined in the ontology", "thuật ngữ không có trong bản thể học"),
        (
            "correct its spelling, or define it in ontology/vndx.ttl or ontology/codes.ttl",
            "sửa chính tả, hoặc định nghĩa trong ontology/vndx.ttl hoặc ontology/codes.ttl",
        ),
    ),
    "foreign-term": (
        (
            "a term of another vocabulary that we have not adopted",
            "thuật ngữ của từ vựng khác chưa được dùng ở đây",
        ),
        (
            "use one of ours, or adopt it in ontology/adopted.ttl with a label in both languages",
            "dùng thuật ngữ sẵn có, hoặc thêm vào ontology/adopted.ttl kèm nhãn hai ngôn ngữ",
        ),
    ),
    "dangling": (
        ("nothing says what this is", "không có phát biểu nào nói đây là gì"),
        (
            "describe it in graph/reference/, at least its type and labels, or correct its spelling",
            "mô tả nó trong graph/reference/, ít nhất loại và nhãn, hoặc sửa chính tả",
        ),
    ),
    "ill-typed": (
        ("the text is not one that its datatype allows", "chữ không hợp với kiểu dữ liệu"),
        (
            "numbers: a decimal point and no thousands dots; dates: 2023-12-28",
            "số: dấu chấm thập phân, không chấm hàng nghìn; ngày: 2023-12-28",
        ),
    ),
    "iri": (
        ("an IRI that is neither http nor https", "IRI không phải http hay https"),
        ("use an https IRI, or a string", "dùng IRI https, hoặc chuỗi"),
    ),
    "control-character": (
        ("the text holds characters that cannot be seen", "văn bản có ký tự không nhìn thấy"),
        ("take them out", "bỏ các ký tự đó"),
    ),
    "label-form": (
        (
            "the label is not in Unicode form NFC, or has blanks at its ends",
            "nhãn không ở dạng Unicode NFC, hoặc thừa khoảng trắng",
        ),
        ("write it in NFC and without blanks at its ends", "viết ở dạng NFC, không thừa khoảng trắng"),
    ),
    "label-twice": (
        ("two things of one class have the same label", "hai thứ cùng loại có cùng nhãn"),
        (
            "make them one, or tell them apart in their labels",
            "gộp làm một, hoặc phân biệt bằng nhãn",
        ),
    ),
    "figure-name": (
        (
            "the name of the figure does not follow from what it states",
            "tên số liệu không suy ra từ nội dung",
        ),
        (
            "rename it to the value shown, or correct its content",
            "đổi tên thành giá trị đã nêu, hoặc sửa nội dung",
        ),
    ),
    "claim-name": (
        ("the name of the claim does not follow from its triple", "tên mệnh đề không suy ra từ bộ ba"),
        ("rename it to the value shown", "đổi tên thành giá trị đã nêu"),
    ),
    "evidence-name": (
        (
            "the name of the span does not follow from its article and position",
            "tên đoạn không suy ra từ bài báo và vị trí",
        ),
        ("print the node anew with `vndx cite`", "in lại nút này bằng `vndx cite`"),
    ),
}
