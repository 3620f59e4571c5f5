"""What a worker could not answer, as an error with a sentence."""

from __future__ import annotations

from vndx.errors import QueryCrash, QueryError, QueryRefused, UsageError, VndxError
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
    fitting = ", ".join(GRAPH if kind == "graph" else TABULAR)
    form = {"graph": "CONSTRUCT / DESCRIBE", "ask": "ASK"}.get(kind, "SELECT")
    return UsageError(
        f"{fmt} is no format for {form}; these are: {fitting}",
        f"{fmt} không phải định dạng cho {form}; có thể dùng: {fitting}",
    )
