"""Which named queries Virtuoso answers otherwise than Oxigraph does, here or as a server.

docs/endpoints.md says why, query by query; a test holds both to what the servers answer.
"""

from __future__ import annotations

from vndx.text.display import safe

#: Queries in whose answer true and false are 1 and 0.
BOOLEANS = frozenset(
    (
        "addressees",
        "baselines",
        "body-relations",
        "body-succession",
        "bounds",
        "chain",
        "chairs",
        "changes",
        "corroborated",
        "derived",
        "documents",
        "evidence",
        "figures",
        "forecasts",
        "initiatives",
        "latest",
        "lookalikes",
        "members",
        "names",
        "near-results",
        "not-linked",
        "outcomes",
        "person",
        "presented",
        "province-facts",
        "remarks",
        "reported-by",
        "series",
        "session",
        "sessions",
        "single-source",
        "system-figures",
        "targets",
        "timeline",
    )
)
#: Queries that give other rows.
ROWS = frozenset(
    (
        "between-sessions",
        "known-by",
        "office-holders",
        "parts",
        "programme",
        "themes-compared",
    )
)
#: Queries that end in an error.
ERRORS = frozenset(
    (
        "connections",
        "indicator",
        "instructions",
        "posts",
        "relations",
        "scoreboard",
    )
)


def is_virtuoso(server: str) -> bool:
    """Tell, by what a server calls itself."""
    return server.lower().startswith("virtuoso")


def note(name: str, server: str) -> tuple[str, str] | None:
    """Return what to know of the answer of *server* to a named query, in English and in Vietnamese."""
    if not is_virtuoso(server):
        return None
    if name in BOOLEANS:
        return (
            f"Virtuoso writes 1 for true and 0 for false in the answer to {name}",
            f"Virtuoso ghi 1 cho true và 0 cho false trong câu trả lời của {name}",
        )
    if name in ROWS:
        en = f"Virtuoso is known to answer {name} with wrong rows (docs/endpoints.md says why)"
        vi = f"Virtuoso trả lời {name} với những dòng sai (lý do: docs/endpoints.md)"
        return f"{en}; ask it here, or at Oxigraph", f"{vi}; hãy hỏi ở đây, hoặc hỏi Oxigraph"
    return None


def cannot(name: str, server: str) -> tuple[str, str] | None:
    """Return the sentence for a named query that *server* is known to fail at."""
    if name not in ERRORS or not is_virtuoso(server):
        return None
    shown = safe(name)
    return (
        f"Virtuoso cannot answer {shown} (docs/endpoints.md says why); ask it here, or at Oxigraph",
        f"Virtuoso không trả lời được {shown} (lý do: docs/endpoints.md); hãy hỏi ở đây, hoặc hỏi Oxigraph",
    )
