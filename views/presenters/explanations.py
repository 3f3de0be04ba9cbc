"""Why something is suggested, in words: lines for the panel, and one sentence for a pair."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from graph.analysis.link_prediction.explanations import Reason
from graph.analysis.partner_search import Search
from graph.network import Edge, Evidence, Network, Node
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, RECOMMENDATION, SESSION, THEME
from views import routes
from views.i18n import Words
from views.presenters.labels import Block, display_name, link_to, target
from views.presenters.quote import Telling, quotation
from views.queries import analysis, snapshot

_Place = tuple[str, int, int]
"""Where a quote stands: document id, start and end."""

WALKS_TOLD, LINES_TOLD = 2, 6
NAMES_TOLD = 3


def dossier_link(node: Node, language: str) -> Block:
    """Return a link to a node's dossier, under its name."""
    return {**link_to(node, language), **target(language, routes.DOSSIER, focus=node.id)}


@dataclass(frozen=True, slots=True)
class _Line:
    """What a reason passes, the ties along it, what that means, and its part of the score."""

    nodes: tuple[Node, ...]
    between: str
    along: tuple[Edge, ...]
    meaning: str
    share: float


def reason_blocks(
    reasons: Iterable[Reason], network: Network, starts: tuple[str, ...], end: str, say: Telling
) -> list[Block]:
    """Return a line for the strongest walks of each reason, with share and quotes.

    Walks go from one of ``starts`` to ``end`` (node ids); the tie that a walk starts with is
    quoted when it is the only one.
    """
    told = tuple(reasons)
    return _blocks(_through(told, network, starts, end, say.words), _walks_in(told), say)


def partner_blocks(search: Search, partner: str, say: Telling) -> list[Block]:
    """Return why a partner (a node id) fits: what it has to do with itself, and through whom."""
    told, own = search.reasons(partner), search.own(partner)
    lines = _through(told, search.network, search.question.asked, partner, say.words)
    if own:
        nodes = tuple(search.network.nodes[node] for node in own)
        share = sum(reason.share for reason in told if not reason.passes)
        along = analysis.steps(snapshot.current()).each(own, partner)
        lines.insert(0, _Line(nodes, "·", along, _itself(nodes, search, say.words), share))
    return _blocks(lines, _walks_in(told), say)


def _walks_in(reasons: Iterable[Reason]) -> int:
    return sum(len(reason.walks) for reason in reasons)


def _through(
    reasons: tuple[Reason, ...], network: Network, starts: tuple[str, ...], end: str, words: Words
) -> list[_Line]:
    steps, first = analysis.steps(snapshot.current()), starts if len(starts) == 1 else ()
    total = sum(walk.score for reason in reasons for walk in reason.walks)
    walks = (walk for reason in reasons for walk in reason.walks[:WALKS_TOLD] if walk.through)
    lines = []
    for walk in walks:
        passed = tuple(network.nodes[node] for node in walk.through)
        along = steps.into(first, *walk.through, end)
        lines.append(_Line(passed, "→", along, _passing(passed, words), walk.score / total))
    return lines


def _blocks(lines: list[_Line], walks: int, say: Telling) -> list[Block]:
    """Return the first lines, and one for all other walks; the shares add up to 100%.

    A quote is shown at the first line that rests on it.
    """
    told, shown = lines[:LINES_TOLD], set[_Place]()
    *shares, rest = percents([line.share for line in told])
    blocks = []
    for line, share in zip(told, shares, strict=True):
        quotes = [one for one in first_quotes(line.along) if _place(one) not in shown]
        shown.update(map(_place, quotes))
        above = say.words("reason.above") if line.along and not quotes else ""
        block = {
            "ends": [dossier_link(node, say.words.language) for node in line.nodes],
            "between": line.between,
            "quotes": [quotation(one, say) for one in quotes],
            "more": " ".join(filter(None, (line.meaning, above, _share(share, say.words)))),
        }
        blocks.append(block)
    if walks > len(told):
        others = say.words("reason.others", count=walks - len(told))
        blocks.append({"ends": [], "quotes": [], "more": f"{others} {_share(rest, say.words)}"})
    return blocks


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


def _place(quote: Evidence) -> _Place:
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
    told = tuple(reasons)
    parts = [
        _shared(reason.passes[0], [network.nodes[w.through[0]] for w in reason.walks], words)
        for reason in told
        if len(reason.passes) == 1
    ]
    longer = sum(len(reason.walks) for reason in told if len(reason.passes) > 1)
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
    told = names[:NAMES_TOLD]
    if len(names) > NAMES_TOLD:
        told.append(words("pair.others", count=len(names) - NAMES_TOLD))
    return " · ".join(told)
