"""Why a named query has no rows: a thing of the wrong kind, or values that never meet.

A value that the graph knows nothing of is refused beforehand; one that exists, but
never stands in that column, would otherwise look like an answer: none.
"""

from __future__ import annotations

from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from vndx.graph.engine import Answer, Engine
    from vndx.queries import NamedQuery

_SHOWN = 4  # values that a sentence gives


def is_empty(answer: Answer) -> bool:
    """Tell whether the answer to a SELECT has no rows."""
    if answer.kind != "select":
        return False
    if answer.format == "json":
        from vndx.results.rows import Rows

        return not Rows(answer.data).rows
    if answer.format == "xml":
        return b"<result>" not in answer.data
    return answer.data.rstrip(b"\r\n").count(b"\n") == 0


def why(engine: Engine, query: NamedQuery, terms: Mapping[str, str]) -> str:
    """Return a sentence on why *query* answers nothing with these parameters, or an empty one.

    Args:
        engine: the graph.
        query: the query that had no rows.
        terms: its parameters, as `vndx.queries.bind` gives them.

    Raises:
        vndx.errors.VndxError: when the query without parameters cannot be answered.
    """
    from vndx.queries import shorten
    from vndx.results.rows import Rows

    if not terms:
        return ""
    rows = Rows(engine.query(query.text, trusted=True).data).rows
    if not rows:
        return ""
    filled = 0
    for param in query.params:
        given = terms.get(param.name)
        there = {row[param.name]["value"] for row in rows if param.name in row}
        if given is None or not there:  # a day that bounds what is known fills no column by itself
            continue
        value = _value(given)
        if value not in there:
            some = sorted(shorten(param, word) for word in there)
            listed = ", ".join(some[:_SHOWN]) + (" …" if len(some) > _SHOWN else "")
            word = shorten(param, value)
            if param.kind == "entity" and _is_alike(engine, value, there):
                return t(
                    f"{word}: nothing is known yet that {query.name} could show",
                    f"{word}: chưa có dữ kiện nào để {query.name} đưa ra",
                )
            return t(
                f"no row of {query.name} has {param.name}={word}; {param.name} is {param.en}: {listed}",
                f"{query.name} không có dòng nào với {param.name}={word}; "
                f"{param.name} là {param.vi}: {listed}",
            )
        filled += 1
    if filled < 2:
        return ""
    return t(
        f"each of these values has answers of {query.name}, together they have none",
        f"riêng từng giá trị thì {query.name} có câu trả lời, gộp lại thì không có",
    )


def _is_alike(engine: Engine, iri: str, others: set[str]) -> bool:
    """Tell whether a thing is of the kind of one of *others*: then it is not the wrong kind, only unknown."""
    from json import loads

    listed = " ".join(f"<{other}>" for other in sorted(others) if ":" in other)
    text = f"ASK {{ <{iri}> a ?kind . VALUES ?other {{ {listed} }} ?other a ?kind }}"
    return bool(loads(engine.query(text, trusted=True).data)["boolean"])


def _value(term: str) -> str:
    """Return the IRI or the lexical form of a term as N-Triples writes it."""
    if term.startswith("<"):
        return term[1:-1]
    lexical = term[1 : term.rindex('"')]
    return lexical.replace('\\"', '"').replace("\\\\", "\\")
