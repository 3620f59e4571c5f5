"""The parts of ``vndx query`` that ask other servers; imported only when one is asked."""

from __future__ import annotations

import os
import sys

from vndx.cli.remote_call import client
from vndx.federation.remote_graph import RemoteGraph
from vndx.federation.service import Federation
from vndx.remote.digest import Login
from vndx.remote.settings import settings
from vndx.remote.sparql import Endpoint
from vndx.text.display import safe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from vndx.cli.query_call import Call
    from vndx.graph.engine import Answer, Engine


def remote_graph(call: Call) -> RemoteGraph:
    """Return the graph at the endpoint that *call* names.

    Raises:
        vndx.errors.VndxError: when the settings or the contact are wrong.
    """
    asks = client(settings(), call.contact, call.timeout)
    return RemoteGraph(Endpoint(asks, str(call.endpoint), get=call.get, login=login(call.user)))


def with_services(call: Call, engine: Engine, text: str, terms: Mapping[str, str]) -> str:
    """Return a query with the answers of the servers that it asks by SERVICE.

    Args:
        call: says which may be asked, beside the user's settings.
        engine: the graph that the query is for.
        text: the query.
        terms: its parameters.

    Raises:
        vndx.errors.VndxError: when another one would be asked, or one does not answer well.
    """
    from vndx.ontology import prefixes

    settled = settings()
    with client(settled, call.contact, call.timeout) as asks:
        federation = Federation(asks, (*call.allow_service, *settled.allow), settled.mirrors)
        text = federation.prepare(text, engine, prefixes=prefixes(), substitutions=terms)
    if sys.stderr is not None:
        from vndx.lang import t

        for named, asked in federation.mirrored.items():
            said = t(f"{asked} was asked in place of {named}", f"đã hỏi {asked} thay cho {named}")
            sys.stderr.write(f"vndx: {safe(said)}\n")
    for error in federation.passed_over:
        if sys.stderr is not None:
            sys.stderr.write(f"vndx: SERVICE SILENT: {safe(str(error))}\n")
    return text


def asked_there(name: str, engine: Engine, text: str, **options: Any) -> Answer:
    """Ask an endpoint, and say what is known of the answer to a named query there.

    Args:
        name: of the query; empty for one of the user's own.
        engine: the graph there.
        text: the query.
        options: as `vndx.graph.engine.Engine.query` takes them.

    Raises:
        vndx.errors.VndxError: as there, in a sentence of ours where the server is known to fail.
    """
    from vndx.errors import RemoteError
    from vndx.federation.differences import cannot, note
    from vndx.lang import t

    assert isinstance(engine, RemoteGraph)
    try:
        answer = engine.query(text, **options)
    except RemoteError as error:
        if error.kind == "status" and (known := cannot(name, engine.server)):
            raise RemoteError(*known, kind=error.kind, status=error.status) from error
        raise
    said = [known] if (known := note(name, engine.server)) else []
    if name and engine.pushed is False:
        said.append(
            (
                "vndx push never brought the graph there; its own default graph was asked",
                "vndx push chưa từng đưa đồ thị lên đó; đã hỏi đồ thị mặc định của máy chủ",
            )
        )
    if sys.stderr is not None:
        sys.stderr.write("".join(f"vndx: {safe(t(*known))}\n" for known in said))
    return answer


def login(user: str | None) -> Login | None:
    """Return who asks, with the password out of ``VNDX_PASSWORD`` or from the terminal."""
    if user is None:
        return None
    password = os.environ.get("VNDX_PASSWORD")
    if password is None:
        import sys

        import click

        from vndx.errors import UsageError
        from vndx.lang import t

        if not sys.stdin.isatty():
            raise UsageError(
                "--user needs a password, and there is no terminal to ask at; set VNDX_PASSWORD",
                "--user cần mật khẩu mà không có cửa sổ dòng lệnh để hỏi; hãy đặt VNDX_PASSWORD",
            )
        password = str(click.prompt(t("Password", "Mật khẩu"), hide_input=True, err=True))
    return Login(user, password)
