"""The panel of what is chosen: a node, a tie, or what there is when nothing is."""

from __future__ import annotations

from graph.errors import NotFoundError
from graph.model import Network
from views import data, evidence, state
from views.catalogue import Words
from views.naming import Block
from views.quotes import Telling


def chosen_panel(drawn: Network, otherwise: Block, words: Words) -> Block:
    """Return the panel of what is chosen; ``otherwise`` is shown when that is nothing."""
    chosen = state.focus()
    if not chosen:
        return otherwise
    if "|" in chosen:
        return _edge(chosen, otherwise, words)
    try:
        around = data.near(chosen)
    except NotFoundError:
        return _unknown(otherwise, words)
    block = evidence.node_panel(around.nodes[chosen], around, Telling(words, data.document))
    hidden = bool(drawn.nodes) and chosen not in drawn.nodes
    return {**block, "note": words("panel.not_drawn") if hidden else ""}


def _edge(chosen: str, otherwise: Block, words: Words) -> Block:
    ends = data.nodes(frozenset(chosen.split("|")[::2]))
    if chosen not in ends.edges:
        return _unknown(otherwise, words)
    return evidence.edge_panel(ends.edges[chosen], ends, Telling(words, data.document))


def _unknown(otherwise: Block, words: Words) -> Block:
    return {**otherwise, "note": words("panel.unknown")}
