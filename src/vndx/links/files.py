"""The files of links: one for each other graph, in canonical form, written whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

import pyoxigraph as ox

from vndx.content import folder
from vndx.errors import UsageError
from vndx.files import write_atomic
from vndx.graph.canonical import write as canonical
from vndx.graph.document import read as document
from vndx.links.lock import alone
from vndx.links.model import EXACT, MATCHES, NO_TERM, SAME, Link
from vndx.links.reading import from_quads, read

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEADER = """\
# vndx graph data, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/).
# Links to {target}: what they mean, and how one is added, stands in docs/links.md."""


def home() -> str:
    """Return the folder of the links of this checkout.

    Raises:
        UsageError: when vndx is installed without one, and so has nowhere to write to.
    """
    place = os.path.join(folder("graph"), "links")
    if os.path.isfile(os.path.join(os.path.dirname(folder("graph")), "pyproject.toml")):
        return place
    raise UsageError(
        "there is no checkout to write links into; name a folder for them with --links",
        "không có bản sao mã nguồn để ghi liên kết; hãy nêu một thư mục bằng --links",
    )


def path_of(target: str, links: str | None = None) -> str:
    """Return the file that holds the links to *target*.

    Args:
        target: name of the other graph.
        links: the folder of links; that of this checkout when left out.

    Raises:
        UsageError: for a name that cannot be that of a file here.
    """
    if not _NAME.fullmatch(target):
        raise UsageError(
            f"a graph is named in lower-case letters, digits and hyphens, not {target}",
            f"tên đồ thị gồm chữ thường, chữ số và gạch nối, không phải {target}",
        )
    return os.path.join(home() if links is None else links, f"{target}.trig")


def kept(folder: str) -> list[Link]:
    """Return the links in a folder of links; none when it is missing or empty.

    Raises:
        DataError: when a file cannot be read.
    """
    try:
        names = sorted(os.listdir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return []
    paths = [os.path.join(folder, name) for name in names if name.endswith(".trig") and name[0] != "."]
    return read(paths) if paths else []


def add(link: Link, links: str | None = None) -> str:
    """Record a judgement in the file of its graph; an earlier one on the same pair gives way.

    A link that is found takes the place of the record that there is none, and of another predicate
    for the same pair. All else in the file stays: what is said there besides links, too. Others who
    add to the folder at the same time wait.

    Args:
        link: the judgement; `problems` says beforehand whether it can stand.
        links: the folder of links, made if it is missing; that of this checkout when left out.

    Returns:
        The file that was written.

    Raises:
        DataError: when the file cannot be read.
        WriteError: when it cannot be written.
    """
    folder = home() if links is None else links
    path_of(link.target, folder)
    with alone(folder):
        return put(link, folder)


def put(link: Link, links: str, about: Iterable[ox.Quad] = ()) -> str:
    """Do what `add` does, for one who holds the lock of the folder.

    Args:
        link: the judgement.
        links: the folder of links.
        about: what is known of the other graph; takes the place of what the file says of it.
    """
    path = path_of(link.target, links)
    about = list(about)
    described = {quad.subject for quad in about}
    quads = document(path).quads if os.path.exists(path) else []
    gone = [old for old in from_quads(quads) if gives_way(old, link)]
    left = [quad for quad in _without(quads, gone) if quad.subject not in described]
    return _put(path, link.target, [*about, *left, *link.quads()])


def write(
    target: str, links: Iterable[Link], folder: str | None = None, *, about: Iterable[ox.Quad] = ()
) -> str:
    """Write the whole file of the links to one other graph; returns its path.

    Args:
        target: name of the other graph.
        links: all links to it.
        folder: the folder of links, made if it is missing; that of this checkout when left out.
        about: statements besides links, such as those about a graph that vndx does not know.
    """
    quads = [quad for link in links for quad in link.quads()]
    return _put(path_of(target, folder), target, [*about, *quads])


def gives_way(old: Link, new: Link) -> bool:
    """Tell whether an earlier judgement is gone once a new one is recorded."""
    if (old.subject, old.target) != (new.subject, new.target):
        return False
    return old.object == new.object or (
        old.object == NO_TERM and new.asserted and new.predicate in (EXACT, SAME)
    )


def _without(quads: Iterable[ox.Quad], gone: Iterable[Link]) -> list[ox.Quad]:
    """Return statements without some records and the plain triples that they stand for."""
    names = {link.name for link in gone}
    pairs = {(link.subject, link.object) for link in gone}
    return [
        quad
        for quad in quads
        if quad.subject.value not in names  # type: ignore[union-attr]
        and not (
            quad.predicate.value in MATCHES
            and (quad.subject.value, getattr(quad.object, "value", "")) in pairs  # type: ignore[union-attr]
        )
    ]


def _put(path: str, target: str, quads: list[ox.Quad]) -> str:
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    write_atomic(path, canonical(quads, {}, "trig", _HEADER.format(target=target)))
    return path
