"""What ``vndx query`` does, once its words are understood."""

from __future__ import annotations

import sys

from vndx.cli.out import write_output
from vndx.errors import UsageError
from vndx.graph.engine import Answer, Engine
from vndx.graph.files import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from vndx.cli.query_call import Call

_NAME = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")
_TABLES = (None, "table", "markdown")  # the forms of an answer for people
_MOST_INPUT = 1 << 20
_MOST_SECONDS = 86_400
_MOST_MEMORY = 1 << 20  # MiB


def run(call: Call) -> int:
    """Answer the query of *call* and return the exit code.

    Raises:
        vndx.errors.VndxError: whatever goes wrong; nothing has been written to stdout then.
    """
    _check(call)
    with _engine(call) as engine:
        if call.file is None and call.query != "-":
            engine.start()  # it reads the graph while this process reads the query
        text, terms = _query(call, engine)
        form = _format(call)
        named = call.labels and form == "csv"  # its labels are put in here
        asked = _with_services(call, engine, text, terms)
        answer = _ask(
            call,
            engine,
            asked,
            fmt="json" if named or form in _TABLES else form,
            graph_fmt="turtle" if form in _TABLES else None,
            substitutions=terms,
            trusted=_is_name(call.query) or asked is not text,
        )
        if form is not None and form in _TABLES and answer.kind == "graph":
            from vndx.graph.refusals import misfit

            raise misfit(answer.kind, form)
        data = (
            _table(engine, answer, call)
            if form in _TABLES and answer.kind != "graph"
            else _labelled(engine, answer)
            if named and answer.kind != "graph"
            else answer.data
        )
        if terms and asked is text:
            _explain(engine, answer, str(call.query), terms)
        if not _is_name(call.query) and sys.stderr is not None and ("vndx:" in text or "code:" in text):
            from vndx.cli.unknown_terms import notes

            sys.stderr.write("".join(f"vndx: {note}\n" for note in notes(engine, text)))
    if call.spreadsheet:
        from vndx.results.spreadsheet import spreadsheet

        data = spreadsheet(data)
    write_output(data, call.output)
    return 0


def _engine(call: Call) -> Engine:
    """Return the graph that is asked: one here, or one at an endpoint."""
    if call.endpoint is not None:
        from vndx.cli.query_remote import remote_graph

        return remote_graph(call)
    return Engine(call.graph, timeout=call.timeout, memory=call.memory, snapshot=True)


def _ask(call: Call, engine: Engine, text: str, **options: Any) -> Answer:
    """Ask; of an endpoint, say on stderr what is known to be otherwise there."""
    if call.endpoint is None:
        return engine.query(text, **options)
    from vndx.cli.query_remote import asked_there

    return asked_there(str(call.query) if _is_name(call.query) else "", engine, text, **options)


def _with_services(call: Call, engine: Engine, text: str, terms: dict[str, str]) -> str:
    """Return a query with the answers of the servers that it asks; most ask none."""
    if "SERVICE" not in text.upper():
        return text
    from vndx.graph.guard import facts

    if not facts(text).services:  # the word stands in a comment, a string or a name
        return text
    from vndx.cli.query_remote import with_services

    return with_services(call, engine, text, terms)


def _check(call: Call) -> None:
    """Refuse options that do not go together."""
    if (call.query is None) == (call.file is None):
        raise UsageError(
            "give one query: as a word in quotation marks, by its name, or with -f FILE; "
            "`vndx queries` lists the named ones",
            "hãy đưa đúng một truy vấn: viết trong dấu nháy, gọi tên, hoặc dùng -f TỆP; "
            "`vndx queries` liệt kê các truy vấn có tên",
        )
    if not 0 < call.timeout <= _MOST_SECONDS:  # not a number is neither
        raise UsageError(
            f"--timeout is more than 0 and at most {_MOST_SECONDS} seconds, not {call.timeout:g}",
            f"--timeout phải lớn hơn 0 và nhiều nhất {_MOST_SECONDS} giây, không phải {call.timeout:g}",
        )
    if call.memory > _MOST_MEMORY:
        raise UsageError(
            f"--memory is at most {_MOST_MEMORY} MiB, not {call.memory}",
            f"--memory nhiều nhất {_MOST_MEMORY} MiB, không phải {call.memory}",
        )
    form = _format(call)
    if call.spreadsheet and form not in (None, "csv"):
        raise UsageError(
            f"--spreadsheet is for csv, not {form}", f"--spreadsheet chỉ dùng cho csv, không phải {form}"
        )
    if call.width and form not in (None, "table"):
        raise UsageError(
            f"--width is for tables, not {form}", f"--width chỉ dùng cho bảng, không phải {form}"
        )
    if call.columns is not None and form not in _TABLES:
        raise UsageError(
            f"--columns is for tables, not {form}", f"--columns chỉ dùng cho bảng, không phải {form}"
        )
    if call.columns is not None and not call.columns.replace(",", " ").split():
        raise UsageError(
            "--columns names no column; write it as --columns a,b",
            "--columns chưa nêu cột nào; hãy viết --columns a,b",
        )
    if call.labels and form not in (*_TABLES, "csv"):
        raise UsageError(
            f"--labels is for tables and csv, not {form}",
            f"--labels chỉ dùng cho bảng và csv, không phải {form}",
        )
    _check_addresses(call)


