"""An edge as a sentence, and where it stands, in a language that is named."""

from __future__ import annotations

from vndx.network.model import Edge, Evidence, Network
from vndx.text.written import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def sentence(network: Network, edge: Edge, language: str) -> str:
    """Return what an edge says: source, phrase, target, perhaps a colon and the detail.

    Args:
        network: where its nodes are.
        edge: the edge.
        language: ``vi`` or ``en``.
    """
    source, target = (network.nodes[id].name(language) for id in (edge.source, edge.target))
    detail = edge.detail.get(language) or next(iter(edge.detail.values()), "")
    return f"{source} {edge.labels[language]} {target}" + (f": {detail}" if detail else "")


def when(edge: Edge, language: str) -> str:
    """Return the days on which an edge holds; empty when none is known."""
    begin, end = (day(date, language) if date else "" for date in (edge.begin, edge.end))
    if begin == end:
        return begin
    if not end:
        return f"{'từ' if language == 'vi' else 'since'} {begin}"
    return f"{begin} – {end}" if begin else f"{'đến' if language == 'vi' else 'until'} {end}"


def shorten(network: Network) -> Callable[[str], str]:
    """Return what shortens the id of an article to its beginning, as every command takes it, if it may."""
    heads = [id.partition("_")[0] for id in network.articles]
    only = {head for head in heads if head and heads.count(head) == 1}

    def short(article: str) -> str:
        head = article.partition("_")[0]
        return head if head in only else article

    return short


def places(network: Network, edge: Edge, language: str, *, most: int | None = None) -> list[str]:
    """Return where an edge stands: spans of articles with their words, then background sources.

    Args:
        network: where the articles are.
        edge: the edge.
        language: ``vi`` or ``en``.
        most: so many at most, those with words first; all when left out.
    """
    short = shorten(network)
    spans = edge.evidence
    if most is not None and len(spans) > most:
        chosen = sorted(spans, key=lambda span: (span.inferred, span.quote is None))[:most]
        spans = [span for span in spans if span in chosen]
    found = [_span(span, short, language) for span in spans]
    outside = "thông tin nền" if language == "vi" else "background"
    sources = edge.sources if most is None else edge.sources[: max(most - len(found), 0)]
    found += [f"{outside}: {source.get(language, '')}" for source in sources]
    return found


def _span(span: Evidence, short: Callable[[str], str], language: str) -> str:
    quote = f" “{span.quote}”" if span.quote else ""
    return f"[{short(span.article)} {span.start}–{span.end}]{quote}"
