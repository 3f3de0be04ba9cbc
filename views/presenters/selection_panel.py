"""The panel of what is chosen: a node, a tie, or what there is when nothing is."""

from __future__ import annotations

from functools import partial

from graph.errors import NotFoundError
from graph.network import Network
from views import url_state
from views.i18n import Words
from views.presenters import evidence_panel
from views.presenters.labels import Block
from views.queries import snapshot
from views.queries.quoted import quoted


def chosen_panel(drawn: Network, otherwise: Block, words: Words) -> Block:
    """Return the panel of what is chosen; ``otherwise`` is shown when that is nothing."""
    chosen = url_state.focus()
    if not chosen:
        return otherwise
    if "|" in chosen:
        return _edge(chosen, otherwise, words)
    try:
        around = snapshot.current().near(chosen)
    except NotFoundError:
        return _unknown(otherwise, words)
    block = quoted(partial(evidence_panel.node_panel, around.nodes[chosen], around), words)
    hidden = bool(drawn.nodes) and chosen not in drawn.nodes
    return {**block, "note": words("panel.not_drawn") if hidden else ""}


def _edge(chosen: str, otherwise: Block, words: Words) -> Block:
    ends = snapshot.current().nodes(frozenset(chosen.split("|")[::2]))
    if chosen not in ends.edges:
        return _unknown(otherwise, words)
    return quoted(partial(evidence_panel.edge_panel, ends.edges[chosen], ends), words)


def _unknown(otherwise: Block, words: Words) -> Block:
    return {**otherwise, "note": words("panel.unknown")}
