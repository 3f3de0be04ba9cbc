"""The panel of what is selected: a node, a tie, or what there is when nothing is."""

from __future__ import annotations

from dataclasses import replace

from graph.network import Network
from views.contract.panel import Panel
from views.presenters.evidence_panel import edge_panel, node_panel
from views.presenters.quote import QuoteSource


def selection_panel(
    selected: str, around: Network, drawn: Network, otherwise: Panel, sources: QuoteSource
) -> Panel:
    """Return the panel of a node or an edge (id); ``otherwise`` when nothing is selected.

    ``around`` is what is known of it, and without it in there it is unknown; ``drawn`` is the
    picture beside the panel, which may leave it out, empty where there is none.
    """
    if selected in around.edges:
        return edge_panel(around.edges[selected], around, sources)
    if selected in around.nodes:
        hidden = bool(drawn.nodes) and selected not in drawn.nodes
        panel = node_panel(around.nodes[selected], around, sources)
        return replace(panel, note=sources.words("panel.not_drawn") if hidden else "")
    return replace(otherwise, note=sources.words("panel.unknown")) if selected else otherwise
