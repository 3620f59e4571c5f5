"""Named queries: one ``.rq`` file a question, its header read, its parameters bound as terms.

``load()`` gives all of them, ``find(name)`` one, ``bind(query, values)`` the
terms for its parameters, which the engine takes beside the text: a value is
never written into a query.
"""

from __future__ import annotations

from vndx.queries.folder import Theme, find, load, names, themes
from vndx.queries.named import NamedQuery, Parameter
from vndx.queries.terms import Resolve, bind, not_listed, shorten

__all__ = [
    "NamedQuery",
    "Parameter",
    "Resolve",
    "Theme",
    "bind",
    "find",
    "load",
    "names",
    "not_listed",
    "shorten",
    "themes",
]
