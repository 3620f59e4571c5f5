"""Data of the project's shape, at any size, the same bytes for the same seed.

::

    python benchmarks/generate.py --triples 1000000 --seed 1 --format ttl --out million.ttl

Articles are written one after the other, so memory does not grow with the size.
In TriG they stand in named graphs as in ``graph/``, and what two articles state
is counted twice; in the other formats there is one graph, and each triple once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from benchmarks.article import Article, Triple, n_triples
from benchmarks.compose import articles
from benchmarks.words import Literal, Term
from vndx.ontology import prefixes

FORMATS = ("nt", "ttl", "trig")


def generate(triples: int, seed: int = 1, fmt: str = "ttl") -> Iterator[str]:
    """Yield the text of a file with just so many triples, piece by piece.

    Args:
        triples: how many; at least 200, which is what one article begins with.
        seed: the same gives the same text.
        fmt: ``nt``, ``ttl`` or ``trig``.

    Raises:
        ValueError: when there are too few triples, or no such format.
    """
    if triples < 200 or fmt not in FORMATS:
        raise ValueError(f"{triples} triples in {fmt}: at least 200, and one of {', '.join(FORMATS)}")
    told = articles(triples, seed, named=fmt == "trig")
    if fmt == "nt":
        yield from map(_n_triples, told)
        return
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes().items())
    for article in told:
        yield "\n" + "".join(
            f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in article.local.items()
        )
        yield _trig(article) if fmt == "trig" else _turtle(_once(article))


def write(path: str, triples: int, seed: int = 1, fmt: str = "ttl") -> None:
    """Write a generated file."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(generate(triples, seed, fmt))


def _once(article: Article) -> list[Triple]:
    parts = article.parts
    return [*parts["reference"], *parts["curated"], *parts["evidence"], *parts["claims"]]


def _n_triples(article: Article) -> str:
    known: dict[Term, str] = {"a": n_triples("rdf:type", {})}

    def written(term: Term) -> str:
        text = known.get(term)
        if text is None:
            text = known[term] = n_triples(term, article.local)
        return text

    return "".join(f"{written(s)} {written(p)} {written(o)} .\n" for s, p, o in _once(article))


def _trig(article: Article) -> str:
    parts = article.parts
    graphs = {
        "graph:reference": parts["reference"],
        "g:curated": parts["again"] + parts["curated"],
        "g:evidence": parts["evidence"],
        "g:claims": parts["claims"],
    }
    return "".join(f"\nGRAPH {name} {{\n{_turtle(part)}}}\n" for name, part in graphs.items() if part)


def _turtle(triples: Iterable[Triple]) -> str:
    return "".join(
        f"{subject} " + " ;\n  ".join(f"{p} {_term(o)}" for _, p, o in group) + " .\n"
        for subject, group in groupby(triples, key=lambda triple: triple[0])
    )


def _term(term: Term) -> str:
    if not isinstance(term, Literal):
        return term
    if term.datatype in ("xsd:decimal", "xsd:integer"):
        return term.text
    words = term.text.replace("\\", "\\\\").replace('"', '\\"')
    if term.language:
        return f'"{words}"@{term.language}'
    return f'"{words}"^^{term.datatype}' if term.datatype else f'"{words}"'


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--triples", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--format", choices=FORMATS, default="ttl", dest="fmt")
    parser.add_argument("--out", metavar="FILE", help="by default stdout")
    call = parser.parse_args()
    try:
        if call.out:
            write(call.out, call.triples, call.seed, call.fmt)
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
            sys.stdout.writelines(generate(call.triples, call.seed, call.fmt))
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
