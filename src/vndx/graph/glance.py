"""Telling at a glance that a query needs no closer look, before anything is imported for one."""

from __future__ import annotations

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")


def harmless(text: str) -> bool:
    """Return true when `vndx.graph.guard.check` is sure to let *text* pass, and it names no dataset.

    Plain counting, so that a short query starts in a few milliseconds; false says nothing.
    """
    capitals = text.upper()
    return (
        (capitals.lstrip().startswith(_FORMS) or not any(word in capitals for word in _UPDATES))
        and len(text) < 4000
        and "SERVICE" not in capitals
        and "FROM" not in capitals
        and sum(map(text.count, "{([<")) <= 32
        and sum(map(text.count, "{.;,")) <= 60
        and sum(map(text.count, "&|!+-*/^=<>")) <= 250
    )
