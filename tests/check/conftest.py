"""What the tests that run pySHACL share."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have rdflib parse each text of a query once.

    pySHACL gives rdflib the same text again for each focus node, and parsing it takes nineteen
    twentieths of the whole time. What is evaluated, and by what, stays the same.
    """
    from rdflib.plugins.sparql import processor
    from rdflib.plugins.sparql.algebra import translateQuery
    from rdflib.plugins.sparql.parser import parseQuery

    prepared: dict[object, Any] = {}

    def once(text: str, base: str | None = None, names: dict[str, Any] | None = None) -> Any:
        key = (text, base, tuple((names or {}).items()))
        if key not in prepared:
            prepared[key] = translateQuery(parseQuery(text), base, names)
        return prepared[key]

    monkeypatch.setattr(processor, "parseQuery", lambda text: text)
    monkeypatch.setattr(processor, "translateQuery", once)
