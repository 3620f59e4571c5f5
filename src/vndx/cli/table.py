"""Which commands there are, in the order in which ``vndx --help`` lists them.

The command ``NAME`` is the object ``command`` of the module ``vndx.cli.NAME``,
and the first line of its help is what stands here (tested). The table exists
so that listing the commands imports none of them. To add a command, write its
module and add its row: first what asks (query, queries, search, show, progress), then what draws and
looks at the network, then what keeps the graph true to its sources (cite, ledger, verify, check), then
the rest.
"""

from __future__ import annotations

#: Name of the command -> first line of its help in English and in Vietnamese, without the full stop.
COMMANDS: dict[str, tuple[str, str]] = {
    "query": (
        "Answer a question in SPARQL, or one that has a name",
        "Trả lời một câu hỏi viết bằng SPARQL, hoặc một câu hỏi có tên",
    ),
    "queries": (
        "List the named queries, or show one with its parameters",
        "Liệt kê các truy vấn có tên, hoặc xem một truy vấn cùng tham số",
    ),
    "search": (
        "Find people, bodies, documents, indicators and other things by name",
        "Tìm người, cơ quan, văn bản, chỉ tiêu và đối tượng khác theo tên",
    ),
    "show": (
        "Show all that is known of one thing, with sources",
        "Xem mọi điều biết được về một đối tượng, kèm nguồn",
    ),
    "links": (
        "Show links to other graphs: what a thing is there, who says so, and on what grounds",
        "Xem liên kết với đồ thị khác: ở đó đối tượng là gì, ai nói vậy, dựa vào đâu",
    ),
    "link": (
        "Find what a thing is in another graph, and record what you judge",
        "Tìm xem một đối tượng là gì trong đồ thị khác, và ghi nhận định của bạn",
    ),
    "enrich": (
        "Fetch what another graph says of things that are linked to it, into a file of its own",
        "Lấy những gì đồ thị khác nói về các đối tượng đã liên kết, ghi vào tệp riêng",
    ),
    "progress": (
        "Show how targets stand: each beside its latest result, both with source",
        "Xem các mục tiêu ra sao: từng mục tiêu bên kết quả mới nhất, cả hai kèm nguồn",
    ),
    "chart": (
        "Draw an indicator in time: each value with its standing, joined only where comparable",
        "Vẽ một chỉ tiêu theo thời gian: mỗi trị số kèm tình trạng, chỉ nối khi so được",
    ),
    "draw": (
        "Draw the network: one page that needs no other file and no network",
        "Vẽ mạng lưới: một trang không cần tệp nào khác và không cần mạng",
    ),
    "path": (
        "Show how two things hang together: the shortest ways, each step with its source",
        "Xem hai đối tượng liên hệ với nhau thế nào: các đường ngắn nhất, mỗi bước kèm nguồn",
    ),
    "neighbours": (
        "Show what a thing is tied to, and how, up to three steps away",
        "Xem một đối tượng gắn với những gì, và thế nào, đến ba bước",
    ),
    "rank": (
        "Rank things by their place in the network: what holds it together",
        "Xếp hạng đối tượng theo vị trí trong mạng: điều gì gắn kết mạng",
    ),
    "groups": (
        "Divide the network into groups of things that are tied to each other more than to others",
        "Chia mạng thành các nhóm đối tượng gắn với nhau nhiều hơn với bên ngoài",
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
    "check": (
        "Check a graph: form, names, references and the rules of its content",
        "Kiểm tra đồ thị: dạng tệp, tên, tham chiếu và các quy tắc nội dung",
    ),
    "stats": (
        "Count what the graph holds",
        "Đếm những gì đồ thị có",
    ),
    "diff": (
        "Compare two graphs: facts added, changed and withdrawn, article by article",
        "So sánh hai đồ thị: dữ kiện thêm, thay đổi và rút bỏ, theo từng bài báo",
    ),
    "export": (
        "Write the whole graph, all its figures, or its network, in another format",
        "Ghi toàn bộ đồ thị, mọi số liệu, hoặc mạng, ra định dạng khác",
    ),
    "push": (
        "Bring the graph to a SPARQL endpoint, whole named graphs at a time",
        "Đưa đồ thị lên một SPARQL endpoint, mỗi lần trọn một đồ thị có tên",
    ),
    "fmt": (
        "Rewrite Turtle and TriG files in their one canonical form",
        "Viết lại các tệp Turtle và TriG theo đúng một dạng chuẩn",
    ),
    "completion": (
        "Print the script that completes the words of vndx in a shell",
        "In đoạn mã để shell tự hoàn thành các từ của vndx",
    ),
}
