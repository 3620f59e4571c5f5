"""What is a node and what is an edge: the tables that decide it, and the words for each kind of edge.

Each phrase stands between the name of the source and that of the target, and
makes a sentence with them. `docs/network.md` lists the kinds; a test compares.
"""

from __future__ import annotations

from vndx.network.reading import DCTERMS, ELI, ORG, PROV, SCHEMA, SKOS, TYPE
from vndx.ontology import VNDX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from vndx.network.reading import Reading

#: Kind of edge: the phrase in English and in Vietnamese.
KINDS: dict[str, tuple[str, str]] = {
    # people, posts, bodies
    "holds-post": ("holds the post of", "giữ chức vụ"),
    "holds-post-in": ("holds a post in", "giữ chức vụ tại"),
    "post-in": ("is a post in", "là chức vụ của"),
    "ex-officio": ("goes with the post of", "là chức vụ kiêm nhiệm của"),
    "member-of": ("belongs to", "là thành viên của"),
    "part-of": ("is part of", "thuộc"),
    "reorganised-into": ("went, wholly or in part, into", "được chuyển toàn bộ hoặc một phần vào"),
    # documents, initiatives, themes, reports
    "issues": ("issued", "ban hành"),
    "issued-in-term-of": ("was issued in a term of", "được ban hành trong một khóa của"),
    "signs": ("signed", "ký"),
    "approves": ("approves", "phê duyệt"),
    "implements": ("carries out", "thực hiện"),
    "decides": ("decided on", "đề ra"),
    "responsible": ("is responsible for", "chịu trách nhiệm về"),
    "about": ("is about", "có nội dung về"),
    "applies-in": ("applies in", "áp dụng tại"),
    "orders-change": ("orders a change of", "quyết định thay đổi đối với"),
    "proposes": ("proposes the theme", "đề xuất chủ đề"),
    "adopts": ("adopted the theme", "chọn chủ đề"),
    "proposed-to": ("was proposed to", "được đề xuất với"),
    "concerns": ("concerns", "có chủ đề là"),
    "narrower-than": ("belongs to the wider topic", "thuộc chủ đề rộng hơn là"),
    "makes-report": ("made", "lập"),
    "presented-at": ("was presented at", "được trình bày tại"),
    # meetings
    "organises": ("organised", "tổ chức"),
    "held-at": ("was held at", "được tổ chức tại"),
    "bridge-of": ("is a bridge point of", "là điểm cầu của"),
    "chairs": ("chaired", "chủ trì"),
    "attends": ("attended", "tham dự"),
    "speaks-at": ("spoke at", "phát biểu tại"),
    "takes-part": ("took part in", "tham gia"),
    # systems
    "connects-to": ("connects to", "kết nối với"),
    "uses": ("uses", "sử dụng"),
    # places
    "in-place": ("lies in", "nằm trong"),
    "merged-into": ("was merged into", "được sáp nhập thành"),
    # figures
    "counted-work": ("did the work counted in", "thực hiện phần việc được tính trong"),
    "to-reach": ("is to reach the target for", "được giao đạt mục tiêu về"),
    "reports": ("gives a figure on", "nêu số liệu về"),
    "states-target": ("states a target for", "nêu mục tiêu về"),
    "sets-target": ("sets a target for", "đặt mục tiêu về"),
    "contains-figure": ("contains a figure on", "có số liệu về"),
    "measured-in": ("is measured in", "có số liệu tại"),
    "target-in": ("has a target in", "có mục tiêu tại"),
    "counted-among": ("is counted among", "được tính trên"),
    "measures": ("is a measure of", "là số đo của"),
    "compared-within": ("is compared within", "được so sánh trong"),
    "basis-of": ("is the basis of a figure on", "là căn cứ của số liệu về"),
    "part-of-total": ("is a part of the total of", "là một phần của tổng"),
    "rate-of": ("is the rate of", "là tỷ lệ của"),
    "rate-over": ("is a rate over", "là tỷ lệ trên"),
    "against-target": ("is set against the target for", "được so với mục tiêu về"),
    "baseline": ("is compared with the baseline of", "được so với mốc của"),
    "related": ("is related to", "liên quan đến"),
    # remarks
    "instructs": ("instructs", "giao nhiệm vụ cho"),
    "speaks-to": ("speaks to", "nói với"),
    "speaks-of": ("speaks of", "nói về"),
    "speaks-of-work-of": ("speaks of the work of", "nói về công việc của"),
    "calls-for": ("makes a request concerning", "nêu yêu cầu liên quan đến"),
    "remarks-at": ("made a remark at", "phát biểu ý kiến tại"),
    "remarks-in": ("made a remark in", "nêu ý kiến trong"),
    "told-with": ("is spoken of together with", "được nhắc đến cùng với"),
}

