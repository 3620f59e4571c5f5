"""Names for the things in an answer, also for those that only say something of others.

A membership, a participation, a figure has no name of its own: it is called by what it says, as on
the pages of ``vndx show``.
"""

from __future__ import annotations

from vndx.ontology import ID

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from vndx.graph.engine import Engine

_SECTIONS = {"membership": "posts", "participation": "", "figure": "figures"}
_STATED = """
SELECT DISTINCT ?node ?property ?value {{ VALUES ?node {{ {0} }} ?node ?property ?value }}
ORDER BY ?node ?property ?value
"""


def names(engine: Engine, iris: Iterable[str]) -> dict[str, str]:
    """Return a name for each IRI that has one, or that says what can stand for it.

    Args:
        engine: the graph.
        iris: absolute IRIs, as an answer of this graph has them.
    """
    wanted = sorted(iris)
    labels = engine.labels(wanted)
    nameless = [iri for iri in wanted if iri not in labels and _kind(iri) in _SECTIONS]
    if nameless:
        labels |= _composed(engine, nameless)
    return labels


def _kind(iri: str) -> str:
    return iri.removeprefix(ID).partition("/")[0] if iri.startswith(ID) else ""


def _composed(engine: Engine, iris: list[str]) -> dict[str, str]:
    """Return what nodes say, each in a line; nothing for one that is only mentioned."""
    from vndx.results.rows import Rows
    from vndx.show.card import Fact, Statement
    from vndx.show.say import Speaker

    text = _STATED.format(" ".join(f"<{iri}>" for iri in iris))
    nodes: dict[str, Fact] = {}
    for row in Rows(engine.query(text, trusted=True).data).rows:
        iri = row["node"]["value"]
        nodes.setdefault(iri, Fact(iri)).statements.append(Statement(row["property"]["value"], row["value"]))
    named = {
        found.value["value"]
        for node in nodes.values()
        for found in node.statements
        if found.value["type"] == "uri"
    }
    known = engine.labels(sorted(named))
    speaker = Speaker(lambda iri: known.get(iri, ""), "")
    return {iri: speaker.line(node, _SECTIONS[_kind(iri)]) for iri, node in nodes.items()}
