"""A scoreboard for programs to read: CSV or JSON."""

from __future__ import annotations

import json as _json

from vndx.claim.names import plain_decimal
from vndx.ontology import shrink
from vndx.progress import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from vndx.progress import Board, Row, Source, Stated


def mentioned(board: Board) -> set[str]:
    """Return the IRIs of all that a scoreboard names."""
    found: set[str] = set()
    for row in board.rows:
        for stated in (row.target, row.result, row.rival, *(near for near, _ in row.near[:1])):
            if stated is not None:
                figure = stated.figure
                found |= {figure.indicator, figure.unit, figure.area, figure.population}
                found.update(*stated.links.values())
    return found - {""}


def csv(board: Board, labels: Mapping[str, str]) -> bytes:
    """Write one row a target: things as IRIs with a column of names beside them, numbers as they are."""
    import csv as writing
    import io

    out = io.StringIO()
    records = [_record(board, row, labels) for row in board.rows]
    writer = writing.writer(out, lineterminator="\r\n")
    writer.writerow(_RECORD)
    writer.writerows([record[name] for name in _RECORD] for record in records)
    return out.getvalue().encode("utf-8", "backslashreplace")


def json(board: Board, labels: Mapping[str, str]) -> bytes:
    """Write all of it: the day, and for each target its result, the reason, both sources, what is none."""
    name = namer(labels)
    found = {
        "as_of": board.day or None,
        "latest": board.latest,
        "known_until": board.known or None,
        "targets": [
            {
                "outcome": row.outcome,
                "reason": words.reason(row, board, name),
                "target": _plain(row.target, labels),
                "result": _plain(row.result, labels, row.quoted) if row.result else None,
                "contradicted_by": _plain(row.rival, labels, []) if row.rival else None,
                "computed_percent": _float(row.computed),
                "remaining": _float(row.remaining),
                "not_comparable": [
                    {"figure": shrink(near.iri), "why": list(aspects)} for near, aspects in row.near
                ],
            }
            for row in board.rows
        ],
    }
    return (_json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


#: The columns of the CSV.
_RECORD = (
    *("as_of", "outcome", "reason", "target", "indicator", "indicator_label", "comparator", "value"),
    *("unit", "unit_label", "area", "area_label", "population", "population_label"),
    *("period_begin", "period_end", "set_by", "set_by_label", "responsible", "responsible_label"),
    *("target_sources", "target_quotes", "result", "result_comparator", "result_value", "result_status"),
    *(
        "result_begin",
        "result_end",
        "quoted_percent",
        "computed_percent",
        "remaining",
        "reporter",
        "reporter_label",
    ),
    *("result_sources", "result_quotes", "why_not"),
)


def _record(board: Board, row: Row, labels: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row of the CSV."""
    figure, result = row.target.figure, row.result

    def label(iris: Iterable[str]) -> str:
        return " | ".join(labels.get(iri, "") for iri in iris)

    def links(stated: Stated | None, name: str) -> list[str]:
        return stated.links.get(name, []) if stated else []

    things = {
        "set_by": links(row.target, "setBy"),
        "responsible": links(row.target, "responsible"),
        "reporter": links(result, "saidBy"),
    }
    record = {name: " | ".join(iris) for name, iris in things.items()}
    record |= {f"{name}_label": label(iris) for name, iris in things.items()}
    for name in ("indicator", "unit", "area", "population"):
        iri = getattr(figure, name)
        record |= {name: iri, f"{name}_label": labels.get(iri, "")}
    record |= {
        "as_of": board.day,
        "outcome": row.outcome,
        "reason": words.reason(row, board, namer(labels)),
        "target": row.target.iri,
        "comparator": figure.comparator,
        "value": plain_decimal(figure.value),
        "period_begin": figure.begin,
        "period_end": figure.end,
        "target_sources": places(row.target, whole),
        "target_quotes": _quotes(row.target),
        "result": result.iri if result else "",
        "result_comparator": result.figure.comparator if result else "",
        "result_value": plain_decimal(result.figure.value) if result else "",
        "result_status": result.figure.status if result else "",
        "result_begin": result.figure.begin if result else "",
        "result_end": result.figure.end if result else "",
        "quoted_percent": " | ".join(map(plain_decimal, row.quoted)),
        "computed_percent": f"{row.computed:.2f}" if row.computed is not None else "",
        "remaining": plain_decimal(row.remaining) if row.remaining is not None else "",
        "result_sources": places(result, whole) if result else "",
        "result_quotes": _quotes(result) if result else "",
        "why_not": _why_not(row),
    }
    return record


def _why_not(row: Row) -> str:
    """Say why a target is not comparable, or has nothing but what is no result."""
    if row.rival is not None:
        return "contradicted"
    return " ".join(row.near[0][1]) if row.near and not row.result else ""


def _plain(
    stated: Stated, labels: Mapping[str, str], quoted: list[Decimal] | None = None
) -> dict[str, object]:
    """Return a figure as JSON has it, with all percentages that are quoted for it or some of them."""
    figure = stated.figure

    def thing(iri: str) -> dict[str, str] | None:
        return {"id": shrink(iri), "label": labels.get(iri, "")} if iri else None

    return {
        "figure": shrink(stated.iri),
        "indicator": thing(figure.indicator),
        "comparator": figure.comparator,
        "value": _float(figure.value),
        "unit": thing(figure.unit),
        "area": thing(figure.area),
        "population": thing(figure.population),
        "period": {"begin": figure.begin, "end": figure.end},
        "status": figure.status,
        "quoted_percent": [_float(value) for value in (stated.quoted if quoted is None else quoted)],
        "set_by": [thing(iri) for iri in stated.links.get("setBy", [])],
        "responsible": [thing(iri) for iri in stated.links.get("responsible", [])],
        "reporter": [thing(iri) for iri in stated.links.get("saidBy", [])],
        "sources": [
            {"article": whole(place.article), "start": place.start, "end": place.end, "quote": place.quote}
            for place in stated.sources
        ],
    }


def namer(labels: Mapping[str, str]) -> Callable[[str], str]:
    """Return what gives the name of a thing, else its id."""
    return lambda iri: labels.get(iri) or shrink(iri)


def _float(value: Decimal | None) -> float | int | None:
    """Return a number as JSON writes it, whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def whole(article: str) -> str:
    """Return the id of an article, given its IRI."""
    return article.rpartition("/")[2]


def places(stated: Stated, name: Callable[[str], str]) -> str:
    """Return where a figure stands: article and span, one after the other."""
    return " ".join(_place(source, name) for source in stated.sources)


def _place(source: Source, name: Callable[[str], str]) -> str:
    return f"{name(source.article)}:{source.start}-{source.end}"


def _quotes(stated: Stated) -> str:
    return " | ".join(source.quote for source in stated.sources)
