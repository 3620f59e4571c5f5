"""What the options of ``vndx draw`` leave of the network."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.network import Network


def choose(
    engine: Engine,
    network: Network,
    around: str | None,
    hops: int | None,
    query: str | None,
    kinds: tuple[str, ...],
    first: str | None,
    last: str | None,
    area: str | None,
) -> set[str] | None:
    """Return the ids of what to draw; ``None`` for all. What several options ask for holds together.

    The thing that is asked about is drawn, whatever else is.

    Args:
        engine: the graph.
        network: all of it.
        around, hops, query, kinds, first, last, area: the options of the command.

    Raises:
        vndx.errors.VndxError: when an option names what is not there.
    """
    from vndx import draw
    from vndx.network.choice import things

    parts = []
    asked = set()
    for words, far in ((around, hops or 1), (area, 2)):
        if words is not None:
            centre = _node(engine, network, words)
            asked.add(centre)
            parts.append(draw.around(network, centre, far))
    if query is not None:
        parts.append(_answered(engine, network, query))
    if kinds:
        fits = things(network, kinds)
        parts.append({id for id, node in network.nodes.items() if fits(node)})
    if first is not None or last is not None:
        parts.append(draw.between(network, *_days(first, last)))
    return set.intersection(*parts) | asked if parts else None


def _node(engine: Engine, network: Network, words: str) -> str:
    """Return the id of the node that *words* name."""
    from vndx.cli.names import catalogue
    from vndx.cli.network_call import named

    return words if words in network.nodes else named(network, catalogue(engine), words).id


def _answered(engine: Engine, network: Network, query: str) -> set[str]:
    """Return the ids of the nodes in the answer to a query."""
    import os

    from vndx.errors import UnknownName, UsageError
    from vndx.graph.files import unreadable
    from vndx.ontology import shrink
    from vndx.queries import find
    from vndx.results.rows import Rows

    if os.path.exists(query):
        try:
            with open(query, encoding="utf-8-sig") as file:
                text = file.read()
        except OSError as error:
            raise unreadable(query, error) from error
        except UnicodeDecodeError as error:
            raise UsageError(f"{query} is not UTF-8 text", f"{query} không phải văn bản UTF-8") from error
    else:
        text = find(query).text
    answer = engine.query(text)
    if answer.kind != "select":
        raise UnknownName("--query needs a SELECT query", "--query cần một truy vấn SELECT")
    return {id for iri in Rows(answer.data).iris() if (id := shrink(iri)) in network.nodes}


def _days(first: str | None, last: str | None) -> tuple[str | None, str | None]:
    """Return both days, when the first does not lie after the last."""
    begin, end = _day(first), _day(last)
    if begin is not None and end is not None and begin > end and not begin.startswith(end):
        from vndx.errors import UsageError

        raise UsageError(f"--from {begin} is after --to {end}", f"--from {begin} sau --to {end}")
    return begin, end


def _day(word: str | None) -> str | None:
    """Return a year, month or day as it was written, when it is one."""
    if word is None:
        return None
    from datetime import date

    from vndx.errors import UsageError

    try:
        date.fromisoformat(word + {4: "-01-01", 7: "-01"}.get(len(word), ""))
    except ValueError:
        raise UsageError(
            f"{word} is no day; write 2023, 2023-06 or 2023-06-30",
            f"{word} không phải là ngày; hãy viết 2023, 2023-06 hoặc 2023-06-30",
        ) from None
    return word
