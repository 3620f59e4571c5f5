"""What a shell may offer for a word: quick, and silent whatever goes wrong.

Each function here is click's ``shell_complete`` of an argument or an option.
A completion must never disturb the line that somebody is typing, so every
error ends in an empty list.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.search import Catalogue

_Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
_MOST = 50  # more than anyone reads
_SECONDS = 3.0  # longer than this nobody waits for a Tab


def _item(word: str, about: str = "") -> CompletionItem:
    """Return one completion; what stands about it is one harmless line."""
    from vndx.text.display import safe

    return CompletionItem(word, help=safe(about) if about else None)


def _silent(complete: _Completer) -> _Completer:
    @functools.wraps(complete)
    def completer(
        context: click.Context, parameter: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        try:
            return complete(context, parameter, incomplete)
        except Exception:  # noqa: BLE001 - see the module's docstring
            return []

    return completer


@_silent
def kinds(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the kinds of entities."""
    from vndx.lang import t
    from vndx.search import KINDS

    return [_item(kind, t(*name)) for kind, name in KINDS.items() if kind.startswith(incomplete)]


@_silent
def queries(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of named queries."""
    from vndx.queries import load

    return [_item(name, query.title) for name, query in load().items() if name.startswith(incomplete)]


@_silent
def entities(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of entities: by the beginning of the id, or by any name."""
    return _entities(context, incomplete)


@_silent
def articles(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the ids of articles."""
    return _articles(context, incomplete)


@_silent
def parameters(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer ``NAME=`` for the parameters of the named query in the line, then values after the ``=``."""
    from vndx.queries import find

    query = find(_called(context))
    name, equals, value = incomplete.partition("=")
    if not equals:
        return [
            _item(f"{param.name}=", param.description)
            for param in query.params
            if param.name.startswith(name)
        ]
    param = next(param for param in query.params if param.name == name)
    offered = [
        item.value
        for item in (
            _articles(context, value)
            if param.type == "article"
            # A parameter that is called like a kind (person) takes things of that kind.
            else _entities(context, value, name if param.example.startswith(f"{name}:") else "")
            if param.type == "entity" and value
            else []
        )
    ]
    words = dict.fromkeys([param.example, *offered])
    # What was found by a name does not begin like it: it replaces the word.
    return [_item(f"{name}={word}") for word in words if word.startswith(value) or word in offered]


@_silent
def columns(context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the columns of the named query in the line, one after the other."""
    from vndx.queries import find

    query = find(_called(context))
    done, comma, begun = incomplete.rpartition(",")
    return [
        _item(f"{done}{comma}{name}")
        for name in query.columns
        if name.startswith(begun) and name not in done.split(",")
    ]


def _called(context: click.Context) -> str:
    """Return the name of the query in the line.

    While the last option still waits for its value, the parser has given no word its meaning.
    """
    return str(context.params.get("query") or next(iter(context.args), ""))


def _entities(context: click.Context, incomplete: str, kind: str = "") -> list[CompletionItem]:
    from vndx.ontology import shrink
    from vndx.search import search

    known = _known(context)
    by_id = {shrink(iri): entity for iri, entity in known.entities.items()}
    found = [
        _item(name, entity.name())
        for name, entity in sorted(by_id.items(), key=lambda pair: (pair[1].place, pair[0]))
        if not name.startswith("<")
        and kind in ("", entity.kind)
        and (name.startswith(incomplete) or (kind and name.startswith(f"{kind}:{incomplete}")))
    ]
    if not found and incomplete:
        hits = search(known, incomplete, types=(kind,) if kind else (), limit=_MOST)
        found = [_item(shrink(hit.entity.iri), hit.label.text) for hit in hits]
    return found[:_MOST]


def _articles(context: click.Context, incomplete: str) -> list[CompletionItem]:
    return [
        _item(name, entity.name())
        for iri, entity in sorted(_known(context).entities.items())
        if entity.kind == "article" and (name := iri.rpartition("/")[2]).startswith(incomplete)
    ]


def _known(context: click.Context) -> Catalogue:
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine

    with Engine(context.params.get("graph") or (), snapshot=True, timeout=_SECONDS) as engine:
        return catalogue(engine)
