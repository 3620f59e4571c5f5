"""Whether an answer is whole: servers cut answers off and still say 200.

Virtuoso stops at its own limit of rows or of time and tells it in a header
only; Oxigraph's server ends a JSON text in the middle. So each form is looked
at for its own end, and a CSV, which has none, for whole rows.
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from vndx.errors import RemoteError
from vndx.remote import trouble
from vndx.remote.reply import Reply

JSON = "application/sparql-results+json"
CSV = "text/csv"
N_TRIPLES = "application/n-triples"

_CANCELLED = b"The SPARQL operation has been cancelled"  # Oxigraph, in the middle of an answer


def whole_json(reply: Reply, most: int) -> dict[str, Any]:
    """Return the answer to a SELECT or ASK, as SPARQL JSON has it.

    Args:
        reply: what came.
        most: rows that it may have.

    Raises:
        RemoteError: when it is another thing, cut off, or has more rows.
    """
    _refuse_type(reply, (JSON, "application/json"), "SPARQL JSON")
    refuse_interrupted(reply)
    try:
        answer = json.loads(reply.body)
    except (ValueError, RecursionError):
        raise _cut_or_broken(reply, "JSON", ended=reply.body.rstrip().endswith(b"}")) from None
    if not _is_answer(answer):
        raise trouble.broken(reply.url, "JSON")
    if "boolean" not in answer:
        refuse_limited(reply, len(answer["results"]["bindings"]), most)
    found: dict[str, Any] = answer
    return found


def whole_csv(reply: Reply, most: int) -> list[list[str]]:
    """Return the rows of an answer in CSV, the one of the names first; otherwise as `whole_json`."""
    _refuse_type(reply, (CSV,), "CSV")
    refuse_interrupted(reply)
    try:
        text = reply.body.decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        raise _cut_or_broken(reply, "CSV", ended=False) from None
    if not rows or not rows[0]:
        raise trouble.truncated(reply.url, "it is empty", "câu trả lời rỗng")
    if any(len(row) != len(rows[0]) for row in rows) or not text.endswith("\n"):
        raise _cut_or_broken(reply, "CSV", ended=False)
    refuse_limited(reply, len(rows) - 1, most)
    return rows


def whole_triples(reply: Reply, most: int) -> bytes:
    """Return the N-Triples of an answer to a CONSTRUCT or DESCRIBE; otherwise as `whole_json`."""
    _refuse_type(reply, (N_TRIPLES, "text/plain"), "N-Triples")
    refuse_interrupted(reply)
    lines = [line for line in reply.body.splitlines() if line.strip() and not line.startswith(b"#")]
    if reply.body and not reply.body.endswith(b"\n"):
        raise _cut_or_broken(reply, "N-Triples", ended=False)
    if any(not line.rstrip().endswith(b".") for line in lines):
        raise _cut_or_broken(reply, "N-Triples", ended=False)
    refuse_limited(reply, len(lines), most)
    return reply.body


def refuse_interrupted(reply: Reply) -> None:
    """Refuse what a server stopped at its own limit of time, as its headers tell.

    Raises:
        RemoteError: then.
    """
    state = reply.headers.get("x-sql-state", "").strip()
    message = reply.headers.get("x-sql-message", "").lower()
    if state == "S1TAT" or "incomplete results" in message:
        raise trouble.truncated(
            reply.url, "the server ran out of time and stopped", "máy chủ hết thời gian và dừng giữa chừng"
        )


def refuse_limited(reply: Reply, rows: int, most: int) -> None:
    """Refuse what a server stopped at its own limit of rows, or what has more than we take.

    Raises:
        RemoteError: then.
    """
    limit = reply.headers.get("x-sparql-maxrows", "").strip()
    if limit.isascii() and limit.isdigit() and rows >= int(limit[:12]):
        raise trouble.truncated(
            reply.url,
            f"the server gives {limit} rows at most; ask for less",
            f"máy chủ chỉ cho nhiều nhất {limit} dòng; hãy hỏi ít hơn",
        )
    if rows > most:
        raise trouble.too_many(reply.url, most)


def _refuse_type(reply: Reply, fit: tuple[str, ...], wanted: str) -> None:
    if not reply.body.strip() and reply.media_type != N_TRIPLES:
        raise trouble.truncated(reply.url, "it is empty", "câu trả lời rỗng")
    if reply.media_type not in fit:
        raise trouble.wrong_type(reply, wanted)


def _cut_or_broken(reply: Reply, form: str, *, ended: bool) -> RemoteError:
    if _CANCELLED in reply.body[-200:]:
        return trouble.truncated(reply.url, "the server cancelled the query", "máy chủ đã huỷ truy vấn")
    if ended:
        return trouble.broken(reply.url, form)
    return trouble.truncated(reply.url, "it stops in the middle", "câu trả lời dừng giữa chừng")


def _is_answer(answer: object) -> bool:
    if not isinstance(answer, dict) or not isinstance(answer.get("head"), dict):
        return False
    if isinstance(answer.get("boolean"), bool):
        return True
    results, names = answer.get("results"), answer["head"].get("vars")
    return (
        isinstance(results, dict)
        and isinstance(names, list)
        and all(isinstance(name, str) for name in names)
        and isinstance(results.get("bindings"), list)
        and all(_is_row(row) for row in results["bindings"])
    )


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and all(
        isinstance(term, dict) and isinstance(term.get("type"), str) and isinstance(term.get("value"), str)
        for term in row.values()
    )