#: Class to group of nodes; a class that is not listed goes by the one above it.
NODES: dict[str, str] = {
    "http://xmlns.com/foaf/0.1/Person": "people",
    f"{ORG}Post": "posts",
    f"{VNDX}Post": "posts",
    f"{ORG}Organization": "bodies",
    f"{VNDX}Group": "groups",
    f"{VNDX}Category": "groups",
    f"{VNDX}LegalDocument": "documents",
    f"{VNDX}Initiative": "initiatives",
    f"{VNDX}DigitalSystem": "systems",
    f"{VNDX}Meeting": "meetings",
    f"{VNDX}BridgePoint": "meetings",
    f"{VNDX}Report": "reports",
    f"{VNDX}Place": "places",
    f"{VNDX}Theme": "themes",
    f"{SKOS}Concept": "themes",
    f"{VNDX}Indicator": "indicators",
}

#: Classes whose things tie nodes, and are none: class to the type of statement.
TIES: dict[str, str] = {
    f"{VNDX}Figure": "figure",
    f"{VNDX}Remark": "remark",
    f"{ORG}Membership": "membership",
    f"{VNDX}Participation": "participation",
    f"{ORG}ChangeEvent": "change",
    f"{VNDX}PlaceMerger": "change",
    f"{VNDX}PlaceStatusChange": "change",
}

#: Classes of where something is said, of periods, codes and terms: neither nodes nor ties.
ASIDE = frozenset(
    [
        *(f"{VNDX}{name}" for name in ("Article", "Evidence", "IgnoredSpan", "Claim", "Link", "LinkedGraph")),
        *(f"{VNDX}{name}" for name in ("Period", "PartyTerm", "Question")),
        f"{SCHEMA}GeoCoordinates",
        f"{SKOS}ConceptScheme",
        f"{DCTERMS}PeriodOfTime",
    ]
)
#: Namespaces of classes that describe the data, terms and shapes, not the world.
ASIDE_SPACES = (
    "http://www.w3.org/2002/07/owl#",
    "http://www.w3.org/2000/01/rdf-schema#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://www.w3.org/ns/shacl#",
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/dcat#",
    "http://rdfs.org/ns/void#",
)

#: Properties of where something is from: they never make an edge, whatever they tie.
PROVENANCE = frozenset(
    [
        *(f"{PROV}{name}" for name in ("hadPrimarySource", "wasDerivedFrom", "wasGeneratedBy")),
        *(f"{VNDX}{name}" for name in ("evidence", "inferredFrom")),
        f"{DCTERMS}source",
        f"{SCHEMA}publisher",
        f"{SKOS}exactMatch",
        f"{SKOS}closeMatch",
        "http://www.w3.org/2002/07/owl#sameAs",
    ]
)


class Direct:
    """How a statement between two nodes becomes an edge.

    Attributes:
        kind: the kind of edge, or what tells it, given the reading and the subject.
        turned: the object is the source of the edge.
    """

    __slots__ = ("kind", "turned")

    def __init__(self, kind: str | Callable[[Reading, str], str], *, turned: bool = False) -> None:
        self.kind = kind
        self.turned = turned


def _attributed(reading: Reading, thing: str) -> str:
    """Tell what it means that something is of somebody."""
    if f"{VNDX}Report" in reading.iris(thing, TYPE):
        return "makes-report"
    status = reading.first(thing, f"{VNDX}status").rpartition("status-")[2]
    return {"proposed": "proposes", "adopted": "adopts"}.get(status, "decides")


