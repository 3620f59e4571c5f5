"""All checks of a graph, in one run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from vndx.check import core, links, names, sparql, terms
from vndx.check.finding import RULES, Finding
from vndx.check.graph import Checked
from vndx.check.result import Result
from vndx.check.shapes import Rules, load
from vndx.content import folder
from vndx.errors import DataError
from vndx.graph.document import read

_SHAPES = "https://w3id.org/vndx/shapes#"


def check(
    paths: Iterable[str] = (),
    graph: Iterable[str] = (),
    *,
    plain: bool = False,
    progress: Callable[[str], None] = lambda step: None,
) -> tuple[list[Finding], Checked]:
    """Check files of a graph.

    Args:
        paths: files and folders to check; when there are none the graph, and the
            ontology too if the graph is the shipped one.
        graph: the graph they belong to; the shipped one when there is none.
        plain: run the shapes with pySHACL alone: the same results, much later.
        progress: is told what is being done.

    Returns:
        The findings, sorted, and what was checked.

    Raises:
        DataError: when a path is missing, or a file around the checked ones cannot be read.
    """
    progress("files")
    checked = Checked(paths, graph)
    findings = set(checked.findings)
    findings.update(_form(checked))
    data = core.Data(checked.quads)
    progress("names")
    findings.update(names.check(checked, data))
    findings.update(terms.check(checked, data))
    findings.update(links.check(checked))
    progress("shapes")
    shapes = read(os.path.join(folder("ontology"), "shapes.ttl"), "shapes.ttl")
    rules = load(shapes.quads)
    if plain:
        from vndx.check import peer

        results: Iterable[Result] = peer.validate(checked.quads, shapes.quads)
    else:
        results = validate(checked, data, rules)
    findings.update(_placed(checked, rules, results))
    progress("done")
    return sorted(findings), checked


def validate(checked: Checked, data: core.Data, rules: Rules) -> set[Result]:
    """Return what breaks the shapes."""
    found = set(core.validate(data, rules.shapes))
    found.update(sparql.validate(data, sparql.store(checked.quads), rules.shapes))
    return found


def _form(checked: Checked) -> Iterator[Finding]:
    message, remedy = RULES["canonical"]
    for document in checked.documents:
        if not document.fmt:
            continue
        again = (f"{remedy[0]} {document.name}", f"{remedy[1]} {document.name}")
        try:
            if document.canonical() != document.data:
                yield Finding(document.name, 0, "", "canonical", message, again)
        except DataError as error:
            yield Finding(document.name, 0, "", "canonical", message, (error.en, error.vi))


def _placed(checked: Checked, rules: Rules, results: Iterable[Result]) -> Iterator[Finding]:
    """Turn results into findings; those about records of other files than the checked ones are left out."""
    for result in results:
        if isinstance(result.focus, ox.Literal):  # it stands where a record points at it
            places = checked.pointers(result.focus, rules.leading.get(result.rule, ()))
        else:
            document = checked.place(result.focus, result.path)
            places = [] if document is None else [(document, result.focus)]
        words = rules.words[result.rule]
        pair = (
            (words.message["en"], words.message["vi"]),
            (words.remedy["en"], words.remedy["vi"]),
        )
        name = result.rule.removeprefix(_SHAPES)
        for document, node in places:
            value = None if result.value == node else result.value
            if node != result.focus:
                value = result.focus if value is None else value
            yield checked.finding(document, node, name, pair, value)
