"""How a judgement is kept: what stands already is left, what was judged otherwise is not changed silently."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from vndx.errors import UsageError
from vndx.linking.broken import broken
from vndx.linking.judge import PREDICATES
from vndx.linking.profile import Profile
from vndx.links import NO_TERM, Link, Target, alone, gives_way, home, kept, path_of, problems, put, targets
from vndx.links.model import EXACT, RDF, SAME, SKOS, TARGET
from vndx.ontology import shrink
from vndx.text.display import safe, shortened
from vndx.text.written import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import pyoxigraph as ox

    from vndx.links.rules import Problem, Things

_VOID = "http://rdfs.org/ns/void#"


@dataclass(frozen=True)
class Recorded:
    """What became of a judgement.

    Attributes:
        path: the file that it was written into; empty where one like it stood already.
        before: what was judged of the pair before, or the record that nothing was found, if any.
    """

    path: str
    before: Link | None


def standing(links: Iterable[Link], link: Link, *, change: bool = False, own: Collection[str] = ()) -> bool:
    """Tell whether a judgement stands already, so that nothing is to be changed.

    Args:
        links: those that are there.
        link: the judgement.
        change: it may be another than the one before.
        own: attributes that the one who judges gave in so many words: `evidence`, `confidence`. What
            was not given is taken as it stands.

    Raises:
        UsageError: when the pair was judged otherwise before, and that may not be changed.
    """
    old = _of_pair(links, link)
    if old is None:
        return False
    same = (old.rejected, old.predicate) == (link.rejected, link.predicate) or (
        old.rejected and link.rejected
    )
    if change:
        return False
    if same and all(getattr(old, name) == getattr(link, name) for name in own):
        return True
    raise _judged_before(old)


def record(
    link: Link,
    links: Iterable[Link],
    known: Things,
    profile: Profile,
    folder: str | None,
    *,
    change: bool = False,
    own: Collection[str] = (),
) -> Recorded:
    """Keep a judgement, if it breaks no rule, and is another than what stands.

    Nobody else changes the folder between the look at what is there and the writing. The notes of a
    judgement that is changed stay.

    Args:
        link: the judgement.
        links: those of the graph that do not stand in the folder, to all graphs.
        known: what the things here are.
        profile: of the other graph.
        folder: the folder of links; that of the checkout for ``None``.
        change: it may be another than what was judged before.
        own: see `standing`.

    Raises:
        UsageError: when it breaks a rule, or would steer a terminal; nothing is written then.
        WriteError: when it cannot be written.
    """
    _refuse_controls(link)
    graphs = targets()
    link = _where_it_belongs(link, graphs)
    folder = home() if folder is None else folder
    path_of(link.target, folder)
    fresh = link.target not in graphs
    if fresh:
        graphs[link.target] = Target(
            name=link.target, label=profile.label, space=profile.space, pattern=".+", license=profile.license
        )
    with alone(folder):
        there = {old.iri: old for old in (*links, *kept(folder))}.values()
        before = _of_pair(there, link) or next((old for old in there if gives_way(old, link)), None)
        if standing(there, link, change=change, own=own):
            return Recorded("", before)
        if before is not None and before.object == link.object:
            link = replace(link, comment_vi=before.comment_vi, comment_en=before.comment_en)
        others = [old for old in there if not gives_way(old, link)]
        for problem in problems([*others, link], graphs, known):
            if problem.link == link:
                raise broken(problem.rule, _in_the_way(problem, others, profile))
        return Recorded(put(link, folder, _about(profile) if fresh else ()), before)


def _of_pair(links: Iterable[Link], link: Link) -> Link | None:
    """Return what was judged before of the same pair; of a search without result, that one before."""
    pair = (link.subject, link.object)
    return next(
        (
            old
            for old in links
            if (old.subject, old.object) == pair and (link.object != NO_TERM or old.target == link.target)
        ),
        None,
    )


def _in_the_way(problem: Problem, others: Iterable[Link], profile: Profile) -> str:
    """Return what a broken rule speaks of: the thing that holds the item, the item that is linked."""
    new = problem.link
    held = [old for old in others if old.asserted and old.predicate in (EXACT, SAME)]
    if problem.rule == "link-shared":
        return ", ".join(shrink(old.subject) for old in held if old.object == new.object)
    if problem.rule == "link-twice":
        pair = (new.subject, new.target)
        return ", ".join(profile.short(old.object) for old in held if (old.subject, old.target) == pair)
    return profile.short(problem.value)


def _refuse_controls(link: Link) -> None:
    """Refuse words of a curator that no file of a graph may have.

    Raises:
        UsageError: naming the option.
    """
    for option, words in (("--by", link.author), ("--evidence", link.evidence)):
        if safe(words) != words:
            shown = safe(shortened(words))
            raise UsageError(
                f"{option} has control characters: {shown}; give it as one plain line",
                f"{option} có ký tự điều khiển: {shown}; hãy cho thành một dòng chữ thường",
            )


def _where_it_belongs(link: Link, graphs: dict[str, Target]) -> Link:
    """Return a link to a thing of a known graph as one to that graph, whatever server told of it."""
    if link.target in graphs or link.object == NO_TERM:
        return link
    fitting = (name for name, target in graphs.items() if target.fits(link.object))
    return replace(link, target=next(fitting, link.target))


def said(link: Link) -> tuple[str, str]:
    """Return what a judgement says, by whom and on what grounds, in English and in Vietnamese."""
    word = next((word for word, iri in PREDICATES.items() if iri == link.predicate), link.predicate)
    if link.object == NO_TERM:
        en, vi = "recorded as not found", "ghi là không tìm thấy"
    elif link.rejected:
        en, vi = "refused", "từ chối"
    else:
        en, vi = f"accepted as {word}", f"chấp nhận là {word}"
    grounds, author = safe(shortened(link.evidence, 120)), safe(shortened(link.author))
    return (
        f"{en} on {link.date} by {author} ({grounds})",
        f"{vi} ngày {day(link.date, 'vi')} bởi {author} (“{grounds}”)",
    )


def _judged_before(old: Link) -> UsageError:
    en, vi = said(old)
    return UsageError(
        f"this was {en}; add --change to judge anew; nothing was written",
        f"cặp này đã được {vi}; hãy thêm --change để xét lại; chưa ghi gì",
    )


def _about(profile: Profile) -> Iterable[ox.Quad]:
    import re

    import pyoxigraph as ox

    from vndx.links.model import LINKS
    from vndx.links.targets import LINKED_GRAPH

    node, graph = ox.NamedNode(TARGET + profile.target), ox.NamedNode(LINKS + profile.target)
    yield ox.Quad(node, ox.NamedNode(f"{RDF}type"), ox.NamedNode(LINKED_GRAPH), graph)
    for language in ("vi", "en"):
        label = ox.Literal(profile.label.get(language, profile.target), language=language)
        yield ox.Quad(node, ox.NamedNode(f"{SKOS}prefLabel"), label, graph)
    if profile.space:
        yield ox.Quad(node, ox.NamedNode(f"{_VOID}uriSpace"), ox.Literal(profile.space), graph)
        pattern = ox.Literal(f"^{re.escape(profile.space)}.+$")
        yield ox.Quad(node, ox.NamedNode(f"{_VOID}uriRegexPattern"), pattern, graph)
