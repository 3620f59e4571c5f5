"""What a SHACL engine says of a graph, in a form in which two engines can be compared."""

from __future__ import annotations

from typing import NamedTuple

import pyoxigraph as ox

SHACL = "http://www.w3.org/ns/shacl#"

Node = ox.NamedNode | ox.BlankNode
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Result(NamedTuple):
    """One broken rule.

    Attributes:
        focus: the node that breaks it; a literal where one stands in a node's place.
        path: IRI of the property, several joined by ``|``; empty for the node itself.
        component: local name of the SHACL constraint component, as in ``MinCountConstraintComponent``.
        shape: IRI of the shape that holds the constraint.
        rule: IRI that names the rule: that of the SPARQL constraint, else of the shape.
        value: the value that is wrong, where there is one.
    """

    focus: Term
    path: str
    component: str
    shape: str
    rule: str
    value: Term | None