#: Property to edge; one that is not listed makes an edge under its own name (`own_kind`).
DIRECT: dict[str, Direct] = {
    f"{ORG}subOrganizationOf": Direct("part-of"),
    f"{DCTERMS}isPartOf": Direct("part-of"),
    f"{ORG}memberOf": Direct("member-of"),
    f"{ORG}postIn": Direct("post-in"),
    f"{VNDX}exOfficio": Direct("ex-officio"),
    f"{ELI}passed_by": Direct("issues", turned=True),
    f"{VNDX}signedBy": Direct("signs", turned=True),
    f"{VNDX}approvedBy": Direct("approves", turned=True),
    f"{VNDX}implements": Direct("implements"),
    f"{ELI}is_about": Direct("about"),
    f"{SCHEMA}about": Direct("about"),
    f"{VNDX}area": Direct("applies-in"),
    f"{DCTERMS}subject": Direct("concerns"),
    f"{SKOS}broader": Direct("narrower-than"),
    f"{SKOS}related": Direct("related"),
    f"{PROV}wasAttributedTo": Direct(_attributed, turned=True),
    f"{VNDX}presentedAt": Direct("presented-at"),
    f"{VNDX}proposedTo": Direct("proposed-to"),
    f"{VNDX}responsible": Direct("responsible", turned=True),
    f"{VNDX}connectsTo": Direct("connects-to"),
    f"{VNDX}usedBy": Direct("uses", turned=True),
    f"{SCHEMA}organizer": Direct("organises", turned=True),
    f"{SCHEMA}location": Direct("held-at"),
    f"{SCHEMA}superEvent": Direct("bridge-of"),
    f"{SCHEMA}containedInPlace": Direct("in-place"),
}
#: Kinds of what happened, or holds, when one of the ends did: the end, and whether only its first day counts.
DATED: dict[str, tuple[str, bool]] = {
    "issues": ("target", True),
    "signs": ("target", True),
    "approves": ("source", True),
    "organises": ("target", False),
    "held-at": ("source", False),
    "bridge-of": ("target", False),
    "presented-at": ("target", False),
    "in-place": ("source", False),
    "part-of": ("source", False),
    "issued-in-term-of": ("source", True),
}
#: Kinds that say the same both ways: one edge for the two.
BOTH_WAYS = frozenset(["related", "told-with"])

#: Role of a figure to edge with its indicator; turned: the edge leads to the indicator.
FIGURE_ROLES: dict[str, tuple[str, bool]] = {
    f"{VNDX}saidBy": ("reports", True),
    f"{VNDX}setBy": ("sets-target", True),
    f"{VNDX}responsible": ("counted-work", True),
    f"{PROV}hadPrimarySource": ("contains-figure", True),
    f"{ELI}based_on": ("basis-of", True),
    f"{VNDX}area": ("measured-in", False),
    f"{VNDX}population": ("counted-among", False),
    f"{SCHEMA}about": ("measures", False),
    f"{VNDX}comparedWithin": ("compared-within", False),
}
#: The same where the figure is a target.
TARGET_ROLES = {"reports": "states-target", "measured-in": "target-in", "counted-work": "to-reach"}
#: Parts of a figure that its words name (local names of properties), in English and in Vietnamese.
PARTS: dict[str, tuple[str, str]] = {
    "unit": ("unit", "đơn vị"),
    "period": ("period", "kỳ"),
    "basePeriod": ("base", "kỳ gốc"),
    "changeKind": ("kind of change", "cách so sánh"),
    "area": ("place", "nơi"),
    "population": ("among whom", "đối tượng"),
    "status": ("status", "tình trạng"),
}
#: Figure to figure: edge between their indicators, where they are not the same one.
FIGURE_LINKS: dict[str, str] = {
    f"{VNDX}partOfTotal": "part-of-total",
    f"{VNDX}ratePart": "rate-of",
    f"{VNDX}rateWhole": "rate-over",
    f"{VNDX}againstTarget": "against-target",
    f"{VNDX}baseline": "baseline",
}

#: Who speaks in a remark, in the order in which they are looked for.
SPEAKERS = (f"{VNDX}saidBy", f"{PROV}wasAttributedTo", f"{PROV}hadPrimarySource")
#: Role of a remark to edge from its speaker.
REMARK_ROLES: dict[str, str] = {
    f"{VNDX}addressee": "speaks-to",
    f"{SCHEMA}about": "speaks-of",
    f"{VNDX}responsible": "speaks-of-work-of",
    f"{VNDX}implements": "calls-for",
    f"{VNDX}inEvent": "remarks-at",
    f"{PROV}hadPrimarySource": "remarks-in",
    f"{VNDX}area": "speaks-of",
}
#: Where nobody is named as speaker: from what stands first here to all the rest.
SPOKEN_OF = (
    f"{VNDX}responsible",
    f"{SCHEMA}about",
    f"{VNDX}addressee",
    f"{VNDX}implements",
    f"{VNDX}inEvent",
    f"{VNDX}area",
)

#: Role in a session to edge.
PARTICIPATION: dict[str, str] = {"chair": "chairs", "attendee": "attends", "speaker": "speaks-at"}


def own_kind(property: str) -> str:
    """Return the kind of an edge by a property that is not listed: ``linkedTo`` makes ``linked-to``."""
    local = property.rstrip("/#").replace("#", "/").rpartition("/")[2]
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in local).replace("_", "-")
