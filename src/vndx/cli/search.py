"""``vndx search``: entities by what people call them."""

from __future__ import annotations

import json

import click

from vndx.cli.base import graph_option, output_option, write_output
from vndx.cli.complete import entities, kinds
from vndx.errors import UnknownName, UsageError
from vndx.lang import t

TYPE_CHECKING = False
if TYPE_CHECKING:
    from vndx.graph.engine import Engine
    from vndx.search import Catalogue, Hit


_FORMATS = ("table", "csv", "json")


@click.command(
    "search",
    help=t(
        "Find people, bodies, documents, indicators and other things by name.\n\n"
        "Any name will do: in Vietnamese or English, with or without marks, short, or a number; or the "
        "identifier that another graph has for it. Examples:\n\n"
        "\b\n"
        "  vndx search 'chuyen doi so'\n"
        "  vndx search 05-nq/tu\n"
        "  vndx search Q36685\n"
        "  vndx search 'binh dinh' --type body",
        "Tìm người, cơ quan, văn bản, chỉ tiêu và đối tượng khác theo tên.\n\n"
        "Tên nào cũng được: tiếng Việt hay tiếng Anh, có dấu hay không, tên tắt hay số hiệu; hoặc định danh "
        "của nó ở đồ thị khác. Ví dụ:\n\n"
        "\b\n"
        "  vndx search 'chuyen doi so'\n"
        "  vndx search 05-nq/tu\n"
        "  vndx search Q36685\n"
        "  vndx search 'binh dinh' --type body",
    ),
)
@click.argument("text", nargs=-1, required=True, metavar=t("TEXT", "TỪ"), shell_complete=entities)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar=t("KIND", "LOẠI"),
    shell_complete=kinds,
    help=t(
        "Only things of this kind (person, body, doc, …) or class (Ministry, …); repeatable.",
        "Chỉ loại này (person, body, doc, …) hoặc lớp này (Ministry, …); lặp lại được.",
    ),
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help=t("At most so many.", "Nhiều nhất ngần ấy kết quả."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help=t(
        "Format of the answer; by default what the name of the output says, else table.",
        "Định dạng kết quả; mặc định theo tên tệp ra, nếu không thì table.",
    ),
)
@graph_option
@output_option
def command(
    text: tuple[str, ...],
    types: tuple[str, ...],
    limit: int,
    form: str | None,
    graph: tuple[str, ...],
    output: str | None,
) -> None:
    """Find entities by name."""
    from vndx.cli.names import catalogue
    from vndx.graph.engine import Engine
    from vndx.results.formats import by_name
    from vndx.search import search

    if not " ".join(text).strip():
        raise UsageError("no words to search for were given", "chưa cho từ cần tìm")
    form = form or by_name(output, _FORMATS, "table")
    with Engine(graph, snapshot=True) as engine:
        known = catalogue(engine)
        classes = [class_of(known, name) for name in types]
        named = _elsewhere(engine, known, " ".join(text), classes)
    hits = search(known, " ".join(text), types=classes, limit=limit)
    if named:  # an identifier of another graph, as a whole: what is only similar to it is not meant
        ours = {hit.entity.iri for hit in named}
        hits = [*named, *(hit for hit in hits if hit.entity.iri not in ours and hit.fit != "similar")][:limit]
    if not hits:
        click.echo(t("nothing found", "không tìm thấy gì"), err=True)
    rows = [_row(known, hit) for hit in hits]
    if form == "json":
        data = json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    elif form == "csv":
        data = _csv(rows)
    else:
        data = _table(known, hits, output)
    write_output(data.encode("utf-8", "backslashreplace"), output)


def _elsewhere(engine: Engine, known: Catalogue, text: str, types: list[str]) -> list[Hit]:
    """Return what another graph knows under an identifier like this."""
    from vndx.search.elsewhere import IDENTIFIERS, elsewhere, may_be_one

    if not may_be_one(text):
        return []
    from vndx.results.rows import Rows

    return elsewhere(known, Rows(engine.query(IDENTIFIERS).data).rows, text, types)


def class_of(known: Catalogue, name: str) -> str:
    """Return the kind, or the IRI of the class, that a user names.

    Raises:
        UnknownName: when there is none of that name.
    """
    from vndx.search import KINDS

    if name.lower() in KINDS:
        return name.lower()
    local = name.rpartition(":")[2].lower()
    used = {iri for entity in known.entities.values() for iri in entity.types}
    for iri in sorted(used):
        if iri == name or iri.replace("#", "/").rpartition("/")[2].lower() == local:
            return iri
    from vndx.text.display import shortened

    name = shortened(name)
    raise UnknownName(
        f"no kind of thing is called {name}; kinds are: {', '.join(KINDS)}",
        f"không có loại {name}; các loại là: {', '.join(KINDS)}",
    )


def _row(known: Catalogue, hit: Hit) -> dict[str, str]:
    from vndx.ontology import shrink

    entity = hit.entity
    return {
        "id": shrink(entity.iri),
        "name_vi": entity.name("vi"),
        "name_en": entity.name("en"),
        "kind": known.kind(entity),
        "matched": hit.label.text,
        "fit": hit.fit,
        "iri": entity.iri,
    }


def _csv(rows: list[dict[str, str]]) -> str:
    import csv
    import io

    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "name_vi", "name_en", "kind", "matched", "fit", "iri"])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _table(known: Catalogue, hits: list[Hit], output: str | None) -> str:
    from vndx.cli.screen import columns
    from vndx.ontology import shrink
    from vndx.results.table import table

    heads = [t("name", "tên"), t("kind", "loại"), "id"]
    cells = [
        [hit.entity.name() or hit.label.text, known.kind(hit.entity), shrink(hit.entity.iri)] for hit in hits
    ]
    if hits and hits[0].fit == "similar":  # then all of them are
        heads.append(t("match", "độ khớp"))
        for row in cells:
            row.append(t("near match", "gần giống"))
    rows = [
        {head: {"type": "literal", "value": cell} for head, cell in zip(heads, row, strict=True)}
        for row in cells
    ]
    answer = {"head": {"vars": heads}, "results": {"bindings": rows}}
    return table(json.dumps(answer).encode(), columns=columns(output)) if hits else ""
