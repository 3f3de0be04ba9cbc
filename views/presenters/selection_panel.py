"""The panel of what is chosen: a node, a tie, or what there is when nothing is."""

from __future__ import annotations

from graph.errors import NotFoundError
from graph.network import Network
from views import url_state
from views.i18n import Words
from views.presenters import evidence_panel
from views.presenters.labels import Block
from views.presenters.quote import Telling
from views.queries import snapshot


def chosen_panel(drawn: Network, otherwise: Block, words: Words) -> Block:
    """Return the panel of what is chosen; ``otherwise`` is shown when that is nothing."""
    chosen = url_state.focus()
    if not chosen:
        return otherwise
    if "|" in chosen:
        return _edge(chosen, otherwise, words)
    try:
        around = snapshot.near(chosen)
    except NotFoundError:
        return _unknown(otherwise, words)
    block = evidence_panel.node_panel(
        around.nodes[chosen], around, Telling(words, snapshot.document)
    )
    hidden = bool(drawn.nodes) and chosen not in drawn.nodes
    return {**block, "note": words("panel.not_drawn") if hidden else ""}


def _edge(chosen: str, otherwise: Block, words: Words) -> Block:
    ends = snapshot.nodes(frozenset(chosen.split("|")[::2]))
    if chosen not in ends.edges:
        return _unknown(otherwise, words)
    return evidence_panel.edge_panel(ends.edges[chosen], ends, Telling(words, snapshot.document))


def _unknown(otherwise: Block, words: Words) -> Block:
    return {**otherwise, "note": words("panel.unknown")}
