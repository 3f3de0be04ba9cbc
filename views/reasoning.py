"""Why something is suggested, in words: lines for the panel, and one sentence for a pair."""

from __future__ import annotations

from collections.abc import Iterable

from graph.analysis.partners import Search
from graph.analysis.reasons import Reason
from graph.model import Edge, Evidence, Network, Node
from graph.schema import NEIGHBOURHOOD, ORGANISATION, PERSON, RECOMMENDATION, SESSION, THEME
from views import answers, routes
from views.catalogue import Words
from views.naming import Block, display_name, link_to, target
from views.quotes import Telling, quotation

WALKS_TOLD = 2
NAMES_TOLD = 3


def dossier_link(node: Node, language: str) -> Block:
    """Return a link to a node's dossier, under its name."""
    return {**link_to(node, language), **target(language, routes.DOSSIER, focus=node.id)}


def reason_blocks(
    reasons: Iterable[Reason], network: Network, starts: tuple[str, ...], end: str, say: Telling
) -> list[Block]:
    """Return a line for the strongest walks of each reason, with share and quotes.

    Walks go from one of ``starts`` to ``end`` (node ids); the tie that a walk starts with is
    quoted when it is the only one, or when it starts at an actor.
    """
    told, steps = tuple(reasons), answers.steps()
    first = starts if len(starts) == 1 else ()
    total = sum(walk.score for reason in told for walk in reason.walks)
    found = []
    for walk in (walk for reason in told for walk in reason.walks[:WALKS_TOLD] if walk.through):
        passed = [network.nodes[node] for node in walk.through]
        along = steps.into(first, *walk.through, end)
        meaning = f"{_passing(passed, say.words)} {_share(walk.score / total, say.words)}"
        found.append(_block(passed, "→", along, meaning, say))
    return found


def partner_blocks(search: Search, partner: str, say: Telling) -> list[Block]:
    """Return why a partner (a node id) fits: what it has to do with itself, and through whom."""
    told, own = search.reasons(partner), search.own(partner)
    through = reason_blocks(told, search.network, search.question.asked, partner, say)
    share = sum(reason.share for reason in told if not reason.passes)
    if not own:
        return through
    nodes = [search.network.nodes[node] for node in own]
    meaning = f"{_itself(nodes, search, say.words)} {_share(share, say.words)}"
    along = answers.steps().each(own, partner)
    return [_block(nodes, "·", along, meaning, say), *through]


def _itself(own: list[Node], search: Search, words: Words) -> str:
    near = {**search.question.themes, **search.question.places}
    beside = [display_name(node) for node in own if near[node.id] < 1]
    more = words("reason.beside", names=_listed(beside, words)) if beside else ""
    return " ".join(filter(None, (words("reason.itself"), more)))


def _block(
    nodes: Iterable[Node], between: str, along: Iterable[Edge], meaning: str, say: Telling
) -> Block:
    return {
        "ends": [dossier_link(node, say.words.language) for node in nodes],
        "between": between,
        "quotes": [quotation(one, say) for one in first_quotes(along)],
        "more": meaning,
    }


def _share(share: float, words: Words) -> str:
    return words("reason.share", share=max(1, round(100 * share)))


def first_quotes(along: Iterable[Edge]) -> list[Evidence]:
    """Return the first quote of each tie, the same words only once."""
    return list(dict.fromkeys(edge.evidence[0] for edge in along))


def _passing(through: list[Node], words: Words) -> str:
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
    return words("pair.sentence", shared=", ".join(parts))


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
