"""Files that nest too deeply are refused before a parser sees them.

A parser that calls itself for each bracket runs out of stack, which ends the
process without a word; one that does not may take a time that grows with the
square of the depth. No graph of figures and names needs either. The look is
linear in the length of the file, and does not judge anything else: what is not
well formed is for the parser to say.
"""

from __future__ import annotations

import os
import re

from vndx.errors import DataError
from vndx.graph.files import FORMATS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

#: How many brackets or elements may be open at one time.
DEEPEST = 100

_CHUNK = 1 << 18  # stays in the processor's cache for all the searches

# For each format, what to look for outside everything else (the mode ""), and in what hides
# brackets and goes on over line ends. A token named as a mode begins it; `end` ends it.
# What ends on its own line is matched whole: chunks are cut at line ends.
_TURTLE = {
    "": re.compile(
        rb"(?P<long_double>\"\"\")|(?P<long_single>''')"
        rb'|"(?:[^"\\\n\r]|\\.)*+"'
        rb"|'(?:[^'\\\n\r]|\\.)*+'"
        rb"|<[^<>\n\r]*+>"
        rb"|\\."
        rb"|#[^\n\r]*+"
        rb"|(?P<triple><<|\{\|)"
        rb"|(?P<open>[\[({])|(?P<close>[\])}])"
    ),
    "long_double": re.compile(rb'\\.|(?P<end>""")', re.DOTALL),
    "long_single": re.compile(rb"\\.|(?P<end>''')", re.DOTALL),
}
_JSON = {
    "": re.compile(rb'"(?:[^"\\\n]|\\.)*+"|(?P<text>")|(?P<open>[\[{])|(?P<close>[\]}])'),
    "text": re.compile(rb'\\.|(?P<end>")', re.DOTALL),
}
_XML = {
    "": re.compile(
        rb"(?P<comment><!--)|(?P<data><!\[CDATA\[)|(?P<instruction><\?)|(?P<close></)|(?P<tag><(?!!))"
    ),
    "comment": re.compile(rb"(?P<end>-->)"),
    "data": re.compile(rb"(?P<end>\]\]>)"),
    "instruction": re.compile(rb"(?P<end>\?>)"),
    # A value in quotation marks may hold a ">"; one on a line of its own is seen whole.
    "tag": re.compile(rb"\"[^\"\n]*+\"|'[^'\n]*+'|(?P<double>\")|(?P<single>')|(?P<end>/>)|(?P<open>>)"),
    "double": re.compile(rb'(?P<end>")'),
    "single": re.compile(rb"(?P<end>')"),
}
_MODES = {"TURTLE": _TURTLE, "TRIG": _TURTLE, "JSON_LD": _JSON, "RDF_XML": _XML}
_OPENERS = {"TURTLE": (b"[", b"(", b"{", b"<<"), "TRIG": (b"[", b"(", b"{", b"<<"), "JSON_LD": (b"[", b"{")}


def refuse_deep(path: str) -> None:
    """Refuse a file that nests brackets or elements more than `DEEPEST` deep, or holds triple terms.

    Triple terms of RDF 1.2 (``<<( s p o )>>``, ``<< s p o >>``, ``{| p o |}``)
    are not used here, and nest without end.

    Args:
        path: the file; its ending says the format.

    Raises:
        DataError: naming the file and the line.
        OSError: when it cannot be read.
    """
    form = FORMATS[os.path.splitext(path)[1].lower()]
    if form in ("N_TRIPLES", "N_QUADS"):
        found = _line_of_triple(path)
    else:
        found = None if form in _OPENERS and _few(path, form) else _first(_chunks(path), form)
    if found is None:
        return
    line, triple = found
    if triple:
        raise DataError(
            f"{path}, line {line}: vndx does not take the triple terms of RDF 1.2 (<< … >>) yet",
            f"{path}, dòng {line}: vndx chưa nhận bộ ba lồng của RDF 1.2 (<< … >>)",
        )
    raise DataError(
        f"{path}, line {line}: more than {DEEPEST} brackets or elements are open at one time; "
        "nothing that vndx reads is nested so deeply",
        f"{path}, dòng {line}: hơn {DEEPEST} dấu ngoặc hoặc phần tử mở cùng lúc; "
        "vndx không nhận tệp lồng sâu như vậy",
    )


def is_deep(document: bytes, form: str) -> bool:
    """Tell whether `refuse_deep` would refuse a document that is in no file.

    Args:
        document: its bytes, in UTF-8.
        form: its format, one of those with brackets or elements, as `vndx.graph.files.FORMATS` names it.
    """
    return _first([document], form) is not None


def _chunks(path: str) -> Iterator[bytes]:
    """Yield the bytes of a file in pieces that end where a line does."""
    with open(path, "rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk if chunk.endswith(b"\n") else chunk + file.readline()


def _line_of_triple(path: str) -> tuple[int, bool] | None:
    """Return the line of the first triple term of a file of lines.

    Only a chunk that has ``<<`` at all is read word by word: a literal may have it too.
    """
    lines = 0
    for chunk in _chunks(path):
        if b"<<" in chunk:
            for token in _TURTLE[""].finditer(chunk):
                if token["triple"] == b"<<":
                    return lines + chunk.count(b"\n", 0, token.start()) + 1, True
        lines += chunk.count(b"\n")
    return None


def _first(chunks: Iterable[bytes], form: str) -> tuple[int, bool] | None:
    """Return the line of what is refused in a text with brackets, and whether it is a triple term."""
    modes = _MODES[form]
    outer = [""]  # the modes around the present one
    lines = depth = 0
    for chunk in chunks:
        place = 0
        while token := modes[outer[-1]].search(chunk, place):
            place = token.end()
            kind = token.lastgroup
            if kind is None:
                continue
            if kind == "open":
                depth += 1
                if len(outer) > 1:  # of an element: its tag is over
                    outer.pop()
            elif kind == "close":
                depth = max(depth - 1, 0)
            elif kind == "end":
                outer.pop()
            elif kind != "triple":
                outer.append(kind)
            if depth > DEEPEST or kind == "triple":
                return lines + chunk.count(b"\n", 0, token.start()) + 1, kind == "triple"
        lines += chunk.count(b"\n")
    return None


def _few(path: str, form: str) -> bool:
    """Tell whether a file has too few brackets, wherever they stand, to be refused."""
    count = 0
    for chunk in _chunks(path):
        if form != "JSON_LD" and (b"<<" in chunk or b"{|" in chunk):
            return False
        count += sum(chunk.count(opener) for opener in _OPENERS[form])
        if count > DEEPEST:
            return False
    return True