def _check_addresses(call: Call) -> None:
    """Refuse addresses that are none, and options that are for an endpoint where there is none."""
    if call.endpoint is None and (call.get or call.user is not None):
        option = "--get" if call.get else "--user"
        raise UsageError(
            f"{option} is for --endpoint, which is missing", f"{option} dùng cùng --endpoint, mà chưa có"
        )
    if call.endpoint is not None and call.graph:
        raise UsageError(
            "--graph is a graph here, --endpoint one elsewhere; give one of them",
            "--graph là đồ thị ở đây, --endpoint là đồ thị ở nơi khác; hãy chọn một",
        )
    for iri in call.allow_service:
        if not iri.startswith(("http://", "https://")):
            raise UsageError(
                f"--allow-service needs a whole address, as https://…, not {iri}",
                f"--allow-service cần địa chỉ đầy đủ, như https://…, không phải {iri}",
            )


def _format(call: Call) -> str | None:
    """Return the format that was asked for, in words or by the name of the output."""
    if call.format is not None:
        return call.format
    if call.spreadsheet:
        return "csv"
    if call.output is not None:
        from vndx.results.formats import NAMES, by_name

        return by_name(call.output, NAMES, "") or None
    return None


def _query(call: Call, engine: Engine) -> tuple[str, dict[str, str]]:
    """Return the text of the query and the terms of its parameters."""
    params: dict[str, str] = {}
    for word in call.param:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise UsageError(
                f"write --param NAME=VALUE, not {word}", f"hãy viết --param TÊN=GIÁ_TRỊ, không phải {word}"
            )
        if name in params:
            raise UsageError(f"the parameter {name} is given twice", f"tham số {name} được cho hai lần")
        params[name] = value
    given = call.query
    if given is not None and _is_name(given):
        return _named(given, params, engine)
    if params:
        raise UsageError(
            "--param is for named queries; `vndx queries` lists them",
            "--param dành cho truy vấn có tên; `vndx queries` liệt kê các truy vấn đó",
        )
    text = _read(call.file or "-") if given in (None, "-") else str(given)
    if not text.isascii():
        from unicodedata import normalize

        text = normalize("NFC", text)  # as the graph is
    return text, {}


def _is_name(word: str | None) -> bool:
    """Tell whether *word* calls a query by its name."""
    return bool(word) and word != "-" and len(word or "") <= 64 and set(word or "") <= _NAME


def _named(name: str, params: dict[str, str], engine: Engine) -> tuple[str, dict[str, str]]:
    from vndx.queries import bind, find

    named = find(name)
    if not params:
        return named.text, {}
    from vndx.cli.names import refuse_unknown, resolver

    # What a query that asks other servers answers is not looked at beforehand.
    terms = bind(named, params, resolver(engine, None if named.services else named))
    refuse_unknown(engine, named, terms)
    return named.text, terms


def _read(path: str) -> str:
    """Return the text of a file, or of stdin."""
    try:
        if path == "-":
            data = sys.stdin.buffer.read(_MOST_INPUT + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(_MOST_INPUT + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(data) > _MOST_INPUT:
        raise UsageError(f"{path} is too large for a query", f"{path} quá lớn so với một truy vấn")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text", f"{path} không phải văn bản UTF-8") from error


def _labelled(engine: Engine, answer: Answer) -> bytes:
    """Write an answer as CSV with a column of labels beside each column of things."""
    from vndx.cli.query_labels import names
    from vndx.results.labelled import labelled
    from vndx.results.rows import Rows

    if answer.kind == "ask":  # nothing in it has a name
        return b"true" if b"true" in answer.data else b"false"
    rows = Rows(answer.data)
    return labelled(rows, names(engine, rows.iris()))


def _explain(engine: Engine, answer: Answer, name: str, terms: dict[str, str]) -> None:
    """Say on stderr why a named query with these parameters has no rows."""
    from vndx.cli.nothing import is_empty, why

    if sys.stderr is not None and is_empty(answer):
        from vndx.queries import find

        sentence = why(engine, find(name), terms)
        if sentence:
            from vndx.text.display import safe

            sys.stderr.write(f"vndx: {safe(sentence)}\n")


def _table(engine: Engine, answer: Answer, call: Call) -> bytes:
    """Write an answer as a table, as wide as whoever reads it can see."""
    from vndx.results.rows import Rows, choose
    from vndx.results.table import table

    labels: dict[str, str] = {}
    data = answer.data
    if answer.kind == "select":
        if call.columns is not None:
            data = choose(data, [name.lstrip("?") for name in call.columns.replace(",", " ").split()])
        rows = Rows(data)
        if call.labels:
            from vndx.cli.query_labels import names

            labels = names(engine, rows.iris())
            if _is_name(call.query):
                from vndx.results.readable import readable

                data = readable(data, labels, merge=call.columns is None)
        if not rows.rows and sys.stderr is not None:
            from vndx.lang import t

            sys.stderr.write(t("no rows\n", "không có dòng nào\n"))
    if _format(call) == "markdown":
        from vndx.results.markdown import markdown

        return markdown(data, labels=labels).encode("utf-8", "backslashreplace")
    width = call.width
    if width is None and call.output is None and sys.stdout.isatty():
        from shutil import get_terminal_size

        width = get_terminal_size().columns
    return table(data, columns=width, labels=labels).encode("utf-8", "backslashreplace")
