"""Which commands there are, in the order in which ``vndx --help`` lists them.

The command ``NAME`` is the object ``command`` of the module ``vndx.cli.NAME``,
and the first line of its help is what stands here (tested). The table exists
so that listing the commands imports none of them. To add a command, write its
module and add its row: first what asks (query, queries, search, show), then what
keeps the graph true to its sources (cite, ledger, verify, check), then the rest.
"""

from __future__ import annotations

#: Name of the command -> first line of its help in English and in Vietnamese, without the full stop.
COMMANDS: dict[str, tuple[str, str]] = {
    "query": (
        "Answer a question in SPARQL, or one that has a name",
        "Trả lời một câu hỏi viết bằng SPARQL, hoặc một câu hỏi có tên",
    ),
    "cite": (
        "Print the evidence node of a phrase: its offsets, its hash, its words",
        "In nút dẫn chứng của một cụm từ: vị trí, mã băm, nguyên văn",
    ),
    "ledger": (
        "Account for every group of digits in the articles",
        "Kiểm kê mọi nhóm chữ số trong các bài báo",
    ),
    "verify": (
        "Verify the facts of the graph against the texts of the articles",
        "Đối chiếu các dữ kiện của đồ thị với văn bản của bài báo",
    ),
    "fmt": (
        "Rewrite Turtle and TriG files in their one canonical form",
        "Viết lại các tệp Turtle và TriG theo đúng một dạng chuẩn",
    ),
}
