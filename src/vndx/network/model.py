"""The network as plain data: things as nodes, what ties two of them as edges, each with its source.

A figure, a remark, a membership or a taking part in a session is no node: it is
a `Statement` that ties its nodes, and each pair that it ties is an `Edge` that
carries it. Where something is said (articles, spans), periods and codes are no
nodes either: they stand at what they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    import networkx as nx

#: The groups of the legend, in its order.
GROUPS = (
    "people",
    "posts",
    "bodies",
    "groups",  # of people or bodies, and what figures count
    "documents",
    "initiatives",
    "systems",
    "meetings",
    "reports",
    "places",
    "themes",  # and topics
    "indicators",
    "other",
)

#: Text by language, ``vi`` and ``en``; a language that is missing has no entry.
Labels = dict[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of an article.

    Attributes:
        article: id of the article, a key of `Network.articles`.
        start, end: code points, from 0, end exclusive.
        quote: the words, when they are kept.
        inferred: what it shows follows from it only by a rule.
    """

    article: str
    start: int
    end: int
    quote: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """An article: source, not node.

    Attributes:
        id: the stem of its file.
        labels: its title.
        day: of publication, else of the session that it is about, ``YYYY-MM-DD``; or ``None``.
        publisher: labels of the outlet.
    """

    id: str
    labels: Labels
    day: str | None = None
    publisher: Labels = field(default_factory=dict)


@dataclass(slots=True)
class Node:
    """A thing.

    Attributes:
        id: prefixed name, ``person:pham-minh-chinh``; an IRI where it has none.
        iri: absolute.
        kind: local name of its class, ``Person``, ``Meeting``; the most special one.
        group: one of `GROUPS`.
        labels: names; may be empty in somebody else's graph: `name` gives one always.
        alt: other names, each once, sorted; those only for searching among them.
        begin, end: first and last day on which it holds or happens, ``YYYY-MM-DD``; ``None``: not known,
            or open.
        background: all that is said of it is background, from outside of the articles.
        evidence: spans that speak of it as such.
        sources: background sources, as text by language.
        notes: more of it for people to read, e.g. title, definition.
        kind_labels: label of its class.
        point: latitude and longitude, of places.
        everywhere: the country itself, which ties all to all: a path goes through it only where no other is.
        degree: number of edges at it, parallel ones counted.
    """

    id: str
    iri: str
    kind: str
    group: str
    labels: Labels = field(default_factory=dict)
    alt: list[str] = field(default_factory=list)
    begin: str | None = None
    end: str | None = None
    background: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    sources: list[Labels] = field(default_factory=list)
    notes: list[Labels] = field(default_factory=list)
    kind_labels: Labels = field(default_factory=dict)
    point: tuple[float, float] | None = None
    everywhere: bool = False
    degree: int = 0

    def name(self, language: str) -> str:
        """Return its name in *language*, else in any, else its id."""
        return self.labels.get(language) or next(iter(self.labels.values()), self.id)


@dataclass(slots=True)
class Statement:
    """What ties more than two things, or ties two with a content of its own.

    Attributes:
        id: prefixed name.
        type: ``figure``, ``remark``, ``membership``, ``participation``, ``change``.
        kind: local name of its class, ``Observation``, ``Target``, ``Instruction``.
        kind_labels: label of that class.
        labels: it in words, without the things that it ties: a quantity with unit, period and status;
            the paraphrase of a remark; the name of a post; a role.
        roles: role (local name of the property) to ids of nodes, ``{"indicator": [...], "saidBy": [...]}``.
        begin, end: its period or day.
        period: label of its period; of a membership the days on which it is said to hold.
        figure: of a figure: ``value`` (plain decimal), ``comparator`` (``gt``), ``unit`` (id), ``unit_vi``,
            ``unit_en``, ``amount_vi``, ``amount_en`` (in words, with comparator and unit), ``status``
            (``actual``), ``status_vi``, ``status_en``, ``period`` (id), and
            if they are there ``base_period``, ``base_period_vi``, ``base_period_en``,
            ``base_begin``, ``base_end``, ``change_kind``, ``stated_percent``; ``amount_vi`` and ``amount_en``
            say how much, with comparator and unit, in words.
        links: property to ids of other statements, e.g. ``againstTarget``, ``partOfTotal``.
        evidence, sources, background, inferred: as at an edge.
        guessed: local names of the properties whose value stands in the words, and is inferred: ``area``.
    """

    id: str
    type: str
    kind: str
    kind_labels: Labels = field(default_factory=dict)
    labels: Labels = field(default_factory=dict)
    roles: dict[str, list[str]] = field(default_factory=dict)
    begin: str | None = None
    end: str | None = None
    period: Labels = field(default_factory=dict)
    figure: dict[str, str] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)
    sources: list[Labels] = field(default_factory=list)
    background: bool = False
    inferred: bool = False
    guessed: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Edge:
    """What ties two nodes; it reads as a sentence: source, label, target, perhaps a colon and the detail.

    Attributes:
        id: stable: follows from source, kind, target and statement.
        source, target: ids of nodes; never the same one.
        kind: what it says, ``approves``; those there are stand in `vndx.network.kinds.KINDS`.
        labels: the phrase between the two, ``approves``; ``phê duyệt``.
        detail: more of it: the figure, the remark, the post; may be empty.
        statement: id of the `Statement` that it carries; empty when it is a plain one.
        begin, end: days on which it holds or happened, as far as known.
        inferred: it follows only by a rule from what is said.
        background: it is from outside of the articles.
        evidence: the spans that show it.
        sources: background sources, as text by language. An edge has evidence or sources, or both.
    """

    id: str
    source: str
    target: str
    kind: str
    labels: Labels
    detail: Labels = field(default_factory=dict)
    statement: str = ""
    begin: str | None = None
    end: str | None = None
    inferred: bool = False
    background: bool = False
    evidence: list[Evidence] = field(default_factory=list)
    sources: list[Labels] = field(default_factory=list)


@dataclass(slots=True)
class Network:
    """Nodes and edges, sorted by id, so that the same graph gives the same network.

    Attributes:
        nodes: by id.
        edges: sorted by id; parallel ones are all there.
        statements: figures, remarks and so on by id, also those that tie no two nodes.
        articles: by id.
    """

    nodes: dict[str, Node]
    edges: list[Edge]
    statements: dict[str, Statement] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return it for networkx; the id of an edge is its key, `Node` and `Edge` are the ``data``."""
        import networkx as nx

        graph = nx.MultiDiGraph()
        graph.add_nodes_from((node.id, {"data": node}) for node in self.nodes.values())
        graph.add_edges_from((edge.source, edge.target, edge.id, {"data": edge}) for edge in self.edges)
        return graph

    def part(self, ids: set[str]) -> Network:
        """Return the network of these nodes and the edges among them; degrees stay those of the whole."""
        return Network(
            {id: node for id, node in self.nodes.items() if id in ids},
            [edge for edge in self.edges if edge.source in ids and edge.target in ids],
            self.statements,
            self.articles,
        )
