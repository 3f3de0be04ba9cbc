"""Why something is suggested, in words: lines for the panel, and one sentence for a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from graph.analysis.link_prediction.explanations import EdgesByEnds, Reason
from graph.analysis.partner_search import Search
from graph.network import Edge, Evidence, Network, Node
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, RECOMMENDATION, SESSION, THEME
from views.contract.panel import TieLine
from views.i18n import Words
from views.presenters.labels import display_name, dossier_link
from views.presenters.quote import QuoteSource, quotation

_QuotePlace = tuple[str, int, int]
"""Where a quote stands: document id, start and end."""

WALKS_LISTED, LINES_LISTED = 2, 6
NAMES_LISTED = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """What a reason passes, the ties along it, what that means, and its part of the score."""

    nodes: tuple[Node, ...]
    between: str
    along: tuple[Edge, ...]
    meaning: str
    share: float


def reason_lines(
    reasons: Iterable[Reason],
    network: Network,
    steps: EdgesByEnds,
    ends: tuple[str, str],
    sources: QuoteSource,
) -> list[TieLine]:
    """Return a line for the strongest walks of each reason, with share and quotes.

    Walks go from one end to the other (node ids); ``steps`` are the ties of the network.
    """
    listed = tuple(reasons)
    lines = _through(listed, network, steps, ends[:1], ends[1], sources.words)
    return _tie_lines(lines, _walks_in(listed), sources)


def partner_lines(
    search: Search, partner: str, steps: EdgesByEnds, sources: QuoteSource
) -> list[TieLine]:
    """Return why a partner (a node id) fits: what it has to do with itself, and through whom.

    A tie that a walk starts with is quoted when the question has one start only.
    """
    listed, own = search.reasons(partner), search.own(partner)
    network, asked = search.network, search.question.asked
    lines = _through(listed, network, steps, asked, partner, sources.words)
    if own:
        nodes = tuple(network.nodes[node] for node in own)
        share = sum(reason.share for reason in listed if not reason.passes)
        along = steps.each(own, partner)
        lines.insert(0, _Line(nodes, "·", along, _itself(nodes, search, sources.words), share))
    return _tie_lines(lines, _walks_in(listed), sources)


def _walks_in(reasons: Iterable[Reason]) -> int:
    return sum(len(reason.walks) for reason in reasons)


def _through(
    reasons: tuple[Reason, ...],
    network: Network,
    steps: EdgesByEnds,
    starts: tuple[str, ...],
    end: str,
    words: Words,
) -> list[_Line]:
    first = starts if len(starts) == 1 else ()
    total = sum(walk.score for reason in reasons for walk in reason.walks)
    walks = (walk for reason in reasons for walk in reason.walks[:WALKS_LISTED] if walk.through)
    lines = []
    for walk in walks:
        passed = tuple(network.nodes[node] for node in walk.through)
        along = steps.into(first, *walk.through, end)
        lines.append(_Line(passed, "→", along, _passing(passed, words), walk.score / total))
    return lines


def _tie_lines(lines: list[_Line], walks: int, sources: QuoteSource) -> list[TieLine]:
    """Return the first lines, and one for all other walks; the shares add up to 100%.

    A quote is shown at the first line that rests on it.
    """
    words, listed, shown = sources.words, lines[:LINES_LISTED], set[_QuotePlace]()
    *shares, rest = percents([line.share for line in listed])
    found = []
    for line, share in zip(listed, shares, strict=True):
        quotes = [one for one in first_quotes(line.along) if _place(one) not in shown]
        shown.update(map(_place, quotes))
        above = words("reason.above") if line.along and not quotes else ""
        found.append(
            TieLine(
                ends=tuple(dossier_link(node, words.language) for node in line.nodes),
                between=line.between,
                quotes=tuple(quotation(one, sources) for one in quotes),
                more=" ".join(filter(None, (line.meaning, above, _share(share, words)))),
            )
        )
    if walks > len(listed):
        others = words("reason.others", count=walks - len(listed))
        found.append(TieLine(more=f"{others} {_share(rest, words)}"))
    return found


def percents(shares: Iterable[float]) -> list[int]:
    """Return shares (0 to 1) as whole percentages, and what is left: together 100."""
    ends = [0, *(round(100 * share) for share in accumulate(shares)), 100]
    return [after - before for before, after in pairwise(ends)]


def _share(percent: int, words: Words) -> str:
    return words("reason.share", share=percent) if percent else words("reason.small_share")


def _itself(own: Sequence[Node], search: Search, words: Words) -> str:
    near = {**search.question.themes, **search.question.places}
    beside = [display_name(node) for node in own if near[node.id] < 1]
    more = words("reason.beside", names=_listed(beside, words)) if beside else ""
    return " ".join(filter(None, (words("reason.itself"), more)))


def first_quotes(along: Iterable[Edge]) -> list[Evidence]:
    """Return the first quote of each tie, the same words only once."""
    first = (edge.evidence[0] for edge in along)
    return list({_place(one): one for one in first}.values())


def _place(quote: Evidence) -> _QuotePlace:
    return quote.document, quote.start, quote.end


def _passing(through: Sequence[Node], words: Words) -> str:
    """Return in one plain sentence what it means to be reached through these nodes."""
    if len(through) > 1:
        return words("reason.longer")
    return {
        SESSION: words("reason.session"),
        RECOMMENDATION: words("reason.recommendation"),
        NEIGHBOURHOOD: words("reason.place"),
        THEME: words("reason.theme"),
    }.get(through[0].type, words("reason.actor"))


def pair_sentence(reasons: Iterable[Reason], network: Network, words: Words) -> str:
    """Return in one sentence what two that no report ties have in common."""
    listed = tuple(reasons)
    parts = [
        _shared(reason.passes[0], [network.nodes[w.through[0]] for w in reason.walks], words)
        for reason in listed
        if len(reason.passes) == 1
    ]
    longer = sum(len(reason.walks) for reason in listed if len(reason.passes) > 1)
    if longer:
        parts.append(words("pair.longer", count=longer))
    sentence = words("pair.sentence", shared=", ".join(parts))
    return sentence[:1].upper() + sentence[1:]


def _shared(passed: str, nodes: list[Node], words: Words) -> str:
    names = _listed([display_name(node) for node in nodes], words)
    if passed == RECOMMENDATION:
        return words("pair.advice", count=len(nodes))
    return {
        SESSION: words("pair.tables", names=names),
        NEIGHBOURHOOD: words("pair.places", names=names),
        THEME: words("pair.themes", names=names),
        ORGANISATION: words("pair.actors", names=names),
        PERSON: words("pair.actors", names=names),
    }[passed]


def _listed(names: list[str], words: Words) -> str:
    listed = names[:NAMES_LISTED]
    if len(names) > NAMES_LISTED:
        listed.append(words("pair.others", count=len(names) - NAMES_LISTED))
    return " · ".join(listed)
