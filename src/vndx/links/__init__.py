"""Links to other graphs: what a thing here is called there, who says so, and on what grounds.

A link is a judgement. One that holds is stated twice, as the plain triple that a query joins by and
as a record of it, a `vndx:Link` with the slots of SSSOM; one that was looked into and refused, and a
search that found nothing, are records alone. `Link` is the record, `read` finds those of a graph,
`add` and `write` put them into the one file that each other graph has, and `problems` says what is
wrong with some: the same rules for a curator's command, for `vndx check` and for the export.
"""

from __future__ import annotations

from vndx.links.files import add, gives_way, home, kept, path_of, put, write
from vndx.links.lock import alone
from vndx.links.model import MATCHES, NO_TERM, Link
from vndx.links.reading import from_quads, read
from vndx.links.rules import Problem, Things, problems
from vndx.links.targets import Target, targets
from vndx.links.things import things

__all__ = [
    "MATCHES",
    "NO_TERM",
    "Link",
    "Problem",
    "Target",
    "Things",
    "add",
    "alone",
    "from_quads",
    "gives_way",
    "home",
    "kept",
    "path_of",
    "problems",
    "put",
    "read",
    "targets",
    "things",
    "write",
]
