"""The words of ``vndx query``: one table of options, and a parser for the calls that need no more.

click costs more time than a query takes. The calls that this parser understands
to the last word go without it; all others, and every mistake, are click's. Both
read the same table, and a test compares them.
"""

from __future__ import annotations

from vndx.graph import MEMORY, TIMEOUT
from vndx.results.formats import NAMES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Each option: its flags, what it holds (``word``, ``words``, ``flag``, ``number``, ``count``,
#: ``format``), the name of its value
#: (``English|Vietnamese`` where they differ), and its help in both languages.
OPTIONS: tuple[tuple[tuple[str, ...], str, str, str, str], ...] = (
    (
        ("-f", "--file"),
        "word",
        "FILE|TỆP",
        "Read the query from this file; - is stdin.",
        "Đọc truy vấn từ tệp này; - là stdin.",
    ),
    (
        ("-p", "--param"),
        "words",
        "NAME=VALUE|TÊN=GIÁ_TRỊ",
        "Give a parameter of a named query its value; repeatable.",
        "Cho tham số của truy vấn có tên một giá trị; lặp lại được.",
    ),
    (
        ("--format",),
        "format",
        "",
        "Format of the answer; by default what the name of the output says, else table or turtle.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table hoặc turtle.",
    ),
    (
        ("--labels",),
        "flag",
        "",
        "Show names of things: instead of ids in a table, beside them in csv.",
        "Hiện tên của đối tượng: thay cho mã trong bảng, bên cạnh mã trong csv.",
    ),
    (
        ("--columns",),
        "word",
        "NAMES|TÊN,…",
        "In a table, show these columns only, in this order (a,b,c); rows that are then alike stand once.",
        "Trong bảng, chỉ hiện các cột này, theo thứ tự này (a,b,c); các dòng giống nhau chỉ hiện một lần.",
    ),
    (
        ("--width",),
        "count",
        "CELLS|SỐ_Ô",
        "Width of a table; by default that of the terminal, and no limit elsewhere.",
        "Bề rộng của bảng; mặc định theo cửa sổ dòng lệnh, ngoài ra không giới hạn.",
    ),
    (
        ("--spreadsheet",),
        "flag",
        "",
        "CSV that a spreadsheet opens safely: formulas disarmed, and marked as UTF-8.",
        "CSV để mở bằng bảng tính: vô hiệu hoá công thức, có dấu hiệu UTF-8.",
    ),
    (
        ("-o", "--output"),
        "word",
        "FILE|TỆP",
        "Write to this file, whole or not at all, instead of stdout.",
        "Ghi trọn vẹn vào tệp này thay vì stdout.",
    ),
    (
        ("--timeout",),
        "number",
        "SECONDS|GIÂY",
        f"Stop the query after so many seconds; {TIMEOUT:g} by default.",
        f"Dừng truy vấn sau ngần ấy giây; mặc định {TIMEOUT:g}.",
    ),
    (
        ("--memory",),
        "count",
        "MiB",
        f"Stop the query when it takes more memory; {MEMORY} MiB by default.",
        f"Dừng truy vấn khi dùng nhiều bộ nhớ hơn; mặc định {MEMORY} MiB.",
    ),
    (
        ("--graph",),
        "words",
        "PATH|ĐƯỜNG_DẪN",
        "Another graph than the shipped one: a folder laid out like graph/, or an RDF file; repeatable.",
        "Đồ thị khác thay cho đồ thị kèm theo: thư mục xếp như graph/, hoặc tệp RDF; lặp lại được.",
    ),
    (
        ("--allow-service",),
        "words",
        "IRI",
        "Let SERVICE ask this endpoint; repeatable. Without it, no query here opens a connection.",
        "Cho SERVICE hỏi máy chủ này; lặp lại được. Không có nó, truy vấn ở đây không mở kết nối nào.",
    ),
    (
        ("--endpoint",),
        "word",
        "URL",
        "Ask this SPARQL endpoint, which holds the graph, instead of the graph here.",
        "Hỏi SPARQL endpoint này, nơi có đồ thị, thay cho đồ thị ở đây.",
    ),
    (
        ("--get",),
        "flag",
        "",
        "Ask the endpoint by GET instead of POST.",
        "Hỏi endpoint bằng GET thay cho POST.",
    ),
    (
        ("--user",),
        "word",
        "NAME|TÊN",
        "Who asks the endpoint; the password is VNDX_PASSWORD, or is asked for.",
        "Tên người hỏi endpoint; mật khẩu lấy từ VNDX_PASSWORD, hoặc được hỏi.",
    ),
    (
        ("--contact",),
        "word",
        "ADDRESS|ĐỊA_CHỈ",
        "Your e-mail address or page, which public servers want to know; else VNDX_CONTACT.",
        "Thư điện tử hoặc trang web của bạn, các máy chủ công cộng yêu cầu; nếu không thì VNDX_CONTACT.",
    ),
)


class Call:
    """One call of ``vndx query``: an attribute for each option, and `query` for the word without one."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.query: str | None = values.get("query")
        self.file: str | None = values.get("file")
        self.param: tuple[str, ...] = tuple(values.get("param") or ())
        self.format: str | None = values.get("format")
        self.labels: bool = bool(values.get("labels"))
        self.columns: str | None = values.get("columns")
        self.width: int | None = values.get("width")
        self.spreadsheet: bool = bool(values.get("spreadsheet"))
        self.output: str | None = values.get("output")
        self.timeout: float = values.get("timeout") or TIMEOUT
        self.memory: int = values.get("memory") or MEMORY
        self.graph: tuple[str, ...] = tuple(values.get("graph") or ())
        self.allow_service: tuple[str, ...] = tuple(values.get("allow_service") or ())
        self.endpoint: str | None = values.get("endpoint")
        self.get: bool = bool(values.get("get"))
        self.user: str | None = values.get("user")
        self.contact: str | None = values.get("contact")


def name_of(flags: tuple[str, ...]) -> str:
    """Return the attribute of `Call` for an option."""
    return flags[-1].lstrip("-").replace("-", "_")


def parse(words: list[str]) -> Call | None:
    """Read a call; ``None`` when there is anything in it that a full parser should look at."""
    kinds = {flag: (name_of(flags), kind) for flags, kind, *_ in OPTIONS for flag in flags}
    values: dict[str, Any] = {}
    rest = iter(words)
    for word in rest:
        flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if word == "-" or not word.startswith("-"):
            name, kind, value = "query", "word", word
        elif flag not in kinds:
            return None
        else:
            name, kind = kinds[flag]
        if kind == "flag":
            if equals:
                return None
            values[name] = True
            continue
        if name != "query" and not equals:
            value = next(rest, "-?")
        if value != "-" and value.startswith("-"):
            return None
        if kind == "words":
            values.setdefault(name, []).append(value)
        elif name in values:
            return None
        else:
            values[name] = _value(kind, value)
            if values[name] is None:
                return None
    return Call(values)


def _value(kind: str, word: str) -> object:
    """Return the value that *word* writes; ``None`` when it writes none of that kind."""
    if kind == "count":
        return int(word) if word.isascii() and word.isdigit() and len(word) < 19 and int(word) > 0 else None
    if kind == "number":
        digits = word.replace(".", "", 1)
        return float(word) if digits.isascii() and digits.isdigit() and float(word) > 0 else None
    if kind == "format":
        return word if word in NAMES else None
    return word
