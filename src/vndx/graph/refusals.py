"""What a worker could not answer, as an error with a sentence."""

from __future__ import annotations

from vndx.errors import (
    DataError,
    QueryCrash,
    QueryError,
    QueryRefused,
    QueryTimeout,
    UsageError,
    VndxError,
)
from vndx.graph.formats import GRAPH, TABULAR
from vndx.graph.frames import Frame


def translate(answer: Frame, text: str, known: dict[str, str], fmt: str | None) -> VndxError:
    """Return the error for an answer with the field ``error``.

    Args:
        answer: the worker's.
        text: the query.
        known: the prefixes that needed no declaration.
        fmt: the format that was asked for.
    """
    kind = answer["error"].decode()
    about = answer.get("about", b"").decode("utf-8", "replace")
    if kind == "fault":
        raise RuntimeError(about)
    if kind == "syntax":
        from vndx.graph.syntax import explain

        return explain(text, about, known)
    if kind == "format":
        return misfit(about, fmt or "")
    if kind == "graph":
        return QueryRefused(
            f"FROM <{about}> is refused: it names no graph of this dataset, and nothing is fetched",
            f"từ chối FROM <{about}>: không có đồ thị tên như vậy trong tập dữ liệu, và vndx không tải gì về",
        )
    if kind == "term":
        return UsageError(
            f"the value for ?{about} is not one RDF term", f"giá trị cho ?{about} không phải một hạng RDF"
        )
    if kind == "unprojected":
        return UsageError(
            f"?{about} cannot be given a value: it is no column of the answer; add ?{about} after SELECT",
            f"không gán được giá trị cho ?{about}: nó không phải cột kết quả; hãy thêm ?{about} sau SELECT",
        )
    if kind == "memory":
        return QueryCrash(
            "the answer does not fit into memory; narrow the query", "kết quả quá lớn; hãy thu hẹp truy vấn"
        )
    return QueryError(f"the engine could not answer: {about}", f"bộ máy không trả lời được: {about}")


def misfit(kind: str, fmt: str) -> UsageError:
    """Return the error for a format that does not fit a kind (``select``, ``ask``, ``graph``) of answer."""
    fitting = ", ".join(GRAPH if kind == "graph" else ("table", "markdown", *TABULAR))
    form = {"graph": "CONSTRUCT / DESCRIBE", "ask": "ASK"}.get(kind, "SELECT")
    return UsageError(
        f"{fmt} is no format for {form}; these are: {fitting}",
        f"{fmt} không phải định dạng cho {form}; có thể dùng: {fitting}",
    )


def timeout(seconds: float) -> QueryTimeout:
    """Return the error for a query that was stopped after so many *seconds*."""
    return QueryTimeout(
        f"the query ran longer than {seconds:g} s and was stopped; narrow it, or give it more time "
        "with --timeout",
        f"truy vấn chạy quá {seconds:g} giây nên đã bị dừng; hãy thu hẹp, hoặc cho thêm thời gian "
        "bằng --timeout",
    )


def crash(mebibytes: int | None, *, sorts: bool = False) -> QueryCrash:
    """Return the error for a query that brought its worker down.

    Args:
        mebibytes: the memory that it had, when it ended as one does that wants more.
        sorts: whether it has ORDER BY. The engine gives up, in the very same way,
            over a column that holds numbers beside words and days: its order of
            them is none that a sort can use.
    """
    if mebibytes is not None and sorts:
        return QueryCrash(
            f"the query needed more than {mebibytes} MiB of memory, or sorts a column that holds numbers "
            "beside words, which the engine cannot; write ORDER BY STR(?…), narrow it, or allow more "
            "with --memory",
            f"truy vấn cần hơn {mebibytes} MiB bộ nhớ, hoặc sắp xếp một cột có cả số lẫn chữ mà bộ máy không "
            "sắp được; hãy viết ORDER BY STR(?…), thu hẹp, hoặc cho phép thêm bằng --memory",
        )
    if mebibytes is None:
        return QueryCrash(
            "the query brought the engine down (nested too deeply?) and was given up; make it simpler",
            "truy vấn làm bộ máy dừng đột ngột (lồng nhau quá sâu?) nên bị bỏ; hãy viết đơn giản hơn",
        )
    return QueryCrash(
        f"the query needed more than {mebibytes} MiB of memory and was stopped; narrow it, or allow more "
        "with --memory",
        f"truy vấn cần hơn {mebibytes} MiB bộ nhớ nên đã bị dừng; hãy thu hẹp, hoặc cho phép thêm "
        "bằng --memory",
    )


class Unreadable(DataError):
    """Reading the graph took too long, or brought the worker down."""

    def __init__(self) -> None:
        super().__init__(
            "the graph cannot be read: one of its files brings the reader down, or keeps it too long "
            "(nested too deeply?)",
            "không đọc được đồ thị: có tệp làm bộ đọc dừng đột ngột hoặc chạy quá lâu (lồng nhau quá sâu?)",
        )
