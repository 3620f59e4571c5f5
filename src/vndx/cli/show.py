"""``vndx show``: all that is known of one thing."""

from __future__ import annotations

import json
import sys

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.cli.complete import entities
from vndx.errors import Ambiguous, UsageError
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from vndx.graph.engine import Engine
    from vndx.search import Catalogue
    from vndx.show import Card
    from vndx.show.gather import Ask


_FORMATS = ("text", "json", "turtle")


@click.command(
    "show",
    help=t(
        "Show all that is known of one thing, with sources.\n\n"
        "The thing is a name, an id or an IRI. Examples:\n\n"
        "\b\n"
        "  vndx show 'đề án 06'\n"
        "  vndx show person:do-minh-tuan\n"
        "  vndx show 'bo tt&tt' --format json",
        "Xem mọi điều biết được về một đối tượng, kèm nguồn.\n\n"
        "Đối tượng là một tên, một mã hoặc một IRI. Ví dụ:\n\n"
        "\b\n"
        "  vndx show 'đề án 06'\n"
        "  vndx show person:do-minh-tuan\n"
        "  vndx show 'bo tt&tt' --format json",
    ),
)
@click.argument("entity", nargs=-1, required=True, metavar=t("ENTITY", "ĐỐI_TƯỢNG"), shell_complete=entities)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else text.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì text.",
    ),
)
@graph_option
@output_option
def command(entity: tuple[str, ...], form: str | None, graph: tuple[str, ...], output: str | None) -> None:
    """Show one thing."""
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine
    from vndx.results.formats import by_name
    from vndx.show import gather

    form = form or by_name(output, _FORMATS, "text")
    if not " ".join(entity).strip():
        raise UsageError("no name to show was given", "chưa cho tên đối tượng cần xem")
    with Engine(graph, snapshot=True) as engine:
        known = catalogue(engine)
        iri = _meant(known, " ".join(entity))
        card = gather(_asker(engine), iri)
        if form == "turtle":
            data = _turtle(engine, iri)
        elif form == "json":
            data = _json(known, card, iri)
        else:
            data = _text(known, card, output, _has_past(_asker(engine), iri))
    write_output(data, output)


def _asker(engine: Engine) -> Ask:
    from vndx.results.rows import Rows

    def ask(text: str, terms: Mapping[str, str]) -> list[dict[str, dict[str, str]]]:
        return Rows(engine.query(text, substitutions=terms).data).rows

    return ask


def _meant(known: Catalogue, words: str) -> str:
    """Return the IRI that *words* mean; ask when they may mean several and somebody is there to answer."""
    from vndx.cli.names import article
    from vndx.ontology import ID, expand
    from vndx.queries.terms import is_iri
    from vndx.search import resolve

    given = expand(words.strip())
    if given is not None and given.startswith(f"{ID}article/") and given not in known.entities:
        return article(known, given.rpartition("/")[2])  # the beginning of an id, as everywhere else
    if given is not None and is_iri(given):
        return given
    try:
        return resolve(known, words)
    except Ambiguous:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        return _asked(known, words)


def _asked(known: Catalogue, words: str) -> str:
    from vndx.ontology import shrink
    from vndx.search import candidates
    from vndx.text.display import safe, shortened

    hits = candidates(known, words)
    words = safe(shortened(words))
    click.echo(t(f"{words} may mean:", f"{words} có thể là:"), err=True)
    for number, hit in enumerate(hits, 1):
        click.echo(safe(f"{number:>3}  {hit.entity.name()}  {shrink(hit.entity.iri)}"), err=True)
    while True:
        # Not click's own range: what it says of a wrong number is always in English.
        chosen = click.prompt(t("Which one", "Đối tượng nào"), err=True).strip()
        if chosen.isascii() and chosen.isdigit() and 1 <= int(chosen[:9]) <= len(hits):
            return hits[int(chosen[:9]) - 1].entity.iri
        click.echo(
            t(f"a number from 1 to {len(hits)}, please", f"hãy cho một số từ 1 đến {len(hits)}"), err=True
        )


def _turtle(engine: Engine, iri: str) -> bytes:
    from vndx.show import TURTLE

    return engine.query(TURTLE, fmt="turtle", substitutions={"entity": f"<{iri}>"}).data


def _json(known: Catalogue, card: Card, iri: str) -> bytes:
    from vndx.show import plain

    names = {"name": {"vi": known.name(iri, "vi"), "en": known.name(iri, "en")}}
    return (json.dumps(names | plain(card), ensure_ascii=False, indent=2) + "\n").encode()


def _has_past(ask: Ask, iri: str) -> bool:
    """Tell whether anything is known of the units that a province came out of."""
    from vndx.show import PAST

    return bool(ask(PAST, {"entity": f"<{iri}>"}))


def _text(known: Catalogue, card: Card, output: str | None, has_past: bool) -> bytes:
    from vndx.cli.screen import columns, wrap_words
    from vndx.show import text

    page = text(card, known.name, wrap_words, columns=min(columns(output) or 80, 120))
    thing = known.entities.get(card.itself.iri)
    if thing is not None and thing.kind == "article":
        call = f"vndx query article --param article={thing.iri.rpartition('/')[2]}"
        page += "\n" + t(f"All that it says: {call}", f"Mọi điều bài này nói: {call}") + "\n"
    if has_past:
        from vndx.ontology import shrink

        call = f"vndx query province-facts --param place={shrink(card.itself.iri)}"
        page += "\n" + t(
            f"Facts of the provinces before it: {call}", f"Dữ kiện của các tỉnh trước nó: {call}"
        )
        page += "\n"
    return page.encode("utf-8", "backslashreplace")
