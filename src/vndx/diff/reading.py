"""The files of a graph into a set of statements that can be compared."""

from __future__ import annotations

import os

import pyoxigraph as ox

from vndx.claim.names import decimal, plain_decimal
from vndx.diff.blank import Entangled, Statement, settle
from vndx.errors import DataError
from vndx.graph.files import find, unreadable
from vndx.graph.reading import format_of, not_rdf, vet

_XSD = "http://www.w3.org/2001/XMLSchema#"
#: Numbers that have one value under many spellings.
_INTEGER = _XSD + "integer"
_NUMBERS = {_XSD + "decimal", _INTEGER}


def read(path: str | os.PathLike[str]) -> set[Statement]:
    """Read a graph: a folder laid out like ``graph/``, or one RDF file.

    Nothing but the files is opened; what no command reads is refused before it is parsed.

    Raises:
        DataError: when there is no such path or a file cannot be read.
    """
    found: set[Statement] = set()
    for file in find([path]).files:
        try:
            vet(file)
            found |= statements(file)
        except (SyntaxError, MemoryError) as error:
            raise not_rdf(file, error) from error
        except OSError as error:
            raise unreadable(file, error) from error
        except Entangled as error:
            raise DataError(
                f"{file} has blank nodes so much alike that it would take too long to compare them; "
                "give them IRIs",
                f"{file} có những nút trống giống nhau đến mức so sánh sẽ quá lâu; hãy đặt IRI cho chúng",
            ) from error
        except ValueError as error:
            raise DataError(f"{file}: {error}", f"{file}: “{error}”") from error
    return found


def statements(file: str) -> set[Statement]:
    """Return the statements of a file that was vetted."""
    found: set[Statement] = set()
    blank: list[ox.Quad] = []
    terms: dict[object, str] = {ox.DefaultGraph(): ""}  # most terms of a file come again and again

    def text(term: object) -> str:
        known = terms.get(term)
        if known is None:
            known = terms[term] = _text(term)
        return known

    for quad in ox.parse(path=file, format=format_of(file), rename_blank_nodes=True):
        if isinstance(quad.object, ox.Triple):
            raise ValueError("triple terms of RDF 1.2 are not compared")
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
            blank.append(quad)
        else:
            found.add((text(quad.graph_name), text(quad.subject), text(quad.predicate), text(quad.object)))
    return found | settle(blank)


def _text(term: object) -> str:
    """Write a term as N-Quads does; a number as plainly as it can be, since 60.00 is 60.0.

    What is no number for all its datatype, as "1_000" and "1e3", stays as it is written.
    """
    if isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS:
        number = decimal(term.value)
        if number is not None and not (term.datatype.value == _INTEGER and "." in term.value):
            return f'"{plain_decimal(number)}"^^{term.datatype}'
    return str(term)
