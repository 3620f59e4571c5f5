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

    from vndx.cli.query_call import Call
    from vndx.graph.engine import Engine


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
    for error in federation.passed_over:
        if sys.stderr is not None:
            sys.stderr.write(f"vndx: SERVICE SILENT: {safe(str(error))}\n")
    return text


def login(user: str | None) -> Login | None:
    """Return who asks, with the password out of ``VNDX_PASSWORD`` or from the terminal."""
    if user is None:
        return None
    password = os.environ.get("VNDX_PASSWORD")
    if password is None:
        import click

        from vndx.lang import t

        password = str(click.prompt(t("Password", "Mật khẩu"), hide_input=True, err=True))
    return Login(user, password)
